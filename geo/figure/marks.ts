import { ACCENT_COLOUR, INK_COLOUR } from './palette.ts';
import { element, escapeText, label } from './svg.ts';
import { textWidth } from './textWidth.ts';

/** Which unit is looked at ('' none) and which are brushed; an empty set brushes none, and nothing is dimmed then. */
export interface MarkOptions {
  selected: string;
  brushed: ReadonlySet<string>;
}

/** A place in the drawing, in pixels. */
export type Place = readonly [x: number, y: number];

/** Edges of the area that data are drawn in, in pixels. */
export interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** More brushed units than this are not named beside their marks. */
const MOST_NAMED = 6;
const DIMMED = 0.16;

/**
 * The mark of one unit: a group that carries its code, the places at which a brush finds it (`data-at`: x,y pairs in pixels of
 * the drawing) and its turn when the keyboard goes from mark to mark. Units outside the brush are dimmed.
 */
export function unitMark(code: string, order: number, at: readonly Place[], title: string, options: MarkOptions, ...children: string[]): string {
  const places = at.map(([x, y]) => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`).join(' ');
  return element('g', { 'data-code': code, 'data-at': places, 'data-order': order, opacity: isDimmed(code, options) ? DIMMED : undefined }, element('title', {}, escapeText(title)), ...children);
}

/** Is something brushed, and not this unit? The one looked at is never dimmed. */
export function isDimmed(code: string, { selected, brushed }: MarkOptions): boolean {
  return brushed.size > 0 && code !== selected && !brushed.has(code);
}

/** Indices in the order of drawing: dimmed marks lie below, the unit looked at on top. */
export function drawingOrder(list: readonly { code: string }[], options: MarkOptions): number[] {
  const layer = ({ code }: { code: string }) => (code === options.selected ? 2 : isDimmed(code, options) ? 0 : 1);
  return list.map((_, index) => index).sort((a, b) => layer(list[a]) - layer(list[b]) || a - b);
}

/** A filled dot; ringed for the unit looked at, edged in ink where it is brushed. In a crowd of small dots edges would cover most: there only dimming tells. */
export function dot([x, y]: Place, radius: number, colour: string, code: string, options: MarkOptions): string {
  if (code === options.selected) return element('circle', { cx: x, cy: y, r: radius + 2, fill: colour, stroke: ACCENT_COLOUR, 'stroke-width': 2.5 });
  if (radius < 3) return element('circle', { cx: x, cy: y, r: radius, fill: colour, 'fill-opacity': 0.75 });
  const brushed = options.brushed.has(code);
  return element('circle', { cx: x, cy: y, r: radius, fill: colour, stroke: brushed ? INK_COLOUR : '#ffffff', 'stroke-width': brushed ? 1 : 0.6 });
}

export interface Callout {
  code: string;
  name: string;
  at: Place;
}

/** Names of the unit looked at and of a few brushed ones, beside their marks, inside the plot, clear of each other and of as many marks as may be. */
export function callouts(list: readonly Callout[], plot: Plot, options: MarkOptions): string[] {
  const chosen = list.filter(({ code }) => code === options.selected);
  if (options.brushed.size <= MOST_NAMED) chosen.push(...list.filter(({ code }) => code !== options.selected && options.brushed.has(code)));
  const taken: [number, number, number, number][] = [];
  return chosen.flatMap(({ name, at: [x, y], code }) => {
    const width = textWidth(name, 12) + 4;
    const free = [[x + 9, y + 4], [x - 9 - width, y + 4], [x - width / 2, y - 10], [x - width / 2, y + 20], [x - 5 - width, y - 7], [x + 5, y + 17]].filter(([left, base]) => {
      const inside = left >= plot.left && left + width <= plot.right && base - 11 >= plot.top - 2 && base + 3 <= plot.bottom;
      return inside && taken.every(([l, r, t, b]) => left > r || left + width < l || base - 12 > b || base + 3 < t);
    });
    if (free.length === 0) return [];
    const covered = free.map(([left, base]) => list.filter(({ at: [px, py] }) => px > left - 2 && px < left + width + 2 && py > base - 13 && py < base + 4).length);
    const [left, base] = free[covered.indexOf(Math.min(...covered))];
    taken.push([left, left + width, base - 12, base + 3]);
    return [haloed(left + 2, base, name, { 'font-size': 12, 'font-weight': code === options.selected ? 600 : undefined, fill: INK_COLOUR })];
  });
}

/** Text with a white rim: readable over lines and dots. */
export function haloed(x: number, y: number, content: string, attributes: Record<string, string | number | undefined>): string {
  return label(x, y, content, { stroke: '#ffffff', 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke', ...attributes });
}
