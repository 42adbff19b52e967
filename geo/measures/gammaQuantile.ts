/** Terms of a series or continued fraction after which it has long converged for any count of events. */
const MAX_TERMS = 100_000;
const CONVERGED = 1e-16;

/** ln Gamma(x) for x > 0 (Lanczos 1964, *SIAM Journal on Numerical Analysis* 1; coefficients for g = 7, n = 9; relative error below 1e-14). */
export function logGamma(x: number): number {
  const COEFFICIENTS = [
    676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  const z = x - 1;
  const t = z + 7.5;
  const sum = COEFFICIENTS.reduce((total, coefficient, i) => total + coefficient / (z + i + 1), 0.99999999999980993);
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Regularised lower incomplete gamma function P(shape, x), 0..1: by its series below shape + 1, by the continued fraction of Q above (Abramowitz & Stegun 1964, 6.5.29, 6.5.31). */
export function gammaShare(shape: number, x: number): number {
  if (x <= 0) return 0;
  const scale = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; n < MAX_TERMS && term > sum * CONVERGED; n++) {
      term *= x / (shape + n);
      sum += term;
    }
    return sum * scale;
  }
  // Lentz's method for the continued fraction.
  let b = x + 1 - shape;
  let c = 1 / Number.MIN_VALUE;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MAX_TERMS; n++) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < CONVERGED * 4) break;
  }
  return 1 - scale * fraction;
}

/** x with P(shape, x) = share: bisection in a bracket that is widened first; relative error below 1e-12. `share` in (0, 1), shape > 0. */
export function gammaQuantile(share: number, shape: number): number {
  let low = 0;
  let high = shape + 1;
  while (gammaShare(shape, high) < share) {
    low = high;
    high *= 2;
  }
  for (let step = 0; step < 200 && high - low > high * 1e-14; step++) {
    const middle = (low + high) / 2;
    if (gammaShare(shape, middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
