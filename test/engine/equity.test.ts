import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from '../../api/findings.ts';
import type { EquityAnalysis } from '../../api/valueAnalyses.ts';
import type { ProjectFile, RunDraft } from '../../data/project/projectFile.ts';
import { checksOf } from '../../engine/analyses/checks/checks.ts';
import { checkEquity } from '../../engine/analyses/equity/checkEquity.ts';
import { runEquity } from '../../engine/analyses/equity/equity.ts';
import { runCoverage } from '../../engine/analyses/coverage/coverage.ts';
import { referencesOf } from '../../engine/analyses/values/references.ts';
import { material } from '../material.ts';
import { readCsv, runCli } from './runCli.ts';
import { buildTown, columnOf, control } from './town.ts';
import { projectOfTable } from './yearlyTable.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-equity-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = () => join(folder, `${Math.floor(performance.now() * 1e6)}.junheng`);

/** Two provinces (code:1), in the first two prefectures (code:2). No beds are known of c1 in 2020, no region of a12. */
const table = (): ProjectFile => projectOfTable(path(), ['beds', 'people', 'income', 'region', 'debt'], [
  ['b2', 2020, 12, 4, 4, 2, 1], ['a21', 2020, 8, 1, 1, 1, 1], ['a11', 2020, 1, 2, 3, 1, -1], ['a12', 2020, 3, 1, 2, NaN, 1], ['c1', 2020, NaN, 9, 9, 9, 1],
  ['a11', 2015, 5, 1, 1, 1, 1], ['000000', 2020, 99, 99, 99, 99, 1],
]);
const base: EquityAnalysis = { id: 'e', kind: 'equity', of: { column: 'beds' }, bootstrap: 50 };

function run(changes: Partial<EquityAnalysis> = {}, file = table()): RunDraft {
  try {
    const analysis = { ...base, ...changes };
    checkEquity(file, analysis);
    return runEquity(file, analysis, control(), referencesOf(file, []));
  } finally {
    file.close();
  }
}
function findingsOf(changes: Partial<EquityAnalysis>, work: (file: ProjectFile, analysis: EquityAnalysis) => unknown = checkEquity): (string | undefined)[][] {
  const file = table();
  try {
    work(file, { ...base, ...changes });
  } catch (error) {
    return (error as InputError).findings.map(({ code, parameter }) => [code, parameter]);
  } finally {
    file.close();
  }
  return [];
}

describe('equity', () => {
  test('1, 3, 8, 12 unweighted: figures, shares and parts derived by hand', () => {
    const { totals, notes, tables, basis } = run();
    // mean 6; Gini 2 (1 + 6 + 24 + 48) / (4 x 24) - 5/4; deviations 5, 3, 2, 6; type 7: 1 + 0.3 x 2 and 12 - 0.3 x 4
    expect(totals).toMatchObject({
      n: 4, mean: 6, mad: 4, max_min: 12, divisor: 'n', missing: 1, without_weight: 0, weight: 'none', weight_sum: 4, value: 'beds',
      between: null, within: null, between_l: null, within_l: null, groups: null, decomposition: null, concentration: null, rank_by: null,
      atkinson_epsilon: 0.5, confidence: 0.95, bootstrap: 50, seed: 1,
    });
    expect(totals['gini']).toBeCloseTo(158 / 96 - 1.25, 14);
    expect(totals['cv']).toBeCloseTo(Math.sqrt(74 / 4) / 6, 14);
    expect(totals['p90_p10']).toBeCloseTo(10.8 / 1.6, 13);
    expect(totals['theil_l']).toBeCloseTo(Math.log(6) - Math.log(288) / 4, 14);
    expect(notes).toEqual([{ code: 'analysis.without-value', severity: 'note', parameter: 'analyses.e.of', values: { value: 'beds', count: 1 } }]);
    expect(basis.year).toBe(2020);
    expect(tables.map(({ name, columns }) => [name, columns.map((column) => column.name).join()])).toEqual([
      ['main', 'code,name,value,weight,share_of_value,share_of_weight,location_quotient,theil_t_part'], ['lorenz', 'curve,share_of_weight,share_of_value'],
    ]);
    const draft = run();
    expect(columnOf(draft, 'code')).toEqual(['a11', 'a12', 'a21', 'b2', 'c1']);
    expect(columnOf(draft, 'share_of_weight')).toEqual([0.25, 0.25, 0.25, 0.25, NaN]);
    expect(columnOf(draft, 'location_quotient')).toEqual([1 / 6, 0.5, 8 / 6, 2, NaN]);
    expect(columnOf(draft, 'share_of_value')).toEqual([1 / 24, 0.125, 8 / 24, 0.5, NaN]);
    const parts = columnOf(draft, 'theil_t_part') as number[];
    expect(parts.slice(0, 4).reduce((a, b) => a + b)).toBeCloseTo(totals['theil_t'] as number, 15);
    expect(columnOf(draft, 'share_of_value', 'lorenz')).toEqual([0, 1 / 24, 4 / 24, 0.5, 1]);
  });

  test('weighted by people: the divisor is their sum', () => {
    // (2 + 3 + 8 + 48) / 8
    const draft = run({ weight: 'people' });
    expect(draft.totals).toMatchObject({ n: 4, mean: 61 / 8, divisor: 'weight_sum', weight: 'people', weight_sum: 8 });
    expect(draft.basis.denominator).toBe('people');
    expect(columnOf(draft, 'share_of_weight')).toEqual([0.25, 0.125, 0.125, 0.5, NaN]);
  });

  test('nested groups: between of each level inside the one above, and what is left, are the whole', () => {
    const draft = run({ groups: ['code:1', 'code:2'] });
    const { decomposition, theil_t: t, theil_l: l, ...totals } = draft.totals as Record<string, never> & { decomposition: { groups: string; n_groups: number; theil_t: Record<string, number>; theil_l: Record<string, number> }[]; theil_t: number; theil_l: number };
    expect(decomposition.map(({ groups, n_groups: count }) => [groups, count])).toEqual([['code:1', 2], ['code:2', 3]]);
    const [first, second] = decomposition;
    // provinces of mean 4 (half of the value) and 12
    expect(first.theil_t['between']).toBeCloseTo(0.5 * Math.log(4 / 6) + 0.5 * Math.log(2), 15);
    expect(first.theil_t['between'] + second.theil_t['between'] + second.theil_t['within']).toBeCloseTo(t, 14);
    expect(first.theil_l['between'] + second.theil_l['between'] + second.theil_l['within']).toBeCloseTo(l, 14);
    expect(totals).toMatchObject({ between: first.theil_t['between'], within: first.theil_t['within'], between_l: first.theil_l['between'], groups: ['code:1', 'code:2'] });
    expect([columnOf(draft, 'level', 'groups'), columnOf(draft, 'group', 'groups'), columnOf(draft, 'parent', 'groups'), columnOf(draft, 'n', 'groups')]).toEqual([[1, 1, 2, 2, 2], ['a', 'b', 'a1', 'a2', 'b2'], ['', '', 'a', 'a', 'b'], [3, 1, 2, 1, 1]]);
    expect([columnOf(draft, 'group_1'), columnOf(draft, 'group_2')]).toEqual([['a', 'a', 'a', 'b', 'c'], ['a1', 'a1', 'a2', 'b2', 'c1']]);
    const parts = (name: string, rows: number[]) => rows.reduce((sum, row) => sum + (columnOf(draft, name, 'groups')[row] as number), 0);
    expect(parts('between_part', [0, 1])).toBeCloseTo(first.theil_t['between'], 15);
    expect(parts('within_part', [2, 3, 4])).toBeCloseTo(second.theil_t['within'], 15);
    expect(checksOf(draft, null).find(({ id }) => id === 'decomposition-sum')).toMatchObject({ state: 'pass', values: { compared: 2 } });
  });

  test('units whose group is unknown are a group without a name, and told', () => {
    const draft = run({ groups: 'region' });
    expect([columnOf(draft, 'group', 'groups'), columnOf(draft, 'n', 'groups')]).toEqual([['', '1', '2'], [1, 2, 1]]);
    expect(draft.notes.at(-1)).toEqual({ code: 'analysis.group-unknown', severity: 'note', parameter: 'analyses.e.groups', values: { column: 'region', count: 1 } });
    // Not everything an object has by nature is a tag.
    expect(findingsOf({ groups: 'constructor' })).toEqual([['column.missing', 'analyses.e.groups']]);
  });

  test('concentration over another value: ascending income of b2, the richest, has the most beds', () => {
    // order a21 8, a12 3, a11 1, b2 12: R = 1/8, 3/8, 5/8, 7/8; 2 cov / mean = 2 x ((2)(-3/8) + (-3)(-1/8) + (-5)(1/8) + (6)(3/8)) / 4 / 6
    const draft = run({ rankBy: { column: 'income' } });
    expect(draft.totals['concentration']).toBeCloseTo(1.25 / 12, 15);
    expect(draft.totals).toMatchObject({ concentration_n: 4, rank_by: 'income' });
    expect(columnOf(draft, 'curve', 'lorenz').filter((name) => name === 'concentration')).toHaveLength(5);
    const partial = run({ rankBy: { column: 'region' } });
    expect(partial.totals['concentration_n']).toBe(3);
    expect(partial.notes.at(-1)).toMatchObject({ code: 'analysis.rank-unknown', values: { count: 1 } });
  });

  test('intervals: seeded, null without resamples and where a figure has none', () => {
    expect(run().totals['intervals']).toEqual(run().totals['intervals']);
    expect(run({ seed: 2 }).totals['intervals']).not.toEqual(run().totals['intervals']);
    expect(run({ bootstrap: 0 }).totals['intervals']).toBeNull();
    expect(Object.keys(run().totals['intervals']!)).toEqual(['mean', 'gini', 'theil_t', 'theil_l', 'cv', 'mad', 'palma', 'atkinson']);
  });

  test('values below 0 have no shares: what does not exist is null, and told', () => {
    const { totals, notes } = run({ of: { column: 'debt' } });
    expect(totals).toMatchObject({ n: 5, mean: 3 / 5, gini: null, theil_t: null, theil_l: null, palma: null, atkinson: null, p90_p10: null, max_min: null });
    expect(totals['mad']).toBeCloseTo(0.64, 14);
    expect(notes).toEqual([{ code: 'analysis.no-shares', severity: 'note', parameter: 'analyses.e.of', values: { count: 1 } }]);
  });

  test('of nobody there is no figure', () => {
    const file = projectOfTable(path(), ['beds'], [['a', 2020, NaN], ['b', 2020, NaN]]);
    const draft = run({ groups: 'code:1', rankBy: { column: 'beds' } }, file);
    expect(draft.totals).toMatchObject({ n: 0, mean: null, gini: null, mad: null, between: null, weight_sum: 0, missing: 2, concentration: null, concentration_n: 0, intervals: { mean: null, gini: null } });
    expect(columnOf(draft, 'share_of_value')).toEqual([NaN, NaN]);
    expect(draft.tables.map(({ name, columns }) => [name, columns[0].values.length])).toEqual([['main', 2], ['lorenz', 0], ['groups', 0]]);
  });

  test('units with a value but no weight are dropped and told apart; weight 0 counts nothing', () => {
    const file = projectOfTable(path(), ['beds', 'people'], [['a', 2020, 1, 5], ['b', 2020, 2, NaN], ['c', 2020, 3, 0], ['d', 2020, NaN, 5], ['e', 2020, 4, 5]]);
    const draft = run({ weight: 'people' }, file);
    expect(draft.totals).toMatchObject({ n: 2, mean: 2.5, missing: 1, without_weight: 1, weight_zero: 1, max_min: 4 });
    expect(draft.notes.map(({ code, values }) => [code, values?.['count']])).toEqual([['analysis.without-value', 1], ['analysis.without-weight', 1], ['analysis.weight-zero', 1]]);
    expect([columnOf(draft, 'share_of_weight'), columnOf(draft, 'share_of_value')]).toEqual([[0.5, NaN, 0, NaN, 0.5], [0.2, NaN, 0, NaN, 0.8]]);
  });

  test('population is a column of that name where the project has no population', () => {
    const file = projectOfTable(path(), ['beds', 'population'], [['a', 2020, 1, 2], ['b', 2020, 3, 6]]);
    const analysis: EquityAnalysis = { ...base, weight: 'population' };
    checkEquity(file, analysis);
    expect(runEquity(file, analysis, control(), referencesOf(file, [])).totals).toMatchObject({ n: 2, mean: 2.5, weight: 'population', weight_sum: 8, divisor: 'weight_sum' });
    file.close();
    const town = buildTown(path());
    expect(() => checkEquity(town, { ...analysis, of: { column: 'beds' } })).toThrow(expect.objectContaining({ findings: [expect.objectContaining({ code: 'recipe.missing-input' })] }));
    town.close();
  });

  test('a column, a year, a group or a weight that is not there is named before anything is computed', () => {
    expect(findingsOf({ of: { column: 'bed' } })).toEqual([['column.missing', 'analyses.e.of.column']]);
    expect(findingsOf({ of: { column: 'beds', per: 'persons' } })).toEqual([['column.missing', 'analyses.e.of.per']]);
    expect(findingsOf({ of: { column: 'beds', year: 1999 } })).toEqual([['analysis.year-missing', 'analyses.e.of.year']]);
    expect(findingsOf({ rankBy: { column: 'incom' } })).toEqual([['column.missing', 'analyses.e.rankBy.column']]);
    expect(findingsOf({ groups: ['code:1', 'regions'] })).toEqual([['column.missing', 'analyses.e.groups']]);
    expect(findingsOf({ weight: 'poeple' })).toEqual([['column.missing', 'analyses.e.weight']]);
    expect(findingsOf({ weight: 'debt' })).toEqual([['row.negative', 'analyses.e.weight']]);
    expect(findingsOf({ weight: 'population' })).toEqual([['recipe.missing-input', 'inputs.zones']]);
  });

  test('a column of a coverage run, weighted by its people, in groups by tag', () => {
    const file = buildTown(path());
    const coverage = runCoverage(file, { id: 'n', kind: 'coverage', model: 'network', minutes: [15, 30], facilityReach: false }, control());
    const references = referencesOf(file, [coverage]);
    const analysis: EquityAnalysis = { id: 'e', kind: 'equity', of: 'n.persons_share', limit: 30, weight: 'population', groups: 'poor', bootstrap: 0 };
    checkEquity(file, analysis);
    const draft = runEquity(file, analysis, control(), references);
    // A: all 300 people in reach; B: 400 of 1200
    expect(draft.totals).toMatchObject({ n: 2, value: 'n.persons_share', weight_sum: 1500, mean: 700 / 1500, max_min: expect.closeTo(3, 14), weight: 'population.csv: pop' });
    expect(draft.totals['within']).toBeCloseTo(0, 15);
    expect(columnOf(draft, 'group_1')).toEqual(['0', '1']);
    expect(() => runEquity(file, { ...analysis, limit: undefined }, control(), references)).toThrow('analysis.several-rows');
    file.close();
  });
});

describe('real and bench data', () => {
  const census = material('data', 'cn_tudigong_2020census');
  test.skipIf(!census)('2020 census: schooling by province, weighted by people, against numpy', { timeout: 120_000 }, async () => {
    const recipe = {
      inputs: {
        zones: { path: join(census!, 'derived', 'counties_wgs84.geojson'), code: 'CODE', name: 'NAME' },
        indicators: ['education.csv', 'population.csv'].map((file) => ({ path: join(census!, file), code: 'CODE', name: 'NAME', year: 2020 })),
      },
      analyses: [{ id: 'e', kind: 'equity', of: { column: 'EDUC_AVGY' }, weight: 'POPU', groups: 'PROV_CODE', rankBy: { column: 'POPU_URB' } }],
    };
    writeFileSync(join(folder, 'census.json'), JSON.stringify(recipe));
    const out = join(folder, 'census');
    const { status, stderr } = await runCli(['run', join(folder, 'census.json'), '--out', out, '--json', '--lang', 'en']);
    expect([status, stderr]).toEqual([0, '']);
    const { totals, notes, checks } = JSON.parse(readFileSync(join(out, 'e.json'), 'utf8'));
    // numpy 2.4 in extended precision, on the same files
    const expected = {
      mean: 9.486497186689938, gini: 0.07798436317116902, theil_t: 0.00962154408795065, theil_l: 0.009557415148396068, between: 0.0022240853854565714, within: 0.007397458702494078,
      between_l: 0.002180123433581264, within_l: 0.007377291714814805, concentration: 0.06871642773760951, cv: 0.13980826862715376, mad: 1.0903699516176029,
    };
    for (const [name, value] of Object.entries(expected)) expect(Math.abs(totals[name] - value), name).toBeLessThan(1e-12);
    // 金门 has a schooling of 0.0 and no people: left out, and told
    expect(totals).toMatchObject({ n: 2989, without_weight: 1, weight_sum: 1_409_878_724, decomposition: [{ groups: 'PROV_CODE', n_groups: 33 }] });
    expect(notes).toEqual([{ code: 'analysis.without-weight', severity: 'note', parameter: 'analyses.e.weight', values: { weight: 'POPU', count: 1 } }]);
    expect(checks.filter(({ state }: { state: string }) => state === 'fail')).toEqual([]);
    expect(readCsv(readFileSync(join(out, 'e.groups.csv'), 'utf8'))).toHaveLength(33);
  });
});
