import { ascendingOrder } from './ascendingOrder.ts';

/**
 * Quantiles of a value over people, by group: for each share the least value that at least this share of the group's
 * weight does not exceed ("half of the people reached travel no longer than"; the inverse of the weighted empirical
 * distribution, type 1 of Hyndman & Fan 1996).
 *
 * @param values >= 0; NaN is left out
 * @param weights >= 0, people
 * @param group of each value, 0 to groupCount - 1; negative is left out
 * @param shares in (0, 1]
 * @param order of the values, ascending, where the caller has it
 * @returns one array by group for each share; NaN for groups without weight
 */
export function weightedQuantiles(values: Float64Array, weights: Float64Array, group: Int32Array, groupCount: number, shares: readonly number[], order = ascendingOrder(values)): Float64Array[] {
  const enters = (i: number) => group[i] >= 0 && weights[i] > 0 && !Number.isNaN(values[i]);
  const total = new Float64Array(groupCount);
  for (const i of order) if (enters(i)) total[group[i]] += weights[i];
  const quantiles = shares.map(() => new Float64Array(groupCount).fill(NaN));
  const sum = new Float64Array(groupCount);
  for (const i of order) {
    if (!enters(i)) continue;
    const g = group[i];
    sum[g] += weights[i];
    shares.forEach((share, s) => {
      if (Number.isNaN(quantiles[s][g]) && sum[g] >= share * total[g]) quantiles[s][g] = values[i];
    });
  }
  return quantiles;
}
