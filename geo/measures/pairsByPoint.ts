import { ascendingOrder } from './ascendingOrder.ts';
import type { CatchmentPairs } from '../types.ts';

/** The same pairs from the side of the points: those of point i stand from `offsets[i]` up to `offsets[i + 1]`, sites ascending. */
export interface PairsByPoint {
  readonly offsets: Uint32Array;
  /** Index of the pair in the catchments; its cost is `cost[pair[k]]` there. */
  readonly pair: Uint32Array;
  readonly site: Int32Array;
}

export function pairsByPoint(pairs: CatchmentPairs, pointCount: number): PairsByPoint {
  const siteOf = sitesOfPairs(pairs);
  return byPoint(pairs.point, siteOf, pointCount, Uint32Array.from(siteOf.keys()));
}

/**
 * Trips of every point to its `most` nearest sites (all where `most` is Infinity): by point, then nearest first, equal
 * costs by site.
 */
export function nearestTrips(pairs: CatchmentPairs, pointCount: number, most: number): PairsByPoint {
  const siteOf = sitesOfPairs(pairs);
  const ranked = byPoint(pairs.point, siteOf, pointCount, ascendingOrder(pairs.cost));
  const offsets = new Uint32Array(pointCount + 1);
  const pair = new Uint32Array(ranked.pair.length);
  let count = 0;
  for (let i = 0; i < pointCount; i++) {
    const end = Math.min(ranked.offsets[i + 1], ranked.offsets[i] + most);
    for (let k = ranked.offsets[i]; k < end; k++) pair[count++] = ranked.pair[k];
    offsets[i + 1] = count;
  }
  const kept = pair.slice(0, count);
  return { offsets, pair: kept, site: Int32Array.from(kept, (k) => siteOf[k]) };
}

/** Cost of the second nearest site of each point: what is left to it when its nearest closes. NaN where fewer than two reach it. */
export function secondNearestCost(pairs: CatchmentPairs, pointCount: number): Float64Array {
  const { point, cost } = pairs;
  const nearest = new Float64Array(pointCount).fill(Infinity);
  const second = new Float64Array(pointCount).fill(Infinity);
  for (let k = 0; k < point.length; k++) {
    const i = point[k];
    if (cost[k] < nearest[i]) {
      second[i] = nearest[i];
      nearest[i] = cost[k];
    } else if (cost[k] < second[i]) second[i] = cost[k];
  }
  return second.map((value) => (value === Infinity ? NaN : value));
}

/** The catchments of some of the sites, in the order given. */
export function pickCatchments(pairs: CatchmentPairs, sites: Int32Array): CatchmentPairs {
  const offsets = new Uint32Array(sites.length + 1);
  sites.forEach((site, s) => { offsets[s + 1] = offsets[s] + pairs.offsets[site + 1] - pairs.offsets[site]; });
  const point = new Int32Array(offsets[sites.length]);
  const cost = new Float64Array(point.length);
  sites.forEach((site, s) => {
    point.set(pairs.point.subarray(pairs.offsets[site], pairs.offsets[site + 1]), offsets[s]);
    cost.set(pairs.cost.subarray(pairs.offsets[site], pairs.offsets[site + 1]), offsets[s]);
  });
  return { offsets, point, cost };
}

function sitesOfPairs({ offsets, point }: CatchmentPairs): Int32Array {
  const siteOf = new Int32Array(point.length);
  for (let site = 0; site + 1 < offsets.length; site++) siteOf.fill(site, offsets[site], offsets[site + 1]);
  return siteOf;
}

/** Pairs by point, those of one point in the order of `order`. */
function byPoint(point: Int32Array, siteOf: Int32Array, pointCount: number, order: Uint32Array): PairsByPoint {
  const offsets = new Uint32Array(pointCount + 1);
  for (const i of point) offsets[i + 1]++;
  for (let i = 0; i < pointCount; i++) offsets[i + 1] += offsets[i];
  const free = offsets.slice();
  const pair = new Uint32Array(point.length);
  for (let k = 0; k < order.length; k++) pair[free[point[order[k]]]++] = order[k];
  return { offsets, pair, site: Int32Array.from(pair, (k) => siteOf[k]) };
}
