import { scaleLinear } from 'd3-scale';
import { axisRoom, bottomAxis, extentOf, leftAxis } from './axes.ts';
import { KEY_ROW } from './keys.ts';
import { callouts, dot, drawingOrder, unitMark } from './marks.ts';
import type { MarkOptions, Plot } from './marks.ts';
import { ACCENT_COLOUR, BELOW_COLOUR, COVERED_COLOUR, FAINT_COLOUR, INK_COLOUR } from './palette.ts';
import { drawing, element, label } from './svg.ts';
import { fitted, textWidth } from './textWidth.ts';

/** Value of one unit and how it stands to the benchmark; `plain` where there is none. NaN is missing. `own` is its own benchmark, where there is not one for all. */
export interface Dot {
  code: string;
  name: string;
  value: number;
  state: 'met' | 'near' | 'below' | 'missing' | 'plain';
  own?: number;
}

export interface DotsOptions extends MarkOptions {
  width: number;
  height: number;
  title: string;
  /** One benchmark for all: a line; NaN draws none. */
  benchmark: number;
  benchmarkLabel: string;
  /** Which values are better: the worst unit stands first. */
  better: 'higher' | 'lower';
  /** What the axis measures. */
  valueName: string;
  /** Said of the order of the units: from the worst to the best. */
  orderName: string;
  format: (value: number) => string;
  dotTitle: (one: Dot) => string;
  /** Says how many units have no value. */
  missing: (count: number) => string;
}

const COLOURS: Record<Dot['state'], string> = { below: BELOW_COLOUR, near: '#cf9450', met: COVERED_COLOUR, missing: FAINT_COLOUR, plain: ACCENT_COLOUR };
/** Least height of a row that has the unit's name. */
const ROW = 15;
const TOP = 22;
/** Below the plot, and below that how many are missing: in rows the axis, in columns the order of the units. */
const BOTTOM = 20;

/**
 * Units by value from the worst to the best, each joined to the benchmark (Cleveland's dot plot). With room for all names they
 * are rows; else they stand side by side as columns, and names come by pointer, keyboard or choice.
 */
export function dotPlot(list: readonly Dot[], options: DotsOptions): string {
  const { width, height } = options;
  const sign = options.better === 'higher' ? 1 : -1;
  const known = list.filter((one) => !Number.isNaN(one.value)).sort((a, b) => sign * (fromOwn(a, options) - fromOwn(b, options)) || (a.code < b.code ? -1 : 1));
  const without = list.length - known.length;
  const bottom = height - BOTTOM - (without > 0 ? KEY_ROW : 0);
  const parts = known.length * ROW <= bottom - TOP ? asRows(known, options, bottom) : asColumns(known, options, bottom);
  if (without > 0) parts.push(label(2, height - 4, options.missing(without), { fill: FAINT_COLOUR }));
  return drawing(width, height, options.title, ...parts);
}

/** What a unit is compared with: the benchmark for all, else its own. */
function againstOf(one: Dot, { benchmark }: DotsOptions): number {
  return Number.isNaN(benchmark) ? one.own ?? Number.NaN : benchmark;
}

/** Where a unit stands in the order: by its value, or by its distance from a benchmark of its own. */
function fromOwn(one: Dot, options: DotsOptions): number {
  const against = againstOf(one, options);
  return Number.isNaN(options.benchmark) && !Number.isNaN(against) ? one.value - against : one.value;
}

function asRows(known: readonly Dot[], options: DotsOptions, bottom: number): string[] {
  const { width, benchmark, format } = options;
  const names = Math.min(width * 0.38, Math.max(24, ...known.map(({ name }) => textWidth(name))));
  const values = Math.max(24, ...known.map(({ value }) => textWidth(format(value))));
  const plot: Plot = { left: names + 14, right: width - values - 12, top: TOP, bottom };
  const x = scaleLinear().domain(extentOf([...known.flatMap((one) => [one.value, againstOf(one, options)]), benchmark], 0.04)).range([plot.left, plot.right]);
  const step = Math.min(30, (plot.bottom - plot.top) / Math.max(1, known.length));
  const middle = (index: number) => plot.top + step * (index + 0.5);
  const parts = bottomAxis(x, plot, format, options.valueName);
  for (const [index] of known.entries()) parts.push(element('line', { x1: plot.left, x2: plot.right, y1: middle(index), y2: middle(index), stroke: '#e4e8ea' }));
  if (!Number.isNaN(benchmark)) {
    parts.push(element('line', { x1: x(benchmark), x2: x(benchmark), y1: plot.top - 4, y2: plot.bottom, stroke: ACCENT_COLOUR, 'stroke-width': 1.5 }));
    const half = textWidth(options.benchmarkLabel) / 2;
    parts.push(label(Math.min(width - half - 4, Math.max(half + 4, x(benchmark))), TOP - 9, options.benchmarkLabel, { 'text-anchor': 'middle', fill: ACCENT_COLOUR, 'font-weight': 600 }));
  }
  for (const index of drawingOrder(known, options)) {
    const one = known[index];
    const y = middle(index);
    const against = againstOf(one, options);
    const bold = one.code === options.selected ? 600 : undefined;
    parts.push(unitMark(
      one.code, index, [[x(one.value), y]], options.dotTitle(one), options,
      element('rect', { x: 0, y: y - step / 2, width, height: step, fill: 'transparent' }),
      label(names + 6, y + 4, fitted(one.name, names), { 'text-anchor': 'end', fill: INK_COLOUR, 'font-weight': bold }),
      ...(Number.isNaN(against) ? [] : [element('line', { x1: x(against), x2: x(one.value), y1: y, y2: y, stroke: COLOURS[one.state], 'stroke-width': 2 })]),
      ...(Number.isNaN(against) || against === benchmark ? [] : [element('line', { x1: x(against), x2: x(against), y1: y - 5, y2: y + 5, stroke: ACCENT_COLOUR, 'stroke-width': 2 })]),
      dot([x(one.value), y], 4.5, COLOURS[one.state], one.code, options),
      label(width - 2, y + 4, format(one.value), { 'text-anchor': 'end', fill: one.state === 'below' ? BELOW_COLOUR : INK_COLOUR, 'font-weight': bold }),
    ));
  }
  return parts;
}

function asColumns(known: readonly Dot[], options: DotsOptions, bottom: number): string[] {
  const { width, benchmark, format } = options;
  const domain = extentOf([...known.flatMap((one) => [one.value, againstOf(one, options)]), benchmark], 0.06);
  const y = scaleLinear().domain(domain).range([bottom, TOP + 8]);
  const plot: Plot = { left: axisRoom(domain, bottom - TOP, y, format), right: width - 8, top: TOP + 8, bottom };
  const step = (plot.right - plot.left) / Math.max(1, known.length);
  const middle = (index: number) => plot.left + step * (index + 0.5);
  const radius = Math.max(1.4, Math.min(4.5, step * 0.4));
  const parts = leftAxis(y, plot, format, options.valueName);
  parts.push(element('line', { x1: plot.left, x2: plot.right, y1: plot.bottom, y2: plot.bottom, stroke: FAINT_COLOUR }));
  parts.push(label(plot.right, plot.bottom + 16, options.orderName, { 'text-anchor': 'end', fill: FAINT_COLOUR }));
  for (const index of drawingOrder(known, options)) {
    const one = known[index];
    const at = middle(index);
    const colour = COLOURS[one.state];
    const against = againstOf(one, options);
    parts.push(unitMark(
      one.code, index, [[at, y(one.value)]], options.dotTitle(one), options,
      element('rect', { x: at - step / 2, y: plot.top, width: step, height: plot.bottom - plot.top, fill: one.code === options.selected ? ACCENT_COLOUR : 'transparent', 'fill-opacity': one.code === options.selected ? 0.12 : undefined }),
      ...(Number.isNaN(against) || step < 3 ? [] : [element('line', { x1: at, x2: at, y1: y(against), y2: y(one.value), stroke: colour, 'stroke-width': Math.min(2, step * 0.3), 'stroke-opacity': 0.6 })]),
      ...(Number.isNaN(against) || against === benchmark ? [] : [element('line', { x1: at - Math.min(5, step * 0.45), x2: at + Math.min(5, step * 0.45), y1: y(against), y2: y(against), stroke: ACCENT_COLOUR, 'stroke-width': 1.5 })]),
      dot([at, y(one.value)], radius, colour, one.code, options),
    ));
  }
  if (!Number.isNaN(benchmark)) {
    parts.push(element('line', { x1: plot.left, x2: plot.right, y1: y(benchmark), y2: y(benchmark), stroke: ACCENT_COLOUR, 'stroke-width': 1.5, 'stroke-dasharray': '5 3' }));
    // Sorted from the worst, the side of the line where the first units are not is empty at the left.
    const above = options.better === 'higher';
    parts.push(label(plot.left + 4, y(benchmark) + (above ? -5 : 14), options.benchmarkLabel, { fill: ACCENT_COLOUR, 'font-weight': 600 }));
  }
  parts.push(...callouts(known.map(({ code, name, value }, index) => ({ code, name, at: [middle(index), y(value)] })), plot, options));
  return parts;
}
