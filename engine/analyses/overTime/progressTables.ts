import type { Column } from '../../../data/dataset.ts';
import type { Operator } from '../../../geo/measures/gaps.ts';
import { PROGRESS_STATES, onLine } from '../../../geo/progress/progress.ts';
import type { ProgressTable } from '../../../geo/progress/progress.ts';
import { inCodeOrder } from '../codeOrder.ts';
import type { UnitFrame } from '../values/unitFrame.ts';

/** Value of every unit by year, in the baseline year the baseline it is held against. A cumulative indicator has its sums from the year after the baseline on, 0 in the baseline year. */
export type Series = Map<number, Float64Array>;

export interface ProgressFigures {
  baseline: Float64Array;
  /** Value of the current year alone. */
  current: Float64Array;
  targets: Float64Array;
  table: ProgressTable;
  /** Of a cumulative indicator, which is compared by its sums; else null. */
  sums: Float64Array | null;
  /** What the targets are shares of; null where it is not split. */
  total: number | null;
}

export function progressColumns(frame: UnitFrame, { baseline, current, targets, table, sums, total }: ProgressFigures): Column[] {
  const order = inCodeOrder(frame.codes);
  const numbers = (name: string, values: Float64Array): Column => ({ name, values: Float64Array.from(order, (unit) => values[unit]) });
  const none = new Float64Array(frame.codes.length).fill(NaN);
  return [
    { name: 'code', values: order.map((unit) => frame.codes[unit]) }, { name: 'name', values: order.map((unit) => frame.names[unit]) },
    numbers('baseline', baseline), numbers('current', current), numbers('target', targets), numbers('progress', table.progress), numbers('expected', table.expected), numbers('expected_progress', table.expectedProgress),
    { name: 'state', values: order.map((unit) => PROGRESS_STATES[table.state[unit]]) },
    numbers('annual_change', table.annualChange), numbers('years_to_target', table.yearsToTarget), numbers('forecast', table.forecast),
    numbers('sum_to_date', sums ?? none), numbers('share_of_total', total === null ? none : targets.map((share) => share / total)), numbers('remaining', table.remaining),
  ];
}

/** One row for every unit and year from the baseline to the target year, beside the line; empty where there is no value. */
export function seriesColumns(frame: UnitFrame, series: Series, baseline: Float64Array, targets: Float64Array, { operator, baselineYear, targetYear }: { operator: Operator; baselineYear: number; targetYear: number }): Column[] {
  const years = Array.from({ length: targetYear - baselineYear + 1 }, (_, i) => baselineYear + i);
  const rows = inCodeOrder(frame.codes).flatMap((unit) => years.map((year) => ({ unit, year })));
  return [
    { name: 'code', values: rows.map(({ unit }) => frame.codes[unit]) }, { name: 'name', values: rows.map(({ unit }) => frame.names[unit]) },
    { name: 'year', values: Float64Array.from(rows, ({ year }) => year) },
    { name: 'value', values: Float64Array.from(rows, ({ unit, year }) => series.get(year)?.[unit] ?? NaN) },
    { name: 'expected', values: Float64Array.from(rows, ({ unit, year }) => onLine(baseline[unit], targets[unit], operator, (year - baselineYear) / (targetYear - baselineYear))) },
  ];
}
