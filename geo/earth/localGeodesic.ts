import geodesic from 'geographiclib-geodesic';
import { ECCENTRICITY_SQUARED, RADIANS_PER_DEGREE, SEMI_MAJOR_METERS } from './ellipsoid.ts';
import { asinSmall, atanSmall, cosSmall, sinSmall, tanSmall } from './smallAngles.ts';

/**
 * Short geodesics from a fixed point, both ways, without iteration: B. R. Bowring, "The direct and inverse problems
 * for short geodesic lines on the ellipsoid", Surveying and Mapping 41(2), 1981. The ellipsoid is mapped conformally
 * onto a sphere that fits it at the fixed point, and the triangle is solved there. Wrong by less than 5 micrometres to
 * 15 km and less than 1 mm to 100 km up to 80 degrees of latitude; farther or higher, geographiclib answers instead.
 */
const BOWRING_METERS = 100_000;
const BOWRING_DEGREES = 80;
const SECOND_ECCENTRICITY_SQUARED = ECCENTRICITY_SQUARED / (1 - ECCENTRICITY_SQUARED);
const POLAR_RADIUS_OF_CURVATURE_METERS = SEMI_MAJOR_METERS * Math.sqrt(1 + SECOND_ECCENTRICITY_SQUARED);

const WGS84 = geodesic.Geodesic.WGS84;
const POSITION = geodesic.Geodesic.LATITUDE | geodesic.Geodesic.LONGITUDE | geodesic.Geodesic.LONG_UNROLL;
const LENGTH_AND_AZIMUTH = geodesic.Geodesic.DISTANCE | geodesic.Geodesic.AZIMUTH;

/** What the formulas need to know of the fixed point. */
export interface LocalFrame {
  readonly lon: number;
  readonly lat: number;
  readonly sin: number;
  readonly cos: number;
  /** Sine and cosine of twice the latitude. */
  readonly sinTwice: number;
  readonly cosTwice: number;
  /** Bowring's A = √(1 + e'² cos⁴φ) and B = √(1 + e'² cos²φ). */
  readonly a: number;
  readonly b: number;
  /** Radius in metres of the fitting sphere, a √(1 + e'²) / B². */
  readonly sphereMeters: number;
}

/** Frame of the point at `lon`, `lat` degrees. */
export function localFrame(lon: number, lat: number): LocalFrame {
  const latRadians = lat * RADIANS_PER_DEGREE;
  const sin = Math.sin(latRadians);
  const cos = Math.cos(latRadians);
  const b2 = 1 + SECOND_ECCENTRICITY_SQUARED * cos * cos;
  const a = Math.sqrt(1 + SECOND_ECCENTRICITY_SQUARED * cos ** 4);
  return { lon, lat, sin, cos, sinTwice: 2 * sin * cos, cosTwice: (cos - sin) * (cos + sin), a, b: Math.sqrt(b2), sphereMeters: POLAR_RADIUS_OF_CURVATURE_METERS / b2 };
}

/** sin(2φ + x) for a small x. */
function sinTwiceAnd(frame: LocalFrame, x: number): number {
  return frame.sinTwice * cosSmall(x) + frame.cosTwice * sinSmall(x);
}

/**
 * Position at `distanceMeters` from the frame's point in the direction `azimuthRadians` (from north, clockwise):
 * writes lon, lat in degrees to `out[0]`, `out[1]`. The longitude runs on past ±180 rather than jumping.
 */
export function positionAt(frame: LocalFrame, azimuthRadians: number, distanceMeters: number, out: Float64Array): void {
  if (distanceMeters > BOWRING_METERS || Math.abs(frame.lat) > BOWRING_DEGREES) {
    const end = WGS84.Direct(frame.lat, frame.lon, azimuthRadians / RADIANS_PER_DEGREE, distanceMeters, POSITION);
    out[0] = end.lon2!;
    out[1] = end.lat2!;
    return;
  }
  const { a, b, sin, cos } = frame;
  const sigma = distanceMeters / frame.sphereMeters;
  const tanSigma = tanSmall(sigma);
  const sinAzimuth = Math.sin(azimuthRadians);
  const cosAzimuth = Math.cos(azimuthRadians);
  const omega = atanSmall((a * tanSigma * sinAzimuth) / (b * cos - tanSigma * sin * cosAzimuth));
  const d = 0.5 * asinSmall(sinSmall(sigma) * (cosAzimuth - (sin * sinAzimuth * tanSmall(omega / 2)) / a));
  const rise = 2 * d * (b - 1.5 * SECOND_ECCENTRICITY_SQUARED * d * sinTwiceAnd(frame, (4 / 3) * b * d));
  out[0] = frame.lon + omega / a / RADIANS_PER_DEGREE;
  out[1] = frame.lat + rise / RADIANS_PER_DEGREE;
}

/**
 * Place of a point in the azimuthal equidistant plane of the frame: writes metres east and north to `out[0]`,
 * `out[1]`, whose length is the geodesic distance and whose direction is the azimuth at the frame's point.
 */
export function localMeters(frame: LocalFrame, lon: number, lat: number, out: Float64Array): void {
  let lonAway = lon - frame.lon;
  if (lonAway > 180) lonAway -= 360;
  else if (lonAway < -180) lonAway += 360;
  const { a, b, sin, cos } = frame;
  const rise = (lat - frame.lat) * RADIANS_PER_DEGREE;
  const omega = 0.5 * a * lonAway * RADIANS_PER_DEGREE;
  const d =
    (rise / (2 * b)) *
    (1 + ((0.75 * SECOND_ECCENTRICITY_SQUARED) / (b * b)) * rise * sinTwiceAnd(frame, (2 / 3) * rise));
  const sinD = sinSmall(d);
  const cosD = cosSmall(d);
  const sinOmega = sinSmall(omega);
  const cosOmega = cosSmall(omega);
  const along = sinD * cosOmega;
  const across = (sinOmega * (b * cos * cosD - sin * sinD)) / a;
  const halfChord = Math.sqrt(along * along + across * across);
  if (halfChord === 0) {
    out[0] = 0;
    out[1] = 0;
    return;
  }
  const distance = 2 * asinSmall(halfChord) * frame.sphereMeters;
  if (distance > BOWRING_METERS || Math.abs(frame.lat) > BOWRING_DEGREES) {
    const line = WGS84.Inverse(frame.lat, frame.lon, lat, lon, LENGTH_AND_AZIMUTH);
    out[0] = line.s12! * Math.sin(line.azi1! * RADIANS_PER_DEGREE);
    out[1] = line.s12! * Math.cos(line.azi1! * RADIANS_PER_DEGREE);
    return;
  }
  // azimuth = atan2(across, along) - atan(tanTurn), kept as a rotation so that no angle is ever formed
  const tanTurn = ((sin + (b * cos * sinD) / cosD) * sinOmega) / (cosOmega * a);
  const scale = distance / (halfChord * Math.sqrt(1 + tanTurn * tanTurn));
  out[0] = scale * (across - along * tanTurn);
  out[1] = scale * (along + across * tanTurn);
}
