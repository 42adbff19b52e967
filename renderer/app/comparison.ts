import { useMemo } from 'react';
import type { RunInfo } from '../../api/contract.ts';
import { numbersOf, textsOf } from './rows.ts';
import type { RowTable } from './rows.ts';
import { useRunStamp, useShownRun } from './shownRun.ts';
import { useAnswer } from './useAnswer.ts';

/** Who is covered by which model, for one unit. */
export interface ComparedFigures {
  code: string;
  name: string;
  persons: number;
  /** People covered and their share, by the name of the model. */
  covered: Record<string, number>;
  share: Record<string, number>;
  all: number;
  none: number;
  disputed: number;
  disputedShare: number;
}

/** A place on which the models differ. */
export interface DisputedPlace {
  id: string;
  name: string;
  code: string;
  lon: number;
  lat: number;
  persons: number;
  cost: Record<string, number>;
  covered: Record<string, boolean>;
}

/** People whom one model calls covered and another does not. */
export interface Disagreement {
  by: string;
  not: string;
  persons: number;
}

export interface ComparisonShown {
  run: RunInfo;
  models: string[];
  units: ComparedFigures[];
  byCode: Map<string, ComparedFigures>;
  total: ComparedFigures;
  disagreement: Disagreement[];
  /** Worst first: those whom the first model covers and another does not, most people first. As many as are drawn and listed. */
  places: DisputedPlace[];
  placesTotal: number;
}

export const DISPUTED_PLACES = 500;
const SHARE = 'persons_share_';

/** Names of the models a comparison has, in their order. */
export const comparedModels = (columns: readonly string[]): string[] => columns.filter((column) => column.startsWith(SHARE)).map((column) => column.slice(SHARE.length));

export function comparedFigures(table: RowTable): ComparedFigures[] {
  const models = comparedModels(table.columns);
  const [codes, names] = ['code', 'name'].map((column) => textsOf(table, column));
  const [persons, all, none, disputed, disputedShare] = ['persons', 'persons_all', 'persons_none', 'persons_disputed', 'persons_disputed_share'].map((column) => numbersOf(table, column));
  const perModel = models.map((model) => ({ model, covered: numbersOf(table, `persons_covered_${model}`), share: numbersOf(table, `${SHARE}${model}`) }));
  return codes.map((code, i) => ({
    code, name: names[i] === '' ? code : names[i], persons: persons[i], all: all[i], none: none[i], disputed: disputed[i], disputedShare: disputedShare[i],
    covered: Object.fromEntries(perModel.map((one) => [one.model, one.covered[i]])), share: Object.fromEntries(perModel.map((one) => [one.model, one.share[i]])),
  }));
}

export function comparedTotal(run: RunInfo, models: readonly string[]): ComparedFigures {
  const number = (key: string) => (typeof run.totals[key] === 'number' ? run.totals[key] : Number.NaN);
  return {
    code: '', name: '', persons: number('persons'), all: number('persons_all'), none: number('persons_none'), disputed: number('persons_disputed'), disputedShare: number('persons_disputed_share'),
    covered: Object.fromEntries(models.map((model) => [model, number(`persons_covered_${model}`)])), share: Object.fromEntries(models.map((model) => [model, number(`${SHARE}${model}`)])),
  };
}

export function disputedPlaces(table: RowTable, models: readonly string[]): DisputedPlace[] {
  const [ids, names, codes] = ['id', 'name', 'code'].map((column) => textsOf(table, column));
  const [lon, lat, persons] = ['lon', 'lat', 'persons'].map((column) => numbersOf(table, column));
  const perModel = models.map((model) => ({ model, cost: numbersOf(table, `cost_${model}`), covered: numbersOf(table, `covered_${model}`) }));
  return ids.map((id, i) => ({
    id, name: names[i] === '' ? id : names[i], code: codes[i], lon: lon[i], lat: lat[i], persons: persons[i],
    cost: Object.fromEntries(perModel.map((one) => [one.model, one.cost[i]])), covered: Object.fromEntries(perModel.map((one) => [one.model, one.covered[i] === 1])),
  }));
}

export function useComparisonShown(): ComparisonShown | null {
  const run = useShownRun('comparison');
  const stamp = useRunStamp(run);
  const table = useAnswer('runs.rows', run === null ? null : { id: run.id, table: 'main' }, stamp);
  const places = useAnswer('runs.rows', run === null ? null : { id: run.id, table: 'places', limit: DISPUTED_PLACES }, stamp);
  return useMemo(() => {
    if (run === null || table === null || places === null) return null;
    const models = comparedModels(table.columns);
    const units = comparedFigures(table);
    const disagreement = ((run.totals['disagreement'] ?? []) as { covered_by: string; not_covered_by: string; persons: number }[]).map((one) => ({ by: one.covered_by, not: one.not_covered_by, persons: one.persons }));
    return {
      run, models, units, byCode: new Map(units.map((unit) => [unit.code, unit])), total: comparedTotal(run, models), disagreement,
      places: disputedPlaces(places, models), placesTotal: places.total,
    };
  }, [run, table, places]);
}
