import geodesic from 'geographiclib-geodesic';

/**
 * The WGS 84 ellipsoid (CGCS2000 differs by 0.1 mm in the semi-minor axis): geodesic length, the chord through the
 * Earth as a fast stand-in for it, and the authalic ordinate that makes areas a matter of plane geometry.
 */
export const SEMI_MAJOR_METERS = 6_378_137;
const FLATTENING = 1 / 298.257223563;
/** First eccentricity squared, e². */
export const ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);
export const RADIANS_PER_DEGREE = Math.PI / 180;
/** Rounded down: the meridian at the equator curves most, at a (1 - e²) = 6 335 439.3 m. */
export const LEAST_RADIUS_OF_CURVATURE_METERS = 6_335_439;

/** Chords up to this length may go through `geodesicFromChord`; longer ones are for `geodesicMeters`. */
export const LONGEST_CHORD_METERS = 100_000;

const WGS84 = geodesic.Geodesic.WGS84;

/**
 * Length in metres of the shortest geodesic between two points in degrees, right to 15 nanometres
 * (C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87, 2013). NaN if a coordinate is NaN.
 */
export function geodesicMeters(lon1: number, lat1: number, lon2: number, lat2: number): number {
  return WGS84.Inverse(lat1, lon1, lat2, lon2, geodesic.Geodesic.DISTANCE).s12!;
}

/** Curvature 1/N of the prime vertical, per metre, at the latitude of the given sine. */
export function primeVerticalCurvature(sinLat: number): number {
  return Math.sqrt(1 - ECCENTRICITY_SQUARED * sinLat * sinLat) / SEMI_MAJOR_METERS;
}

/** Curvature 1/M of the meridian, per metre, at the latitude of the given sine. */
export function meridianCurvature(sinLat: number): number {
  const w = 1 - ECCENTRICITY_SQUARED * sinLat * sinLat;
  return (w * Math.sqrt(w)) / (SEMI_MAJOR_METERS * (1 - ECCENTRICITY_SQUARED));
}

/**
 * Geodesic length in metres of a straight chord of c metres, from the curvature k = 1/R of the ellipsoid along the
 * chord at one of its ends (Euler: k = cos²α / M + sin²α / N at azimuth α): s = c (1 + c²k²/24 + 3 c⁴k⁴/640), the
 * series of 2R arcsin(c/2R). Wrong by less than `chordErrorMeters` up to `LONGEST_CHORD_METERS`.
 */
export function geodesicFromChord(chordMeters: number, curvature: number): number {
  const q = chordMeters * chordMeters * curvature * curvature;
  return chordMeters * (1 + q * (1 / 24 + q * (3 / 640)));
}

/** Bound of the error of `geodesicFromChord`, in metres: the change of curvature along the line, and rounding. */
export function chordErrorMeters(lengthMeters: number): number {
  const q = lengthMeters / LONGEST_CHORD_METERS;
  return 2e-8 + 1e-3 * q * q * q;
}

/**
 * Ordinate in metres of a parallel in the cylindrical equal-area plane of the ellipsoid, a q(φ) / 2 with
 * q = (1 - e²) (sin φ / (1 - e² sin²φ) + artanh(e sin φ) / e)
 * (J. P. Snyder, Map Projections: A Working Manual, USGS PP 1395, 1987, eq. 3-12). Together with the abscissa a λ
 * (λ in radians) plane areas equal ellipsoidal areas exactly. `latDegrees` in [-90, 90].
 */
export function authalicOrdinateMeters(latDegrees: number): number {
  const s = Math.sin(latDegrees * RADIANS_PER_DEGREE);
  const q = ECCENTRICITY_SQUARED * s * s;
  // artanh(e sin φ) / (e sin φ) by its series: e² is 0.0067, so eight terms are all that a double holds
  const series = 1 + q * (1 / 3 + q * (1 / 5 + q * (1 / 7 + q * (1 / 9 + q * (1 / 11 + q * (1 / 13 + q / 15))))));
  return 0.5 * SEMI_MAJOR_METERS * (1 - ECCENTRICITY_SQUARED) * s * (1 / (1 - q) + series);
}

/** Abscissa in metres, in the same plane, of a longitude or a difference of longitudes in degrees. */
export const AUTHALIC_METERS_PER_DEGREE = SEMI_MAJOR_METERS * RADIANS_PER_DEGREE;
