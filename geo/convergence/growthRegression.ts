import { twoSidedT } from './studentT.ts';

/**
 * Beta convergence: do units that start lower grow faster? Unconditional growth regression of Barro & Sala-i-Martin 1992 (*Journal of
 * Political Economy* 100), unweighted least squares over the units positive in both years:
 *
 *     ln(y_T / y_0) / T = intercept + slope ln y_0
 *
 * A figure that does not exist is NaN: everything without two different starts, the error and p with fewer than three units, r2 where
 * all grow alike.
 */
export interface GrowthRegression {
  /** Units in the regression. */
  n: number;
  /** Change of the yearly growth rate by ln y_0; negative: the gap narrows. */
  slope: number;
  /** Yearly growth rate of a unit with y_0 = 1. */
  intercept: number;
  /** Share of the variance of growth explained, in [0, 1]. */
  r2: number;
  /** Standard error of the slope, residual variance with divisor n - 2. */
  slopeError: number;
  /** Two-sided p of slope / error, Student's t with n - 2 degrees of freedom. */
  slopeP: number;
  /** Speed of convergence per year, -ln(1 + slope T) / T; NaN where 1 + slope T <= 0: the order of the units would turn over within the period. */
  lambda: number;
  /** Years in which half of the gap closes, ln 2 / lambda; NaN where lambda <= 0: it does not close. */
  halfLife: number;
  /** ln(y_T / y_0) / T of every unit, per year; NaN outside the regression. */
  growth: Float64Array;
  /** ln y_0; NaN outside the regression. */
  logStart: Float64Array;
  /** Growth on the fitted line, and growth less that; NaN outside the regression or without a line. */
  fitted: Float64Array;
  residual: Float64Array;
}

/**
 * @param start,end values of each unit in the first and the last year; NaN missing; only those above 0 have a logarithm
 * @param years T > 0
 */
export function growthRegression(start: Float64Array, end: Float64Array, years: number): GrowthRegression {
  if (start.length !== end.length) throw new RangeError(`${start.length} first values for ${end.length} last ones`);
  if (!(years > 0)) throw new RangeError(`period of ${years} years`);
  const count = start.length;
  const growth = new Float64Array(count).fill(NaN);
  const logStart = new Float64Array(count).fill(NaN);
  const used: number[] = [];
  for (let i = 0; i < count; i++) {
    if (!(start[i] > 0 && end[i] > 0)) continue;
    used.push(i);
    logStart[i] = Math.log(start[i]);
    growth[i] = (Math.log(end[i]) - logStart[i]) / years;
  }
  const n = used.length;
  const mean = (values: Float64Array) => used.reduce((sum, i) => sum + values[i], 0) / n;
  const [meanLog, meanGrowth] = [mean(logStart), mean(growth)];
  let sumLog = 0;
  let sumGrowth = 0;
  let sumBoth = 0;
  for (const i of used) {
    const [x, y] = [logStart[i] - meanLog, growth[i] - meanGrowth];
    sumLog += x * x;
    sumGrowth += y * y;
    sumBoth += x * y;
  }
  // Rounding of the logarithms and of the mean leaves a trace of a variance even where all units are alike; it is none.
  const rounding = (4 * Number.EPSILON * used.reduce((most, i) => Math.max(most, Math.abs(logStart[i]), Math.abs(logStart[i] + growth[i] * years)), 0)) / years;
  const allGrowAlike = used.every((i) => Math.abs(growth[i] - growth[used[0]]) <= rounding);
  const slope = used.every((i) => logStart[i] === logStart[used[0]]) ? NaN : allGrowAlike ? 0 : sumBoth / sumLog;
  const intercept = meanGrowth - slope * meanLog;
  const fitted = logStart.map((log) => intercept + slope * log);
  const residual = growth.map((value, i) => value - fitted[i]);
  const unexplained = used.reduce((sum, i) => sum + residual[i] * residual[i], 0);
  const slopeError = Number.isNaN(slope) || n < 3 ? NaN : allGrowAlike ? 0 : Math.sqrt(unexplained / (n - 2) / sumLog);
  // 0 - x and not -x: a speed of nothing is a plain 0.
  const lambda = 1 + slope * years > 0 ? (0 - Math.log1p(slope * years)) / years : NaN;
  return {
    n, slope, intercept, r2: allGrowAlike ? NaN : (slope * sumBoth) / sumGrowth, slopeError, slopeP: twoSidedT(slope / slopeError, n - 2),
    lambda, halfLife: lambda > 0 ? Math.LN2 / lambda : NaN, growth, logStart, fitted, residual,
  };
}
