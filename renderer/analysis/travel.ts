import type { Params } from '../../api/contract.ts';
import { PARAMETERS, radiusMetersOf } from '../../api/parameters.ts';
import type { CoverageAnalysis } from '../../api/recipe.ts';

export type TravelModel = Exclude<CoverageAnalysis['model'], 'matrix'>;

/** What a travel form holds: every field of every model, so that switching models forgets nothing. */
export interface TravelForm {
  model: TravelModel;
  /** Radius only: given as minutes at a speed, or as metres. */
  radiusBy: 'minutes' | 'meters';
  minutes: number[];
  radiusMeters: number[];
  speedKmh: number;
  detourFactor: number;
  snap: 'nearest-edge' | 'nearest-node';
  accessSpeedKmh: number;
  maxSnapMeters: number;
  neighbours: 8 | 16;
  direction: 'to-facility' | 'from-facility';
  facilityTypes: string[];
}

export const DEFAULT_TRAVEL: TravelForm = {
  model: 'radius', radiusBy: 'minutes',
  minutes: [PARAMETERS.minutes.default], radiusMeters: [5000],
  speedKmh: PARAMETERS.speedKmh.default, detourFactor: PARAMETERS.detourFactor.default,
  snap: 'nearest-edge', accessSpeedKmh: PARAMETERS.accessSpeedKmh.default, maxSnapMeters: PARAMETERS.maxSnapMeters.default,
  neighbours: PARAMETERS.neighbours.default, direction: 'to-facility', facilityTypes: [],
};

type TravelKeys = Omit<Extract<Params<'analyses.run'>['analysis'], { kind: 'coverage' }>, 'id' | 'kind' | 'by' | 'facilityReach' | 'format'>;

/** The keys of a recipe for what the form shows: those of the chosen model and no other, which the engine would refuse. */
export function travelKeys(form: TravelForm): TravelKeys {
  const facilityTypes = form.facilityTypes.length > 0 ? { facilityTypes: form.facilityTypes } : {};
  if (form.model === 'radius') {
    if (form.radiusBy === 'meters') return { model: 'radius', radiusMeters: form.radiusMeters, ...facilityTypes };
    return { model: 'radius', minutes: form.minutes, speedKmh: form.speedKmh, detourFactor: form.detourFactor, ...facilityTypes };
  }
  const common = { minutes: form.minutes, direction: form.direction, ...facilityTypes };
  if (form.model === 'friction') return { model: 'friction', ...common, neighbours: form.neighbours };
  if (form.snap === 'nearest-node') return { model: 'network', ...common, snap: form.snap };
  return { model: 'network', ...common, snap: form.snap, accessSpeedKmh: form.accessSpeedKmh, maxSnapMeters: form.maxSnapMeters };
}

/** Radii in metres that minutes, speed and detour factor come to, in the order of the minutes. */
export function resultingRadii(form: TravelForm): number[] {
  return form.minutes.map((minutes) => radiusMetersOf(minutes, form.speedKmh, form.detourFactor));
}
