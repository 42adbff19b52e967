import { ascendingOrder } from '../../../geo/measures/ascendingOrder.ts';
import type { Column } from '../../../data/dataset.ts';
import type { Facilities, Population } from '../../load.ts';
import type { Limit } from '../complete/complete.ts';
import type { Solved } from '../travel/coverageModel.ts';
import type { Units } from '../units.ts';

/**
 * Per facility: people in reach of it by itself, people for whom it is the nearest (each counted once), capacity and
 * load = persons_assigned / capacity. Unknown is NaN. Rows in the order of the file.
 */
export function facilityColumns(facilities: Facilities, chosen: Int32Array, population: Population | null, solved: Solved, inReach: Float64Array | null): Column[] {
  const { ids, names, types } = facilities;
  const assigned = new Float64Array(ids.length).fill(population && solved.pointFacility ? 0 : NaN);
  if (population && solved.pointFacility) {
    const { pointFacility } = solved;
    for (let i = 0; i < pointFacility.length; i++) if (pointFacility[i] >= 0) assigned[pointFacility[i]] += population.persons[i];
  }
  return [
    { name: 'id', values: Array.from(chosen, (i) => ids[i]) },
    { name: 'name', values: Array.from(chosen, (i) => names[i]) },
    { name: 'type', values: Array.from(chosen, (i) => types[i]) },
    { name: 'persons_in_reach', values: inReach ?? new Float64Array(chosen.length).fill(NaN) },
    { name: 'persons_assigned', values: Float64Array.from(chosen, (i) => assigned[i]) },
    { name: 'capacity', values: Float64Array.from(chosen, (i) => facilities.capacity[i]) },
    { name: 'load', values: Float64Array.from(chosen, (i) => (facilities.capacity[i] > 0 ? assigned[i] / facilities.capacity[i] : NaN)) },
  ];
}

/** Places with people beyond a limit, most people first; only those inside a zone, so that their sum closes with the table. */
export function uncoveredColumns(population: Population, units: Units, pointCost: Float64Array, limitValue: number, facilityType: string, limit: Limit): Column[] {
  const { persons } = population;
  const { pointUnit } = units;
  const beyond = new Uint32Array(persons.length);
  let count = 0;
  // From the last point to the first, so that the ascending order read backwards keeps the file's order among equals.
  for (let i = persons.length - 1; i >= 0; i--) {
    if (pointUnit![i] >= 0 && persons[i] > 0 && !(pointCost[i] <= limitValue)) beyond[count++] = i;
  }
  const outside = ascendingOrder(persons, beyond.subarray(0, count)).reverse();
  // Plain loops: the list of a province has hundreds of thousands of rows.
  const texts = (of: (point: number) => string | null) => {
    const chosen: (string | null)[] = [];
    for (const point of outside) chosen.push(of(point));
    return chosen;
  };
  const numbers = (of: Float64Array) => {
    const chosen = new Float64Array(count);
    for (let row = 0; row < count; row++) chosen[row] = of[outside[row]];
    return chosen;
  };
  const repeated = (value: number | null) => new Float64Array(count).fill(value ?? NaN);
  const { ids, names } = population.textsOf(outside);
  return [
    { name: 'id', values: ids },
    { name: 'name', values: names },
    { name: 'code', values: texts((i) => units.codes[pointUnit![i]]) },
    { name: 'lon', values: numbers(population.lon) },
    { name: 'lat', values: numbers(population.lat) },
    { name: 'persons', values: numbers(persons) },
    { name: 'facility_type', values: texts(() => facilityType) },
    { name: 'limit_minutes', values: repeated(limit.minutes) },
    { name: 'limit_meters', values: repeated(limit.meters) },
    ...(limit.cost === undefined ? [] : [{ name: 'limit_cost', values: repeated(limit.cost) }]),
  ];
}
