import type { Client } from '../../api/client.ts';
import type { CoverageShown } from './shown.ts';
import { numbersOf, textsOf } from './rows.ts';
import type { RowTable } from './rows.ts';

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
  places: UncoveredPlace[];
  /** How many there are in all; more than `places` where only the largest were fetched. */
  total: number;
}

/** As many of the worst places as are fetched, drawn and listed. */
export const UNCOVERED_LIMIT = 5000;

/**
 * The uncovered places of one facility type and limit, most people first, at most {@link UNCOVERED_LIMIT}. The table holds one block per
 * type (in the order of the run) and limit (ascending), so a block is found by halving instead of reading the blocks before it.
 */
export async function uncoveredPlaces(client: Client, shown: CoverageShown): Promise<UncoveredPlaces> {
  const { run, types, limits } = shown;
  const table = run.tables.find((one) => one.name === 'uncovered');
  if (table === undefined) return { places: [], total: 0 };
  const rows = (offset: number, limit: number) => client.call('runs.rows', { id: run.id, table: 'uncovered', offset, limit }) as Promise<RowTable>;
  const blockOf = (page: RowTable, row: number) => {
    const [minutes, meters] = ['limit_minutes', 'limit_meters'].map((column) => numbersOf(page, column)[row]);
    return types.indexOf(textsOf(page, 'facility_type')[row]) * limits.length + limits.findIndex((limit) => Object.is(limit.minutes, minutes) && Object.is(limit.meters, meters));
  };
  const startOf = async (block: number) => {
    if (block === 0) return 0;
    let low = 0;
    let high = table.rows;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (blockOf(await rows(middle, 1), 0) < block) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const block = types.indexOf(shown.type) * limits.length + shown.limitIndex;
  const [start, end] = [await startOf(block), block + 1 === types.length * limits.length ? table.rows : await startOf(block + 1)];
  if (end === start) return { places: [], total: 0 };
  const page = await rows(start, Math.min(end - start, UNCOVERED_LIMIT));
  const [ids, names, codes] = ['id', 'name', 'code'].map((column) => textsOf(page, column));
  const [lon, lat, persons] = ['lon', 'lat', 'persons'].map((column) => numbersOf(page, column));
  return { places: ids.map((id, i) => ({ id, name: names[i] === '' ? id : names[i], code: codes[i], lon: lon[i], lat: lat[i], persons: persons[i] })), total: end - start };
}
