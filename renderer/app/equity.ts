import type { RunInfo } from '../../api/contract.ts';
import { columnsAfter, recordsOf, textsOf } from './rows.ts';
import type { RowTable } from './rows.ts';
import { tableIn, useValueShown } from './runTables.ts';
import type { RunTables } from './runTables.ts';
import { numberIn, totalOf, totalPart, totalText } from './totals.ts';

/** Measures of inequality, in the order they are listed: the best known first. */
export const STATISTICS = ['gini', 'theil_t', 'theil_l', 'cv', 'mad', 'palma', 'atkinson', 'p90_p10', 'max_min', 'concentration'] as const;
export type Statistic = (typeof STATISTICS)[number];

/** One unit and its part in the inequality. NaN is missing. */
export interface EquityUnit {
  code: string;
  name: string;
  value: number;
  weight: number;
  /** Its group at each level, the widest first. */
  groups: string[];
  valueShare: number;
  weightShare: number;
  /** Share of the value over share of the weight. */
  quotient: number;
  theilPart: number;
}

export interface CurvePoint {
  weight: number;
  value: number;
}

/** A group of units; `level` counts from 1, the widest. */
export interface EquityGroup {
  level: number;
  group: string;
  parent: string;
  n: number;
  weight: number;
  mean: number;
  gini: number;
  cv: number;
  theilT: number;
  theilL: number;
  weightShare: number;
  valueShare: number;
  between: number;
  within: number;
}

/** Theil between and within the groups of one level. */
export interface Decomposition {
  groups: string;
  count: number;
  between: number;
  within: number;
  betweenL: number;
  withinL: number;
}

export interface EquityShown {
  run: RunInfo;
  units: EquityUnit[];
  byCode: Map<string, EquityUnit>;
  lorenz: CurvePoint[];
  /** Concentration curve; empty without an order of the units. */
  concentration: CurvePoint[];
  groups: EquityGroup[];
  decomposition: Decomposition[];
  statistics: Record<Statistic, number>;
  /** Bootstrap intervals of the statistics that have one. */
  intervals: Partial<Record<Statistic, readonly [low: number, high: number]>>;
  total: { n: number; missing: number; withoutWeight: number; mean: number; divisor: string; weight: string; confidence: number; bootstrap: number; seed: number; epsilon: number };
}

export function equityUnits(table: RowTable): EquityUnit[] {
  const levels = columnsAfter(table.columns, 'group_').map((level) => textsOf(table, `group_${level}`));
  return recordsOf(table, { code: 'code', name: 'name' }, { value: 'value', weight: 'weight', valueShare: 'share_of_value', weightShare: 'share_of_weight', quotient: 'location_quotient', theilPart: 'theil_t_part' })
    .map((unit, row) => ({ ...unit, groups: levels.map((level) => level[row]) }));
}

export function curvesOf(table: RowTable): { lorenz: CurvePoint[]; concentration: CurvePoint[] } {
  const points = recordsOf(table, { curve: 'curve' }, { weight: 'share_of_weight', value: 'share_of_value' });
  const of = (name: string) => points.filter(({ curve }) => curve === name).map(({ weight, value }) => ({ weight, value }));
  return { lorenz: of('lorenz'), concentration: of('concentration') };
}

function decompositionOf(run: RunInfo): Decomposition[] {
  type Parts = Readonly<Record<string, unknown>>;
  const levels = (run.totals['decomposition'] ?? []) as { groups: string; n_groups: number; theil_t: Parts | null; theil_l: Parts | null }[];
  return levels.map(({ groups, n_groups: count, theil_t: t, theil_l: l }) => ({
    groups, count, between: numberIn(t ?? {}, 'between'), within: numberIn(t ?? {}, 'within'), betweenL: numberIn(l ?? {}, 'between'), withinL: numberIn(l ?? {}, 'within'),
  }));
}

export function equityShown(run: RunInfo, tables: RunTables): EquityShown {
  const units = equityUnits(tableIn(tables, 'main'));
  const intervals = totalPart(run, 'intervals') as EquityShown['intervals'];
  return {
    run, units, byCode: new Map(units.map((unit) => [unit.code, unit])), ...curvesOf(tableIn(tables, 'lorenz')), decomposition: decompositionOf(run), intervals,
    groups: recordsOf(tableIn(tables, 'groups'), { group: 'group', parent: 'parent' }, {
      level: 'level', n: 'n', weight: 'weight', mean: 'mean', gini: 'gini', cv: 'cv', theilT: 'theil_t', theilL: 'theil_l', weightShare: 'share_of_weight', valueShare: 'share_of_value', between: 'between_part', within: 'within_part',
    }),
    statistics: Object.fromEntries(STATISTICS.map((statistic) => [statistic, totalOf(run, statistic)])) as EquityShown['statistics'],
    total: {
      n: totalOf(run, 'n'), missing: totalOf(run, 'missing'), withoutWeight: totalOf(run, 'without_weight'), mean: totalOf(run, 'mean'), divisor: totalText(run, 'divisor'), weight: totalText(run, 'weight'),
      confidence: totalOf(run, 'confidence'), bootstrap: totalOf(run, 'bootstrap'), seed: totalOf(run, 'seed'), epsilon: totalOf(run, 'atkinson_epsilon'),
    },
  };
}

const TABLES = ['main', 'lorenz', 'groups'] as const;
export const useEquityShown = () => useValueShown('equity', TABLES, equityShown);
