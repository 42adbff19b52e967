import { LEAST_RADIUS_OF_CURVATURE_METERS, RADIANS_PER_DEGREE } from './ellipsoid.ts';
import { localFrame, localMeters, positionAt } from './localGeodesic.ts';
import type { LocalFrame } from './localGeodesic.ts';
import { buildSiteGrid, eachRunWithin, emptyPlace, placePoint } from './siteGrid.ts';
import type { Points, Tick } from './types.ts';

/**
 * The boundary of the union of equal geodesic circles, as the arcs of each circle that no other circle covers. Arc
 * k runs clockwise on the circle of site `circle[k]` from azimuth `from[k]` to `to[k]` (radians, `to` up to 2π past
 * `from`), from the meeting with the circle of site `fromNeighbour[k]` to that with `toNeighbour[k]`; both are -1 on a
 * circle nobody touches. The end points are the same doubles on both circles that meet there.
 */
export interface ExposedArcs {
  /** Frame of each site's circle; null where the site has no finite place or repeats an earlier one. */
  readonly frames: readonly (LocalFrame | null)[];
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
  const place = emptyPlace();
  const frames = Array.from({ length: n }, (_, i) => frameOf(sites.lon[i], sites.lat[i], i, radiusMeters));
  const offsets = new Uint32Array(n + 1);
  const circle: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const fromNeighbour: number[] = [];
  const toNeighbour: number[] = [];
  const ends: number[] = [];
  const away = new Float64Array(2);
  const repeats = new Uint8Array(n);

  for (let i = 0; i < n; i++) {
    tick?.(1);
    const frame = frames[i];
    offsets[i + 1] = circle.length;
    if (frame === null) continue;
    const covered = new CoveredAzimuths();
    const coverFrom = (first: number, last: number): void => {
      for (let slot = first; slot < last; slot++) {
        const j = grid.site[slot];
        if (j === i) continue;
        localMeters(frame, sites.lon[j], sites.lat[j], away);
        const distance = Math.hypot(away[0], away[1]);
        if (distance === 0 && j < i) repeats[i] = 1;
        if (distance === 0 || distance >= 2 * radiusMeters) continue;
        const azimuth = Math.atan2(away[0], away[1]);
        const half = halfWidth(frame, distance, radiusMeters);
        covered.add(azimuth - half, azimuth + half, j);
      }
    };
    placePoint(grid, frame.lon, frame.lat, place);
    // near neighbours cover most: look around in widening squares and stop when nothing is left to cover
    for (let reach = grid.cellMeters; repeats[i] === 0 && !covered.isFull; reach *= 2) {
      eachRunWithin(grid, place, Math.min(reach, 2 * radiusMeters), coverFrom);
      if (reach >= 2 * radiusMeters) break;
    }
    if (repeats[i] === 1 || covered.isFull) continue;
    const gaps = covered.gaps();
    for (const gap of gaps) {
      const start = gap.fromOwner < 0 ? gap.from : meet(frames, i, gap.fromOwner, gap.from, 1, radiusMeters, away);
      if (gap.fromOwner < 0) positionAt(frame, start, radiusMeters, away);
      ends.push(away[0], away[1]);
      const end = gap.toOwner < 0 ? gap.to : meet(frames, i, gap.toOwner, gap.to, -1, radiusMeters, away);
      ends.push(away[0], away[1]);
      circle.push(i);
      from.push(start);
      to.push(end);
      fromNeighbour.push(gap.fromOwner);
      toNeighbour.push(gap.toOwner);
    }
    offsets[i + 1] = circle.length;
  }
  return {
    frames: frames.map((frame, i) => (repeats[i] === 1 ? null : frame)),
    offsets,
    circle: Int32Array.from(circle),
    from: Float64Array.from(from),
    to: Float64Array.from(to),
    fromNeighbour: Int32Array.from(fromNeighbour),
    toNeighbour: Int32Array.from(toNeighbour),
    ends: Float64Array.from(ends),
  };
}

function frameOf(lon: number, lat: number, site: number, radiusMeters: number): LocalFrame | null {
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return null;
  const reachDegrees = radiusMeters / LEAST_RADIUS_OF_CURVATURE_METERS / RADIANS_PER_DEGREE;
  if (Math.abs(lat) + reachDegrees > 89.9) throw new RangeError(`the circle of site ${site} reaches a pole`);
  return localFrame(lon, lat);
}

function halfWidth(frame: LocalFrame, distanceMeters: number, radiusMeters: number): number {
  const { sphereMeters } = frame;
  return Math.acos(Math.min(1, Math.tan(distanceMeters / (2 * sphereMeters)) / Math.tan(radiusMeters / sphereMeters)));
}

/**
 * The meeting of circles i and j to the right (`side` 1) or left (-1) of the way from i to j: writes it to `out` and
 * returns its azimuth at i, near `azimuth`. It is worked out on the circle of the lower index only, so that the arcs
 * of both circles end in the same doubles.
 */
function meet(
  frames: readonly (LocalFrame | null)[],
  i: number,
  j: number,
  azimuth: number,
  side: 1 | -1,
  radiusMeters: number,
  out: Float64Array,
): number {
  const own = frames[i]!;
  const lower = frames[Math.min(i, j)]!;
  const higher = frames[Math.max(i, j)]!;
  localMeters(lower, higher.lon, higher.lat, out);
  const half = halfWidth(lower, Math.hypot(out[0], out[1]), radiusMeters);
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
  private readonly low: number[] = [];
  private readonly high: number[] = [];
  private readonly lowOwner: number[] = [];
  private readonly highOwner: number[] = [];

  get isFull(): boolean {
    return this.low.length === 1 && this.low[0] === 0 && this.high[0] === TURN;
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
    let first = 0;
    while (first < this.low.length && this.high[first] < low) first++;
    let after = first;
    while (after < this.low.length && this.low[after] <= high) after++;
    const joinsLow = after > first && this.low[first] <= low;
    const joinsHigh = after > first && this.high[after - 1] >= high;
    const newLow = joinsLow ? this.low[first] : low;
    const newLowOwner = joinsLow ? this.lowOwner[first] : owner;
    const newHigh = joinsHigh ? this.high[after - 1] : high;
    const newHighOwner = joinsHigh ? this.highOwner[after - 1] : owner;
    this.low.splice(first, after - first, newLow);
    this.high.splice(first, after - first, newHigh);
    this.lowOwner.splice(first, after - first, newLowOwner);
    this.highOwner.splice(first, after - first, newHighOwner);
  }

  /** What is not covered, clockwise. */
  gaps(): Gap[] {
    const { low, high, lowOwner, highOwner } = this;
    const n = low.length;
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
