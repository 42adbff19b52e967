import { hasShares, type Distribution } from './distribution.ts';

/** Points of a Lorenz or concentration curve from (0, 0) to (1, 1): cumulative shares, linear in between. */
export interface ShareCurve {
  readonly shareOfWeight: Float64Array;
  readonly shareOfValue: Float64Array;
}

/**
 * Lorenz curve (Lorenz 1905, *Publications of the American Statistical Association* 9): the share of the sum of the values that the
 * lowest units hold, by their share of the weight (of the units, without weights). One point more than units; null without shares.
 */
export function lorenzCurve(distribution: Distribution): ShareCurve | null {
  if (!hasShares(distribution)) return null;
  const { values, weights } = distribution;
  return cumulativeShares(weights, values.map((value, k) => weights[k] * value));
}

/** Cumulative sums of weights and of weight x value, by their totals. */
export function cumulativeShares(weightParts: Float64Array, valueParts: Float64Array): ShareCurve {
  return { shareOfWeight: cumulative(weightParts), shareOfValue: cumulative(valueParts) };
}

function cumulative(parts: Float64Array): Float64Array {
  const sums = new Float64Array(parts.length + 1);
  for (let k = 0; k < parts.length; k++) sums[k + 1] = sums[k] + parts[k];
  const total = sums[parts.length];
  return sums.map((sum) => sum / total);
}

/** Shares of weight nearer than this are the same point: sums of weights are rounded, and a hair of a rich unit is more than all of a group that holds nothing. */
export const SAME_SHARE = 1e-12;

/** Share of value at a share of weight p in [0, 1], by linear interpolation. */
export function shareAt({ shareOfWeight, shareOfValue }: ShareCurve, p: number): number {
  let k = 1;
  while (k < shareOfWeight.length - 1 && shareOfWeight[k] < p - SAME_SHARE) k++;
  if (Math.abs(shareOfWeight[k] - p) <= SAME_SHARE) return shareOfValue[k];
  const part = (p - shareOfWeight[k - 1]) / (shareOfWeight[k] - shareOfWeight[k - 1]);
  return shareOfValue[k - 1] + part * (shareOfValue[k] - shareOfValue[k - 1]);
}
