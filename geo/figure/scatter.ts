import { scaleLinear } from 'd3-scale';
import type { ScaleLinear } from 'd3-scale';
import { axisRoom, bottomAxis, extentOf, leftAxis } from './axes.ts';
import { keyRows } from './keys.ts';
import type { Key } from './keys.ts';
import { callouts, dot, drawingOrder, unitMark } from './marks.ts';
import type { MarkOptions, Plot } from './marks.ts';
import { ACCENT_COLOUR, FAINT_COLOUR } from './palette.ts';
import { drawing, element, label } from './svg.ts';
import { fitted, textWidth } from './textWidth.ts';

export interface ScatterPoint {
  code: string;
  name: string;
  x: number;
  y: number;
  colour: string;
}

export interface ScatterOptions<P extends ScatterPoint> extends MarkOptions {
  width: number;
  height: number;
  title: string;
  xName: string;
  yName: string;
  /** Writes the ticks of each axis. */
  format: { x: (value: number) => string; y: (value: number) => string };
  /** Figures of the whole, written at the right above the plot; '' for none. */
  note: string;
  keys: readonly Key[];
  pointTitle: (point: P) => string;
  missing: (count: number) => string;
  /** Ticks of the level axis, where they are not those of its scale. */
  xTicks?: (x: ScaleLinear<number, number>, width: number) => number[];
}

/** What lies behind the points: given the scales, finished SVG. */
export type Guides = (x: ScaleLinear<number, number>, y: ScaleLinear<number, number>, plot: Plot) => string[];

const TOP = 24;
const BOTTOM = 22;

/** Units as dots over two axes, with guides behind them. `within`: values the axes have to reach as well. */
export function scatterPlot<P extends ScatterPoint>(list: readonly P[], options: ScatterOptions<P>, guides: Guides, within: { x?: number[]; y?: number[] } = {}): string {
  const { width, height } = options;
  const known = list.filter((point) => !Number.isNaN(point.x) && !Number.isNaN(point.y));
  const without = list.length - known.length;
  const keys = keyRows([...options.keys, ...(without === 0 ? [] : [{ kind: 'text' as const, colour: FAINT_COLOUR, text: options.missing(without) }])], 2, height, width - 4);
  const bottom = height - BOTTOM - keys.height;
  const yDomain = extentOf([...known.map(({ y }) => y), ...(within.y ?? [])], 0.06);
  const y = scaleLinear().domain(yDomain).range([bottom, TOP]);
  const plot: Plot = { left: axisRoom(yDomain, bottom - TOP, y, options.format.y), right: width - 10, top: TOP, bottom };
  const x = scaleLinear().domain(extentOf([...known.map(({ x }) => x), ...(within.x ?? [])], 0.04)).range([plot.left, plot.right]);
  const parts = [...leftAxis(y, plot, options.format.y, fitted(options.yName, width - textWidth(options.note, 12) - 24)), ...bottomAxis(x, plot, options.format.x, options.xName, options.xTicks?.(x, plot.right - plot.left)), ...guides(x, y, plot)];
  if (options.note !== '') parts.push(label(plot.right, plot.top - 8, options.note, { 'text-anchor': 'end', 'font-weight': 600, fill: ACCENT_COLOUR, 'font-size': 12 }));
  const radius = known.length <= 80 ? 4.5 : known.length <= 500 ? 3.2 : 2.2;
  // The keyboard goes from left to right.
  const turn = known.map((_, index) => index).sort((a, b) => known[a].x - known[b].x || known[a].y - known[b].y);
  const orderOf = new Int32Array(known.length);
  for (const [order, index] of turn.entries()) orderOf[index] = order;
  for (const index of drawingOrder(known, options)) {
    const point = known[index];
    const at = [x(point.x), y(point.y)] as const;
    parts.push(unitMark(point.code, orderOf[index], [at], options.pointTitle(point), options, dot(at, radius, point.colour, point.code, options)));
  }
  parts.push(...callouts(known.map((point) => ({ code: point.code, name: point.name, at: [x(point.x), y(point.y)] })), plot, options));
  return drawing(width, height, options.title, ...parts, ...(keys.drawn.length === 0 ? [] : [element('g', { transform: `translate(0 ${-keys.height})` }, ...keys.drawn)]));
}

/** The part of y = intercept + slope x that lies inside the plot, as a line; '' where none does. */
export function straightLine(slope: number, intercept: number, x: ScaleLinear<number, number>, y: ScaleLinear<number, number>, colour = ACCENT_COLOUR): string {
  const [x0, x1] = x.domain();
  const [y0, y1] = y.domain();
  let [from, to] = [x0, x1];
  if (slope !== 0) {
    const ends = [(y0 - intercept) / slope, (y1 - intercept) / slope].sort((a, b) => a - b);
    [from, to] = [Math.max(from, ends[0]), Math.min(to, ends[1])];
  } else if (intercept < y0 || intercept > y1) return '';
  if (!(from < to)) return '';
  return element('line', { x1: x(from), y1: y(intercept + slope * from), x2: x(to), y2: y(intercept + slope * to), stroke: colour, 'stroke-width': 2 });
}
