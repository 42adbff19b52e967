import { ECCENTRICITY_SQUARED, primeVerticalCurvature, RADIANS_PER_DEGREE } from '../../geo/earth/ellipsoid.ts';
import type { Points } from '../../geo/types.ts';

/**
 * Geocentric coordinates in metres of points on the ellipsoid: x towards (0, 0), y towards (90 E, 0), z towards the
 * North Pole.
 */
export function geocentric(points: Points): { x: Float64Array; y: Float64Array; z: Float64Array } {
  const n = points.lon.length;
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  const z = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const lon = points.lon[i] * RADIANS_PER_DEGREE;
    const lat = points.lat[i] * RADIANS_PER_DEGREE;
    const sinLat = Math.sin(lat);
    const normal = 1 / primeVerticalCurvature(sinLat);
    const axial = normal * Math.cos(lat);
    x[i] = axial * Math.cos(lon);
    y[i] = axial * Math.sin(lon);
    z[i] = normal * (1 - ECCENTRICITY_SQUARED) * sinLat;
  }
  return { x, y, z };
}
