import { AUTHALIC_METERS_PER_DEGREE, authalicOrdinateMeters } from '../earth/ellipsoid.ts';
import type { ZonePolygons } from '../types.ts';

/** Simpson's rule on the ordinate is right to 1e-11 of an edge's area over this many degrees of latitude. */
const STEP_DEGREES = 0.5;

/**
 * Area in square metres of every zone on the ellipsoid, holes taken off; 0 for a zone without polygons. Edges are
 * straight in longitude and latitude, as GeoJSON and Shapefile define them. The area is the plane area of the
 * cylindrical equal-area projection, by Green's theorem.
 */
export function zoneAreasSquareMeters(zones: ZonePolygons): Float64Array {
  const { coordinates, ringOffsets, polygonOffsets, zoneOffsets } = zones;
  const areas = new Float64Array(zoneOffsets.length - 1);
  for (let zone = 0; zone < areas.length; zone++) {
    for (let polygon = zoneOffsets[zone]; polygon < zoneOffsets[zone + 1]; polygon++) {
      for (let ring = polygonOffsets[polygon]; ring < polygonOffsets[polygon + 1]; ring++) {
        const area = Math.abs(ringIntegral(coordinates, ringOffsets[ring], ringOffsets[ring + 1]));
        areas[zone] += ring === polygonOffsets[polygon] ? area : -area;
      }
    }
  }
  return areas;
}

function ringIntegral(coordinates: Float64Array, start: number, end: number): number {
  if (start === end) return 0;
  const originLon = coordinates[2 * start];
  let sum = 0;
  for (let v = start, w = end - 1; v < end; w = v++) {
    const lon = coordinates[2 * w];
    const lat = coordinates[2 * w + 1];
    const dLon = coordinates[2 * v] - lon;
    const dLat = coordinates[2 * v + 1] - lat;
    const steps = Math.max(1, Math.ceil(Math.abs(dLat) / STEP_DEGREES));
    for (let k = 0; k < steps; k++) {
      const from = k / steps;
      const to = (k + 1) / steps;
      sum += edgeIntegral(originLon, lon + from * dLon, lat + from * dLat, lon + to * dLon, lat + to * dLat);
    }
  }
  return sum;
}

/**
 * ∫ x dy in square metres along an edge straight in degrees, x counted from `originLon`, in the equal-area plane:
 * x is linear along the edge, so by parts x₀ Δy + Δx (y₁ - mean of y), the mean by Simpson's rule.
 */
export function edgeIntegral(originLon: number, lon0: number, lat0: number, lon1: number, lat1: number): number {
  if (lat0 === lat1) return 0;
  const y0 = authalicOrdinateMeters(lat0);
  const rise = authalicOrdinateMeters(lat1) - y0;
  const mean = ((authalicOrdinateMeters((lat0 + lat1) / 2) - y0) * 4 + rise) / 6;
  return AUTHALIC_METERS_PER_DEGREE * ((lon0 - originLon) * rise + (lon1 - lon0) * (rise - mean));
}
