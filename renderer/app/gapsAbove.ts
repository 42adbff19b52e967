import type { GapState, IndicatorTotals } from './gaps.ts';
import { recordsOf } from './rows.ts';
import type { RowTable } from './rows.ts';
import type { GapLevel, UnitFilter, WorkbenchState } from './workbench.ts';
import type { Zone, Zones } from './zones.ts';

export type LevelAbove = Exclude<GapLevel, 'zones'>;

/** One unit above the counties against the benchmark of one indicator. NaN is missing. */
export interface AboveRow {
  code: string;
  name: string;
  indicator: string;
  value: number;
  /** How the value is made of its counties. */
  rolledUp: 'ratio-of-sums' | 'sum' | 'weighted-mean' | 'mean';
  benchmark: number;
  gap: number;
  relativeGap: number;
  attainment: number;
  state: GapState;
  /** Counties in it; of them below the benchmark and without the figure. */
  units: number;
  below: number;
  unitsMissing: number;
  /** People in it; in its counties below; and counties whose people are not known. */
  persons: number;
  personsBelow: number;
  withoutPersons: number;
}

/** The units above at one level, of the chosen indicator. */
export interface GapsAbove {
  level: LevelAbove;
  rows: AboveRow[];
  byCode: Map<string, AboveRow>;
}

export function aboveRowsOf(table: RowTable): AboveRow[] {
  return recordsOf(table, { code: 'code', name: 'name', indicator: 'indicator', rolledUp: 'rolled_up', state: 'state' }, {
    value: 'value', benchmark: 'benchmark', gap: 'gap', relativeGap: 'relative_gap', attainment: 'attainment', units: 'units', below: 'units_below', unitsMissing: 'units_missing', persons: 'persons', personsBelow: 'persons_below', withoutPersons: 'units_without_persons',
  }).map((row) => ({ ...row, rolledUp: row.rolledUp as AboveRow['rolledUp'], state: row.state as GapState }));
}

/** What the units above add up to, and whether that is what the counties do. */
export interface LevelSums {
  units: number;
  below: number;
  persons: number;
  agrees: boolean;
}

/** Sums over the units above; `counties` is the number of rows of the county table. What is unknown adds nothing. */
export function levelSums(rows: readonly AboveRow[], { below, persons_below: persons }: Pick<IndicatorTotals, 'below' | 'persons_below'>, counties: number): LevelSums {
  const sum = (of: (row: AboveRow) => number) => rows.reduce((total, row) => total + (Number.isNaN(of(row)) ? 0 : of(row)), 0);
  const sums = { units: sum((row) => row.units), below: sum((row) => row.below), persons: sum((row) => row.personsBelow) };
  return { ...sums, agrees: sums.units === counties && sums.below === below && (persons === null || Math.abs(sums.persons - persons) <= 1e-9 * Math.abs(persons)) };
}

/** The unit above a county at each level, as the tables of a run name it: provinces by the first two of six digits, all counties one where codes are others. */
export function unitAbove(zones: readonly Pick<Zone, 'code' | 'parent'>[], level: LevelAbove): string[] {
  if (level === 'parents') return zones.map(({ parent }) => parent);
  const isStandard = zones.every(({ code }) => /^\d{6}$/.test(code));
  return zones.map(({ code }) => (isStandard ? `${code.slice(0, 2)}0000` : 'all'));
}

/** The unit above that a county is of. */
export function rowAbove({ list, byCode }: Zones, above: GapsAbove, county: string): AboveRow | undefined {
  const zone = byCode.get(county);
  return zone === undefined ? undefined : above.byCode.get(unitAbove(list, above.level)[list.indexOf(zone)]);
}

/** A unit above opens into its counties: a prefecture as the filter of all tables, a province among several as the beginning of a code, the only one into its prefectures. */
export function opened(level: LevelAbove, code: string, only: boolean, filter: UnitFilter): Partial<WorkbenchState> {
  if (level === 'parents') return { gapLevel: 'zones', selected: null, filter: { ...filter, region: code } };
  return only ? { gapLevel: 'parents' } : { gapLevel: 'zones', selected: null, search: code.slice(0, 2), filter: { ...filter, region: null } };
}
