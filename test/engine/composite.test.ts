import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from '../../api/findings.ts';
import type { CompositeAnalysis } from '../../api/valueAnalyses.ts';
import type { ProjectFile } from '../../data/project/projectFile.ts';
import { checkComposite, runComposite } from '../../engine/analyses/composite/composite.ts';
import { runGaps } from '../../engine/analyses/gaps/gaps.ts';
import { referencesOf } from '../../engine/analyses/values/references.ts';
import { columnOf, control } from './town.ts';
import { projectOfTable } from './yearlyTable.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-composite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Four counties; d lacks its deaths. Min-max scores over a, b, c: doctors 0, 1/2, 1; deaths (lower is better) 1, 0, 1/2; schools 1, 1, 0.
 * With d among them doctors go from 1 to 5: 0, 1/4, 1/2, 1.
 */
const table = (): ProjectFile => projectOfTable(join(folder, `${Math.floor(performance.now() * 1e6)}.junheng`), ['doctors', 'deaths', 'schools', 'same'], [
  ['b', 2020, 2, 30, 8, 7], ['a', 2020, 1, 10, 8, 7], ['d', 2020, 5, NaN, 8, 7], ['c', 2020, 3, 20, 4, 7], ['a', 2015, 9, 9, 9, 9], ['000000', 2020, 100, 1, 1, 1],
]);
const doctors = { of: { column: 'doctors' }, direction: 'higher', area: 'health' } as const;
const deaths = { of: { column: 'deaths' }, direction: 'lower', area: 'health' } as const;
const schools = { of: { column: 'schools' }, direction: 'higher', area: 'school' } as const;
const base: CompositeAnalysis = { id: 'x', kind: 'composite', indicators: [doctors, deaths, schools], weights: 'equal', normalisation: 'min-max', missing: 'drop', samples: 99 };

function run(changes: Partial<CompositeAnalysis> = {}) {
  const file = table();
  try {
    const analysis = { ...base, ...changes };
    checkComposite(file, analysis);
    const gaps = runGaps(file, { id: 'g', kind: 'gaps', indicators: [{ column: 'doctors', direction: 'higher' }, { column: 'deaths', direction: 'lower' }], benchmark: { value: 10 } }, control());
    return runComposite(file, analysis, control(), referencesOf(file, [gaps]));
  } finally {
    file.close();
  }
}
const close = (found: unknown[], wanted: number[]) => {
  expect(found.length).toBe(wanted.length);
  wanted.forEach((value, i) => expect(found[i], String(i)).toEqual(Number.isNaN(value) ? NaN : expect.closeTo(value, 12)));
};

describe('composite', () => {
  test('equal weights, incomplete units dropped: derived by hand', () => {
    const draft = run();
    const main = (name: string) => columnOf(draft, name);
    expect(main('code')).toEqual(['a', 'b', 'c', 'd']);
    // a (0 + 1 + 1) / 3, b (1/2 + 0 + 1) / 3, c (1 + 1/2 + 0) / 3: b and c share rank 2
    close(main('index'), [2 / 3, 1 / 2, 1 / 2, NaN]);
    expect([main('rank'), main('values_missing')]).toEqual([[1, 2, 2, NaN], [0, 0, 0, 1]]);
    close(main('index_health'), [1 / 2, 1 / 4, 3 / 4, NaN]);
    close(main('index_school'), [1, 1, 0, NaN]);
    expect(draft.totals).toMatchObject({ n: 3, dropped: 1, weights: { doctors: 1 / 3, deaths: 1 / 3, schools: 1 / 3 }, consistency_ratio: null, normalisation: 'min-max', weighting: 'equal', samples: 99, seed: 1, missing: 'drop' });
    expect(draft.notes).toEqual([{ code: 'analysis.units-dropped', severity: 'note', values: { count: 1 } }]);
    expect(draft.basis.year).toBe(2020);
    close(columnOf(draft, 'contribution', 'parts').slice(0, 3), [0, 1 / 3, 1 / 3]);
    close(columnOf(draft, 'score', 'parts').slice(3, 6), [1 / 2, 0, 1]);
    expect([columnOf(draft, 'indicator', 'parts').slice(9), columnOf(draft, 'value', 'parts').slice(9), columnOf(draft, 'contribution', 'parts').slice(9)]).toEqual([['doctors', 'deaths', 'schools'], [5, NaN, 8], [NaN, NaN, NaN]]);
  });

  test('with what is there: the weights of the others are scaled up', () => {
    const draft = run({ missing: 'available' });
    // Doctors now from 1 to 5: 0, 1/4, 1/2, 1; d has (1 + 1) / 2
    close(columnOf(draft, 'index'), [2 / 3, 5 / 12, 1 / 3, 1]);
    expect(columnOf(draft, 'rank')).toEqual([2, 3, 4, 1]);
    expect(draft.totals).toMatchObject({ n: 4, dropped: 0 });
    close(columnOf(draft, 'contribution', 'parts').slice(9), [1 / 2, NaN, 1 / 2]);
  });

  test('weights by area, of one\'s own, by entropy and by comparison', () => {
    close(columnOf(run({ weights: 'equal-by-area' }), 'index'), [3 / 4, 5 / 8, 3 / 8, NaN]);
    const own = run({ weights: 'own', indicators: [{ ...doctors, weight: 1 }, { ...deaths, weight: 0 }, { ...schools, weight: 3 }] });
    close(columnOf(own, 'index'), [3 / 4, 7 / 8, 1 / 4, NaN]);
    expect(columnOf(own, 'weight', 'weights')).toEqual([0.25, 0, 0.75]);
    // Entropy: scores 0, 1/2, 1 have 1 - e = 2/3 ln 2 / ln 3 (twice), scores 1, 1, 0 have 1 - ln 2 / ln 3
    const share = Math.LN2 / Math.log(3);
    const sum = 1 + share / 3;
    const entropy = run({ weights: 'entropy' });
    close(columnOf(entropy, 'weight', 'weights'), [(2 * share) / 3 / sum, (2 * share) / 3 / sum, (1 - share) / sum]);
    expect(columnOf(entropy, 'entropy', 'weights')).toEqual(columnOf(entropy, 'weight', 'weights'));
    // 4 : 2 : 1 without contradiction
    const ahp = run({ weights: { ahp: [[1, 2, 4], [0.5, 1, 2], [0.25, 0.5, 1]] } });
    close(columnOf(ahp, 'index'), [3 / 7, 3 / 7, 5 / 7, NaN]);
    expect(ahp.totals).toMatchObject({ weighting: 'ahp', consistency_ratio: 0, consistency_index: 0, lambda_max: 3 });
    // a > b > c > a: the eigenvector is even, the eigenvalue 1 + 4 + 1/4 = 5.25, the ratio 1.125 / 0.58
    const circle = run({ weights: { ahp: [[1, 4, 0.25], [0.25, 1, 4], [4, 0.25, 1]] } });
    expect(circle.totals).toMatchObject({ lambda_max: expect.closeTo(5.25, 12) as number, consistency_ratio: expect.closeTo(1.125 / 0.58, 12) as number });
    expect(circle.notes).toContainEqual({ code: 'analysis.pairwise-inconsistent', severity: 'note', parameter: 'analyses.x.weights.ahp', values: { ratio: 1.94 } });
  });

  test('ranks, z-scores, goalposts; a constant and what lies outside are told', () => {
    close(columnOf(run({ normalisation: 'rank' }), 'index'), [(0 + 1 + 3 / 4) / 3, (1 / 2 + 0 + 3 / 4) / 3, (1 + 1 / 2 + 0) / 3, NaN]);
    // z of 1, 2, 3: sqrt(3/2) apart; schools 8, 8, 4: 1/sqrt 2, 1/sqrt 2, -sqrt 2
    const [z, s] = [Math.sqrt(1.5), Math.SQRT1_2];
    close(columnOf(run({ normalisation: 'z-score' }), 'index'), [(-z + z + s) / 3, (0 - z + s) / 3, (z + 0 - 2 * s) / 3, NaN]);
    const posts = run({ normalisation: 'goalposts', indicators: [{ ...doctors, worst: 0, best: 2 }, { ...deaths, worst: 40, best: 0 }] });
    // doctors 1/2, 1, 3/2 cut to 1; deaths 3/4, 1/4, 1/2
    close(columnOf(posts, 'index'), [5 / 8, 5 / 8, 3 / 4, NaN]);
    expect(posts.notes).toContainEqual({ code: 'analysis.outside-goalposts', severity: 'note', parameter: 'analyses.x.indicators[0]', values: { name: 'doctors', count: 1 } });
    const constant = run({ indicators: [doctors, { of: { column: 'same' }, direction: 'higher', name: 'the same' }] });
    // doctors over all four: 0, 1/4, 1/2, 1, beside 1/2 for everybody
    close(columnOf(constant, 'index'), [1 / 4, 3 / 8, 1 / 2, 3 / 4]);
    expect(constant.notes).toEqual([{ code: 'analysis.indicator-constant', severity: 'note', parameter: 'analyses.x.indicators[1]', values: { name: 'the same' } }]);
  });

  test('values of another analysis enter by their column', () => {
    const draft = run({ indicators: [{ of: 'g.attainment', indicator: 'doctors', direction: 'higher' }, { of: 'g.shortfall', indicator: 'deaths', direction: 'lower', name: 'excess' }], missing: 'available' });
    // Attainment 0.1, 0.2, 0.3, 0.5; excess 0, 20, 10, none
    close(columnOf(draft, 'index'), [1 / 2, 1 / 8, 1 / 2, 1]);
    expect(Object.keys(draft.totals['weights'] as object)).toEqual(['g.attainment doctors', 'excess']);
  });

  test('robustness: schemes beside the chosen weights, random weights with their seed', () => {
    const draft = run({ weights: 'own', indicators: [{ ...doctors, weight: 1 }, { ...deaths, weight: 0 }, { ...schools, weight: 3 }] });
    const rows = (name: string, scheme: string) => columnOf(draft, name, 'robustness').filter((_, i) => columnOf(draft, 'scheme', 'robustness')[i] === scheme);
    // Chosen: a 3/4, b 7/8, c 1/4, so ranks 2, 1, 3. Equal weights: 1, 2, 2.
    expect([rows('rank', 'equal'), rows('rank_change', 'equal')]).toEqual([[1, 2, 2, NaN], [-1, 1, -1, NaN]]);
    // Without schools only doctors weigh: 0, 1/2, 1
    expect([rows('index', 'without:schools'), rows('rank', 'without:schools')]).toEqual([[0, 0.5, 1, NaN], [3, 2, 1, NaN]]);
    expect(draft.totals['schemes']).toMatchObject([
      // Ranks 1 2 2 (mean 2.5) and 2 1 3: deviations -1, 1/2, 1/2 and 0, -1, 1: no correlation
      { scheme: 'equal', spearman: 0, mean_rank_change: 1, max_rank_change: 1 }, { scheme: 'entropy' },
      // Without doctors: schools alone, 1 1 3
      { scheme: 'without:doctors', max_rank_change: 1 }, { scheme: 'without:deaths', spearman: 1, mean_rank_change: 0 }, { scheme: 'without:schools', spearman: expect.closeTo(-0.5, 12) as number },
    ]);
    const ranks = (seed: number) => ['rank_low', 'rank_median', 'rank_high'].map((name) => columnOf(run({ seed }), name));
    expect(ranks(5)).toEqual(ranks(5));
    expect(ranks(5)[0].slice(0, 3).every((rank) => rank === 1)).toBe(true);
    expect(columnOf(run({ samples: 0 }), 'rank_low')).toEqual([NaN, NaN, NaN, NaN]);
  });

  test('indicators of several years are told with their years', () => {
    expect(run({ indicators: [{ of: { column: 'doctors', year: 2015 }, direction: 'higher' }, deaths], missing: 'available' }).notes).toContainEqual({
      code: 'analysis.several-years', severity: 'note', parameter: 'analyses.x.indicators', values: { list: 'doctors 2015, deaths 2020' },
    });
  });

  test('keys that contradict each other are named', () => {
    const codes = (changes: Partial<CompositeAnalysis>) => {
      try {
        run(changes);
      } catch (error) {
        return (error as InputError).findings.map((f) => [f.code, f.parameter]);
      }
      return [];
    };
    const at = (key: string) => `analyses.x.${key}`;
    expect(codes({ normalisation: 'goalposts', indicators: [{ ...doctors, best: 5 }, { ...deaths, best: 9, worst: 3 }] })).toEqual([['recipe.missing-key', at('indicators[0].worst')], ['parameter.conflict', at('indicators[1].best')]]);
    expect(codes({ indicators: [{ ...doctors, best: 5 }, { ...deaths, weight: 2 }] })).toEqual([['parameter.conflict', at('indicators[0].best')], ['parameter.conflict', at('indicators[1].weight')]]);
    expect(codes({ weights: 'own', indicators: [{ ...doctors, weight: 1 }, deaths] })).toEqual([['recipe.missing-key', at('indicators[1].weight')]]);
    expect(codes({ weights: 'own', indicators: [{ ...doctors, weight: 0 }, { ...deaths, weight: 0 }] })).toEqual([['analysis.weights-all-zero', at('indicators[0].weight')]]);
    expect(codes({ weights: 'equal-by-area', indicators: [doctors, { ...deaths, area: undefined }] })).toEqual([['recipe.missing-key', at('indicators[1].area')]]);
    expect(codes({ indicators: [doctors, { ...doctors, direction: 'lower' }] })).toEqual([['recipe.reserved-name', at('indicators[1].name')]]);
    expect(codes({ weights: { ahp: [[1, 2], [0.5, 1]] } })).toEqual([['analysis.pairwise-size', at('weights.ahp')]]);
    expect(codes({ weights: { ahp: [[1, 2, 3], [0.5, 1], [1 / 3, 1, 1]] } })).toEqual([['analysis.pairwise-size', at('weights.ahp[1]')]]);
    expect(codes({ weights: { ahp: [[1, 2, 3], [0.4, 1, 1], [1 / 3, 1, 1]] } })).toEqual([['analysis.pairwise-not-reciprocal', at('weights.ahp[0][1]')]]);
    expect(codes({ weights: 'entropy', indicators: [{ ...doctors, of: { column: 'same' } }, { ...deaths, of: { column: 'same', per: 'same' } }] })).toEqual([['analysis.all-constant', at('weights')]]);
    expect(codes({ indicators: [doctors, { of: { column: 'death' }, direction: 'lower' }] })).toEqual([['column.missing', at('indicators[1].of.column')]]);
    expect(codes({ indicators: [doctors, { of: { column: 'deaths', year: 1990 }, direction: 'lower' }] })).toEqual([['analysis.year-missing', at('indicators[1].of.year')]]);
    expect(codes({ indicators: [doctors, { of: 'q.index', direction: 'lower' }] })).toEqual([['analysis.unknown-reference', at('indicators[1].of')]]);
    expect(codes({ indicators: [doctors, { of: 'g.gap', direction: 'lower' }] })).toEqual([['analysis.several-rows', at('indicators[1].indicator')]]);
  });
});
