/** ln 2 in two parts: the first has 33 bits, so that its whole multiples up to 2^20 are exact. */
const LN2_HIGH = 0.6931471803691238;
const LN2_LOW = 1.9082149292705877e-10;
const SQRT_2 = Math.SQRT2;
/** 1 / sqrt(pi). */
const INVERSE_SQRT_PI = 0.5641895835477563;
/** From here on the continued fraction, below it the series. */
const SERIES_TO = 1.5;
const FRACTION_DEPTH = 100;

/**
 * Probability that a standard normal variable is as far from 0 as `z` on either side: erfc(|z| / sqrt 2), right to 2e-13 of the
 * value. NaN for NaN. Made of the four operations and square roots only, which every engine rounds alike (its exponential it
 * may not), so that a p-value is the same to the last bit on every machine.
 */
export function twoSidedNormal(z: number): number {
  return complementaryError(Math.abs(z) / SQRT_2);
}

/**
 * erfc(x) for x >= 0. Below 1.5 it is 1 - erf(x) by the series erf(x) = 2/sqrt(pi) exp(-x^2) sum of 2^n x^(2n+1) / (1 3 ... (2n+1)),
 * all of whose terms are positive (NIST DLMF 7.6.2); above by the continued fraction exp(-x^2) / sqrt(pi) / (x + (1/2) / (x + 1 / (x + (3/2) /
 * (x + ...)))) (DLMF 7.9.1).
 */
function complementaryError(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const square = x * x;
  if (x < SERIES_TO) {
    let term = x;
    let sum = x;
    for (let n = 1; term > sum * 2 ** -54; n++) {
      term *= (2 * square) / (2 * n + 1);
      sum += term;
    }
    return 1 - 2 * INVERSE_SQRT_PI * negativeExponential(square) * sum;
  }
  let tail = x;
  for (let n = FRACTION_DEPTH; n >= 1; n--) tail = x + n / 2 / tail;
  return (negativeExponential(square) * INVERSE_SQRT_PI) / tail;
}

/** exp(-x) for x >= 0: the Taylor series of what is left after whole powers of two. */
function negativeExponential(x: number): number {
  const powers = Math.round(x / Math.LN2);
  if (powers > 1100) return 0;
  const rest = powers * LN2_HIGH - x + powers * LN2_LOW;
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 16; n++) {
    term *= rest / n;
    sum += term;
  }
  for (let k = 0; k < powers; k++) sum /= 2;
  return sum;
}
