import { FAINT_COLOUR, INK_COLOUR } from './palette.ts';
import { keyRows } from './keys.ts';
import type { Key } from './keys.ts';
import { drawing, element, escapeText, label } from './svg.ts';
import { fitted, textWidth } from './textWidth.ts';

export interface Part {
  name: string;
  value: number;
  kind: 'between' | 'within';
}

/** An index that falls into parts, such as Theil's T: between prefectures, between counties within them, and so on down. */
export interface PartedBar {
  name: string;
  total: number;
  parts: Part[];
}

export interface PartsOptions {
  width: number;
  height: number;
  title: string;
  format: (value: number) => string;
  share: (share: number) => string;
  partTitle: (bar: PartedBar, part: Part) => string;
  /** Said in the place of a bar that does not exist or is nothing. */
  none: string;
}

/** From the widest grouping inwards; what is left inside the last groups is pale. */
const BETWEEN = ['#14506b', '#3f7a97', '#7ba6bb', '#a9c6d4'];
const WITHIN = '#dbe3e7';

/** Bars of the whole (100 %), cut into the parts between groups, level by level, and within the last. */
export function partBars(bars: readonly PartedBar[], options: PartsOptions): string {
  const { width, height } = options;
  const names = Math.min(width * 0.32, Math.max(20, ...bars.map(({ name }) => textWidth(name))));
  const totals = Math.max(20, ...bars.map(({ total }) => textWidth(Number.isNaN(total) ? '—' : options.format(total), 12)));
  const [left, right] = [names + 10, width - totals - 12];
  const colourOf = (part: Part, at: number) => (part.kind === 'within' ? WITHIN : BETWEEN[Math.min(at, BETWEEN.length - 1)]);
  const keys = new Map<string, Key>();
  for (const { parts } of bars) for (const [at, part] of parts.entries()) keys.set(part.name, { kind: 'box', colour: colourOf(part, at), text: part.name });
  const drawnKeys = keyRows([...keys.values()], 2, 0, width - 4);
  const room = height - drawnKeys.height - 8;
  const row = Math.min(46, room / Math.max(1, bars.length));
  const thick = Math.max(8, Math.min(26, row - 8));
  const drawn = bars.flatMap((bar, index) => {
    const middle = row * (index + 0.5);
    const sum = bar.parts.reduce((total, { value }) => total + (Number.isNaN(value) ? 0 : value), 0);
    const head = [
      label(names + 2, middle + 4, fitted(bar.name, names), { 'text-anchor': 'end', fill: INK_COLOUR }),
      label(right + 8, middle + 4, Number.isNaN(bar.total) ? '—' : options.format(bar.total), { fill: INK_COLOUR, 'font-weight': 600, 'font-size': 12 }),
    ];
    if (!(sum > 0)) return [...head, label(left + 4, middle + 4, options.none, { fill: FAINT_COLOUR })];
    let x = left;
    const segments = bar.parts.flatMap((part, at) => {
      if (!(part.value > 0)) return [];
      const wide = ((right - left) * part.value) / sum;
      const share = options.share(part.value / sum);
      const dark = part.kind === 'between' && at < 2;
      const segment = element(
        'g', {}, element('title', {}, escapeText(options.partTitle(bar, part))),
        element('rect', { x, y: middle - thick / 2, width: wide, height: thick, fill: colourOf(part, at), stroke: '#ffffff', 'stroke-width': 0.75 }),
        ...(textWidth(share) + 8 <= wide && thick >= 14 ? [label(x + wide / 2, middle + 4, share, { 'text-anchor': 'middle', fill: dark ? '#ffffff' : INK_COLOUR })] : []),
      );
      x += wide;
      return [segment];
    });
    return [...head, ...segments];
  });
  return drawing(width, height, options.title, ...drawn, element('g', { transform: `translate(0 ${Math.round(row * bars.length + 8)})` }, ...drawnKeys.drawn));
}
