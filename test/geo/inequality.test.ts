import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { concentration } from '../../geo/inequality/concentration.ts';
import { decompose, nestedGroups } from '../../geo/inequality/decomposition.ts';
import { distributionOf } from '../../geo/inequality/distribution.ts';
import { atkinson, gini, inequalityIndices, theilT } from '../../geo/inequality/indices.ts';
import { lorenzCurve, shareAt } from '../../geo/inequality/lorenz.ts';
import { percentile } from '../../geo/inequality/percentiles.ts';
import { material } from '../material.ts';

const of = (...values: number[]) => Float64Array.of(...values);
const plain = (...values: number[]) => distributionOf(of(...values), null);
const weighted = (values: number[], weights: number[]) => distributionOf(of(...values), of(...weights));

describe('distributionOf', () => {
  it('orders the units that have a value and a weight above 0', () => {
    const distribution = weighted([5, NaN, 3, 4, 1], [2, 1, NaN, 1, 0]);
    expect([[...distribution.values], [...distribution.weights], [...distribution.order]]).toEqual([[4, 5], [1, 2], [3, 0]]);
    // (4 + 5 x 2) / 3
    expect(distribution.mean).toBeCloseTo(14 / 3, 14);
    expect(distribution.weightSum).toBe(3);
  });

  it('refuses what is no value and no weight', () => {
    expect(() => plain(1, Infinity)).toThrow('value 1');
    expect(() => weighted([1, 2], [1, -1])).toThrow('weight 1');
    expect(() => weighted([1, 2], [1, Infinity])).toThrow('weight 1');
    expect(() => weighted([1, 2], [1])).toThrow('1 weights for 2 values');
  });
});

describe('inequalityIndices', () => {
  it('by hand: 1, 2, 3, 4', () => {
    const found = inequalityIndices(plain(3, 1, 4, 2), 0.5);
    expect([found.n, found.mean]).toEqual([4, 2.5]);
    // 2 (1 + 4 + 9 + 16) / (4 x 10) - 5/4
    expect(found.gini).toBeCloseTo(0.25, 15);
    // (0.4 ln 0.4 + 0.8 ln 0.8 + 1.2 ln 1.2 + 1.6 ln 1.6) / 4; L = ln 2.5 - ln(24) / 4
    expect(found.theilT).toBeCloseTo((0.4 * Math.log(0.4) + 0.8 * Math.log(0.8) + 1.2 * Math.log(1.2) + 1.6 * Math.log(1.6)) / 4, 15);
    expect(found.theilL).toBeCloseTo(Math.log(2.5) - Math.log(24) / 4, 15);
    // deviations 1.5, 0.5, 0.5, 1.5: variance 5/4, mean absolute 1
    expect(found.cv).toBeCloseTo(Math.sqrt(1.25) / 2.5, 15);
    expect(found.mad).toBe(1);
    // Lorenz 0, 0.1, 0.3, 0.6, 1: at 0.4 0.1 + 0.6 x 0.2 = 0.22, at 0.9 0.6 + 0.6 x 0.4 = 0.84
    expect(found.palma).toBeCloseTo(0.16 / 0.22, 14);
    // 1 - mean(sqrt x)^2 / mean
    expect(found.atkinson).toBeCloseTo(1 - ((1 + Math.SQRT2 + Math.sqrt(3) + 2) / 4) ** 2 / 2.5, 15);
    // type 7: 1 + 0.3 and 4 - 0.3
    expect(found.p90P10).toBeCloseTo(3.7 / 1.3, 14);
    expect(found.maxMin).toBe(4);
  });

  it('by hand, weighted: 1 of weight 3, 5 of weight 1', () => {
    const found = inequalityIndices(weighted([5, 1], [1, 3]), 1);
    expect(found).toMatchObject({ n: 2, mean: 2, maxMin: 5 });
    // Lorenz (0.75, 0.375), (1, 1): 1 - 0.75 x 0.375 - 0.25 x 1.375
    expect(found.gini).toBeCloseTo(0.375, 15);
    expect(found.theilT).toBeCloseTo(0.375 * Math.log(0.5) + 0.625 * Math.log(2.5), 15);
    expect(found.theilL).toBeCloseTo(-0.75 * Math.log(0.5) - 0.25 * Math.log(2.5), 15);
    // variance (3 x 1 + 9) / 4 = 3; mean absolute (3 + 3) / 4
    expect(found.cv).toBeCloseTo(Math.sqrt(3) / 2, 15);
    expect(found.mad).toBe(1.5);
    // top 10 %: 0.1 / 0.25 x 0.625; bottom 40 %: 0.4 x 0.5
    expect(found.palma).toBeCloseTo(0.25 / 0.2, 14);
    // 1 - 5^(1/4) / 2
    expect(found.atkinson).toBeCloseTo(1 - 5 ** 0.25 / 2, 15);
    // p = 0 and 1: 1.4 and 4.6
    expect(found.p90P10).toBeCloseTo(4.6 / 1.4, 14);
  });

  it('a value of 0: no L, no max/min, no P90/P10 of a P10 of 0; Atkinson is 1 from e = 1 on', () => {
    const found = inequalityIndices(plain(0, 0, 0, 0, 6), 2);
    // all with one of five: Gini 4/5, T ln 5
    expect(found.gini).toBeCloseTo(0.8, 15);
    expect(found.theilT).toBeCloseTo(Math.log(5), 15);
    expect(found.atkinson).toBe(1);
    for (const name of ['theilL', 'palma', 'p90P10', 'maxMin'] as const) expect(found[name]).toBeNaN();
    expect(atkinson(plain(0, 4), 0.5)).toBeCloseTo(0.5, 15);
  });

  it('values below 0 have no shares; mean, mean deviation and variation stay', () => {
    const found = inequalityIndices(plain(-1, 2, 5), 0.5);
    expect(found).toMatchObject({ mean: 2, mad: 2 });
    expect(found.cv).toBeCloseTo(Math.sqrt(6) / 2, 15);
    for (const name of ['gini', 'theilT', 'theilL', 'palma', 'atkinson', 'p90P10', 'maxMin'] as const) expect(found[name]).toBeNaN();
  });

  it('a mean of 0 or below divides nothing', () => {
    for (const values of [[0, 0], [-1, 1], [-3, 1]]) {
      const found = inequalityIndices(plain(...values), 0.5);
      for (const name of ['gini', 'theilT', 'theilL', 'cv', 'palma', 'atkinson', 'p90P10', 'maxMin'] as const) expect(found[name]).toBeNaN();
      expect(found.mad).toBe((values[1] - values[0]) / 2);
    }
  });

  it('of nobody there is none; of one unit all are equal', () => {
    const { n, ...none } = inequalityIndices(plain(NaN), 0.5);
    expect(n).toBe(0);
    expect(Object.values(none).every(Number.isNaN)).toBe(true);
    expect(inequalityIndices(plain(7), 0.5)).toEqual({ n: 1, mean: 7, gini: 0, theilT: 0, theilL: 0, cv: 0, mad: 0, palma: expect.closeTo(0.25, 14), atkinson: 0, p90P10: 1, maxMin: 1 });
  });

  it('keeps its digits for nearly equal values and at both ends of the doubles', () => {
    // 1 - d, 1 + d: Gini d / 2, T d^2 / 2 + d^4 / 12, L d^2 / 2 + d^4 / 4, Atkinson of e = 2 d^2 (harmonic mean 1 - d^2)
    const d = 2 ** -20;
    const found = inequalityIndices(plain(1 - d, 1 + d), 2);
    expect(found.gini / (d / 2)).toBeCloseTo(1, 14);
    expect(found.theilT / (d ** 2 / 2 + d ** 4 / 12)).toBeCloseTo(1, 14);
    expect(found.theilL / (d ** 2 / 2 + d ** 4 / 4)).toBeCloseTo(1, 14);
    expect(found.atkinson / d ** 2).toBeCloseTo(1, 9);
    for (const unit of [2 ** -1070, 2 ** 1020]) expect(inequalityIndices(plain(unit, 5 * unit), 0.5)).toEqual({ ...inequalityIndices(plain(1, 5), 0.5), mean: 3 * unit, mad: 2 * unit });
  });

  it('refuses an aversion that is none', () => {
    expect(() => atkinson(plain(1), 0)).toThrow(RangeError);
  });
});

describe('percentile', () => {
  it('is type 7, weighted by (S_k - w_k) / (S_N - w_k)', () => {
    expect(percentile(plain(10, 20, 40), 0.25)).toBe(15);
    // weights 1, 2, 5: p = 0, 1/6, 1. A quarter: 20 + (1/4 - 1/6) / (5/6) x 20
    expect(percentile(weighted([10, 20, 40], [1, 2, 5]), 0.25)).toBeCloseTo(22, 13);
    expect(percentile(weighted([10, 20, 40], [1, 2, 5]), 0)).toBe(10);
    expect(percentile(weighted([10, 20, 40], [1, 2, 5]), 1)).toBe(40);
  });

  it('does not depend on the order of equal values', () => {
    // 10 twice, of weight 2 each: p of the second 2 / (8 - 2), then 40 at 1: half 10 + (1/2 - 1/3) / (2/3) x 30
    for (const weights of [[1, 3, 4], [3, 1, 4]]) expect(percentile(weighted([10, 10, 40], weights), 0.5)).toBeCloseTo(17.5, 13);
  });
});

describe('concentration', () => {
  it('by hand: ascending with income against it, ties sharing their rank', () => {
    // ranked by themselves: Gini 0.25; the other way round -0.25
    expect(concentration(plain(1, 2, 3, 4), of(10, 20, 30, 40)).index).toBeCloseTo(0.25, 15);
    expect(concentration(plain(1, 2, 3, 4), of(40, 30, 20, 10)).index).toBeCloseTo(-0.25, 15);
    // 1 and 2 tied, 3 and 4 tied: R = 1/4, 1/4, 3/4, 3/4; cov = (-1.5 - 0.5 + 0.5 + 1.5 by halves) (4 x 1/4) / 4 = 1/4; 2 / 4 / 2.5
    const { index, curve } = concentration(plain(1, 2, 3, 4), of(1, 1, 2, 2));
    expect(index).toBeCloseTo(0.2, 15);
    expect([[...curve!.shareOfWeight], [...curve!.shareOfValue]]).toEqual([[0, 0.5, 1], [0, 0.3, 1]]);
    expect(concentration(plain(1, 2, 3, 4), of(1, 1, 1, 1)).index).toBeCloseTo(0, 15);
  });

  it('does not exist without shares', () => {
    expect(concentration(plain(-1, 2), of(1, 2))).toEqual({ index: NaN, curve: null });
  });
});

describe('decompose', () => {
  const parts = (values: number[], weights: number[] | null, ...levels: number[][]) => {
    const [x, w] = [of(...values), weights && of(...weights)];
    const distribution = distributionOf(x, w);
    return decompose(x, w, distribution, nestedGroups(distribution, levels.map((level) => Int32Array.from(level))));
  };

  it('by hand: two provinces, in the first two prefectures', () => {
    // 1 and 3 | 8, then 12: groups 0 (mean 4 of 1, 3, 8) and 1 (12); mean 6. Prefectures of group 0: mean 2 and 8.
    const [first, second] = parts([1, 3, 8, 12], null, [0, 0, 0, 1], [0, 0, 1, 0]);
    expect(first.theilT.between).toBeCloseTo(0.5 * Math.log(4 / 6) + 0.5 * Math.log(2), 15);
    expect(first.theilL.between).toBeCloseTo(-0.75 * Math.log(4 / 6) - 0.25 * Math.log(2), 15);
    // shares of value 4/24 and 8/24 in a group of mean 4
    expect(second.theilT.between).toBeCloseTo((4 / 24) * Math.log(2 / 4) + (8 / 24) * Math.log(8 / 4), 15);
    // what is left: 1 and 3 about 2
    expect(second.theilT.within).toBeCloseTo((4 / 24) * (0.25 * Math.log(0.5) + 0.75 * Math.log(1.5)), 15);
    expect([[...first.groups.n], [...first.groups.mean], [...second.groups.n], [...second.groups.mean]]).toEqual([[3, 1], [4, 12], [2, 1, 1], [2, 8, 12]]);
    expect(first.groups.betweenPart[0]).toBeCloseTo(0.5 * Math.log(4 / 6), 15);
    expect(second.groups.withinPart[0]).toBeCloseTo(second.theilT.within, 15);
    expect([...first.groups.shareOfValue]).toEqual([0.5, 0.5]);
    expect(first.groups.gini[0]).toBeCloseTo(gini(plain(1, 3, 8)), 15);
  });

  it('equal groups of unequal units have nothing between them, unequal groups of equal units nothing within', () => {
    expect(parts([1, 3, 1, 3], null, [0, 0, 1, 1])[0].theilT.between).toBe(0);
    expect(parts([0.1, 0.1, 0.1, 0.7, 0.7], [1, 2, 3, 4, 5], [0, 0, 0, 1, 1])[0]).toMatchObject({ theilT: { within: 0 }, theilL: { within: 0 } });
  });

  it('groups of zeros add what they are: nothing within', () => {
    const [first, second] = parts([0, 0, 0, 10, 10, 10], null, [0, 0, 0, 1, 1, 1], [0, 1, 1, 0, 0, 1]);
    expect(first.theilT).toEqual({ between: expect.closeTo(Math.LN2, 15), within: 0 });
    expect(second.theilT).toEqual({ between: 0, within: 0 });
    expect(first.theilL.between).toBeNaN();
    expect(second.theilL.within).toBeNaN();
  });

  it('numbers of the same name in different groups above are different groups', () => {
    expect(parts([1, 2, 3], null, [0, 1, 1], [5, 5, 5])[1].groups.n).toEqual(of(1, 2));
  });
});

describe('published and independent figures', () => {
  const published = material('data', 'expected', 'pysal_inequality', 'expected.json');
  it.skipIf(!published)('Atkinson, Lorenz and the Theil toy of pysal', () => {
    const expected = JSON.parse(readFileSync(published!, 'utf8'));
    const values = plain(...expected.atkinson.values);
    expect(Math.abs(atkinson(values, 0.5) - expected.atkinson['eps0.5'].A)).toBeLessThan(expected.atkinson.tolerance);
    expect(Math.abs(atkinson(values, 1) - expected.atkinson.eps1.A)).toBeLessThan(expected.atkinson.tolerance);
    // its equally distributed equivalents have more digits than its indices
    expect(30 * (1 - atkinson(values, 0.5))).toBeCloseTo(expected.atkinson['eps0.5'].EDE, 8);
    expect(30 * (1 - atkinson(values, 1))).toBeCloseTo(expected.atkinson.eps1.EDE, 6);
    const lorenz = lorenzCurve(plain(...expected.lorenz.values))!;
    expected.lorenz.cumulative.forEach((share: number, k: number) => expect(lorenz.shareOfValue[k]).toBeCloseTo(share, 8));
    expect(shareAt(lorenz, 0.5)).toBeCloseTo(0.3, 15);
    const { y, groups, T, between, within } = expected.theil_decomposition;
    const distribution = plain(...y);
    const [parts] = decompose(of(...y), null, distribution, nestedGroups(distribution, [Int32Array.from(groups)]));
    expect(theilT(distribution)).toBeCloseTo(T, 15);
    expect(parts.theilT).toEqual({ between: expect.closeTo(between, 15), within });
  });

  it('concentration of under-five deaths in India 1982-92 over five groups by wealth (World Bank, technical note on the concentration index)', () => {
    // Deaths per 1,000 births and births, the poorest first; printed: -0.1694. The order of wealth is that of falling mortality, so it is minus the Gini coefficient.
    const [rates, births] = [[154.7, 152.9, 119.5, 86.9, 54.3], [29_939, 28_776, 26_528, 24_689, 19_739]];
    const distribution = weighted(rates, births);
    const { index, curve } = concentration(distribution, of(1, 2, 3, 4, 5));
    expect(index).toBeCloseTo(-0.1694, 4);
    expect(index).toBeCloseTo(-gini(distribution), 14);
    expect([...curve!.shareOfValue].map((share) => Math.round(share * 100))).toEqual([0, 30, 59, 79, 93, 100]);
  });

  // The column has 8 decimals, and R computed its figures on the column as it is written: 10 decimals, so 5e-11 apart at most. The
  // longer figures are of a second program (exact sums, python) on the same column.
  const bench = material('bench', 'expected');
  it.skipIf(!bench).each([
    ['S-1', 0.19088881347798736, 0.06174325208882971],
    ['M-1', 0.1228090211963917, 0.02449173982558095],
  ])('Gini and Theil of the bench column %s, by R', (size, exactGini, exactTheil) => {
    const [header, ...rows] = readFileSync(join(bench!, `${size}.csv`), 'utf8').trim().split('\n').map((line) => line.split(','));
    const column = header.indexOf('radius_area_share_postgis_geography_q32');
    const expected = JSON.parse(readFileSync(join(bench!, `${size}.json`), 'utf8')).stats_of_radius_area_share_postgis_geography_q32;
    const distribution = distributionOf(Float64Array.from(rows, (row) => Number(row[column])), null);
    expect(distribution.values.length).toBe(expected.n);
    expect(Math.abs(gini(distribution) - expected.gini)).toBeLessThan(5.1e-11);
    expect(Math.abs(theilT(distribution) - expected.theil_T)).toBeLessThan(5.1e-11);
    expect(Math.abs(gini(distribution) - exactGini)).toBeLessThan(1e-14);
    expect(Math.abs(theilT(distribution) - exactTheil)).toBeLessThan(1e-14);
  });
});
