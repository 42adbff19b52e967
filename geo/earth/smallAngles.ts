/**
 * Trigonometry of short distances: for |x| <= 0.02 (130 km on the ground) the first terms of the Taylor series, which
 * leave out less than 1e-18 of the value, several times faster than the general functions; beyond that those themselves.
 */
const SMALL = 0.02;

export function sinSmall(x: number): number {
  if (x > SMALL || x < -SMALL) return Math.sin(x);
  const q = x * x;
  return x * (1 - q * (1 / 6 - q * (1 / 120 - q * (1 / 5040))));
}

export function cosSmall(x: number): number {
  if (x > SMALL || x < -SMALL) return Math.cos(x);
  const q = x * x;
  return 1 - q * (1 / 2 - q * (1 / 24 - q * (1 / 720 - q * (1 / 40320))));
}

export function tanSmall(x: number): number {
  if (x > SMALL || x < -SMALL) return Math.tan(x);
  const q = x * x;
  return x * (1 + q * (1 / 3 + q * (2 / 15 + q * (17 / 315 + q * (62 / 2835)))));
}

export function atanSmall(x: number): number {
  if (x > SMALL || x < -SMALL) return Math.atan(x);
  const q = x * x;
  return x * (1 - q * (1 / 3 - q * (1 / 5 - q * (1 / 7 - q * (1 / 9)))));
}

/** Arguments beyond ±1, which rounding can give, count as ±1. */
export function asinSmall(x: number): number {
  if (x > SMALL || x < -SMALL) return Math.asin(Math.max(-1, Math.min(1, x)));
  const q = x * x;
  return x * (1 + q * (1 / 6 + q * (3 / 40 + q * (5 / 112 + q * (35 / 1152)))));
}
