import { interpolateRgbBasis } from 'd3-interpolate';
import { interpolateBrBG } from 'd3-scale-chromatic';

/**
 * Colours of maps and charts. One rule everywhere: the darker brown, the larger the need. The sequential ramp is one hue that
 * falls steadily in lightness, the diverging one ColorBrewer's BrBG (Harrower & Brewer 2003, doi:10.1179/000870403235002042);
 * both read without telling red from green. People outside are plum, what is covered teal: apart from the ramp in hue and lightness.
 */

/** Pale clay to dark brown, muted so that names, boundaries and symbols stay on top. */
const clay = interpolateRgbBasis(['#faf5e6', '#f0dcb4', '#dfb67e', '#c48a4e', '#99592b', '#6e3a17']);

export const NO_DATA_COLOUR = '#d9dcde';
export const COVERED_COLOUR = '#1d7f79';
export const ACCENT_COLOUR = '#14506b';
export const BELOW_COLOUR = '#a4501a';
export const UNCOVERED_COLOUR = '#5a2b66';
export const SITE_COLOUR = '#b3123c';
export const INK_COLOUR = '#2b3338';
export const FAINT_COLOUR = '#626d73';

/** `count` colours from pale to dark brown (1..9); `reversed` puts the dark end first, for shares where little is bad. */
export function sequentialColours(count: number, reversed = false): string[] {
  // The darkest end is left out: it would hide names and boundaries.
  const colours = Array.from({ length: count }, (_, index) => hex(clay(count === 1 ? 0.3 : (0.85 * index) / (count - 1))));
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
