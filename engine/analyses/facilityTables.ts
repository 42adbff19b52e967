import type { Column } from '../../data/dataset.ts';
import type { Facilities, Population } from '../load.ts';
import type { Limit } from './complete.ts';
import type { Solved } from './coverageModel.ts';
import type { Units } from './units.ts';

/**
 * Per facility: people in reach of it by itself, people for whom it is the nearest (each counted once), capacity and
 * load = persons_assigned / capacity. Unknown is NaN. Rows in the order of the file.
 */
export function facilityColumns(facilities: Facilities, chosen: Int32Array, population: Population | null, solved: Solved, inReach: Float64Array | null): Column[] {
  const assigned = new Float64Array(facilities.ids.length).fill(population ? 0 : NaN);
  if (population && solved.pointFacility) {
    solved.pointFacility.forEach((facility, i) => {
      if (facility >= 0) assigned[facility] += population.persons[i];
    });
  }
  return [
    { name: 'id', values: Array.from(chosen, (i) => facilities.ids[i]) },
    { name: 'name', values: Array.from(chosen, (i) => facilities.names[i]) },
    { name: 'type', values: Array.from(chosen, (i) => facilities.types[i]) },
    { name: 'persons_in_reach', values: inReach ?? new Float64Array(chosen.length).fill(NaN) },
    { name: 'persons_assigned', values: Float64Array.from(chosen, (i) => assigned[i]) },
    { name: 'capacity', values: Float64Array.from(chosen, (i) => facilities.capacity[i]) },
    { name: 'load', values: Float64Array.from(chosen, (i) => (facilities.capacity[i] > 0 ? assigned[i] / facilities.capacity[i] : NaN)) },
  ];
}

/** Places with people beyond a limit, most people first; only those inside a zone, so that their sum closes with the table. */
export function uncoveredColumns(population: Population, units: Units, pointCost: Float64Array, limitValue: number, facilityType: string, limit: Limit): Column[] {
  const { persons } = population;
  const outside: number[] = [];
  for (let i = 0; i < persons.length; i++) {
    if (units.pointUnit![i] >= 0 && persons[i] > 0 && !(pointCost[i] <= limitValue)) outside.push(i);
  }
  outside.sort((a, b) => persons[b] - persons[a] || a - b);
  return [
    { name: 'id', values: outside.map((i) => population.ids[i]) },
    { name: 'name', values: outside.map((i) => population.names?.[i] ?? null) },
    { name: 'code', values: outside.map((i) => units.codes[units.pointUnit![i]]) },
    { name: 'lon', values: Float64Array.from(outside, (i) => population.lon[i]) },
    { name: 'lat', values: Float64Array.from(outside, (i) => population.lat[i]) },
    { name: 'persons', values: Float64Array.from(outside, (i) => persons[i]) },
    { name: 'facility_type', values: outside.map(() => facilityType) },
    { name: 'limit_minutes', values: Float64Array.from(outside, () => limit.minutes ?? NaN) },
    { name: 'limit_meters', values: Float64Array.from(outside, () => limit.meters ?? NaN) },
  ];
}
