import type { Finding } from '../../../api/findings.ts';
import { InputError } from '../../../api/findings.ts';
import type { OdAnalysis } from '../../../api/recipe.ts';
import type { Column } from '../../../data/dataset.ts';
import type { ProjectFile, RunDraft } from '../../../data/project/projectFile.ts';
import { nearestTrips } from '../../../geo/measures/pairsByPoint.ts';
import type { PairsByPoint } from '../../../geo/measures/pairsByPoint.ts';
import type { CatchmentPairs } from '../../../geo/types.ts';
import { loadFacilities, loadPopulation, required } from '../../load.ts';
import type { Facilities, Population } from '../../load.ts';
import type { TaskControl } from '../../tasks.ts';
import { provenance, travelBasis } from '../basis.ts';
import { catchmentsOf } from '../travel/catchments.ts';
import { completeOd } from '../complete/completeMeasures.ts';
import { limitsOf, oneLimitAsGiven, unitOf } from '../complete/complete.ts';
import { pick } from '../travel/radiusModel.ts';
import { selectFacilities } from '../travel/travelModel.ts';

/** Rows of the OD table at most: what a spreadsheet program or a script still opens. */
const MOST_TRIPS = 5_000_000;

/**
 * Trips from population points to facilities within the limit: all of them, or those to the `nearest` k of each place. With
 * one of them the table `catchments` is the catchment of each facility: who is nearest to it. People outside all zones
 * count as others do: the table is of places, not of units.
 */
export function runOd(project: ProjectFile, given: OdAnalysis, control: TaskControl): RunDraft {
  const analysis = completeOd(given);
  control.report('load', 0);
  const population = required(loadPopulation(project), 'population', given.id);
  const facilities = required(loadFacilities(project), 'facilities', given.id);
  const started = performance.now();
  const { chosen } = selectFacilities(facilities, analysis)[0];
  const notes: Finding[] = [];
  const [catchments] = catchmentsOf(project, analysis, population, [{ ...pick(facilities, chosen), ids: Array.from(chosen, (f) => facilities.ids[f]) }], control, notes);
  control.report('travel', 0.8);
  const trips = nearestTrips(catchments, population.ids.length, analysis.nearest ?? Infinity);
  if (trips.pair.length > MOST_TRIPS) {
    throw new InputError({ code: 'analysis.too-many-trips', severity: 'error', parameter: `analyses.${given.id}`, values: { pairs: trips.pair.length, maximum: MOST_TRIPS } });
  }
  const [limit] = limitsOf(analysis);
  const { persons } = population;
  let reached = 0;
  let personsReached = 0;
  let total = 0;
  for (let i = 0; i < persons.length; i++) {
    total += persons[i];
    if (trips.offsets[i + 1] === trips.offsets[i]) continue;
    reached++;
    personsReached += persons[i];
  }
  return {
    analysisId: given.id, kind: 'od', analysis: oneLimitAsGiven(analysis), basis: travelBasis(project, analysis, population),
    totals: {
      unit: unitOf(limit), pairs: trips.pair.length, facilities: chosen.length, origins: persons.length, origins_without: persons.length - reached,
      persons: total, persons_reached: personsReached, persons_unreached: total - personsReached,
    },
    notes, ...provenance(project, started),
    tables: [
      { name: 'main', columns: tripColumns(trips, catchments, population, facilities, chosen, unitOf(limit)) },
      { name: 'catchments', columns: catchmentColumns(trips, catchments, population, facilities, chosen) },
    ],
  };
}

function tripColumns({ offsets, pair, site }: PairsByPoint, { cost }: CatchmentPairs, population: Population, facilities: Facilities, chosen: Int32Array, unit: string): Column[] {
  const origin: string[] = [];
  const rank = new Float64Array(pair.length);
  for (let i = 0; i < population.ids.length; i++) {
    for (let k = offsets[i]; k < offsets[i + 1]; k++) {
      origin.push(population.ids[i]);
      rank[k] = k - offsets[i] + 1;
    }
  }
  return [
    { name: 'origin', values: origin },
    { name: 'destination', values: Array.from(site, (s) => facilities.ids[chosen[s]]) },
    { name: unit, values: Float64Array.from(pair, (k) => cost[k]) },
    { name: 'rank', values: rank },
  ];
}

/** Per facility: places and people among the trips, the greatest cost and the mean over its people. */
function catchmentColumns({ offsets, pair, site }: PairsByPoint, { cost }: CatchmentPairs, population: Population, facilities: Facilities, chosen: Int32Array): Column[] {
  const places = new Float64Array(chosen.length);
  const persons = new Float64Array(chosen.length);
  const farthest = new Float64Array(chosen.length).fill(NaN);
  const sum = new Float64Array(chosen.length);
  for (let i = 0; i < population.ids.length; i++) {
    const people = population.persons[i];
    for (let k = offsets[i]; k < offsets[i + 1]; k++) {
      const s = site[k];
      const value = cost[pair[k]];
      places[s]++;
      persons[s] += people;
      sum[s] += people * value;
      if (!(farthest[s] >= value)) farthest[s] = value;
    }
  }
  return [
    { name: 'id', values: Array.from(chosen, (f) => facilities.ids[f]) },
    { name: 'name', values: Array.from(chosen, (f) => facilities.names[f]) },
    { name: 'type', values: Array.from(chosen, (f) => facilities.types[f]) },
    { name: 'places', values: places },
    { name: 'persons', values: persons },
    { name: 'farthest', values: farthest },
    { name: 'mean_cost', values: sum.map((s, f) => (persons[f] > 0 ? s / persons[f] : NaN)) },
  ];
}
