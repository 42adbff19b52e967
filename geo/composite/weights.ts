import { normalise } from './normalise.ts';
import type { Direction } from './normalise.ts';

/** Weights of indicators, >= 0, adding up to 1. */

export function equalWeights(count: number): Float64Array {
  return new Float64Array(count).fill(1 / count);
}

/** Every service area counts alike, and within it every indicator. */
export function weightsByArea(areas: readonly string[]): Float64Array {
  const sizes = new Map<string, number>();
  for (const area of areas) sizes.set(area, (sizes.get(area) ?? 0) + 1);
  return Float64Array.from(areas, (area) => 1 / sizes.size / sizes.get(area)!);
}

/** Weights as given, divided by their sum. @throws RangeError on a negative one or a sum of 0 */
export function ownWeights(given: Float64Array): Float64Array {
  const sum = given.reduce((total, weight) => total + weight, 0);
  if (!(sum > 0 && sum < Infinity) || given.some((weight) => weight < 0)) throw new RangeError(`weights ${given.join(', ')}`);
  return given.map((weight) => weight / sum);
}

/**
 * Entropy weights (Shannon 1948, *Bell System Technical Journal* 27; Hwang & Yoon 1981, *Multiple Attribute Decision Making*): the more evenly
 * an indicator is spread over the units, the less it tells them apart and the less it weighs. With s the min-max score of a unit and p = s / sum s,
 *
 *     e_j = -sum p ln p / ln n_j,    w_j = (1 - e_j) / sum (1 - e)
 *
 * over the n_j units that have a value. 0 ln 0 = 0, its limit, so the worst unit's score of 0 needs no shift (shifting all scores by a small
 * number, as is also done, makes the weights depend on that number). A constant has e = 1 and weighs 0.
 *
 * @returns null where every indicator is constant
 */
export function entropyWeights(columns: readonly Float64Array[], directions: readonly Direction[]): Float64Array | null {
  const divergence = Float64Array.from(columns, (column, j) => {
    const { scores, constant } = normalise(column, 'min-max', directions[j]);
    const known = scores.filter((score) => !Number.isNaN(score));
    if (constant || known.length === 0) return 0;
    const sum = known.reduce((total, score) => total + score, 0);
    const entropy = known.reduce((total, score) => (score > 0 ? total - (score / sum) * Math.log(score / sum) : total), 0);
    return Math.max(0, 1 - entropy / Math.log(known.length));
  });
  const sum = divergence.reduce((total, value) => total + value, 0);
  return sum > 0 ? divergence.map((value) => value / sum) : null;
}
