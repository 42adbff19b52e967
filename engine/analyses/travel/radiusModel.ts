import { coveredAreasSquareMeters, zoneBorders } from '../../../geo/radius/radiusArea.ts';
import type { ZoneBorders } from '../../../geo/radius/radiusArea.ts';
import { nearestAndReach, nearestSites } from '../../../geo/radius/nearestSite.ts';
import { countWithin } from '../../../geo/radius/sitePairs.ts';
import type { Points } from '../../../geo/types.ts';
import type { Facilities, Population } from '../../load.ts';
import type { TaskControl } from '../../tasks.ts';
import type { CoverageModel, Solved } from './coverageModel.ts';
import type { Units } from '../units.ts';

/** Points chosen by index. */
export function pick(points: Points, indexes: Int32Array): Points {
  const lon = new Float64Array(indexes.length);
  const lat = new Float64Array(indexes.length);
  for (let k = 0; k < indexes.length; k++) {
    lon[k] = points.lon[indexes[k]];
    lat[k] = points.lat[indexes[k]];
  }
  return { lon, lat };
}

/** The facility of each point whose nearest of the chosen ones is known by its place among them; -1 stays -1. */
export function facilityOf(site: Int32Array, chosen: Int32Array): Int32Array {
  const facility = new Int32Array(site.length);
  for (let i = 0; i < site.length; i++) facility[i] = site[i] < 0 ? -1 : chosen[site[i]];
  return facility;
}

/**
 * Geodesic circles around the facilities: exact distances for people, exact area of the circles' union for zones. `reach` says that
 * the people in reach of each facility by itself will be asked for: then one look gives them and the nearest facilities.
 */
export function radiusModel(radiiMeters: number[], facilities: Facilities, population: Population | null, reach: boolean, control: TaskControl): CoverageModel {
  const largest = radiiMeters.at(-1)!;
  const borders = new Map<Units, ZoneBorders>();
  const bordersOf = (units: Units): ZoneBorders => {
    const known = borders.get(units) ?? zoneBorders(units.polygons);
    borders.set(units, known);
    return known;
  };
  return {
    limits: radiiMeters, countsPoints: false,
    solve: (chosen, name): Solved => {
      const sites = pick(facilities, chosen);
      control.report('travel', 0.2);
      const tick = control.tick('travel', 0.2, 0.5, population?.lon.length ?? 0);
      const joint = reach && name === 'all' && population ? nearestAndReach(sites, population, population.persons, largest, tick) : null;
      const nearest = joint ?? (population ? nearestSites(sites, population, largest, tick) : null);
      return {
        pointCost: nearest?.distanceMeters ?? null,
        pointFacility: nearest && facilityOf(nearest.site, chosen),
        coveredKm2: (units, limit) => coveredAreasSquareMeters(units.polygons, units.index, sites, radiiMeters[limit], control.tick('area', 0.5, 0.9, 2 * chosen.length), bordersOf(units)).map((a) => a / 1e6),
        cells: null,
        searchTotals: () => ({}),
        personsInReach: () => joint?.sums ?? countWithin(sites, population!, population!.persons, largest, control.tick('reach', 0.9, 0.95, population!.lon.length)),
        reachWork: 0,
        drawing: null,
        notes: [],
      };
    },
  };
}
