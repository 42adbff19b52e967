import { scaleLinear } from 'd3-scale';
import { bottomAxis, leftAxis } from './axes.ts';
import { DASHES, KEY_ROW, keyRows } from './keys.ts';
import type { Key } from './keys.ts';
import { ACCENT_COLOUR, BELOW_COLOUR, COVERED_COLOUR, FAINT_COLOUR, INK_COLOUR, UNCOVERED_COLOUR } from './palette.ts';
import { drawing, element, escapeText, label } from './svg.ts';
import { fitted, textWidth } from './textWidth.ts';

/** A Lorenz or concentration curve: shares 0..1, `x` ascending, from (0, 0) to (1, 1); points with NaN are left out. */
export interface Curve {
  key: string;
  name: string;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** What is written beside its name, such as its Gini coefficient; '' for nothing. */
  index: string;
}

export interface LorenzOptions {
  width: number;
  height: number;
  title: string;
  /** Name of the diagonal. */
  equality: string;
  /** What the axes share out: units or people, and the value. */
  xName: string;
  yName: string;
  share: (share: number) => string;
}

const COLOURS = [BELOW_COLOUR, ACCENT_COLOUR, COVERED_COLOUR, UNCOVERED_COLOUR, INK_COLOUR];
const STYLES = ['line', 'line', 'dashed', 'dotted', 'dashed'] as const;
const [LEFT, TOP, BOTTOM, RIGHT] = [44, 24, 36, 10];
const LEGEND = 150;

/** Curves over the diagonal of equality on one square; a concentration curve may lie above it. The key stands beside the square, or below it where there is no room. */
export function lorenzCurves(curves: readonly Curve[], options: LorenzOptions): string {
  const { width, height } = options;
  const known = curves.map((curve) => ({ ...curve, points: pointsOf(curve) })).filter(({ points }) => points.length > 1);
  const beside = width - LEFT - RIGHT - Math.min(width - LEFT - RIGHT, height - TOP - BOTTOM) >= LEGEND;
  const keys = keyRows([
    ...known.map(({ name, index }, at): Key => ({ kind: STYLES[at % STYLES.length], colour: COLOURS[at % COLOURS.length], text: `${name} ${index}`.trim() })),
    { kind: 'dashed', colour: FAINT_COLOUR, text: options.equality },
  ], 2, 0, width - 4);
  const side = Math.max(40, Math.min(width - LEFT - RIGHT, height - TOP - BOTTOM - (beside ? 0 : keys.height)));
  const plot = { left: LEFT, right: LEFT + side, top: TOP, bottom: TOP + side };
  const x = scaleLinear().domain([0, 1]).range([plot.left, plot.right]);
  const y = scaleLinear().domain([0, 1]).range([plot.bottom, plot.top]);
  const ticks = side < 150 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
  const parts = [...leftAxis(y, plot, percent, options.yName, ticks), ...bottomAxis(x, plot, percent, '', ticks)];
  const aside = textWidth(options.xName) + 8 <= width - plot.right;
  parts.push(label(aside ? plot.right + 8 : plot.right, aside ? plot.bottom + 4 : plot.bottom + 30, options.xName, { 'text-anchor': aside ? 'start' : 'end', fill: FAINT_COLOUR }));
  parts.push(element('line', { x1: x(0), y1: y(0), x2: x(1), y2: y(1), stroke: FAINT_COLOUR, 'stroke-dasharray': '4 3' }));
  for (const [at, { key, name, index, points }] of known.entries()) {
    const path = points.map(([px, py], i) => `${i === 0 ? 'M' : 'L'}${rounded(x(px))} ${rounded(y(py))}`).join('');
    const half = points.find(([px]) => px >= 0.5);
    const colour = COLOURS[at % COLOURS.length];
    parts.push(element(
      'g', { 'data-curve': key },
      element('title', {}, escapeText(`${name} ${index}`.trim() + (half === undefined ? '' : ` · ${options.share(half[0])} → ${options.share(half[1])}`))),
      ...(at === 0 ? [element('path', { d: `${path}Z`, fill: colour, 'fill-opacity': 0.1 })] : []),
      element('path', { d: path, fill: 'none', stroke: colour, 'stroke-width': 2, 'stroke-dasharray': DASHES[STYLES[at % STYLES.length]] }),
    ));
  }
  parts.push(...(beside ? besideKey(known, options.equality, plot.right + 14, plot.top, width) : [element('g', { transform: `translate(0 ${plot.bottom + BOTTOM})` }, ...keys.drawn)]));
  return drawing(width, height, options.title, ...parts);
}

/** One curve to a row, its index beside the name or, where that is too long, below. */
function besideKey(curves: readonly Curve[], equality: string, left: number, top: number, width: number): string[] {
  const parts: string[] = [];
  let middle = top + KEY_ROW / 2;
  for (const [at, { name, index }] of [...curves, { name: equality, index: '' }].entries()) {
    const last = at === curves.length;
    parts.push(element('line', { x1: left, x2: left + 18, y1: middle, y2: middle, stroke: last ? FAINT_COLOUR : COLOURS[at % COLOURS.length], 'stroke-width': last ? 1 : 2, 'stroke-dasharray': last ? '4 3' : DASHES[STYLES[at % STYLES.length]] }));
    parts.push(label(left + 24, middle + 4, fitted(name, width - left - 26), { fill: INK_COLOUR }));
    const below = left + 34 + textWidth(name) + textWidth(index) > width;
    if (index !== '' && below) middle += KEY_ROW;
    if (index !== '') parts.push(label(below ? left + 24 : left + 32 + textWidth(name), middle + 4, fitted(index, width - left - 26), { fill: INK_COLOUR, 'font-weight': 600 }));
    middle += KEY_ROW + 3;
  }
  return parts;
}

const percent = (share: number) => `${Math.round(share * 100)}%`;
const rounded = (value: number) => Math.round(value * 100) / 100;

function pointsOf({ x, y }: Curve): [number, number][] {
  const points: [number, number][] = [];
  for (let i = 0; i < Math.min(x.length, y.length); i++) if (!Number.isNaN(x[i]) && !Number.isNaN(y[i])) points.push([x[i], y[i]]);
  return points;
}
