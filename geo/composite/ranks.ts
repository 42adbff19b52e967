import { ascendingOrder } from '../measures/ascendingOrder.ts';

/** Indexes no further than this below the highest of their rank are equal to it: their sums were rounded in another order. */
const ROUNDING = 2 ** -40;

/**
 * Standard competition ranking, 1 = the highest index; equal ones share the least rank and the next skips (1, 1, 3). NaN stays NaN.
 * `writeRanks` fills an array of the caller's, for many rankings of the same units.
 */
export function ranksFromHighest(index: Float64Array): Float64Array {
  const ranks = new Float64Array(index.length);
  writeRanks(index, ranks);
  return ranks;
}

export function writeRanks(index: Float64Array, ranks: Float64Array): void {
  const least = index.reduce((low, value) => (value < low ? value : low), Infinity);
  const ascending = ascendingOrder(index.map((value) => value - least));
  let known = ascending.length;
  while (known > 0 && Number.isNaN(index[ascending[known - 1]])) known--;
  ranks.fill(NaN);
  let highest = Infinity;
  let rank = 0;
  for (let place = known - 1; place >= 0; place--) {
    const unit = ascending[place];
    if (highest - index[unit] > ROUNDING) {
      highest = index[unit];
      rank = known - place;
    }
    ranks[unit] = rank;
  }
}

/** Ranks from 1 = the lowest value, equal ones sharing the mean of their places (2.5, 2.5). NaN stays NaN. */
export function meanRanks(values: Float64Array): Float64Array {
  const order = [...values.keys()].filter((unit) => !Number.isNaN(values[unit])).sort((a, b) => values[a] - values[b]);
  const ranks = new Float64Array(values.length).fill(NaN);
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && values[order[end]] === values[order[start]]) end++;
    for (let place = start; place < end; place++) ranks[order[place]] = (start + 1 + end) / 2;
  }
  return ranks;
}

/**
 * Spearman's rho: correlation of the mean ranks (Spearman 1904, *American Journal of Psychology* 15) over the units that have both values; NaN
 * for fewer than two of them or where all of one side are equal.
 */
export function spearman(first: Float64Array, second: Float64Array): number {
  const both = [...first.keys()].filter((unit) => !Number.isNaN(first[unit]) && !Number.isNaN(second[unit]));
  const [a, b] = [first, second].map((values) => meanRanks(Float64Array.from(both, (unit) => values[unit])));
  const mean = (both.length + 1) / 2;
  let [sumA, sumB, sumBoth] = [0, 0, 0];
  for (let i = 0; i < both.length; i++) {
    sumA += (a[i] - mean) ** 2;
    sumB += (b[i] - mean) ** 2;
    sumBoth += (a[i] - mean) * (b[i] - mean);
  }
  return sumBoth / Math.sqrt(sumA * sumB);
}
