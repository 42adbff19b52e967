import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from '../../api/findings.ts';
import type { DisparityAnalysis } from '../../api/valueAnalyses.ts';
import type { ProjectFile, RunDraft } from '../../data/project/projectFile.ts';
import { runCoverage } from '../../engine/analyses/coverage/coverage.ts';
import { checkDisparity } from '../../engine/analyses/disparity/checkDisparity.ts';
import { runDisparity } from '../../engine/analyses/disparity/disparity.ts';
import { referencesOf } from '../../engine/analyses/values/references.ts';
import { buildTown, columnOf, control } from './town.ts';
import { projectOfTable } from './yearlyTable.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-disparity-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = () => join(folder, `${Math.floor(performance.now() * 1e6)}.junheng`);

const square = (west: number): number[] => [west, 26, west + 0.1, 26, west + 0.1, 26.1, west, 26.1];

/** Two prefectures of two counties each; a1 and b1 are poor. The country lacks a figure in b2. */
function counties(): ProjectFile {
  const file = projectOfTable(path(), ['water', 'town', 'country', 'people'], [
    ['a1', 2020, 80, 90, 60, 100], ['a2', 2020, 100, 100, 90, 300], ['b1', 2020, 60, 70, 70, 200], ['b2', 2020, 120, 95, NaN, 400], ['000000', 2020, 95, NaN, NaN, NaN],
  ]);
  file.insertDataset({
    role: 'zones', name: 'zones', rowCount: 4, notes: [], sources: [], request: { role: 'zones', input: { path: 'zones', code: 'code', parent: 'prefecture', tags: { poor: 'poor' } } }, meta: { tags: ['poor'] },
    columns: [
      { name: 'code', values: ['b2', 'b1', 'a2', 'a1'] }, { name: 'name', values: ['丁', '丙', '乙', '甲'] }, { name: 'parent', values: ['B', 'B', 'A', 'A'] }, { name: 'tag:poor', values: Uint8Array.of(0, 1, 0, 1) },
      { name: 'geometry.coordinates', values: Float64Array.from([104, 104.1, 104.2, 104.3].flatMap(square)) }, { name: 'geometry.ringOffsets', values: Uint32Array.of(0, 4, 8, 12, 16) },
      { name: 'geometry.polygonOffsets', values: Uint32Array.of(0, 1, 2, 3, 4) }, { name: 'geometry.zoneOffsets', values: Uint32Array.of(0, 1, 2, 3, 4) },
    ],
  }, false);
  return file;
}

const all: Omit<DisparityAnalysis, 'id' | 'kind'> = { of: { column: 'water' }, urban: { column: 'town' }, rural: { column: 'country' } };
function run(changes: Partial<DisparityAnalysis> = {}, keys = all): RunDraft {
  const file = counties();
  try {
    const analysis: DisparityAnalysis = { id: 'd', kind: 'disparity', ...keys, ...changes };
    checkDisparity(file, analysis);
    return runDisparity(file, analysis, control(), referencesOf(file, []));
  } finally {
    file.close();
  }
}
function findingsOf(keys: Partial<DisparityAnalysis>): [string, string | undefined, unknown?][] {
  try {
    run(keys, {});
  } catch (error) {
    return (error as InputError).findings.map(({ code, parameter }) => [code, parameter]);
  }
  return [];
}

describe('disparity', () => {
  test('town and country: difference, ratio and rank of the widest, derived by hand', () => {
    const draft = run();
    expect(columnOf(draft, 'code')).toEqual(['a1', 'a2', 'b1', 'b2']);
    expect(columnOf(draft, 'parent')).toEqual(['A', 'A', 'B', 'B']);
    expect([columnOf(draft, 'difference'), columnOf(draft, 'ratio'), columnOf(draft, 'rank')]).toEqual([[30, 10, 0, NaN], [1.5, 100 / 90, 1, NaN], [1, 2, 3, NaN]]);
    // means over the three with both: (90 + 100 + 70) / 3 and (60 + 90 + 70) / 3
    expect(draft.totals).toMatchObject({ urban: 260 / 3, rural: 220 / 3, ratio: 260 / 220, n: 3, widest: 'a1', direction: 'higher', weight: 'none' });
    expect(draft.totals['difference']).toBeCloseTo(40 / 3, 13);
    expect(draft.notes).toEqual([{ code: 'analysis.one-sided', severity: 'note', parameter: 'analyses.d.urban', values: { count: 1 } }]);
    // people as weight: (9000 + 30000 + 14000) / 600
    expect(run({ weight: 'people' }).totals['urban']).toBeCloseTo(53_000 / 600, 12);
  });

  test('where less is better the country is behind with more', () => {
    const draft = run({ direction: 'lower' });
    expect(columnOf(draft, 'difference')).toEqual([30, 10, 0, NaN]);
    expect(columnOf(draft, 'rank')).toEqual([3, 2, 1, NaN]);
    expect(draft.totals['widest']).toBe('b1');
    // Alike everywhere: the first by code, whatever the order of the file.
    expect(run({ urban: { column: 'town' }, rural: { column: 'town' } }).totals).toMatchObject({ difference: 0, widest: 'a1' });
    // Weighted by the rural figure, which b2 lacks: the mean is of the three others and n says so.
    expect(run({ urban: { column: 'town' }, rural: { column: 'water' }, weight: 'country' }).totals).toMatchObject({ urban: (90 * 60 + 100 * 90 + 70 * 70) / 220, n: 3, widest: 'a1' });
  });

  test('each prefecture beside the province', () => {
    const draft = run();
    expect([columnOf(draft, 'level', 'regions'), columnOf(draft, 'region', 'regions'), columnOf(draft, 'n', 'regions'), columnOf(draft, 'mean', 'regions')]).toEqual([['province', 'prefecture', 'prefecture'], ['all', 'A', 'B'], [4, 2, 2], [90, 90, 90]]);
    // of two values the Gini coefficient is a quarter of their difference over the mean, the variation half of it
    const [gini, cv] = ['gini', 'cv'].map((name) => columnOf(draft, name, 'regions') as number[]);
    expect(gini[1]).toBeCloseTo(20 / 90 / 4, 14);
    expect(gini[2]).toBeCloseTo(60 / 90 / 4, 14);
    expect(cv[2]).toBeCloseTo(60 / 90 / 2, 14);
    expect(columnOf(draft, 'max_min', 'regions')).toEqual([2, 1.25, 2]);
    expect(draft.totals).toMatchObject({ gini: gini[0], cv: cv[0], n_value: 4 });
  });

  test('tagged counties near the average: the tolerance is the user\'s', () => {
    const none = run();
    expect(none.totals).toMatchObject({ benchmark: 90, benchmark_kind: 'mean', tolerance: null, tagged: 2, tagged_within: null, tagged_share: null });
    expect(columnOf(none, 'within')).toEqual([NaN, NaN, NaN, NaN]);
    // 80 of 90 is short by 1/9; 100 and 120 are above, which is near enough
    const near = run({ tolerance: 0.12 });
    expect(columnOf(near, 'within')).toEqual([1, 1, 0, 1]);
    expect(near.totals).toMatchObject({ tagged: 2, tagged_within: 1, tagged_share: 0.5 });
    expect(['tagged', 'n', 'mean', 'within', 'within_share'].map((name) => columnOf(near, name, 'tags'))).toEqual([[1, 0], [2, 2], [70, 110], [1, 2], [0.5, 1]]);
    expect(run({ tolerance: 0.11 }).totals['tagged_within']).toBe(0);
    // with less better both poor counties are below 90
    expect(run({ tolerance: 0, direction: 'lower' }).totals['tagged_within']).toBe(2);
  });

  test('the average: national, weighted by people, or given', () => {
    expect(run({ benchmark: 'national' }).totals).toMatchObject({ benchmark: 95, benchmark_kind: 'national' });
    expect(run({ benchmark: { value: 75 }, tolerance: 0 }).totals).toMatchObject({ benchmark: 75, benchmark_kind: 'value', tagged_within: 1 });
    // (8000 + 30000 + 12000 + 48000) / 1000
    const weighted = run({ weight: 'people' });
    expect(weighted.totals).toMatchObject({ benchmark: 98, benchmark_kind: 'weighted-mean' });
    expect(columnOf(weighted, 'mean', 'tags')).toEqual([20_000 / 300, 78_000 / 700]);
  });

  test('only a value, or only town and country', () => {
    const value = run({}, { of: { column: 'water' } });
    expect(value.totals).toMatchObject({ urban: null, n: null, widest: null, n_value: 4 });
    expect(columnOf(value, 'difference')).toEqual([NaN, NaN, NaN, NaN]);
    const pair = run({}, { urban: { column: 'town' }, rural: { column: 'country' } });
    expect(pair.totals).toMatchObject({ n: 3, n_value: null, gini: null, benchmark: null, tagged: null });
    expect(pair.tables.map(({ name }) => name)).toEqual(['main']);
  });

  test('keys that do not go together, and names that are not there', () => {
    expect(findingsOf({})).toEqual([['recipe.missing-key', 'analyses.d.of']]);
    expect(findingsOf({ urban: { column: 'town' } })).toEqual([['recipe.missing-key', 'analyses.d.rural']]);
    expect(findingsOf({ of: { column: 'water' }, coverage: 'n' })).toEqual([['parameter.conflict', 'analyses.d.of']]);
    expect(findingsOf({ of: { column: 'water' }, group: 'urban' })).toEqual([['recipe.missing-key', 'analyses.d.coverage']]);
    expect(findingsOf({ of: { column: 'water' }, benchmark: 'weighted-mean' })).toEqual([['recipe.missing-key', 'analyses.d.weight']]);
    expect(findingsOf({ urban: { column: 'town' }, rural: { column: 'country' }, benchmark: 'national' })).toEqual([['parameter.conflict', 'analyses.d.benchmark']]);
    expect(findingsOf({ of: { column: 'wator' } })).toEqual([['column.missing', 'analyses.d.of.column']]);
    expect(findingsOf({ of: { column: 'water' }, tag: 'pooor' })).toEqual([['column.missing', 'analyses.d.tag']]);
    expect(findingsOf({ of: { column: 'people' }, benchmark: 'national' })).toEqual([['analysis.no-benchmark', 'analyses.d.benchmark']]);
  });

  test('from a coverage run by its group: shares of people, totals from their sums', () => {
    const file = buildTown(path());
    const coverage = runCoverage(file, { id: 'n', kind: 'coverage', model: 'network', minutes: 30, facilityReach: false }, control());
    const analysis: DisparityAnalysis = { id: 'd', kind: 'disparity', coverage: 'n', tolerance: 0.1 };
    checkDisparity(file, analysis);
    const draft = runDisparity(file, analysis, control(), referencesOf(file, [coverage]));
    // A: town 200 of 200, country 100 of 100. B (poor): town 0 of 800, country 400 of 400.
    expect([columnOf(draft, 'urban'), columnOf(draft, 'rural'), columnOf(draft, 'persons_urban'), columnOf(draft, 'persons_rural')]).toEqual([[1, 0], [1, 1], [200, 800], [100, 400]]);
    expect(columnOf(draft, 'rank')).toEqual([1, 2]);
    expect(draft.totals).toMatchObject({ urban: 0.2, rural: 1, n: 2, widest: '990101', value: 'n.persons_share', tagged: 1, tagged_within: 0 });
    expect(columnOf(draft, 'value')).toEqual([1, 400 / 1200]);
    expect(columnOf(draft, 'persons', 'tags')).toEqual([1200, 300]);
    expect(() => runDisparity(file, { ...analysis, group: 'city' }, control(), referencesOf(file, [coverage]))).toThrow('column.missing');
    file.close();
  });
});
