import { logarithmTicks } from './axes.ts';
import type { MarkOptions } from './marks.ts';
import { BELOW_COLOUR, COVERED_COLOUR, FAINT_COLOUR } from './palette.ts';
import { scatterPlot, straightLine } from './scatter.ts';
import type { ScatterPoint } from './scatter.ts';
import { element } from './svg.ts';

/** One unit: logarithm of its value in the first year, and its mean yearly growth of the logarithm since (0.02 is two per cent). */
export interface GrowthPoint {
  code: string;
  name: string;
  logFrom: number;
  growth: number;
}

export interface ConvergenceOptions extends MarkOptions {
  width: number;
  height: number;
  title: string;
  /** The fitted line growth = intercept + slope logFrom; NaN draws none. A falling line is convergence. */
  slope: number;
  intercept: number;
  xName: string;
  yName: string;
  /** Figures of the line. */
  note: string;
  /** Writes a value of the first year: the axis is of logarithms, its ticks stand at values. */
  format: (value: number) => string;
  /** Yearly growth in per cent. */
  growth: (value: number) => string;
  above: string;
  below: string;
  pointTitle: (point: GrowthPoint) => string;
  missing: (count: number) => string;
}

/** Unconditional beta convergence (Barro & Sala-i-Martin 1992): units that began lower grow faster where the line falls. Units below the line are brown. */
export function convergenceScatter(list: readonly GrowthPoint[], options: ConvergenceOptions): string {
  const { slope, intercept } = options;
  const points = list.map((unit): GrowthPoint & ScatterPoint => {
    const fittedGrowth = intercept + slope * unit.logFrom;
    return { ...unit, x: unit.logFrom, y: unit.growth, colour: unit.growth < fittedGrowth ? BELOW_COLOUR : COVERED_COLOUR };
  });
  const format = (logarithm: number) => options.format(Math.exp(logarithm));
  return scatterPlot(points, {
    ...options, format: { x: format, y: options.growth }, xTicks: (x, width) => logarithmTicks(x, width, format),
    keys: Number.isNaN(slope) ? [] : [{ kind: 'dot', colour: COVERED_COLOUR, text: options.above }, { kind: 'dot', colour: BELOW_COLOUR, text: options.below }],
  }, (x, y, plot) => [
    ...(y.domain()[0] < 0 && y.domain()[1] > 0 ? [element('line', { x1: plot.left, x2: plot.right, y1: y(0), y2: y(0), stroke: FAINT_COLOUR })] : []),
    ...(Number.isNaN(slope) ? [] : [straightLine(slope, intercept, x, y)]),
  ]);
}
