import { gammaQuantile } from './gammaQuantile.ts';

/** Intervals of rates of few events: a county with one death a year has no rate worth a rank. */

/**
 * Exact interval of the mean of a Poisson count (Garwood 1936, *Biometrika* 28: gamma quantiles), divided by the exposure.
 *
 * @param events whole number >= 0. @param exposure > 0, what the events are counted over (live births, person-years).
 * @param confidence level inside (0, 1). @returns [low, high] in events per unit of exposure; NaN where the count is not a whole number >= 0.
 */
export function poissonInterval(events: number, exposure: number, confidence: number): [low: number, high: number] {
  if (!Number.isInteger(events) || events < 0 || !(exposure > 0)) return [NaN, NaN];
  const tail = (1 - confidence) / 2;
  const low = events === 0 ? 0 : gammaQuantile(tail, events);
  return [low / exposure, gammaQuantile(1 - tail, events + 1) / exposure];
}

/**
 * Score interval of a share (Wilson 1927, *Journal of the American Statistical Association* 22).
 *
 * @param events 0..trials. @param trials > 0. @param z standard normal quantile of the level (1.959963985 for 95 %). @returns [low, high] in 0..1; NaN outside the range.
 */
export function wilsonInterval(events: number, trials: number, z: number): [low: number, high: number] {
  if (!(trials > 0) || !(events >= 0) || events > trials) return [NaN, NaN];
  const share = events / trials;
  const square = z * z;
  const middle = share + square / (2 * trials);
  const half = z * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials * trials));
  const scale = 1 + square / trials;
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)];
}
