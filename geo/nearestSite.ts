import { chordErrorMeters, geodesicFromChord, geodesicMeters, LONGEST_CHORD_METERS } from './ellipsoid.ts';
import { buildSiteGrid, curvatureTowards, eachRunWithin, emptyPlace, nearestSlot, placePoint } from './siteGrid.ts';
import type { PlacedPoint, SiteGrid } from './siteGrid.ts';
import type { CatchmentPairs, Points, Tick } from './types.ts';

export interface NearestSites {
  /** Geodesic metres to the nearest site, right to `chordErrorMeters`; NaN where none is within the limit. */
  readonly distanceMeters: Float64Array;
  /** Index of that site; -1 where none is within the limit. */
  readonly site: Int32Array;
}

const TICK_POINTS = 4096;
/** Distances that differ by no more than this are a tie: positions and lengths in doubles carry no finer meaning. */
const TIE_METERS = 1e-6;

/**
 * Nearest site of every point on the WGS 84 ellipsoid, within `limitMeters` (inclusive, may be Infinity); ties take
 * the lowest site index. Chords find the site; where they leave a doubt, about the nearest or about the limit, the
 * exact geodesic decides. Sites and points with NaN coordinates are never reached. `tick` counts points. Throws
 * RangeError if the limit is negative or NaN.
 */
export function nearestSites(sites: Points, points: Points, limitMeters: number, tick?: Tick): NearestSites {
  checkLimit(limitMeters);
  const grid = buildSiteGrid(sites);
  const n = points.lon.length;
  const distanceMeters = new Float64Array(n).fill(NaN);
  const site = new Int32Array(n).fill(-1);
  const place = emptyPlace();
  const found = { slot: -1, chordSquared: 0, secondSquared: 0 };
  for (let i = 0; i < n; i++) {
    if (tick !== undefined && i % TICK_POINTS === 0) tick(Math.min(TICK_POINTS, n - i));
    const lon = points.lon[i];
    const lat = points.lat[i];
    placePoint(grid, lon, lat, place);
    if (Number.isNaN(place.east)) continue;
    nearestSlot(grid, place, limitMeters + TIE_METERS, doubtMeters, found);
    if (found.slot < 0) continue;
    const chord = Math.sqrt(found.chordSquared);
    const reach = chord + doubtMeters(chord);
    const nearest =
      found.secondSquared <= reach * reach
        ? nearestByGeodesic(grid, place, reach, sites, lon, lat)
        : found.slot;
    const meters = metersWithin(grid, place, nearest, limitMeters, sites, lon, lat);
    if (Number.isNaN(meters)) continue;
    site[i] = grid.site[nearest];
    distanceMeters[i] = meters;
  }
  return { distanceMeters, site };
}

/**
 * For every site by itself the sum of the weights of the points within `limitMeters` (inclusive): the people in
 * reach. A point with NaN coordinates or NaN weight is left out. `tick` counts points. Throws RangeError if the limit
 * is negative or NaN.
 */
export function countWithin(sites: Points, points: Points, weights: Float64Array, limitMeters: number, tick?: Tick): Float64Array {
  const sums = new Float64Array(sites.lon.length);
  eachPairWithin(sites, points, limitMeters, tick, (site, point) => {
    if (!Number.isNaN(weights[point])) sums[site] += weights[point];
  });
  return sums;
}

/**
 * All pairs of a site and a point within `limitMeters` (inclusive), by site, with their geodesic distances, right to
 * `chordErrorMeters`. `tick` counts points. Throws RangeError if the limit is negative or NaN.
 */
export function pairsWithin(sites: Points, points: Points, limitMeters: number, tick?: Tick): CatchmentPairs {
  const offsets = new Uint32Array(sites.lon.length + 1);
  let pairSite = new Int32Array(1024);
  let pairPoint = new Int32Array(1024);
  let pairMeters = new Float64Array(1024);
  let n = 0;
  eachPairWithin(sites, points, limitMeters, tick, (site, i, meters) => {
    if (n === pairSite.length) {
      pairSite = twice(pairSite, new Int32Array(2 * n));
      pairPoint = twice(pairPoint, new Int32Array(2 * n));
      pairMeters = twice(pairMeters, new Float64Array(2 * n));
    }
    pairSite[n] = site;
    pairPoint[n] = i;
    pairMeters[n] = meters;
    n++;
    offsets[site + 1]++;
  });
  for (let s = 1; s < offsets.length; s++) offsets[s] += offsets[s - 1];
  const next = offsets.slice();
  const point = new Int32Array(n);
  const cost = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const slot = next[pairSite[k]]++;
    point[slot] = pairPoint[k];
    cost[slot] = pairMeters[k];
  }
  return { offsets, point, cost };
}

function twice<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function checkLimit(limitMeters: number): void {
  if (!(limitMeters >= 0)) throw new RangeError(`limitMeters ${limitMeters} is not a distance`);
}

/** Visits the pairs point by point in ascending order; the order of the sites of one point is that of the grid. */
function eachPairWithin(
  sites: Points,
  points: Points,
  limitMeters: number,
  tick: Tick | undefined,
  visit: (site: number, point: number, meters: number) => void,
): void {
  checkLimit(limitMeters);
  const grid = buildSiteGrid(sites);
  const n = points.lon.length;
  const place = emptyPlace();
  for (let i = 0; i < n; i++) {
    if (tick !== undefined && i % TICK_POINTS === 0) tick(Math.min(TICK_POINTS, n - i));
    const lon = points.lon[i];
    const lat = points.lat[i];
    placePoint(grid, lon, lat, place);
    if (Number.isNaN(place.east)) continue;
    eachRunWithin(grid, place, limitMeters + TIE_METERS, (from, to) => {
      for (let slot = from; slot < to; slot++) {
        const meters = metersWithin(grid, place, slot, limitMeters, sites, lon, lat);
        if (!Number.isNaN(meters)) visit(grid.site[slot], i, meters);
      }
    });
  }
}

/** Geodesic metres from the placed point to the site in `slot`, NaN beyond the limit; exact where the chord leaves doubt. */
function metersWithin(grid: SiteGrid, place: PlacedPoint, slot: number, limitMeters: number, sites: Points, lon: number, lat: number): number {
  const dEast = grid.east[slot] - place.east;
  const dNorth = grid.north[slot] - place.north;
  const dUp = grid.up[slot] - place.up;
  const squared = dEast * dEast + dNorth * dNorth + dUp * dUp;
  if (squared === 0) return 0;
  const reach = limitMeters + TIE_METERS;
  if (squared > reach * reach) return NaN;
  if (squared <= LONGEST_CHORD_METERS * LONGEST_CHORD_METERS) {
    const meters = geodesicFromChord(Math.sqrt(squared), curvatureTowards(place, dEast, dNorth, dUp, squared));
    if (Math.abs(meters - limitMeters) > chordErrorMeters(meters)) return meters <= limitMeters ? meters : NaN;
  }
  const site = grid.site[slot];
  const meters = geodesicMeters(lon, lat, sites.lon[site], sites.lat[site]);
  return meters <= limitMeters ? meters : NaN;
}

/**
 * How much longer a chord can be than another whose geodesic is longer: the curvature of the ellipsoid differs by up
 * to 1.4 % between directions and places, which moves c³k²/24, the excess of the geodesic, by less than this.
 */
function doubtMeters(chordMeters: number): number {
  const q = chordMeters / 100_000;
  return 2 * TIE_METERS + 0.05 * q * q * q;
}

/** Slot of the nearest site by exact geodesics among those with chords within `reachMeters`; ties take the lowest index. */
function nearestByGeodesic(grid: SiteGrid, place: PlacedPoint, reachMeters: number, sites: Points, lon: number, lat: number): number {
  const slots: number[] = [];
  const lengths: number[] = [];
  eachRunWithin(grid, place, reachMeters, (from, to) => {
    for (let slot = from; slot < to; slot++) {
      const chord = Math.hypot(grid.east[slot] - place.east, grid.north[slot] - place.north, grid.up[slot] - place.up);
      if (chord > reachMeters) continue;
      slots.push(slot);
      lengths.push(geodesicMeters(lon, lat, sites.lon[grid.site[slot]], sites.lat[grid.site[slot]]));
    }
  });
  const tie = Math.min(...lengths) + TIE_METERS;
  let nearest = -1;
  slots.forEach((slot, k) => {
    if (lengths[k] <= tie && (nearest < 0 || grid.site[slot] < grid.site[nearest])) nearest = slot;
  });
  return nearest;
}
