import { coveredAreasSquareMeters } from '../../geo/radiusArea.ts';
import { countWithin, nearestSites } from '../../geo/nearestSite.ts';
import type { Points } from '../../geo/types.ts';
import type { Facilities, Population } from '../load.ts';
import type { TaskControl } from '../tasks.ts';
import type { CoverageModel, Solved } from './coverageModel.ts';

/** Points chosen by index. */
export function pick(points: Points, indexes: Int32Array): Points {
  return { lon: Float64Array.from(indexes, (i) => points.lon[i]), lat: Float64Array.from(indexes, (i) => points.lat[i]) };
}

/** Geodesic circles around the facilities: exact distances for people, exact area of the circles' union for zones. */
export function radiusModel(radiiMeters: number[], facilities: Facilities, population: Population | null, control: TaskControl): CoverageModel {
  const largest = radiiMeters.at(-1)!;
  return {
    limits: radiiMeters, countsPoints: false,
    solve: (chosen): Solved => {
      const sites = pick(facilities, chosen);
      control.report('travel', 0.2);
      const nearest = population ? nearestSites(sites, population, largest, control.tick('travel', 0.2, 0.5, population.lon.length)) : null;
      return {
        pointCost: nearest?.distanceMeters ?? null,
        pointFacility: nearest ? nearest.site.map((site) => (site < 0 ? -1 : chosen[site])) : null,
        coveredKm2: (units, limit) => coveredAreasSquareMeters(units.polygons, units.index, sites, radiiMeters[limit], control.tick('area', 0.5, 0.9, chosen.length)).map((a) => a / 1e6),
        cells: null,
        searchTotals: () => ({}),
        personsInReach: () => countWithin(sites, population!, population!.persons, largest, control.tick('reach', 0.9, 0.95, chosen.length)),
        reachWork: 0,
        drawing: null,
        notes: [],
      };
    },
  };
}
