import { LEAST_RADIUS_OF_CURVATURE_METERS, RADIANS_PER_DEGREE } from '../earth/ellipsoid.ts';
import { localFrame, localMeters, positionAt } from '../earth/localGeodesic.ts';
import type { LocalFrame } from '../earth/localGeodesic.ts';
import { buildSiteGrid, emptyPlaces, placePoints, runsWithin } from './siteGrid.ts';
import type { SlotRuns } from './siteGrid.ts';
import { tanSmall } from '../earth/smallAngles.ts';
import type { Points, Tick } from '../types.ts';

/**
 * The boundary of the union of equal geodesic circles, as the arcs of each circle that no other circle covers. Arc
 * k runs clockwise on the circle of site `circle[k]` from azimuth `from[k]` to `to[k]` (radians, `to` up to 2π past
 * `from`), from the meeting with the circle of site `fromNeighbour[k]` to that with `toNeighbour[k]`; both are -1 on a
 * circle nobody touches. The end points are the same doubles on both circles that meet there.
 */
export interface ExposedArcs {
  /** Frame of a site's circle; null where the site has no finite place, or is known to repeat an earlier one. */
  readonly frameOf: (site: number) => LocalFrame | null;
  /** First arc of each site; length sites + 1. */
  readonly offsets: Uint32Array;
  readonly circle: Int32Array;
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly fromNeighbour: Int32Array;
  readonly toNeighbour: Int32Array;
  /** End points in degrees: from lon, from lat, to lon, to lat of each arc. */
  readonly ends: Float64Array;
}

export const LONGEST_RADIUS_METERS = 1_000_000;
const TURN = 2 * Math.PI;

/**
 * Exposed arcs of the circles of `radiusMeters` around `sites`. `tick` counts sites. Throws RangeError if the radius
 * is not in (0, 1,000 km] or a circle reaches a pole.
 *
 * Equal circles at distance d cover each other's arc of half-width w about the direction of the other, with
 * cos w = tan(d/2R) / tan(r/R): the right triangle of centre, midpoint and meeting on the sphere of the mean curvature.
 */
export function exposedArcs(sites: Points, radiusMeters: number, tick?: Tick): ExposedArcs {
  if (!(radiusMeters > 0 && radiusMeters <= LONGEST_RADIUS_METERS)) {
    throw new RangeError(`radiusMeters ${radiusMeters} is not in (0, ${LONGEST_RADIUS_METERS}]`);
  }
  const n = sites.lon.length;
  const grid = buildSiteGrid(sites);
  const places = emptyPlaces(n);
  placePoints(grid, sites, 0, n, places);
  const runs: SlotRuns = { slots: new Int32Array(64), count: 0 };
  refusePoles(sites, radiusMeters);
  const offsets = new Uint32Array(n + 1);
  const circle: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const fromNeighbour: number[] = [];
  const toNeighbour: number[] = [];
  const ends: number[] = [];
  const point = new Float64Array(2);
  const repeats = new Uint8Array(n);

  const covered = new CoveredAzimuths();
  const diameterSquared = (2 * radiusMeters) ** 2;
  for (let i = 0; i < n; i++) {
    tick?.(1);
    offsets[i + 1] = circle.length;
    if (!Number.isFinite(places.up[i])) continue;
    const frame = localFrame(sites.lon[i], sites.lat[i]);
    covered.clear();
    const east = places.east[i];
    const north = places.north[i];
    const up = places.up[i];
    const tanRadius = tanSmall(radiusMeters / frame.sphereMeters);
    // near neighbours cover most: look around in widening squares and stop when nothing is left to cover
    let seen = -1;
    for (let reach = Math.min(grid.cellMeters, radiusMeters); repeats[i] === 0 && !covered.isFull; reach = Math.min(2 * reach, 2 * radiusMeters)) {
      runsWithin(grid, east, north, reach, runs);
      for (let run = 0; run < runs.count && !covered.isFull; run++) {
        for (let slot = runs.slots[2 * run], end = runs.slots[2 * run + 1]; slot < end && !covered.isFull; slot++) {
          const dEast = grid.east[slot] - east;
          const dNorth = grid.north[slot] - north;
          const dUp = grid.up[slot] - up;
          const away = Math.max(Math.abs(dEast), Math.abs(dNorth));
          if (away <= seen || away > reach) continue;
          // no geodesic is shorter than its chord
          if (dEast * dEast + dNorth * dNorth + dUp * dUp >= diameterSquared) continue;
          const j = grid.site[slot];
          if (j === i) continue;
          localMeters(frame, sites.lon[j], sites.lat[j], point);
          const distance = Math.sqrt(point[0] * point[0] + point[1] * point[1]);
          if (distance === 0 && j < i) repeats[i] = 1;
          if (distance === 0 || distance >= 2 * radiusMeters) continue;
          const azimuth = Math.atan2(point[0], point[1]);
          const half = halfWidth(frame, distance, tanRadius);
          covered.add(azimuth - half, azimuth + half, j);
        }
      }
      if (reach >= 2 * radiusMeters) break;
      seen = reach;
    }
    if (repeats[i] === 1 || covered.isFull) continue;
    const gaps = covered.gaps();
    for (const gap of gaps) {
      const start = gap.fromOwner < 0 ? gap.from : meet(sites, frame, i, gap.fromOwner, gap.from, 1, radiusMeters, point);
      if (gap.fromOwner < 0) positionAt(frame, start, radiusMeters, point);
      ends.push(point[0], point[1]);
      const end = gap.toOwner < 0 ? gap.to : meet(sites, frame, i, gap.toOwner, gap.to, -1, radiusMeters, point);
      ends.push(point[0], point[1]);
      circle.push(i);
      from.push(start);
      to.push(end);
      fromNeighbour.push(gap.fromOwner);
      toNeighbour.push(gap.toOwner);
    }
    offsets[i + 1] = circle.length;
  }
  return {
    frameOf: (site) => (repeats[site] === 1 || !Number.isFinite(places.up[site]) ? null : localFrame(sites.lon[site], sites.lat[site])),
    offsets,
    circle: Int32Array.from(circle),
    from: Float64Array.from(from),
    to: Float64Array.from(to),
    fromNeighbour: Int32Array.from(fromNeighbour),
    toNeighbour: Int32Array.from(toNeighbour),
    ends: Float64Array.from(ends),
  };
}

function refusePoles({ lon, lat }: Points, radiusMeters: number): void {
  const reachDegrees = radiusMeters / LEAST_RADIUS_OF_CURVATURE_METERS / RADIANS_PER_DEGREE;
  for (let site = 0; site < lat.length; site++) {
    if (Number.isFinite(lon[site]) && Math.abs(lat[site]) + reachDegrees > 89.9) throw new RangeError(`the circle of site ${site} reaches a pole`);
  }
}

function halfWidth(frame: LocalFrame, distanceMeters: number, tanRadius: number): number {
  return Math.acos(Math.min(1, tanSmall(distanceMeters / (2 * frame.sphereMeters)) / tanRadius));
}

/**
 * The meeting of circles i and j to the right (`side` 1) or left (-1) of the way from i to j: writes it to `out` and
 * returns its azimuth at i, near `azimuth`. It is worked out on the circle of the lower index only, so that the arcs
 * of both circles end in the same doubles.
 */
function meet(
  sites: Points,
  own: LocalFrame,
  i: number,
  j: number,
  azimuth: number,
  side: 1 | -1,
  radiusMeters: number,
  out: Float64Array,
): number {
  const lower = i < j ? own : localFrame(sites.lon[j], sites.lat[j]);
  const higher = Math.max(i, j);
  localMeters(lower, sites.lon[higher], sites.lat[higher], out);
  const half = halfWidth(lower, Math.sqrt(out[0] * out[0] + out[1] * out[1]), tanSmall(radiusMeters / lower.sphereMeters));
  let seen = Math.atan2(out[0], out[1]) + (i < j ? side : -side) * half;
  positionAt(lower, seen, radiusMeters, out);
  if (j < i) {
    const lon = out[0];
    const lat = out[1];
    localMeters(own, lon, lat, out);
    seen = Math.atan2(out[0], out[1]);
    out[0] = lon;
    out[1] = lat;
  }
  return seen + TURN * Math.round((azimuth - seen) / TURN);
}

interface Gap {
  from: number;
  to: number;
  fromOwner: number;
  toOwner: number;
}

/** A union of azimuth intervals, kept sorted and disjoint in [0, 2π], each end with the neighbour it belongs to. */
class CoveredAzimuths {
  private count = 0;
  private low = new Float64Array(16);
  private high = new Float64Array(16);
  private lowOwner = new Int32Array(16);
  private highOwner = new Int32Array(16);

  clear(): void {
    this.count = 0;
  }

  get isFull(): boolean {
    return this.count === 1 && this.low[0] === 0 && this.high[0] === TURN;
  }

  /** Adds [low, high], at most half a turn long, given anywhere on the circle. */
  add(low: number, high: number, owner: number): void {
    const start = low < 0 ? low + TURN : low;
    const end = start + (high - low);
    if (end <= TURN) {
      this.insert(start, end, owner);
    } else {
      this.insert(start, TURN, owner);
      this.insert(0, end - TURN, owner);
    }
  }

  private insert(low: number, high: number, owner: number): void {
    const { count } = this;
    let first = 0;
    while (first < count && this.high[first] < low) first++;
    let after = first;
    while (after < count && this.low[after] <= high) after++;
    if (after === first) {
      this.openAt(first);
      this.set(first, low, owner, high, owner);
      return;
    }
    // intervals first to after - 1 become one
    const joinsLow = this.low[first] <= low;
    const joinsHigh = this.high[after - 1] >= high;
    this.set(
      first,
      joinsLow ? this.low[first] : low, joinsLow ? this.lowOwner[first] : owner,
      joinsHigh ? this.high[after - 1] : high, joinsHigh ? this.highOwner[after - 1] : owner,
    );
    const gone = after - first - 1;
    if (gone === 0) return;
    for (let k = after; k < count; k++) this.set(k - gone, this.low[k], this.lowOwner[k], this.high[k], this.highOwner[k]);
    this.count -= gone;
  }

  private openAt(place: number): void {
    if (this.count === this.low.length) {
      this.low = widened(this.low, new Float64Array(2 * this.count));
      this.high = widened(this.high, new Float64Array(2 * this.count));
      this.lowOwner = widened(this.lowOwner, new Int32Array(2 * this.count));
      this.highOwner = widened(this.highOwner, new Int32Array(2 * this.count));
    }
    for (let k = this.count++; k > place; k--) this.set(k, this.low[k - 1], this.lowOwner[k - 1], this.high[k - 1], this.highOwner[k - 1]);
  }

  private set(k: number, low: number, lowOwner: number, high: number, highOwner: number): void {
    this.low[k] = low;
    this.lowOwner[k] = lowOwner;
    this.high[k] = high;
    this.highOwner[k] = highOwner;
  }

  /** What is not covered, clockwise. */
  gaps(): Gap[] {
    const { low, high, lowOwner, highOwner } = this;
    const n = this.count;
    if (n === 0) return [{ from: 0, to: TURN, fromOwner: -1, toOwner: -1 }];
    const gaps: Gap[] = [];
    for (let k = 0; k + 1 < n; k++) {
      gaps.push({ from: high[k], to: low[k + 1], fromOwner: highOwner[k], toOwner: lowOwner[k + 1] });
    }
    if (low[0] > 0 || high[n - 1] < TURN) {
      gaps.push({ from: high[n - 1], to: low[0] + TURN, fromOwner: highOwner[n - 1], toOwner: lowOwner[0] });
    }
    return gaps;
  }
}

function widened<T extends Float64Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
