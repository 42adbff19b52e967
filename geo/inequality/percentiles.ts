import type { Distribution } from './distribution.ts';

/** Nearer than this to the place of a unit, as a part of the way to the next, a percentile is that unit's value: sums of weights are rounded. */
const ROUNDING = 1e-12;

/**
 * Percentile by linear interpolation, type 7 of Hyndman & Fan 1996 (*The American Statistician* 50): unit k of the ascending order stands
 * at p_k = (S_k - w_k) / (S_N - w_k), S_k the sum of weights up to and with it; equal weights give (k - 1) / (n - 1). Only the
 * proportions of the weights matter, and the p-percentile of the values is minus the (1 - p)-percentile of their negatives. Units of
 * equal value are taken to share their weight equally, so that their order does not matter.
 *
 * @param p in [0, 1]
 * @returns in the unit of the values; NaN where there is no unit
 */
export function percentile({ values, weights, weightSum, scale }: Distribution, p: number): number {
  const count = values.length;
  let before = 0;
  let lowerP = 0;
  for (let first = 0; first < count;) {
    let end = first;
    let weight = 0;
    while (end < count && values[end] === values[first]) weight += weights[end++];
    const own = weight / (end - first);
    // What all others weigh, which must not round to less than what is known to lie beside the unit.
    const others = Math.max(weightSum - own, before + weight - own);
    const startP = others > 0 ? before / others : 0;
    if (p <= startP && first > 0) {
      const step = startP - lowerP;
      const part = step > 0 ? (p - lowerP) / step : 1;
      if (part < ROUNDING) return scale * values[first - 1];
      if (part > 1 - ROUNDING) return scale * values[first];
      return scale * (values[first - 1] + part * (values[first] - values[first - 1]));
    }
    lowerP = others > 0 ? (before + weight - own) / others : 1;
    if (p <= lowerP || end === count) return scale * values[first];
    before += weight;
    first = end;
  }
  return NaN;
}
