import { INK_COLOUR } from './palette.ts';
import { element, label } from './svg.ts';
import { fitted, textWidth } from './textWidth.ts';

/** One entry of a figure's own key. */
export interface Key {
  kind: 'line' | 'dashed' | 'dotted' | 'dot' | 'box' | 'text';
  colour: string;
  text: string;
}

export const KEY_ROW = 17;
const SYMBOL = { line: 16, dashed: 16, dotted: 16, dot: 8, box: 10, text: 0 } as const;

/** Entries of a key side by side from (left, top), in as many rows as `width` asks for; answers the drawing and its height. */
export function keyRows(keys: readonly Key[], left: number, top: number, width: number): { drawn: string[]; height: number } {
  const drawn: string[] = [];
  let [x, row] = [left, 0];
  for (const { kind, colour, text } of keys) {
    const symbol = SYMBOL[kind];
    const words = fitted(text, width - symbol - 6);
    const wide = (symbol === 0 ? 0 : symbol + 5) + textWidth(words);
    if (x > left && x + wide > left + width) [x, row] = [left, row + 1];
    const middle = top + row * KEY_ROW + KEY_ROW / 2;
    if (kind === 'box') drawn.push(element('rect', { x, y: middle - 5, width: 10, height: 10, fill: colour }));
    else if (kind === 'dot') drawn.push(element('circle', { cx: x + 4, cy: middle, r: 4, fill: colour }));
    else if (kind !== 'text') drawn.push(element('line', { x1: x, x2: x + 16, y1: middle, y2: middle, stroke: colour, 'stroke-width': 2, 'stroke-dasharray': DASHES[kind] }));
    drawn.push(label(x + (symbol === 0 ? 0 : symbol + 5), middle + 4, words, { fill: kind === 'text' ? colour : INK_COLOUR }));
    x += wide + 14;
  }
  return { drawn, height: keys.length === 0 ? 0 : (row + 1) * KEY_ROW };
}

export const DASHES = { line: undefined, dashed: '6 4', dotted: '2 3' } as const;
