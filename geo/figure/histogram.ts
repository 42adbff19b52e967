import { bin, max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { ACCENT_COLOUR, BELOW_COLOUR, FAINT_COLOUR } from './palette.ts';
import { drawing, element, label } from './svg.ts';

export interface HistogramOptions {
  width: number;
  height: number;
  /** Read by screen readers. */
  title: string;
  /** Both ends of the horizontal axis. */
  domain: readonly [number, number];
  bins: number;
  /** The unit looked at: a line and a triangle; NaN or absent draws none. */
  marker?: number;
  format: (value: number) => string;
  /** Tooltip of one bar: its ends and the number of values in it. */
  barTitle: (from: number, to: number, count: number) => string;
}

/** Distribution of values (NaN left out) in bars of equal width, with the position of one of them. */
export function histogram(values: ArrayLike<number>, options: HistogramOptions): string {
  const { width, height, domain, marker } = options;
  const bottom = height - 16;
  const top = 8;
  const x = scaleLinear().domain(domain).range([1, width - 1]);
  const step = (domain[1] - domain[0]) / options.bins;
  const thresholds = Array.from({ length: options.bins - 1 }, (_, index) => domain[0] + step * (index + 1));
  const bars = bin<number, number>().domain([domain[0], domain[1]]).thresholds(thresholds)(Array.from(values).filter((value) => !Number.isNaN(value)));
  const y = scaleLinear().domain([0, max(bars, (bar) => bar.length) || 1]).range([bottom, top]);
  const parts = bars.map((bar) => {
    const inside = marker !== undefined && marker >= bar.x0! && (marker < bar.x1! || bar.x1 === domain[1]);
    return element(
      'rect',
      { x: x(bar.x0!) + 0.5, y: y(bar.length), width: Math.max(0, x(bar.x1!) - x(bar.x0!) - 1), height: bottom - y(bar.length), fill: inside ? ACCENT_COLOUR : '#b9c6cc' },
      element('title', {}, options.barTitle(bar.x0!, bar.x1!, bar.length)),
    );
  });
  parts.push(element('line', { x1: 0, x2: width, y1: bottom + 0.5, y2: bottom + 0.5, stroke: FAINT_COLOUR }));
  for (const [value, anchor] of [[domain[0], 'start'], [domain[1], 'end']] as const) {
    parts.push(label(anchor === 'start' ? 0 : width, height - 3, options.format(value), { 'text-anchor': anchor, fill: FAINT_COLOUR }));
  }
  if (marker !== undefined && !Number.isNaN(marker)) {
    const at = x(Math.min(domain[1], Math.max(domain[0], marker)));
    parts.push(element('line', { x1: at, x2: at, y1: top - 6, y2: bottom, stroke: BELOW_COLOUR, 'stroke-width': 1.5 }));
    const nearLeft = at < 58;
    const nearRight = at > width - 58;
    if (!nearLeft && !nearRight) parts.push(label(at, height - 3, options.format(marker), { 'text-anchor': 'middle', fill: BELOW_COLOUR, 'font-weight': 600 }));
  }
  return drawing(width, height, options.title, ...parts);
}
