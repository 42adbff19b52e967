import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geodesicMeters } from '../../geo/earth/ellipsoid.ts';
import { centresWithin, nearestCentres } from '../../geo/neighbours/nearCentres.ts';
import { componentCount, islandCount, linkAt, listsAmong, listsOfLinks, rowStandardised } from '../../geo/neighbours/neighbourLists.ts';
import type { NeighbourLists } from '../../geo/neighbours/neighbourLists.ts';
import { zoneCentres } from '../../geo/neighbours/zoneCentres.ts';
import { boxRing, points, polygon, zonePolygons } from './zonePolygons.ts';

const rows = ({ offsets, neighbour }: NeighbourLists): number[][] => Array.from({ length: offsets.length - 1 }, (_, i) => Array.from(neighbour.subarray(offsets[i], offsets[i + 1])));
const weights = ({ offsets, weight }: NeighbourLists): number[][] => Array.from({ length: offsets.length - 1 }, (_, i) => Array.from(weight.subarray(offsets[i], offsets[i + 1])));

describe('neighbour lists', () => {
  // 0 -> 1 (3), 0 -> 3 (1), 1 -> 0 (2), 3 -> 4 (5); 2 has no link, 4 none of its own
  const lists = listsOfLinks(5, [3, 0, 1, 0], [4, 3, 0, 1], [5, 1, 2, 3]);

  it('rows ascending, each link in its direction with its weight', () => {
    expect(rows(lists)).toEqual([[1, 3], [0], [], [4], []]);
    expect(weights(lists)).toEqual([[3, 1], [2], [], [5], []]);
    expect([linkAt(lists, 0, 3), linkAt(lists, 3, 0), linkAt(lists, 2, 0), linkAt(lists, 3, 4)]).toEqual([1, -1, -1, 3]);
    expect([islandCount(lists), componentCount(lists)]).toEqual([2, 2]);
  });

  it('rows add up to 1 and islands stay empty', () => {
    expect(weights(rowStandardised(lists))).toEqual([[0.75, 0.25], [1], [], [1], []]);
  });

  it('a unit that leaves, leaves every row', () => {
    const without1 = listsAmong(lists, [0, 2, 3, 4]);
    expect(rows(without1)).toEqual([[2], [], [3], []]);
    expect(weights(rowStandardised(without1))).toEqual([[1], [], [1], []]);
    expect(rows(listsAmong(lists, []))).toEqual([]);
  });

  it('in another order the rows are ascending again', () => {
    const turned = listsAmong(lists, [4, 3, 2, 1, 0]);
    expect(rows(turned)).toEqual([[], [0], [], [4], [1, 3]]);
    expect(weights(turned)).toEqual([[], [5], [], [2], [1, 3]]);
  });

  it('refuses what is no list of neighbours', () => {
    expect(() => listsOfLinks(2, [0], [0])).toThrow('link 0 from 0 to 0');
    expect(() => listsOfLinks(2, [0], [2])).toThrow(RangeError);
    expect(() => listsOfLinks(2, [0, 0], [1, 1])).toThrow('link 0 to 1 is given twice');
    expect(() => listsOfLinks(2, [0], [1], [0])).toThrow('weight 0');
  });
});

describe('centres of area', () => {
  it('holes are taken off and parts weighed by their area, whichever way the rings run', () => {
    // a square of 4 with a hole of 1 x 1 about (101.5, 31.5): (16 x 102 - 101.5) / 15
    const holed = polygon([...boxRing(100, 30, 104, 34)].reverse(), boxRing(101, 31, 102, 32));
    // 1 x 1 about 0.5 and 3 x 1 about 11.5: (0.5 + 34.5) / 4
    const parts = { type: 'MultiPolygon' as const, coordinates: [[boxRing(0, 0, 1, 1)], [boxRing(10, 0, 13, 1)]] };
    const { lon, lat } = zoneCentres(zonePolygons([holed, parts, null]));
    expect(lon[0]).toBeCloseTo((16 * 102 - 101.5) / 15, 12);
    expect(lat[0]).toBeCloseTo((16 * 32 - 31.5) / 15, 12);
    expect([lon[1], lat[1]]).toEqual([8.75, 0.5]);
    expect([lon[2], lat[2]]).toEqual([NaN, NaN]);
  });
});

describe('nearest and near centres', () => {
  it('ties go to the lower index, a point without coordinates has no part', () => {
    // along a meridian; 1 and 3 are equally far from 2 (mirrored at the equator)
    const where = points([105, 1], [105, -0.5], [105, 0], [105, 0.5], [NaN, NaN]);
    expect(rows(nearestCentres(where, 1))).toEqual([[3], [2], [1], [2], []]);
    expect(rows(nearestCentres(where, 3))).toEqual([[1, 2, 3], [0, 2, 3], [0, 1, 3], [0, 1, 2], []]);
    expect(() => nearestCentres(where, 4)).toThrow('4 nearest of 4 points');
    expect(() => nearestCentres(where, 0)).toThrow(RangeError);
  });

  it('many points in one place', () => {
    expect(rows(nearestCentres(points([105, 30], [105, 30], [105, 30], [105, 30.1]), 1))).toEqual([[1], [0], [0], [0]]);
  });

  it('within a distance, its end included and oneself left out', () => {
    const where = points([105, 30], [105.1, 30], [105.3, 30], [NaN, 3]);
    const first = geodesicMeters(105, 30, 105.1, 30);
    expect(rows(centresWithin(where, first))).toEqual([[1], [0], [], []]);
    expect(rows(centresWithin(where, first * 0.999_999))).toEqual([[], [], [], []]);
    expect(rows(centresWithin(where, first * 2.001))).toEqual([[1], [0, 2], [1], []]);
  });

  it('equal the comparison of every geodesic with every other', () => {
    // spread over a town, over a province, over half the Earth
    const place = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }));
    fc.assert(fc.property(fc.array(place, { minLength: 3, maxLength: 40 }), fc.constantFrom(0.05, 3, 60), fc.integer({ min: 1, max: 8 }), (places, spread, wanted) => {
      const where = points(...places.map(([x, y]) => [105 + x * spread, 28 + y * spread] as const));
      const k = Math.min(wanted, places.length - 1);
      const meters = places.map((_, i) => places.map((__, j) => geodesicMeters(where.lon[i], where.lat[i], where.lon[j], where.lat[j])));
      rows(nearestCentres(where, k)).forEach((row, i) => {
        const others = [...places.keys()].filter((j) => j !== i).sort((a, b) => meters[i][a] - meters[i][b] || a - b);
        // places that differ by less than a micrometre may stand for each other
        expect(row.length).toBe(k);
        for (const j of row) expect(meters[i][j]).toBeLessThanOrEqual(meters[i][others[k - 1]] + 1e-6);
      });
      const limit = meters[0][1];
      expect(rows(centresWithin(where, limit))).toEqual(places.map((_, i) => [...places.keys()].filter((j) => j !== i && meters[i][j] <= limit)));
    }), { seed: 20240613, numRuns: 150 });
  });
});
