import type { Basis } from '../../api/contract.ts';
import type { ProjectFile, RunDraft } from '../../data/project/projectFile.ts';
import type { Population } from '../load.ts';
import { ENGINE_VERSION } from '../version.ts';
import type { CompletedTravel } from './complete/complete.ts';
import { limitsOf } from './complete/complete.ts';

/** Where the 30 minutes and the comparison with the average come from: the built-in profile of the plan, written out so that no thread reads it for a line of text. */
export const POLICY_BASIS: Basis['policy'] = { document: '国发〔2017〕9号', period: '2016–2020', status: 'superseded', profile: 'cn-2017-9 1' };

export function travelBasis(project: ProjectFile, analysis: CompletedTravel, population: Population | null): Basis {
  const limits = limitsOf(analysis);
  return {
    model: analysis.model, profile: profileOf(project, analysis),
    speedKmh: analysis.speedKmh ?? null, detourFactor: analysis.detourFactor ?? null,
    limitsMinutes: limits.flatMap((l) => (l.minutes === null ? [] : [l.minutes])), limitsMeters: limits.flatMap((l) => (l.meters === null ? [] : [l.meters])),
    ...(analysis.limits ? { limitsCost: analysis.limits } : {}),
    snap: analysis.snap ?? null, accessSpeedKmh: analysis.accessSpeedKmh ?? null, direction: analysis.direction ?? null, neighbours: analysis.neighbours ?? null, scenario: analysis.scenario?.name ?? null,
    denominator: population?.source ?? '', year: population?.year ?? null, policy: POLICY_BASIS, synthetic: project.getFact('synthetic') === 'true',
  };
}

function profileOf(project: ProjectFile, { model }: CompletedTravel): string | null {
  if (model === 'network') {
    const roads = project.listDatasets('roads').at(-1)?.meta.roads;
    return roads ? `${roads.profile}${roads.elevation === undefined ? '' : '-slopes'}` : null;
  }
  const layers = model === 'friction' ? project.listDatasets('friction').at(-1)?.meta.friction : undefined;
  return layers === undefined ? null : layers.elevation === null ? 'layers' : 'slopes';
}

/** What figures at one limit of a run rest on: of its limits that one only. NaN: a unit the run has no limit in. */
export function basisAtLimit(basis: Basis, minutes: number, meters: number, cost: number): Basis {
  const only = (value: number) => (Number.isNaN(value) ? [] : [value]);
  if (basis.limitsMinutes.length + basis.limitsMeters.length + (basis.limitsCost?.length ?? 0) === 0) return basis;
  return { ...basis, limitsMinutes: only(minutes), limitsMeters: only(meters), ...(basis.limitsCost === undefined ? {} : { limitsCost: only(cost) }) };
}

export function tableBasis(project: ProjectFile, denominator: string, year: number | null): Basis {
  return {
    model: null, profile: null, speedKmh: null, detourFactor: null, limitsMinutes: [], limitsMeters: [], snap: null, accessSpeedKmh: null, direction: null, neighbours: null, scenario: null,
    denominator, year, policy: POLICY_BASIS, synthetic: project.getFact('synthetic') === 'true',
  };
}

/** What a run was made of and by: the data, the engine, and the seconds since `startedMs` (by `performance.now()`). */
export function provenance(project: ProjectFile, startedMs: number): Pick<RunDraft, 'datasetHashes' | 'engineVersion' | 'computeSeconds'> {
  return { datasetHashes: datasetHashes(project), engineVersion: ENGINE_VERSION, computeSeconds: (performance.now() - startedMs) / 1000 };
}

/** SHA-256 of the files behind every dataset, by role: what a result was computed from. */
export function datasetHashes(project: ProjectFile): Record<string, string[]> {
  const hashes: Record<string, string[]> = {};
  for (const dataset of project.listDatasets()) (hashes[dataset.role] ??= []).push(...dataset.sources.map((source) => source.sha256));
  return hashes;
}
