import type { RunInfo } from '../../api/contract.ts';
import type { FeatureCollection, Point } from 'geojson';
import { useCallback, useMemo } from 'react';
import { stampOf } from '../analysis/datasets.ts';
import { useBench, useWorkbench } from './context.ts';
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

/** Brings a facility into view by its id; one that is no longer in the project stays where it is. */
export function useShowFacility(): (id: string) => void {
  const { store } = useBench();
  const project = useWorkbench((state) => state.project);
  const points = useAnswer('facilities.points', project?.datasets.some((one) => one.role === 'facilities') === true ? {} : null, stampOf(project, ['facilities'])) as FeatureCollection<Point> | null;
  const placeOf = useMemo(() => new Map(points?.features.map((one) => [String(one.properties?.['id']), one.geometry.coordinates])), [points]);
  return useCallback((id) => {
    const place = placeOf.get(id);
    if (place !== undefined) store.set({ place: { id, lon: place[0], lat: place[1] } });
  }, [store, placeOf]);
}
