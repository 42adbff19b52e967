import type { RunInfo } from '../../api/contract.ts';
import { recordsOf } from './rows.ts';
import { tableIn, useValueShown } from './runTables.ts';
import type { RunTables } from './runTables.ts';
import { totalOf, totalText } from './totals.ts';

export const PROGRESS_STATES = ['met', 'on-track', 'behind', 'no-data'] as const;
export type ProgressState = (typeof PROGRESS_STATES)[number];

/** One unit on its way to the target. NaN is missing. */
export interface ProgressUnit {
  code: string;
  name: string;
  baseline: number;
  current: number;
  target: number;
  /** (current - baseline) / (target - baseline). */
  progress: number;
  /** Value of the straight line from baseline to target in the current year, and its progress. */
  expected: number;
  expectedProgress: number;
  state: ProgressState;
  annualChange: number;
  yearsToTarget: number;
  /** Value in the target year if the change of a year goes on. */
  forecast: number;
  /** Of a cumulative indicator: sum up to the current year, the unit's part of the total, what is left of it. */
  sum: number;
  share: number;
  remaining: number;
}

export interface SeriesPoint {
  code: string;
  name: string;
  year: number;
  value: number;
  expected: number;
}

export interface ProgressShown {
  run: RunInfo;
  units: ProgressUnit[];
  byCode: Map<string, ProgressUnit>;
  series: SeriesPoint[];
  total: { baselineYear: number; year: number; targetYear: number; target: number; operator: string; n: number; met: number; onTrack: number; behind: number; noData: number };
  /** A cumulative total is shared out. */
  split: boolean;
}

export function progressShown(run: RunInfo, tables: RunTables): ProgressShown {
  const units = recordsOf(tableIn(tables, 'main'), { code: 'code', name: 'name', state: 'state' }, {
    baseline: 'baseline', current: 'current', target: 'target', progress: 'progress', expected: 'expected', expectedProgress: 'expected_progress',
    annualChange: 'annual_change', yearsToTarget: 'years_to_target', forecast: 'forecast', sum: 'sum_to_date', share: 'share_of_total', remaining: 'remaining',
  }) as ProgressUnit[];
  return {
    run, units, byCode: new Map(units.map((unit) => [unit.code, unit])), split: run.analysis['split'] !== undefined,
    series: recordsOf(tableIn(tables, 'series'), { code: 'code', name: 'name' }, { year: 'year', value: 'value', expected: 'expected' }),
    total: {
      baselineYear: totalOf(run, 'baseline_year'), year: totalOf(run, 'year'), targetYear: totalOf(run, 'target_year'), target: totalOf(run, 'target'), operator: totalText(run, 'operator'),
      n: totalOf(run, 'n'), met: totalOf(run, 'met'), onTrack: totalOf(run, 'on_track'), behind: totalOf(run, 'behind'), noData: totalOf(run, 'no_data'),
    },
  };
}

const TABLES = ['main', 'series'] as const;
export const useProgressShown = () => useValueShown('progress', TABLES, progressShown);
