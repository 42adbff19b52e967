import { chordErrorMeters, geodesicFromChord, geodesicMeters, LEAST_RADIUS_OF_CURVATURE_METERS, LONGEST_CHORD_METERS, meridianCurvature, primeVerticalCurvature, RADIANS_PER_DEGREE } from '../earth/ellipsoid.ts';
import type { SiteGrid } from './siteGrid.ts';
import type { Points } from '../types.ts';

/**
 * How far a point is from a site of a grid: the geodesic of the chord between them, which is at hand, and the exact
 * geodesic where that leaves a doubt.
 */

/** Points placed in the grid at a time: few enough to stay in the nearest cache. */
export const BLOCK_POINTS = 1024;
/** Distances that differ by no more than this are a tie: positions and lengths in doubles carry no finer meaning. */
export const TIE_METERS = 1e-6;
/** Mean radius of the Earth: how far one end of a chord lies under the horizon of the other is taken from it. */
const EARTH_RADIUS_METERS = 6_371_000;
/** Up to here the geodesic is a micrometre longer than the chord, and the direction changes that by 1 %. */
const SHORT_CHORD_METERS = 1000;

/** Square of a chord whose geodesic is within the limit wherever it lies, that of the most curved arc; -1 where none is sure. */
export function squareOfSureChord(limitMeters: number): number {
  if (limitMeters > LONGEST_CHORD_METERS) return -1;
  const diameter = 2 * LEAST_RADIUS_OF_CURVATURE_METERS;
  const chord = diameter * Math.sin(limitMeters / diameter) - chordErrorMeters(limitMeters);
  return chord > 0 ? chord * chord : -1;
}

/**
 * Geodesic metres from a place, that of the point at `lon` and `lat` degrees, to the site in `slot`, NaN beyond the
 * limit; exact where the chord leaves doubt.
 */
export function metersWithin(
  grid: SiteGrid, placeEast: number, placeNorth: number, placeUp: number, slot: number, limitMeters: number, sites: Points, lon: number, lat: number,
): number {
  const dEast = grid.east[slot] - placeEast;
  const dNorth = grid.north[slot] - placeNorth;
  const dUp = grid.up[slot] - placeUp;
  const squared = dEast * dEast + dNorth * dNorth + dUp * dUp;
  if (squared === 0) return 0;
  const reach = limitMeters + TIE_METERS;
  if (squared > reach * reach) return NaN;
  const { rotation } = grid;
  return decided(squared, rotation[2] * dEast + rotation[5] * dNorth + rotation[8] * dUp, grid.site[slot], limitMeters, sites, lon, lat);
}

/** The metres of a pair with that chord, NaN beyond the limit; exact where the chord leaves doubt. */
export function decided(squared: number, poleward: number, site: number, limitMeters: number, sites: Points, lon: number, lat: number): number {
  if (squared <= LONGEST_CHORD_METERS * LONGEST_CHORD_METERS) {
    const chord = Math.sqrt(squared);
    const meters = geodesicFromChord(chord, chord <= SHORT_CHORD_METERS ? 1 / EARTH_RADIUS_METERS : curvatureTowards(lat, poleward, squared));
    if (Math.abs(meters - limitMeters) > chordErrorMeters(meters)) return meters <= limitMeters ? meters : NaN;
  }
  const meters = geodesicMeters(lon, lat, sites.lon[site], sites.lat[site]);
  return meters <= limitMeters ? meters : NaN;
}

/** Latitude in degrees, its sine and squared cosine, and the curvatures there: of the prime vertical, and how much more the meridian's is. */
const bend = Float64Array.of(NaN, NaN, NaN, NaN, NaN);

function bendAt(lat: number): void {
  const sinLat = Math.sin(lat * RADIANS_PER_DEGREE);
  const primeVertical = primeVerticalCurvature(sinLat);
  bend[0] = lat;
  bend[1] = sinLat;
  bend[2] = 1 - sinLat * sinLat;
  bend[3] = primeVertical;
  bend[4] = meridianCurvature(sinLat) - primeVertical;
}

/**
 * Curvature of the ellipsoid at latitude `lat` towards a chord that leads `poleward` metres along the Earth's axis
 * (Euler's theorem). The chord's part towards the north is what is left of that after its dip under the horizon.
 */
function curvatureTowards(lat: number, poleward: number, chordSquared: number): number {
  // one point meets many sites, and the points of a raster share their latitude
  if (lat !== bend[0]) bendAt(lat);
  const northward = poleward + (bend[1] * chordSquared) / (2 * EARTH_RADIUS_METERS);
  // at a pole all directions curve alike
  const share = bend[2] > 0 ? Math.min(1, (northward * northward) / (bend[2] * chordSquared)) : 0;
  return bend[3] + share * bend[4];
}

/**
 * How much longer a chord can be than another whose geodesic is longer: the curvature of the ellipsoid differs by up
 * to 1.4 % between directions and places, which moves c³k²/24, the excess of the geodesic, by less than this.
 */
export function doubtMeters(chordMeters: number): number {
  const q = chordMeters / 100_000;
  return 2 * TIE_METERS + 0.05 * q * q * q;
}

/** Throws RangeError if the limit is negative or NaN. */
export function checkLimit(limitMeters: number): void {
  if (!(limitMeters >= 0)) throw new RangeError(`limitMeters ${limitMeters} is not a distance`);
}
