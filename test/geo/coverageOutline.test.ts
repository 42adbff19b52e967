import { area as turfArea, booleanValid, circle as turfCircle, featureCollection, multiPolygon, union } from '@turf/turf';
import fc from 'fast-check';
import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { unionOutline } from '../../geo/radius/coverageOutline.ts';
import { geodesicMeters } from '../../geo/earth/ellipsoid.ts';
import { localFrame, positionAt } from '../../geo/earth/localGeodesic.ts';
import { coveredAreasSquareMeters } from '../../geo/radius/radiusArea.ts';
import { zoneAreasSquareMeters } from '../../geo/zones/zoneArea.ts';
import { buildZoneIndex } from '../../geo/zones/zoneIndex.ts';
import { boxRing, points, polygon, zonePolygons } from './zonePolygons.ts';

function away(azimuthDegrees: number, meters: number): [number, number] {
  const out = new Float64Array(2);
  positionAt(localFrame(105, 30), (azimuthDegrees * Math.PI) / 180, meters, out);
  return [out[0], out[1]];
}

function signedArea(ring: Position[]): number {
  let sum = 0;
  for (let k = 0; k + 1 < ring.length; k++) {
    sum += (ring[k][0] - ring[0][0]) * (ring[k + 1][1] - ring[0][1]) - (ring[k + 1][0] - ring[0][0]) * (ring[k][1] - ring[0][1]);
  }
  return sum / 2;
}

describe('unionOutline', () => {
  it('draws a circle that meets no other as a full ring of geodesic radius', () => {
    const [[ring], ...others] = unionOutline(points([105, 30]), 5000, 256);
    expect(others).toEqual([]);
    expect(ring).toHaveLength(257);
    expect(ring[256]).toEqual(ring[0]);
    expect(signedArea(ring)).toBeGreaterThan(0);
    for (const [lon, lat] of ring) expect(geodesicMeters(105, 30, lon, lat)).toBeCloseTo(5000, 5);
  });

  it('keeps apart what is apart, and draws a repeated site once', () => {
    expect(unionOutline(points([105, 30], [105, 30], [106, 30]), 5000).map((rings) => rings.length)).toEqual([1, 1]);
  });

  it('draws a wreath of circles as a ring with a hole, an island in the hole, and gives each hole to its own ring', () => {
    // twelve circles 3 r from the middle: neighbours are 2 x 3 r sin 15° = 1.55 r apart and overlap, and the middle
    // circle, which reaches r of the 2 r that are open, touches none of them
    const radius = 3000;
    const wreath = Array.from({ length: 12 }, (_, k) => away(30 * k, 3 * radius));
    const [outer, ...none] = unionOutline(points(...wreath), radius);
    expect(none).toEqual([]);
    expect(outer.map((ring) => Math.sign(signedArea(ring)))).toEqual([1, -1]);
    const withIsland = unionOutline(points(...wreath, [105, 30]), radius);
    expect(withIsland.map((rings) => rings.length)).toEqual([2, 1]);
    // two such wreaths: each hole goes to the ring around it
    const twice = unionOutline(points(...wreath, ...wreath.map(([lon, lat]): [number, number] => [lon + 1, lat])), radius);
    expect(twice.map((rings) => rings.length)).toEqual([2, 2]);
    for (const [ring, hole] of twice) expect(Math.abs(hole[0][0] - ring[0][0])).toBeLessThan(0.3);
  });

  it('runs on past the 180th meridian', () => {
    const [[ring]] = unionOutline(points([179.99, 10], [-179.99, 10]), 5000);
    const lons = ring.map(([lon]) => lon);
    expect(Math.max(...lons) - Math.min(...lons)).toBeLessThan(0.2);
  });

  it('encloses what Turf encloses, as far as a sphere agrees with the ellipsoid', () => {
    const sites: [number, number][] = [[105, 30], [105.06, 30.02], [105.02, 30.07], [104.95, 29.96], [105.3, 30.1]];
    const circles = sites.map((site) => turfCircle(site, 5, { units: 'kilometers', steps: 256 }));
    const outline = multiPolygon(unionOutline(points(...sites), 5000));
    expect(turfArea(outline) / turfArea(union(featureCollection(circles))!)).toBeCloseTo(1, 2);
    expect(booleanValid(outline)).toBe(true);
  });

  it('encloses the area the exact method finds, less what inscribed polygons lose, in closed, rightly turned rings', () => {
    const zones = zonePolygons([polygon(boxRing(102, 27, 108, 33))]);
    const index = buildZoneIndex(zones);
    const site = fc.tuple(fc.double({ min: 104, max: 106, noNaN: true }), fc.double({ min: 29, max: 31, noNaN: true }));
    fc.assert(
      fc.property(fc.array(site, { minLength: 1, maxLength: 60 }), fc.double({ min: 1000, max: 40_000, noNaN: true }), (list, radius) => {
        const outline = unionOutline(points(...list), radius, 256);
        const [exact] = coveredAreasSquareMeters(zones, index, points(...list), radius);
        const [drawn] = zoneAreasSquareMeters(zonePolygons([{ type: 'MultiPolygon', coordinates: outline }]));
        // an inscribed polygon of 256 vertices loses 2 pi² / (3 x 256²) = 1.0e-4 of a circle, of every circle at most
        expect(drawn).toBeLessThanOrEqual(exact * (1 + 1e-9));
        expect(drawn).toBeGreaterThanOrEqual(exact - 1.01e-4 * list.length * Math.PI * radius ** 2);
        for (const rings of outline) {
          rings.forEach((ring, k) => {
            expect(ring[ring.length - 1]).toEqual(ring[0]);
            expect(Math.sign(signedArea(ring))).toBe(k === 0 ? 1 : -1);
          });
        }
      }),
      { seed: 20170128, numRuns: 100 },
    );
  });

  it('refuses too few steps', () => {
    expect(() => unionOutline(points([105, 30]), 5000, 7)).toThrow(RangeError);
  });
});
