import { meridianCurvature, primeVerticalCurvature, RADIANS_PER_DEGREE } from './ellipsoid.ts';

/** Metres per degree of longitude and of latitude at a latitude on the ellipsoid: a plane for things near each other. */
export function metersPerDegree(lat: number): { east: number; north: number } {
  const sin = Math.sin(lat * RADIANS_PER_DEGREE);
  return { east: (RADIANS_PER_DEGREE * Math.cos(lat * RADIANS_PER_DEGREE)) / primeVerticalCurvature(sin), north: RADIANS_PER_DEGREE / meridianCurvature(sin) };
}
