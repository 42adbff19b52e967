import { ACCENT_COLOUR, BELOW_COLOUR, COVERED_COLOUR } from './palette.ts';
import { drawing, element } from './svg.ts';

export interface ShareBarOptions {
  width: number;
  height: number;
  title: string;
  /** Part of the whole, 0..1; NaN draws an empty dashed frame. */
  share: number;
  /** Is the rest nobody's need, as of weights? Then it is grey. */
  plain?: boolean;
}

/** A share as a bar of the whole: the covered part in teal, the rest open. Thin remainders stay visible. */
export function shareBar(options: ShareBarOptions): string {
  const { width, height, share } = options;
  if (Number.isNaN(share)) {
    return drawing(width, height, options.title, element('rect', { x: 0.5, y: 0.5, width: width - 1, height: height - 1, fill: 'none', stroke: '#b9c6cc', 'stroke-dasharray': '2 2' }));
  }
  const covered = Math.min(1, Math.max(0, share)) * width;
  return drawing(
    width, height, options.title,
    element('rect', { x: 0, y: 0, width, height, fill: options.plain === true ? '#e4e8ea' : BELOW_COLOUR, 'fill-opacity': options.plain === true ? undefined : 0.3 }),
    // Less than a pixel left over would vanish: someone is always behind it.
    element('rect', { x: 0, y: 0, width: share < 1 ? Math.min(covered, width - 1) : covered, height, fill: options.plain === true ? ACCENT_COLOUR : COVERED_COLOUR }),
  );
}
