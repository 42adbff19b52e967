import { useMemo } from 'react';
import { numbersOf, textsOf } from './rows.ts';
import type { RowTable } from './rows.ts';
import { limitWhere } from './shown.ts';
import type { CoverageShown } from './shown.ts';
import { useRunStamp } from './shownRun.ts';
import { useAnswer } from './useAnswer.ts';

/** A place beyond the limit. */
export interface UncoveredPlace {
  id: string;
  name: string;
  code: string;
  lon: number;
  lat: number;
  persons: number;
}

export interface UncoveredPlaces {
  /** Most people first. */
  places: UncoveredPlace[];
  /** How many there are in all; more than `places` where only the largest were asked for. */
  total: number;
}

/** What is beyond the limit: the largest places of the whole area, and every place of the chosen county (null while none is). */
export interface UncoveredShown {
  largest: UncoveredPlaces;
  inCounty: UncoveredPlaces | null;
}

/** As many of the largest places of the whole area are drawn and listed; the legend states the number. */
export const LARGEST_PLACES = 300;

export function placesOf(table: RowTable): UncoveredPlaces {
  const [ids, names, codes] = ['id', 'name', 'code'].map((column) => textsOf(table, column));
  const [lon, lat, persons] = ['lon', 'lat', 'persons'].map((column) => numbersOf(table, column));
  return { places: ids.map((id, i) => ({ id, name: names[i] === '' ? id : names[i], code: codes[i], lon: lon[i], lat: lat[i], persons: persons[i] })), total: table.total };
}

/** The uncovered places of what is shown, null until they are there. The engine's table has the most people first. */
export function useUncovered(shown: CoverageShown | null, county: string | null): UncoveredShown | null {
  const stamp = useRunStamp(shown?.run ?? null);
  const there = shown?.run.tables.some((table) => table.name === 'uncovered') === true;
  const where = shown !== null && there ? limitWhere(shown.type, shown.limit) : null;
  const ask = { id: shown?.run.id ?? 0, table: 'uncovered' as const };
  const largest = useAnswer('runs.rows', where === null ? null : { ...ask, where, limit: LARGEST_PLACES }, stamp);
  const inCounty = useAnswer('runs.rows', where === null || county === null ? null : { ...ask, where: { ...where, code: county } }, stamp);
  return useMemo(() => (largest === null ? null : { largest: placesOf(largest), inCounty: inCounty === null ? null : placesOf(inCounty) }), [largest, inCounty]);
}
