import { interpolateRgbBasis } from 'd3-interpolate';
import type { Basis, IsochroneParams, ProjectInfo, RunInfo } from '../../api/contract.ts';
import { DEFAULT_TRAVEL, travelKeys } from '../analysis/travel.ts';

/** A place whose reach is asked for: a facility by its index, or anywhere. */
export type ReachPlace = { lon: number; lat: number; facility?: { index: number; name: string; type: string } };

/** How people travel to or from the place, and where that was taken from. */
export interface ReachTravel {
  keys: Omit<IsochroneParams, 'from' | 'minutes' | 'radiusMeters'>;
  unit: 'minutes' | 'meters';
  /** Limits to begin with, ascending. */
  limits: number[];
  /** The run whose travel it is; null: the defaults of the form. */
  run: RunInfo | null;
}

const USUAL_MINUTES = [10, 20, 30];
const MODE_KEYS = ['model', 'speedKmh', 'detourFactor', 'snap', 'accessSpeedKmh', 'maxSnapMeters', 'neighbours', 'direction', 'scenario'] as const;

/** The travel of the run on the screen, of a comparison that of its first model; a matrix has no ground, so the defaults stand in. */
export function reachTravel(run: RunInfo | null): ReachTravel {
  const models = (run?.analysis['models'] as Record<string, unknown>[] | undefined) ?? (run === null ? [] : [run.analysis]);
  const travel = models.find((one) => one['model'] !== undefined && one['model'] !== 'matrix');
  if (travel === undefined) {
    const { minutes: _minutes, radiusMeters: _radius, limits: _limits, facilityTypes: _types, ...keys } = travelKeys(DEFAULT_TRAVEL);
    return { keys, unit: 'minutes', limits: USUAL_MINUTES, run: null };
  }
  const keys = Object.fromEntries(MODE_KEYS.filter((key) => travel[key] !== undefined && travel[key] !== null).map((key) => [key, travel[key]])) as ReachTravel['keys'];
  const radii = [travel['radiusMeters'] ?? []].flat() as number[];
  if (keys.model !== 'radius' || radii.length === 0) return { keys, unit: 'minutes', limits: USUAL_MINUTES, run };
  const largest = Math.max(...radii);
  return { keys, unit: 'meters', limits: [1, 2, 3].map((third) => Math.round((largest * third) / 3)), run };
}

/** What the reach rests on, to be printed beside it. `meters`: what limits in minutes come to, where the model knows. */
export function reachBasis({ keys, unit, run }: ReachTravel, limits: readonly number[], meters: readonly number[], project: ProjectInfo | null): Basis {
  const people = project?.runs.find((one) => one.basis.denominator !== '')?.basis;
  return {
    model: keys.model, profile: run !== null && run.basis.model === keys.model ? run.basis.profile : null, speedKmh: keys.speedKmh ?? null, detourFactor: keys.detourFactor ?? null,
    limitsMinutes: unit === 'minutes' ? [...limits] : [], limitsMeters: unit === 'minutes' ? [...meters] : [...limits],
    snap: keys.snap ?? null, accessSpeedKmh: keys.accessSpeedKmh ?? null, direction: keys.direction ?? null, neighbours: keys.neighbours ?? null, scenario: keys.scenario?.name ?? null,
    denominator: people?.denominator ?? project?.datasets.find((one) => one.role === 'population')?.name ?? '', year: people?.year ?? null, policy: null, synthetic: project?.synthetic ?? false,
  };
}

/** Ascending limits out of what was typed; null where it says none, too many, or the same twice. */
export function limitsTyped(typed: string): number[] | null {
  const parts = typed.split(/[\s,，、;；]+/).filter((part) => part !== '');
  const limits = parts.map(Number);
  const ascending = limits.every((limit, at) => limit > (at === 0 ? 0 : limits[at - 1]) && Number.isFinite(limit));
  return limits.length >= 1 && limits.length <= 5 && ascending ? limits : null;
}

/** Deep teal for what is nearest, paler outwards: the hue of all that is covered. */
const teal = interpolateRgbBasis(['#0b4f4b', '#2a8f88', '#8fd0c8']);

export function bandColours(count: number): string[] {
  return Array.from({ length: count }, (_, at) => teal(count === 1 ? 0.4 : at / (count - 1)));
}
