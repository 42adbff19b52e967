import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { chordErrorMeters, geodesicMeters } from '../../geo/earth/ellipsoid.ts';
import { nearestAndReach, nearestSites } from '../../geo/radius/nearestSite.ts';
import { countWithin, pairsWithin } from '../../geo/radius/sitePairs.ts';
import type { Points } from '../../geo/types.ts';
import { geocentric } from './geocentric.ts';
import { points } from './zonePolygons.ts';

/** Nearest site by the exact geodesic to every site; ties within a micrometre take the lowest index. */
function nearestOfAll(sites: Points, lon: number, lat: number): { site: number; meters: number } {
  const lengths = Array.from(sites.lon, (siteLon, s) => geodesicMeters(lon, lat, siteLon, sites.lat[s]));
  const least = Math.min(...lengths);
  return { site: lengths.findIndex((meters) => meters <= least + 1e-6), meters: least };
}

const spread = (lon: number, lat: number, degrees: number) =>
  fc.tuple(
    fc.double({ min: lon - degrees, max: lon + degrees, noNaN: true }),
    fc.double({ min: lat - degrees, max: lat + degrees, noNaN: true }),
  );

describe('nearestSites', () => {
  it('takes a site exactly at the limit and none a nanometre farther than doubles can tell', () => {
    const sites = points([105, 30]);
    const at = points([105.03, 30.02], [105, 30]);
    const meters = geodesicMeters(105.03, 30.02, 105, 30);
    expect([...nearestSites(sites, at, meters).site]).toEqual([0, 0]);
    expect([...nearestSites(sites, at, meters - 1e-8).site]).toEqual([-1, 0]);
    expect(nearestSites(sites, at, meters - 1e-8).distanceMeters[0]).toBeNaN();
    expect([...nearestSites(sites, at, 0).site]).toEqual([-1, 0]);
    expect(nearestSites(sites, at, 0).distanceMeters[1]).toBe(0);
  });

  it('breaks ties by the lowest index: same place, and mirrored east and west', () => {
    const same = points([106, 30], [105.2, 30], [105.2, 30]);
    expect([...nearestSites(same, points([105.21, 30.01]), Infinity).site]).toEqual([1]);
    const mirrored = points([105.1, 30.3], [104.9, 30.3]);
    const swapped = points([104.9, 30.3], [105.1, 30.3]);
    expect([...nearestSites(mirrored, points([105, 30]), Infinity).site]).toEqual([0]);
    expect([...nearestSites(swapped, points([105, 30]), Infinity).site]).toEqual([0]);
  });

  it('lets the geodesic decide where the chords order two sites the other way', () => {
    // near the equator the meridian curves more than the parallel (M < N), so of two geodesics of 90 km the northward
    // one has a chord shorter by c³/24 (1/M² - 1/N²) = 10 mm; the eastern site is put 2 mm nearer on the ground
    const from = [105, 5] as const;
    const north: [number, number] = [105, 5.81];
    const limit = geodesicMeters(...from, ...north);
    let low = 105.5;
    let high = 106.5;
    for (let step = 0; step < 60; step++) {
      const middle = (low + high) / 2;
      if (geodesicMeters(...from, middle, 5) < limit - 0.002) low = middle;
      else high = middle;
    }
    const { x, y, z } = geocentric(points(from, north, [low, 5]));
    const chords = [1, 2].map((k) => Math.hypot(x[k] - x[0], y[k] - y[0], z[k] - z[0]));
    expect(chords[0]).toBeLessThan(chords[1] - 0.005);
    expect([...nearestSites(points(north, [low, 5]), points(from), Infinity).site]).toEqual([1]);
    expect([...nearestSites(points([low, 5], north), points(from), Infinity).site]).toEqual([0]);
  });

  it('works across the 180th meridian and at the poles', () => {
    const found = nearestSites(points([179.99, 10], [0, 89.99]), points([-179.99, 10], [180, 89.99]), Infinity);
    expect([...found.site]).toEqual([0, 1]);
    expect(found.distanceMeters[0]).toBeCloseTo(geodesicMeters(179.99, 10, -179.99, 10), 6);
    expect(found.distanceMeters[1]).toBeCloseTo(geodesicMeters(0, 89.99, 180, 89.99), 6);
  });

  it('reaches nothing without sites or coordinates, and refuses a limit that is none', () => {
    const found = nearestSites(points([NaN, 30], [105, 30]), points([NaN, 1], [105, 31]), Infinity);
    expect([...found.site]).toEqual([-1, 1]);
    expect([...nearestSites(points(), points([105, 30]), Infinity).site]).toEqual([-1]);
    expect([...nearestSites(points([NaN, NaN]), points([105, 30]), Infinity).site]).toEqual([-1]);
    expect(() => nearestSites(points(), points(), NaN)).toThrow(RangeError);
    expect(() => nearestSites(points(), points(), -1)).toThrow(RangeError);
  });

  it('tells the caller of every point', () => {
    let told = 0;
    const many = { lon: new Float64Array(10_000).fill(105), lat: new Float64Array(10_000).fill(30) };
    nearestSites(points([105, 30]), many, 1, (units) => { told += units; });
    expect(told).toBe(10_000);
  });

  it('finds what the exact geodesic to every site finds, near and far', () => {
    for (const degrees of [0.02, 1, 20]) {
      fc.assert(
        fc.property(
          fc.array(spread(105, 30, degrees), { minLength: 1, maxLength: 60 }),
          fc.array(spread(105, 30, 1.3 * degrees), { minLength: 1, maxLength: 20 }),
          fc.double({ min: 0, max: degrees * 50_000, noNaN: true }),
          (siteList, pointList, limit) => {
            const sites = points(...siteList);
            const found = nearestSites(sites, points(...pointList), limit);
            pointList.forEach(([lon, lat], i) => {
              const { site, meters } = nearestOfAll(sites, lon, lat);
              expect(found.site[i]).toBe(meters <= limit ? site : -1);
              if (meters <= limit) expect(Math.abs(found.distanceMeters[i] - meters)).toBeLessThan(1e-3);
              else expect(found.distanceMeters[i]).toBeNaN();
            });
          },
        ),
        { seed: 20170125, numRuns: 120 },
      );
    }
  });
});

describe('distances', () => {
  it('are right to the stated bound at every latitude, in every direction, up to 100 km', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true }),
        fc.oneof(fc.double({ min: 0, max: 2000, noNaN: true }), fc.double({ min: 0, max: 99_000, noNaN: true })),
        (lon, lat, azimuth, length) => {
          const end = geodesic.Geodesic.WGS84.Direct(lat, lon, azimuth, length);
          const exact = geodesicMeters(lon, lat, end.lon2!, end.lat2!);
          const found = nearestSites(points([end.lon2!, end.lat2!]), points([lon, lat]), Infinity).distanceMeters[0];
          expect(Math.abs(found - exact)).toBeLessThanOrEqual(chordErrorMeters(exact));
        },
      ),
      { seed: 20170127, numRuns: 3000 },
    );
  });
});

describe('nearestAndReach', () => {
  it('says what nearestSites and countWithin say one after the other', () => {
    fc.assert(
      fc.property(
        // a lattice, so that ties and equal places are common
        fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { maxLength: 30 }),
        fc.array(fc.tuple(fc.integer({ min: -2, max: 16 }), fc.integer({ min: -2, max: 16 }), fc.oneof(fc.constant(NaN), fc.integer({ min: 0, max: 9 }))), { maxLength: 60 }),
        fc.double({ min: 0, max: 6000, noNaN: true }),
        (siteList, pointList, limit) => {
          const sites = points(...siteList.map(([x, y]): [number, number] => [105 + x / 50, 30 + y / 50]));
          const people = points(...pointList.map(([x, y]): [number, number] => [105 + x / 100, 30 + y / 100]));
          const weights = Float64Array.from(pointList, ([, , weight]) => weight);
          const joint = nearestAndReach(sites, people, weights, limit);
          const alone = nearestSites(sites, people, limit);
          expect(joint.site).toEqual(alone.site);
          expect(joint.distanceMeters).toEqual(alone.distanceMeters);
          expect(joint.sums).toEqual(countWithin(sites, people, weights, limit));
        },
      ),
      { seed: 20170128, numRuns: 300 },
    );
  });
});

describe('countWithin and pairsWithin', () => {
  it('count each site by itself, the limit included, unknown weights left out', () => {
    // powers of two: each sum says which points it holds. 0.01 degrees of latitude is 1108.5 m here
    const sites = points([105, 30], [105, 30.05], [NaN, 30]);
    const people = points([105, 30.01], [105, 30.03], [105, 30.04], [105, 30], [105, NaN]);
    const weights = Float64Array.of(1, 2, 4, NaN, 16);
    const limit = geodesicMeters(105, 30, 105, 30.03);
    expect([...countWithin(sites, people, weights, limit)]).toEqual([3, 6, 0]);
    const pairs = pairsWithin(sites, people, limit);
    expect([...pairs.offsets]).toEqual([0, 3, 5, 5]);
    expect([...pairs.point]).toEqual([0, 1, 3, 1, 2]);
    expect(pairs.cost[0]).toBeCloseTo(geodesicMeters(105, 30, 105, 30.01), 6);
    expect(pairs.cost[2]).toBe(0);
  });

  it('agree with the exact geodesic of every pair', () => {
    fc.assert(
      fc.property(
        fc.array(spread(90, 40, 0.4), { minLength: 1, maxLength: 30 }),
        fc.array(spread(90, 40, 0.5), { minLength: 1, maxLength: 60 }),
        fc.double({ min: 0, max: 60_000, noNaN: true }),
        (siteList, pointList, limit) => {
          const sites = points(...siteList);
          const people = points(...pointList);
          const expected = siteList.map(([lon, lat]) =>
            pointList.flatMap(([toLon, toLat], i) => (geodesicMeters(toLon, toLat, lon, lat) <= limit ? [i] : [])),
          );
          const pairs = pairsWithin(sites, people, limit);
          expect(siteList.map((_, s) => [...pairs.point.subarray(pairs.offsets[s], pairs.offsets[s + 1])])).toEqual(expected);
          const ones = new Float64Array(pointList.length).fill(1);
          expect([...countWithin(sites, people, ones, limit)]).toEqual(expected.map((list) => list.length));
        },
      ),
      { seed: 20170126, numRuns: 150 },
    );
  });
});
