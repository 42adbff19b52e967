import { interpolateBrBG, interpolateYlOrBr } from 'd3-scale-chromatic';

/**
 * Colours of maps and charts. Both ramps are ColorBrewer schemes marked colour-blind safe (Harrower & Brewer 2003,
 * doi:10.1179/000870403235002042). One rule everywhere: the darker brown, the larger the need.
 */

export const NO_DATA_COLOUR = '#d9dcde';
export const COVERED_COLOUR = '#1d7f79';
export const ACCENT_COLOUR = '#14506b';
export const BELOW_COLOUR = '#a4501a';
export const INK_COLOUR = '#2b3338';
export const FAINT_COLOUR = '#7b858b';

/** `count` colours from pale to dark brown (1..9); `reversed` puts the dark end first, for shares where little is bad. */
export function sequentialColours(count: number, reversed = false): string[] {
  // The ends of the ramp are left out: the palest is lost on paper, the darkest hides labels and boundaries.
  const colours = Array.from({ length: count }, (_, index) => hex(interpolateYlOrBr(count === 1 ? 0.3 : 0.04 + (0.72 * index) / (count - 1))));
  return reversed ? colours.reverse() : colours;
}

/** Four or any even `count` of colours from brown (below) to teal (above); `reversed` swaps the sides. */
export function divergingColours(count: number, reversed = false): string[] {
  const colours = Array.from({ length: count }, (_, index) => hex(interpolateBrBG(0.2 + (0.6 * index) / Math.max(1, count - 1))));
  return reversed ? colours.reverse() : colours;
}

function hex(rgb: string): string {
  const parts = rgb.match(/\d+/g)!;
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
}
