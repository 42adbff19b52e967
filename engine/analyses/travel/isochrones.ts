import type { Feature, FeatureCollection, Position } from 'geojson';
import type { IsochroneParams } from '../../../api/contract.ts';
import { InputError } from '../../../api/findings.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { isPassable } from '../../../geo/friction/costDistance.ts';
import { unionOutline } from '../../../geo/radius/coverageOutline.ts';
import { isochroneOutlines } from '../../../geo/network/isochrone.ts';
import { nearestSites } from '../../../geo/radius/nearestSite.ts';
import { accessSites, networkTimes } from '../../../geo/network/networkTimes.ts';
import type { EdgePlace } from '../../../geo/network/reachedRoads.ts';
import type { Points } from '../../../geo/types.ts';
import { loadFacilities, required } from '../../load.ts';
import type { TaskControl } from '../../tasks.ts';
import { completeCoverage, limitsOf } from '../complete/complete.ts';
import type { CompletedCoverage, Limit } from '../complete/complete.ts';
import { cellsOf } from './frictionModel.ts';
import { groundOutline } from './groundOutline.ts';
import { groundOfProject, networkOfProject, peopleOfProject } from './preparedTravel.ts';
import type { People } from './preparedTravel.ts';

/** Vertices per drawn circle and longer side of the raster behind a network's outlines; figures never come from the drawing. */
const DRAWN_STEPS = 256;
const DRAWN_CELLS = 480;
const ID = 'isochrones';

/** What each model answers: the shape of every limit (ascending) and the cost of every population point, NaN beyond the largest. */
interface Reached { shapes: Position[][][][]; pointCost: Float64Array | null }

/**
 * The ground one place reaches (or is reached from) within each limit, largest first, with the people the travel model
 * finds there. A matrix has no ground. Throws InputError for a place that cannot be joined, and every conflict of parameters.
 */
export function isochrones(project: ProjectFile, params: IsochroneParams, control: TaskControl): FeatureCollection {
  const { from, ...travel } = params;
  const analysis = completeCoverage({ ...travel, id: ID, kind: 'coverage' });
  const limits = limitsOf(analysis);
  if (analysis.model === 'matrix') {
    throw new InputError({ code: 'parameter.conflict', severity: 'error', parameter: 'model', values: { one: 'travel.isochrones', other: 'model: matrix' } });
  }
  control.report('load', 0);
  const site = placeOf(project, from);
  const people = peopleOfProject(project);
  const { shapes, pointCost } = analysis.model === 'radius' ? circles(site, limits, people)
    : analysis.model === 'network' ? alongRoads(project, analysis, site, limits)
      : overGround(project, analysis, site, limits);
  const unit = analysis.model === 'radius' ? 'meters' : 'minutes';
  const features = limits.map((limit, l): Feature => ({
    type: 'Feature',
    properties: {
      kind: 'isochrone', model: analysis.model, limit_minutes: limit.minutes, limit_meters: limit.meters,
      ...countWithin(people, pointCost, limit[unit]!),
    },
    geometry: { type: 'MultiPolygon', coordinates: shapes[l] },
  }));
  return { type: 'FeatureCollection', features: features.reverse() };
}

function placeOf(project: ProjectFile, from: IsochroneParams['from']): Points {
  if ('lon' in from) return { lon: Float64Array.of(from.lon), lat: Float64Array.of(from.lat) };
  const facilities = required(loadFacilities(project), 'facilities', ID);
  const { facility } = from;
  if (facility >= facilities.lon.length) {
    throw new InputError({ code: 'parameter.out-of-range', severity: 'error', parameter: 'from.facility', values: { value: facility, minimum: 0, maximum: facilities.lon.length - 1 } });
  }
  if (Number.isNaN(facilities.lon[facility])) throw new InputError({ code: 'row.missing-value', severity: 'error', parameter: 'from.facility', column: 'lon', values: { text: facilities.ids[facility] } });
  return { lon: facilities.lon.slice(facility, facility + 1), lat: facilities.lat.slice(facility, facility + 1) };
}

/** People and places within a limit, and their share of all people; null without a population. */
function countWithin(people: People | null, pointCost: Float64Array | null, limit: number): { persons: number | null; places: number | null; persons_share: number | null } {
  if (people === null || pointCost === null) return { persons: null, places: null, persons_share: null };
  let persons = 0;
  let places = 0;
  for (let i = 0; i < pointCost.length; i++) {
    if (!(pointCost[i] <= limit)) continue;
    places++;
    persons += people.persons[i];
  }
  return { persons, places, persons_share: people.total > 0 ? persons / people.total : null };
}

function circles(site: Points, limits: Limit[], people: People | null): Reached {
  return {
    shapes: limits.map((limit) => unionOutline(site, limit.meters!, DRAWN_STEPS)),
    pointCost: people && nearestSites(site, people.places, limits.at(-1)!.meters!).distanceMeters,
  };
}

function alongRoads(project: ProjectFile, analysis: CompletedCoverage, site: Points, limits: Limit[]): Reached {
  const prepared = networkOfProject(project, analysis);
  const minutes = limits.map((limit) => limit.minutes!);
  const times = networkTimes(prepared, site, minutes.at(-1)!);
  if (times.sitesNotSnapped.length > 0) {
    throw new InputError({ code: 'network.too-far', severity: 'error', parameter: 'maxSnapMeters', values: { facilities: 1, places: 0, persons: 0, meters: prepared.rule.maxSnapMeters } });
  }
  const access = accessSites(prepared, site);
  const places: EdgePlace[] = access.edge[0] < 0 ? [] : [{ edge: access.edge[0], position: access.fraction[0], minutes: access.legMinutes[0] }];
  const { network, toFacility, rule } = prepared;
  const shapes = isochroneOutlines(network.nodes, { edges: network.edges, toFacility, nodeMinutes: times.nodeMinutes }, places, {
    limits: minutes, accessSpeedKmh: rule.accessSpeedKmh, maxOffRoadMeters: rule.maxSnapMeters, mostCells: DRAWN_CELLS,
  });
  return { shapes, pointCost: times.minutes };
}

function overGround(project: ProjectFile, analysis: CompletedCoverage, site: Points, limits: Limit[]): Reached {
  const { friction, reach, pointCell } = groundOfProject(project, analysis);
  const { width } = friction.grid;
  const [source] = cellsOf(friction, site);
  if (source < 0) throw new InputError({ code: 'analysis.facility-off-raster', severity: 'error', parameter: 'from', values: { count: 1 } });
  if (!isPassable(friction.values[source])) throw new InputError({ code: 'analysis.facility-on-nodata', severity: 'error', parameter: 'from', values: { count: 1 } });
  const reached: { cell: number; minutes: number }[] = [];
  let [left, right, top, bottom] = [Infinity, 0, Infinity, 0];
  reach(source, limits.at(-1)!.minutes!, (cell, minutes) => {
    reached.push({ cell, minutes });
    const row = Math.floor(cell / width);
    const column = cell - row * width;
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  });
  const window = { column: left, row: top, width: right - left + 1, height: bottom - top + 1 };
  const cellMinutes = new Float64Array(window.width * window.height).fill(Number.NaN);
  const firstLimit = new Uint8Array(cellMinutes.length);
  const inWindow = (cell: number): number => {
    const row = Math.floor(cell / width);
    const column = cell - row * width;
    return column < left || column > right || row < top || row > bottom ? -1 : (row - top) * window.width + column - left;
  };
  for (const { cell, minutes } of reached) {
    cellMinutes[inWindow(cell)] = minutes;
    firstLimit[inWindow(cell)] = limits.findIndex((limit) => minutes <= limit.minutes!) + 1;
  }
  return {
    shapes: limits.map((_, l) => groundOutline(friction, window, firstLimit, (value) => value > 0 && value <= l + 1)),
    pointCost: pointCell && Float64Array.from(pointCell, (cell) => (cell < 0 || inWindow(cell) < 0 ? Number.NaN : cellMinutes[inWindow(cell)])),
  };
}
