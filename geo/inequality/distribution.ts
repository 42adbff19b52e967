/**
 * The values of units as every measure of inequality takes them: those that exist, in ascending order, each with its weight.
 * Without weights every unit weighs 1, so that the divisor of every mean, the sum of weights, is the number of units.
 */
export interface Distribution {
  /** Ascending, in the unit of the values divided by `scale`; not NaN. */
  readonly values: Float64Array;
  /** Weight of each, above 0; not divided by their sum, so that sums of whole numbers (ranks, people) are exact. */
  readonly weights: Float64Array;
  /** Index of each in the arrays the distribution was made of; equal values stand in the order of those arrays. */
  readonly order: Uint32Array;
  /** Mean in the unit of `values`, sum of weight x value / sum of weights, within their range; NaN where there is no unit. */
  readonly mean: number;
  /** A power of two: 1 but for values so large or small that their sums would leave the range of doubles. Measures without a unit need not know it. */
  readonly scale: number;
  /** Sum of weights. */
  readonly weightSum: number;
}

/** Values between 2^-500 and 2^500 are taken as they are. */
const EXTREME = 2 ** 500;

/**
 * Left out are units without a value or a weight (NaN) and units of weight 0.
 *
 * @param values one per unit, any finite number; NaN is missing
 * @param weights >= 0, NaN is missing; null: all weigh 1
 * @param among indexes of the units that take part; all without it
 * @throws RangeError on an infinite value, a negative or infinite weight, or unequal lengths
 */
export function distributionOf(values: Float64Array, weights: Float64Array | null, among?: Uint32Array): Distribution {
  if (weights !== null && weights.length !== values.length) throw new RangeError(`${weights.length} weights for ${values.length} values`);
  const candidates = among ?? Uint32Array.from(values.keys());
  const order = candidates.filter((i) => {
    const weight = weights === null ? 1 : weights[i];
    if (Math.abs(values[i]) === Infinity) throw new RangeError(`value ${i} is infinite`);
    if (weight < 0 || weight === Infinity) throw new RangeError(`weight ${i} is ${weight}`);
    return !Number.isNaN(values[i]) && weight > 0;
  });
  order.sort((a, b) => values[a] - values[b] || a - b);
  const largest = order.reduce((most, i) => Math.max(most, Math.abs(values[i])), 0);
  const scale = largest > EXTREME || (largest > 0 && largest < 1 / EXTREME) ? 2 ** Math.floor(Math.log2(largest)) : 1;
  const sorted = Float64Array.from(order, (i) => values[i] / scale);
  const sortedWeights = Float64Array.from(order, (i) => (weights === null ? 1 : weights[i]));
  const weightSum = compensatedSum(sortedWeights);
  return { values: sorted, weights: sortedWeights, order, mean: weightedMean(sorted, sortedWeights, weightSum), scale, weightSum };
}

/**
 * Mean of ascending values, kept within their range, which rounding may leave by a hair: so the mean of equal values is that value and
 * their inequality is 0, not nearly 0.
 */
function weightedMean(values: Float64Array, weights: Float64Array, weightSum: number): number {
  const sum = compensatedSum(values.map((value, k) => weights[k] * value));
  return Math.min(values[values.length - 1], Math.max(values[0], sum / weightSum));
}

/** Sum whose rounding does not grow with the number of terms (Neumaier 1974, *Zeitschrift für Angewandte Mathematik und Mechanik* 54). */
function compensatedSum(terms: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (const term of terms) {
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}

/**
 * Whether the units can have shares of the sum of the values: no value below 0, and a mean above 0. Gini, Lorenz, Theil, Palma, Atkinson
 * and concentration do not exist without it: with negative values they would leave their range, and of a sum of 0 nobody has a share.
 */
export function hasShares({ values, mean }: Distribution): boolean {
  return values.length > 0 && values[0] >= 0 && mean > 0;
}
