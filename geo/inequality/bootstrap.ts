import type { RandomStream } from '../random.ts';
import type { Tick } from '../types.ts';
import { hasShares, type Distribution } from './distribution.ts';
import { atkinsonTerm, inequalityIndices } from './indices.ts';
import { SAME_SHARE } from './lorenz.ts';
import { theilLTerm, theilTTerm } from './theilTerms.ts';

/** The measures that get an interval. */
export const RESAMPLED = ['mean', 'gini', 'theilT', 'theilL', 'cv', 'mad', 'palma', 'atkinson'] as const;
export type Resampled = (typeof RESAMPLED)[number];
export type Intervals = Record<Resampled, [low: number, high: number] | null>;

export interface Resampling {
  /** Resamples, at least 1. */
  replicates: number;
  /** Level of the intervals, in (0, 1). */
  confidence: number;
  /** Of Atkinson's index, above 0. */
  atkinsonEpsilon: number;
  stream: RandomStream;
  /** Called once per resample. */
  tick?: Tick;
}

/**
 * Percentile intervals (Efron & Tibshirani 1993, *An Introduction to the Bootstrap*, ch. 13): each resample draws as many units as there are,
 * all equally likely, with replacement, a unit bringing its value and its weight; the ends are the percentiles (1 - c) / 2 and
 * (1 + c) / 2, of type 7, of the resamples' measures. An interval is null where the measure does not exist for the units themselves or for
 * some resample (of zeros alone), where an end is infinite (Palma, when the bottom 40 % hold nothing), and for an Atkinson index that
 * is 1 because of a value of 0.
 */
export function bootstrapIntervals(distribution: Distribution, resampling: Resampling): Intervals {
  const { replicates, confidence, atkinsonEpsilon, stream, tick } = resampling;
  const found = Object.fromEntries(RESAMPLED.map((name) => [name, new Float64Array(replicates)])) as Record<Resampled, Float64Array>;
  const measure = resampleMeasures(distribution, atkinsonEpsilon);
  const count = distribution.values.length;
  const drawn = new Float64Array(count);
  for (let r = 0; r < replicates; r++) {
    drawn.fill(0);
    for (let k = 0; k < count; k++) drawn[stream.below(count)]++;
    const measures = measure(drawn);
    for (const name of RESAMPLED) found[name][r] = measures[name];
    tick?.(1);
  }
  const whole = inequalityIndices(distribution, atkinsonEpsilon);
  const exists = (name: Resampled) => !Number.isNaN(whole[name]) && !(name === 'atkinson' && atkinsonEpsilon >= 1 && distribution.values[0] === 0);
  return Object.fromEntries(RESAMPLED.map((name) => [name, exists(name) ? interval(found[name], confidence) : null])) as Intervals;
}

function interval(found: Float64Array, confidence: number): [number, number] | null {
  // Infinity is above every percentile of the finite ones; a double in its stead would be a number nobody measured.
  if (found.some((value) => Number.isNaN(value))) return null;
  const infinite = found.reduce((count, value) => count + (value === Infinity ? 1 : 0), 0);
  const sorted = found.toSorted();
  const at = (p: number) => {
    const place = p * (sorted.length - 1);
    const below = Math.floor(place);
    const above = Math.ceil(place);
    return above >= sorted.length - infinite ? Infinity : sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  };
  const high = at((1 + confidence) / 2);
  return high === Infinity ? null : [at((1 - confidence) / 2), high];
}

/**
 * The measures of a resample, from how often each unit of the ascending order was drawn. With the mean of the units as unit of the values
 * the terms of T, L and Atkinson are known beforehand, and the resample's own mean M corrects their sums (T is (sum - (M ln M - M + 1)) / M):
 * two passes and no logarithm of a unit. A measure that the units themselves lack is any number here.
 */
function resampleMeasures(distribution: Distribution, atkinsonEpsilon: number): (drawn: Float64Array) => Record<Resampled, number> {
  const { values, weights, mean, scale } = distribution;
  // Where no measure relative to the mean exists, the mean and the mean deviation are taken in the unit of the values.
  const unit = mean > 0 ? mean : 1;
  const center = mean / unit;
  const deviation = values.map((value) => (value - mean) / unit);
  const shared = hasShares(distribution);
  const positive = shared && values[0] > 0;
  const power = 1 - atkinsonEpsilon;
  const terms = (exist: boolean, term: (value: number) => number) => (exist ? values.map(term) : new Float64Array(values.length));
  const tTerm = terms(shared, (value) => theilTTerm(value, mean));
  const lTerm = terms(positive, (value) => theilLTerm(value, mean));
  const aTerm = terms(shared && (positive || power > 0), (value) => atkinsonTerm(value, mean, power));

  return (drawn) => {
    let weightSum = 0;
    let deviations = 0;
    let ranked = 0;
    let tSum = 0;
    let lSum = 0;
    let aSum = 0;
    for (let k = 0; k < drawn.length; k++) {
      const weight = drawn[k] * weights[k];
      const weighted = weight * deviation[k];
      ranked += weighted * (2 * weightSum + weight);
      weightSum += weight;
      deviations += weighted;
      tSum += weight * tTerm[k];
      lSum += weight * lTerm[k];
      aSum += weight * aTerm[k];
    }
    const shift = deviations / weightSum;
    const ownMean = center + shift;
    // A resample of zeros alone, or of values below 0, has no measure relative to its mean.
    const divisor = ownMean > 0 ? ownMean : NaN;
    const theilL = Math.max(0, lSum / weightSum - theilLTerm(divisor, 1));
    const { absolute, squares, bottom, top } = secondPass(drawn, weights, deviation, weightSum, shift, center);
    return {
      mean: ownMean * unit * scale,
      gini: Math.max(0, ranked / weightSum / weightSum - shift) / divisor,
      theilT: Math.max(0, tSum / weightSum - theilTTerm(divisor, 1)) / divisor,
      theilL,
      cv: Math.sqrt(squares) / divisor,
      mad: absolute * unit * scale,
      palma: top / bottom,
      atkinson: power === 0 ? -Math.expm1(-theilL) : Math.max(0, -Math.expm1(Math.log1p(aSum / weightSum + power * shift) / power - Math.log(divisor))),
    };
  };
}

/** What needs the resample's own mean and weight: the mean absolute and squared deviations from it, and the sums of the bottom 40 % and the top 10 % of the weight. */
function secondPass(drawn: Float64Array, weights: Float64Array, deviation: Float64Array, weightSum: number, shift: number, center: number): { absolute: number; squares: number; bottom: number; top: number } {
  const [bottomWeight, topStart, rounding] = [0.4 * weightSum, 0.9 * weightSum, SAME_SHARE * weightSum];
  let before = 0;
  let absolute = 0;
  let squares = 0;
  let bottom = 0;
  let top = 0;
  for (let k = 0; k < drawn.length; k++) {
    const weight = drawn[k] * weights[k];
    const after = before + weight;
    const own = deviation[k] - shift;
    absolute += weight * Math.abs(own);
    squares += weight * own * own;
    if (bottomWeight - before > rounding) bottom += Math.min(weight, bottomWeight - before) * (center + deviation[k]);
    if (after - topStart > rounding) top += Math.min(weight, after - topStart) * (center + deviation[k]);
    before = after;
  }
  return { absolute: absolute / weightSum, squares: squares / weightSum, bottom, top };
}
