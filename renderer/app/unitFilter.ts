import { useCallback } from 'react';
import { useWorkbench } from './context.ts';
import type { UnitFilter } from './workbench.ts';
import type { Zones } from './zones.ts';

/** A tag that is to be absent is written with this before it. */
export const WITHOUT = '!';

/** Whether a unit passes the search and the filter that all tables share. */
export function passes({ tag, region, kept }: UnitFilter, search: string, zones: Zones | null, code: string, name: string): boolean {
  const zone = zones?.byCode.get(code);
  if (kept !== null && !kept.has(code)) return false;
  if (region !== null && zone?.parent !== region) return false;
  if (tag !== null && (tag.startsWith(WITHOUT) ? zone?.tags[tag.slice(WITHOUT.length)] === true : zone?.tags[tag] !== true)) return false;
  const needle = search.trim().toLowerCase();
  return needle === '' || name.toLowerCase().includes(needle) || code.startsWith(needle) || (zone?.parent ?? '').toLowerCase().includes(needle);
}

/** Tag, region and kept units only, for tables that search by themselves. */
export function useAreaFilter(zones: Zones | null): (code: string) => boolean {
  const filter = useWorkbench((state) => state.filter);
  return useCallback((code) => passes(filter, '', zones, code, ''), [filter, zones]);
}

/** The shared filter as a function of a unit; it changes only when the filter does. */
export function useUnitFilter(zones: Zones | null): (unit: { code: string; name: string }) => boolean {
  const filter = useWorkbench((state) => state.filter);
  const search = useWorkbench((state) => state.search);
  return useCallback(({ code, name }) => passes(filter, search, zones, code, name), [filter, search, zones]);
}
