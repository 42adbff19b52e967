import type { RunInfo } from '../../api/contract.ts';
import { recordsOf } from './rows.ts';
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
  /** gap / |benchmark|. */
  relativeGap: number;
  zScore: number;
  /** Events the value rests on and its 95 % interval, where the run was asked for them. */
  events: number;
  low: number;
  high: number;
  persons: number;
  poor: boolean;
}

/** Totals of one indicator, as a gap run carries them. What runs of earlier versions do not say is absent. */
export interface IndicatorTotals {
  indicator: string;
  direction: 'higher' | 'lower';
  /** NaN where every unit has its own. */
  benchmark: number;
  n: number;
  below: number;
  persons_below: number | null;
  poor_below: number | null;
  /** What is compared: column, what it is divided by and per how many; unit and denominator as the table says them. */
  column?: string;
  per?: string;
  times?: number;
  unit?: string;
  denominator?: string;
  operator?: string;
  missing?: number;
  /** Units within the tolerance of the benchmark. */
  near?: number;
  /** Values of too few events, not shown. */
  hidden?: number;
}

export function indicatorTotals(run: RunInfo): IndicatorTotals[] {
  type Stored = Omit<IndicatorTotals, 'indicator' | 'benchmark'> & { benchmark: number | null };
  return Object.entries(run.totals as Record<string, Stored>).map(([indicator, totals]) => ({ ...totals, benchmark: totals.benchmark ?? Number.NaN, indicator }));
}

/** Column of people of a gap run; '' without one. */
export const weightOf = ({ analysis }: RunInfo): string => (typeof analysis['weight'] === 'string' ? analysis['weight'] : '');

/** How the benchmark of a run is said: its kind, its group or counterpart, and whether a mean is weighted. */
export function benchmarkOfRun(run: RunInfo): { kind: 'national' | 'weighted-mean' | 'mean' | 'value' | 'group' | 'counterpart' | 'target'; of: string; weighted: boolean } {
  const benchmark = run.analysis['benchmark'];
  if (typeof benchmark === 'string') {
    if (benchmark.startsWith('target:')) return { kind: 'target', of: benchmark.slice('target:'.length), weighted: false };
    const kind = benchmark === 'weighted-mean' || benchmark === 'mean' ? benchmark : 'national';
    return { kind, of: kind === 'weighted-mean' ? weightOf(run) : '', weighted: kind === 'weighted-mean' };
  }
  const { group, column, weighted = false } = (benchmark ?? {}) as { group?: string; column?: string; weighted?: boolean };
  return group !== undefined ? { kind: 'group', of: group, weighted } : column !== undefined ? { kind: 'counterpart', of: column, weighted } : { kind: 'value', of: '', weighted };
}

/** All rows of a gap run, in the order of its table. */
export function gapRowsOf(table: RowTable): GapRow[] {
  const poorAt = table.columns.indexOf('poor');
  return recordsOf(table, { code: 'code', name: 'name', indicator: 'indicator', state: 'state' }, {
    value: 'value', benchmark: 'benchmark', gap: 'gap', shortfall: 'shortfall', attainment: 'attainment', rank: 'rank', severity: 'severity', relativeGap: 'relative_gap', zScore: 'z_score', events: 'events', low: 'value_low', high: 'value_high', persons: 'persons',
  }).map((row, at) => ({ ...row, state: row.state as GapState, poor: Boolean(table.rows[at][poorAt]) }));
}
