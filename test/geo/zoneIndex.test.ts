import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orientation } from '../../geo/zones/orientation.ts';
import type { ZonePolygons } from '../../geo/types.ts';
import { zoneAreasSquareMeters } from '../../geo/zones/zoneArea.ts';
import { buildZoneIndex, locateAll, locatePoint, locatePoints } from '../../geo/zones/zoneIndex.ts';
import { boxRing, points, polygon, starRing, zonePolygons } from './zonePolygons.ts';

/** Ray casting over every edge of a zone, for points on no border. */
function contains(zones: ZonePolygons, zone: number, lon: number, lat: number): boolean {
  let inside = false;
  for (let ring = zones.polygonOffsets[zones.zoneOffsets[zone]]; ring < zones.polygonOffsets[zones.zoneOffsets[zone + 1]]; ring++) {
    const end = zones.ringOffsets[ring + 1];
    for (let v = zones.ringOffsets[ring], w = end - 1; v < end; w = v++) {
      const [ax, ay, bx, by] = [w, v].flatMap((k) => [zones.coordinates[2 * k], zones.coordinates[2 * k + 1]]);
      if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  }
  return inside;
}

describe('locatePoints', () => {
  // zone 0: box with a hole; zone 1: the enclave in the hole and an exclave in the east; zone 2: empty; zone 3: overlaps 0
  const zones = zonePolygons([
    polygon(boxRing(100, 30, 104, 34), boxRing(101, 31, 102, 32)),
    { type: 'MultiPolygon', coordinates: [[boxRing(101, 31, 102, 32)], [boxRing(110, 30, 111, 31)]] },
    null,
    polygon(boxRing(103, 33, 106, 36)),
  ]);
  const index = buildZoneIndex(zones);

  it('knows holes, enclaves, exclaves, overlaps and the outside', () => {
    const where = points([100.5, 30.5], [101.5, 31.5], [110.5, 30.5], [103.5, 33.5], [105, 35], [107, 31], [99, 31], [NaN, 31], [101, NaN]);
    expect([...locatePoints(index, where)]).toEqual([0, 1, 1, 0, 3, -1, -1, -1, -1]);
    expect(locateAll(index, 103.5, 33.5)).toEqual([0, 3]);
    expect(locateAll(index, 101.5, 31.5)).toEqual([1]);
    expect(locateAll(index, 0, 0)).toEqual([]);
  });

  it('gives a border to the earlier zone, and the outer border to the zone', () => {
    // edge and corner of the hole; outer edges and corners on all four sides; a level edge of the exclave
    const border = points([101, 31.25], [102, 32], [100, 33], [104, 34], [102.5, 34], [102.5, 30], [110.5, 31]);
    expect([...locatePoints(index, border)]).toEqual([0, 0, 0, 0, 0, 0, 1]);
    expect(locateAll(index, 101, 31.25)).toEqual([0, 1]);
  });

  it('gives a slanting shared border to the earlier zone, in either order of the file', () => {
    // the diagonal from (0, 0) to (3, 1.5) holds (1, 0.5) and (2, 1) exactly
    const south = polygon([[0, 0], [3, 0], [3, 1.5], [0, 0]]);
    const north = polygon([[0, 0], [3, 1.5], [0, 1.5], [0, 0]]);
    const on = points([1, 0.5], [2, 1], [0, 0], [3, 1.5]);
    expect([...locatePoints(buildZoneIndex(zonePolygons([south, north])), on)]).toEqual([0, 0, 0, 0]);
    expect([...locatePoints(buildZoneIndex(zonePolygons([north, south])), on)]).toEqual([0, 0, 0, 0]);
    expect(locateAll(buildZoneIndex(zonePolygons([north, south])), 2, 1)).toEqual([0, 1]);
  });

  it('tells zones apart whose borders run along the rows of the grid', () => {
    // Three rows of three boxes a quarter of a degree wide and one far to the east, at any order: 40 edges make 63 columns and 4 rows of just that height.
    const corners = [0, 1, 2, 3].flatMap((row) => [0, 1, 2].map((column) => [100 + 0.25 * column, 30 + 0.25 * row])).concat([[115.25, 30.5]]);
    fc.assert(
      fc.property(fc.shuffledSubarray(corners, { minLength: corners.length }), fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 }), (order, x, y) => {
        const index = buildZoneIndex(zonePolygons(order.map(([west, south]) => polygon(boxRing(west, south, west + 0.25, south + 0.25)))));
        const inside = points(...order.map(([west, south]): [number, number] => [west + 0.0025 * x, south + 0.0025 * y]));
        expect([...locatePoints(index, inside)]).toEqual(order.map((_, zone) => zone));
        order.forEach((_, zone) => expect(locateAll(index, inside.lon[zone], inside.lat[zone])).toEqual([zone]));
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  it('answers with no zones at all, and refuses a vertex that is no coordinate', () => {
    expect(locatePoint(buildZoneIndex(zonePolygons([])), 1, 2)).toBe(-1);
    expect(() => buildZoneIndex(zonePolygons([polygon([[0, 0], [1, NaN], [1, 1], [0, 0]])]))).toThrow(RangeError);
  });

  it('tells the caller of every point, and stops when the caller throws', () => {
    let told = 0;
    const many = { lon: new Float64Array(20_000).fill(100.5), lat: new Float64Array(20_000).fill(30.5) };
    locatePoints(index, many, (units) => { told += units; });
    expect(told).toBe(20_000);
    expect(() => locatePoints(index, many, () => { throw new Error('cancelled'); })).toThrow('cancelled');
  });

  it('agrees with ray casting over every edge', () => {
    const star = fc.tuple(
      fc.double({ min: 100, max: 104, noNaN: true }),
      fc.double({ min: 28, max: 31, noNaN: true }),
      fc.array(fc.double({ min: 0.2, max: 1.5, noNaN: true }), { minLength: 3, maxLength: 60 }),
    );
    const where = fc.tuple(fc.double({ min: 98, max: 106, noNaN: true }), fc.double({ min: 26, max: 33, noNaN: true }));
    fc.assert(
      fc.property(fc.array(star, { minLength: 1, maxLength: 6 }), fc.array(where, { minLength: 20, maxLength: 60 }), (stars, places) => {
        const shapes = stars.map(([lon, lat, radii]) => polygon(starRing(lon, lat, radii), starRing(lon, lat, radii.map((r) => r / 3))));
        const zones = zonePolygons(shapes);
        const index = buildZoneIndex(zones);
        for (const [lon, lat] of places) {
          const expected = shapes.map((_, zone) => zone).filter((zone) => contains(zones, zone, lon, lat));
          expect(locateAll(index, lon, lat)).toEqual(expected);
          expect(locatePoint(index, lon, lat)).toBe(expected[0] ?? -1);
        }
      }),
      { seed: 20170124, numRuns: 150 },
    );
  });
});

describe('orientation', () => {
  it('tells one unit in the last place off a line from the line', () => {
    // 0.1, 0.2 and 0.3 are not what they say: in doubles (0.3, 0.3) is on the diagonal, its neighbour is not
    const next = 0.30000000000000004;
    expect(orientation(0.1, 0.1, 0.7, 0.7, 0.3, 0.3)).toBe(0);
    expect(orientation(0.1, 0.1, 0.7, 0.7, 0.3, next)).toBeGreaterThan(0);
    expect(orientation(0.1, 0.1, 0.7, 0.7, next, 0.3)).toBeLessThan(0);
    expect(orientation(-12.5, -12.5, 24.5, 24.5, 0.5, 0.5 + 2 ** -53)).toBeGreaterThan(0);
  });
});

describe('zoneAreasSquareMeters', () => {
  it('gives the area between two meridians and two parallels, holes taken off, whatever the winding', () => {
    // closed form of the area between the equator and a parallel over one degree of longitude,
    // b2 / 2 (s / (1 - e2 s2) + artanh(e s) / e), written with the semi-minor axis b
    const e2 = 0.0066943799901413165;
    const e = Math.sqrt(e2);
    const b = 6_356_752.314245179;
    const closed = (lat: number): number => {
      const s = Math.sin((lat * Math.PI) / 180);
      return ((b * b) / 2) * (s / (1 - e2 * s * s) + Math.atanh(e * s) / e) * (Math.PI / 180);
    };
    const outer = boxRing(104, 20, 106, 30);
    const hole = boxRing(104.5, 22, 105, 25);
    const [plain, holed, reversed, empty] = zoneAreasSquareMeters(
      zonePolygons([polygon(outer), polygon(outer, hole), polygon([...outer].reverse(), hole), null]),
    );
    expect(plain / (2 * (closed(30) - closed(20)))).toBeCloseTo(1, 12);
    expect(holed / (2 * (closed(30) - closed(20)) - 0.5 * (closed(25) - closed(22)))).toBeCloseTo(1, 12);
    expect(reversed / holed).toBeCloseTo(1, 14);
    expect(empty).toBe(0);
  });

  it('gives a slanting edge what finely cut edges give', () => {
    const corners = [[100, 20], [109, 24], [103, 33], [100, 20]];
    const fine = corners.slice(0, 3).flatMap(([lon, lat], k) => {
      const [toLon, toLat] = corners[k + 1];
      return Array.from({ length: 5000 }, (_, s) => [lon + ((toLon - lon) * s) / 5000, lat + ((toLat - lat) * s) / 5000]);
    });
    const [coarse, exact] = zoneAreasSquareMeters(zonePolygons([polygon(corners), polygon([...fine, fine[0]])]));
    expect(coarse / exact).toBeCloseTo(1, 10);
  });
});
