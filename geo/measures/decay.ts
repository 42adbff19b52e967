/** How the worth of a trip falls with its cost `c`, in the unit of the model. */
export type DecayFunction =
  /** w = max(c, minimumCost) ^ exponent; without `minimumCost` a cost of 0 has no finite weight under a negative exponent. */
  | { readonly kind: 'power'; readonly exponent: number; readonly minimumCost?: number }
  /** w = exp(-beta c) */
  | { readonly kind: 'exponential'; readonly beta: number }
  /** w = exp(-c^2 / (2 sigma^2)), 1 at cost 0 */
  | { readonly kind: 'gaussian'; readonly sigma: number }
  /** w = weights[k] of the first limit that is >= c, 0 beyond the last; limits ascending, as many as weights. */
  | { readonly kind: 'steps'; readonly limits: readonly number[]; readonly weights: readonly number[] };

/** Weight of each cost. Infinity where a power has no finite weight: callers refuse it. */
export function decayWeights(cost: Float64Array, decay: DecayFunction): Float64Array {
  const weights = new Float64Array(cost.length);
  switch (decay.kind) {
    case 'power': {
      const least = decay.minimumCost ?? 0;
      for (let k = 0; k < cost.length; k++) weights[k] = Math.max(cost[k], least) ** decay.exponent;
      return weights;
    }
    case 'exponential':
      for (let k = 0; k < cost.length; k++) weights[k] = Math.exp(-decay.beta * cost[k]);
      return weights;
    case 'gaussian': {
      const twiceVariance = 2 * decay.sigma * decay.sigma;
      for (let k = 0; k < cost.length; k++) weights[k] = Math.exp(-(cost[k] * cost[k]) / twiceVariance);
      return weights;
    }
    case 'steps':
      for (let k = 0; k < cost.length; k++) {
        const step = decay.limits.findIndex((limit) => cost[k] <= limit);
        weights[k] = step < 0 ? 0 : decay.weights[step];
      }
      return weights;
  }
}
