import { arcIntegral } from './arcIntegral.ts';
import { borderPieces, CircleCutter, latAlong, lonAlong } from './circleCrossings.ts';
import type { BorderPieces, InsidePart } from './circleCrossings.ts';
import { AUTHALIC_METERS_PER_DEGREE, LEAST_RADIUS_OF_CURVATURE_METERS, RADIANS_PER_DEGREE } from '../earth/ellipsoid.ts';
import { exposedArcs } from './exposedArcs.ts';
import type { ExposedArcs } from './exposedArcs.ts';
import { positionAt } from '../earth/localGeodesic.ts';
import type { LocalFrame } from '../earth/localGeodesic.ts';
import { buildPieceGrid, pieceRuns } from './pieceGrid.ts';
import type { PieceGrid } from './pieceGrid.ts';
import type { SlotRuns } from './siteGrid.ts';
import type { Points, Tick, ZonePolygons } from '../types.ts';
import { edgeIntegral, zoneAreasSquareMeters } from '../zones/zoneArea.ts';
import { locateAll } from '../zones/zoneIndex.ts';
import type { ZoneIndex } from '../zones/zoneIndex.ts';

/** Results this close to nothing or to the whole zone, as a share of its area, differ from it by rounding only. */
const ROUNDING = 1e-9;
const TURN = 2 * Math.PI;

/**
 * Area in square metres of every zone that lies within `radiusMeters` of any site, on the WGS 84 ellipsoid: the area
 * of zone ∩ union of geodesic circles. Zones that overlap each get their own; a zone without polygons gets 0.
 * `index` is the index of the same `zones`, `borders` their borders, to be had once for many radii. `tick` counts sites, twice each. Throws RangeError as `exposedArcs` does.
 *
 * No polygon is ever overlaid. By Green's theorem the area is ∮ x dy over the boundary of the intersection in the
 * equal-area plane, and that boundary is the arcs of circles that no other circle covers, where they run inside the
 * zone, and the zone's own border where it runs inside any circle: two unions of intervals in one dimension. An arc
 * and a border piece that meet share the doubles of the meeting, so every loop closes exactly.
 */
export function coveredAreasSquareMeters(
  zones: ZonePolygons,
  index: ZoneIndex,
  sites: Points,
  radiusMeters: number,
  tick?: Tick,
  borders: ZoneBorders = zoneBorders(zones),
): Float64Array {
  const arcs = exposedArcs(sites, radiusMeters, tick);
  const { pieces, grid, origins } = borders;
  const covered = new Float64Array(origins.length);
  const insideParts = new InsideParts(pieces.zone.length);
  for (let i = 0; i < sites.lon.length; i++) {
    tick?.(1);
    const frame = arcs.frameOf(i);
    if (frame === null) continue;
    const cuts = cutPieces(frame, radiusMeters, pieces, grid, insideParts);
    cuts.sort((a, b) => a.azimuth - b.azimuth);
    for (let arc = arcs.offsets[i]; arc < arcs.offsets[i + 1]; arc++) {
      addArc(arcs, arc, frame, radiusMeters, cuts, index, origins, covered);
    }
  }
  addBorders(pieces, insideParts, origins, covered);
  borders.areas.forEach((area, zone) => {
    if (Math.abs(covered[zone] - area) <= ROUNDING * area) covered[zone] = area;
    else if (Math.abs(covered[zone]) <= ROUNDING * area) covered[zone] = 0;
  });
  return covered;
}

/** What the areas of any circles need to know of the zones. */
export interface ZoneBorders {
  readonly pieces: BorderPieces;
  readonly grid: PieceGrid;
  readonly origins: Float64Array;
  /** Square metres of each zone. */
  readonly areas: Float64Array;
}

export function zoneBorders(zones: ZonePolygons): ZoneBorders {
  const pieces = borderPieces(zones);
  return { pieces, grid: buildPieceGrid(pieces), origins: zoneOrigins(zones), areas: zoneAreasSquareMeters(zones) };
}

/** Longitude from which the abscissa of each zone is counted: small numbers keep the sums exact. */
function zoneOrigins({ coordinates, ringOffsets, polygonOffsets, zoneOffsets }: ZonePolygons): Float64Array {
  const origins = new Float64Array(zoneOffsets.length - 1);
  for (let zone = 0; zone < origins.length; zone++) {
    if (zoneOffsets[zone] < zoneOffsets[zone + 1]) origins[zone] = coordinates[2 * ringOffsets[polygonOffsets[zoneOffsets[zone]]]];
  }
  return origins;
}

/** A place where a circle crosses a border. */
interface Cut {
  azimuth: number;
  lon: number;
  lat: number;
}

/** The parts of the border pieces inside the circles so far. */
class InsideParts {
  /** 1 where one circle alone holds the whole piece: then nothing else matters for it. */
  readonly whole: Uint8Array;
  readonly piece: number[] = [];
  readonly start: number[] = [];
  readonly end: number[] = [];

  constructor(pieceCount: number) {
    this.whole = new Uint8Array(pieceCount);
  }
}

const part: InsidePart = { start: 0, end: 0 };
const runs: SlotRuns = { slots: new Int32Array(64), count: 0 };

/** Adds what of the pieces lies inside one circle to `parts`; returns where the circle crosses them. */
function cutPieces(frame: LocalFrame, radiusMeters: number, pieces: BorderPieces, grid: PieceGrid, parts: InsideParts): Cut[] {
  const cuts: Cut[] = [];
  const cutter = new CircleCutter(frame, radiusMeters);
  const angle = radiusMeters / LEAST_RADIUS_OF_CURVATURE_METERS;
  const latReach = angle / RADIANS_PER_DEGREE;
  // the widest point of a circle lies off its centre's parallel; 1 % more allows for the flattening
  const lonReach = Math.asin(Math.min(1, (1.01 * Math.sin(angle)) / frame.cos)) / RADIANS_PER_DEGREE;
  const south = frame.lat - latReach;
  const north = frame.lat + latReach;
  for (let turn = frame.lon + lonReach > 180 ? -360 : 0; turn <= (frame.lon - lonReach < -180 ? 360 : 0); turn += 360) {
    const west = frame.lon - lonReach + turn;
    const east = frame.lon + lonReach + turn;
    pieceRuns(grid, west, south, east, north, runs);
    for (let run = 0; run < runs.count; run++) {
      for (let slot = runs.slots[2 * run], end = runs.slots[2 * run + 1]; slot < end; slot++) {
        const k = grid.pieces[slot];
        if (parts.whole[k] === 1 || !mayMeet(pieces, k, west, south, east, north) || !cutter.cut(pieces, k, part)) continue;
        if (part.start === 0 && part.end === 1) {
          parts.whole[k] = 1;
          continue;
        }
        parts.piece.push(k);
        parts.start.push(part.start);
        parts.end.push(part.end);
        if (part.start > 0) cuts.push(cutAt(cutter, pieces, k, part.start));
        if (part.end < 1) cuts.push(cutAt(cutter, pieces, k, part.end));
      }
    }
  }
  return cuts;
}

/** False where a piece lies wholly to one side of the box in degrees. */
function mayMeet({ lon0, lat0, lon1, lat1 }: BorderPieces, k: number, west: number, south: number, east: number, north: number): boolean {
  if (lat0[k] < south ? lat1[k] < south : lat0[k] > north && lat1[k] > north) return false;
  return !(lon0[k] < west ? lon1[k] < west : lon0[k] > east && lon1[k] > east);
}

function cutAt(cutter: CircleCutter, pieces: BorderPieces, k: number, t: number): Cut {
  const lon = lonAlong(pieces, k, t);
  const lat = latAlong(pieces, k, t);
  return { azimuth: cutter.azimuth(lon, lat), lon, lat };
}

const position = new Float64Array(2);
const arcEnds = new Float64Array(4);

/** Adds an exposed arc, cut where it crosses borders, to the zones it runs through. `cuts` ascend in azimuth. */
function addArc(
  arcs: ExposedArcs,
  arc: number,
  frame: LocalFrame,
  radiusMeters: number,
  cuts: readonly Cut[],
  index: ZoneIndex,
  origins: Float64Array,
  covered: Float64Array,
): void {
  const { from, to, ends } = arcs;
  let start = from[arc];
  arcEnds[0] = ends[4 * arc];
  arcEnds[1] = ends[4 * arc + 1];
  const add = (end: number, lon: number, lat: number): void => {
    arcEnds[2] = lon;
    arcEnds[3] = lat;
    positionAt(frame, (start + end) / 2, radiusMeters, position);
    const turn = position[0] > 180 ? -360 : position[0] < -180 ? 360 : 0;
    const through = locateAll(index, position[0] + turn, position[1]);
    if (through.length > 0) {
      const integral = arcIntegral(frame, radiusMeters, start, end, arcEnds);
      for (const zone of through) {
        // azimuths run clockwise, the boundary counter-clockwise
        const shift = (frame.lon + turn - origins[zone]) * AUTHALIC_METERS_PER_DEGREE;
        covered[zone] -= integral.squareMeters + shift * integral.riseMeters;
      }
    }
    start = end;
    arcEnds[0] = lon;
    arcEnds[1] = lat;
  };
  // arcs may run past a full turn: go round the cuts, each raised to the turn in question
  for (let turn = Math.floor(start / TURN); turn * TURN < to[arc]; turn++) {
    for (const cut of cuts) {
      const azimuth = cut.azimuth + turn * TURN;
      if (azimuth > from[arc] && azimuth < to[arc]) add(azimuth, cut.lon, cut.lat);
    }
  }
  add(to[arc], ends[4 * arc + 2], ends[4 * arc + 3]);
}

/** Adds the parts of the zones' borders inside the union of the circles. */
function addBorders(pieces: BorderPieces, parts: InsideParts, origins: Float64Array, covered: Float64Array): void {
  const n = pieces.zone.length;
  const offsets = new Uint32Array(n + 1);
  for (const k of parts.piece) offsets[k + 1]++;
  for (let k = 1; k <= n; k++) offsets[k] += offsets[k - 1];
  const next = offsets.slice();
  const order = new Uint32Array(parts.piece.length);
  parts.piece.forEach((k, p) => {
    order[next[k]++] = p;
  });
  for (let k = 0; k < n; k++) {
    const zone = pieces.zone[k];
    if (parts.whole[k] === 1) {
      covered[zone] += partIntegral(pieces, k, 0, 1, origins[zone]);
      continue;
    }
    if (offsets[k] === offsets[k + 1]) continue;
    const own = order.subarray(offsets[k], offsets[k + 1]).sort((p, q) => parts.start[p] - parts.start[q]);
    let start = parts.start[own[0]];
    let end = parts.end[own[0]];
    for (const p of own) {
      if (parts.start[p] > end) {
        covered[zone] += partIntegral(pieces, k, start, end, origins[zone]);
        start = parts.start[p];
      }
      end = Math.max(end, parts.end[p]);
    }
    covered[zone] += partIntegral(pieces, k, start, end, origins[zone]);
  }
}

function partIntegral(pieces: BorderPieces, k: number, start: number, end: number, originLon: number): number {
  return edgeIntegral(originLon, lonAlong(pieces, k, start), latAlong(pieces, k, start), lonAlong(pieces, k, end), latAlong(pieces, k, end));
}
