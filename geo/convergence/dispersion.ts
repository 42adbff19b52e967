/**
 * Sigma convergence: is the spread of a value over units getting narrower? Both measures divide by n, for the units are all there are and
 * not a sample of them.
 */
export interface Dispersion {
  /** Units with a value. */
  n: number;
  mean: number;
  /** Standard deviation / mean, divisor n; NaN where the mean is not above 0 or there is no unit. */
  cv: number;
  /** Units with a value above 0. */
  positive: number;
  /** Standard deviation of the natural logarithms of the values above 0, divisor n; NaN where there is none. */
  sdLog: number;
}

/** @param values one per unit, NaN missing */
export function dispersionOf(values: Float64Array): Dispersion {
  const known = values.filter((value) => !Number.isNaN(value));
  const logs = known.filter((value) => value > 0).map(Math.log);
  const { mean, deviation } = moments(known);
  return { n: known.length, mean, cv: mean > 0 ? deviation / mean : NaN, positive: logs.length, sdLog: moments(logs).deviation };
}

/** Mean, and root of the mean square about it; that of equal values is 0 whatever the rounding of their mean. NaN for no values. */
function moments(values: Float64Array): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length > 0 && values.every((value) => value === values[0])) return { mean: values[0], deviation: 0 };
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
}
