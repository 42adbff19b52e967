import { max } from 'd3-array';
import { scaleBand, scaleLinear } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import { ACCENT_COLOUR, COVERED_COLOUR, FAINT_COLOUR, INK_COLOUR } from './palette.ts';
import { drawing, element, label } from './svg.ts';

export interface StepsOptions {
  width: number;
  height: number;
  title: string;
  /** People covered before the first site. */
  before: number;
  format: (persons: number) => string;
  barTitle: (index: number, added: number, after: number) => string;
}

/**
 * What each further site adds: bars of people added in the order of choice, and the running total as a step line
 * over them (its own scale, from `before` to the end). The bend shows where another site stops paying.
 */
export function addedSteps(added: readonly number[], options: StepsOptions): string {
  const { width, height, before } = options;
  const bottom = height - 18;
  const top = 18;
  const left = 4;
  const right = width - 4;
  const names = added.map((_, index) => String(index + 1));
  const x = scaleBand().domain(names).range([left, right]).paddingInner(0.25).paddingOuter(0.1);
  const bars = scaleLinear().domain([0, max(added) || 1]).range([bottom, top + 14]);
  const totals: number[] = [];
  for (const [index, persons] of added.entries()) totals.push((index === 0 ? before : totals[index - 1]) + persons);
  const end = totals.at(-1) ?? before;
  const total = scaleLinear().domain(end > before ? [before, end] : [before - 1, before + 1]).range([bottom - 2, top]);
  const parts: string[] = [];
  for (const [index, persons] of added.entries()) {
    parts.push(
      element(
        'rect',
        { x: x(names[index])!, y: bars(persons), width: x.bandwidth(), height: bottom - bars(persons), fill: COVERED_COLOUR, 'fill-opacity': 0.55 },
        element('title', {}, options.barTitle(index, persons, totals[index])),
      ),
    );
    if (x.bandwidth() >= 10) parts.push(label(x(names[index])! + x.bandwidth() / 2, height - 5, names[index], { 'text-anchor': 'middle', fill: FAINT_COLOUR }));
    if (x.bandwidth() >= 42) parts.push(label(x(names[index])! + x.bandwidth() / 2, bottom - 4, options.format(persons), { 'text-anchor': 'middle', fill: INK_COLOUR }));
  }
  const path = line().curve(curveStepAfter)([
    [left, total(before)],
    ...totals.map((persons, index): [number, number] => [x(names[index])!, total(persons)]),
    [right, total(end)],
  ]);
  parts.push(element('path', { d: path ?? '', fill: 'none', stroke: ACCENT_COLOUR, 'stroke-width': 1.75 }));
  parts.push(element('line', { x1: 0, x2: width, y1: bottom + 0.5, y2: bottom + 0.5, stroke: FAINT_COLOUR }));
  parts.push(label(left, top - 6, options.format(before), { fill: FAINT_COLOUR }));
  parts.push(label(right, top - 6, options.format(end), { 'text-anchor': 'end', fill: ACCENT_COLOUR, 'font-weight': 600 }));
  return drawing(width, height, options.title, ...parts);
}
