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

export function modelsFor(project: ProjectInfo | null): Record<TravelModel, boolean> {
  const roles = new Set(project?.datasets.map((dataset) => dataset.role));
  return { radius: roles.has('facilities'), network: roles.has('facilities') && roles.has('roads') && roles.has('population'), friction: roles.has('facilities') && roles.has('friction') };
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
