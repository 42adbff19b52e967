import { ECCENTRICITY_SQUARED, primeVerticalCurvature, RADIANS_PER_DEGREE } from '../earth/ellipsoid.ts';
import type { Points } from '../types.ts';

/**
 * Uniform grid over sites seen from above their middle: geocentric coordinates turned so that two axes lie in the
 * tangent plane there. Distance in that plane never exceeds the straight chord, and the chord never exceeds the
 * geodesic, so whole cells can be left out without error anywhere on Earth: no pole and no 180th meridian to treat.
 */
export interface SiteGrid {
  /** Turned coordinates in metres, cell by cell; within a cell in order of index. */
  readonly east: Float64Array;
  readonly north: Float64Array;
  readonly up: Float64Array;
  /** Index of the site in the caller's order. */
  readonly site: Int32Array;
  readonly cellOffsets: Uint32Array;
  readonly columns: number;
  readonly rows: number;
  readonly cellMeters: number;
  readonly minEast: number;
  readonly minNorth: number;
  /** Rows of the rotation: east, north, up of the middle, each as geocentric x, y, z. */
  readonly rotation: Float64Array;
}

const SITES_PER_CELL = 2;
const MOST_CELLS_PER_SIDE = 4096;
/** The middle is that of about this many of the sites: it need not be exact, it only keeps the plane close to them. */
const MIDDLE_SAMPLE = 1024;

/** Grid over the sites with finite coordinates; the others are in no cell. */
export function buildSiteGrid(sites: Points): SiteGrid {
  const count = sites.lon.length;
  const rotation = rotationToMiddle(sites);
  const turned = emptyPlaces(count);
  placeRange(rotation, sites, 0, count, turned);
  const { east, north, up } = turned;
  let n = 0;
  let minEast = Infinity;
  let minNorth = Infinity;
  let maxEast = -Infinity;
  let maxNorth = -Infinity;
  for (let i = 0; i < count; i++) {
    // a NaN compares as false; the vertical is NaN or infinite with either coordinate
    if (!Number.isFinite(up[i])) continue;
    n++;
    if (east[i] < minEast) minEast = east[i];
    if (east[i] > maxEast) maxEast = east[i];
    if (north[i] < minNorth) minNorth = north[i];
    if (north[i] > maxNorth) maxNorth = north[i];
  }
  const width = n > 0 ? maxEast - minEast : 0;
  const height = n > 0 ? maxNorth - minNorth : 0;
  const longest = Math.max(width, height, 1);
  const cellMeters = Math.max(Math.sqrt((width * height * SITES_PER_CELL) / Math.max(1, n)), longest / Math.min(MOST_CELLS_PER_SIDE, n + 1));
  const columns = Math.floor(width / cellMeters) + 1;
  const rows = Math.floor(height / cellMeters) + 1;

  const cell = new Int32Array(count);
  const cellOffsets = new Uint32Array(columns * rows + 1);
  for (let i = 0; i < count; i++) {
    cell[i] = Number.isFinite(up[i]) ? Math.floor((north[i] - minNorth) / cellMeters) * columns + Math.floor((east[i] - minEast) / cellMeters) : -1;
    if (cell[i] >= 0) cellOffsets[cell[i] + 1]++;
  }
  for (let c = 1; c < cellOffsets.length; c++) cellOffsets[c] += cellOffsets[c - 1];
  const next = cellOffsets.slice();
  const grid = { east: new Float64Array(n), north: new Float64Array(n), up: new Float64Array(n), site: new Int32Array(n) };
  for (let i = 0; i < count; i++) {
    if (cell[i] < 0) continue;
    const slot = next[cell[i]]++;
    grid.east[slot] = east[i];
    grid.north[slot] = north[i];
    grid.up[slot] = up[i];
    grid.site[slot] = i;
  }
  return { ...grid, cellOffsets, columns, rows, cellMeters, minEast: n > 0 ? minEast : 0, minNorth: n > 0 ? minNorth : 0, rotation };
}

function rotationToMiddle({ lon, lat }: Points): Float64Array {
  const stride = Math.max(1, Math.floor(lon.length / MIDDLE_SAMPLE));
  let sumX = 0;
  let sumY = 0;
  let sumZ = 0;
  for (let i = 0; i < lon.length; i += stride) {
    const lonRadians = lon[i] * RADIANS_PER_DEGREE;
    const latRadians = lat[i] * RADIANS_PER_DEGREE;
    if (!Number.isFinite(lonRadians + latRadians)) continue;
    sumX += Math.cos(latRadians) * Math.cos(lonRadians);
    sumY += Math.cos(latRadians) * Math.sin(lonRadians);
    sumZ += Math.sin(latRadians);
  }
  const axial = Math.hypot(sumX, sumY);
  const middleLon = axial > 0 ? Math.atan2(sumY, sumX) : 0;
  const middleLat = Math.atan2(sumZ, axial);
  const sinLon = Math.sin(middleLon);
  const cosLon = Math.cos(middleLon);
  const sinLat = Math.sin(middleLat);
  const cosLat = Math.cos(middleLat);
  return Float64Array.of(-sinLon, cosLon, 0, -sinLat * cosLon, -sinLat * sinLon, cosLat, cosLat * cosLon, cosLat * sinLon, sinLat);
}

/** Points in the turned coordinates of a grid, metres; NaN or infinite `up` for a point without a finite place. */
export interface Places {
  readonly east: Float64Array;
  readonly north: Float64Array;
  readonly up: Float64Array;
}

/** Room for `count` places, to be filled by `placePoints`, again and again. */
export function emptyPlaces(count: number): Places {
  return { east: new Float64Array(count), north: new Float64Array(count), up: new Float64Array(count) };
}

/** Places of `count` points from index `first` on: the k-th stands at `places[k]`. */
export function placePoints(grid: SiteGrid, points: Points, first: number, count: number, places: Places): void {
  placeRange(grid.rotation, points, first, count, places);
}

function placeRange(rotation: Float64Array, { lon, lat }: Points, first: number, count: number, { east, north, up }: Places): void {
  const [r0, r1, r2, r3, r4, r5, r6, r7, r8] = rotation;
  // rasters and lattices come row by row: the same latitude again and again
  let lastLat = NaN;
  let axial = NaN;
  let z = NaN;
  for (let k = 0; k < count; k++) {
    const pointLat = lat[first + k];
    if (pointLat !== lastLat) {
      lastLat = pointLat;
      const sinLat = Math.sin(pointLat * RADIANS_PER_DEGREE);
      const normal = 1 / primeVerticalCurvature(sinLat);
      axial = normal * Math.cos(pointLat * RADIANS_PER_DEGREE);
      z = normal * (1 - ECCENTRICITY_SQUARED) * sinLat;
    }
    const pointLon = lon[first + k] * RADIANS_PER_DEGREE;
    const x = axial * Math.cos(pointLon);
    const y = axial * Math.sin(pointLon);
    east[k] = r0 * x + r1 * y + r2 * z;
    north[k] = r3 * x + r4 * y + r5 * z;
    up[k] = r6 * x + r7 * y + r8 * z;
  }
}

/** Runs of neighbouring slots as pairs from, to: `slots[2 k]` to `slots[2 k + 1] - 1`. */
export interface SlotRuns {
  slots: Int32Array;
  count: number;
}

/**
 * Writes the slots (positions in the grid's arrays) of the cells that a square of `reachMeters` around a place touches:
 * everything within `reachMeters` is among them. The slots of a row of cells are one run.
 */
export function runsWithin(grid: SiteGrid, placeEast: number, placeNorth: number, reachMeters: number, runs: SlotRuns): void {
  const { columns, rows, cellMeters, cellOffsets } = grid;
  const fromWest = placeEast - grid.minEast;
  const fromSouth = placeNorth - grid.minNorth;
  const west = Math.max(0, Math.floor((fromWest - reachMeters) / cellMeters));
  const east = Math.min(columns - 1, Math.floor((fromWest + reachMeters) / cellMeters));
  const south = Math.max(0, Math.floor((fromSouth - reachMeters) / cellMeters));
  const north = Math.min(rows - 1, Math.floor((fromSouth + reachMeters) / cellMeters));
  runs.count = 0;
  if (west > east || south > north) return;
  if (runs.slots.length < 2 * (north - south + 1)) runs.slots = new Int32Array(4 * (north - south + 1));
  const { slots } = runs;
  let used = 0;
  for (let row = south; row <= north; row++) {
    const from = cellOffsets[row * columns + west];
    const to = cellOffsets[row * columns + east + 1];
    if (from === to) continue;
    slots[2 * used] = from;
    slots[2 * used + 1] = to;
    used++;
  }
  runs.count = used;
}

/** How far outside the grid, in its plane, a place lies along the farther axis, metres; 0 inside. */
export function metersOutside(grid: SiteGrid, placeEast: number, placeNorth: number): number {
  const fromWest = placeEast - grid.minEast;
  const fromSouth = placeNorth - grid.minNorth;
  return Math.max(0, -fromWest, fromWest - grid.columns * grid.cellMeters, -fromSouth, fromSouth - grid.rows * grid.cellMeters);
}
