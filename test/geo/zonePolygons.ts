import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { ZonePolygons } from '../../geo/types.ts';

/** The flat arrays of zones given as GeoJSON geometries; null is a zone without polygons. */
export function zonePolygons(geometries: readonly (Polygon | MultiPolygon | null)[]): ZonePolygons {
  const coordinates: number[] = [];
  const ringOffsets = [0];
  const polygonOffsets = [0];
  const zoneOffsets = [0];
  for (const geometry of geometries) {
    for (const polygon of polygonsOf(geometry)) {
      for (const ring of polygon) {
        for (const [lon, lat] of ring.slice(0, -1)) coordinates.push(lon, lat);
        ringOffsets.push(coordinates.length / 2);
      }
      polygonOffsets.push(ringOffsets.length - 1);
    }
    zoneOffsets.push(polygonOffsets.length - 1);
  }
  return {
    coordinates: Float64Array.from(coordinates),
    ringOffsets: Uint32Array.from(ringOffsets),
    polygonOffsets: Uint32Array.from(polygonOffsets),
    zoneOffsets: Uint32Array.from(zoneOffsets),
  };
}

function polygonsOf(geometry: Polygon | MultiPolygon | null): Position[][][] {
  if (geometry === null) return [];
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** Closed counter-clockwise ring of a box in degrees. */
export function boxRing(west: number, south: number, east: number, north: number): Position[] {
  return [[west, south], [east, south], [east, north], [west, north], [west, south]];
}

/** Polygon of the given rings, the first being the outer one. */
export function polygon(...coordinates: Position[][]): Polygon {
  return { type: 'Polygon', coordinates };
}

/** A star-shaped ring about a point, its radii in degrees given in turn. */
export function starRing(lon: number, lat: number, radii: readonly number[]): Position[] {
  const ring = radii.map((radius, k): Position => {
    const angle = (2 * Math.PI * k) / radii.length;
    return [lon + radius * Math.cos(angle), lat + radius * Math.sin(angle)];
  });
  return [...ring, ring[0]];
}

/** Points as parallel arrays. */
export function points(...places: readonly (readonly [lon: number, lat: number])[]): { lon: Float64Array; lat: Float64Array } {
  return { lon: Float64Array.from(places, (p) => p[0]), lat: Float64Array.from(places, (p) => p[1]) };
}
