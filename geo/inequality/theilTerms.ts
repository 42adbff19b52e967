/**
 * The terms whose means are Theil's T and L. With r = value / mean they are r ln r - r + 1 and r - 1 - ln r: the same means as those of
 * r ln r and -ln r, because the mean of r - 1 is 0, but no term is below 0 and a rounded mean changes the sum in second order only. So T
 * and L are never negative, and nearly equal values keep their digits.
 */

/** Nearer than this to the mean, relative to it, a power series replaces the difference of nearly equal numbers. */
const NEAR_MEAN = 1 / 32;
const LAST_POWER = 13;

/** r ln r - r + 1, where 0 ln 0 = 0. @param value >= 0 @param mean > 0, same unit */
export function theilTTerm(value: number, mean: number): number {
  const deviation = (value - mean) / mean;
  if (Math.abs(deviation) < NEAR_MEAN) return alternatingSeries(deviation, (k) => k * (k - 1));
  const ratio = value / mean;
  return ratio === 0 ? 1 : ratio * Math.log(ratio) - ratio + 1;
}

/** r - 1 - ln r; infinite for a value of 0. @param value >= 0 @param mean > 0, same unit */
export function theilLTerm(value: number, mean: number): number {
  const deviation = (value - mean) / mean;
  if (Math.abs(deviation) < NEAR_MEAN) return alternatingSeries(deviation, (k) => k);
  const ratio = value / mean;
  return ratio - 1 - Math.log(ratio);
}

/** Sum of (-d)^k / divisor(k) from k = 2. */
function alternatingSeries(d: number, divisor: (k: number) => number): number {
  let sum = 0;
  for (let k = LAST_POWER; k >= 2; k--) sum = 1 / divisor(k) - d * sum;
  return d * d * sum;
}
