/**
 * Tail of Student's t distribution. The probability of a |t| at least as large, with v degrees of freedom, is the regularised
 * incomplete beta function I_x(v/2, 1/2) at x = v / (v + t^2) (NIST DLMF 8.17; Abramowitz & Stegun 26.5.27).
 */

/** Relative change of the continued fraction at which it has settled. */
const SETTLED = 2 * Number.EPSILON;
/** Stands for a denominator of 0 (Lentz's method). */
const TINY = 1e-300;
/** Stirling's series is exact to the last bit from here on. */
const STIRLING_FROM = 10;

/**
 * Two-sided p of a t statistic.
 *
 * @param t any number; infinite gives 0, NaN gives NaN
 * @param degreesOfFreedom > 0, else NaN
 */
export function twoSidedT(t: number, degreesOfFreedom: number): number {
  if (Number.isNaN(t) || !(degreesOfFreedom > 0)) return NaN;
  if (Math.abs(t) === Infinity) return 0;
  const ratio = (t * t) / degreesOfFreedom;
  // Both x and 1 - x come from the ratio, so neither loses digits where it is small.
  return ratio === Infinity ? 0 : regularisedBeta(degreesOfFreedom / 2, 0.5, 1 / (1 + ratio), ratio / (1 + ratio));
}

/**
 * I_x(a, b), the regularised incomplete beta function, for a, b > 0 and y = 1 - x in [0, 1]: x^a y^b / (a B(a, b)) times a continued
 * fraction (DLMF 8.17.22), taken from the side where it converges fast: I_x(a, b) = 1 - I_y(b, a).
 */
export function regularisedBeta(a: number, b: number, x: number, y: number): number {
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - regularisedBeta(b, a, y, x);
  const logX = x < 0.5 ? Math.log(x) : Math.log1p(-y);
  const logY = y < 0.5 ? Math.log(y) : Math.log1p(-x);
  return Math.exp(a * logX + b * logY - logBeta(a, b)) / (a * betaFraction(a, b, x));
}

/** 1 + d1 / (1 + d2 / (1 + …)), evaluated from the front (Lentz 1976, *Applied Optics* 15). Takes about sqrt(max(a, b)) steps. */
function betaFraction(a: number, b: number, x: number): number {
  let fraction = 1;
  let upper = 1;
  let lower = 0;
  for (let step = 1; ; step++) {
    const m = step >> 1;
    const d = step % 2 === 0
      ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
      : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    lower = 1 / (1 + d * lower || TINY);
    upper = 1 + d / upper || TINY;
    fraction *= upper * lower;
    if (Math.abs(upper * lower - 1) < SETTLED) return fraction;
  }
}

/** ln B(a, b): both arguments raised by B(a, b) = B(a + 1, b) (a + b) / a until Stirling's series holds, and the logarithms of the large ones cancelled by hand. */
function logBeta(a: number, b: number): number {
  let factor = 1;
  for (; a < STIRLING_FROM; a++) factor *= (a + b) / a;
  for (; b < STIRLING_FROM; b++) factor *= (a + b) / b;
  const sum = a + b;
  return Math.log(factor) + 0.5 * Math.log((2 * Math.PI) / sum) + (a - 0.5) * Math.log1p(-b / sum) + (b - 0.5) * Math.log1p(-a / sum)
    + stirlingRemainder(a) + stirlingRemainder(b) - stirlingRemainder(sum);
}

/** What Stirling's formula for ln gamma(x) leaves over (DLMF 5.11.1), x >= 10. */
function stirlingRemainder(x: number): number {
  const s = 1 / (x * x);
  return (1 / 12 + s * (-1 / 360 + s * (1 / 1260 + s * (-1 / 1680 + s * (1 / 1188 + s * (-691 / 360360 + s / 156)))))) / x;
}
