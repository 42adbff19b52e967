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

/** Share of value at a share of weight p in [0, 1], by linear interpolation. */
export function shareAt({ shareOfWeight, shareOfValue }: ShareCurve, p: number): number {
  let k = 1;
  while (k < shareOfWeight.length - 1 && shareOfWeight[k] < p) k++;
  const step = shareOfWeight[k] - shareOfWeight[k - 1];
  return step === 0 ? shareOfValue[k] : shareOfValue[k - 1] + ((p - shareOfWeight[k - 1]) / step) * (shareOfValue[k] - shareOfValue[k - 1]);
}
