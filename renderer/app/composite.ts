import type { RunInfo } from '../../api/contract.ts';
import { columnsAfter, numbersOf, recordsOf } from './rows.ts';
import type { RowTable } from './rows.ts';
import { tableIn, useValueShown } from './runTables.ts';
import type { RunTables } from './runTables.ts';
import { totalOf, totalText } from './totals.ts';

/** Index and rank of one unit, with where the rank lies under other weights. NaN is missing. */
export interface IndexUnit {
  code: string;
  name: string;
  index: number;
  rank: number;
  rankLow: number;
  rankMedian: number;
  rankHigh: number;
  missing: number;
  /** Sub-index by service area. */
  areas: Record<string, number>;
}

export interface IndexWeight {
  indicator: string;
  area: string;
  direction: string;
  weight: number;
  equal: number;
  entropy: number;
}

/** What one indicator adds to the index of one unit. */
export interface IndexPart {
  code: string;
  name: string;
  indicator: string;
  value: number;
  score: number;
  contribution: number;
}

/** Index and rank of one unit under another scheme of weights. */
export interface IndexScheme {
  code: string;
  name: string;
  scheme: string;
  index: number;
  rank: number;
  rankChange: number;
}

export interface CompositeShown {
  run: RunInfo;
  units: IndexUnit[];
  byCode: Map<string, IndexUnit>;
  areas: string[];
  weights: IndexWeight[];
  parts: IndexPart[];
  robustness: IndexScheme[];
  total: { n: number; dropped: number; consistencyRatio: number; consistencyIndex: number; lambdaMax: number; normalisation: string; weighting: string; samples: number; seed: number };
}

const AREA = 'index_';

export function indexUnits(table: RowTable): IndexUnit[] {
  const areas = columnsAfter(table.columns, AREA).map((area) => [area, numbersOf(table, `${AREA}${area}`)] as const);
  return recordsOf(table, { code: 'code', name: 'name' }, { index: 'index', rank: 'rank', rankLow: 'rank_low', rankMedian: 'rank_median', rankHigh: 'rank_high', missing: 'values_missing' })
    .map((unit, row) => ({ ...unit, areas: Object.fromEntries(areas.map(([area, values]) => [area, values[row]])) }));
}

export function compositeShown(run: RunInfo, tables: RunTables): CompositeShown {
  const main = tableIn(tables, 'main');
  const units = indexUnits(main);
  return {
    run, units, byCode: new Map(units.map((unit) => [unit.code, unit])), areas: columnsAfter(main.columns, AREA),
    weights: recordsOf(tableIn(tables, 'weights'), { indicator: 'indicator', area: 'area', direction: 'direction' }, { weight: 'weight', equal: 'equal', entropy: 'entropy' }),
    parts: recordsOf(tableIn(tables, 'parts'), { code: 'code', name: 'name', indicator: 'indicator' }, { value: 'value', score: 'score', contribution: 'contribution' }),
    robustness: recordsOf(tableIn(tables, 'robustness'), { code: 'code', name: 'name', scheme: 'scheme' }, { index: 'index', rank: 'rank', rankChange: 'rank_change' }),
    total: {
      n: totalOf(run, 'n'), dropped: totalOf(run, 'dropped'), consistencyRatio: totalOf(run, 'consistency_ratio'), consistencyIndex: totalOf(run, 'consistency_index'), lambdaMax: totalOf(run, 'lambda_max'),
      normalisation: totalText(run, 'normalisation'), weighting: totalText(run, 'weighting'), samples: totalOf(run, 'samples'), seed: totalOf(run, 'seed'),
    },
  };
}

const TABLES = ['main', 'weights', 'parts', 'robustness'] as const;
export const useCompositeShown = () => useValueShown('composite', TABLES, compositeShown);
