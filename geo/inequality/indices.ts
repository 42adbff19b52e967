import { hasShares, type Distribution } from './distribution.ts';
import { lorenzCurve, shareAt } from './lorenz.ts';
import { percentile } from './percentiles.ts';
import { theilLTerm, theilTTerm } from './theilTerms.ts';

/**
 * Measures of inequality of a distribution. u is a unit's share of the weight (1 / n without weights), m the mean. A measure that does not
 * exist is NaN; those that compare shares of the sum exist only with {@link hasShares}.
 */
export interface InequalityIndices {
  /** Units. */
  n: number;
  /** In the unit of the values. */
  mean: number;
  gini: number;
  theilT: number;
  theilL: number;
  cv: number;
  /** In the unit of the values. */
  mad: number;
  palma: number;
  atkinson: number;
  p90P10: number;
  maxMin: number;
}

export function inequalityIndices(distribution: Distribution, atkinsonEpsilon: number): InequalityIndices {
  const { values, mean, scale } = distribution;
  return {
    n: values.length, mean: mean * scale, gini: gini(distribution), theilT: theilT(distribution), theilL: theilL(distribution),
    cv: coefficientOfVariation(distribution), mad: meanAbsoluteDeviation(distribution), palma: palmaRatio(distribution),
    atkinson: atkinson(distribution, atkinsonEpsilon), p90P10: percentileRatio(distribution), maxMin: maxMinRatio(distribution),
  };
}

/**
 * Gini coefficient without the factor n / (n - 1), in [0, 1): 1 - sum (p_i - p_(i-1)) (L_i + L_(i-1)) over the Lorenz curve, without weights
 * 2 sum(i x_(i)) / (n sum x) - (n + 1) / n (Gini 1914, *Atti del Reale Istituto Veneto* 73). Divisor n, or the sum of weights.
 * Added up as sum u (x / m - 1) (p_i + p_(i-1) - 1), which is the same and keeps the digits of nearly equal values.
 */
export function gini(distribution: Distribution): number {
  if (!hasShares(distribution)) return NaN;
  const { values, weights, weightSum, mean } = distribution;
  let below = 0;
  let sum = 0;
  for (let k = 0; k < values.length; k++) {
    sum += weights[k] * ((values[k] - mean) / mean) * ((2 * below + weights[k] - weightSum) / weightSum);
    below += weights[k];
  }
  return Math.max(0, sum / weightSum);
}

/** Theil's T: sum u (x / m) ln(x / m), 0 ln 0 = 0, in [0, -ln u of the lightest unit] (Theil 1967, *Economics and Information Theory*). Divisor n, or the sum of weights. */
export function theilT(distribution: Distribution): number {
  return hasShares(distribution) ? meanTerm(distribution, theilTTerm) : NaN;
}

/** Theil's L, the mean logarithmic deviation: sum u ln(m / x), >= 0. Divisor n, or the sum of weights. NaN where a value is 0. */
export function theilL(distribution: Distribution): number {
  return hasShares(distribution) && distribution.values[0] > 0 ? meanTerm(distribution, theilLTerm) : NaN;
}

function meanTerm({ values, weights, weightSum, mean }: Distribution, term: (value: number, mean: number) => number): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += weights[k] * term(values[k], mean);
  return sum / weightSum;
}

/** Coefficient of variation: sqrt(sum u (x - m)^2) / m. Divisor n, or the sum of weights. Also with values below 0; NaN unless the mean is above 0. */
export function coefficientOfVariation({ values, weights, weightSum, mean }: Distribution): number {
  if (!(mean > 0)) return NaN;
  let sum = 0;
  for (let k = 0; k < values.length; k++) {
    const deviation = (values[k] - mean) / mean;
    sum += weights[k] * deviation * deviation;
  }
  return Math.sqrt(sum / weightSum);
}

/** Mean absolute deviation from the mean: sum u |x - m|, in the unit of the values. Divisor n, or the sum of weights. Values may be below 0. */
export function meanAbsoluteDeviation({ values, weights, weightSum, mean, scale }: Distribution): number {
  if (values.length === 0) return NaN;
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += weights[k] * Math.abs(values[k] - mean);
  return (sum / weightSum) * scale;
}

/** Share of the sum that the top 10 % of the weight hold over that of the bottom 40 %, both from the interpolated Lorenz curve (Palma 2011, *Development and Change* 42). NaN where the bottom 40 % hold nothing. */
export function palmaRatio(distribution: Distribution): number {
  const curve = lorenzCurve(distribution);
  if (curve === null) return NaN;
  const bottom = shareAt(curve, 0.4);
  return bottom > 0 ? (1 - shareAt(curve, 0.9)) / bottom : NaN;
}

/**
 * Atkinson's index 1 - (sum u (x / m)^(1 - e))^(1 / (1 - e)); for e = 1 one minus the geometric mean over m (Atkinson 1970, *Journal of
 * Economic Theory* 2). In [0, 1]; 1 where a value is 0 and e >= 1, the limit. Divisor n, or the sum of weights.
 *
 * @param epsilon aversion to inequality, above 0
 */
export function atkinson(distribution: Distribution, epsilon: number): number {
  if (!(epsilon > 0)) throw new RangeError(`epsilon is ${epsilon}`);
  if (!hasShares(distribution)) return NaN;
  if (epsilon >= 1 && distribution.values[0] === 0) return 1;
  if (epsilon === 1) return Math.max(0, -Math.expm1(-theilL(distribution)));
  const power = 1 - epsilon;
  // sum u r^a - 1, where a times the mean of r - 1, which is 0, is taken away from each term: all terms then have one sign.
  const excess = meanTerm(distribution, (value, mean) => atkinsonTerm(value, mean, power));
  return Math.max(0, -Math.expm1(Math.log1p(excess) / power));
}

/** r^a - 1 - a (r - 1) with r = value / mean. */
export function atkinsonTerm(value: number, mean: number, power: number): number {
  const deviation = (value - mean) / mean;
  const logarithm = Math.abs(deviation) < 0.5 ? Math.log1p(deviation) : Math.log(value / mean);
  return Math.expm1(power * logarithm) - power * deviation;
}

/** 90th over 10th percentile, {@link percentile}; values may be below 0. NaN unless the 10th is above 0. */
export function percentileRatio(distribution: Distribution): number {
  const unscaled = { ...distribution, scale: 1 };
  const low = percentile(unscaled, 0.1);
  return low > 0 ? percentile(unscaled, 0.9) / low : NaN;
}

/** Greatest over least value. NaN unless the least is above 0. */
export function maxMinRatio({ values }: Distribution): number {
  return values[0] > 0 ? values[values.length - 1] / values[0] : NaN;
}
