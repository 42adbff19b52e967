import { BLOCK_POINTS, checkLimit, decided, squareOfSureChord, TIE_METERS } from './siteDistance.ts';
import { buildSiteGrid, emptyPlaces, placePoints, runsWithin } from './siteGrid.ts';
import type { SlotRuns } from './siteGrid.ts';
import type { CatchmentPairs, Points, Tick } from './types.ts';

/**
 * For every site by itself the sum of the weights of the points within `limitMeters` (inclusive): the people in
 * reach. A point with NaN coordinates or NaN weight is left out. `tick` counts points. Throws RangeError if the limit
 * is negative or NaN.
 */
export function countWithin(sites: Points, points: Points, weights: Float64Array, limitMeters: number, tick?: Tick): Float64Array {
  const sums = new Float64Array(sites.lon.length);
  eachPairWithin(sites, points, limitMeters, false, tick, (site, point) => {
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
  eachPairWithin(sites, points, limitMeters, true, tick, (site, i, meters) => {
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

/**
 * Visits the pairs point by point in ascending order; the order of the sites of one point is that of the grid. Without
 * `measured` the metres are NaN where the chord alone shows that the pair is within the limit.
 */
function eachPairWithin(
  sites: Points, points: Points, limitMeters: number, measured: boolean, tick: Tick | undefined, visit: (site: number, point: number, meters: number) => void,
): void {
  checkLimit(limitMeters);
  const grid = buildSiteGrid(sites);
  const n = points.lon.length;
  const places = emptyPlaces(Math.min(n, BLOCK_POINTS));
  const runs: SlotRuns = { slots: new Int32Array(64), count: 0 };
  const reach = limitMeters + TIE_METERS;
  const reachSquared = reach * reach;
  const sureSquared = measured ? -1 : squareOfSureChord(limitMeters);
  const { east, north, up, rotation } = grid;
  const r2 = rotation[2];
  const r5 = rotation[5];
  const r8 = rotation[8];
  for (let first = 0; first < n; first += BLOCK_POINTS) {
    const block = Math.min(BLOCK_POINTS, n - first);
    tick?.(block);
    placePoints(grid, points, first, block, places);
    for (let k = 0; k < block; k++) {
      const placeEast = places.east[k];
      const placeNorth = places.north[k];
      const placeUp = places.up[k];
      if (!Number.isFinite(placeUp)) continue;
      const i = first + k;
      runsWithin(grid, placeEast, placeNorth, reach, runs);
      for (let run = 0; run < runs.count; run++) {
        for (let slot = runs.slots[2 * run], end = runs.slots[2 * run + 1]; slot < end; slot++) {
          const dEast = east[slot] - placeEast;
          const dNorth = north[slot] - placeNorth;
          const dUp = up[slot] - placeUp;
          const squared = dEast * dEast + dNorth * dNorth + dUp * dUp;
          if (squared > reachSquared) continue;
          if (squared <= sureSquared) {
            visit(grid.site[slot], i, NaN);
            continue;
          }
          const site = grid.site[slot];
          const meters = squared === 0 ? 0 : decided(squared, r2 * dEast + r5 * dNorth + r8 * dUp, site, limitMeters, sites, points.lon[i], points.lat[i]);
          if (!Number.isNaN(meters)) visit(site, i, meters);
        }
      }
    }
  }
}
