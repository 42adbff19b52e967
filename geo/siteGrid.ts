import { ECCENTRICITY_SQUARED, geocentric, meridianCurvature, primeVerticalCurvature, RADIANS_PER_DEGREE } from './ellipsoid.ts';
import type { Points } from './types.ts';

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

/** Grid over the sites with finite coordinates; the others are in no cell. */
export function buildSiteGrid(sites: Points): SiteGrid {
  const { x, y, z } = geocentric(sites);
  const finite: number[] = [];
  for (let i = 0; i < x.length; i++) if (Number.isFinite(x[i]) && Number.isFinite(z[i])) finite.push(i);
  const rotation = rotationToMiddle(x, y, z, finite);
  const n = finite.length;
  const east = new Float64Array(n);
  const north = new Float64Array(n);
  const up = new Float64Array(n);
  let minEast = Infinity;
  let minNorth = Infinity;
  let maxEast = -Infinity;
  let maxNorth = -Infinity;
  finite.forEach((i, k) => {
    east[k] = rotation[0] * x[i] + rotation[1] * y[i] + rotation[2] * z[i];
    north[k] = rotation[3] * x[i] + rotation[4] * y[i] + rotation[5] * z[i];
    up[k] = rotation[6] * x[i] + rotation[7] * y[i] + rotation[8] * z[i];
    minEast = Math.min(minEast, east[k]);
    maxEast = Math.max(maxEast, east[k]);
    minNorth = Math.min(minNorth, north[k]);
    maxNorth = Math.max(maxNorth, north[k]);
  });
  const width = n > 0 ? maxEast - minEast : 0;
  const height = n > 0 ? maxNorth - minNorth : 0;
  const longest = Math.max(width, height, 1);
  const cellMeters = Math.max(Math.sqrt((width * height * SITES_PER_CELL) / Math.max(1, n)), longest / Math.min(MOST_CELLS_PER_SIDE, n + 1));
  const columns = Math.floor(width / cellMeters) + 1;
  const rows = Math.floor(height / cellMeters) + 1;

  const cell = new Uint32Array(n);
  const cellOffsets = new Uint32Array(columns * rows + 1);
  for (let k = 0; k < n; k++) {
    cell[k] = Math.floor((north[k] - minNorth) / cellMeters) * columns + Math.floor((east[k] - minEast) / cellMeters);
    cellOffsets[cell[k] + 1]++;
  }
  for (let c = 1; c < cellOffsets.length; c++) cellOffsets[c] += cellOffsets[c - 1];
  const next = cellOffsets.slice();
  const site = new Int32Array(n);
  const order = new Uint32Array(n);
  for (let k = 0; k < n; k++) {
    const slot = next[cell[k]]++;
    site[slot] = finite[k];
    order[slot] = k;
  }
  return {
    east: Float64Array.from(order, (k) => east[k]),
    north: Float64Array.from(order, (k) => north[k]),
    up: Float64Array.from(order, (k) => up[k]),
    site,
    cellOffsets,
    columns,
    rows,
    cellMeters,
    minEast: n > 0 ? minEast : 0,
    minNorth: n > 0 ? minNorth : 0,
    rotation,
  };
}

function rotationToMiddle(x: Float64Array, y: Float64Array, z: Float64Array, chosen: readonly number[]): Float64Array {
  let sumX = 0;
  let sumY = 0;
  let sumZ = 0;
  for (const i of chosen) {
    sumX += x[i];
    sumY += y[i];
    sumZ += z[i];
  }
  const axial = Math.hypot(sumX, sumY);
  const lon = axial > 0 ? Math.atan2(sumY, sumX) : 0;
  const lat = Math.atan2(sumZ, axial);
  const sinLon = Math.sin(lon);
  const cosLon = Math.cos(lon);
  const sinLat = Math.sin(lat);
  const cosLat = Math.cos(lat);
  return Float64Array.of(-sinLon, cosLon, 0, -sinLat * cosLon, -sinLat * sinLon, cosLat, cosLat * cosLon, cosLat * sinLon, sinLat);
}

/** A point placed in a grid: turned coordinates, its own direction of north, and the curvatures at its latitude. */
export interface PlacedPoint {
  east: number;
  north: number;
  up: number;
  northEast: number;
  northNorth: number;
  northUp: number;
  meridianCurvature: number;
  primeVerticalCurvature: number;
}

/** A place to be filled by `placePoint`, again and again. */
export function emptyPlace(): PlacedPoint {
  return { east: NaN, north: NaN, up: NaN, northEast: NaN, northNorth: NaN, northUp: NaN, meridianCurvature: NaN, primeVerticalCurvature: NaN };
}

/** Fills `place` with the point at `lon`, `lat` degrees. */
export function placePoint(grid: SiteGrid, lon: number, lat: number, place: PlacedPoint): void {
  const r = grid.rotation;
  const sinLon = Math.sin(lon * RADIANS_PER_DEGREE);
  const cosLon = Math.cos(lon * RADIANS_PER_DEGREE);
  const sinLat = Math.sin(lat * RADIANS_PER_DEGREE);
  const cosLat = Math.cos(lat * RADIANS_PER_DEGREE);
  const curvature = primeVerticalCurvature(sinLat);
  const x = (cosLat * cosLon) / curvature;
  const y = (cosLat * sinLon) / curvature;
  const z = ((1 - ECCENTRICITY_SQUARED) * sinLat) / curvature;
  place.east = r[0] * x + r[1] * y + r[2] * z;
  place.north = r[3] * x + r[4] * y + r[5] * z;
  place.up = r[6] * x + r[7] * y + r[8] * z;
  const nx = -sinLat * cosLon;
  const ny = -sinLat * sinLon;
  place.northEast = r[0] * nx + r[1] * ny + r[2] * cosLat;
  place.northNorth = r[3] * nx + r[4] * ny + r[5] * cosLat;
  place.northUp = r[6] * nx + r[7] * ny + r[8] * cosLat;
  place.primeVerticalCurvature = curvature;
  place.meridianCurvature = meridianCurvature(sinLat);
}

/**
 * Slots (positions in the grid's arrays) of the cells that a square of `reachMeters` around the place touches, run by
 * run: `visit(from, to)` for every run of neighbouring cells. Everything within `reachMeters` is among them.
 */
export function eachRunWithin(grid: SiteGrid, place: PlacedPoint, reachMeters: number, visit: (from: number, to: number) => void): void {
  const { columns, rows, cellMeters, cellOffsets } = grid;
  const west = Math.max(0, Math.floor((place.east - reachMeters - grid.minEast) / cellMeters));
  const east = Math.min(columns - 1, Math.floor((place.east + reachMeters - grid.minEast) / cellMeters));
  const south = Math.max(0, Math.floor((place.north - reachMeters - grid.minNorth) / cellMeters));
  const north = Math.min(rows - 1, Math.floor((place.north + reachMeters - grid.minNorth) / cellMeters));
  if (west > east) return;
  for (let row = south; row <= north; row++) {
    const from = cellOffsets[row * columns + west];
    const to = cellOffsets[row * columns + east + 1];
    if (from < to) visit(from, to);
  }
}

/** What `nearestSlot` found: the slot with the shortest chord, and the shortest chord to a site elsewhere. */
export interface NearestSlot {
  slot: number;
  chordSquared: number;
  secondSquared: number;
}

/**
 * Slot of the site with the shortest chord to the place, not longer than `limitMeters`; `slot` -1 if there is none.
 * `secondSquared` is right where the second chord is less than `slackMeters(chord)` longer, and at least that much
 * longer than the first otherwise. Of sites with equal coordinates the one of lowest index stands for all.
 */
export function nearestSlot(
  grid: SiteGrid,
  place: PlacedPoint,
  limitMeters: number,
  slackMeters: (chordMeters: number) => number,
  found: NearestSlot,
): void {
  const { east, north, up, cellOffsets, columns, rows, cellMeters } = grid;
  const column = Math.floor((place.east - grid.minEast) / cellMeters);
  const row = Math.floor((place.north - grid.minNorth) / cellMeters);
  const fromWest = place.east - grid.minEast - column * cellMeters;
  const fromSouth = place.north - grid.minNorth - row * cellMeters;
  const toBorder = Math.min(fromWest, cellMeters - fromWest, fromSouth, cellMeters - fromSouth);
  const firstRing = Math.max(0, -column, column - columns + 1, -row, row - rows + 1);
  const lastRing = Math.max(column, columns - 1 - column, row, rows - 1 - row);
  let slot = -1;
  let best = limitMeters * limitMeters;
  let second = Infinity;
  let reach = limitMeters;
  for (let ring = firstRing; ring <= lastRing; ring++) {
    // whatever lies in this ring is at least this far away in the plane, so at least this far by chord
    if ((ring - 1) * cellMeters + toBorder > reach) break;
    const lastRow = Math.min(rows - 1, row + ring);
    const lastColumn = Math.min(columns - 1, column + ring);
    for (let r = Math.max(0, row - ring); r <= lastRow; r++) {
      const whole = r === row - ring || r === row + ring;
      const stride = whole ? 1 : 2 * ring;
      let c = column - ring;
      if (c < 0) c = whole ? 0 : c + stride;
      for (; c <= lastColumn; c += stride) {
        const cell = r * columns + c;
        for (let k = cellOffsets[cell]; k < cellOffsets[cell + 1]; k++) {
          const dEast = east[k] - place.east;
          const dNorth = north[k] - place.north;
          const dUp = up[k] - place.up;
          const squared = dEast * dEast + dNorth * dNorth + dUp * dUp;
          if (squared > best) {
            if (squared < second) second = squared;
          } else if (slot < 0 || squared !== best || east[k] !== east[slot] || north[k] !== north[slot] || up[k] !== up[slot]) {
            if (slot >= 0) second = best;
            best = squared;
            slot = k;
          }
        }
      }
    }
    if (slot >= 0) reach = Math.sqrt(best) + slackMeters(Math.sqrt(best));
  }
  found.slot = slot;
  found.chordSquared = best;
  found.secondSquared = second;
}

/** Curvature of the ellipsoid at the place towards a chord with the given turned differences (Euler's theorem). */
export function curvatureTowards(place: PlacedPoint, dEast: number, dNorth: number, dUp: number, chordSquared: number): number {
  const northward = place.northEast * dEast + place.northNorth * dNorth + place.northUp * dUp;
  const share = (northward * northward) / chordSquared;
  return place.primeVerticalCurvature + share * (place.meridianCurvature - place.primeVerticalCurvature);
}
