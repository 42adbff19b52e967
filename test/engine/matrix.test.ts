import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import type { Analysis } from '../../api/recipe.ts';
import { recipe } from '../../api/recipe.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';
import type { RunDraft } from '../../data/project/projectFile.ts';
import { buildDataset } from '../../data/roles/buildDataset.ts';
import { checkAnalysis } from '../../engine/analyses/checkAnalysis.ts';
import { coveredArea } from '../../engine/analyses/coverage/coveredArea.ts';
import { runAnalysis } from '../../engine/analyses/runAnalysis.ts';
import { requestsOf } from '../../engine/recipes/requests.ts';
import { temporaryFolder } from '../data/temporaryFiles.ts';
import { columnOf, control } from './town.ts';

const folder = temporaryFolder();
const opened: ProjectFile[] = [];
afterAll(() => opened.forEach((project) => project.close()));

/** A project with the inputs of a recipe. */
async function projectOf(inputs: Record<string, unknown>): Promise<ProjectFile> {
  const project = ProjectFile.create(join(folder.root, `${opened.length}.junheng`));
  opened.push(project);
  for (const { request, parameter } of requestsOf(recipe.shape.inputs.parse(inputs))) project.insertDataset(await buildDataset(request, { baseDir: folder.root, parameterPrefix: parameter }), false);
  return project;
}

type Given = Record<string, unknown>;
const analysisOf = (given: Given): Analysis => recipe.shape.analyses.parse([{ id: 'm', kind: 'coverage', ...(given['models'] ? {} : { model: 'matrix' }), ...given }])[0];
const run = (project: ProjectFile, given: Given = {}): RunDraft => runAnalysis(project, analysisOf(given), control());

function findings(project: ProjectFile, given: Given): Finding[] {
  for (const work of [() => checkAnalysis(project, analysisOf(given)), () => run(project, given)]) {
    try {
      work();
      expect.fail('no finding');
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      if (work.toString().includes('check')) continue;
      return error.findings;
    }
  }
  return [];
}

/**
 * A town of which only travel times are known, in minutes (people are powers of two times 100, so a sum tells who is in it):
 *
 *              f1 clinic (capacity 30)   f2 school
 *     p1 100            0                    -
 *     p2 200           10                   10        equally far: the first of the file is the nearest
 *     p3 400           35                    5
 *     p4 800       (no value)                -        unreachable, and no pair at all is left
 *     p5  ?             3                    -        without persons: left out
 */
const POPULATION = 'id,name,pop,county\np1,甲村,100,990101\np2,,200,990101\np3,丙村,400,990102\np4,丁村,800,990102\np5,戊村,,990102\n';
const OD = 'from,to,t\np1,f1,0\np2,f2,10\np2,f1,10\np3,f1,35\np3,f2,5\np4,f1,\np5,f1,3\n';
folder.write('population.csv', POPULATION);
folder.write('facilities.csv', 'id,name,type,beds\nf1,卫生院,clinic,30\nf2,小学,school,\n');
folder.write('od.csv', OD);
const INPUTS = {
  population: { path: 'population.csv', id: 'id', name: 'name', persons: 'pop' },
  facilities: { path: 'facilities.csv', id: 'id', name: 'name', type: 'type', capacity: 'beds' },
  matrix: { path: 'od.csv', origin: 'from', destination: 'to', minutes: 't' },
};
const square = (west: number) => ({ type: 'Polygon', coordinates: [[[west, 26], [west + 0.1, 26], [west + 0.1, 26.1], [west, 26.1], [west, 26]]] });
folder.write('zones.geojson', JSON.stringify({ type: 'FeatureCollection', features: [['990101', 104], ['990102', 104.1]].map(([code, west]) => ({ type: 'Feature', properties: { code }, geometry: square(Number(west)) })) }));
const ZONES = { path: 'zones.geojson', code: 'code' };
const town = await projectOf(INPUTS);

describe('a town without zones and without coordinates', () => {
  test('rows are places; who is within each limit, limits included', () => {
    const draft = run(town, { minutes: [10, 4] });
    expect(columnOf(draft, 'code')).toEqual(['p1', 'p1', 'p2', 'p2', 'p3', 'p3', 'p4', 'p4']);
    expect(columnOf(draft, 'name')).toEqual(['甲村', '甲村', 'p2', 'p2', '丙村', '丙村', '丁村', '丁村']);
    expect(columnOf(draft, 'limit_minutes')).toEqual([4, 10, 4, 10, 4, 10, 4, 10]);
    expect(columnOf(draft, 'persons_covered')).toEqual([100, 100, 0, 200, 0, 400, 0, 0]);
    expect(columnOf(draft, 'cells_covered')).toEqual([1, 1, 0, 1, 0, 1, 0, 0]);
    for (const column of ['zone_km2', 'area_km2', 'area_share', 'limit_meters']) expect(new Set(columnOf(draft, column)), column).toEqual(new Set([NaN]));
    expect(draft.tables.find(({ name }) => name === 'main')!.columns.map(({ name }) => name)).not.toContain('limit_cost');
    expect(draft.totals).toMatchObject({ limit_minutes: 10, persons: 1500, persons_covered: 700, cells: 4, cells_covered: 3, zone_km2: null, area_km2: null, area_share: null });
  });

  test('by type, per facility, and the places left outside', () => {
    const draft = run(town, { minutes: 10, by: 'type' });
    expect(draft.totals['by']).toMatchObject([{ facility_type: 'all', persons_covered: 700 }, { facility_type: 'clinic', persons_covered: 300 }, { facility_type: 'school', persons_covered: 600 }]);
    // p2 is as far from either and goes to f1; both reach it.
    expect(columnOf(draft, 'persons_assigned', 'facilities')).toEqual([300, 400]);
    expect(columnOf(draft, 'persons_in_reach', 'facilities')).toEqual([300, 600]);
    expect(columnOf(draft, 'load', 'facilities')).toEqual([10, NaN]);
    expect(columnOf(draft, 'id', 'uncovered')).toEqual(['p4', 'p4', 'p3', 'p4', 'p1']);
    expect(new Set(columnOf(draft, 'lon', 'uncovered'))).toEqual(new Set([NaN]));
  });

  test('without a limit it is 30 minutes; what the matrix is silent on is told', () => {
    const draft = run(town);
    expect(draft.totals).toMatchObject({ limit_minutes: 30, persons_covered: 700 });
    expect(draft.notes).toContainEqual({ code: 'matrix.no-pair', severity: 'note', file: 'od.csv', values: { places: 1, persons: 800 } });
    expect(draft.notes).toContainEqual({ code: 'matrix.left-out', severity: 'note', file: 'od.csv', values: { count: 1 } });
    expect(draft.basis).toMatchObject({ model: 'matrix', limitsMinutes: [30], limitsMeters: [], direction: null });
  });

  test('there is nothing to draw', () => {
    const id = town.insertRun(run(town));
    expect(coveredArea(town, id, 'all', 0)).toEqual({ type: 'FeatureCollection', features: [] });
  });

  test('the nearest, mean over the people reached, and trips', () => {
    // Within 30 minutes: p1 0, p2 10, p3 5; (100 x 0 + 200 x 10 + 400 x 5) / 700.
    const draft = run(town, { kind: 'accessibility', method: 'nearest' });
    expect(draft.totals).toMatchObject({ persons: 1500, persons_reached: 700 });
    expect(draft.totals['value']).toBeCloseTo(4000 / 700, 12);
    const trips = run(town, { kind: 'od', minutes: 60 });
    expect(columnOf(trips, 'origin').map((origin, i) => `${origin} ${columnOf(trips, 'destination')[i]} ${columnOf(trips, 'minutes')[i]}`)).toEqual(['p1 f1 0', 'p2 f1 10', 'p2 f2 10', 'p3 f2 5', 'p3 f1 35']);
  });
});

test('people outside every zone are nobody\'s people, the facilities\' neither', async () => {
  // p1 (100) and p2 (200) are assigned to f1 and p3 (400) to f2 within 10 minutes; without a known county p2 is outside.
  folder.write('elsewhere.csv', POPULATION.replace('p2,,200,990101', 'p2,,200,990109'));
  const project = await projectOf({ ...INPUTS, zones: ZONES, population: { ...INPUTS.population, path: 'elsewhere.csv', zone: 'county' } });
  const draft = run(project, { minutes: 10 });
  expect(draft.totals).toMatchObject({ persons: 1300, persons_covered: 500 });
  expect(columnOf(draft, 'persons_assigned', 'facilities')).toEqual([100, 400]);
  expect(columnOf(draft, 'persons_in_reach', 'facilities')).toEqual([100, 400]);
  expect(columnOf(draft, 'load', 'facilities')).toEqual([100 / 30, NaN]);
});

test('without zones the places are compared, and their verdicts tried', () => {
  const drafts = [run(town, { kind: 'comparison', models: [{ model: 'matrix', minutes: 10 }, { model: 'matrix', minutes: 4 }] }), run(town, { kind: 'sensitivity', minutes: 10 })];
  for (const draft of drafts) expect(columnOf(draft, 'code')).toEqual(['p1', 'p2', 'p3', 'p4']);
  expect(columnOf(drafts[0], 'persons_disputed')).toEqual([0, 200, 400, 0]);
  // At 0.8 of the speed p2 takes 12.5 minutes, p3 6.25; with a limit of 8 1/3 p2 is beyond it at any speed up to 1.
  expect(columnOf(drafts[1], 'share_low')).toEqual([1, 0, 1, 0]);
  expect(findings(town, { kind: 'comparison', models: [{ model: 'matrix' }, { model: 'radius' }] })).toMatchObject([{ parameter: 'inputs.zones' }]);
});

test('times to the nearest facility say nothing of the others: the check asks for a matrix', async () => {
  folder.write('nearestOnly.csv', 'id,pop,t\na,100,10\nb,50,\n');
  const known = await projectOf({ population: { path: 'nearestOnly.csv', id: 'id', persons: 'pop', minutes: 't' } });
  expect(run(known).totals).toMatchObject({ persons: 150, persons_covered: 100 });
  for (const given of [{ backup: true }, { capacityLimited: true }, { kind: 'od' }, { kind: 'accessibility', method: '2sfca' }, { kind: 'siting', problem: 'mclp' }]) {
    let found: Finding[] = [];
    try { checkAnalysis(known, analysisOf(given)); } catch (error) { found = (error as InputError).findings; }
    expect(found, JSON.stringify(given)).toMatchObject([{ code: 'recipe.missing-input', parameter: 'inputs.matrix' }]);
  }
  expect(findings(known, { radiusMeters: 500 })).toMatchObject([{ code: 'parameter.conflict', values: { one: 'radiusMeters', other: 'inputs.population.minutes' } }]);
});

test('a group may have a share in its name, a type may not be called as all of them are', async () => {
  folder.write('groups.csv', 'id,pop,u\np1,100,1\np2,200,0\np3,400,1\np4,800,0\np5,,\n');
  folder.write('all.csv', 'id,type\nf1,all\nf2,school\n');
  const population = { ...INPUTS.population, name: undefined, path: 'groups.csv', groups: { market_share: { column: 'u', as: 'flag' } } };
  const project = await projectOf({ ...INPUTS, population, facilities: { path: 'all.csv', id: 'id', type: 'type' } });
  expect(run(project).checks?.find(({ id }) => id === 'share-range')).toMatchObject({ state: 'pass' });
  expect(findings(project, { by: 'type' })).toMatchObject([{ code: 'recipe.reserved-name', parameter: 'inputs.facilities.type', values: { name: 'all' } }]);
});

test('zones by their column of codes: a place needs no coordinates', async () => {
  const project = await projectOf({ ...INPUTS, zones: ZONES, population: { ...INPUTS.population, zone: 'county' } });
  const draft = run(project, { minutes: 10 });
  expect(columnOf(draft, 'code')).toEqual(['990101', '990102']);
  expect(columnOf(draft, 'persons')).toEqual([300, 1200]);
  expect(columnOf(draft, 'persons_covered')).toEqual([300, 400]);
  expect(columnOf(draft, 'zone_km2')[0]).toBeGreaterThan(100);
  const without = await projectOf({ ...INPUTS, zones: ZONES });
  expect(findings(without, { minutes: 10 })).toMatchObject([{ code: 'column.required', parameter: 'inputs.population.zone' }]);
  expect(findings(without, { model: 'radius' }).map(({ parameter }) => parameter), 'only a matrix does without coordinates').toEqual(['inputs.population.zone']);
});

describe('units', () => {
  const other = (key: string) => projectOf({ ...INPUTS, matrix: { path: 'od.csv', origin: 'from', destination: 'to', [key]: 't' } });

  test.each([['radiusMeters', false], ['limits', false], ['minutes', true]])('a matrix of metres with %s', async (key, told) => {
    const draft = run(await other('meters'), { [key]: 10 });
    expect(draft.totals).toMatchObject({ limit_minutes: null, limit_meters: 10, persons_covered: 700 });
    expect(columnOf(draft, 'limit_meters')).toEqual([10, 10, 10, 10]);
    expect(draft.notes.some(({ code }) => code === 'matrix.limit-unit')).toBe(told);
  });

  test.each([['limits', false], ['minutes', true], ['radiusMeters', true]])('a matrix of cost with %s: its limit stands in a column of its own', async (key, told) => {
    const draft = run(await other('cost'), { [key]: 10 });
    expect(draft.totals).toMatchObject({ limit_minutes: null, limit_meters: null, limit_cost: 10, persons_covered: 700 });
    expect(draft.tables.find(({ name }) => name === 'main')!.columns.at(-1)).toMatchObject({ name: 'limit_cost' });
    expect(columnOf(draft, 'limit_cost', 'uncovered')).toEqual([10]);
    expect(draft.basis.limitsCost).toEqual([10]);
    expect(draft.notes.filter(({ code }) => code === 'matrix.limit-unit')).toHaveLength(told ? 1 : 0);
  });

  test('limits of a matrix of minutes are minutes', () => {
    expect(run(town, { limits: [5, 10] }).totals).toMatchObject({ limit_minutes: 10, limit_meters: null, persons_covered: 700 });
  });

  test('metres contradict minutes; metres and cost have no default; two limits are one too many', async () => {
    expect(findings(town, { radiusMeters: 500 })).toMatchObject([{ code: 'parameter.conflict', parameter: 'analyses.m.radiusMeters' }]);
    expect(findings(await other('meters'), {})).toMatchObject([{ code: 'recipe.missing-key', parameter: 'analyses.m.radiusMeters' }]);
    expect(findings(await other('cost'), {})).toMatchObject([{ code: 'recipe.missing-key', parameter: 'analyses.m.limits' }]);
    expect(findings(await other('cost'), { limits: 3, minutes: 3 })).toMatchObject([{ code: 'parameter.conflict', values: { one: 'limits', other: 'minutes' } }]);
  });
});

describe('population.minutes', () => {
  folder.write('known.csv', 'id,pop,t\na,100,12.5\nb,200,\nc,400,30\nd,800,45\n');
  const known = { population: { path: 'known.csv', id: 'id', persons: 'pop', minutes: 't' } };

  test('the time of every place is given; nobody knows to whom', async () => {
    const project = await projectOf(known);
    const draft = run(project, { minutes: [30, 60] });
    // Within 30: a, c; within 60: d too; b, without a time, never.
    expect(draft.totals['by']).toMatchObject([{ limit_minutes: 30, persons: 1500, persons_covered: 500 }, { limit_minutes: 60, persons_covered: 1300 }]);
    expect(columnOf(draft, 'id', 'facilities')).toEqual([]);
    expect(columnOf(draft, 'id', 'uncovered')).toEqual(['d', 'b', 'b']);
    expect(project.listDatasets('population')[0].notes).toContainEqual(expect.objectContaining({ code: 'matrix.no-value', row: 3, column: 't', values: { count: 1 } }));
    expect(run(project, { kind: 'accessibility', method: 'nearest', minutes: 60 }).totals['value']).toBeCloseTo((1250 + 12000 + 36000) / 1300, 12);
  });

  test('with facilities, their columns of people are unknown, not 0', async () => {
    const draft = run(await projectOf({ ...known, facilities: INPUTS.facilities }));
    for (const column of ['persons_in_reach', 'persons_assigned', 'load']) expect(columnOf(draft, column, 'facilities'), column).toEqual([NaN, NaN]);
  });

  test('what it cannot answer', async () => {
    const project = await projectOf({ ...known, facilities: INPUTS.facilities });
    expect(findings(project, { by: 'type' })).toMatchObject([{ code: 'parameter.conflict', parameter: 'analyses.m.by' }]);
    expect(findings(project, { radiusMeters: 500 })).toMatchObject([{ code: 'parameter.conflict' }]);
    expect(() => run(project, { kind: 'od' })).toThrow('recipe.missing-input');
    expect(findings(await projectOf({ ...INPUTS, population: { ...known.population } }), {})).toMatchObject([{ code: 'parameter.conflict', values: { one: 'inputs.population.minutes', other: 'inputs.matrix' } }]);
  });
});

describe('other analyses on a matrix', () => {
  test('two-step floating catchment: the clinic of 30 beds has 300 people within 10 minutes', () => {
    const draft = run(town, { kind: 'accessibility', method: '2sfca', minutes: 10, points: true });
    // The school has no capacity; p3 and p4 reach no clinic and have 0.
    expect(columnOf(draft, 'value', 'points')).toEqual([0.1, 0.1, 0, 0]);
    expect(draft.totals).toMatchObject({ supply_total: 30, supply_used: 30, check: 30 });
  });

  test('a comparison takes the limit of its matrix in the unit of the matrix', async () => {
    const project = await projectOf({
      ...INPUTS, zones: ZONES, population: { ...INPUTS.population, zone: 'county' }, matrix: { path: 'od.csv', origin: 'from', destination: 'to', meters: 't' },
    });
    const draft = run(project, { kind: 'comparison', models: [{ model: 'matrix', limits: 5, name: 'near' }, { model: 'matrix', minutes: 10, name: 'far' }] });
    expect(columnOf(draft, 'persons_covered_near')).toEqual([100, 400]);
    expect(columnOf(draft, 'persons_covered_far')).toEqual([300, 400]);
    expect(draft.notes.filter(({ code }) => code === 'matrix.limit-unit')).toMatchObject([{ parameter: 'analyses.m.models[1].minutes' }]);
  });

  test('another population is not that of the matrix', () => {
    expect(() => run(town, { kind: 'sensitivity', minutes: 10, otherPopulation: true })).toThrow('parameter.conflict');
  });
});

describe('siting', () => {
  test('with candidates: two sites cover all that can be covered', async () => {
    folder.write('candidates.csv', 'id,cost\nc1,1\nc2,1\nc3,1\n');
    // Within 10: c1 reaches p1, p2 (300); c2 reaches p3 (400); c3 reaches p2, p3 (600). Best two: c3, then c1 (+100) = 700.
    folder.write('sites.csv', 'from,to,t\np1,c1,4\np2,c1,10\np3,c2,1\np2,c3,9\np3,c3,9\np4,c3,11\n');
    const project = await projectOf({ ...INPUTS, candidates: { path: 'candidates.csv', id: 'id', cost: 'cost' }, matrix: { path: 'sites.csv', origin: 'from', destination: 'to', cost: 't' } });
    const draft = run(project, { kind: 'siting', problem: 'mclp', limits: 10, sites: 2 });
    expect(draft.totals).toMatchObject({ objective: 700, sites: ['c1', 'c3'], persons: 1500 });
    expect(columnOf(draft, 'limit_cost', 'sites')).toEqual([10, 10]);
  });

  test('a graph brings people and candidates: every vertex is one of each', async () => {
    // A star of four around vertex 3, and a pair far away: within 1, vertex 3 covers 5 people, 6 or 7 cover 2.
    folder.write('star.txt', '7 5 2\n3 1 1\n3 2 1\n3 4 1\n3 5 1\n6 7 1\n');
    const project = await projectOf({ matrix: { graph: { path: 'star.txt', format: 'orlib-pmed' } } });
    const draft = run(project, { kind: 'siting', problem: 'mclp', limits: 1, sites: 2 });
    expect(draft.totals).toMatchObject({ objective: 7, bound: 7, sites: ['3', '6'], persons: 7, candidates: 7 });
    expect(() => run(project, { limits: 1 })).toThrow('recipe.missing-input');
    folder.write('posts.csv', 'id\n1\n7\n99\n');
    const posts = await projectOf({ matrix: { graph: { path: 'star.txt', format: 'orlib-pmed' } }, facilities: { path: 'posts.csv', id: 'id' } });
    const coverage = run(posts, { limits: 1 });
    expect(coverage.totals).toMatchObject({ persons: 7, persons_covered: 4 });
    expect(coverage.notes).toContainEqual(expect.objectContaining({ code: 'matrix.no-pair', values: { facilities: 1 } }));
  });
});

describe('ids that do not fit', () => {
  test('unknown origins and destinations, the first twenty of each side with their number', async () => {
    folder.write('wrong.csv', `from,to,t\n${Array.from({ length: 23 }, (_, i) => `x${i},f1,1`).join('\n')}\np1,f9,1\n`);
    const found = findings(await projectOf({ ...INPUTS, matrix: { ...INPUTS.matrix, path: 'wrong.csv' } }), {});
    expect(found).toHaveLength(21);
    expect(found[0]).toEqual({ code: 'row.unknown-reference', severity: 'error', file: 'wrong.csv', parameter: 'inputs.matrix.origin', values: { id: 'x0', count: 23 } });
    expect(found[20]).toMatchObject({ parameter: 'inputs.matrix.destination', values: { id: 'f9' } });
  });

  test('two facilities of one id', async () => {
    expect(findings(await projectOf({ ...INPUTS, facilities: [INPUTS.facilities, INPUTS.facilities] }), {})).toMatchObject([{ code: 'row.duplicate-key', parameter: 'inputs.facilities.id', values: { text: 'f1' } }, { values: { text: 'f2' } }]);
  });
});

describe('keys that mean nothing to a matrix', () => {
  it.each([
    ['direction', 'from-facility'], ['snap', 'nearest-node'], ['speedKmh', 40], ['detourFactor', 1.2], ['accessSpeedKmh', 5], ['maxSnapMeters', 100], ['neighbours', 16], ['scenario', { name: '雨季', speedFactor: 0.5 }],
  ])('%s', (key, value) => {
    expect(findings(town, { [key]: value })).toMatchObject([{ code: 'parameter.conflict', parameter: `analyses.m.${key}`, values: { one: key, other: 'model: matrix' } }]);
  });

  test('limits mean nothing to the others; without any matrix it is missing', async () => {
    const plain = await projectOf({ population: INPUTS.population, facilities: INPUTS.facilities });
    expect(findings(plain, {})).toMatchObject([{ code: 'recipe.missing-input', parameter: 'inputs.matrix' }]);
    expect(findings(town, { model: 'radius', limits: 5 })).toMatchObject([{ code: 'parameter.conflict', parameter: 'analyses.m.limits' }]);
  });
});
