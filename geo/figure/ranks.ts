import { scaleLinear } from 'd3-scale';
import { keyRows } from './keys.ts';
import { callouts, drawingOrder, unitMark } from './marks.ts';
import type { MarkOptions, Plot } from './marks.ts';
import { ACCENT_COLOUR, COVERED_COLOUR, FAINT_COLOUR, INK_COLOUR } from './palette.ts';
import { axisRoom, bottomAxis, leftAxis } from './axes.ts';
import { drawing, element, label } from './svg.ts';
import { fitted, textWidth } from './textWidth.ts';

/** Rank of one unit under the chosen weights, and the 5 %, 50 % and 95 % quantile of its rank over random weights; NaN where it has no index. */
export interface RankRange {
  code: string;
  name: string;
  rank: number;
  low: number;
  median: number;
  high: number;
}

export interface RanksOptions extends MarkOptions {
  width: number;
  height: number;
  title: string;
  rankName: string;
  names: { rank: string; median: string; range: string };
  format: (rank: number) => string;
  unitTitle: (unit: RankRange) => string;
  missing: (count: number) => string;
}

const ROW = 15;
const TOP = 20;

/** Units in the order of their rank with the range the rank takes under other weights: rows with names where there is room, else columns. A long bar is a rank that hangs on the weights. */
export function rankIntervals(list: readonly RankRange[], options: RanksOptions): string {
  const { width, height } = options;
  const known = list.filter(({ rank }) => !Number.isNaN(rank)).sort((a, b) => a.rank - b.rank || (a.code < b.code ? -1 : 1));
  const without = list.length - known.length;
  const keys = keyRows([
    { kind: 'dot', colour: ACCENT_COLOUR, text: options.names.rank }, { kind: 'box', colour: '#9cc7c2', text: options.names.range }, { kind: 'line', colour: INK_COLOUR, text: options.names.median },
    ...(without === 0 ? [] : [{ kind: 'text' as const, colour: FAINT_COLOUR, text: options.missing(without) }]),
  ], 2, 0, width - 4);
  const room = height - keys.height - 4;
  const worst = known.reduce((most, { rank, median, high }) => Math.max(most, rank, Number.isNaN(median) ? 1 : median, Number.isNaN(high) ? 1 : high), 1);
  const rows = known.length * ROW <= room - TOP - 22;
  const parts = rows ? asRows(known, worst, room, options) : asColumns(known, worst, room, options);
  return drawing(width, height, options.title, ...parts, element('g', { transform: `translate(0 ${Math.round(room + 4)})` }, ...keys.drawn));
}

function asRows(known: readonly RankRange[], worst: number, room: number, options: RanksOptions): string[] {
  const names = Math.min(options.width * 0.38, Math.max(24, ...known.map(({ name }) => textWidth(name))));
  const plot: Plot = { left: names + 14, right: options.width - 12, top: TOP, bottom: room - 20 };
  const x = scaleLinear().domain([1, Math.max(2, worst)]).range([plot.left + 4, plot.right - 4]);
  const step = Math.min(26, (plot.bottom - plot.top) / Math.max(1, known.length));
  const thick = Math.min(9, step * 0.5);
  const parts = [...bottomAxis(x, plot, options.format), label(plot.right, 11, options.rankName, { 'text-anchor': 'end', fill: FAINT_COLOUR })];
  for (const index of drawingOrder(known, options)) {
    const one = known[index];
    const y = plot.top + step * (index + 0.5);
    const chosen = one.code === options.selected;
    parts.push(unitMark(
      one.code, index, [[x(one.rank), y]], options.unitTitle(one), options,
      element('rect', { x: 0, y: y - step / 2, width: options.width, height: step, fill: chosen ? ACCENT_COLOUR : 'transparent', 'fill-opacity': chosen ? 0.1 : undefined }),
      label(names + 6, y + 4, fitted(one.name, names), { 'text-anchor': 'end', fill: INK_COLOUR, 'font-weight': chosen ? 600 : undefined }),
      ...(Number.isNaN(one.low) || Number.isNaN(one.high) ? [] : [element('rect', { x: x(one.low) - 1, y: y - thick / 2, width: x(one.high) - x(one.low) + 2, height: thick, fill: COVERED_COLOUR, 'fill-opacity': 0.45, rx: 2 })]),
      ...(Number.isNaN(one.median) ? [] : [element('line', { x1: x(one.median), x2: x(one.median), y1: y - thick / 2 - 1, y2: y + thick / 2 + 1, stroke: INK_COLOUR, 'stroke-width': 2 })]),
      element('circle', { cx: x(one.rank), cy: y, r: 3.5, fill: ACCENT_COLOUR, stroke: '#ffffff' }),
    ));
  }
  return parts;
}

function asColumns(known: readonly RankRange[], worst: number, room: number, options: RanksOptions): string[] {
  const bottom = room - 6;
  // Rank 1 stands at the top.
  const y = scaleLinear().domain([Math.max(2, worst), 1]).range([bottom, TOP + 2]);
  const plot: Plot = { left: axisRoom([Math.max(2, worst), 1], bottom - TOP, y, options.format), right: options.width - 8, top: TOP + 2, bottom };
  const parts = leftAxis(y, plot, options.format, options.rankName);
  if (plot.bottom - plot.top > 60) parts.push(label(plot.left - 6, y(1) + 4, options.format(1), { 'text-anchor': 'end', fill: FAINT_COLOUR }));
  const step = (plot.right - plot.left) / Math.max(1, known.length);
  const thick = Math.max(0.6, Math.min(10, step * 0.6));
  const middle = (index: number) => plot.left + step * (index + 0.5);
  for (const index of drawingOrder(known, options)) {
    const one = known[index];
    const at = middle(index);
    const chosen = one.code === options.selected;
    parts.push(unitMark(
      one.code, index, [[at, y(one.rank)]], options.unitTitle(one), options,
      element('rect', { x: at - step / 2, y: plot.top, width: step, height: bottom - plot.top, fill: chosen ? ACCENT_COLOUR : 'transparent', 'fill-opacity': chosen ? 0.14 : undefined }),
      ...(Number.isNaN(one.low) || Number.isNaN(one.high) ? [] : [element('rect', { x: at - thick / 2, y: y(one.low) - 1, width: thick, height: y(one.high) - y(one.low) + 2, fill: COVERED_COLOUR, 'fill-opacity': 0.45 })]),
      ...(Number.isNaN(one.median) || step < 3 ? [] : [element('rect', { x: at - thick / 2, y: y(one.median) - 1, width: thick, height: 2, fill: INK_COLOUR })]),
      element('circle', { cx: at, cy: y(one.rank), r: Math.max(1.2, Math.min(3.5, step * 0.4)), fill: ACCENT_COLOUR }),
    ));
  }
  parts.push(...callouts(known.map(({ code, name, rank }, index) => ({ code, name, at: [middle(index), y(rank)] })), plot, options));
  return parts;
}
