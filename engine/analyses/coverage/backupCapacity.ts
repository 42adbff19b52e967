import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { Column } from '../../../data/dataset.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { allocateNearestFirst } from '../../../geo/measures/capacityAllocation.ts';
import { pickCatchments, secondNearestCost } from '../../../geo/measures/pairsByPoint.ts';
import type { Facilities, Population } from '../../load.ts';
import type { TaskControl } from '../../tasks.ts';
import { catchmentsOf } from '../travel/catchments.ts';
import type { CompletedCoverage } from '../complete/complete.ts';
import { pick } from '../travel/radiusModel.ts';
import type { Units } from '../units.ts';

/** People of each population point under further conditions, by the column they add up to. */
export type PersonsByColumn = Record<string, Float64Array>;

/** What `backup` and `capacityLimited` say of one set of facilities. */
export interface Supplement {
  /** People within a limit (in the model's unit): with a second facility, served, left over. */
  personsWithin: (limit: number) => PersonsByColumn;
  /** Columns of the facilities table, in the order of the set. */
  facilityColumns: Column[];
}

/**
 * Second facilities and service within capacities need every facility in reach, not only the nearest: the catchments are
 * made once and serve every set. Throws InputError `analysis.capacity-unknown`.
 */
export function supplements(
  project: ProjectFile, analysis: CompletedCoverage, facilities: Facilities, all: Int32Array, population: Population, units: Units, control: TaskControl, notes: Finding[],
): (chosen: Int32Array) => Supplement {
  const unknown = refuseWithoutCapacity(analysis, facilities, all);
  if (unknown > 0) notes.push({ code: 'analysis.facilities-left-out', severity: 'note', parameter: `analyses.${analysis.id}.capacityLimited`, values: { withoutCapacity: unknown } });
  const [catchments] = catchmentsOf(project, analysis, population, [{ ...pick(facilities, all), ids: Array.from(all, (f) => facilities.ids[f]) }], control);
  const rowOf = new Map(Array.from(all, (facility, row) => [facility, row]));
  // People outside every zone enter no figure, so they take no place either: served and left over add up to the people of the zones.
  const persons = population.persons.map((count, i) => (units.pointUnit![i] >= 0 ? count : 0));
  return (chosen) => {
    const pairs = chosen.length === all.length ? catchments : pickCatchments(catchments, chosen.map((facility) => rowOf.get(facility)!));
    const second = analysis.backup ? secondNearestCost(pairs, persons.length) : null;
    const allocation = analysis.capacityLimited ? allocateNearestFirst(pairs, persons, Float64Array.from(chosen, (f) => facilities.capacity[f])) : null;
    return {
      personsWithin: (limit) => {
        const columns: PersonsByColumn = {};
        if (second) columns['persons_backup'] = persons.map((count, i) => (second[i] <= limit ? count : 0));
        if (allocation) {
          const served = new Float64Array(persons.length);
          for (let k = 0; k < pairs.point.length; k++) if (pairs.cost[k] <= limit) served[pairs.point[k]] += allocation.served[k];
          columns['persons_served'] = served;
          columns['persons_residual'] = persons.map((count, i) => count - served[i]);
        }
        return columns;
      },
      facilityColumns: allocation ? [
        { name: 'persons_served', values: servedBySite(pairs.offsets, allocation.served) },
        { name: 'capacity_left', values: allocation.capacityLeft },
      ] : [],
    };
  };
}

/** How many of the facilities have no known capacity. Throws InputError `analysis.capacity-unknown` where none has and `capacityLimited` asks for it. */
export function refuseWithoutCapacity(analysis: Pick<CompletedCoverage, 'capacityLimited'>, facilities: Facilities, chosen: Int32Array): number {
  if (!analysis.capacityLimited) return 0;
  const unknown = chosen.filter((f) => Number.isNaN(facilities.capacity[f])).length;
  if (unknown === chosen.length) throw new InputError({ code: 'analysis.capacity-unknown', severity: 'error', parameter: 'inputs.facilities.capacity' });
  return unknown;
}

function servedBySite(offsets: Uint32Array, served: Float64Array): Float64Array {
  const sums = new Float64Array(offsets.length - 1);
  for (let site = 0; site < sums.length; site++) for (let k = offsets[site]; k < offsets[site + 1]; k++) sums[site] += served[k];
  return sums;
}
