import { scaleLinear, scaleLog } from 'd3-scale';
import type { ScaleContinuousNumeric } from 'd3-scale';
import { FAINT_COLOUR } from './palette.ts';
import type { Plot } from './marks.ts';
import { element, label } from './svg.ts';
import { textWidth } from './textWidth.ts';

const GRID_COLOUR = '#e4e8ea';
/** Pixels between two labels of the upright axis. */
const ROW = 34;

type Scale = ScaleContinuousNumeric<number, number>;

/** Room at the left for the labels of an upright axis over `domain`, drawn `height` pixels high. */
export function axisRoom(domain: readonly [number, number], height: number, scale: Scale, format: (value: number) => string): number {
  const ticks = scale.copy().domain(domain).ticks(rows(height));
  return Math.ceil(Math.max(12, ...evenLabels(ticks, format).map((written) => textWidth(written)))) + 9;
}

/** Upright axis: a faint line across for every tick, its label at the left, the axis' name above the plot. */
export function leftAxis(y: Scale, plot: Plot, format: (value: number) => string, name = '', ticks = y.ticks(rows(plot.bottom - plot.top))): string[] {
  const labels = evenLabels(ticks, format);
  const parts = ticks.flatMap((tick, i) => [
    element('line', { x1: plot.left, x2: plot.right, y1: y(tick), y2: y(tick), stroke: GRID_COLOUR }),
    label(plot.left - 6, y(tick) + 4, labels[i], { 'text-anchor': 'end', fill: FAINT_COLOUR }),
  ]);
  return name === '' ? parts : [...parts, label(2, plot.top - 8, name, { fill: FAINT_COLOUR })];
}

/** Level axis along the bottom of the plot: ticks no nearer than their labels need; the axis' name stands at the right in their row, in the place of those it would touch. */
export function bottomAxis(x: Scale, plot: Plot, format: (value: number) => string, name = '', ticks = levelTicks(x, plot.right - plot.left, format)): string[] {
  const parts = [element('line', { x1: plot.left, x2: plot.right, y1: plot.bottom, y2: plot.bottom, stroke: FAINT_COLOUR })];
  const free = name === '' ? Infinity : plot.right - textWidth(name) - 8;
  const labels = evenLabels(ticks, format);
  for (const [i, tick] of ticks.entries()) {
    parts.push(element('line', { x1: x(tick), x2: x(tick), y1: plot.bottom, y2: plot.bottom + 3, stroke: FAINT_COLOUR }));
    if (x(tick) + textWidth(labels[i]) / 2 < free) parts.push(label(x(tick), plot.bottom + 15, labels[i], { 'text-anchor': 'middle', fill: FAINT_COLOUR }));
  }
  if (name !== '') parts.push(label(plot.right, plot.bottom + 15, name, { 'text-anchor': 'end', fill: FAINT_COLOUR }));
  return parts;
}

/** Ticks of a level axis `width` pixels long whose labels do not touch. `ticksOf` gives about so many. */
function levelTicks(x: Scale, width: number, format: (value: number) => string, ticksOf = (count: number): number[] => x.ticks(count)): number[] {
  for (let count = Math.max(1, Math.floor(width / 60)); count > 1; count--) {
    const ticks = ticksOf(count);
    const widest = Math.max(...evenLabels(ticks, format).map((written) => textWidth(written)));
    if (ticks.every((tick, i) => i === 0 || x(tick) - x(ticks[i - 1]) >= widest + 10)) return ticks;
  }
  return ticksOf(1).slice(0, 1);
}

/** Ticks of a level axis of natural logarithms that stand at round values; `format` writes the logarithm. */
export function logarithmTicks(x: Scale, width: number, format: (value: number) => string): number[] {
  const [low, high] = x.domain().map(Math.exp);
  const values = high / low > 20 ? scaleLog().domain([low, high]) : scaleLinear().domain([low, high]);
  return levelTicks(x, width, format, (count) => values.ticks(count).filter((value) => value > 0).map(Math.log));
}

/** Labels of ticks with equally many decimals: 50% beside 100%, 2.10 beside 2.05; a 0 stays bare. What is no plain number is left as it is written. */
export function evenLabels(ticks: readonly number[], format: (value: number) => string): string[] {
  const parts = ticks.map((tick) => /^([^\d]*)([\d,]+)(?:\.(\d+))?([^\d.]*)$/.exec(format(tick)));
  if (parts.some((part) => part === null)) return ticks.map(format);
  const decimals = Math.max(0, ...parts.map((part) => (part![3] ?? '').replace(/0+$/, '').length));
  return parts.map((part) => {
    const [, before, whole, fraction = '', after] = part!;
    const isNothing = /^0*$/.test(whole + fraction);
    return isNothing ? `0${after}` : `${before}${whole}${decimals === 0 ? '' : `.${fraction.slice(0, decimals).padEnd(decimals, '0')}`}${after}`;
  });
}

/** Whole years between two, at most as many as fit, both ends among them where there is room. */
export function yearTicks(first: number, last: number, width: number): number[] {
  const step = Math.max(1, Math.ceil((last - first) / Math.max(1, Math.floor(width / 40))));
  const ticks: number[] = [];
  for (let year = last; year >= first; year -= step) ticks.push(year);
  return ticks.reverse();
}

function rows(height: number): number {
  return Math.max(2, Math.floor(height / ROW));
}

/** Lowest and highest of the values that are not NaN, widened by `margin` of their span; [0, 1] for none, one wide for equal ones. */
export function extentOf(values: Iterable<number>, margin = 0): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [0, 1];
  if (low === high) return [low - 0.5, high + 0.5];
  return [low - margin * (high - low), high + margin * (high - low)];
}
