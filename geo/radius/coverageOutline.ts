import { RADIANS_PER_DEGREE } from '../earth/ellipsoid.ts';
import { exposedArcs } from './exposedArcs.ts';
import type { ExposedArcs } from './exposedArcs.ts';
import { positionAt } from '../earth/localGeodesic.ts';
import type { Points } from '../types.ts';

type Position = [lon: number, lat: number];
type Ring = Position[];

const TURN = 2 * Math.PI;
/** Vertices closer to the end of an arc than this, in radians, would only repeat the end. */
const SAME_AZIMUTH = 1e-9;

/**
 * Outline of the union of the geodesic circles of `radiusMeters` around `sites`, as the coordinates of a GeoJSON
 * MultiPolygon (RFC 7946: closed rings, outer ones counter-clockwise, holes clockwise), for drawing and export. All
 * vertices lie on the true boundary, every meeting of two circles is one, and each circle has `stepsPerCircle` (at
 * least 8) of its own. A ring across the 180th meridian runs on past ±180. Throws RangeError as `exposedArcs` does.
 */
export function unionOutline(sites: Points, radiusMeters: number, stepsPerCircle = 256): Position[][][] {
  if (!(Number.isInteger(stepsPerCircle) && stepsPerCircle >= 8)) {
    throw new RangeError(`stepsPerCircle ${stepsPerCircle} is not a whole number of at least 8`);
  }
  const arcs = exposedArcs(sites, radiusMeters);
  const next = successors(arcs);
  const used = new Uint8Array(next.length);
  const polygons: { rings: Ring[]; area: number; box: Box }[] = [];
  const holes: Ring[] = [];
  for (let first = 0; first < next.length; first++) {
    if (used[first] === 1) continue;
    const ring: Ring = [];
    for (let arc = first; used[arc] === 0; arc = next[arc]) {
      used[arc] = 1;
      appendArc(arcs, arc, radiusMeters, stepsPerCircle, ring);
    }
    if (ring.length < 3) continue;
    ring.push([ring[0][0], ring[0][1]]);
    const area = ringArea(ring);
    if (area > 0) polygons.push({ rings: [ring], area, box: boxOf(ring) });
    else if (area < 0) holes.push(ring);
  }
  for (const hole of holes) {
    let home = -1;
    for (let p = 0; p < polygons.length; p++) {
      if (home >= 0 && polygons[p].area >= polygons[home].area) continue;
      if (boxHolds(polygons[p].box, hole[0]) && ringHolds(polygons[p].rings[0], hole[0])) home = p;
    }
    if (home >= 0) polygons[home].rings.push(hole);
  }
  return polygons.map((polygon) => polygon.rings);
}

/**
 * The arc that follows each arc on the boundary, going counter-clockwise: where circle i meets circle j, the arc of j
 * that ends at i. Where three circles all but meet in one point, rounding can leave an end without its counterpart;
 * such ends, as many as such starts, are joined to the nearest one left, so every loop closes.
 */
function successors({ offsets, circle, fromNeighbour, toNeighbour, ends }: ExposedArcs): Int32Array {
  const n = circle.length;
  const next = new Int32Array(n).fill(-1);
  const taken = new Uint8Array(n);
  const loose: number[] = [];
  for (let arc = 0; arc < n; arc++) {
    const neighbour = fromNeighbour[arc];
    if (neighbour < 0) {
      next[arc] = arc;
      taken[arc] = 1;
      continue;
    }
    for (let other = offsets[neighbour]; other < offsets[neighbour + 1]; other++) {
      if (toNeighbour[other] === circle[arc]) next[arc] = other;
    }
    if (next[arc] < 0) loose.push(arc);
    else taken[next[arc]] = 1;
  }
  const starts: number[] = [];
  for (let arc = 0; arc < n; arc++) if (taken[arc] === 0) starts.push(arc);
  for (const arc of loose) {
    let nearest = 0;
    let least = Infinity;
    const cos = Math.cos(ends[4 * arc + 1] * RADIANS_PER_DEGREE);
    starts.forEach((start, k) => {
      const away = Math.hypot((ends[4 * start + 2] - ends[4 * arc]) * cos, ends[4 * start + 3] - ends[4 * arc + 1]);
      if (away < least) {
        least = away;
        nearest = k;
      }
    });
    next[arc] = starts[nearest];
    starts.splice(nearest, 1);
  }
  return next;
}

const position = new Float64Array(2);

/** Appends the arc counter-clockwise, from its `to` end up to but without its `from` end. */
function appendArc(arcs: ExposedArcs, arc: number, radiusMeters: number, steps: number, ring: Ring): void {
  const frame = arcs.frameOf(arcs.circle[arc])!;
  const step = TURN / steps;
  const append = (lon: number, lat: number): void => {
    const before = ring.length > 0 ? ring[ring.length - 1][0] : frame.lon;
    ring.push([lon - 360 * Math.round((lon - before) / 360), lat]);
  };
  append(arcs.ends[4 * arc + 2], arcs.ends[4 * arc + 3]);
  const last = arcs.from[arc] + SAME_AZIMUTH;
  for (let k = Math.ceil((arcs.to[arc] - SAME_AZIMUTH) / step) - 1; k * step > last; k--) {
    positionAt(frame, k * step, radiusMeters, position);
    append(position[0], position[1]);
  }
}

/** Twice the signed area in square degrees of a closed ring, positive counter-clockwise. */
function ringArea(ring: Ring): number {
  const [originLon, originLat] = ring[0];
  let sum = 0;
  for (let k = 0; k + 1 < ring.length; k++) {
    sum += (ring[k][0] - originLon) * (ring[k + 1][1] - originLat) - (ring[k + 1][0] - originLon) * (ring[k][1] - originLat);
  }
  return sum;
}

type Box = [west: number, south: number, east: number, north: number];

function boxOf(ring: Ring): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of ring) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

function boxHolds(box: Box, [lon, lat]: Position): boolean {
  return lon >= box[0] && lon <= box[2] && lat >= box[1] && lat <= box[3];
}

function ringHolds(ring: Ring, [lon, lat]: Position): boolean {
  let inside = false;
  for (let k = 0; k + 1 < ring.length; k++) {
    const [ax, ay] = ring[k];
    const [bx, by] = ring[k + 1];
    if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}
