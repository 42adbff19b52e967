import type { RunInfo } from '../../api/contract.ts';
import { numbersOf, textsOf } from './rows.ts';
import type { RowTable } from './rows.ts';

export type GapState = 'met' | 'near' | 'below' | 'missing';

/** One county against the benchmark of one indicator. NaN is missing. */
export interface GapRow {
  code: string;
  name: string;
  indicator: string;
  value: number;
  benchmark: number;
  /** value - benchmark, in the indicator's unit. */
  gap: number;
  /** How far it falls short, whichever direction is better; 0 where it does not. */
  shortfall: number;
  attainment: number;
  /** 1 is the worst. */
  rank: number;
  state: GapState;
  /** 0 not below, else the grade of its shortfall; NaN where the run has no grades or the value is missing. */
  severity: number;
  persons: number;
  poor: boolean;
}

/** Totals of one indicator, as a gap run carries them. */
export interface IndicatorTotals {
  indicator: string;
  direction: 'higher' | 'lower';
  benchmark: number;
  n: number;
  below: number;
  persons_below: number | null;
  poor_below: number | null;
}

export function indicatorTotals(run: RunInfo): IndicatorTotals[] {
  return Object.entries(run.totals as Record<string, Omit<IndicatorTotals, 'indicator'>>).map(([indicator, totals]) => ({ ...totals, indicator }));
}

/** All rows of a gap run, in the order of its table. */
export function gapRowsOf(table: RowTable): GapRow[] {
  const [codes, names, indicators, states] = ['code', 'name', 'indicator', 'state'].map((column) => textsOf(table, column));
  const [value, benchmark, gap, shortfall, attainment, rank, severity, persons] = ['value', 'benchmark', 'gap', 'shortfall', 'attainment', 'rank', 'severity', 'persons'].map((column) => numbersOf(table, column));
  const poorAt = table.columns.indexOf('poor');
  return table.rows.map((row, i) => ({
    code: codes[i], name: names[i] === '' ? codes[i] : names[i], indicator: indicators[i],
    value: value[i], benchmark: benchmark[i], gap: gap[i], shortfall: shortfall[i], attainment: attainment[i], rank: rank[i],
    state: states[i] as GapState, severity: severity[i], persons: persons[i], poor: Boolean(row[poorAt]),
  }));
}
