import { bisectRight, max, min } from 'd3-array';
import { scaleQuantile, scaleQuantize } from 'd3-scale';

export type ClassMethod = 'quantile' | 'equal' | 'manual' | 'zero';

/** Class `i` holds break[i-1] <= value < break[i]; the first has no lower and the last no upper break. */
export interface Classes {
  readonly breaks: number[];
  /** Values per class, length breaks + 1. */
  readonly counts: Uint32Array;
  /** Values that are NaN: the "no data" class of the legend. */
  readonly missing: number;
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * Classifies values for a choropleth map. NaN is missing and counted by itself, never drawn as a class.
 *
 * - `quantile`: equal counts (quantiles of type 7, as in R's default); tied breaks are merged, so there may be fewer classes.
 * - `equal`: equal intervals between minimum and maximum.
 * - `manual`: `wanted` is the ascending list of breaks itself.
 * - `zero`: two classes on each side of 0, split at half the 90 % quantile of the absolute values, for signed gaps.
 *
 * `wanted` is the number of classes (2..9) or the breaks. A value on a break belongs to the class above it, so that a
 * share of exactly 0.95 attains 95 %.
 */
export function classify(values: ArrayLike<number>, method: ClassMethod, wanted: number | readonly number[]): Classes {
  const present = Array.from(values).filter((value) => !Number.isNaN(value));
  const breaks = distinct(breaksOf(present, method, wanted));
  const counts = new Uint32Array(breaks.length + 1);
  for (const value of present) counts[bisectRight(breaks, value)]++;
  return { breaks, counts, missing: values.length - present.length, minimum: min(present) ?? Number.NaN, maximum: max(present) ?? Number.NaN };
}

/** Class of a value among ascending `breaks`; -1 for NaN. */
export function classOf(breaks: readonly number[], value: number): number {
  return Number.isNaN(value) ? -1 : bisectRight(breaks as number[], value);
}

function breaksOf(present: number[], method: ClassMethod, wanted: number | readonly number[]): number[] {
  if (typeof wanted !== 'number') return [...wanted];
  if (present.length === 0) return [];
  const classes = Array.from({ length: wanted }, (_, index) => index);
  if (method === 'quantile') return scaleQuantile().domain(present).range(classes).quantiles();
  const low = min(present)!;
  const high = max(present)!;
  if (low === high) return [];
  if (method === 'zero') {
    const magnitudes = present.map(Math.abs).sort((a, b) => a - b);
    const half = magnitudes[Math.floor((magnitudes.length - 1) * 0.9)] / 2;
    return [-half, 0, half];
  }
  return scaleQuantize().domain([low, high]).range(classes).thresholds();
}

function distinct(breaks: number[]): number[] {
  return breaks.filter((value, index) => index === 0 || value > breaks[index - 1]);
}
