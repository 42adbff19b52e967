import type { RunInfo } from '../../api/contract.ts';
import { recordsOf } from './rows.ts';
import { tableIn, useValueShown } from './runTables.ts';
import type { RunTables } from './runTables.ts';
import { totalOf, totalText } from './totals.ts';

/** Town and country in one unit, and its own value beside the average. NaN is missing. */
export interface DisparityUnit {
  code: string;
  name: string;
  parent: string;
  urban: number;
  rural: number;
  difference: number;
  ratio: number;
  /** 1 is the widest gap. */
  rank: number;
  personsUrban: number;
  personsRural: number;
  value: number;
  tagged: number;
  /** 1 within the tolerance of the average, 0 not, NaN without a tolerance. */
  within: number;
}

/** Inequality among the counties of a prefecture, or of the whole province. */
export interface RegionSpread {
  level: 'prefecture' | 'province';
  region: string;
  n: number;
  mean: number;
  gini: number;
  cv: number;
  maxMin: number;
}

/** Tagged units, and the others. */
export interface TagSide {
  tagged: number;
  n: number;
  mean: number;
  within: number;
  withinShare: number;
  persons: number;
}

export interface DisparityShown {
  run: RunInfo;
  units: DisparityUnit[];
  byCode: Map<string, DisparityUnit>;
  regions: RegionSpread[];
  sides: TagSide[];
  total: { urban: number; rural: number; difference: number; ratio: number; n: number; widest: string; gini: number; cv: number; benchmark: number; tolerance: number; tagged: number; taggedWithin: number; taggedShare: number };
}

export function disparityShown(run: RunInfo, tables: RunTables): DisparityShown {
  const units = recordsOf(tableIn(tables, 'main'), { code: 'code', name: 'name', parent: 'parent' }, {
    urban: 'urban', rural: 'rural', difference: 'difference', ratio: 'ratio', rank: 'rank', personsUrban: 'persons_urban', personsRural: 'persons_rural', value: 'value', tagged: 'tagged', within: 'within',
  });
  return {
    run, units, byCode: new Map(units.map((unit) => [unit.code, unit])),
    regions: recordsOf(tableIn(tables, 'regions'), { level: 'level', region: 'region' }, { n: 'n', mean: 'mean', gini: 'gini', cv: 'cv', maxMin: 'max_min' }) as RegionSpread[],
    sides: recordsOf(tableIn(tables, 'tags'), {}, { tagged: 'tagged', n: 'n', mean: 'mean', within: 'within', withinShare: 'within_share', persons: 'persons' }),
    total: {
      urban: totalOf(run, 'urban'), rural: totalOf(run, 'rural'), difference: totalOf(run, 'difference'), ratio: totalOf(run, 'ratio'), n: totalOf(run, 'n'), widest: totalText(run, 'widest'), gini: totalOf(run, 'gini'), cv: totalOf(run, 'cv'),
      benchmark: totalOf(run, 'benchmark'), tolerance: totalOf(run, 'tolerance'), tagged: totalOf(run, 'tagged'), taggedWithin: totalOf(run, 'tagged_within'), taggedShare: totalOf(run, 'tagged_share'),
    },
  };
}

const TABLES = ['main', 'regions', 'tags'] as const;
export const useDisparityShown = () => useValueShown('disparity', TABLES, disparityShown);
