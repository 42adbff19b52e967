/**
 * Standard deviation of the natural logarithms, the usual measure of sigma convergence beside the coefficient of variation (Barro & Sala-i-Martin
 * 1992): sqrt(sum (ln x - mean)^2 / n). It divides by n, for the units are all there are and not a sample of them.
 *
 * @param values one per unit, NaN missing
 * @returns `positive`: units with a value above 0, which alone have a logarithm; `sdLog` NaN where there is none, exactly 0 where they are equal
 */
export function logDispersion(values: Float64Array): { positive: number; sdLog: number } {
  const logs = values.filter((value) => value > 0).map(Math.log);
  const n = logs.length;
  if (n > 0 && logs.every((log) => log === logs[0])) return { positive: n, sdLog: 0 };
  const mean = logs.reduce((sum, log) => sum + log, 0) / n;
  return { positive: n, sdLog: Math.sqrt(logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / n) };
}
