import { scaleLinear } from 'd3-scale';
import { axisRoom, extentOf, leftAxis } from './axes.ts';
import { keyRows } from './keys.ts';
import { drawingOrder, haloed, isDimmed, unitMark } from './marks.ts';
import type { MarkOptions, Plot } from './marks.ts';
import { ACCENT_COLOUR, BELOW_COLOUR, COVERED_COLOUR, FAINT_COLOUR, INK_COLOUR } from './palette.ts';
import { drawing, element, label } from './svg.ts';
import { fitted, textWidth } from './textWidth.ts';

/** Two values of one unit: two years, or its urban and its rural figure. NaN is missing. */
export interface SlopeUnit {
  code: string;
  name: string;
  left: number;
  right: number;
}

export interface SlopeOptions extends MarkOptions {
  width: number;
  height: number;
  title: string;
  /** What the two sides are: 2015 and 2020, or town and country. */
  leftName: string;
  rightName: string;
  /** Which values are better: a line towards the worse is brown. */
  better: 'higher' | 'lower';
  /** Mean of the units on both sides; NaN draws none. */
  mean: { left: number; right: number };
  meanLabel: string;
  valueName: string;
  format: (value: number) => string;
  /** Keys of the lines, each with how many there are. */
  worseLabel: (count: number) => string;
  betterLabel: (count: number) => string;
  unitTitle: (unit: SlopeUnit) => string;
  missing: (count: number) => string;
}

/** Above the plot: the names of both sides, and over them what is measured. */
const TOP = 26;
const VALUE_ROW = 14;
const NAME_ROW = 13;
/** Ends named beside the right side besides the chosen ones: the two highest and the two lowest. */
const ENDS = 2;

/** A line per unit from its left to its right value, the mean line over them (Tufte's slope graph). Lines carry both ends for the brush. */
export function slopeChart(list: readonly SlopeUnit[], options: SlopeOptions): string {
  const { width, height, format, mean } = options;
  const known = list.filter(({ left, right }) => !Number.isNaN(left) && !Number.isNaN(right)).sort((a, b) => b.right - a.right || (a.code < b.code ? -1 : 1));
  const worse = (unit: { left: number; right: number }) => (options.better === 'higher' ? unit.right < unit.left : unit.right > unit.left);
  const colourOf = (unit: SlopeUnit) => (unit.left === unit.right ? FAINT_COLOUR : worse(unit) ? BELOW_COLOUR : COVERED_COLOUR);
  const count = known.filter(worse).length;
  const equal = known.filter(({ left, right }) => left === right).length;
  const keys = keyRows([
    { kind: 'line', colour: BELOW_COLOUR, text: options.worseLabel(count) },
    { kind: 'line', colour: COVERED_COLOUR, text: options.betterLabel(known.length - count - equal) },
    ...(known.length < list.length ? [{ kind: 'text' as const, colour: FAINT_COLOUR, text: options.missing(list.length - known.length) }] : []),
  ], 2, 0, width - 4);
  const bottom = height - keys.height - 6;
  const keysDown = keys.drawn.length === 0 ? [] : [element('g', { transform: `translate(0 ${bottom + 6})` }, ...keys.drawn)];
  const domain = extentOf(known.flatMap(({ left, right }) => [left, right]).concat(mean.left, mean.right), 0.03);
  const top = TOP + (options.valueName === '' ? 0 : VALUE_ROW);
  const y = scaleLinear().domain(domain).range([bottom, top]);
  const names = Math.min(width * 0.3, Math.max(46, textWidth(options.meanLabel), ...known.map(({ name }) => textWidth(name))));
  const plot: Plot = { left: axisRoom(domain, bottom - top, y, format), right: width - names - 10, top, bottom };
  const [from, to] = [plot.left + 8, plot.right - 8];
  const parts = leftAxis(y, plot, format);
  if (options.valueName !== '') parts.push(label(2, 11, options.valueName, { fill: FAINT_COLOUR }));
  for (const [x, name, anchor] of [[from, options.leftName, 'start'], [to, options.rightName, 'end']] as const) {
    parts.push(element('line', { x1: x, x2: x, y1: top - 4, y2: bottom, stroke: FAINT_COLOUR }));
    parts.push(label(anchor === 'start' ? x - 4 : x + 4, top - 9, name, { 'text-anchor': anchor, fill: INK_COLOUR, 'font-weight': 600, 'font-size': 12 }));
  }
  // A few thousand lines are one surface unless each is a breath.
  const many = known.length > 150;
  const opacity = many ? Math.max(0.05, 60 / known.length) : 0.6;
  for (const index of drawingOrder(known, options)) {
    const unit = known[index];
    const [a, b] = [y(unit.left), y(unit.right)];
    const chosen = unit.code === options.selected;
    const colour = colourOf(unit);
    parts.push(unitMark(
      unit.code, index, [[from, a], [to, b]], options.unitTitle(unit), options,
      // A wider band than the line answers the pointer.
      element('line', { x1: from, x2: to, y1: a, y2: b, stroke: 'transparent', 'stroke-width': 7 }),
      element('line', { x1: from, x2: to, y1: a, y2: b, stroke: chosen ? ACCENT_COLOUR : colour, 'stroke-width': chosen ? 3 : options.brushed.has(unit.code) ? 2 : many ? 0.8 : 1.25, 'stroke-opacity': chosen || options.brushed.has(unit.code) ? 1 : opacity }),
      ...(many && !chosen ? [] : [[from, a], [to, b]].map(([cx, cy]) => element('circle', { cx, cy, r: chosen ? 4 : 2.5, fill: chosen ? ACCENT_COLOUR : colour }))),
    ));
  }
  if (!Number.isNaN(mean.left) && !Number.isNaN(mean.right)) {
    parts.push(element('line', { x1: from, x2: to, y1: y(mean.left), y2: y(mean.right), stroke: '#ffffff', 'stroke-width': 5 }));
    parts.push(element('line', { x1: from, x2: to, y1: y(mean.left), y2: y(mean.right), stroke: INK_COLOUR, 'stroke-width': 2.5, 'stroke-dasharray': '7 4' }));
  }
  parts.push(...endNames(known, options, to + 8, names, y, plot));
  return drawing(width, height, options.title, ...parts, ...keysDown);
}

/** Names beside the right ends, the most wanted first, none nearer to another than a row. */
function endNames(known: readonly SlopeUnit[], options: SlopeOptions, x: number, width: number, y: (value: number) => number, plot: Plot): string[] {
  const wanted: { text: string; at: number; weight: number | undefined; colour: string }[] = [];
  const put = (unit: SlopeUnit | undefined, weight?: number) => {
    if (unit !== undefined && !isDimmed(unit.code, options)) wanted.push({ text: unit.name, at: y(unit.right), weight, colour: weight === undefined ? FAINT_COLOUR : INK_COLOUR });
  };
  put(known.find(({ code }) => code === options.selected), 600);
  if (!Number.isNaN(options.mean.right)) wanted.push({ text: options.meanLabel, at: y(options.mean.right), weight: 600, colour: INK_COLOUR });
  for (const unit of known.filter(({ code }) => options.brushed.has(code)).slice(0, 12)) put(unit, 400);
  for (let i = 0; i < ENDS; i++) {
    put(known[i]);
    put(known[known.length - 1 - i]);
  }
  const taken: number[] = [];
  return wanted.flatMap(({ text, at, weight, colour }) => {
    const row = Math.min(plot.bottom, Math.max(plot.top, at));
    if (taken.some((other) => Math.abs(other - row) < NAME_ROW)) return [];
    taken.push(row);
    return [haloed(x, row + 4, fitted(text, width, 11), { fill: colour, 'font-weight': weight })];
  });
}
