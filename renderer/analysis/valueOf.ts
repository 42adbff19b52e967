import type { Params, ProjectInfo, RunInfo } from '../../api/contract.ts';
import type { RowsOf, ValueOf } from '../../api/valueAnalyses.ts';
import { indicatorTotals } from '../app/gaps.ts';
import { facilityTypesIn } from './datasets.ts';
import { denominatorKeys, NO_DENOMINATOR } from './denominator.ts';
import type { Denominator } from './denominator.ts';

/** Where a value of each unit comes from, as a form holds it. */
export interface ValueForm {
  from: 'indicator' | 'run';
  column: string | null;
  denominator: Denominator;
  year: number | null;
  /** Id of the analysis the value is a column of, and the column. */
  run: string | null;
  runColumn: string | null;
  type: string | null;
  limit: number | null;
  indicator: string | null;
}

export const NO_VALUE: ValueForm = { from: 'indicator', column: null, denominator: NO_DENOMINATOR, year: null, run: null, runColumn: null, type: null, limit: null, indicator: null };

/** `of` of a recipe; null while the form names no value. */
export function valueOf(form: ValueForm): ValueOf | null {
  if (form.from === 'run') return form.run === null || form.runColumn === null ? null : `${form.run}.${form.runColumn}`;
  return form.column === null ? null : { column: form.column, ...denominatorKeys(form.denominator), ...(form.year === null ? {} : { year: form.year }) };
}

/** The keys that choose the rows of a run. */
export function rowKeys({ from, type, limit, indicator }: ValueForm): RowsOf {
  if (from === 'indicator') return {};
  return { ...(type === null ? {} : { type }), ...(limit === null ? {} : { limit }), ...(indicator === null ? {} : { indicator }) };
}

type Analysis = Params<'analyses.run'>['analysis'];

/** Columns of the main table of each kind that are a value of a unit, the usual one first; a trailing `*` stands for groups, models or areas. */
const VALUES: Partial<Record<Analysis['kind'], readonly string[]>> = {
  coverage: ['persons_share', 'area_share', 'persons_share_*'], accessibility: ['value', 'median', 'p90', 'value_*'], comparison: ['persons_disputed_share', 'persons_share_*'], sensitivity: ['share_base', 'share_low', 'share_high'],
  gaps: ['value', 'attainment', 'relative_gap', 'gap', 'shortfall', 'z_score'], disparity: ['ratio', 'difference', 'urban', 'rural', 'value'], convergence: ['annual_growth', 'value_to', 'value_from'], progress: ['progress', 'current'], composite: ['index', 'index_*'],
  siting: ['persons_share_after', 'persons_share_before'], equity: ['location_quotient'], overview: ['indicators_below'],
};

export function valueColumns({ kind, tables }: Pick<RunInfo, 'kind' | 'tables'>): string[] {
  const columns = tables.find(({ name }) => name === 'main')?.columns ?? [];
  const found = (VALUES[kind] ?? []).flatMap((wanted) => (wanted.endsWith('*') ? columns.filter((column) => column.startsWith(wanted.slice(0, -1))) : columns.filter((column) => column === wanted)));
  return [...new Set(found)];
}

/** Runs that have a value of each unit, the newest of every id. */
export function valueRuns(project: ProjectInfo | null): RunInfo[] {
  const newest = new Map((project?.runs ?? []).map((run) => [run.analysisId, run]));
  return [...newest.values()].filter((run) => valueColumns(run).length > 0);
}

/** What has to be chosen where a run has several rows of a unit. */
export interface RowChoices {
  types: string[];
  limits: number[];
  unit: 'minutes' | 'meters' | 'cost';
  indicators: string[];
}

export function rowChoices(project: ProjectInfo | null, run: RunInfo): RowChoices {
  const byType = run.analysis['by'] === 'type';
  const types = byType ? ['all', ...((run.analysis['facilityTypes'] as string[] | undefined) ?? facilityTypesIn(project))] : [];
  const { limitsMinutes, limitsMeters, limitsCost } = run.basis;
  const [limits, unit] = limitsMinutes.length > 0 ? [limitsMinutes, 'minutes' as const] : limitsMeters.length > 0 ? [limitsMeters, 'meters' as const] : [limitsCost ?? [], 'cost' as const];
  return { types, limits: run.kind === 'coverage' && limits.length > 1 ? limits : [], unit, indicators: run.kind === 'gaps' ? indicatorTotals(run).map(({ indicator }) => indicator) : [] };
}
