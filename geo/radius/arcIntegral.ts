import { AUTHALIC_METERS_PER_DEGREE, authalicOrdinateMeters } from '../earth/ellipsoid.ts';
import { positionAt } from '../earth/localGeodesic.ts';
import type { LocalFrame } from '../earth/localGeodesic.ts';

/** Chords per stretch of an arc, and the length of a stretch: a chord spans at most 5.6 degrees of azimuth. */
const CHORDS = 8;
const STRETCH_RADIANS = Math.PI / 4;

export interface ArcIntegral {
  /** ∫ x dy along the arc in the equal-area plane, x counted from the centre of the circle. */
  squareMeters: number;
  /** y at the end less y at the start. */
  riseMeters: number;
}

let abscissa = new Float64Array(1024);
let ordinate = new Float64Array(1024);
const position = new Float64Array(2);

/**
 * ∫ x dy along the geodesic circle of `radiusMeters` around the frame's point, from azimuth `from` to `to` in radians,
 * in the equal-area plane of the ellipsoid. `ends` gives the end points (lon, lat, lon, lat, degrees), which are
 * taken as they are. The sum over an inscribed polygon errs in even powers of the chord, so those over 1, 2, 4 and 8
 * chords a stretch are extrapolated (Romberg): no area is lost to the polygon, the relative error being 1e-10.
 */
export function arcIntegral(frame: LocalFrame, radiusMeters: number, from: number, to: number, ends: Float64Array): ArcIntegral {
  const chords = CHORDS * Math.max(1, Math.ceil(Math.abs(to - from) / STRETCH_RADIANS));
  if (abscissa.length <= chords) {
    abscissa = new Float64Array(2 * chords);
    ordinate = new Float64Array(2 * chords);
  }
  for (let k = 0; k <= chords; k++) {
    if (k === 0 || k === chords) {
      position[0] = ends[k === 0 ? 0 : 2];
      position[1] = ends[k === 0 ? 1 : 3];
    } else {
      positionAt(frame, from + ((to - from) * k) / chords, radiusMeters, position);
    }
    const lonAway = position[0] - frame.lon;
    abscissa[k] = (lonAway - 360 * Math.round(lonAway / 360)) * AUTHALIC_METERS_PER_DEGREE;
    ordinate[k] = authalicOrdinateMeters(position[1]);
  }
  const by1 = polygonSum(chords, 1);
  const by2 = polygonSum(chords, 2);
  const by4 = polygonSum(chords, 4);
  const by8 = polygonSum(chords, 8);
  const square1 = by1 + (by1 - by2) / 3;
  const square2 = by2 + (by2 - by4) / 3;
  const square4 = by4 + (by4 - by8) / 3;
  const fourth1 = square1 + (square1 - square2) / 15;
  const fourth2 = square2 + (square2 - square4) / 15;
  return { squareMeters: fourth1 + (fourth1 - fourth2) / 63, riseMeters: ordinate[chords] - ordinate[0] };
}

function polygonSum(chords: number, stride: number): number {
  let sum = 0;
  for (let k = 0; k < chords; k += stride) {
    sum += (abscissa[k] + abscissa[k + stride]) * (ordinate[k + stride] - ordinate[k]);
  }
  return sum / 2;
}
