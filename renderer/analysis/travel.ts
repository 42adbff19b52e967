import type { Params } from '../../api/contract.ts';
import { PARAMETERS, radiusMetersOf } from '../../api/parameters.ts';
import type { CoverageAnalysis, Scenario } from '../../api/recipe.ts';

export type TravelModel = CoverageAnalysis['model'];

/** What is different on the roads for a time, as a form holds it: every field of every model. */
export interface ScenarioForm {
  name: string;
  speedFactor: number;
  classFactors: Record<string, number>;
  closedClasses: string[];
  closedRoads: string[];
  closedAt: [number, number][];
}

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
  /** Matrix only: limits in the unit of the matrix. */
  limits: number[];
  /** Null: as usual. */
  scenario: ScenarioForm | null;
}

export const DEFAULT_TRAVEL: TravelForm = {
  model: 'radius', radiusBy: 'minutes',
  minutes: [PARAMETERS.minutes.default], radiusMeters: [5000],
  speedKmh: PARAMETERS.speedKmh.default, detourFactor: PARAMETERS.detourFactor.default,
  snap: 'nearest-edge', accessSpeedKmh: PARAMETERS.accessSpeedKmh.default, maxSnapMeters: PARAMETERS.maxSnapMeters.default,
  neighbours: PARAMETERS.neighbours.default, direction: 'to-facility', facilityTypes: [],
  limits: [], scenario: null,
};

type TravelKeys = Omit<Extract<Params<'analyses.run'>['analysis'], { kind: 'coverage' }>, 'id' | 'kind' | 'by' | 'facilityReach' | 'format'>;

/** The keys of a recipe for what the form shows: those of the chosen model and no other, which the engine would refuse. */
export function travelKeys(form: TravelForm): TravelKeys {
  const facilityTypes = form.facilityTypes.length > 0 ? { facilityTypes: form.facilityTypes } : {};
  if (form.model === 'matrix') return { model: 'matrix', limits: form.limits, ...facilityTypes };
  if (form.model === 'radius' && form.radiusBy === 'meters') return { model: 'radius', radiusMeters: form.radiusMeters, ...facilityTypes };
  const said = scenarioOf(form);
  const scenario = said === null ? {} : { scenario: said };
  if (form.model === 'radius') return { model: 'radius', minutes: form.minutes, speedKmh: form.speedKmh, detourFactor: form.detourFactor, ...facilityTypes, ...scenario };
  const common = { minutes: form.minutes, direction: form.direction, ...facilityTypes, ...scenario };
  if (form.model === 'friction') return { model: 'friction', ...common, neighbours: form.neighbours };
  if (form.snap === 'nearest-node') return { model: 'network', ...common, snap: form.snap };
  return { model: 'network', ...common, snap: form.snap, accessSpeedKmh: form.accessSpeedKmh, maxSnapMeters: form.maxSnapMeters };
}

/** The scenario of the form as a recipe says it to the model; null where nothing is different. Only roads have classes and closures. */
export function scenarioOf({ model, radiusBy, scenario }: TravelForm): Scenario | null {
  if (scenario === null || model === 'matrix' || (model === 'radius' && radiusBy === 'meters')) return null;
  const said: Omit<Scenario, 'name'> = {};
  if (scenario.speedFactor !== 1) said.speedFactor = scenario.speedFactor;
  if (model === 'network') {
    const factors = Object.entries(scenario.classFactors).filter(([name, factor]) => factor !== 1 && !scenario.closedClasses.includes(name));
    if (factors.length > 0) said.classFactors = Object.fromEntries(factors);
    for (const key of ['closedClasses', 'closedRoads'] as const) if (scenario[key].length > 0) said[key] = scenario[key];
    if (scenario.closedAt.length > 0) said.closedAt = scenario.closedAt;
  }
  return Object.keys(said).length === 0 ? null : { name: scenario.name.trim(), ...said };
}

/** `lon,lat` as people paste it, with any comma or blank between; null where it is no place. */
export function placeOf(written: string): [number, number] | null {
  const [lon, lat, ...more] = written.trim().split(/[\s,，;；]+/).map(Number);
  return more.length === 0 && Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
}

/** Radii in metres that minutes, speed and detour factor come to, in the order of the minutes. */
export function resultingRadii(form: TravelForm): number[] {
  return form.minutes.map((minutes) => radiusMetersOf(minutes, form.speedKmh, form.detourFactor));
}
