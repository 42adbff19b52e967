import type { RunInfo } from '../../api/contract.ts';
import { numbersOf, textsOf } from './rows.ts';
import type { RowTable } from './rows.ts';

/** A proposed site, in the order of choice. */
export interface ProposedSite {
  order: number;
  id: string;
  name: string;
  /** Zone that holds it, '' outside all. */
  code: string;
  lon: number;
  lat: number;
  gained: number;
  gainedTotal: number;
}

/** What a siting run says of itself; bound and gap tell how far from the best possible it can be at most. */
export interface SitingTotals {
  objective: number;
  bound: number | null;
  gap: number | null;
  status: string;
  persons: number;
  before: number;
  after: number;
}

/** People covered before and after, per zone. */
export interface ZoneChange {
  code: string;
  name: string;
  persons: number;
  before: number;
  after: number;
  shareBefore: number;
  shareAfter: number;
}

export function proposedSites(table: RowTable): ProposedSite[] {
  const [ids, names, codes] = ['id', 'name', 'code'].map((column) => textsOf(table, column));
  const [order, lon, lat, gained, gainedTotal] = ['order', 'lon', 'lat', 'persons_gained', 'persons_gained_cumulative'].map((column) => numbersOf(table, column));
  return ids.map((id, i) => ({ order: order[i], id, name: names[i], code: codes[i], lon: lon[i], lat: lat[i], gained: gained[i], gainedTotal: gainedTotal[i] }));
}

export function sitingTotals(run: RunInfo): SitingTotals {
  const number = (key: string) => (typeof run.totals[key] === 'number' ? run.totals[key] : Number.NaN);
  const orNull = (key: string) => (typeof run.totals[key] === 'number' ? run.totals[key] : null);
  return {
    objective: number('objective'), bound: orNull('bound'), gap: orNull('gap'), status: typeof run.totals['status'] === 'string' ? run.totals['status'] : '',
    persons: number('persons'), before: number('persons_covered_before'), after: number('persons_covered_after'),
  };
}

/** Zones of a siting run; empty where the project has no zones (its main table then lists the sites). */
export function zoneChanges(table: RowTable): ZoneChange[] {
  if (!table.columns.includes('persons_covered_before')) return [];
  const [codes, names] = ['code', 'name'].map((column) => textsOf(table, column));
  const [persons, before, after, shareBefore, shareAfter] = ['persons', 'persons_covered_before', 'persons_covered_after', 'persons_share_before', 'persons_share_after'].map((column) => numbersOf(table, column));
  return codes.map((code, i) => ({ code, name: names[i], persons: persons[i], before: before[i], after: after[i], shareBefore: shareBefore[i], shareAfter: shareAfter[i] }));
}
