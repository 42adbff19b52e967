import type { ZonePolygons } from '../types.ts';

/** The vertices of zones with their places in ring and zone. */
export interface RingNeighbours {
  /** The vertices of zone z stand from `zoneStart[z]` up to `zoneStart[z + 1]`. */
  readonly zoneStart: Uint32Array;
  readonly zoneOf: Int32Array;
  /** The vertex before and after each one along its ring, which is closed. */
  readonly before: Int32Array;
  readonly after: Int32Array;
}

export function ringNeighbours({ coordinates, ringOffsets, polygonOffsets, zoneOffsets }: ZonePolygons): RingNeighbours {
  const vertices = coordinates.length / 2;
  const zoneStart = Uint32Array.from(zoneOffsets, (polygon) => ringOffsets[polygonOffsets[polygon]]);
  const zoneOf = new Int32Array(vertices);
  for (let zone = 0; zone + 1 < zoneStart.length; zone++) zoneOf.fill(zone, zoneStart[zone], zoneStart[zone + 1]);
  const before = new Int32Array(vertices);
  const after = new Int32Array(vertices);
  for (let v = 0; v < vertices; v++) {
    before[v] = v - 1;
    after[v] = v + 1;
  }
  for (let ring = 0; ring + 1 < ringOffsets.length; ring++) {
    if (ringOffsets[ring] === ringOffsets[ring + 1]) continue;
    before[ringOffsets[ring]] = ringOffsets[ring + 1] - 1;
    after[ringOffsets[ring + 1] - 1] = ringOffsets[ring];
  }
  return { zoneStart, zoneOf, before, after };
}
