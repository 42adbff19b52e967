import type { RunInfo } from '../../api/contract.ts';
import { useMemo } from 'react';
import { numbersOf, textsOf } from './rows.ts';
import type { RowTable } from './rows.ts';
import { useRunStamp } from './shownRun.ts';
import { useAnswer } from './useAnswer.ts';

/** What a run knows of one facility; NaN is missing. Which figures there are hangs on the kind of run. */
export interface FacilityFigures {
  id: string;
  name: string;
  type: string;
  inReach: number;
  assigned: number;
  capacity: number;
  load: number;
  ratio: number;
  served: number;
  capacityLeft: number;
}

export function facilityFigures(table: RowTable): FacilityFigures[] {
  const [ids, names, types] = ['id', 'name', 'type'].map((column) => textsOf(table, column));
  const [inReach, assigned, capacity, load, ratio, served, capacityLeft] = ['persons_in_reach', 'persons_assigned', 'capacity', 'load', 'ratio', 'persons_served', 'capacity_left'].map((column) => numbersOf(table, column));
  return ids.map((id, i) => ({
    id, name: names[i] === '' ? id : names[i], type: types[i],
    inReach: inReach[i], assigned: assigned[i], capacity: capacity[i], load: load[i], ratio: ratio[i], served: served[i], capacityLeft: capacityLeft[i],
  }));
}

/** The facilities of a run, null until they are there or where it has none. */
export function useFacilities(run: RunInfo, wanted: boolean): FacilityFigures[] | null {
  const there = run.tables.some((table) => table.name === 'facilities');
  const table = useAnswer('runs.rows', there && wanted ? { id: run.id, table: 'facilities' } : null, useRunStamp(run));
  return useMemo(() => (table === null ? null : facilityFigures(table)), [table]);
}
