import type { DatasetInfo, ProjectInfo } from '../../api/contract.ts';
import type { TravelModel } from './travel.ts';

function named(datasets: readonly DatasetInfo[], role: string, key: string): string[] {
  const values = datasets.filter((dataset) => dataset.role === role).flatMap((dataset) => (dataset.meta[key] as (string | number)[] | undefined) ?? []);
  return [...new Set(values.map(String))];
}

/** Facility types the project holds, in the order of their files. */
export const facilityTypesIn = (project: ProjectInfo | null) => named(project?.datasets ?? [], 'facilities', 'facilityTypes').filter((type) => type !== '');

export const indicatorNamesIn = (project: ProjectInfo | null) => named(project?.datasets ?? [], 'indicators', 'indicatorNames');

/** Years of the indicator tables, newest first. */
export const indicatorYearsIn = (project: ProjectInfo | null) => named(project?.datasets ?? [], 'indicators', 'years').map(Number).sort((a, b) => b - a);

/** Which models the data serve. A matrix is either a table of trips or the time people know to their nearest facility: with both, nothing says which. */
export function modelsFor(project: ProjectInfo | null): Record<TravelModel, boolean> {
  const roles = new Set(project?.datasets.map((dataset) => dataset.role));
  const [facilities, people] = [roles.has('facilities'), roles.has('population')];
  const matrix = knowsMinutes(project) ? !roles.has('matrix') : roles.has('matrix') && facilities && people;
  return { radius: facilities, network: facilities && roles.has('roads') && people, friction: facilities && roles.has('friction'), matrix };
}

/** Does the population know its time to the nearest facility? Nothing is then known of one facility or one type. */
export function knowsMinutes(project: ProjectInfo | null): boolean {
  return project?.datasets.some((dataset) => dataset.role === 'population' && dataset.meta['knownMinutes'] === true) === true;
}

/** Unit of the limits of the matrix of the project. */
export function matrixUnitIn(project: ProjectInfo | null): 'minutes' | 'meters' | 'cost' {
  const matrix = project?.datasets.findLast((dataset) => dataset.role === 'matrix')?.meta['matrix'] as { unit: 'minutes' | 'meters' | 'cost' } | undefined;
  return knowsMinutes(project) ? 'minutes' : matrix?.unit ?? 'minutes';
}

/** Classes of the roads of the project, in the order of the file. */
export function roadClassesIn(project: ProjectInfo | null): string[] {
  const roads = project?.datasets.findLast((dataset) => dataset.role === 'roads')?.meta['roads'] as { classes?: string[] } | undefined;
  return roads?.classes ?? [];
}

/** Whether to and from a facility differ: by one-way roads, by slopes. Distances and a table of trips have no choice. */
export function directionMatters(project: ProjectInfo | null, model: TravelModel): boolean {
  const meta = project?.datasets.findLast((dataset) => dataset.role === (model === 'network' ? 'roads' : 'friction'))?.meta;
  if (model === 'network') return (meta?.['roads'] as { directed?: boolean } | undefined)?.directed !== false;
  return model === 'friction' && typeof (meta?.['friction'] as { elevation?: string | null } | undefined)?.elevation === 'string';
}

/** The next free name for an analysis of a kind: `coverage-3`. */
export function nextAnalysisId(project: ProjectInfo | null, kind: string): string {
  const taken = new Set(project?.runs.map((run) => run.analysisId));
  let n = 1;
  while (taken.has(`${kind}-${n}`)) n++;
  return `${kind}-${n}`;
}

/** A stamp that changes with the datasets of some roles: what cached shapes and points depend on. */
export function stampOf(project: ProjectInfo | null, roles: readonly string[]): string {
  const used = project?.datasets.filter((dataset) => roles.includes(dataset.role)) ?? [];
  return `${project?.path ?? ''} ${used.map((dataset) => dataset.id).join()}`;
}
