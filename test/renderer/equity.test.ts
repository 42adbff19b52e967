import { describe, expect, it } from 'vitest';
import type { RunInfo } from '../../api/contract.ts';
import { compositeShown } from '../../renderer/app/composite.ts';
import { convergenceShown } from '../../renderer/app/convergence.ts';
import { disparityShown } from '../../renderer/app/disparity.ts';
import { equityShown } from '../../renderer/app/equity.ts';
import { compositeSentence, convergenceSentence, countyCompositeSentence, countyConvergenceSentence, countyDisparitySentence, countyEquitySentence, countyMoranSentence, disparitySentence, equitySentence, moranSentence } from '../../renderer/app/equityHeadline.ts';
import { formatsFor } from '../../renderer/app/format.ts';
import { moranShown } from '../../renderer/app/moran.ts';
import { recordsOf } from '../../renderer/app/rows.ts';
import type { RowTable } from '../../renderer/app/rows.ts';
import { isShareValue } from '../../renderer/app/valueWritten.ts';
import { regionNames } from '../../renderer/text/provinces.ts';
import { textIn } from '../../renderer/text/text.ts';

const zh = { text: textIn('zh'), formats: formatsFor('zh'), area: '甲县' };
const en = { text: textIn('en'), formats: formatsFor('en'), area: 'A' };
const FILLED = /^[^{}]+$/;
const table = (columns: string, ...rows: RowTable['rows'][number][]): RowTable => ({ columns: columns.split(','), rows, total: rows.length });
const run = (totals: Record<string, unknown>, analysis: Record<string, unknown> = {}) => ({ id: 1, analysisId: 'x', analysis, totals }) as unknown as RunInfo;

describe('rows', () => {
  it('become records: a unit without a name is called by its code, what is no number is missing', () => {
    expect(recordsOf(table('code,name,x', ['a', null, 1], ['b', 'B', null], ['c', 'C', 'text']), { code: 'code', name: 'name' }, { x: 'x', y: 'no such column' })).toEqual([
      { code: 'a', name: 'a', x: 1, y: Number.NaN }, { code: 'b', name: 'B', x: Number.NaN, y: Number.NaN }, { code: 'c', name: 'C', x: Number.NaN, y: Number.NaN },
    ]);
  });
});

describe('inequality', () => {
  // Two counties with 1 and 3: mean 2, Gini (1 x 2) / (2 x 2 x 2) = 0.25.
  const totals = {
    n: 2, missing: 1, mean: 2, gini: 0.25, theil_t: 0.2, theil_l: null, cv: 0.5, p90_p10: 2.75, divisor: 'n', weight: 'none', confidence: 0.95, bootstrap: 999, seed: 1, atkinson_epsilon: 0.5,
    intervals: { gini: [0.1, 0.4] }, decomposition: [{ groups: 'parent', n_groups: 2, theil_t: { between: 0.05, within: 0.15 }, theil_l: null }],
  };
  const tables = {
    main: table('code,name,value,weight,group_1,group_2,share_of_value,share_of_weight,location_quotient,theil_t_part', ['a', 'A', 1, 1, 'north', '1', 0.25, 0.5, 0.5, -0.17], ['b', 'B', 3, 1, 'south', '0', 0.75, 0.5, 1.5, 0.3]),
    lorenz: table('curve,share_of_weight,share_of_value', ['lorenz', 0, 0], ['lorenz', 0.5, 0.25], ['lorenz', 1, 1], ['concentration', 0, 0]),
    groups: table('level,group,parent,n,weight,mean,gini,cv,theil_t,theil_l,share_of_weight,share_of_value,between_part,within_part', [1, 'north', null, 1, 1, 1, 0, 0, 0, 0, 0.5, 0.25, 0.1, 0]),
  };
  const shown = equityShown(run(totals), tables);
  it('is read with its groups, curves and parts; what does not exist is missing', () => {
    expect(shown.byCode.get('a')).toMatchObject({ value: 1, quotient: 0.5, groups: ['north', '1'] });
    expect(shown.lorenz).toEqual([{ weight: 0, value: 0 }, { weight: 0.5, value: 0.25 }, { weight: 1, value: 1 }]);
    expect(shown.concentration).toHaveLength(1);
    expect(shown.statistics.theil_l).toBeNaN();
    expect(shown.statistics.concentration).toBeNaN();
    expect(shown.decomposition).toEqual([{ groups: 'parent', count: 2, between: 0.05, within: 0.15, betweenL: Number.NaN, withinL: Number.NaN }]);
    expect(shown.groups[0]).toMatchObject({ group: 'north', parent: '', between: 0.1 });
  });
  it('is said with its interval, the ratio and the part between groups: 0.05 of 0.2', () => {
    expect(equitySentence(zh, '床位', shown, '地级')).toBe('床位：2 个县的基尼系数为 0.25（95% 区间 0.1–0.4），九成分位的县是一成分位的 2.75 倍。其中 25.0% 的差距在地级之间，其余在其内部。');
    expect(equitySentence(en, 'Beds', shown)).toBe('Beds: the Gini of 2 counties is 0.25 (95% interval 0.1–0.4); the 90th percentile is 2.75 times the 10th.');
    expect(equitySentence(zh, '床位', equityShown(run({}), {}))).toBe('床位：没有足够的数据，算不出基尼系数。');
    expect(countyEquitySentence(zh, '床位', shown, 'a')).toBe('甲县 床位为 1（平均 2），占全体的 25.0%，按权重应占 50.0%。');
    expect(countyEquitySentence(zh, '床位', shown, 'nobody')).toBe('甲县没有“床位”的数据。');
  });
  it('writes the share of another analysis as a share', () => {
    for (const [of, share] of [['r.persons_share', true], ['r.persons_share_urban', true], ['r.value', false], [{ column: 'persons_share' }, false]] as const) expect(isShareValue(run({}, { of }))).toBe(share);
  });
});

describe('clusters', () => {
  const main = table('code,name,value,lag,local_i,p_sim,cluster,neighbours,p_adjusted,gi_star,gi_p,gi_cluster', ['a', 'A', 1, 2, 0.5, 0.001, 'LL', 4, 0.01, -3, 0.003, 'cold'], ['b', 'B', null, null, null, null, null, 3, null, null, null, null]);
  const moran = (i: number, p: number) => moranShown(run({ i, expectation: -0.1, p_sim: p, clusters: { HH: 2, LL: 3, HL: 0, LH: 0, ns: 4, island: 0 } }), { main });
  it('are said to lie together, apart or nowhere, by the sign and the pseudo p', () => {
    expect(moranSentence(zh, '床位', moran(0.4, 0.001))).toBe('床位高低连片：莫兰指数 0.4（p = 0.001），2 个县属高-高，3 个县属低-低。');
    expect(moranSentence(zh, '床位', moran(-0.4, 0.0001))).toBe('床位高低相间：莫兰指数 −0.4（p < 0.001）。');
    expect(moranSentence(en, 'Beds', moran(0.1, 0.2))).toBe('Beds: no pattern in space. Moran’s I is 0.1 (p = 0.2).');
  });
  it('tell of a county its kind, and of one without a value that it has none', () => {
    expect(countyMoranSentence(zh, '床位', moran(0.4, 0.001), 'a')).toBe('甲县属低-低：自己 1，邻县平均 2，都偏低。');
    expect(countyMoranSentence(zh, '床位', moran(0.4, 0.001), 'b')).toContain('没有');
  });
});

describe('convergence', () => {
  const shown = (totals: Record<string, unknown>) => convergenceShown(run({ from: 2015, to: 2020, cv_from: 0.2, cv_to: 0.1, slope: -0.05, slope_p: 0.0001, half_life: 12.34, ...totals }), {
    main: table('code,name,value_from,value_to,annual_growth,log_from,fitted,residual', ['a', 'A', 1, 2, 0.1386, 0, 0.12, 0.0186]),
  });
  it('says what became of the spread, and whether those behind catch up', () => {
    expect(convergenceSentence(zh, '床位', shown({}))).toBe('床位：2015 年至 2020 年，县际差距缩小，变异系数由 0.2 降到 0.1。起点低的县追得快（p < 0.001），照此差距减半约需 12.3 年。');
    expect(convergenceSentence(zh, '床位', shown({ cv_to: 0.3, slope: 0.05, half_life: null }))).toContain('扩大');
    expect(convergenceSentence(zh, '床位', shown({ slope: 0.05, half_life: null }))).toContain('反而增长慢');
    expect(convergenceSentence(en, 'Beds', shown({ slope_p: 0.4 }))).toContain('do not clearly catch up (p = 0.4)');
    expect(convergenceSentence(zh, '床位', shown({ cv_from: null }))).toContain('没有足够的数据');
    expect(countyConvergenceSentence(zh, '床位', shown({}), 'a')).toBe('甲县 床位由 2015 年的 1 到 2020 年的 2，年均增长 13.9%，快于同样起点的县。');
  });
});

describe('three gaps', () => {
  const totals = { urban: 0.9, rural: 0.6, difference: 0.3, ratio: 1.5, gini: 0.1, tagged: 4, tagged_within: 1, tagged_share: 0.25, benchmark: 0.8, tolerance: 0.1 };
  const tables = {
    main: table('code,name,parent,urban,rural,difference,ratio,rank', ['a', 'A', 'north', 0.9, 0.3, 0.6, 3, 1], ['b', 'B', 'north', 0.9, 0.8, 0.1, 1.125, 2], ['c', 'C', 'south', null, 0.7, null, null, null]),
    regions: table('level,region,n,mean,gini,cv,max_min', ['prefecture', 'north', 2, 0.7, 0.2, 0.3, 2], ['prefecture', 'south', 1, 0.7, 0, 0, 1], ['province', 'all', 3, 0.7, 0.1, 0.2, 2]),
  };
  const shown = disparityShown(run(totals), tables);
  const { share } = zh.formats;
  it('are one sentence each: the widest, the region with most inequality, the tagged near the average', () => {
    expect(disparitySentence(zh, '覆盖率', shown, share, '贫困县', regionNames('zh'))).toBe('覆盖率：城镇 90.0%，乡村 60.0%，城乡比 1.5，差得最大的是A。地级之内，north的县际差异最大。4 个贫困县中 1 个（25.0%）接近平均（80.0%）。');
    expect(disparitySentence(en, 'Coverage', disparityShown(run({ urban: 0.9, rural: 0.6, ratio: 1.5 }), { main: tables.main }), share, 'poor counties', regionNames('en'))).toBe('Coverage: urban 90.0%, rural 60.0%, ratio 1.5; the widest gap is in A.');
    expect(disparitySentence(zh, '覆盖率', disparityShown(run({}), {}), share, '贫困县', regionNames('zh'))).toContain('没有足够的数据');
  });
  it('rank a county among those that have both sides', () => {
    expect(countyDisparitySentence(zh, '覆盖率', shown, 'b', share)).toBe('甲县：城镇 90.0%，乡村 80.0%，城乡差在 2 个县中列第 2 位（1 为最大）。');
    expect(countyDisparitySentence(zh, '覆盖率', shown, 'c', share)).toContain('没有');
  });
});

describe('composite index', () => {
  const shown = compositeShown(run({ n: 3 }), {
    main: table('code,name,index,rank,index_health,rank_low,rank_median,rank_high,values_missing', ['a', 'A', 0.9, 1, 0.8, 1, 1, 2, 0], ['b', 'B', 0.5, 2, 0.4, 1, 2, 5, 0], ['c', 'C', 0.1, 3, 0.2, 3, 3, 4, 0], ['d', 'D', null, null, null, null, null, null, 2]),
  });
  it('names best and worst, and the middle width of the ranks: 1, 1 and 4', () => {
    expect(shown.areas).toEqual(['health']);
    expect(shown.byCode.get('a')!.areas).toEqual({ health: 0.8 });
    expect(compositeSentence(zh, shown)).toBe('3 个县中，综合指数最高的是A，最低的是C。权重随机变动时，半数县的位次范围不超过 1 位。');
    expect(countyCompositeSentence(en, shown, 'b')).toBe('A: index 0.5, rank 2 of 3; between 1 and 5 under other weights.');
    expect(countyCompositeSentence(zh, shown, 'd')).toBe('甲县缺指标，没有排名。');
  });
});

describe('every definition', () => {
  it('is there in both languages and says its values', () => {
    for (const words of [zh, en]) {
      for (const term of ['gini', 'theil_t', 'moran_i', 'p_sim', 'rank_range', 'severity'] as const) {
        const values = { permutations: 999, seed: 1, samples: 999, grades: '10%' };
        expect(words.text(`define.${term}`, values)).toMatch(FILLED);
      }
    }
  });
});
