import { RADIANS_PER_DEGREE } from './ellipsoid.ts';

/** A transverse Mercator projection: UTM, Gauss-Krüger and their like. */
export interface TransverseMercator {
  readonly semiMajorMeters: number;
  /** First eccentricity squared, above 0. */
  readonly eccentricitySquared: number;
  /** Central meridian and latitude of origin, radians. */
  readonly meridian: number;
  readonly originLat: number;
  /** Scale on the central meridian. */
  readonly scale: number;
  readonly falseEasting: number;
  readonly falseNorthing: number;
}

/** Farther from the central meridian (about 81.7° on the equator) the series is not to be trusted; PROJ draws the same border. */
const FARTHEST = 2.623395162778;

/**
 * Projects degrees to metres by Krüger's series to the sixth power of the third flattening (L. Krüger 1912; C. F. F. Karney,
 * "Transverse Mercator with an accuracy of a few nanometers", J. Geodesy 85, 2011, eqs. 7-12 and 35), right to nanometres
 * within 3000 km of the central meridian.
 *
 * @returns easting x and northing y; Infinity too far from the central meridian, NaN for a NaN coordinate
 */
export function transverseMercator(projection: TransverseMercator, lon: Float64Array, lat: Float64Array): { x: Float64Array; y: Float64Array } {
  const { semiMajorMeters, eccentricitySquared, meridian, originLat, scale, falseEasting, falseNorthing } = projection;
  const eccentricity = Math.sqrt(eccentricitySquared);
  const flattening = eccentricitySquared / (1 + Math.sqrt(1 - eccentricitySquared));
  const n = flattening / (2 - flattening);
  const series = seriesOf(n);
  const meters = ((scale * semiMajorMeters) / (1 + n)) * (1 + n * n * (1 / 4 + n * n * (1 / 64 + (n * n) / 256)));
  const x = new Float64Array(lon.length);
  const y = new Float64Array(lon.length);
  const at = Float64Array.of(NaN, NaN);
  project(eccentricity, series, 0, originLat, at);
  const origin = at[1];
  for (let i = 0; i < lon.length; i++) {
    project(eccentricity, series, lon[i] * RADIANS_PER_DEGREE - meridian, lat[i] * RADIANS_PER_DEGREE, at);
    const near = !(Math.abs(at[0]) > FARTHEST);
    x[i] = near ? falseEasting + meters * at[0] : Infinity;
    y[i] = near ? falseNorthing + meters * (at[1] - origin) : Infinity;
  }
  return { x, y };
}

/** Writes east and north of a place as parts of the rectifying radius. `lon` from the central meridian and `lat` in radians. */
function project(eccentricity: number, series: Float64Array, lon: number, lat: number, into: Float64Array): void {
  const sinLat = Math.sin(lat);
  const cosLat = Math.cos(lat);
  const sigma = Math.sinh(eccentricity * Math.atanh(eccentricity * sinLat));
  // Conformal latitude: its tangent times the cosine of the latitude, so that a pole is a place like any other.
  const up = sinLat * Math.sqrt(1 + sigma * sigma) - sigma;
  const along = cosLat * Math.cos(lon);
  const across = cosLat * Math.sin(lon);
  const length = Math.sqrt(up * up + along * along);
  const sinNorth = up / length;
  const cosNorth = along / length;
  const sinhEast = across / length;
  const coshEast = Math.sqrt(1 + sinhEast * sinhEast);

  // Clenshaw's sum of series[k] sin(2 (k + 1) (north + i east)).
  const sin2 = 2 * sinNorth * cosNorth;
  const cos2 = 1 - 2 * sinNorth * sinNorth;
  const sinh2 = 2 * sinhEast * coshEast;
  const cosh2 = 1 + 2 * sinhEast * sinhEast;
  const real = 2 * cos2 * cosh2;
  const imaginary = -2 * sin2 * sinh2;
  let [a, b, aBefore, bBefore] = [0, 0, 0, 0];
  for (let k = series.length - 1; k >= 0; k--) {
    const aNext = real * a - imaginary * b - aBefore + series[k];
    const bNext = imaginary * a + real * b - bBefore;
    aBefore = a;
    bBefore = b;
    a = aNext;
    b = bNext;
  }
  const sinReal = sin2 * cosh2;
  const sinImaginary = cos2 * sinh2;
  into[0] = Math.asinh(sinhEast) + sinReal * b + sinImaginary * a;
  into[1] = Math.atan2(up, along) + sinReal * a - sinImaginary * b;
}

/** Karney's eq. 35: the coefficients of sin 2kζ, from the third flattening. */
function seriesOf(n: number): Float64Array {
  return Float64Array.of(
    n * (1 / 2 + n * (-2 / 3 + n * (5 / 16 + n * (41 / 180 + n * (-127 / 288 + (n * 7891) / 37_800))))),
    n ** 2 * (13 / 48 + n * (-3 / 5 + n * (557 / 1440 + n * (281 / 630 - (n * 1_983_433) / 1_935_360)))),
    n ** 3 * (61 / 240 + n * (-103 / 140 + n * (15_061 / 26_880 + (n * 167_603) / 181_440))),
    n ** 4 * (49_561 / 161_280 + n * (-179 / 168 + (n * 6_601_661) / 7_257_600)),
    n ** 5 * (34_729 / 80_640 - (n * 3_418_889) / 1_995_840),
    (n ** 6 * 212_378_941) / 319_334_400,
  );
}
