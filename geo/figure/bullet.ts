import { scaleLinear } from 'd3-scale';
import { ACCENT_COLOUR, BELOW_COLOUR, COVERED_COLOUR, FAINT_COLOUR } from './palette.ts';
import { drawing, element } from './svg.ts';

export interface BulletOptions {
  width: number;
  height: number;
  title: string;
  /** Value and benchmark in the indicator's own unit; NaN draws only the scale. */
  value: number;
  benchmark: number;
  /** All units' values: the faint ticks behind, and the ends of the scale. */
  spread: ArrayLike<number>;
  /** Does the value fall short of the benchmark? (The caller knows which direction is better.) */
  below: boolean;
}

/**
 * One value against its benchmark on the scale of all units (Stephen Few's bullet graph, with a dot for the bar: an
 * indicator's zero is seldom meaningful). The benchmark is the upright line; a dot short of it is brown.
 */
export function bullet(options: BulletOptions): string {
  const { width, height, value, benchmark, below } = options;
  const [low, high] = extent([options.spread, [value, benchmark]]);
  const middle = height / 2;
  if (Number.isNaN(low)) return drawing(width, height, options.title);
  const x = scaleLinear().domain(low === high ? [low - 1, high + 1] : [low, high]).range([5, width - 5]);
  const parts = [element('line', { x1: 3, x2: width - 3, y1: middle, y2: middle, stroke: '#d4dadd' })];
  // A few thousand ticks are one grey band: no more than one per half pixel is drawn.
  const drawn = new Set<number>();
  for (let i = 0; i < options.spread.length; i++) {
    const at = Math.round(x(options.spread[i]) * 2) / 2;
    if (Number.isNaN(at) || drawn.has(at)) continue;
    drawn.add(at);
  }
  const ticks = [...drawn].sort((a, b) => a - b).map((at) => `M${at} ${middle - 2.5}v5`).join('');
  if (ticks !== '') parts.push(element('path', { d: ticks, stroke: '#b9c6cc', 'stroke-width': 0.75 }));
  if (!Number.isNaN(benchmark)) {
    if (!Number.isNaN(value)) parts.push(element('line', { x1: x(value), x2: x(benchmark), y1: middle, y2: middle, stroke: below ? BELOW_COLOUR : COVERED_COLOUR, 'stroke-width': 2.5 }));
    parts.push(element('line', { x1: x(benchmark), x2: x(benchmark), y1: 1.5, y2: height - 1.5, stroke: ACCENT_COLOUR, 'stroke-width': 2 }));
  }
  if (!Number.isNaN(value)) {
    parts.push(element('circle', { cx: x(value), cy: middle, r: 4, fill: below ? BELOW_COLOUR : COVERED_COLOUR, stroke: '#ffffff' }));
  } else {
    parts.push(element('circle', { cx: 5, cy: middle, r: 2.5, fill: 'none', stroke: FAINT_COLOUR }));
  }
  return drawing(width, height, options.title, ...parts);
}

function extent(lists: ArrayLike<number>[]): [number, number] {
  let low = Number.NaN;
  let high = Number.NaN;
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) {
      if (Number.isNaN(list[i])) continue;
      if (!(list[i] >= low)) low = list[i];
      if (!(list[i] <= high)) high = list[i];
    }
  }
  return [low, high];
}
