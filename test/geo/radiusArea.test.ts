import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { area as turfArea, circle as turfCircle, featureCollection, intersect, union } from '@turf/turf';
import fc from 'fast-check';
import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { meridianCurvature, primeVerticalCurvature } from '../../geo/earth/ellipsoid.ts';
import { localFrame, positionAt } from '../../geo/earth/localGeodesic.ts';
import { nearestSites } from '../../geo/radius/nearestSite.ts';
import { coveredAreasSquareMeters } from '../../geo/radius/radiusArea.ts';
import type { Points } from '../../geo/types.ts';
import { zoneAreasSquareMeters } from '../../geo/zones/zoneArea.ts';
import { buildZoneIndex, locatePoints } from '../../geo/zones/zoneIndex.ts';
import { material } from '../material.ts';
import { boxRing, points, polygon, starRing, zonePolygons } from './zonePolygons.ts';

type Geometries = readonly (Polygon | MultiPolygon | null)[];

function covered(geometries: Geometries, sites: Points, radiusMeters: number): number[] {
  const zones = zonePolygons(geometries);
  return [...coveredAreasSquareMeters(zones, buildZoneIndex(zones), sites, radiusMeters)];
}

/**
 * Area of a geodesic circle: 2π (1 - cos(r √K)) / K with Gauss' curvature K = 1/(M N) at the centre, on a sphere exact,
 * on the ellipsoid wrong by the change of K across the circle only (below 1e-9 to 20 km).
 */
function circleArea(lat: number, radiusMeters: number): number {
  const sin = Math.sin((lat * Math.PI) / 180);
  const curvature = meridianCurvature(sin) * primeVerticalCurvature(sin);
  return (2 * Math.PI * 2 * Math.sin((radiusMeters * Math.sqrt(curvature)) / 2) ** 2) / curvature;
}

/** The point `meters` from (lon, lat) at `azimuthDegrees`. */
function away(lon: number, lat: number, azimuthDegrees: number, meters: number): [number, number] {
  const out = new Float64Array(2);
  positionAt(localFrame(lon, lat), (azimuthDegrees * Math.PI) / 180, meters, out);
  return [out[0], out[1]];
}

const box = polygon(boxRing(104, 29, 106, 31));

describe('coveredAreasSquareMeters', () => {
  it('gives a circle inside a zone its whole area', () => {
    for (const radius of [50, 2000, 20_000]) {
      expect(covered([box], points([105, 30]), radius)[0] / circleArea(30, radius)).toBeCloseTo(1, 8);
    }
  });

  it('counts the same site once, twice given or a nanometre apart', () => {
    const once = covered([box], points([105, 30]), 5000)[0];
    expect(covered([box], points([105, 30], [105, 30], [105, 30]), 5000)[0]).toBe(once);
    expect(covered([box], points([105, 30], [105.00000000000001, 30]), 5000)[0] / once).toBeCloseTo(1, 9);
  });

  it('takes the lens of two circles off their sum', () => {
    // plane lens 2 r² acos(d / 2r) - d/2 √(4r² - d²); the curvature of the Earth changes it by (r/R)² = 1e-7
    const radius = 2000;
    const distance = 1700;
    const lens = 2 * radius ** 2 * Math.acos(distance / 2 / radius) - (distance / 2) * Math.sqrt(4 * radius ** 2 - distance ** 2);
    const two = covered([box], points([105, 30], away(105, 30, 37, distance)), radius)[0];
    expect(two / (2 * circleArea(30, radius) - lens)).toBeCloseTo(1, 6);
  });

  it('adds circles that do not meet and takes those that touch as two', () => {
    const apart = covered([box], points([105, 30], away(105, 30, 100, 4000.001)), 2000)[0];
    const touching = covered([box], points([105, 30], away(105, 30, 100, 3999.999)), 2000)[0];
    expect(apart / (2 * circleArea(30, 2000))).toBeCloseTo(1, 6);
    expect(touching / apart).toBeCloseTo(1, 8);
  });

  it('halves a circle on a border along its meridian, the halves being mirror images', () => {
    const halves = [polygon(boxRing(104, 29, 105, 31)), polygon(boxRing(105, 29, 106, 31))];
    const [west, east] = covered(halves, points([105, 30]), 8000);
    expect(west / (circleArea(30, 8000) / 2)).toBeCloseTo(1, 8);
    expect(east / west).toBeCloseTo(1, 9);
  });

  it('takes a hole off and gives it to the enclave, and finds the exclave', () => {
    // the enclave lies wholly inside the circle; the exclave holds a whole circle of its own
    const enclave = boxRing(104.98, 29.98, 105.02, 30.02);
    const exclave = boxRing(107, 29, 108, 31);
    const around: Polygon = polygon(boxRing(104, 29, 106, 31), enclave);
    const scattered: MultiPolygon = { type: 'MultiPolygon', coordinates: [[enclave], [exclave]] };
    const [outer, inner] = covered([around, scattered], points([105, 30], [107.5, 30]), 9000);
    const [enclaveArea] = zoneAreasSquareMeters(zonePolygons([polygon(enclave)]));
    expect(outer / (circleArea(30, 9000) - enclaveArea)).toBeCloseTo(1, 8);
    expect(inner / (circleArea(30, 9000) + enclaveArea)).toBeCloseTo(1, 8);
  });

  it('covers the ground between circles that only their own middle circle reaches', () => {
    // six circles at 1.2 r cover the whole rim of the seventh, but not its middle: cos 30° x 1.2 r > r
    const ring = Array.from({ length: 6 }, (_, k) => away(105, 30, 60 * k, 1200));
    const middle = polygon(boxRing(104.9995, 29.9995, 105.0005, 30.0005));
    expect(covered([middle], points(...ring), 1000)).toEqual([0]);
    const [whole] = zoneAreasSquareMeters(zonePolygons([middle]));
    expect(covered([middle], points(...ring, [105, 30]), 1000)).toEqual([whole]);
  });

  it('gives exactly nothing or exactly the zone at the extremes', () => {
    const [whole] = zoneAreasSquareMeters(zonePolygons([box]));
    expect(covered([box, null], points([105, 30]), 200_000)).toEqual([whole, 0]);
    expect(covered([box, null], points([110, 30], [NaN, 30]), 5000)).toEqual([0, 0]);
    expect(covered([box], points(), 5000)).toEqual([0]);
    expect(covered([], points([105, 30]), 5000)).toEqual([]);
  });

  it('works either side of the 180th meridian', () => {
    const [east, west] = covered([polygon(boxRing(179, 29, 180, 31)), polygon(boxRing(-180, 29, -179, 31))], points([179.98, 30]), 9000);
    const [mirrored, rest] = covered([polygon(boxRing(-180, 29, -179, 31)), polygon(boxRing(179, 29, 180, 31))], points([-179.98, 30]), 9000);
    expect((east + west) / circleArea(30, 9000)).toBeCloseTo(1, 8);
    expect(mirrored / east).toBeCloseTo(1, 9);
    expect(rest / west).toBeCloseTo(1, 9);
  });

  it('gives overlapping zones each its own', () => {
    const [small, large] = covered([polygon(boxRing(104.9, 29.9, 105.1, 30.1)), box], points([105, 30]), 5000);
    expect(small).toBeCloseTo(large, 2);
  });

  it('refuses a radius that is none and a circle over a pole', () => {
    for (const radius of [0, -1, NaN, Infinity]) expect(() => covered([box], points([105, 30]), radius)).toThrow(RangeError);
    expect(() => covered([box], points([105, 89.95]), 10_000)).toThrow(/pole/);
  });

  it('agrees with Turf as far as a sphere agrees with the ellipsoid', () => {
    // Turf's sphere of 6 371 008.8 m: lengths differ by up to 0.5 %, so areas of circles by up to 1 %
    const zone = polygon(starRing(105, 30, [0.2, 0.12, 0.18, 0.1, 0.22, 0.15, 0.11]));
    const sites: [number, number][] = [[105.02, 30.01], [105.1, 30.05], [104.9, 29.98], [105.05, 29.9], [105.4, 30.4]];
    const circles = sites.map((site) => turfCircle(site, 7, { units: 'kilometers', steps: 360 }));
    const shared = intersect(featureCollection<Polygon | MultiPolygon>([union(featureCollection(circles))!, { type: 'Feature', properties: {}, geometry: zone }]))!;
    expect(covered([zone], points(...sites), 7000)[0] / turfArea(shared)).toBeCloseTo(1, 2);
  });
});

describe('laws of coveredAreasSquareMeters', () => {
  // four zones that part a box with a crooked cross of borders
  const middle: Position = [105.03, 30.02];
  const cross: Position[] = [[105.1, 29], [106, 30.1], [104.9, 31], [104, 29.9]];
  const corners: Position[] = [[106, 29], [106, 31], [104, 31], [104, 29]];
  const parts = cross.map((start, k) => polygon([middle, start, corners[k], cross[(k + 1) % 4], middle]));
  const partZones = zonePolygons(parts);
  const partIndex = buildZoneIndex(partZones);
  const partAreas = zoneAreasSquareMeters(partZones);
  const whole = polygon([cross[0], corners[0], cross[1], corners[1], cross[2], corners[2], cross[3], corners[3], cross[0]]);

  const site = fc.tuple(fc.double({ min: 103.9, max: 106.1, noNaN: true }), fc.double({ min: 28.9, max: 31.1, noNaN: true }));
  const siteList = fc.array(site, { minLength: 1, maxLength: 40 });
  const radius = fc.double({ min: 100, max: 60_000, noNaN: true });
  const run = { seed: 20170127, numRuns: 120 };
  const slack = 1e-7;

  it('the parts sum to the whole, and no part exceeds its area', () => {
    fc.assert(
      fc.property(siteList, radius, (list, meters) => {
        const byPart = coveredAreasSquareMeters(partZones, partIndex, points(...list), meters);
        const [all] = covered([whole], points(...list), meters);
        const sum = byPart.reduce((total, area) => total + area, 0);
        expect(Math.abs(sum - all)).toBeLessThanOrEqual(slack * Math.max(all, 1e6));
        byPart.forEach((area, zone) => {
          expect(area).toBeGreaterThanOrEqual(0);
          expect(area).toBeLessThanOrEqual(partAreas[zone]);
        });
      }),
      run,
    );
  });

  it('more sites and a longer radius never cover less', () => {
    fc.assert(
      fc.property(siteList, site, radius, fc.double({ min: 0, max: 5000, noNaN: true }), (list, extra, meters, longer) => {
        const before = coveredAreasSquareMeters(partZones, partIndex, points(...list), meters);
        const more = coveredAreasSquareMeters(partZones, partIndex, points(...list, extra), meters);
        const wider = coveredAreasSquareMeters(partZones, partIndex, points(...list), meters + longer);
        before.forEach((area, zone) => {
          expect(more[zone]).toBeGreaterThanOrEqual(area - slack * partAreas[zone]);
          expect(wider[zone]).toBeGreaterThanOrEqual(area - slack * partAreas[zone]);
        });
      }),
      run,
    );
  });

  it('the order of the sites does not matter', () => {
    fc.assert(
      fc.property(siteList, radius, (list, meters) => {
        const forth = coveredAreasSquareMeters(partZones, partIndex, points(...list), meters);
        const back = coveredAreasSquareMeters(partZones, partIndex, points(...[...list].reverse()), meters);
        forth.forEach((area, zone) => expect(Math.abs(area - back[zone])).toBeLessThanOrEqual(slack * partAreas[zone]));
      }),
      run,
    );
  });

  it('circles through one common point and circles on a lattice change smoothly with the radius', () => {
    // at the critical radius many circles meet in one point; the area must not jump there
    const common = Array.from({ length: 7 }, (_, k) => away(105, 30, 47 * k, 6000));
    const lattice = Array.from({ length: 36 }, (_, k): [number, number] => [104.7 + 0.1 * (k % 6), 29.7 + 0.1 * Math.floor(k / 6)]);
    for (const sites of [points(...common), points(...lattice)]) {
      for (const critical of [6000, nearestSites(sites, points([104.75, 29.75]), Infinity).distanceMeters[0]]) {
        const [at] = covered([box], sites, critical);
        // a ring of 1 mm around at most 36 circles
        const ringArea = 1e-3 * 2 * Math.PI * critical * 36;
        for (const change of [-1e-3, -1e-6, -1e-9, 1e-9, 1e-6, 1e-3]) {
          expect(Math.abs(covered([box], sites, critical + change)[0] - at)).toBeLessThanOrEqual(Math.max(1, ringArea * Math.abs(change) * 1e3));
        }
      }
    }
  });
});

const bench = material('bench', 'gen.mjs');
const expectedFile = material('bench', 'expected', 'S-1.csv');

function table(path: string): Map<string, Float64Array> {
  const [head, ...rows] = readFileSync(path, 'utf8').trim().split('\n').map((line) => line.split(','));
  return new Map(head.map((name, column) => [name, Float64Array.from(rows, (row) => Number(row[column]))]));
}

describe.skipIf(bench === null || expectedFile === null)('the synthetic province of the peer benchmark', () => {
  it('gives the share of area to 2e-5, the area to 1e-7 and the people exactly', () => {
    const folder = mkdtempSync(join(tmpdir(), 'radius-'));
    const made = spawnSync(process.execPath, [bench!, '--size', 'S', '--seed', '1', '--out', folder, '--only', 'counties,facilities,population']);
    expect(made.status).toBe(0);
    const counties = JSON.parse(readFileSync(join(folder, 'counties.geojson'), 'utf8')) as FeatureCollection<Polygon | MultiPolygon>;
    const facilities = table(join(folder, 'facilities.csv'));
    const population = table(join(folder, 'population.csv'));
    rmSync(folder, { recursive: true });
    const expected = table(expectedFile!);

    const radius = 5000;
    const zones = zonePolygons(counties.features.map((feature) => feature.geometry));
    const sites = { lon: facilities.get('lon')!, lat: facilities.get('lat')! };
    const people = { lon: population.get('lon')!, lat: population.get('lat')! };
    const index = buildZoneIndex(zones);
    const areas = zoneAreasSquareMeters(zones);
    const coveredAreas = coveredAreasSquareMeters(zones, index, sites, radius);
    const zoneOf = locatePoints(index, people);
    const nearest = nearestSites(sites, people, radius);
    const persons = new Float64Array(areas.length);
    const personsCovered = new Float64Array(areas.length);
    population.get('pop')!.forEach((count, i) => {
      persons[zoneOf[i]] += count;
      if (nearest.site[i] >= 0) personsCovered[zoneOf[i]] += count;
    });

    expect(areas).toHaveLength(20);
    for (let zone = 0; zone < areas.length; zone++) {
      expect(Math.abs(areas[zone] / 1e6 / expected.get('county_km2')![zone] - 1)).toBeLessThan(1e-7);
      // the reference inscribes polygons of 720 vertices, which lose 1.27e-5 of a circle
      expect(Math.abs(coveredAreas[zone] / areas[zone] - expected.get('radius_area_share')![zone])).toBeLessThan(2e-5);
      expect(persons[zone]).toBe(expected.get('pop')![zone]);
      expect(personsCovered[zone]).toBe(Math.round(expected.get('radius_pop_share')![zone] * persons[zone]));
    }
  });
});
