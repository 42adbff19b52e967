import { scaleLinear } from 'd3-scale';
import { ACCENT_COLOUR, BELOW_COLOUR, COVERED_COLOUR, FAINT_COLOUR, INK_COLOUR } from './palette.ts';
import { drawing, element, label } from './svg.ts';

/** People of one band of cost, and the share of all people up to its upper end. */
export interface CostBand {
  from: number;
  /** Upper end, inclusive; NaN for those beyond the last band. */
  to: number;
  persons: number;
  /** Share of all people with a cost up to `to`, 0..1. */
  share: number;
}

export interface CumulativeOptions {
  width: number;
  height: number;
  title: string;
  /** The limit of service: an upright line; NaN draws none. */
  limit: number;
  format: (cost: number) => string;
  /** Unit of the costs, written at the last tick. */
  unit?: string;
  share: (share: number) => string;
  /** Tooltip of one band. */
  bandTitle: (band: CostBand) => string;
  /** Written above the rest at the right end: the share of those beyond the last band. */
  beyond: (share: number) => string;
}

const LEFT = 36;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 18;

/**
 * Cumulative share of people by cost: a line through the upper ends of the bands (the share is known there and nowhere
 * between), with a guide at the limit. What the line leaves below the top are people beyond every band.
 */
export function cumulativeShare(bands: readonly CostBand[], options: CumulativeOptions): string {
  const { width, height, limit } = options;
  const known = bands.filter((band) => !Number.isNaN(band.to) && !Number.isNaN(band.share));
  const last = known.at(-1);
  if (last === undefined) return drawing(width, height, options.title);
  const x = scaleLinear().domain([0, last.to]).range([LEFT, width - RIGHT]);
  const y = scaleLinear().domain([0, 1]).range([height - BOTTOM, TOP]);
  const parts: string[] = [];
  for (const share of [0, 0.5, 1]) {
    parts.push(element('line', { x1: LEFT, x2: width - RIGHT, y1: y(share), y2: y(share), stroke: share === 0 ? FAINT_COLOUR : '#dfe3e5' }));
    parts.push(label(LEFT - 5, y(share) + 4, `${share * 100}%`, { 'text-anchor': 'end', fill: FAINT_COLOUR }));
  }
  const line = known.map((band) => `L${rounded(x(band.to))} ${rounded(y(band.share))}`).join('');
  parts.push(element('path', { d: `M${rounded(x(0))} ${rounded(y(0))}${line}V${rounded(y(0))}Z`, fill: COVERED_COLOUR, 'fill-opacity': 0.14 }));
  parts.push(element('path', { d: `M${rounded(x(0))} ${rounded(y(0))}${line}`, fill: 'none', stroke: COVERED_COLOUR, 'stroke-width': 1.75 }));
  for (const band of known) {
    // A column of air over each band answers the pointer.
    parts.push(element('rect', { x: x(band.from), y: TOP, width: x(band.to) - x(band.from), height: y(0) - TOP, fill: 'transparent' }, element('title', {}, options.bandTitle(band))));
  }
  const ticks = x.ticks(Math.max(2, Math.floor((width - LEFT) / 70))).filter((tick) => tick > 0);
  for (const tick of ticks) {
    parts.push(element('line', { x1: x(tick), x2: x(tick), y1: y(0), y2: y(0) + 3, stroke: FAINT_COLOUR }));
    parts.push(label(x(tick), height - 4, tick === ticks.at(-1) && options.unit !== undefined ? `${options.format(tick)} ${options.unit}` : options.format(tick), { 'text-anchor': x(tick) > width - 30 ? 'end' : 'middle', fill: FAINT_COLOUR }));
  }
  if (limit >= 0 && limit <= last.to * (1 + 1e-9)) {
    const at = shareAt(known, limit);
    parts.push(element('line', { x1: x(limit), x2: x(limit), y1: TOP - 6, y2: y(0), stroke: ACCENT_COLOUR, 'stroke-width': 1.5, 'stroke-dasharray': '4 3' }));
    if (!Number.isNaN(at)) {
      const side = x(limit) > width / 2 ? 'end' : 'start';
      parts.push(element('circle', { cx: x(limit), cy: y(at), r: 3.5, fill: ACCENT_COLOUR, stroke: '#ffffff' }));
      parts.push(label(x(limit) + (side === 'end' ? -8 : 8), Math.max(TOP + 8, y(at) + 18), `${options.format(limit)} · ${options.share(at)}`, { 'text-anchor': side, fill: INK_COLOUR, 'font-weight': 600 }));
    }
  }
  if (last.share < 1) parts.push(label(LEFT + 6, TOP + 12, options.beyond(1 - last.share), { fill: BELOW_COLOUR }));
  return drawing(width, height, options.title, ...parts);
}

/** The share at a cost that is the upper end of a band; NaN between two ends, where it is not known. */
function shareAt(bands: readonly CostBand[], cost: number): number {
  return bands.find((band) => Math.abs(band.to - cost) <= 1e-9 * Math.max(1, cost))?.share ?? Number.NaN;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
