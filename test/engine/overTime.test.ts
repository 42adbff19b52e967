import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from '../../api/findings.ts';
import type { ConvergenceAnalysis, ProgressAnalysis } from '../../api/valueAnalyses.ts';
import type { ProjectFile, RunDraft } from '../../data/project/projectFile.ts';
import { runGaps } from '../../engine/analyses/gaps/gaps.ts';
import { checkConvergence, runConvergence } from '../../engine/analyses/overTime/convergence.ts';
import { checkProgress, runProgress } from '../../engine/analyses/overTime/progress.ts';
import { buildTown, columnOf, control } from './town.ts';
import { projectOfTable } from './yearlyTable.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-time-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = () => join(folder, `${Math.floor(performance.now() * 1e6)}.junheng`);

function use<T>(file: ProjectFile, act: (file: ProjectFile) => T): T {
  try {
    return act(file);
  } finally {
    file.close();
  }
}
/** Codes and places of the findings that running and checking both throw. */
function refused(file: ProjectFile, ...acts: ((file: ProjectFile) => unknown)[]): [string, string | undefined][] {
  return use(file, () => {
    const [first, ...others] = acts.map((act) => {
      try {
        act(file);
      } catch (error) {
        return (error as InputError).findings.map((f): [string, string | undefined] => [f.code, f.parameter]);
      }
      return [];
    });
    for (const other of others) expect(other).toEqual(first);
    return first;
  });
}

describe('convergence', () => {
  /** Doctors per 10 people: in 2010 a has 1 and b 4, in 2012 a 2 and b 4; c has 0, then 6; d has no value in 2010. b lacks 2011. */
  const table = () => projectOfTable(path(), ['doctors', 'people'], [
    ['1a', 2010, 2, 20], ['1b', 2010, 12, 30], ['2c', 2010, 0, 10], ['2d', 2010, NaN, 10], ['1a', 2011, 3, 10], ['2c', 2011, 5, 10],
    ['1a', 2012, 4, 20], ['1b', 2012, 12, 30], ['2c', 2012, 6, 10], ['2d', 2012, 1, 10], ['000000', 2010, 99, 1], ['000000', 2012, 99, 1],
  ]);
  const analysis: ConvergenceAnalysis = { id: 'v', kind: 'convergence', column: 'doctors', per: 'people', times: 10, from: 2010, to: 2012, groups: 'code:1' };
  const run = (changes: Partial<ConvergenceAnalysis> = {}) => use(table(), (file) => runConvergence(file, { ...analysis, ...changes }, control()));

  test('regression of the units with logarithms, spread of all that have both years: derived by hand', () => {
    const { totals, notes, basis, ...draft } = run();
    // a grows by ln 2 / 2 a year, b not at all; their logarithms are ln 4 apart: slope -(ln 2 / 2) / (2 ln 2) = -1/4, intercept ln 2 / 2 (where ln y = 0).
    // lambda = -ln(1 - 1/4 x 2) / 2 = ln 2 / 2, half of the gap in 2 years. Two units have no degree of freedom.
    // cv of 0, 1, 4: mean 5/3, squares (25 + 4 + 49) / 27 = 26/9: sqrt(26) / 5; of 2, 4, 6: mean 4, 8/3. sd of logs: ln 4 / 2, then ln 2 / 2.
    const wanted = { cv_from: Math.sqrt(26) / 5, cv_to: Math.sqrt(8 / 3) / 4, sd_log_from: Math.LN2, sd_log_to: Math.LN2 / 2, slope: -0.25, intercept: Math.LN2 / 2, lambda: Math.LN2 / 2, half_life: 2 };
    for (const [name, value] of Object.entries(wanted)) expect(totals[name], name).toBeCloseTo(value, 13);
    expect(Object.keys(totals).slice(0, 8)).toEqual(Object.keys(wanted));
    expect(totals).toMatchObject({ n: 3, missing: 1, from: 2010, to: 2012, years: 2, r2: expect.closeTo(1, 12) as number, slope_se: null, slope_p: null, n_regression: 2, indicator: 'doctors / people × 10', divisor: 'n' });
    expect(notes).toMatchObject([{ code: 'analysis.years-incomplete', values: { years: '2010, 2012', count: 1 } }, { code: 'analysis.no-logarithm', values: { count: 1 } }]);
    expect(basis).toMatchObject({ denominator: 'people', year: 2012 });

    const main = (name: string) => columnOf(draft as RunDraft, name);
    expect(main('code')).toEqual(['1a', '1b', '2c', '2d']);
    expect([main('value_from'), main('value_to')]).toEqual([[1, 4, 0, NaN], [2, 4, 6, 1]]);
    expect(main('annual_growth')).toEqual([expect.closeTo(Math.LN2 / 2, 14), 0, NaN, NaN]);
    expect(main('log_from')).toEqual([0, Math.log(4), NaN, NaN]);
    expect(main('fitted')).toEqual([expect.closeTo(Math.LN2 / 2, 14), expect.closeTo(0, 14), NaN, NaN]);
    for (const residual of main('residual').slice(0, 2)) expect(residual).toBeCloseTo(0, 14);
  });

  test('years: each with the units it has; Theil between and within the groups add up', () => {
    const draft = run();
    const years = (name: string) => columnOf(draft, name, 'years') as number[];
    expect([years('year'), years('n'), years('mean')]).toEqual([[2010, 2011, 2012], [3, 2, 3], [expect.closeTo(5 / 3, 14), 4, 4]]);
    // 2010, groups {1, 4} and {0}: the first has everything at 2.5 each, so ln(2.5 / (5/3)) = ln 1.5 between; within it 1/5 ln(1/2.5) + 4/5 ln(4/2.5).
    expect(years('theil_t_between')[0]).toBeCloseTo(Math.log(1.5), 14);
    expect(years('theil_t_within')[0]).toBeCloseTo(0.2 * Math.log(0.4) + 0.8 * Math.log(1.6), 14);
    years('theil_t').forEach((total, i) => expect(years('theil_t_between')[i] + years('theil_t_within')[i]).toBeCloseTo(total, 14));
    // 2011: 3 and 5, mean 4: deviation 1. Of its logarithms only a is in the regression.
    expect([years('cv')[1], years('sd_log')[1]]).toEqual([0.25, 0]);
    // Gini of 2, 4, 6: (2 (2 + 8 + 18) / (3 x 12)) - 4/3 = 2/9
    expect(years('gini')[2]).toBeCloseTo(2 / 9, 14);
    expect([columnOf(run({ groups: undefined }), 'theil_t_between', 'years')]).toEqual([[NaN, NaN, NaN]]);
  });

  test('years and columns that are not there are named', () => {
    const codes = (changes: Partial<ConvergenceAnalysis>) => {
      const changed = { ...analysis, ...changes };
      return refused(table(), (file) => runConvergence(file, changed, control()), (file) => checkConvergence(file, changed));
    };
    expect(codes({ from: 2009, to: 2020 })).toEqual([['analysis.year-missing', 'analyses.v.from'], ['analysis.year-missing', 'analyses.v.to']]);
    expect(codes({ from: 2012 })).toEqual([['parameter.out-of-range', 'analyses.v.to']]);
    expect(codes({ column: 'doctor' })).toEqual([['column.missing', 'analyses.v.column']]);
    expect(codes({ per: 'person' })).toEqual([['column.missing', 'analyses.v.per']]);
    expect(codes({ per: undefined })).toEqual([['recipe.missing-key', 'analyses.v.per']]);
    expect(codes({ groups: 'province' })).toEqual([['column.missing', 'analyses.v.groups']]);
    expect(refused(projectOfTable(path(), ['doctors'], [['a', NaN, 3]]), (file) => checkConvergence(file, { ...analysis, per: undefined, times: undefined }))).toEqual([['analysis.year-missing', 'analyses.v.from'], ['analysis.year-missing', 'analyses.v.to']]);
  });
});

describe('progress', () => {
  /** Retention: a on the line, b behind, c beyond the target from the start, d without 2018. Homes: built by year; need: of 2014. */
  const table = () => projectOfTable(path(), ['retention', 'homes', 'need'], [
    ['a', 2014, NaN, NaN, 45], ['b', 2014, NaN, NaN, 33], ['c', 2014, NaN, NaN, 22],
    ['000000', 2015, 93, NaN, NaN], ['a', 2015, 90, 9, 1], ['b', 2015, 90, 9, 1], ['c', 2015, 97, 9, 1], ['d', 2015, 80, 9, NaN],
    ['a', 2016, NaN, 1, NaN], ['b', 2016, 90, 0, NaN], ['c', 2016, NaN, 1, NaN], ['000000', 2018, 94.2, NaN, NaN],
    ['a', 2017, NaN, 1, NaN], ['b', 2017, 90, NaN, NaN], ['c', 2017, 98, 0, NaN],
    ['a', 2018, 93, 1, NaN], ['b', 2018, 91, 1, NaN], ['c', 2018, 96, 0, NaN],
    ['a', 2021, 99, 1, NaN],
  ]);
  const base: ProgressAnalysis = { id: 'p', kind: 'progress', column: 'retention', direction: 'higher', baselineYear: 2015, targetYear: 2020, target: 95 };
  const run = (changes: Partial<ProgressAnalysis> = {}) => use(table(), (file) => runProgress(file, { ...base, ...changes }, control()));

  test('a year of nothing but empty cells is not the latest there is', () => {
    // 2019 has rows for another column, and a value of the nation only.
    const later = () => {
      const file = table();
      file.insertDataset({
        role: 'indicators', name: 'later.csv', rowCount: 2, notes: [], sources: [], meta: {}, request: { role: 'indicators', input: { path: 'later.csv', code: 'code', year: 'year' } },
        columns: [{ name: 'code', values: ['a', '000000'] }, { name: 'year', values: Float64Array.of(2019, 2019) }, { name: 'value:retention', values: Float64Array.of(NaN, 94) }],
      }, false);
      return file;
    };
    expect(use(later(), (file) => runProgress(file, base, control())).totals['year']).toBe(2018);
    expect(use(later(), (file) => runProgress(file, { ...base, year: 2019 }, control())).totals).toMatchObject({ year: 2019, no_data: 4 });
    expect(use(later(), (file) => runGaps(file, { id: 'g', kind: 'gaps', indicators: [{ column: 'need', direction: 'lower' }], benchmark: 'mean' }, control())).totals['need']).toMatchObject({ year: 2015, n: 3 });
  });

  test('the latest year up to the target; each unit from its own baseline: derived by hand', () => {
    const draft = run();
    // Line of a and b: 90 + 5 x 3/5 = 93. a is on it, 1 a year, 2 years to go, 95 in 2020. b gained 1 in 3 years: 4 are left, 12 years, 91 + 2/3. c has kept above 95.
    const main = (name: string) => columnOf(draft, name);
    expect(main('code')).toEqual(['a', 'b', 'c', 'd']);
    expect(main('state')).toEqual(['on-track', 'behind', 'met', 'no-data']);
    expect(main('progress')).toEqual([0.6, 0.2, NaN, NaN]);
    expect([main('expected'), main('expected_progress')]).toEqual([[93, 93, 95, NaN], [0.6, 0.6, NaN, NaN]]);
    expect(main('annual_change')).toEqual([1, 1 / 3, -1 / 3, NaN]);
    expect(main('years_to_target')).toEqual([2, 12, 0, NaN]);
    expect(main('forecast')).toEqual([95, 91 + 2 / 3, expect.closeTo(96 - 2 / 3, 12), NaN]);
    expect([main('baseline'), main('current'), main('target'), main('remaining')]).toEqual([[90, 90, 97, 80], [93, 91, 96, NaN], [95, 95, 95, 95], [2, 4, 0, NaN]]);
    expect([main('sum_to_date'), main('share_of_total')]).toEqual([[NaN, NaN, NaN, NaN], [NaN, NaN, NaN, NaN]]);
    // The nation: from 93, line at 94.2, and there it is.
    expect(draft.totals).toMatchObject({
      baseline_year: 2015, year: 2018, target_year: 2020, target: 95, operator: '>=', n: 3, met: 1, on_track: 1, behind: 1, no_data: 1, cumulative: false, expected_progress: 0.6, profile: null,
      national: { baseline: 93, current: 94.2, expected: expect.closeTo(94.2, 12) as number, state: 'on-track' },
    });
    expect(draft.notes).toMatchObject([{ code: 'analysis.years-incomplete', values: { years: '2015, 2018', count: 1 } }]);
    const series = (name: string) => columnOf(draft, name, 'series').slice(6, 12);
    expect([series('code')[0], series('year'), series('value'), series('expected')]).toEqual(['b', [2015, 2016, 2017, 2018, 2019, 2020], [90, 90, 90, 91, NaN, NaN], [90, 91, 92, 93, 94, 95]]);
  });

  test('one baseline for all needs no row of that year; an earlier year is another answer', () => {
    expect(columnOf(run({ baseline: 85, baselineYear: 2013 }), 'progress')).toEqual([0.8, 0.6, 1.1, NaN]);
    // It is where the line starts; the values are those the units had.
    const common = run({ baseline: 92 });
    expect([columnOf(common, 'value', 'series').slice(0, 2), columnOf(common, 'expected', 'series').slice(0, 2)]).toEqual([[90, NaN], [92, 92.6]]);
    const draft = run({ year: 2017 });
    expect([columnOf(draft, 'state'), draft.totals['national']]).toEqual([['no-data', 'behind', 'met', 'no-data'], null]);
    expect(draft.analysis).toMatchObject({ year: 2017 });
  });

  test('the target of a profile brings its operator and its year', () => {
    const draft = run({ target: 'target:cn-2017-9', targetIndicator: 'compulsory-education-retention-rate' });
    expect(draft.totals).toMatchObject({ target: 95, operator: '>=', profile: 'cn-2017-9', met: 1 });
    expect(draft.basis.policy).toMatchObject({ document: '国发〔2017〕9号' });
    expect(run({ target: 'target:国发[2017]9号', targetIndicator: 'basic-medical-insurance-participation-rate' }).totals).toMatchObject({ target: 95, operator: '>', met: 1 });
  });

  test('a cumulative indicator adds up the years after the baseline; a year that is missing leaves no sum', () => {
    const draft = run({ column: 'homes', cumulative: true, target: 5 });
    const main = (name: string) => columnOf(draft, name);
    // a built 1 a year, exactly the pace for 5 in 5 years; c 1 in all: 1/3 a year, 12 years for the other 4. 2015 does not count.
    expect([main('sum_to_date'), main('progress'), main('state')]).toEqual([[3, NaN, 1, NaN], [0.6, NaN, 0.2, NaN], ['on-track', 'no-data', 'behind', 'no-data']]);
    expect([main('baseline'), main('current')]).toEqual([[0, 0, 0, 0], [1, 1, 0, NaN]]);
    expect([main('annual_change'), main('years_to_target'), main('forecast')]).toEqual([[1, NaN, 1 / 3, NaN], [2, NaN, expect.closeTo(12, 12), NaN], [5, NaN, expect.closeTo(5 / 3, 12), NaN]]);
    expect(draft.totals).toMatchObject({ sum_to_date: 4, n: 2 });
    expect(draft.notes).toMatchObject([{ code: 'analysis.years-incomplete', values: { years: '2016-2018', count: 2 } }]);
    expect(columnOf(draft, 'value', 'series').slice(0, 6)).toEqual([0, 1, 2, 3, NaN, NaN]);
  });

  test('a total is split by need of the last year up to the baseline, in whole homes, the fixed shares apart', () => {
    // 2015 is the last year with need up to the baseline: 1 each, d has none. 10 are 4, 3, 3; with 6 for b, 2 each.
    const even = run({ column: 'homes', cumulative: true, target: undefined, split: { total: 10, by: 'need' } });
    expect([columnOf(even, 'target'), columnOf(even, 'share_of_total')]).toEqual([[4, 3, 3, NaN], [0.4, 0.3, 0.3, NaN]]);
    expect(even.totals).toMatchObject({ target: 10, split_by: 'need', split_year: 2015, split_whole: true, split_sum: 10 });
    expect(even.notes.map(({ code }) => code)).toEqual(['analysis.years-incomplete', 'row.missing-value']);
    expect(columnOf(run({ column: 'homes', cumulative: true, target: 10, split: { by: 'need', overrides: { b: 6 } } }), 'target')).toEqual([2, 6, 2, NaN]);
    // Need has rows of 2016 and 2017, and no value in them: that of 2015 counts.
    expect(run({ column: 'homes', baselineYear: 2017, targetYear: 2021, cumulative: true, target: undefined, split: { total: 10, by: 'need' } }).totals).toMatchObject({ split_year: 2015, split_sum: 10 });
    // From 2014 on by 45 : 33 : 22, and in parts where the total is one.
    const uneven = run({ column: 'homes', baselineYear: 2014, cumulative: true, target: 12.5, split: { by: 'need' } });
    expect(columnOf(uneven, 'target')).toEqual([5.625, 4.125, 2.75, NaN]);
    expect(uneven.totals).toMatchObject({ split_year: 2014, split_whole: false, split_sum: 12.5 });
    // The national total of the plan, 40 million people (4000 in units of ten thousand) over 2016-2020
    const plan = run({ column: 'homes', cumulative: true, target: 'target:cn-2017-9', targetIndicator: 'migrant-worker-skill-training', split: { by: 'need' } });
    expect(columnOf(plan, 'target')).toEqual([1334, 1333, 1333, NaN]);
  });

  test('by population: people of the zones', () => {
    const town = buildTown(path());
    town.insertDataset({
      role: 'indicators', name: 'i.csv', rowCount: 2, notes: [], sources: [], meta: {}, request: { role: 'indicators', input: { path: 'i.csv', code: 'code' } },
      columns: [{ name: 'code', values: ['990101', '990102'] }, { name: 'year', values: Float64Array.of(2016, 2016) }, { name: 'value:trained', values: Float64Array.of(10, 20) }],
    }, false);
    // County A has 300 people, B 1200: a fifth and four fifths of 100. By 2016 a fifth of the time has gone: 4 and 16.
    const draft = use(town, (file) => {
      const analysis: ProgressAnalysis = { ...base, column: 'trained', cumulative: true, target: 100, split: { by: 'population' } };
      checkProgress(file, analysis);
      return runProgress(file, analysis, control());
    });
    expect([columnOf(draft, 'target'), columnOf(draft, 'expected'), columnOf(draft, 'state')]).toEqual([[20, 80], [4, 16], ['on-track', 'on-track']]);
  });

  test('keys and data that contradict each other are named', () => {
    const codes = (changes: Partial<ProgressAnalysis>) => {
      const changed = { ...base, ...changes };
      return refused(table(), (file) => runProgress(file, changed, control()), (file) => checkProgress(file, changed));
    };
    const homes = { column: 'homes', cumulative: true } as const;
    expect(codes({ target: undefined })).toEqual([['recipe.missing-key', 'analyses.p.target']]);
    expect(codes({ baselineYear: 2020 })).toEqual([['parameter.out-of-range', 'analyses.p.targetYear']]);
    expect(codes({ year: 2021 })).toEqual([['parameter.out-of-range', 'analyses.p.year']]);
    expect(codes({ year: 2019 })).toEqual([['analysis.year-missing', 'analyses.p.year']]);
    expect(codes({ baselineYear: 2013 })).toEqual([['analysis.year-missing', 'analyses.p.baselineYear']]);
    expect(codes({ baselineYear: 2018, baseline: 1 })).toEqual([['analysis.year-missing', 'analyses.p.year']]);
    expect(codes({ ...homes, baseline: 3 })).toEqual([['parameter.conflict', 'analyses.p.baseline']]);
    expect(codes({ ...homes, direction: 'lower' })).toEqual([['parameter.conflict', 'analyses.p.direction']]);
    expect(codes({ ...homes, split: { total: 3, by: 'need' } })).toEqual([['parameter.conflict', 'analyses.p.split.total']]);
    expect(codes({ ...homes, split: { by: 'needs' } })).toEqual([['column.missing', 'analyses.p.split.by']]);
    expect(codes({ ...homes, split: { by: 'need', overrides: { x: 1 } } })).toEqual([['row.unknown-code', 'analyses.p.split.overrides']]);
    expect(codes({ ...homes, target: 5, split: { by: 'need', overrides: { a: 3, b: 3 } } })).toEqual([['parameter.conflict', 'analyses.p.split.overrides']]);
    expect(codes({ ...homes, target: 5, split: { by: 'need', overrides: { a: 1, b: 1, c: 1 } } })).toEqual([['analysis.nothing-to-split', 'analyses.p.split']]);
    const plan = { target: 'target:cn-2017-9', targetIndicator: 'maternal-mortality-ratio' };
    expect(codes(plan)).toEqual([['parameter.conflict', 'analyses.p.direction']]);
    expect(codes({ ...plan, direction: 'lower', targetYear: 2018 })).toEqual([['parameter.conflict', 'analyses.p.targetYear']]);
    expect(codes({ ...plan, targetIndicator: 'urban-new-jobs' })).toEqual([['analysis.no-benchmark', 'analyses.p.target']]);
    expect(codes({ ...plan, ...homes, targetIndicator: 'urban-new-jobs' })).toEqual([['recipe.missing-key', 'analyses.p.split']]);
    expect(codes({ ...plan, ...homes, targetIndicator: 'urban-new-jobs', split: { by: 'need' }, baselineYear: 2014 })).toEqual([['parameter.conflict', 'analyses.p.baselineYear']]);
    expect(codes({ target: 'target:plan' })).toEqual([['profile.unknown', 'analyses.p.target']]);
  });
});
