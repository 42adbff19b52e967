import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature, MultiPolygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract } from '../../api/contract.ts';
import type { Params } from '../../api/contract.ts';
import { InputError } from '../../api/findings.ts';
import type { ProjectFile } from '../../data/project/projectFile.ts';
import { isochrones } from '../../engine/analyses/travel/isochrones.ts';
import { coveredAreaOf } from '../../engine/analyses/coverage/coveredArea.ts';
import { buildGridTown, cover } from './gridTown.ts';
import { buildTown, control, PLACES } from './town.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-isochrones-'));
let town: ProjectFile;
let grid: ProjectFile;
beforeAll(async () => {
  town = buildTown(join(folder, 'town.junheng'));
  grid = await buildGridTown(folder, 'grid');
});
afterAll(() => {
  town.close();
  grid.close();
  rmSync(folder, { recursive: true, force: true });
});

type Given = Params<'travel.isochrones'>;
const { params: schema, result } = contract['travel.isochrones'];
const ask = (project: ProjectFile, given: Given) => result.parse(isochrones(project, schema.parse(given), control())).features as Feature<MultiPolygon>[];
const figures = (features: Feature[]) => features.map(({ properties }) => [properties!['limit_minutes'] ?? properties!['limit_meters'], properties!['persons'], properties!['places']]);
const codes = (project: ProjectFile, given: Given): string[] => {
  try {
    isochrones(project, schema.parse(given), control());
  } catch (error) {
    if (error instanceof InputError) return error.findings.map(({ code, parameter }) => `${code} ${parameter}`);
    throw error;
  }
  return [];
};
function holds({ geometry }: Feature<MultiPolygon>, [lon, lat]: readonly number[]): boolean {
  let inside = false;
  for (const ring of geometry.coordinates.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]];
      if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
  }
  return inside;
}

describe('people of the town within reach of the clinic at p1', () => {
  test('network: p2 after 10 minutes, p3 after 35; largest limit first', () => {
    const features = ask(town, { model: 'network', from: { facility: 0 }, minutes: [5, 10, 35] });
    expect(figures(features)).toEqual([[35, 700, 3], [10, 300, 2], [5, 100, 1]]);
    expect(features[0].properties).toMatchObject({ kind: 'isochrone', model: 'network', limit_meters: null, persons_share: 700 / 3100 });
    // From p1 to p2 the road takes 10 minutes: half way after 5. The way to p3 leads on east.
    const [all, ten, five] = features;
    const half = [(PLACES.p1[0] + PLACES.p2[0]) / 2, PLACES.p1[1]];
    expect([holds(five, PLACES.p1), holds(five, PLACES.p2), holds(ten, half), holds(ten, PLACES.p3), holds(all, PLACES.p3)]).toEqual([true, false, true, false, true]);
    expect(holds(all, PLACES.p4)).toBe(false);
  });
  test('a place on the map instead of a facility; nearest node without an access leg draws roads only', () => {
    const at = { lon: PLACES.p1[0], lat: PLACES.p1[1] };
    expect(figures(ask(town, { model: 'network', from: at, minutes: 10 }))).toEqual([[10, 300, 2]]);
    const [bare] = ask(town, { model: 'network', from: at, minutes: 35, snap: 'nearest-node' });
    expect(bare.properties).toMatchObject({ persons: 700 });
    expect([holds(bare, PLACES.p2), holds(bare, [PLACES.p2[0], 26.06])]).toEqual([true, false]);
  });
  test('radius: metres, or minutes by speed and detour', () => {
    expect(figures(ask(town, { model: 'radius', from: { facility: 0 }, radiusMeters: [3500, 500] }))).toEqual([[3500, 300, 2], [500, 100, 1]]);
    // 30 minutes at 30 km/h and a detour of 1.3 are 11 538 m: p3 is 10 km away, p4 13.7 km.
    expect(figures(ask(town, { model: 'radius', from: { facility: 0 }, minutes: 30 }))).toEqual([[30, 700, 3]]);
  });
  test('friction: 10 minutes a cell', () => {
    const features = ask(town, { model: 'friction', from: { facility: 0 }, minutes: [5, 10, 30] });
    // p3, 10 km east, stands in the fourth cell: three steps.
    expect(figures(features)).toEqual([[30, 700, 3], [10, 300, 2], [5, 100, 1]]);
    expect([holds(features[2], PLACES.p1), holds(features[2], PLACES.p2), holds(features[1], PLACES.p2)]).toEqual([true, false, true]);
    expect(figures(ask(town, { model: 'friction', from: { facility: 0 }, minutes: 10, scenario: { name: 'rain', speedFactor: 0.5 } }))).toEqual([[10, 100, 1]]);
  });
});

test('asked twice, the same; asked with another scenario, another answer', () => {
  const given: Given = { model: 'network', from: { facility: 0 }, minutes: [4, 8], snap: 'nearest-node' };
  const first = ask(grid, given);
  expect(ask(grid, given)).toEqual(first);
  const closed = ask(grid, { ...given, scenario: { name: 'x', closedClasses: ['fast'] } });
  expect(closed[0].properties!['persons']).toBeLessThan(first[0].properties!['persons'] as number);
  expect(ask(grid, given)).toEqual(first);
  const run = cover(grid, { minutes: 8 });
  expect(first[0].properties!['persons']).toBe(run.totals['persons_covered']);
});

test('what cannot be answered is said', () => {
  expect(codes(town, { model: 'matrix', from: { facility: 0 } })).toEqual(['parameter.conflict model']);
  expect(codes(town, { model: 'network', from: { facility: 9 } })).toEqual(['parameter.out-of-range from.facility']);
  expect(codes(town, { model: 'network', from: { lon: 100, lat: 20 } })).toEqual(['network.too-far maxSnapMeters']);
  expect(codes(town, { model: 'friction', from: { lon: 100, lat: 20 } })).toEqual(['analysis.facility-off-raster from']);
  expect(codes(town, { model: 'friction', from: { lon: 104.17, lat: 26.05 } })).toEqual(['analysis.facility-on-nodata from']);
  expect(codes(town, { model: 'network', from: { facility: 0 }, radiusMeters: 500 })).toEqual(['parameter.conflict analyses.isochrones.radiusMeters']);
});

test('the roads a run reaches are drawn to the limit', () => {
  // From c00 along row 0, 1 minute a block, and down column 0, 2 minutes a block: after 2.5 minutes half way from c02 to c03.
  const { features: [feature] } = coveredAreaOf(grid, cover(grid, { minutes: 2.5, direction: 'from-facility' }));
  const ends = (feature.geometry as { coordinates: number[][][] }).coordinates.map((line) => line.map(([lon, lat]) => `${lon.toFixed(4)} ${lat.toFixed(4)}`).join(' > '));
  expect(ends.sort()).toEqual([
    '105.0000 25.9900 > 105.0000 25.9875', '105.0000 25.9900 > 105.0025 25.9900', '105.0000 26.0000 > 105.0000 25.9900', '105.0000 26.0000 > 105.0100 26.0000',
    '105.0100 26.0000 > 105.0100 25.9925', '105.0100 26.0000 > 105.0200 26.0000', '105.0200 26.0000 > 105.0200 25.9975', '105.0200 26.0000 > 105.0250 26.0000',
  ]);
});
