import type { RunInfo } from '../../api/contract.ts';
import { columnsAfter, numbersOf, recordsOf } from './rows.ts';
import type { RowTable } from './rows.ts';
import { tableIn, useValueShown } from './runTables.ts';
import type { RunTables } from './runTables.ts';

export const OVERVIEW_STATES = ['red', 'amber', 'green', 'no-data'] as const;
export type OverviewState = (typeof OVERVIEW_STATES)[number];
export const CAUSES = ['distance', 'capacity', 'spread', 'data-gap'] as const;
export type Cause = (typeof CAUSES)[number];

/** One county on one page. NaN is missing. */
export interface OverviewUnit {
  code: string;
  name: string;
  parent: string;
  poor: boolean;
  persons: number;
  state: OverviewState;
  compared: number;
  below: number;
  worst: string;
  redItems: number;
  /** By coverage run: share of people inside, people outside, rural people outside. */
  coverage: Record<string, { share: number; outside: number; rural: number }>;
}

/** One shortcoming of one county; the list is sorted by the people affected. */
export interface GapItem {
  rank: number;
  code: string;
  name: string;
  parent: string;
  poor: boolean;
  kind: 'coverage' | 'indicator';
  item: string;
  analysis: string;
  facilityType: string;
  limit: number;
  value: number;
  benchmark: number;
  shortfall: number;
  persons: number;
  rural: number;
  cause: Cause | '';
}

/** Why a county is red in one item, with every figure the engine gives for it. */
export interface CauseRow {
  code: string;
  item: string;
  analysis: string;
  cause: Cause;
  figures: Record<string, number>;
  /** Figures that are texts, such as the name of a facility. */
  texts: Record<string, string>;
}

/** One item over all counties. */
export interface ItemSummary {
  item: string;
  outside: number;
  poor: number;
  rural: number;
  red: number;
}

export interface OverviewShown {
  run: RunInfo;
  units: OverviewUnit[];
  byCode: Map<string, OverviewUnit>;
  /** Ids of the coverage runs on the page, in their order. */
  coverages: string[];
  gaps: GapItem[];
  causes: CauseRow[];
  summary: ItemSummary[];
}

const SHARE = 'persons_share_';
const flag = (value: number) => value === 1;

export function overviewUnits(table: RowTable): OverviewUnit[] {
  const coverages = columnsAfter(table.columns, SHARE).map((id) => ({ id, share: numbersOf(table, `${SHARE}${id}`), outside: numbersOf(table, `persons_outside_${id}`), rural: numbersOf(table, `rural_outside_${id}`) }));
  return recordsOf(table, { code: 'code', name: 'name', parent: 'parent', state: 'state', worst: 'worst_indicator' }, { poor: 'poor', persons: 'persons', compared: 'indicators_compared', below: 'indicators_below', redItems: 'red_items' })
    .map((unit, row) => ({
      ...unit, poor: flag(unit.poor), state: unit.state as OverviewState,
      coverage: Object.fromEntries(coverages.map(({ id, share, outside, rural }) => [id, { share: share[row], outside: outside[row], rural: rural[row] }])),
    }));
}

export function gapItems(table: RowTable): GapItem[] {
  return recordsOf(table, { code: 'code', name: 'name', parent: 'parent', kind: 'kind', item: 'item', analysis: 'analysis', facilityType: 'facility_type', cause: 'cause' }, {
    rank: 'rank', poor: 'poor', limit: 'limit', value: 'value', benchmark: 'benchmark', shortfall: 'shortfall', persons: 'persons_affected', rural: 'rural_affected',
  }).map((row) => ({ ...row, poor: flag(row.poor), kind: row.kind as GapItem['kind'], cause: row.cause as GapItem['cause'] }));
}

const CAUSE_KEYS: readonly string[] = ['code', 'name', 'item', 'analysis', 'cause'];

export function causeRows(table: RowTable): CauseRow[] {
  const rest = table.columns.filter((column) => !CAUSE_KEYS.includes(column));
  return recordsOf(table, { code: 'code', item: 'item', analysis: 'analysis', cause: 'cause' }, {}).map((row, at) => {
    const cells = rest.map((column) => [column, table.rows[at][table.columns.indexOf(column)]] as const);
    return {
      ...row, cause: row.cause as Cause,
      figures: Object.fromEntries(cells.filter((cell): cell is [string, number] => typeof cell[1] === 'number')), texts: Object.fromEntries(cells.filter((cell): cell is [string, string] => typeof cell[1] === 'string')),
    };
  });
}

export function overviewShown(run: RunInfo, tables: RunTables): OverviewShown {
  const main = tableIn(tables, 'main');
  const units = overviewUnits(main);
  return {
    run, units, byCode: new Map(units.map((unit) => [unit.code, unit])), coverages: columnsAfter(main.columns, SHARE), gaps: gapItems(tableIn(tables, 'gaplist')), causes: causeRows(tableIn(tables, 'causes')),
    summary: recordsOf(tableIn(tables, 'summary'), { item: 'item' }, { outside: 'persons_outside', poor: 'poor_outside', rural: 'rural_outside', red: 'counties_red' }),
  };
}

const TABLES = ['main', 'gaplist', 'causes', 'summary'] as const;
export const useOverviewShown = () => useValueShown('overview', TABLES, overviewShown);
