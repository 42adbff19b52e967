import { scaleLinear } from 'd3-scale';
import { bottomAxis, extentOf } from './axes.ts';
import { ACCENT_COLOUR, FAINT_COLOUR, INK_COLOUR } from './palette.ts';
import { drawing, element, escapeText, label } from './svg.ts';
import { fitted, textWidth } from './textWidth.ts';

/** A statistic with its interval; NaN is one that does not exist (`value`) or has no interval. `equality` is its value where all are alike. */
export interface Estimate {
  key: string;
  name: string;
  value: number;
  low: number;
  high: number;
  equality: number;
}

/** Statistics that can stand on one scale: indices, or ratios. */
export interface ForestPanel {
  name: string;
  rows: Estimate[];
}

export interface ForestOptions {
  width: number;
  height: number;
  title: string;
  format: (value: number) => string;
  rowTitle: (row: Estimate) => string;
  /** Written in the place of a statistic that does not exist. */
  none: string;
}

const HEAD = 20;
const AXIS = 22;

/** Statistics as squares with their intervals, figures at the right; each panel on a scale of its own, and in each row a stroke where equality would be. */
export function forestPlot(panels: readonly ForestPanel[], options: ForestOptions): string {
  const { width, height, format } = options;
  const shown = panels.filter(({ rows }) => rows.length > 0);
  const all = shown.flatMap(({ rows }) => rows);
  const figure = ({ value, low, high }: Estimate, ends: boolean) => (Number.isNaN(value) ? options.none : !ends || Number.isNaN(low) || Number.isNaN(high) ? format(value) : `${format(value)} [${format(low)}, ${format(high)}]`);
  // Narrow drawings leave the ends of the intervals to the lines themselves.
  const withEnds = all.every((row) => textWidth(figure(row, true)) <= width * 0.36);
  const written = (row: Estimate) => figure(row, withEnds);
  const names = Math.min(width * 0.34, Math.max(20, ...all.map(({ name }) => textWidth(name))));
  const figures = Math.max(20, ...all.map((row) => textWidth(written(row))));
  const [left, right] = [names + 14, width - figures - 16];
  const row = Math.max(12, Math.min(24, (height - shown.length * (HEAD + AXIS)) / Math.max(1, all.length)));
  const parts: string[] = [];
  let top = 0;
  for (const panel of shown) {
    const bottom = top + HEAD + panel.rows.length * row;
    const [low, high] = extentOf(panel.rows.flatMap((one) => [one.equality, one.value, one.low, one.high]), 0);
    const x = scaleLinear().domain([low, high + 0.04 * (high - low)]).range([left, right]);
    parts.push(label(2, top + 13, panel.name, { fill: INK_COLOUR, 'font-weight': 600 }));
    parts.push(...bottomAxis(x, { left, right, top: top + HEAD, bottom }, format));
    for (const [index, one] of panel.rows.entries()) {
      const y = top + HEAD + row * (index + 0.5);
      parts.push(element(
        'g', { 'data-key': one.key }, element('title', {}, escapeText(options.rowTitle(one))),
        element('rect', { x: 0, y: y - row / 2, width, height: row, fill: 'transparent' }),
        label(names + 2, y + 4, fitted(one.name, names), { 'text-anchor': 'end', fill: INK_COLOUR }),
        element('line', { x1: x(one.equality), x2: x(one.equality), y1: y - row / 2, y2: y + row / 2, stroke: FAINT_COLOUR, 'stroke-dasharray': '3 3' }),
        ...(Number.isNaN(one.low) || Number.isNaN(one.high) ? [] : [
          element('line', { x1: x(one.low), x2: x(one.high), y1: y, y2: y, stroke: ACCENT_COLOUR, 'stroke-width': 2 }),
          ...[one.low, one.high].map((end) => element('line', { x1: x(end), x2: x(end), y1: y - 5, y2: y + 5, stroke: ACCENT_COLOUR, 'stroke-width': 1.5 })),
        ]),
        ...(Number.isNaN(one.value) ? [] : [element('rect', { x: x(one.value) - 3.5, y: y - 3.5, width: 7, height: 7, fill: ACCENT_COLOUR })]),
        label(width - 2, y + 4, fitted(written(one), figures + 4), { 'text-anchor': 'end', fill: Number.isNaN(one.value) ? FAINT_COLOUR : INK_COLOUR }),
      ));
    }
    top = bottom + AXIS;
  }
  return drawing(width, height, options.title, ...parts);
}
