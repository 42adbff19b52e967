import { BLOCK_POINTS, checkLimit, decided, squareOfSureChord, TIE_METERS } from './siteDistance.ts';
import { buildSiteGrid, emptyPlaces, placePoints, runsWithin } from './siteGrid.ts';
import type { SlotRuns } from './siteGrid.ts';
import type { CatchmentPairs, Points, Tick } from '../types.ts';

/**
 * For every site by itself the sum of the weights of the points within `limitMeters` (inclusive): the people in
 * reach. A point with NaN coordinates or NaN weight is left out. `tick` counts points. Throws RangeError if the limit
 * is negative or NaN.
 */
export function countWithin(sites: Points, points: Points, weights: Float64Array, limitMeters: number, tick?: Tick): Float64Array {
  const sums = new Float64Array(sites.lon.length);
  eachBlockOfPairs(sites, points, limitMeters, false, tick, ({ site, point, count }) => {
    for (let k = 0; k < count; k++) {
      const weight = weights[point[k]];
      if (!Number.isNaN(weight)) sums[site[k]] += weight;
    }
  });
  return sums;
}

/**
 * All pairs of a site and a point within `limitMeters` (inclusive), by site, with their geodesic distances, right to
 * `chordErrorMeters`. `tick` counts points. Throws RangeError if the limit is negative or NaN.
 */
export function pairsWithin(sites: Points, points: Points, limitMeters: number, tick?: Tick): CatchmentPairs {
  const offsets = new Uint32Array(sites.lon.length + 1);
  const blocks: PairBlock[] = [];
  eachBlockOfPairs(sites, points, limitMeters, true, tick, ({ site, point, meters, count }) => {
    blocks.push({ site: site.slice(0, count), point: point.slice(0, count), meters: meters.slice(0, count), count });
    for (let k = 0; k < count; k++) offsets[site[k] + 1]++;
  });
  for (let s = 1; s < offsets.length; s++) offsets[s] += offsets[s - 1];
  const next = offsets.slice();
  const pairs = { offsets, point: new Int32Array(offsets[offsets.length - 1]), cost: new Float64Array(offsets[offsets.length - 1]) };
  for (const block of blocks) sortIn(block, next, pairs.point, pairs.cost);
  return pairs;
}

function sortIn({ site, point, meters, count }: PairBlock, next: Uint32Array, toPoint: Int32Array, toCost: Float64Array): void {
  for (let k = 0; k < count; k++) {
    const slot = next[site[k]]++;
    toPoint[slot] = point[k];
    toCost[slot] = meters[k];
  }
}

/** The pairs of some points, as parallel arrays of which the first `count` entries count. */
interface PairBlock {
  site: Int32Array;
  point: Int32Array;
  meters: Float64Array;
  count: number;
}

function add(block: PairBlock, site: number, point: number, meters: number): void {
  if (block.count === block.site.length) {
    const { site: sites, point: points, meters: lengths, count } = block;
    block.site = new Int32Array(2 * count);
    block.point = new Int32Array(2 * count);
    block.meters = new Float64Array(2 * count);
    block.site.set(sites);
    block.point.set(points);
    block.meters.set(lengths);
  }
  block.site[block.count] = site;
  block.point[block.count] = point;
  block.meters[block.count++] = meters;
}

/**
 * Visits the pairs block of points after block, points ascending; the order of the sites of one point is that of the
 * grid. Without `measured` the metres are NaN where the chord alone shows that the pair is within the limit. The block
 * is used again.
 */
function eachBlockOfPairs(sites: Points, points: Points, limitMeters: number, measured: boolean, tick: Tick | undefined, visit: (pairs: PairBlock) => void): void {
  checkLimit(limitMeters);
  const grid = buildSiteGrid(sites);
  const n = points.lon.length;
  const places = emptyPlaces(Math.min(n, BLOCK_POINTS));
  const runs: SlotRuns = { slots: new Int32Array(64), count: 0 };
  const pairs: PairBlock = { site: new Int32Array(4096), point: new Int32Array(4096), meters: new Float64Array(4096), count: 0 };
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
    pairs.count = 0;
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
          const site = grid.site[slot];
          let meters = NaN;
          if (squared > sureSquared) {
            meters = squared === 0 ? 0 : decided(squared, r2 * dEast + r5 * dNorth + r8 * dUp, site, limitMeters, sites, points.lon[i], points.lat[i]);
            if (Number.isNaN(meters)) continue;
          }
          add(pairs, site, i, meters);
        }
      }
    }
    if (pairs.count > 0) visit(pairs);
  }
}
