import { geodesicMeters } from '../earth/ellipsoid.ts';
import { doubtMeters, TIE_METERS } from '../radius/siteDistance.ts';
import { buildSiteGrid, emptyPlaces, placePoints } from '../radius/siteGrid.ts';
import { pairsWithin } from '../radius/sitePairs.ts';
import type { Points, Tick } from '../types.ts';
import { listsOfLinks } from './neighbourLists.ts';
import type { NeighbourLists } from './neighbourLists.ts';

/**
 * The `k` nearest points of every point by geodesic distance, all weights 1; of equally distant ones (to a micrometre) those of
 * lower index. A point without coordinates is an island and nobody's neighbour. `tick` counts points.
 *
 * @throws RangeError where k is not an integer from 1 to the number of other points
 */
export function nearestCentres(points: Points, k: number, tick?: Tick): NeighbourLists {
  const count = points.lon.length;
  const { east, north, up } = emptyPlaces(count);
  placePoints(buildSiteGrid(points), points, 0, count, { east, north, up });
  const placed = Uint32Array.from(points.lon.keys()).filter((i) => Number.isFinite(up[i]));
  if (!(Number.isInteger(k) && k >= 1 && k < placed.length)) throw new RangeError(`${k} nearest of ${placed.length} points`);
  // Along one axis of the tangent plane nothing is nearer than the difference on it: the search goes out from each point both ways.
  const order = placed.sort((a, b) => east[a] - east[b] || a - b);
  const from: number[] = [];
  const to: number[] = [];
  const chords = new Float64Array(order.length);
  for (let at = 0; at < order.length; at++) {
    tick?.(1);
    const i = order[at];
    const met: { j: number; chord: number }[] = [];
    const nearest = new GreatestOfLeast(chords.subarray(0, k));
    let low = at - 1;
    let high = at + 1;
    while (low >= 0 || high < order.length) {
      const westward = low >= 0 ? east[i] - east[order[low]] : Infinity;
      const eastward = high < order.length ? east[order[high]] - east[i] : Infinity;
      const reach = nearest.greatest + doubtMeters(nearest.greatest);
      if (Math.min(westward, eastward) > reach) break;
      const j = westward <= eastward ? order[low--] : order[high++];
      const chord = Math.sqrt((east[j] - east[i]) ** 2 + (north[j] - north[i]) ** 2 + (up[j] - up[i]) ** 2);
      if (chord > reach) continue;
      nearest.add(chord);
      met.push({ j, chord });
    }
    const reach = nearest.greatest + doubtMeters(nearest.greatest);
    const candidates = met.filter(({ chord }) => chord <= reach).map(({ j }) => ({ j, meters: geodesicMeters(points.lon[i], points.lat[i], points.lon[j], points.lat[j]) }));
    for (let picked = 0; picked < k; picked++) {
      const least = candidates.reduce((meters, each) => Math.min(meters, each.meters), Infinity);
      let next = -1;
      candidates.forEach(({ j, meters }, c) => { if (meters <= least + TIE_METERS && (next < 0 || j < candidates[next].j)) next = c; });
      from.push(i);
      to.push(candidates[next].j);
      candidates.splice(next, 1);
    }
  }
  return listsOfLinks(count, from, to);
}

/** The k least of the numbers it was given, ascending in `least`; `greatest` of them is Infinity until there are k. */
class GreatestOfLeast {
  greatest = Infinity;
  private readonly least: Float64Array;

  constructor(least: Float64Array) {
    this.least = least.fill(Infinity);
  }

  add(value: number): void {
    const { least } = this;
    if (!(value < this.greatest)) return;
    let at = least.length - 1;
    for (; at > 0 && least[at - 1] > value; at--) least[at] = least[at - 1];
    least[at] = value;
    this.greatest = least[least.length - 1];
  }
}

/** Every other point within `meters` (inclusive) by geodesic distance, all weights 1. `tick` counts points. */
export function centresWithin(points: Points, meters: number, tick?: Tick): NeighbourLists {
  const { offsets, point } = pairsWithin(points, points, meters, tick);
  const from: number[] = [];
  const to: number[] = [];
  for (let i = 0; i + 1 < offsets.length; i++) {
    for (let pair = offsets[i]; pair < offsets[i + 1]; pair++) {
      if (point[pair] === i) continue;
      from.push(i);
      to.push(point[pair]);
    }
  }
  return listsOfLinks(points.lon.length, from, to);
}
