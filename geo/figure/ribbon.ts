import { scaleLinear } from 'd3-scale';
import { ACCENT_COLOUR, BELOW_COLOUR, COVERED_COLOUR, FAINT_COLOUR, INK_COLOUR } from './palette.ts';
import { drawing, element, label } from './svg.ts';

/** Range of the share of one unit over the cases of a sensitivity analysis, 0..1; NaN where it has no people. */
export interface Ribbon {
  code: string;
  low: number;
  base: number;
  high: number;
  /** Does its verdict turn over in some case? */
  flips: boolean;
}

export interface RibbonOptions {
  width: number;
  height: number;
  title: string;
  /** Share a unit passes from: a line across; NaN draws none. */
  verdict: number;
  verdictLabel: string;
  /** Code of the unit looked at, '' for none. */
  selected: string;
  ribbonTitle: (ribbon: Ribbon) => string;
}

const LEFT = 36;
const RIGHT = 8;
const TOP = 10;
const BOTTOM = 8;

/**
 * One upright bar for every unit from its lowest to its highest share, a tick at the base case, in ascending order of the
 * base case. Units whose verdict turns over are brown. Every bar is a group with `data-code`.
 */
export function ribbons(list: readonly Ribbon[], options: RibbonOptions): string {
  const { width, height, verdict, selected } = options;
  const known = list.filter((one) => !Number.isNaN(one.base)).sort((a, b) => a.base - b.base || a.low - b.low || (a.code < b.code ? -1 : 1));
  const y = scaleLinear().domain([0, 1]).range([height - BOTTOM, TOP]);
  const parts: string[] = [];
  for (const share of [0, 0.5, 1]) {
    parts.push(element('line', { x1: LEFT, x2: width - RIGHT, y1: y(share), y2: y(share), stroke: share === 0 ? FAINT_COLOUR : '#dfe3e5' }));
    parts.push(label(LEFT - 5, y(share) + 4, `${share * 100}%`, { 'text-anchor': 'end', fill: FAINT_COLOUR }));
  }
  const step = (width - LEFT - RIGHT) / Math.max(1, known.length);
  const bar = Math.max(0.5, Math.min(12, step * 0.62));
  known.forEach((one, index) => {
    const middle = LEFT + step * (index + 0.5);
    const colour = one.flips ? BELOW_COLOUR : COVERED_COLOUR;
    const chosen = one.code === selected;
    const top = y(one.high);
    parts.push(element(
      'g', { 'data-code': one.code },
      element('title', {}, options.ribbonTitle(one)),
      // The whole column answers the pointer, not only a bar that may be a hair high.
      element('rect', { x: LEFT + step * index, y: TOP, width: step, height: y(0) - TOP, fill: chosen ? ACCENT_COLOUR : 'transparent', 'fill-opacity': chosen ? 0.14 : undefined }),
      element('rect', { x: middle - bar / 2, y: top, width: bar, height: Math.max(1, y(one.low) - top), fill: colour, 'fill-opacity': one.flips ? 0.75 : 0.45 }),
      element('rect', { x: middle - Math.max(bar, 2) / 2, y: y(one.base) - 1, width: Math.max(bar, 2), height: 2, fill: INK_COLOUR }),
    ));
  });
  if (!Number.isNaN(verdict)) {
    parts.push(element('line', { x1: LEFT, x2: width - RIGHT, y1: y(verdict), y2: y(verdict), stroke: ACCENT_COLOUR, 'stroke-width': 1.5, 'stroke-dasharray': '5 3' }));
    // Sorted upwards, the left end above the line is empty.
    parts.push(label(LEFT + 4, y(verdict) > TOP + 14 ? y(verdict) - 4 : y(verdict) + 13, options.verdictLabel, { fill: ACCENT_COLOUR, 'font-weight': 600 }));
  }
  return drawing(width, height, options.title, ...parts);
}
