import { meanRanks } from './ranks.ts';

export type Normalisation = 'min-max' | 'z-score' | 'rank' | 'goalposts';
export type Direction = 'higher' | 'lower';

export interface Scores {
  /** One per unit, NaN missing; the better the higher, whatever the direction of the indicator. */
  scores: Float64Array;
  /** Goalposts: units outside them, taken as standing on them. */
  outside: number;
  /** All units that have a value have the same one. */
  constant: boolean;
}

/**
 * Values of one indicator on a scale common to all (OECD & JRC 2008, *Handbook on Constructing Composite Indicators*, ch. 1.5):
 *
 * - `min-max`: (x - min) / (max - min), in [0, 1].
 * - `z-score`: (x - mean) / standard deviation, divisor n.
 * - `rank`: percentile rank (r - 1) / (n - 1), in [0, 1], equal values sharing the mean of their places.
 * - `goalposts`: (x - worst) / (best - worst), cut to [0, 1].
 *
 * All turned round where lower is better. A constant tells no unit from another: it scores the middle, 0.5 (z-score 0).
 *
 * @param goalposts best and worst, finite and different, best on the good side; read by `goalposts` only
 */
export function normalise(values: Float64Array, method: Normalisation, direction: Direction, goalposts?: { best: number; worst: number }): Scores {
  const known = values.filter((value) => !Number.isNaN(value));
  const sign = direction === 'higher' ? 1 : -1;
  const [least, most] = [known.reduce((a, b) => Math.min(a, b), Infinity), known.reduce((a, b) => Math.max(a, b), -Infinity)];
  const constant = known.length > 0 && least === most;
  if (method === 'goalposts') {
    if (!goalposts || !(sign * (goalposts.best - goalposts.worst) > 0)) throw new RangeError(`goalposts ${goalposts?.worst} to ${goalposts?.best}`);
    const { best, worst } = goalposts;
    const scores = values.map((value) => (value - worst) / (best - worst));
    return { scores: scores.map((score) => (Number.isNaN(score) ? NaN : Math.min(1, Math.max(0, score)))), outside: scores.filter((score) => score < 0 || score > 1).length, constant };
  }
  if (constant) return { scores: values.map((value) => (Number.isNaN(value) ? NaN : method === 'z-score' ? 0 : 0.5)), outside: 0, constant };
  return { scores: method === 'min-max' ? minMax() : method === 'z-score' ? zScores() : percentileRanks(), outside: 0, constant };

  function minMax(): Float64Array {
    const [worst, best] = sign > 0 ? [least, most] : [most, least];
    return values.map((value) => (value - worst) / (best - worst));
  }
  function zScores(): Float64Array {
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    const deviation = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length);
    return values.map((value) => (sign * (value - mean)) / deviation);
  }
  function percentileRanks(): Float64Array {
    return meanRanks(values.map((value) => sign * value)).map((rank) => (rank - 1) / (known.length - 1));
  }
}

/** The same columns without the units that lack one of them. */
export function completeOnly(columns: readonly Float64Array[]): Float64Array[] {
  return columns.map((column) => column.map((value, unit) => (columns.some((other) => Number.isNaN(other[unit])) ? NaN : value)));
}
