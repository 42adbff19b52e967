import type { ZonePolygons } from '../types.ts';

/** The edges of all rings, zone after zone, each with its southern end first (western first if level). Degrees. */
export interface ZoneEdges {
  readonly lowLon: Float64Array;
  readonly lowLat: Float64Array;
  readonly highLon: Float64Array;
  readonly highLat: Float64Array;
  /** Edge where each zone starts; length zones + 1. */
  readonly zoneOffsets: Uint32Array;
}

/** Edges of `zones`; edges without length are left out. Throws RangeError if a vertex is not a finite coordinate. */
export function zoneEdges(zones: ZonePolygons): ZoneEdges {
  const { coordinates, ringOffsets, polygonOffsets } = zones;
  const zoneCount = zones.zoneOffsets.length - 1;
  const capacity = coordinates.length / 2;
  const edges = {
    lowLon: new Float64Array(capacity), lowLat: new Float64Array(capacity), highLon: new Float64Array(capacity), highLat: new Float64Array(capacity),
    zoneOffsets: new Uint32Array(zoneCount + 1),
  };
  let n = 0;
  for (let zone = 0; zone < zoneCount; zone++) {
    const lastRing = polygonOffsets[zones.zoneOffsets[zone + 1]];
    for (let ring = polygonOffsets[zones.zoneOffsets[zone]]; ring < lastRing; ring++) {
      n = addRing(coordinates, ringOffsets[ring], ringOffsets[ring + 1], edges, n, zone);
    }
    edges.zoneOffsets[zone + 1] = n;
  }
  return {
    lowLon: edges.lowLon.subarray(0, n), lowLat: edges.lowLat.subarray(0, n), highLon: edges.highLon.subarray(0, n), highLat: edges.highLat.subarray(0, n),
    zoneOffsets: edges.zoneOffsets,
  };
}

/** Writes the edges of one ring from place `n` on; returns the place after them. */
function addRing(coordinates: Float64Array, start: number, end: number, { lowLon, lowLat, highLon, highLat }: ZoneEdges, n: number, zone: number): number {
  for (let v = start, w = end - 1; v < end; w = v++) {
    const ax = coordinates[2 * w];
    const ay = coordinates[2 * w + 1];
    const bx = coordinates[2 * v];
    const by = coordinates[2 * v + 1];
    if (!Number.isFinite(bx) || !Number.isFinite(by)) throw new RangeError(`zone ${zone}: vertex ${v} is not finite`);
    if (ax === bx && ay === by) continue;
    const upward = ay < by || (ay === by && ax < bx);
    lowLon[n] = upward ? ax : bx;
    lowLat[n] = upward ? ay : by;
    highLon[n] = upward ? bx : ax;
    highLat[n] = upward ? by : ay;
    n++;
  }
  return n;
}
