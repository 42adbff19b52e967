import { geodesicMeters } from '../earth/ellipsoid.ts';
import { BLOCK_POINTS, checkLimit, doubtMeters, metersWithin, squareOfSureChord, TIE_METERS } from './siteDistance.ts';
import { buildSiteGrid, emptyPlaces, metersOutside, placePoints, runsWithin } from './siteGrid.ts';
import type { SiteGrid, SlotRuns } from './siteGrid.ts';
import type { Points, Tick } from '../types.ts';

export interface NearestSites {
  /** Geodesic metres to the nearest site, right to `chordErrorMeters`; NaN where none is within the limit. */
  readonly distanceMeters: Float64Array;
  /** Index of that site; -1 where none is within the limit. */
  readonly site: Int32Array;
}

/**
 * Nearest site of every point on the WGS 84 ellipsoid, within `limitMeters` (inclusive, may be Infinity); ties take
 * the lowest site index. Chords find the site; where they leave a doubt, about the nearest or about the limit, the
 * exact geodesic decides. Sites and points with NaN coordinates are never reached. `tick` counts points. Throws
 * RangeError if the limit is negative or NaN.
 */
export function nearestSites(sites: Points, points: Points, limitMeters: number, tick?: Tick): NearestSites {
  return nearestInGrid(buildSiteGrid(sites), sites, points, limitMeters, null, tick);
}

/**
 * `nearestSites` and `countWithin` of the same points and limit (then finite) in one look: nearest site, and in `sums`
 * the weight within the limit of every site.
 */
export function nearestAndReach(sites: Points, points: Points, weights: Float64Array, limitMeters: number, tick?: Tick): NearestSites & { readonly sums: Float64Array } {
  const reach = { weights, sums: new Float64Array(sites.lon.length) };
  return { ...nearestInGrid(buildSiteGrid(sites), sites, points, limitMeters, reach, tick), sums: reach.sums };
}

/** Weights of the points, and the sums of them each site has in reach. */
interface Reach {
  readonly weights: Float64Array;
  readonly sums: Float64Array;
}

/** `nearestSites` for a grid over the same sites that stands already; with `reach` its sums grow by what each site reaches. */
export function nearestInGrid(grid: SiteGrid, sites: Points, points: Points, limitMeters: number, reach: Reach | null, tick?: Tick): NearestSites {
  checkLimit(limitMeters);
  const n = points.lon.length;
  const nearest = { distanceMeters: new Float64Array(n).fill(NaN), site: new Int32Array(n).fill(-1) };
  const places = emptyPlaces(Math.min(n, BLOCK_POINTS));
  const runs: SlotRuns = { slots: new Int32Array(64), count: 0 };
  const squared = new Float64Array(2);
  for (let first = 0; first < n; first += BLOCK_POINTS) {
    const block = Math.min(BLOCK_POINTS, n - first);
    tick?.(block);
    placePoints(grid, points, first, block, places);
    for (let k = 0; k < block; k++) {
      const east = places.east[k];
      const north = places.north[k];
      const up = places.up[k];
      if (!Number.isFinite(up)) continue;
      const slot = reach === null
        ? nearestSlot(grid, east, north, up, limitMeters + TIE_METERS, squared)
        : slotInReach(grid, sites, points, first + k, east, north, up, limitMeters, runs, squared, reach);
      if (slot >= 0) settle(grid, sites, points, first + k, east, north, up, slot, squared, limitMeters, runs, nearest);
    }
  }
  return nearest;
}

/** Writes the nearest site of point `i`, standing at a place: that in `slot`, unless another is nearer along the ground or it is too far. */
function settle(
  grid: SiteGrid, sites: Points, points: Points, i: number, east: number, north: number, up: number, slot: number, squared: Float64Array, limitMeters: number,
  runs: SlotRuns, { site, distanceMeters }: NearestSites,
): void {
  const chord = Math.sqrt(squared[BEST]);
  const reach = chord + doubtMeters(chord);
  const nearest = squared[SECOND] <= reach * reach ? nearestByGeodesic(grid, east, north, up, reach, sites, points.lon[i], points.lat[i], runs) : slot;
  const meters = metersWithin(grid, east, north, up, nearest, limitMeters, sites, points.lon[i], points.lat[i]);
  if (Number.isNaN(meters)) return;
  site[i] = grid.site[nearest];
  distanceMeters[i] = meters;
}

/** What a look through cells found: the shortest chord squared, and the shortest to a site elsewhere. */
const BEST = 0;
const SECOND = 1;

/**
 * Slot of the site with the shortest chord to the place, not longer than `limitMeters`; -1 if there is none. Leaves
 * in `squared` the BEST chord and the SECOND, which is right where that chord is less than `doubtMeters` longer, and at
 * least that much longer than the first otherwise. Of sites with equal coordinates the one of lowest index stands for all.
 *
 * The four cells around the place come first; then, if need be, wider squares until a site is in; and last a square as
 * wide as that site is far, in which nothing nearer can be missed.
 */
function nearestSlot(grid: SiteGrid, east: number, north: number, up: number, limitMeters: number, squared: Float64Array): number {
  const { cellMeters, columns, rows } = grid;
  const x = (east - grid.minEast) / cellMeters;
  const y = (north - grid.minNorth) / cellMeters;
  const column = Math.floor(x - 0.5);
  const row = Math.floor(y - 0.5);
  let slot = lookThrough(grid, column, column + 1, row, row + 1, east, north, up, limitMeters, squared);
  let reach = cellMeters * Math.min(x - column, column + 2 - x, y - row, row + 2 - y);
  // from here the square holds the whole grid
  const whole = metersOutside(grid, east, north) + Math.max(columns, rows) * cellMeters;
  const farthest = Math.min(limitMeters, whole);
  while (reach < farthest) {
    const best = Math.sqrt(squared[BEST]);
    const needed = slot < 0 ? Math.max(2 * reach, whole - Math.max(columns, rows) * cellMeters) : best + doubtMeters(best);
    if (needed <= reach) break;
    reach = Math.min(needed, farthest);
    const cells = reach / cellMeters;
    slot = lookThrough(grid, Math.floor(x - cells), Math.floor(x + cells), Math.floor(y - cells), Math.floor(y + cells), east, north, up, limitMeters, squared);
  }
  return slot;
}

function lookThrough(
  grid: SiteGrid, west: number, east: number, south: number, north: number, placeEast: number, placeNorth: number, placeUp: number, limitMeters: number, squared: Float64Array,
): number {
  const { columns, cellOffsets } = grid;
  const firstColumn = Math.max(0, west);
  const lastColumn = Math.min(columns - 1, east);
  const lastRow = Math.min(grid.rows - 1, north);
  let slot = -1;
  let best = limitMeters * limitMeters;
  let second = Infinity;
  if (firstColumn <= lastColumn) {
    for (let row = Math.max(0, south); row <= lastRow; row++) {
      const end = cellOffsets[row * columns + lastColumn + 1];
      for (let k = cellOffsets[row * columns + firstColumn]; k < end; k++) {
        const dEast = grid.east[k] - placeEast;
        const dNorth = grid.north[k] - placeNorth;
        const dUp = grid.up[k] - placeUp;
        const chordSquared = dEast * dEast + dNorth * dNorth + dUp * dUp;
        if (chordSquared > best) {
          if (chordSquared < second) second = chordSquared;
        } else if (slot < 0 || chordSquared !== best || grid.east[k] !== grid.east[slot] || grid.north[k] !== grid.north[slot] || grid.up[k] !== grid.up[slot]) {
          if (slot >= 0) second = best;
          best = chordSquared;
          slot = k;
        }
      }
    }
  }
  squared[BEST] = best;
  squared[SECOND] = second;
  return slot;
}

/** As `nearestSlot`, by a look at every site within the limit, to each of which the weight of point `i` is added. */
function slotInReach(
  grid: SiteGrid, sites: Points, points: Points, i: number, placeEast: number, placeNorth: number, placeUp: number, limitMeters: number,
  runs: SlotRuns, squared: Float64Array, { weights, sums }: Reach,
): number {
  const limit = limitMeters + TIE_METERS;
  const sureSquared = squareOfSureChord(limitMeters);
  const weight = Number.isNaN(weights[i]) ? 0 : weights[i];
  const { east, north, up } = grid;
  runsWithin(grid, placeEast, placeNorth, limit, runs);
  let slot = -1;
  let best = limit * limit;
  let second = Infinity;
  for (let run = 0; run < runs.count; run++) {
    for (let k = runs.slots[2 * run], end = runs.slots[2 * run + 1]; k < end; k++) {
      const dEast = east[k] - placeEast;
      const dNorth = north[k] - placeNorth;
      const dUp = up[k] - placeUp;
      const chordSquared = dEast * dEast + dNorth * dNorth + dUp * dUp;
      if (chordSquared > limit * limit) continue;
      if (chordSquared <= sureSquared || !Number.isNaN(metersWithin(grid, placeEast, placeNorth, placeUp, k, limitMeters, sites, points.lon[i], points.lat[i]))) {
        sums[grid.site[k]] += weight;
      }
      if (chordSquared > best) {
        if (chordSquared < second) second = chordSquared;
      } else if (slot < 0 || chordSquared !== best || east[k] !== east[slot] || north[k] !== north[slot] || up[k] !== up[slot]) {
        if (slot >= 0) second = best;
        best = chordSquared;
        slot = k;
      }
    }
  }
  squared[BEST] = best;
  squared[SECOND] = second;
  return slot;
}

/** Slot of the nearest site by exact geodesics among those with chords within `reachMeters`; ties take the lowest index. */
function nearestByGeodesic(
  grid: SiteGrid, placeEast: number, placeNorth: number, placeUp: number, reachMeters: number, sites: Points, lon: number, lat: number, runs: SlotRuns,
): number {
  const slots: number[] = [];
  const lengths: number[] = [];
  runsWithin(grid, placeEast, placeNorth, reachMeters, runs);
  for (let run = 0; run < runs.count; run++) {
    for (let slot = runs.slots[2 * run]; slot < runs.slots[2 * run + 1]; slot++) {
      const chord = Math.hypot(grid.east[slot] - placeEast, grid.north[slot] - placeNorth, grid.up[slot] - placeUp);
      if (chord > reachMeters) continue;
      slots.push(slot);
      lengths.push(geodesicMeters(lon, lat, sites.lon[grid.site[slot]], sites.lat[grid.site[slot]]));
    }
  }
  const tie = Math.min(...lengths) + TIE_METERS;
  let nearest = -1;
  slots.forEach((slot, k) => {
    if (lengths[k] <= tie && (nearest < 0 || grid.site[slot] < grid.site[nearest])) nearest = slot;
  });
  return nearest;
}
