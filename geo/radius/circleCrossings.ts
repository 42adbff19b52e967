import type { LocalFrame } from '../earth/localGeodesic.ts';
import { localMeters } from '../earth/localGeodesic.ts';
import { RADIANS_PER_DEGREE, SEMI_MAJOR_METERS } from '../earth/ellipsoid.ts';
import type { ZonePolygons } from '../types.ts';

/**
 * The edges of the zones as directed pieces short enough to be straight in any frame: outer rings run
 * counter-clockwise, holes clockwise, so the zone lies on the left. Degrees.
 */
export interface BorderPieces {
  readonly lon0: Float64Array;
  readonly lat0: Float64Array;
  readonly lon1: Float64Array;
  readonly lat1: Float64Array;
  readonly zone: Int32Array;
}

/** A straight line in degrees strays from a geodesic by under 0.1 m x tan(latitude) in the middle of this length. */
const PIECE_METERS = 2000;
/** A piece that passes farther outside the circle than this is not looked at more closely. */
const STRAY_METERS = 1;
/** Crossings are found to this distance from the circle. */
const CROSSING_METERS = 1e-8;

/** Directed pieces of all borders of `zones`, zone after zone and ring after ring. */
export function borderPieces(zones: ZonePolygons): BorderPieces {
  const { coordinates, ringOffsets, polygonOffsets, zoneOffsets } = zones;
  let room = coordinates.length / 2;
  let lon0 = new Float64Array(room);
  let lat0 = new Float64Array(room);
  let lon1 = new Float64Array(room);
  let lat1 = new Float64Array(room);
  let owner = new Int32Array(room);
  let n = 0;
  const makeRoom = (pieces: number): void => {
    room = 2 * room + pieces;
    lon0 = widened(lon0, new Float64Array(room));
    lat0 = widened(lat0, new Float64Array(room));
    lon1 = widened(lon1, new Float64Array(room));
    lat1 = widened(lat1, new Float64Array(room));
    owner = widened(owner, new Int32Array(room));
  };
  for (let zone = 0; zone < zoneOffsets.length - 1; zone++) {
    for (let polygon = zoneOffsets[zone]; polygon < zoneOffsets[zone + 1]; polygon++) {
      for (let ring = polygonOffsets[polygon]; ring < polygonOffsets[polygon + 1]; ring++) {
        const start = ringOffsets[ring];
        const count = ringOffsets[ring + 1] - start;
        const outer = ring === polygonOffsets[polygon];
        const forward = signedArea(coordinates, start, count) > 0 === outer;
        for (let k = 0; k < count; k++) {
          const a = start + (forward ? k : count - 1 - k);
          const b = start + (forward ? (k + 1) % count : (2 * count - 2 - k) % count);
          const lon = coordinates[2 * a];
          const lat = coordinates[2 * a + 1];
          const dLon = coordinates[2 * b] - lon;
          const dLat = coordinates[2 * b + 1] - lat;
          if (dLon === 0 && dLat === 0) continue;
          const eastward = dLon * Math.cos((lat + dLat / 2) * RADIANS_PER_DEGREE);
          const meters = Math.sqrt(eastward * eastward + dLat * dLat) * RADIANS_PER_DEGREE * SEMI_MAJOR_METERS;
          const pieces = Math.ceil(meters / PIECE_METERS);
          if (n + pieces > room) makeRoom(pieces);
          for (let p = 0; p < pieces; p++) {
            lon0[n] = lon + (dLon * p) / pieces;
            lat0[n] = lat + (dLat * p) / pieces;
            lon1[n] = p + 1 === pieces ? coordinates[2 * b] : lon + (dLon * (p + 1)) / pieces;
            lat1[n] = p + 1 === pieces ? coordinates[2 * b + 1] : lat + (dLat * (p + 1)) / pieces;
            owner[n++] = zone;
          }
        }
      }
    }
  }
  return { lon0: lon0.subarray(0, n), lat0: lat0.subarray(0, n), lon1: lon1.subarray(0, n), lat1: lat1.subarray(0, n), zone: owner.subarray(0, n) };
}

function widened<T extends Float64Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

function signedArea(coordinates: Float64Array, start: number, count: number): number {
  const originLon = coordinates[2 * start];
  const originLat = coordinates[2 * start + 1];
  let sum = 0;
  for (let k = 0, j = count - 1; k < count; j = k++) {
    const ax = coordinates[2 * (start + j)] - originLon;
    const ay = coordinates[2 * (start + j) + 1] - originLat;
    const bx = coordinates[2 * (start + k)] - originLon;
    const by = coordinates[2 * (start + k) + 1] - originLat;
    sum += ax * by - bx * ay;
  }
  return sum;
}

/** Which part of a piece lies inside a circle: from `start` to `end` (0..1 along the piece), nothing if they are equal. */
export interface InsidePart {
  start: number;
  end: number;
}

/**
 * Finds the parts of border pieces inside one circle, piece by piece. Points are judged by `localMeters` alone, and a
 * vertex shared by two pieces is judged alike for both, so the parts of a closed ring always join up.
 */
export class CircleCutter {
  private readonly near = new Float64Array(2);
  private lastLon = NaN;
  private lastLat = NaN;
  private lastEast = NaN;
  private lastNorth = NaN;
  private readonly frame: LocalFrame;
  private readonly radiusMeters: number;

  constructor(frame: LocalFrame, radiusMeters: number) {
    this.frame = frame;
    this.radiusMeters = radiusMeters;
  }

  /** Writes to `part` what of piece `k` lies inside the circle; true if anything does. */
  cut(pieces: BorderPieces, k: number, part: InsidePart): boolean {
    const { near, frame, radiusMeters } = this;
    const lon0 = pieces.lon0[k];
    const lat0 = pieces.lat0[k];
    if (lon0 !== this.lastLon || lat0 !== this.lastLat) {
      localMeters(frame, lon0, lat0, near);
      this.lastEast = near[0];
      this.lastNorth = near[1];
    }
    const east0 = this.lastEast;
    const north0 = this.lastNorth;
    this.lastLon = pieces.lon1[k];
    this.lastLat = pieces.lat1[k];
    localMeters(frame, this.lastLon, this.lastLat, near);
    this.lastEast = near[0];
    this.lastNorth = near[1];
    const dEast = this.lastEast - east0;
    const dNorth = this.lastNorth - north0;
    const squared = radiusMeters * radiusMeters;
    const excess0 = east0 * east0 + north0 * north0 - squared;
    const excess1 = this.lastEast * this.lastEast + this.lastNorth * this.lastNorth - squared;
    if (excess0 <= 0 || excess1 <= 0) {
      part.start = excess0 <= 0 ? 0 : this.crossing(pieces, k, 0, excess0, 1, excess1);
      part.end = excess1 <= 0 ? 1 : this.crossing(pieces, k, 0, excess0, 1, excess1);
      return part.end > part.start;
    }
    const closest = -(east0 * dEast + north0 * dNorth) / (dEast * dEast + dNorth * dNorth);
    if (!(closest > 0 && closest < 1)) return false;
    const straight = Math.hypot(east0 + closest * dEast, north0 + closest * dNorth);
    if (straight > radiusMeters + STRAY_METERS) return false;
    const excess = this.excess(pieces, k, closest);
    if (excess >= 0) return false;
    part.start = this.crossing(pieces, k, 0, excess0, closest, excess);
    part.end = this.crossing(pieces, k, closest, excess, 1, excess1);
    return part.end > part.start;
  }

  /** Azimuth in [0, 2π) at which the centre sees a point. */
  azimuth(lon: number, lat: number): number {
    localMeters(this.frame, lon, lat, this.near);
    const azimuth = Math.atan2(this.near[0], this.near[1]);
    return azimuth < 0 ? azimuth + 2 * Math.PI : azimuth;
  }

  /** Squared distance from the centre less the squared radius at `t` along piece `k`. */
  private excess(pieces: BorderPieces, k: number, t: number): number {
    localMeters(this.frame, lonAlong(pieces, k, t), latAlong(pieces, k, t), this.near);
    return this.near[0] * this.near[0] + this.near[1] * this.near[1] - this.radiusMeters * this.radiusMeters;
  }

  /** Root of the excess between two places where its signs differ: false position with the Illinois correction. */
  private crossing(pieces: BorderPieces, k: number, ta: number, fa: number, tb: number, fb: number): number {
    const enough = 2 * this.radiusMeters * CROSSING_METERS;
    let side = 0;
    let t = ta;
    for (let step = 0; step < 60; step++) {
      t = (ta * fb - tb * fa) / (fb - fa);
      const f = this.excess(pieces, k, t);
      if (Math.abs(f) <= enough) break;
      if (f > 0 === fb > 0) {
        tb = t;
        fb = f;
        if (side === 1) fa /= 2;
        side = 1;
      } else {
        ta = t;
        fa = f;
        if (side === -1) fb /= 2;
        side = -1;
      }
    }
    return t;
  }
}

/** Longitude in degrees at `t` (0..1) along piece `k`; exact at both ends. */
export function lonAlong(pieces: BorderPieces, k: number, t: number): number {
  return t === 1 ? pieces.lon1[k] : pieces.lon0[k] + t * (pieces.lon1[k] - pieces.lon0[k]);
}

/** Latitude in degrees at `t` (0..1) along piece `k`; exact at both ends. */
export function latAlong(pieces: BorderPieces, k: number, t: number): number {
  return t === 1 ? pieces.lat1[k] : pieces.lat0[k] + t * (pieces.lat1[k] - pieces.lat0[k]);
}
