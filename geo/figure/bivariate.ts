import { bisectRight, quantile } from 'd3-array';
import { INK_COLOUR } from './palette.ts';
import { drawing, element, escapeText, label } from './svg.ts';
import { fitted, textWidth } from './textWidth.ts';

/** Classes on each side. */
export const SIDE = 3;

/**
 * Colours of a bivariate map, by class of x (0 the lowest) and then of y: both ramps of need multiplied. Little of x is brown,
 * little of y is plum, little of both the darkest; much of both is paper. (Stevens 2015; the hues are the palette's own.)
 */
const BROWN: readonly Rgb[] = [[201, 141, 75], [231, 196, 146], [255, 255, 255]];
const PLUM: readonly Rgb[] = [[136, 106, 164], [194, 177, 210], [255, 255, 255]];
const PAPER: Rgb = [243, 239, 230];

type Rgb = readonly [number, number, number];

/** The colour of class x and y, each 0..2 from the lowest; `worse` 'high' turns an axis round: there much is the need. */
export function bivariateColour(x: number, y: number, worse: { x: 'low' | 'high'; y: 'low' | 'high' }): string {
  const brown = BROWN[worse.x === 'low' ? x : SIDE - 1 - x];
  const plum = PLUM[worse.y === 'low' ? y : SIDE - 1 - y];
  return `#${[0, 1, 2].map((part) => Math.round((PAPER[part] * brown[part] * plum[part]) / 65025).toString(16).padStart(2, '0')).join('')}`;
}

export interface BivariateClasses {
  /** Two ascending breaks of each axis, equal where terciles are tied (the middle class is then empty), none without values; a value on a break belongs to the class above it. */
  breaks: { x: number[]; y: number[] };
  /** Units in each cell, index 3 y + x. */
  counts: Uint32Array;
  /** Cell of each unit; -1 where either value is missing. */
  ofUnit: Int8Array;
  missing: number;
}

/** Sorts units by two values at once: by terciles of those that have both, or by given breaks. */
export function bivariateClasses(x: ArrayLike<number>, y: ArrayLike<number>, given: { x: readonly number[]; y: readonly number[] } | null): BivariateClasses {
  const both = Array.from(x, (value, i) => !Number.isNaN(value) && !Number.isNaN(y[i]));
  const terciles = (values: ArrayLike<number>) => {
    const present = Array.from(values).filter((_, i) => both[i]);
    return present.length === 0 ? [] : [quantile(present, 1 / SIDE)!, quantile(present, 2 / SIDE)!];
  };
  const breaks = given === null ? { x: terciles(x), y: terciles(y) } : { x: [...given.x], y: [...given.y] };
  const counts = new Uint32Array(SIDE * SIDE);
  const ofUnit = Int8Array.from(both, (known, i) => (known ? SIDE * bisectRight(breaks.y, y[i]) + bisectRight(breaks.x, x[i]) : -1));
  for (const cell of ofUnit) if (cell >= 0) counts[cell]++;
  return { breaks, counts, ofUnit, missing: both.filter((known) => !known).length };
}

export interface BivariateLegendOptions {
  title: string;
  xName: string;
  yName: string;
  breaks: BivariateClasses['breaks'];
  counts: ArrayLike<number>;
  worse: { x: 'low' | 'high'; y: 'low' | 'high' };
  format: { x: (value: number) => string; y: (value: number) => string };
  /** Tooltip of a cell. */
  cellTitle: (x: number, y: number, count: number) => string;
}

/** Least side of a cell. */
const CELL = 34;
/** Widest a name may be: the legend of the map is no wider. */
const NAME = 186;

/** The square key: columns by x, rows by y upwards, the number of units in each cell, breaks at the borders, arrows towards more. */
export function bivariateLegend(options: BivariateLegendOptions): string {
  const { breaks, counts, worse, format } = options;
  const side = Math.max(CELL, ...breaks.x.map((value) => textWidth(format.x(value), 10) + 5));
  const left = Math.max(20, ...breaks.y.map((value) => textWidth(format.y(value), 10))) + 8;
  const top = 20;
  const [xName, yName] = [`${fitted(options.xName, NAME - 15)} →`, `↑ ${fitted(options.yName, NAME - 15)}`];
  const width = Math.max(left + SIDE * side + 14, textWidth(xName) + 2, textWidth(yName) + 2);
  const bottom = top + SIDE * side;
  const parts = [label(1, 12, yName, { fill: INK_COLOUR })];
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const colour = bivariateColour(x, y, worse);
      const count = counts[SIDE * y + x];
      const [cx, cy] = [left + x * side, bottom - (y + 1) * side];
      parts.push(element(
        'g', {}, element('title', {}, escapeText(options.cellTitle(x, y, count))),
        element('rect', { x: cx, y: cy, width: side, height: side, fill: colour, stroke: '#ffffff' }),
        label(cx + side / 2, cy + side / 2 + 4, String(count), { 'text-anchor': 'middle', fill: isDark(colour) ? '#ffffff' : INK_COLOUR }),
      ));
    }
  }
  for (const [at, value] of breaks.y.entries()) parts.push(label(left - 4, bottom - (at + 1) * side + 4, format.y(value), { 'text-anchor': 'end', fill: INK_COLOUR, 'font-size': 10 }));
  for (const [at, value] of breaks.x.entries()) parts.push(label(left + (at + 1) * side, bottom + 12, format.x(value), { 'text-anchor': 'middle', fill: INK_COLOUR, 'font-size': 10 }));
  // Under its columns where it fits there, else from the edge.
  parts.push(label(Math.max(1, Math.min(left, width - textWidth(xName) - 1)), bottom + 27, xName, { fill: INK_COLOUR }));
  return drawing(Math.ceil(width), bottom + 32, options.title, ...parts);
}

function isDark(colour: string): boolean {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * r + 0.587 * g + 0.114 * b < 140;
}
