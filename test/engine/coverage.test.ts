import type { MultiLineString, MultiPolygon } from 'geojson';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { InputError } from '../../api/findings.ts';
import type { CoverageAnalysis } from '../../api/recipe.ts';
import type { ProjectFile, RunDraft } from '../../data/project/projectFile.ts';
import { coveredArea } from '../../engine/analyses/coverage/coveredArea.ts';
import { runCoverage } from '../../engine/analyses/coverage/coverage.ts';
import { runSiting } from '../../engine/analyses/siting.ts';
import { PLACES, buildTown, columnOf, control } from './town.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-town-'));
const town: ProjectFile = buildTown(join(folder, 'town.junheng'));
afterAll(() => {
  town.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (analysis: Omit<CoverageAnalysis, 'id' | 'kind'>): RunDraft => runCoverage(town, { id: 'c', kind: 'coverage', ...analysis }, control());

test('network: who is within each limit, by zone, in the order of codes', () => {
  const draft = run({ model: 'network', minutes: [30, 10, 60], snap: 'nearest-node', facilityTypes: ['clinic'] });
  expect(columnOf(draft, 'code')).toEqual(['990101', '990101', '990101', '990102', '990102', '990102']);
  expect(columnOf(draft, 'limit_minutes')).toEqual([10, 30, 60, 10, 30, 60]);
  // From the clinic: p1 0, p2 10, p3 35 minutes; p4 never.
  expect(columnOf(draft, 'persons_covered')).toEqual([300, 300, 300, 0, 0, 400]);
  expect(columnOf(draft, 'persons')).toEqual([300, 300, 300, 1200, 1200, 1200]);
  expect(columnOf(draft, 'cells')).toEqual([2, 2, 2, 2, 2, 2]);
  expect(columnOf(draft, 'cells_covered')).toEqual([2, 2, 2, 0, 0, 1]);
  expect(columnOf(draft, 'persons_urban')).toEqual([200, 200, 200, 800, 800, 800]);
  expect(columnOf(draft, 'persons_share_urban')).toEqual([1, 1, 1, 0, 0, 0]);
  expect(columnOf(draft, 'area_km2')).toEqual([NaN, NaN, NaN, NaN, NaN, NaN]);
  expect(draft.totals).toMatchObject({ persons: 1500, persons_covered: 700, nodes_reached: 3, sum_minutes: 45 });
  expect(draft.notes).toContainEqual(expect.objectContaining({ code: 'analysis.points-outside-zones', values: { count: 1, persons: 1600 } }));
});

test('network: roll-up, facilities and the list of uncovered places', () => {
  const draft = run({ model: 'network', minutes: 60, snap: 'nearest-node', by: 'type' });
  expect(columnOf(draft, 'facility_type')).toEqual(['all', 'clinic', 'school', 'all', 'clinic', 'school']);
  expect(columnOf(draft, 'name', 'parents')).toEqual(['某市', '某市', '某市']);
  expect(columnOf(draft, 'persons_covered', 'parents')).toEqual([700, 700, 700]);
  // p1 and p2 are nearest the clinic, p3 the school; each reaches all three within 60 minutes.
  expect(columnOf(draft, 'persons_assigned', 'facilities')).toEqual([300, 400]);
  expect(columnOf(draft, 'persons_in_reach', 'facilities')).toEqual([700, 700]);
  expect(columnOf(draft, 'load', 'facilities')).toEqual([10, NaN]);
  expect(columnOf(draft, 'id', 'uncovered')).toEqual(['p4', 'p4', 'p4']);
  expect(columnOf(draft, 'persons', 'uncovered')).toEqual([800, 800, 800]);
});

test('tagged units and the others add up apart', () => {
  const draft = run({ model: 'network', minutes: [30, 60], snap: 'nearest-node', facilityTypes: ['clinic'] });
  // 990102 is poor: 1,200 people, p3's 400 of them within 60 minutes; the other county has 300, all near.
  expect(draft.tables.find(({ name }) => name === 'tags')!.columns.slice(0, 3).map(({ name }) => name)).toEqual(['tag', 'tagged', 'facility_type']);
  expect(columnOf(draft, 'tag', 'tags')).toEqual(['poor', 'poor', 'poor', 'poor']);
  expect(columnOf(draft, 'tagged', 'tags')).toEqual([0, 0, 1, 1]);
  expect(columnOf(draft, 'limit_minutes', 'tags')).toEqual([30, 60, 30, 60]);
  expect(columnOf(draft, 'persons', 'tags')).toEqual([300, 300, 1200, 1200]);
  expect(columnOf(draft, 'persons_covered', 'tags')).toEqual([300, 300, 0, 400]);
});

test('network: a cover of nobody is 0, a share of nothing does not exist', () => {
  const draft = run({ model: 'network', minutes: 1, snap: 'nearest-node', facilityTypes: ['school'] });
  expect(columnOf(draft, 'persons_covered')).toEqual([0, 400]);
  expect(columnOf(draft, 'id', 'uncovered')).toEqual(['p4', 'p2', 'p1']);
});

test('radius: a circle inside one county has its own area and its own people', () => {
  const draft = run({ model: 'radius', radiusMeters: 2000, facilityTypes: ['clinic'] });
  const [a, b] = columnOf(draft, 'area_km2');
  // 2 pi R^2 (1 - cos(r/R)) differs from pi r^2 by 1e-8 here.
  expect(a).toBeCloseTo(Math.PI * 4, 5);
  expect(b).toBe(0);
  expect(columnOf(draft, 'persons_covered')).toEqual([100, 0]);
  expect(columnOf(draft, 'cells')).toEqual([NaN, NaN]);
  expect(draft.totals['area_km2']).toBe(a);
});

test('friction: cells and people within the limit, the lake stays in the denominator', () => {
  const draft = run({ model: 'friction', minutes: 15, facilityTypes: ['clinic'] });
  // Costs along the strip: 0, 10, 20, 30, lake. Cell centres at 0, 3, 6, 9, 12 km east of 104.05 (5.0 km to the border): two in A, three in B.
  expect(columnOf(draft, 'cells')).toEqual([2, 3]);
  expect(columnOf(draft, 'cells_covered')).toEqual([2, 0]);
  expect(columnOf(draft, 'area_share')).toEqual([1, 0]);
  expect(columnOf(draft, 'persons_covered')).toEqual([300, 0]);
  expect(draft.totals).toMatchObject({ cells_reached: 2, sum_minutes: 10, cells: 5, cells_covered: 2 });
});

test('what is drawn: reached roads end where time does, reached ground is the reached cells', () => {
  const drawn = (draft: RunDraft, limit = 0) => coveredArea(town, town.insertRun(draft), 'all', limit).features[0].geometry;
  // From the clinic 10 minutes reach node 2, 35 node 3; a section is drawn when both its ends are reached.
  const roads = run({ model: 'network', minutes: [10, 40], snap: 'nearest-node', facilityTypes: ['clinic'] });
  const sections = (limit: number) => (drawn(roads, limit) as MultiLineString).coordinates;
  expect(sections(0)).toEqual([[PLACES.p1, PLACES.p2]]);
  expect(sections(1)).toEqual([[PLACES.p1, PLACES.p2], [PLACES.p2, PLACES.p3]]);
  // Two cells of 3 km, the first centred on p1: from 1.5 km west of it to 4.5 km east (0.015 and 0.045 degrees).
  const ground = drawn(run({ model: 'friction', minutes: 15, facilityTypes: ['clinic'] })) as MultiPolygon;
  const lons = ground.coordinates.flat(2).map(([lon]) => lon);
  expect(Math.min(...lons)).toBeCloseTo(104.05 - 0.015, 2);
  expect(Math.max(...lons)).toBeCloseTo(104.05 + 0.045, 2);
});

test('an unknown facility type names the known ones', () => {
  expect(() => run({ model: 'radius', radiusMeters: 1, facilityTypes: ['hospital'] })).toThrow(InputError);
});

test('siting: the best new places beside the fixed ones, with an honest bound', () => {
  const siting = (sites: number, fixed: 'facilities' | 'none') =>
    runSiting(town, { id: 's', kind: 'siting', problem: 'mclp', model: 'network', minutes: 20, snap: 'nearest-node', sites, fixed }, control());
  // Within 20 minutes: {p1, p2}, {p3}, {p4}. One site takes p4 (800), two take p4 and p3.
  expect(siting(1, 'none').totals).toMatchObject({ objective: 800, bound: 800, gap: 0, status: 'heuristic', sites: ['p4'], persons_covered_before: 0, persons_covered_after: 800 });
  expect(siting(2, 'none').totals).toMatchObject({ objective: 1200, sites: ['p3', 'p4'] });
  // Existing facilities reach p1, p2, p3 already; they do not count as sites.
  expect(siting(1, 'facilities').totals).toMatchObject({ objective: 1500, persons_covered_before: 700, persons_covered_after: 1500, sites: ['p4'] });
});
