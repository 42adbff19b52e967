import { PARAMETERS } from '../../../api/parameters.ts';
import { InputError } from '../../../api/findings.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { nearestSites } from '../../../geo/radius/nearestSite.ts';
import { loadFacilities, loadPopulation, loadZones } from '../../load.ts';
import { datasetHashes } from '../basis.ts';
import { prepareUnits } from '../units.ts';
import { numbersOf } from './coverageItems.ts';
import type { CoverageItem } from './coverageItems.ts';

/** Why people are outside, or not served; the largest part is the cause of a county. */
export const CAUSES = ['distance', 'spread', 'capacity', 'data-gap'] as const;
export type Cause = (typeof CAUSES)[number];

/** The parts of the people concerned in each unit by a service, and what they can be judged by. One entry per unit. */
export interface CauseFigures {
  /** In places at least as large as the mean place of the whole area: a facility near them would serve many. */
  distance: Float64Array;
  /** In places smaller than that. */
  spread: Float64Array;
  /** Nearer to a facility, as the crow flies, than one could walk within the limit, yet not reached by road: the road data may lack a way. */
  dataGap: Float64Array;
  /** Covered, but without a place within the capacities; NaN where the run does not say. */
  capacity: Float64Array;
  placesOutside: Float64Array;
  /** Mean straight line to the nearest facility of those outside, weighted by people, kilometres; NaN without any. */
  straightKm: Float64Array;
  facilitiesInside: Float64Array;
  facilitiesPer10k: Float64Array;
}

/** Figures of the whole area that a unit is held against. */
export interface AreaFigures { meanPlacePersons: number; facilitiesPer10k: number }

/**
 * Splits the people outside of every unit by cause: distance, spread and data gap add up to them. Throws InputError `run.stale` where facilities or
 * people were replaced since the coverage run.
 */
export function causesOf(project: ProjectFile, item: CoverageItem, codes: readonly string[]): { units: CauseFigures; area: AreaFigures } {
  refuseStale(project, item);
  const zero = () => new Float64Array(codes.length);
  const units: CauseFigures = { distance: zero(), spread: zero(), dataGap: zero(), capacity: item.unserved, placesOutside: zero(), straightKm: zero(), facilitiesInside: zero(), facilitiesPer10k: zero() };
  const area: AreaFigures = { meanPlacePersons: meanPlacePersons(project), facilitiesPer10k: NaN };
  const sites = facilitiesOf(project, item, codes, units.facilitiesInside);
  const persons = item.persons;
  units.facilitiesPer10k.forEach((_, unit) => { units.facilitiesPer10k[unit] = persons[unit] > 0 ? (units.facilitiesInside[unit] * 10_000) / persons[unit] : NaN; });
  area.facilitiesPer10k = (sites.lon.length * 10_000) / persons.reduce((sum, count) => sum + (count || 0), 0);

  const places = placesOutside(item);
  const unitOf = new Map(codes.map((code, unit) => [code, unit]));
  const { distanceMeters } = nearestSites(sites, places, Infinity);
  const walkableMeters = walkable(item);
  const weight = zero();
  places.persons.forEach((count, i) => {
    const unit = unitOf.get(places.codes[i]);
    if (unit === undefined) return;
    const part = distanceMeters[i] <= walkableMeters ? units.dataGap : count < area.meanPlacePersons ? units.spread : units.distance;
    part[unit] += count;
    units.placesOutside[unit]++;
    if (Number.isNaN(distanceMeters[i])) return;
    units.straightKm[unit] += (count * distanceMeters[i]) / 1000;
    weight[unit] += count;
  });
  units.straightKm.forEach((sum, unit) => { units.straightKm[unit] = weight[unit] > 0 ? sum / weight[unit] : NaN; });
  return { units, area };
}

/** The cause with the most people of a unit; null where nobody is concerned. */
export function mainCause({ distance, spread, dataGap, capacity }: CauseFigures, unit: number): Cause | null {
  const parts: [Cause, number][] = [['distance', distance[unit]], ['spread', spread[unit]], ['capacity', capacity[unit]], ['data-gap', dataGap[unit]]];
  const [cause, persons] = parts.reduce((most, part) => (part[1] > most[1] ? part : most));
  return persons > 0 ? cause : null;
}

function refuseStale(project: ProjectFile, { run }: CoverageItem): void {
  const now = datasetHashes(project);
  const changed = (['facilities', 'population', 'zones'] as const).some((role) => JSON.stringify(now[role] ?? []) !== JSON.stringify(run.datasetHashes[role] ?? []));
  if (changed) throw new InputError({ code: 'run.stale', severity: 'error', values: { id: run.analysisId } });
}

/** People of the average place with people, in all units. */
function meanPlacePersons(project: ProjectFile): number {
  const persons = loadPopulation(project)?.persons.filter((count) => count > 0) ?? new Float64Array(0);
  return persons.reduce((sum, count) => sum + count, 0) / persons.length;
}

/** Coordinates of the facilities of an item; counts those of each unit in `inside`. */
function facilitiesOf(project: ProjectFile, { run, facilityType }: CoverageItem, codes: readonly string[], inside: Float64Array): { lon: Float64Array; lat: Float64Array } {
  const facilities = loadFacilities(project);
  const zones = loadZones(project, 'zones');
  if (!facilities) return { lon: new Float64Array(0), lat: new Float64Array(0) };
  const types = 'facilityTypes' in run.analysis ? run.analysis.facilityTypes : undefined;
  const chosen = Uint32Array.from(facilities.types.keys()).filter((f) => (facilityType === 'all' ? types === undefined || types.includes(facilities.types[f]) : facilities.types[f] === facilityType));
  const sites = { lon: Float64Array.from(chosen, (f) => facilities.lon[f]), lat: Float64Array.from(chosen, (f) => facilities.lat[f]) };
  if (zones) {
    const unitOf = new Map(codes.map((code, unit) => [code, unit]));
    prepareUnits(zones, null, false).locate(sites).forEach((zone) => {
      const unit = zone < 0 ? undefined : unitOf.get(zones.codes[zone]);
      if (unit !== undefined) inside[unit]++;
    });
  }
  return sites;
}

/** Straight line within which a road trip should be possible on foot; no road model, no such doubt. */
function walkable({ run: { basis }, limitMinutes }: CoverageItem): number {
  if (basis.model !== 'network' || Number.isNaN(limitMinutes)) return -1;
  return (limitMinutes / 60) * (basis.accessSpeedKmh ?? PARAMETERS.accessSpeedKmh.default) * 1000;
}

/** The places of the run's list of the uncovered that are beyond the limit of the item. */
function placesOutside(item: CoverageItem): { codes: string[]; lon: Float64Array; lat: Float64Array; persons: Float64Array } {
  const table = item.run.table('uncovered') ?? [];
  if (table.length === 0) return { codes: [], lon: new Float64Array(0), lat: new Float64Array(0), persons: new Float64Array(0) };
  const text = (name: string) => table.find((column) => column.name === name)!.values as string[];
  const [types, codes] = [text('facility_type'), text('code')];
  const [minutes, meters, cost] = ['limit_minutes', 'limit_meters', 'limit_cost'].map((name) => numbersOf(table, name));
  const rows = Uint32Array.from(types.keys()).filter((row) => (
    types[row] === item.facilityType && Object.is(minutes[row], item.limitMinutes) && Object.is(meters[row], item.limitMeters) && Object.is(cost[row], item.limitCost)));
  const numbers = (name: string) => {
    const values = numbersOf(table, name);
    return Float64Array.from(rows, (row) => values[row]);
  };
  return { codes: Array.from(rows, (row) => codes[row]), lon: numbers('lon'), lat: numbers('lat'), persons: numbers('persons') };
}
