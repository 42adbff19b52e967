import { useMemo } from 'react';
import type { RunInfo } from '../../api/contract.ts';
import { numbersOf, textsOf } from './rows.ts';
import type { RowTable } from './rows.ts';
import { costUnit } from './runLimit.ts';
import type { CostUnit } from './runLimit.ts';
import { useRunStamp, useShownRun } from './shownRun.ts';
import { useAnswer } from './useAnswer.ts';

/** The places whose trips go to one facility. */
export interface Catchment {
  id: string;
  name: string;
  type: string;
  places: number;
  persons: number;
  farthest: number;
  meanCost: number;
}

export interface TripsShown {
  run: RunInfo;
  unit: CostUnit;
  catchments: Catchment[];
  pairs: number;
  originsWithout: number;
  personsUnreached: number;
}

export function catchmentsOf(table: RowTable): Catchment[] {
  const [ids, names, types] = ['id', 'name', 'type'].map((column) => textsOf(table, column));
  const [places, persons, farthest, meanCost] = ['places', 'persons', 'farthest', 'mean_cost'].map((column) => numbersOf(table, column));
  return ids.map((id, i) => ({ id, name: names[i] === '' ? id : names[i], type: types[i], places: places[i], persons: persons[i], farthest: farthest[i], meanCost: meanCost[i] }));
}

export function useTripsShown(): TripsShown | null {
  const run = useShownRun('od');
  const table = useAnswer('runs.rows', run === null ? null : { id: run.id, table: 'catchments' }, useRunStamp(run));
  return useMemo(() => {
    if (run === null || table === null) return null;
    const number = (key: string) => (typeof run.totals[key] === 'number' ? run.totals[key] : Number.NaN);
    return { run, unit: costUnit(run), catchments: catchmentsOf(table), pairs: number('pairs'), originsWithout: number('origins_without'), personsUnreached: number('persons_unreached') };
  }, [run, table]);
}
