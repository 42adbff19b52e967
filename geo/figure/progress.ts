import { scaleLinear } from 'd3-scale';
import { axisRoom, extentOf, leftAxis, yearTicks } from './axes.ts';
import { keyRows } from './keys.ts';
import { haloed } from './marks.ts';
import type { Plot } from './marks.ts';
import { ACCENT_COLOUR, BELOW_COLOUR, COVERED_COLOUR, FAINT_COLOUR, INK_COLOUR } from './palette.ts';
import { drawing, element, escapeText, label } from './svg.ts';

export interface YearValue {
  year: number;
  value: number;
}

export interface ProgressOptions {
  width: number;
  height: number;
  title: string;
  /** Ends of the straight way a unit is expected to go; NaN values draw none. */
  baseline: YearValue;
  target: YearValue;
  /** What the pace so far would reach in the target year; NaN draws none. */
  forecast: number;
  current: YearValue;
  better: 'higher' | 'lower';
  valueName: string;
  names: { observed: string; path: string; forecast: string; target: string };
  format: (value: number) => string;
}

const TOP = 26;

/**
 * Observed values of one unit against the straight way from its baseline to the target, and where its pace so far leads. The last value is brown where it is behind
 * that way; a unit that began at the target or beyond has no way to go, and is behind only below the target.
 */
export function progressLine(series: readonly YearValue[], options: ProgressOptions): string {
  const { width, height, baseline, target, current, forecast, format, better } = options;
  const known = series.filter(({ value }) => !Number.isNaN(value)).sort((a, b) => a.year - b.year);
  const short = (value: number, of: number) => (better === 'higher' ? value < of : value > of);
  const way = short(baseline.value, target.value);
  const expected = way ? baseline.value + ((target.value - baseline.value) * (current.year - baseline.year)) / (target.year - baseline.year) : Number.isNaN(baseline.value) ? Number.NaN : target.value;
  const behind = short(current.value, expected);
  const colour = behind ? BELOW_COLOUR : COVERED_COLOUR;
  const keys = keyRows([
    { kind: 'line', colour: INK_COLOUR, text: options.names.observed },
    ...(way ? [{ kind: 'dashed' as const, colour: ACCENT_COLOUR, text: options.names.path }] : []),
    ...(Number.isNaN(forecast) ? [] : [{ kind: 'dotted' as const, colour, text: options.names.forecast }]),
  ], 2, 0, width - 4);
  const bottom = height - 20 - keys.height;
  const domain = extentOf([...known.map(({ value }) => value), baseline.value, target.value, forecast], 0.12);
  const y = scaleLinear().domain(domain).range([bottom, TOP]);
  const plot: Plot = { left: axisRoom(domain, bottom - TOP, y, format), right: width - 8, top: TOP, bottom };
  const [first, last] = [Math.min(baseline.year, ...known.map(({ year }) => year)), Math.max(target.year, ...known.map(({ year }) => year))];
  const x = scaleLinear().domain([first, last]).range([plot.left + 18, plot.right - 18]);
  const parts = leftAxis(y, plot, format, options.valueName);
  parts.push(element('line', { x1: plot.left, x2: plot.right, y1: bottom, y2: bottom, stroke: FAINT_COLOUR }));
  for (const year of yearTicks(first, last, plot.right - plot.left)) parts.push(label(x(year), bottom + 15, String(year), { 'text-anchor': 'middle', fill: FAINT_COLOUR }));
  if (!Number.isNaN(target.value)) parts.push(element('line', { x1: plot.left, x2: plot.right, y1: y(target.value), y2: y(target.value), stroke: ACCENT_COLOUR, 'stroke-width': 0.8 }));
  const line = (from: YearValue, to: YearValue, stroke: string, dash: string) => element('line', { x1: x(from.year), y1: y(from.value), x2: x(to.year), y2: y(to.value), stroke, 'stroke-width': 2, 'stroke-dasharray': dash });
  if (way) parts.push(line(baseline, target, ACCENT_COLOUR, '6 4'));
  if (!Number.isNaN(forecast) && !Number.isNaN(current.value)) {
    const end = { year: target.year, value: forecast };
    if (current.year < target.year) parts.push(line(current, end, colour, '2 3'));
    parts.push(element('circle', { cx: x(end.year), cy: y(forecast), r: 4, fill: '#ffffff', stroke: colour, 'stroke-width': 2 }, element('title', {}, escapeText(`${options.names.forecast} ${format(forecast)}`))));
  }
  parts.push(element('path', { d: known.map(({ year, value }, i) => `${i === 0 ? 'M' : 'L'}${rounded(x(year))} ${rounded(y(value))}`).join(''), fill: 'none', stroke: INK_COLOUR, 'stroke-width': 2 }));
  for (const { year, value } of known) {
    const now = year === current.year;
    parts.push(element('circle', { cx: x(year), cy: y(value), r: now ? 5 : 3, fill: now ? colour : INK_COLOUR, stroke: '#ffffff' }, element('title', {}, escapeText(`${year} · ${format(value)}`))));
  }
  parts.push(...writtenEnds(options, known, x, y, plot, colour));
  return drawing(width, height, options.title, ...parts, element('g', { transform: `translate(0 ${Math.round(bottom + 20)})` }, ...keys.drawn));
}

/** Target, current value and forecast in figures, each clear of those before it. */
function writtenEnds({ target, current, forecast, names, format }: ProgressOptions, known: readonly YearValue[], x: (year: number) => number, y: (value: number) => number, plot: Plot, colour: string): string[] {
  const parts: string[] = [];
  if (!Number.isNaN(target.value)) {
    // Above the line, unless it runs along the top.
    const base = y(target.value) - 6 < plot.top + 4 ? y(target.value) + 14 : y(target.value) - 6;
    parts.push(haloed(plot.left + 4, base, `${names.target} ${format(target.value)}`, { fill: ACCENT_COLOUR, 'font-weight': 600 }));
  }
  const now = known.find(({ year }) => year === current.year);
  if (now !== undefined) {
    const rising = y(now.value) > (plot.top + plot.bottom) / 2;
    const side = x(now.year) > (plot.left + plot.right) / 2 ? 'end' : 'start';
    parts.push(haloed(x(now.year) + (side === 'end' ? -8 : 8), y(now.value) + (rising ? 17 : -9), format(now.value), { 'text-anchor': side, fill: colour, 'font-weight': 600 }));
  }
  if (!Number.isNaN(forecast) && Math.abs(y(forecast) - y(target.value)) > 14) parts.push(haloed(x(target.year) + 8, y(forecast) + (y(forecast) > plot.bottom - 20 ? -8 : 17), format(forecast), { 'text-anchor': 'end', fill: colour }));
  return parts;
}

const rounded = (value: number) => Math.round(value * 100) / 100;
