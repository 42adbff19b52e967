import { useMemo } from 'react';
import type { Basis, RunInfo } from '../../api/contract.ts';
import type { RunLimit } from './coverage.ts';
import { numbersOf, textsOf } from './rows.ts';
import type { RowTable } from './rows.ts';
import type { CostUnit } from './runLimit.ts';
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
  /** People the first model covers and another, by name, does not. */
  lost: Record<string, number>;
}

/** What a model of the comparison rests on. */
export interface ComparedModel {
  name: string;
  unit: CostUnit;
  limit: RunLimit;
  basis: Basis;
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
  /** The same, with what each rests on. */
  described: ComparedModel[];
  units: ComparedFigures[];
  byCode: Map<string, ComparedFigures>;
  total: ComparedFigures;
  disagreement: Disagreement[];
  /** Those whom the first model covers and another does not, most people first: as many as are drawn and listed, and how many there are. */
  onlyFirst: DisputedPlace[];
  onlyFirstTotal: number;
  /** The others, whom the first model does not cover. */
  onlyOthers: DisputedPlace[];
  onlyOthersTotal: number;
}

/** As many disputed places of each sort are drawn and listed; the legend states the number. */
export const DISPUTED_PLACES = 300;
const SHARE = 'persons_share_';

/** Names of the models a comparison has, in their order. */
export const comparedModels = (columns: readonly string[]): string[] => columns.filter((column) => column.startsWith(SHARE)).map((column) => column.slice(SHARE.length));

export function comparedFigures(table: RowTable): ComparedFigures[] {
  const models = comparedModels(table.columns);
  const [codes, names] = ['code', 'name'].map((column) => textsOf(table, column));
  const [persons, all, none, disputed, disputedShare] = ['persons', 'persons_all', 'persons_none', 'persons_disputed', 'persons_disputed_share'].map((column) => numbersOf(table, column));
  const perModel = models.map((model) => ({ model, covered: numbersOf(table, `persons_covered_${model}`), share: numbersOf(table, `${SHARE}${model}`), lost: numbersOf(table, `persons_${models[0]}_not_${model}`) }));
  return codes.map((code, i) => ({
    code, name: names[i] === '' ? code : names[i], persons: persons[i], all: all[i], none: none[i], disputed: disputed[i], disputedShare: disputedShare[i],
    covered: Object.fromEntries(perModel.map((one) => [one.model, one.covered[i]])), share: Object.fromEntries(perModel.map((one) => [one.model, one.share[i]])),
    lost: Object.fromEntries(perModel.slice(1).map((one) => [one.model, one.lost[i]])),
  }));
}

/** The models as the totals describe them. */
export function describedModels(run: RunInfo): ComparedModel[] {
  const described = (run.totals['models'] ?? []) as { name: string; limit_minutes: number | null; limit_meters: number | null; limit_cost: number | null; basis: Basis }[];
  return described.map(({ name, limit_minutes: minutes, limit_meters: meters, limit_cost: cost, basis }) => ({
    name, basis, unit: cost !== null ? 'cost' : meters !== null ? 'meters' : 'minutes', limit: { minutes: minutes ?? Number.NaN, meters: meters ?? Number.NaN, ...(cost === null ? {} : { cost }) },
  }));
}

/** What each model of a comparison rests on; nothing for a run of another kind. */
export const comparedBases = (run: RunInfo): Basis[] => (run.kind === 'comparison' ? describedModels(run).map(({ basis }) => basis) : []);

/** The limit in minutes all models share; NaN where they do not. */
export function commonMinutes(described: readonly ComparedModel[]): number {
  const minutes = described.map(({ limit }) => limit.minutes);
  return minutes.every((one) => one === minutes[0]) ? minutes[0] ?? Number.NaN : Number.NaN;
}

export function comparedTotal(run: RunInfo, models: readonly string[]): ComparedFigures {
  const number = (key: string) => (typeof run.totals[key] === 'number' ? run.totals[key] : Number.NaN);
  return {
    code: '', name: '', persons: number('persons'), all: number('persons_all'), none: number('persons_none'), disputed: number('persons_disputed'), disputedShare: number('persons_disputed_share'),
    covered: Object.fromEntries(models.map((model) => [model, number(`persons_covered_${model}`)])), share: Object.fromEntries(models.map((model) => [model, number(`${SHARE}${model}`)])),
    lost: Object.fromEntries(models.slice(1).map((model) => [model, number(`persons_${models[0]}_not_${model}`)])),
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

/** Every disputed place of a county, in the order of the table; null until they are there or while no county is chosen. */
export function useDisputedOf({ run, models }: ComparisonShown, county: string | null): DisputedPlace[] | null {
  const table = useAnswer('runs.rows', county === null ? null : { id: run.id, table: 'places', where: { code: county } }, useRunStamp(run));
  return useMemo(() => (table === null ? null : disputedPlaces(table, models)), [table, models]);
}

export function useComparisonShown(): ComparisonShown | null {
  const run = useShownRun('comparison');
  const stamp = useRunStamp(run);
  const table = useAnswer('runs.rows', run === null ? null : { id: run.id, table: 'main' }, stamp);
  const first = run === null ? undefined : describedModels(run)[0]?.name;
  const ask = (covered: 0 | 1) => (run === null || first === undefined ? null : { id: run.id, table: 'places' as const, where: { [`covered_${first}`]: covered }, limit: DISPUTED_PLACES });
  const inFirst = useAnswer('runs.rows', ask(1), stamp);
  const inOthers = useAnswer('runs.rows', ask(0), stamp);
  return useMemo(() => {
    if (run === null || table === null || inFirst === null || inOthers === null) return null;
    const models = comparedModels(table.columns);
    const units = comparedFigures(table);
    const disagreement = ((run.totals['disagreement'] ?? []) as { covered_by: string; not_covered_by: string; persons: number }[]).map((one) => ({ by: one.covered_by, not: one.not_covered_by, persons: one.persons }));
    return {
      run, models, described: describedModels(run), units, byCode: new Map(units.map((unit) => [unit.code, unit])), total: comparedTotal(run, models), disagreement,
      onlyFirst: disputedPlaces(inFirst, models), onlyFirstTotal: inFirst.total, onlyOthers: disputedPlaces(inOthers, models), onlyOthersTotal: inOthers.total,
    };
  }, [run, table, inFirst, inOthers]);
}
