import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { benchmarkOf } from '../../../geo/measures/gaps.ts';
import { loadFacilities, loadPopulation, loadZones } from '../../load.ts';
import { hasPlaces, prepareUnits } from '../units.ts';
import { personsOfUnits } from '../values/unitWeights.ts';

/** Facilities of some types beside the people of each unit. */
export interface Supply {
  /** Facilities in each unit; a border belongs to the earlier unit. */
  inside: Float64Array;
  /** Facilities per 10,000 people of each unit; NaN without people. */
  facilities: Float64Array;
  /** Their capacity per 10,000 people; null where a facility does not tell its own. */
  capacity: Float64Array | null;
  /** The same of all units together: those of some units lie above it, those of others below. */
  area: { facilities: number; capacity: number };
}

const PEOPLE = 10_000;

/** Null without facilities of the types that lie in a zone, without zones or without people in them. */
export function supplyOf(project: ProjectFile, types: readonly string[], codes: readonly string[]): Supply | null {
  const facilities = loadFacilities(project);
  const zones = loadZones(project, 'zones');
  const population = loadPopulation(project);
  if (!facilities || !zones || !population || !(population.zoneCodes || hasPlaces(population))) return null;
  const persons = personsOfUnits(project, 'zones')!;
  const chosen = Uint32Array.from(facilities.types.keys()).filter((f) => types.includes(facilities.types[f]));
  if (chosen.length === 0) return null;
  const inside = new Float64Array(codes.length);
  const capacity = new Float64Array(codes.length);
  const unitOf = new Map(codes.map((code, unit) => [code, unit]));
  prepareUnits(zones, null, false).locate({ lon: Float64Array.from(chosen, (f) => facilities.lon[f]), lat: Float64Array.from(chosen, (f) => facilities.lat[f]) }).forEach((zone, i) => {
    const unit = zone < 0 ? undefined : unitOf.get(zones.codes[zone]);
    if (unit === undefined) return;
    inside[unit]++;
    capacity[unit] += facilities.capacity[chosen[i]];
  });
  if (inside.every((count) => count === 0)) return null;
  const known = chosen.every((f) => !Number.isNaN(facilities.capacity[f]));
  const perPeople = (values: Float64Array) => values.map((value, unit) => (persons[unit] > 0 ? (value * PEOPLE) / persons[unit] : NaN));
  const ofAll = (rates: Float64Array | null) => (rates === null ? NaN : benchmarkOf(rates, persons, 'weighted-mean'));
  const rates = { facilities: perPeople(inside), capacity: known ? perPeople(capacity) : null };
  return { inside, ...rates, area: { facilities: ofAll(rates.facilities), capacity: ofAll(rates.capacity) } };
}
