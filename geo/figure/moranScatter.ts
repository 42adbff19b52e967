import { categoriesOf } from './categories.ts';
import type { Worse } from './categories.ts';
import type { MarkOptions } from './marks.ts';
import { FAINT_COLOUR } from './palette.ts';
import { scatterPlot, straightLine } from './scatter.ts';
import type { ScatterPoint } from './scatter.ts';
import { element, label } from './svg.ts';

/** Value of one unit and the mean of its neighbours' values, both as they are; NaN is missing (an island has no lag). */
export interface LagPoint {
  code: string;
  name: string;
  value: number;
  lag: number;
  /** HH, LL, HL, LH, ns or island. */
  cluster: string;
}

export interface MoranOptions extends MarkOptions {
  width: number;
  height: number;
  title: string;
  worse: Worse;
  /** Words for the four quadrants. */
  quadrants: Record<'HH' | 'LL' | 'HL' | 'LH', string>;
  notSignificant: string;
  xName: string;
  yName: string;
  note: string;
  format: (value: number) => string;
  pointTitle: (point: LagPoint) => string;
  missing: (count: number) => string;
}

/**
 * Moran scatter plot (Anselin 1996, doi:10.1201/9780203739051-8): each unit's standard score against its neighbours' mean score;
 * the slope of the line through the origin is Moran's I of row-standardised weights over the units drawn. Clusters are coloured as on the map.
 */
export function moranScatter(list: readonly LagPoint[], options: MoranOptions): string {
  const colours = new Map(categoriesOf('lisa', options.worse).map(({ key, colour }) => [key, colour]));
  const scored = standardScores(list);
  const points = list.map((one, i): LagPoint & ScatterPoint => ({ ...one, ...scored.points[i], colour: one.cluster === 'ns' ? '#98a3a9' : colours.get(one.cluster) ?? '#98a3a9' }));
  const named = (key: 'HH' | 'LL' | 'HL' | 'LH') => ({ kind: 'dot' as const, colour: colours.get(key)!, text: options.quadrants[key] });
  const keys = [...(options.worse === 'low' ? [named('LL'), named('LH'), named('HL'), named('HH')] : [named('HH'), named('HL'), named('LH'), named('LL')]), { kind: 'dot' as const, colour: '#98a3a9', text: options.notSignificant }];
  return scatterPlot(points, { ...options, format: { x: options.format, y: options.format }, keys }, (x, y, plot) => [
    element('line', { x1: x(0), x2: x(0), y1: plot.top, y2: plot.bottom, stroke: FAINT_COLOUR, 'stroke-dasharray': '3 3' }),
    element('line', { x1: plot.left, x2: plot.right, y1: y(0), y2: y(0), stroke: FAINT_COLOUR, 'stroke-dasharray': '3 3' }),
    ...([['LH', plot.left + 6, plot.top + 18, 'start'], ['HH', plot.right - 5, plot.top + 18, 'end'], ['LL', plot.left + 6, plot.bottom - 7, 'start'], ['HL', plot.right - 5, plot.bottom - 7, 'end']] as const)
      .map(([key, left, base, anchor]) => label(left, base, options.quadrants[key], { 'text-anchor': anchor, fill: FAINT_COLOUR, 'font-weight': 600, 'font-size': 12 })),
    ...(Number.isNaN(scored.slope) ? [] : [straightLine(scored.slope, 0, x, y)]),
  ], { x: [-1, 1], y: [-0.5, 0.5] });
}

/** z = (value - mean) / sd (divisor n, over the units with a value), the lag on the same scale, and the slope of lag on z through the origin. */
export function standardScores(list: readonly { value: number; lag: number }[]): { points: { x: number; y: number }[]; slope: number } {
  const values = list.map(({ value }) => value).filter((value) => !Number.isNaN(value));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  const points = list.map(({ value, lag }) => (sd > 0 ? { x: (value - mean) / sd, y: (lag - mean) / sd } : { x: Number.NaN, y: Number.NaN }));
  let [products, squares] = [0, 0];
  for (const { x, y } of points) {
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    products += x * y;
    squares += x * x;
  }
  return { points, slope: squares > 0 ? products / squares : Number.NaN };
}
