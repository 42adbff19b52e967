import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import {
  AUTHALIC_METERS_PER_DEGREE,
  authalicOrdinateMeters,
  chordErrorMeters,
  geodesicFromChord,
  geodesicMeters,
  LONGEST_CHORD_METERS,
  meridianCurvature,
  primeVerticalCurvature,
  RADIANS_PER_DEGREE,
} from '../../geo/earth/ellipsoid.ts';
import { localFrame, localMeters, positionAt } from '../../geo/earth/localGeodesic.ts';
import { geocentric } from './geocentric.ts';
import { points } from './zonePolygons.ts';

const WGS84 = geodesic.Geodesic.WGS84;
const run = { seed: 20170123, numRuns: 4000 };
const lon = fc.double({ min: -180, max: 180, noNaN: true });
const lat = fc.double({ min: -80, max: 80, noNaN: true });
const azimuth = fc.double({ min: -180, max: 180, noNaN: true });

/** Stated bound of Bowring's formulas: 5 micrometres to 15 km, 0.2 mm to 50 km, 1 mm to 100 km. */
function bowringBound(meters: number): number {
  return meters <= 15_000 ? 5e-6 : meters <= 50_000 ? 2e-4 : 1e-3;
}

describe('geodesicMeters', () => {
  it('measures a quarter meridian and one degree of the equator', () => {
    // quarter meridian of WGS 84 as published: 10 001 965.7293 m; one degree of the equator: a * pi / 180
    expect(geodesicMeters(30, 0, 30, 90)).toBeCloseTo(10_001_965.7293, 3);
    expect(geodesicMeters(12, 0, 13, 0)).toBeCloseTo((6_378_137 * Math.PI) / 180, 6);
  });

  it('is NaN where a coordinate is', () => {
    expect(geodesicMeters(NaN, 1, 2, 3)).toBeNaN();
  });
});

describe('geocentric', () => {
  it('puts the axes where the standard does', () => {
    const { x, y, z } = geocentric(points([0, 0], [90, 0], [0, 90]));
    expect([x[0], y[0], z[0]]).toEqual([6_378_137, 0, 0]);
    expect(y[1]).toBeCloseTo(6_378_137, 6);
    // semi-minor axis of WGS 84: 6 356 752.3142 m
    expect(z[2]).toBeCloseTo(6_356_752.3142, 4);
  });
});

describe('geodesicFromChord', () => {
  it('stays within its stated error of geographiclib', () => {
    fc.assert(
      fc.property(lon, lat, azimuth, fc.double({ min: 1, max: LONGEST_CHORD_METERS, noNaN: true }), (lon1, lat1, azi, length) => {
        const end = WGS84.Direct(lat1, lon1, azi, length);
        const { x, y, z } = geocentric(points([lon1, lat1], [end.lon2!, end.lat2!]));
        const chord = Math.hypot(x[1] - x[0], y[1] - y[0], z[1] - z[0]);
        const sin = Math.sin(lat1 * RADIANS_PER_DEGREE);
        const share = Math.cos(azi * RADIANS_PER_DEGREE) ** 2;
        const curvature = share * meridianCurvature(sin) + (1 - share) * primeVerticalCurvature(sin);
        expect(Math.abs(geodesicFromChord(chord, curvature) - length)).toBeLessThan(chordErrorMeters(length));
      }),
      run,
    );
  });
});

describe('localGeodesic', () => {
  it('goes where geographiclib goes', () => {
    const out = new Float64Array(2);
    fc.assert(
      fc.property(lon, lat, azimuth, fc.double({ min: 0, max: 400_000, noNaN: true }), (lon1, lat1, azi, length) => {
        positionAt(localFrame(lon1, lat1), azi * RADIANS_PER_DEGREE, length, out);
        const end = WGS84.Direct(lat1, lon1, azi, length);
        expect(geodesicMeters(out[0], out[1], end.lon2!, end.lat2!)).toBeLessThan(bowringBound(length));
      }),
      run,
    );
  });

  it('finds the way geographiclib finds', () => {
    const out = new Float64Array(2);
    fc.assert(
      fc.property(lon, lat, azimuth, fc.double({ min: 0, max: 400_000, noNaN: true }), (lon1, lat1, azi, length) => {
        const end = WGS84.Direct(lat1, lon1, azi, length);
        localMeters(localFrame(lon1, lat1), end.lon2!, end.lat2!, out);
        const east = length * Math.sin(azi * RADIANS_PER_DEGREE);
        const north = length * Math.cos(azi * RADIANS_PER_DEGREE);
        expect(Math.hypot(out[0] - east, out[1] - north)).toBeLessThan(bowringBound(length));
      }),
      run,
    );
  });

  it('is exactly nothing at the point itself, also across the 180th meridian', () => {
    const out = Float64Array.of(1, 1);
    localMeters(localFrame(180, 12), -180, 12, out);
    expect([...out]).toEqual([0, 0]);
  });
});

describe('authalicOrdinateMeters', () => {
  it('gives the surface of the ellipsoid between the poles', () => {
    // whole surface of WGS 84 as published: 510 065 621.724 km2
    const surface = 2 * authalicOrdinateMeters(90) * 360 * AUTHALIC_METERS_PER_DEGREE;
    expect(surface / 5.10065621724e14).toBeCloseTo(1, 11);
  });
});
