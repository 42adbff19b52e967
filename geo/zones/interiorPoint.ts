import type { ZonePolygons } from '../types.ts';

/**
 * A point inside each zone, whatever its shape: the middle of the widest piece of a parallel inside it. The parallel of each polygon runs
 * between the two vertex latitudes around the middle of its bounding box, so that it meets no vertex. NaN, NaN for a zone without ground.
 *
 * @returns longitudes and latitudes in degrees, one per zone
 */
export function interiorPoints(zones: ZonePolygons): { lon: Float64Array; lat: Float64Array } {
  const count = zones.zoneOffsets.length - 1;
  const lon = new Float64Array(count).fill(NaN);
  const lat = new Float64Array(count).fill(NaN);
  for (let zone = 0; zone < count; zone++) {
    let widest = 0;
    for (let polygon = zones.zoneOffsets[zone]; polygon < zones.zoneOffsets[zone + 1]; polygon++) {
      const parallel = parallelThrough(zones, polygon);
      const crossings = crossingsOf(zones, polygon, parallel);
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        const width = crossings[k + 1] - crossings[k];
        if (width <= widest) continue;
        widest = width;
        lon[zone] = crossings[k] + width / 2;
        lat[zone] = parallel;
      }
    }
  }
  return { lon, lat };
}

/** Latitude halfway between the vertices next to the middle of the polygon, above and below. */
function parallelThrough(zones: ZonePolygons, polygon: number): number {
  const [from, to] = verticesOf(zones, polygon);
  let [south, north] = [Infinity, -Infinity];
  for (let v = from; v < to; v++) {
    south = Math.min(south, zones.coordinates[2 * v + 1]);
    north = Math.max(north, zones.coordinates[2 * v + 1]);
  }
  const middle = (south + north) / 2;
  let [below, above] = [south, north];
  for (let v = from; v < to; v++) {
    const y = zones.coordinates[2 * v + 1];
    if (y <= middle) below = Math.max(below, y); else above = Math.min(above, y);
  }
  return (below + above) / 2;
}

/** Longitudes at which the parallel crosses the rings of a polygon, ascending: inside between the first and the second, the third and the fourth. */
function crossingsOf(zones: ZonePolygons, polygon: number, parallel: number): number[] {
  const crossings: number[] = [];
  for (let ring = zones.polygonOffsets[polygon]; ring < zones.polygonOffsets[polygon + 1]; ring++) {
    const [from, to] = [zones.ringOffsets[ring], zones.ringOffsets[ring + 1]];
    for (let v = from; v < to; v++) {
      const next = v + 1 < to ? v + 1 : from;
      const [ay, by] = [zones.coordinates[2 * v + 1], zones.coordinates[2 * next + 1]];
      if ((ay > parallel) === (by > parallel)) continue;
      const [ax, bx] = [zones.coordinates[2 * v], zones.coordinates[2 * next]];
      crossings.push(ax + ((parallel - ay) / (by - ay)) * (bx - ax));
    }
  }
  return crossings.sort((a, b) => a - b);
}

const verticesOf = (zones: ZonePolygons, polygon: number): [number, number] => [zones.ringOffsets[zones.polygonOffsets[polygon]], zones.ringOffsets[zones.polygonOffsets[polygon + 1]]];
