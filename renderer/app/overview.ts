import type { RunInfo } from '../../api/contract.ts';
import type { RunLimit } from './coverage.ts';
import { columnsAfter, numbersOf, recordsOf, textsOf } from './rows.ts';
import type { RowTable } from './rows.ts';
import { tableIn, useValueShown } from './runTables.ts';
import type { RunTables } from './runTables.ts';
import { numberIn, totalOf } from './totals.ts';

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
  /** By key of the service: share of people inside, people outside, rural people outside. */
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
  /** Of an indicator, see {@link IndicatorCause}. */
  reason: IndicatorCause['reason'] | '';
}

/** Why people of a county are outside the circle of one service: the parts by cause and what they are judged by. NaN is unknown. */
export interface CauseRow {
  code: string;
  item: string;
  cause: Cause;
  outside: number;
  distance: number;
  spread: number;
  dataGap: number;
  /** Covered, but without a place within the capacities. */
  unserved: number;
  places: number;
  /** People of the mean place of the whole area: smaller ones count as scattered. */
  meanPlace: number;
  /** Mean straight line of those outside to the nearest facility. */
  straightKm: number;
  facilities: number;
  per10k: number;
  areaPer10k: number;
}

export const CIRCUMSTANCES = ['coverage', 'capacity', 'country'] as const;
export type Circumstance = (typeof CIRCUMSTANCES)[number];

/** Why an indicator is below its benchmark in a county, or has no value there: what was looked at, and what of it held. NaN is unknown. */
export interface IndicatorCause extends Omit<CauseRow, 'cause' | 'places' | 'meanPlace'> {
  analysis: string;
  cause: Cause | '';
  reason: Circumstance | 'few-events' | 'older' | 'none' | 'value-missing' | 'value-hidden' | 'no-people' | 'no-benchmark';
  year: number;
  value: number;
  benchmark: number;
  /** Key of the service whose coverage was looked at. */
  service: string;
  share: number;
  /** Share it is held against. */
  reference: number;
  /** Capacity per 10,000 people; NaN where a facility does not tell its own. */
  capacity: number;
  areaCapacity: number;
  urban: number;
  rural: number;
  low: number;
  high: number;
  lastYear: number;
  lastValue: number;
  /** 1 held, 0 did not. */
  coverageShort: number;
  capacityShort: number;
  countryShort: number;
}

/** How common a circumstance is among counties that fall short, and among the others. */
export interface Contrast {
  item: string;
  analysis: string;
  circumstance: Circumstance;
  below: number;
  belowWith: number;
  others: number;
  othersWith: number;
  explains: boolean;
}

/** One service on the page: a coverage run at one limit and, where it has several, of one facility type. */
export interface ServiceItem {
  /** Suffix of its columns, and its name in the lists. */
  key: string;
  analysis: string;
  type: string;
  limit: RunLimit;
  persons: number;
  outside: number;
  poor: number;
  rural: number;
  /** Counties below the share needed; NaN where none is. */
  red: number;
}

/** One indicator on the page. */
export interface IndicatorItem {
  indicator: string;
  analysis: string;
  below: number;
  missing: number;
  /** Facilities that provide what it is about. */
  types: string[];
}

export interface OverviewShown {
  run: RunInfo;
  units: OverviewUnit[];
  byCode: Map<string, OverviewUnit>;
  services: ServiceItem[];
  indicators: IndicatorItem[];
  gaps: GapItem[];
  causes: CauseRow[];
  indicatorCauses: IndicatorCause[];
  contrasts: Contrast[];
  total: { red: number; amber: number; green: number; noData: number; shareNeeded: number };
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
  }).map((row) => ({ ...row, poor: flag(row.poor), kind: row.kind as GapItem['kind'], cause: row.cause as GapItem['cause'], reason: '' }));
}

const JUDGED = {
  outside: 'persons_outside', distance: 'persons_distance', spread: 'persons_spread', dataGap: 'persons_data_gap', unserved: 'persons_unserved',
  straightKm: 'straight_km', facilities: 'facilities_inside', per10k: 'facilities_per_10k', areaPer10k: 'area_facilities_per_10k',
} as const;

/** Rows of services; those of indicators are read by {@link indicatorCauseRows}. */
export function causeRows(table: RowTable): CauseRow[] {
  const rows = recordsOf(table, { code: 'code', item: 'item', cause: 'cause', kind: 'kind' }, { ...JUDGED, places: 'places_outside', meanPlace: 'area_mean_place_persons' });
  return rows.filter(({ kind }) => kind !== 'indicator').map(({ kind: _kind, ...row }) => row) as CauseRow[];
}

export function indicatorCauseRows(table: RowTable): IndicatorCause[] {
  const rows = recordsOf(table, { code: 'code', item: 'item', analysis: 'analysis', cause: 'cause', kind: 'kind', reason: 'reason', service: 'service' }, {
    ...JUDGED, year: 'year', value: 'value', benchmark: 'benchmark', share: 'persons_share', reference: 'share_reference', capacity: 'capacity_per_10k', areaCapacity: 'area_capacity_per_10k',
    urban: 'urban', rural: 'rural', low: 'value_low', high: 'value_high', lastYear: 'last_year', lastValue: 'last_value', coverageShort: 'coverage_short', capacityShort: 'capacity_short', countryShort: 'country_short',
  });
  return rows.filter(({ kind }) => kind === 'indicator').map(({ kind: _kind, ...row }) => row) as IndicatorCause[];
}

export function contrastRows(table: RowTable): Contrast[] {
  return recordsOf(table, { item: 'item', analysis: 'analysis', circumstance: 'circumstance' }, { below: 'below', belowWith: 'below_with', others: 'others', othersWith: 'others_with', explains: 'explains' })
    .map((row) => ({ ...row, circumstance: row.circumstance as Circumstance, explains: flag(row.explains) }));
}

type Totals = Readonly<Record<string, unknown>>;
const listIn = (run: RunInfo, key: string): Totals[] => (Array.isArray(run.totals[key]) ? (run.totals[key] as Totals[]) : []);
const textIn = (part: Totals, key: string): string => (typeof part[key] === 'string' ? part[key] : '');

function servicesOf(run: RunInfo, summary: RowTable): ServiceItem[] {
  const items = textsOf(summary, 'item');
  const red = numbersOf(summary, 'counties_red');
  return listIn(run, 'coverage').map((part) => {
    const cost = numberIn(part, 'limit_cost');
    return {
      key: textIn(part, 'key'), analysis: textIn(part, 'analysis'), type: textIn(part, 'facility_type'), limit: { minutes: numberIn(part, 'limit_minutes'), meters: numberIn(part, 'limit_meters'), ...(Number.isNaN(cost) ? {} : { cost }) },
      persons: numberIn(part, 'persons'), outside: numberIn(part, 'persons_outside'), poor: numberIn(part, 'poor_outside'), rural: numberIn(part, 'rural_outside'), red: red[items.indexOf(textIn(part, 'key'))] ?? Number.NaN,
    };
  });
}

export function overviewShown(run: RunInfo, tables: RunTables): OverviewShown {
  const main = tableIn(tables, 'main');
  const units = overviewUnits(main);
  const services = servicesOf(run, tableIn(tables, 'summary'));
  const indicatorCauses = indicatorCauseRows(tableIn(tables, 'causes'));
  const reasons = new Map(indicatorCauses.map((row) => [`${row.code} ${row.analysis} ${row.item}`, row.reason]));
  return {
    run, units, byCode: new Map(units.map((unit) => [unit.code, unit])), services, gaps: gapItems(tableIn(tables, 'gaplist')).map((gap) => ({ ...gap, reason: reasons.get(`${gap.code} ${gap.analysis} ${gap.item}`) ?? '' })),
    causes: causeRows(tableIn(tables, 'causes')), indicatorCauses, contrasts: contrastRows(tableIn(tables, 'circumstances')),
    indicators: listIn(run, 'indicators').map((part) => ({ indicator: textIn(part, 'indicator'), analysis: textIn(part, 'analysis'), below: numberIn(part, 'below'), missing: numberIn(part, 'missing'), types: Array.isArray(part['facility_types']) ? (part['facility_types'] as string[]) : [] })),
    total: { red: totalOf(run, 'red'), amber: totalOf(run, 'amber'), green: totalOf(run, 'green'), noData: totalOf(run, 'no_data'), shareNeeded: totalOf(run, 'share_needed') },
  };
}

const TABLES = ['main', 'gaplist', 'causes', 'circumstances', 'summary'] as const;
export const useOverviewShown = () => useValueShown('overview', TABLES, overviewShown);
