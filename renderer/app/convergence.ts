import type { RunInfo } from '../../api/contract.ts';
import { recordsOf } from './rows.ts';
import { tableIn, useValueShown } from './runTables.ts';
import type { RunTables } from './runTables.ts';
import { totalOf } from './totals.ts';

/** Growth of one unit between the two years. NaN is missing. */
export interface GrowthUnit {
  code: string;
  name: string;
  from: number;
  to: number;
  /** ln(y_T / y_0) / T. */
  growth: number;
  /** ln y_0. */
  logFrom: number;
  fitted: number;
  residual: number;
}

/** Spread of the units in one year. */
export interface SpreadYear {
  year: number;
  n: number;
  mean: number;
  cv: number;
  sdLog: number;
  gini: number;
  theilT: number;
  between: number;
  within: number;
}

export interface ConvergenceShown {
  run: RunInfo;
  units: GrowthUnit[];
  byCode: Map<string, GrowthUnit>;
  years: SpreadYear[];
  total: {
    n: number; missing: number; from: number; to: number; years: number; cvFrom: number; cvTo: number; sdLogFrom: number; sdLogTo: number;
    slope: number; intercept: number; slopeSe: number; slopeP: number; r2: number; lambda: number; halfLife: number;
  };
}

export function convergenceShown(run: RunInfo, tables: RunTables): ConvergenceShown {
  const units = recordsOf(tableIn(tables, 'main'), { code: 'code', name: 'name' }, { from: 'value_from', to: 'value_to', growth: 'annual_growth', logFrom: 'log_from', fitted: 'fitted', residual: 'residual' });
  return {
    run, units, byCode: new Map(units.map((unit) => [unit.code, unit])),
    years: recordsOf(tableIn(tables, 'years'), {}, { year: 'year', n: 'n', mean: 'mean', cv: 'cv', sdLog: 'sd_log', gini: 'gini', theilT: 'theil_t', between: 'theil_t_between', within: 'theil_t_within' }),
    total: {
      n: totalOf(run, 'n'), missing: totalOf(run, 'missing'), from: totalOf(run, 'from'), to: totalOf(run, 'to'), years: totalOf(run, 'years'),
      cvFrom: totalOf(run, 'cv_from'), cvTo: totalOf(run, 'cv_to'), sdLogFrom: totalOf(run, 'sd_log_from'), sdLogTo: totalOf(run, 'sd_log_to'),
      slope: totalOf(run, 'slope'), intercept: totalOf(run, 'intercept'), slopeSe: totalOf(run, 'slope_se'), slopeP: totalOf(run, 'slope_p'), r2: totalOf(run, 'r2'), lambda: totalOf(run, 'lambda'), halfLife: totalOf(run, 'half_life'),
    },
  };
}

const TABLES = ['main', 'years'] as const;
export const useConvergenceShown = () => useValueShown('convergence', TABLES, convergenceShown);
