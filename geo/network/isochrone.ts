import { contours } from 'd3-contour';
import { metersPerDegree } from '../earth/degreeScale.ts';
import { spreadOffRoad, type Ground, type GroundTimes, type RoadPoint } from './offRoadTimes.ts';
import { eachReachedSection, type EdgePlace, type RoadReach } from './reachedRoads.ts';
import type { Points } from '../types.ts';

export interface IsochroneRule {
  /** Minutes, ascending. */
  readonly limits: readonly number[];
  /** Speed away from the roads; null: nobody leaves them. */
  readonly accessSpeedKmh: number | null;
  /** Farther from a road than this nothing is reached. */
  readonly maxOffRoadMeters: number;
  /** Longer side of the raster the outlines are drawn from. */
  readonly mostCells: number;
}

/** No raster is finer than this; roads are not drawn to the metre. */
const LEAST_CELL_METERS = 20;
/** Empty cells around what is reached, so that every outline closes. */
const BORDER_CELLS = 3;
/** A place is drawn as reached from a road this many cells away, so that a road thinner than a cell is still a line and not beads. */
const ROAD_CELLS = 0.75;

/**
 * Isochrones: for each limit the ground from which (or to which) travel takes at most that long, as polygons of
 * [lon, lat] rings, outer ring first. The time of a place is the least over all reached roads of the time there plus
 * the straight walk; roads are cut where the limit is. The field of times is computed on a raster and contoured with
 * linear interpolation: a lone road gives a finger that narrows to its end, ground between far roads stays a hole,
 * and no hull is drawn over what is not reached. Larger limits contain smaller ones. For drawing: figures of people come
 * from the search itself.
 *
 * @param places where travel starts on an edge, besides the times of the nodes
 * @returns one multi-polygon per limit, in their order; empty where nothing is reached
 */
export function isochroneOutlines(nodes: Points, reach: RoadReach, places: readonly EdgePlace[], rule: IsochroneRule): number[][][][][] {
  const largest = rule.limits[rule.limits.length - 1];
  const reachMeters = rule.accessSpeedKmh === null ? 0 : rule.maxOffRoadMeters;
  const minutesPerMeter = 60 / ((rule.accessSpeedKmh ?? 1) * 1000);
  const box = reachedBox(nodes, reach, places, largest, (minutesLeft) => Math.min(reachMeters, minutesLeft / minutesPerMeter));
  if (box === null) return rule.limits.map(() => []);
  const ground = groundOf(box, rule.mostCells);
  const slackMeters = ROAD_CELLS * ground.cellMeters;
  const times = spreadOffRoad(ground, {
    minutesPerMeter, slackMeters, maxMeters: reachMeters, limitMinutes: largest + 2 * ground.cellMeters * minutesPerMeter,
  }, (add) => eachRoadPoint(nodes, reach, places, largest, ground.cellMeters / 2, add));
  return rule.limits.map((limit) => outline(ground, times, limit));
}

interface Box { west: number; south: number; east: number; north: number }

function reachedBox(nodes: Points, reach: RoadReach, places: readonly EdgePlace[], limit: number, walkMeters: (minutesLeft: number) => number): Box | null {
  const { from, to } = reach.edges;
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  eachReachedSection(reach, places, limit, (e, start, end, startMinutes, endMinutes) => {
    for (const [position, minutes] of [[start, startMinutes], [end, endMinutes]]) {
      const lon = nodes.lon[from[e]] + position * (nodes.lon[to[e]] - nodes.lon[from[e]]);
      const lat = nodes.lat[from[e]] + position * (nodes.lat[to[e]] - nodes.lat[from[e]]);
      const scale = metersPerDegree(lat);
      const meters = walkMeters(Math.max(0, limit - minutes));
      box.west = Math.min(box.west, lon - meters / scale.east);
      box.east = Math.max(box.east, lon + meters / scale.east);
      box.south = Math.min(box.south, lat - meters / scale.north);
      box.north = Math.max(box.north, lat + meters / scale.north);
    }
  });
  return box.west <= box.east ? box : null;
}

function groundOf({ west, south, east, north }: Box, mostCells: number): Ground {
  const scale = metersPerDegree((south + north) / 2);
  const cellMeters = Math.max(LEAST_CELL_METERS, Math.max((east - west) * scale.east, (north - south) * scale.north) / (mostCells - 2 * BORDER_CELLS));
  const cellLon = cellMeters / scale.east;
  const cellLat = cellMeters / scale.north;
  return {
    west: west - BORDER_CELLS * cellLon, north: north + BORDER_CELLS * cellLat, cellLon, cellLat, cellMeters,
    columns: Math.ceil((east - west) / cellLon) + 2 * BORDER_CELLS, rows: Math.ceil((north - south) / cellLat) + 2 * BORDER_CELLS,
  };
}

/** Points along the reached roads, at most `stepMeters` apart. */
function eachRoadPoint(nodes: Points, reach: RoadReach, places: readonly EdgePlace[], limit: number, stepMeters: number, add: RoadPoint): void {
  const { from, to } = reach.edges;
  eachReachedSection(reach, places, limit, (e, start, end, startMinutes, endMinutes) => {
    const lon = nodes.lon[from[e]];
    const lat = nodes.lat[from[e]];
    const dLon = nodes.lon[to[e]] - lon;
    const dLat = nodes.lat[to[e]] - lat;
    const scale = metersPerDegree(lat);
    const meters = Math.abs(end - start) * Math.hypot(dLon * scale.east, dLat * scale.north);
    const steps = Math.max(1, Math.ceil(meters / stepMeters));
    for (let i = 0; i <= steps; i++) {
      const share = i / steps;
      const position = start + share * (end - start);
      add(lon + position * dLon, lat + position * dLat, startMinutes + share * (endMinutes - startMinutes));
    }
  });
}

function outline(ground: Ground, times: GroundTimes, limit: number): number[][][][] {
  const { columns, rows, west, north, cellLon, cellLat } = ground;
  const left = Float64Array.from(times.minutes, (minutes, c) => (Number.isNaN(minutes) ? -times.beyondMinutes : Math.min(limit - minutes, times.walkLeft[c])));
  // d3 asks for plain numbers and reads them by index.
  const shape = contours().size([columns, rows]).smooth(true).contour(left as unknown as number[], 0);
  return shape.coordinates.map((polygon) => polygon.map((ring) => ring.map(([x, y]) => [west + x * cellLon, north - y * cellLat])));
}
