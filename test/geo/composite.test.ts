import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeOnly, normalise } from '../../geo/composite/normalise.ts';
import type { Direction, Normalisation } from '../../geo/composite/normalise.ts';
import { pairwiseFault, pairwiseWeights } from '../../geo/composite/pairwise.ts';
import { meanRanks, ranksFromHighest, spearman } from '../../geo/composite/ranks.ts';
import { rankRange, simplexWeights, underWeights, withoutIndicator } from '../../geo/composite/robustness.ts';
import { contributions, weightedIndex } from '../../geo/composite/weightedIndex.ts';
import { entropyWeights, equalWeights, ownWeights, weightsByArea } from '../../geo/composite/weights.ts';
import { randomStream } from '../../geo/random.ts';

const SEED = { seed: 20170126, numRuns: 200 };
const of = (...values: number[]) => Float64Array.of(...values);
const close = (found: Float64Array, wanted: number[], digits = 14) => {
  expect(found.length).toBe(wanted.length);
  wanted.forEach((value, i) => (Number.isNaN(value) ? expect(found[i]).toBeNaN() : expect(found[i]).toBeCloseTo(value, digits)));
};
const idle = () => {};
const METHODS = ['min-max', 'z-score', 'rank', 'goalposts'] as const satisfies Normalisation[];

describe('normalisation', () => {
  it('each method by hand, both directions', () => {
    const scores = (values: Float64Array, method: Normalisation, direction: Direction = 'higher') => normalise(values, method, direction).scores;
    close(scores(of(10, 20, NaN, 40), 'min-max'), [0, 1 / 3, NaN, 1]);
    close(scores(of(10, 20, NaN, 40), 'min-max', 'lower'), [1, 2 / 3, NaN, 0]);
    // 1, 1, 4: mean 2, mean square deviation (1 + 1 + 4) / 3 = 2
    close(scores(of(1, 1, 4), 'z-score'), [-Math.SQRT1_2, -Math.SQRT1_2, Math.SQRT2]);
    close(scores(of(1, 1, 4), 'z-score', 'lower'), [Math.SQRT1_2, Math.SQRT1_2, -Math.SQRT2]);
    // 5 and 5 share the places 1 and 2: (1.5 - 1) / 2; downwards 9 is first and they share 2 and 3
    close(scores(of(5, 9, NaN, 5), 'rank'), [0.25, 1, NaN, 0.25]);
    close(scores(of(5, 9, NaN, 5), 'rank', 'lower'), [0.75, 0, NaN, 0.75]);
  });

  it('goalposts cut what lies outside, and count it', () => {
    expect(normalise(of(10, 60, -5, NaN, 50), 'goalposts', 'higher', { best: 50, worst: 0 })).toEqual({ scores: of(0.2, 1, 0, NaN, 1), outside: 2, constant: false });
    expect(normalise(of(10, 60), 'goalposts', 'lower', { best: 0, worst: 40 })).toEqual({ scores: of(0.75, 0), outside: 1, constant: false });
    for (const posts of [undefined, { best: 1, worst: 1 }, { best: 0, worst: 1 }, { best: NaN, worst: 0 }]) expect(() => normalise(of(1), 'goalposts', 'higher', posts)).toThrow(RangeError);
    expect(() => normalise(of(1), 'goalposts', 'lower', { best: 1, worst: 0 })).toThrow(RangeError);
  });

  it('a constant scores the middle; nothing stays nothing', () => {
    expect(METHODS.slice(0, 3).map((method) => normalise(of(3, NaN, 3), method, 'higher'))).toEqual([0.5, 0, 0.5].map((score) => ({ scores: of(score, NaN, score), outside: 0, constant: true })));
    expect(normalise(of(NaN), 'min-max', 'higher')).toEqual({ scores: of(NaN), outside: 0, constant: false });
  });

  it('laws: the order of the units and the unit of the values change nothing, the better scores more', () => {
    const values = fc.array(fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(NaN)), { minLength: 1, maxLength: 30 });
    fc.assert(fc.property(values, fc.constantFrom(...METHODS.slice(0, 3)), fc.constantFrom<Direction>('higher', 'lower'), (list, method, direction) => {
      const { scores } = normalise(Float64Array.from(list), method, direction);
      close(normalise(Float64Array.from(list).toReversed(), method, direction).scores.toReversed(), [...scores], 12);
      close(normalise(Float64Array.from(list, (v) => 8 * v + 3), method, direction).scores, [...scores], 12);
      if (method !== 'z-score') scores.forEach((score) => expect(Number.isNaN(score) || (score >= 0 && score <= 1)).toBe(true));
      list.forEach((a, i) => list.forEach((b, j) => { if (a > b) expect(Math.sign(scores[i] - scores[j])).toBe(direction === 'higher' ? 1 : -1); }));
    }), SEED);
  });
});

describe('weights', () => {
  it('equal, by area and own add up to 1', () => {
    expect([...equalWeights(4)]).toEqual([0.25, 0.25, 0.25, 0.25]);
    // Two areas of one and two indicators
    expect([...weightsByArea(['health', 'school', 'school'])]).toEqual([0.5, 0.25, 0.25]);
    expect([...ownWeights(of(3, 0, 1))]).toEqual([0.75, 0, 0.25]);
    expect(() => ownWeights(of(0, 0))).toThrow(RangeError);
    expect(() => ownWeights(of(2, -1))).toThrow(RangeError);
  });

  it('entropy by hand: the uneven indicator weighs more, the constant nothing', () => {
    // Scores 0, 1, 1: p = 0, 1/2, 1/2, e = ln 2 / ln 3. Scores 0, 1/2, 1: p = 0, 1/3, 2/3, e = (ln 3 - 2/3 ln 2) / ln 3.
    const share = Math.LN2 / Math.log(3);
    const [a, b] = [1 - share, (2 / 3) * share];
    const columns = [of(4, 9, 9), of(10, 15, 20), of(7, 7, 7)];
    close(entropyWeights(columns, ['higher', 'higher', 'higher'])!, [a / (a + b), b / (a + b), 0]);
    // Lower is better: 9, 9, 4 upside down have the scores 0, 0, 1: e = 0, everything in one unit
    close(entropyWeights([of(9, 9, 4), columns[1]], ['lower', 'higher'])!, [1 / (1 + b), b / (1 + b)]);
    // A unit without a value is not among the n of its indicator
    close(entropyWeights([of(4, NaN, 9, 9), of(10, 15, 20, NaN)], ['higher', 'higher'])!, [a / (a + b), b / (a + b)]);
    expect(entropyWeights([of(1, 1), of(2, NaN)], ['higher', 'higher'])).toBeNull();
  });

  it('law: entropy weights are >= 0, add up to 1, and do not know the unit of the values or the order of the units', () => {
    const column = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 6, maxLength: 6 });
    fc.assert(fc.property(fc.array(column, { minLength: 2, maxLength: 5 }), (lists) => {
      const directions = lists.map((_, j): Direction => (j % 2 === 0 ? 'higher' : 'lower'));
      const weights = entropyWeights(lists.map((list) => Float64Array.from(list)), directions);
      fc.pre(weights !== null);
      expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
      expect(weights.every((w) => w >= 0)).toBe(true);
      close(entropyWeights(lists.map((list) => Float64Array.from(list, (v) => 4 * v - 7).toReversed()), directions)!, [...weights], 10);
    }), SEED);
  });
});

describe('pairwise comparison', () => {
  it('buying a house (Saaty 1990, European Journal of Operational Research 48): eigenvalue 9.669, ratio 0.169; to 12 digits after numpy.linalg.eig', () => {
    const house = [
      [1, 5, 3, 7, 6, 6, 1 / 3, 1 / 4], [1 / 5, 1, 1 / 3, 5, 3, 3, 1 / 5, 1 / 7], [1 / 3, 3, 1, 6, 3, 4, 6, 1 / 5], [1 / 7, 1 / 5, 1 / 6, 1, 1 / 3, 1 / 4, 1 / 7, 1 / 8],
      [1 / 6, 1 / 3, 1 / 3, 3, 1, 1 / 2, 1 / 5, 1 / 6], [1 / 6, 1 / 3, 1 / 4, 4, 2, 1, 1 / 5, 1 / 6], [3, 5, 1 / 6, 7, 5, 5, 1, 1 / 2], [4, 7, 5, 8, 6, 6, 2, 1],
    ];
    expect(pairwiseFault(house)).toBeNull();
    const found = pairwiseWeights(house);
    close(found.weights, [0.173017474648, 0.053975722999, 0.188110298857, 0.017507911308, 0.031043736404, 0.036322202155, 0.166833673626, 0.333188980002], 11);
    expect(found.lambdaMax).toBeCloseTo(9.668887317118154, 12);
    expect(found.consistencyIndex).toBeCloseTo(0.23841247387402195, 12);
    expect(found.consistencyRatio).toBeCloseTo(0.16908686090356168, 12);
  });

  it('judgements without contradiction give the very weights and ratio 0', () => {
    // 4 : 2 : 1
    const found = pairwiseWeights([[1, 2, 4], [1 / 2, 1, 2], [1 / 4, 1 / 2, 1]]);
    close(found.weights, [4 / 7, 2 / 7, 1 / 7], 15);
    expect(found).toMatchObject({ lambdaMax: 3, consistencyIndex: 0, consistencyRatio: 0 });
    expect(pairwiseWeights([[1, 9], [1 / 9, 1]])).toMatchObject({ lambdaMax: 2, consistencyRatio: 0 });
    fc.assert(fc.property(fc.array(fc.double({ min: 0.05, max: 20, noNaN: true }), { minLength: 2, maxLength: 15 }), (list) => {
      const { weights, lambdaMax, consistencyRatio } = pairwiseWeights(list.map((a) => list.map((b) => a / b)));
      const sum = list.reduce((total, v) => total + v, 0);
      close(weights, list.map((v) => v / sum), 13);
      expect([lambdaMax, consistencyRatio]).toEqual([list.length, 0]);
    }), SEED);
  });

  it('says what is not a matrix of comparisons; rounded reciprocals are', () => {
    expect(pairwiseFault([[1, 2], [0.5, 1, 3]])).toEqual({ reason: 'not-square', row: 1, columns: 3 });
    expect(pairwiseFault([[1, 2], [0.4, 1]])).toEqual({ reason: 'not-reciprocal', row: 0, column: 1 });
    expect(pairwiseFault([[1, 2], [0.5, 2]])).toEqual({ reason: 'not-reciprocal', row: 1, column: 1 });
    expect(pairwiseFault([[1, 3], [0.3333333, 1]])).toBeNull();
    // 1/2 to 1/9 in two decimals; the worst is 0.13 x 8 = 1.04.
    for (let times = 2; times <= 9; times++) expect(pairwiseFault([[1, times], [Math.round(100 / times) / 100, 1]])).toBeNull();
    expect(pairwiseFault([[1, 3], [0.3, 1]])).toEqual({ reason: 'not-reciprocal', row: 0, column: 1 });
    // As given: the eigenvector of 1, 3, 0.33, 1 is sqrt(3) : sqrt(0.33), its value 1 + sqrt(0.99) is below 2.
    close(pairwiseWeights([[1, 3], [0.33, 1]]).weights, [Math.sqrt(3) / (Math.sqrt(3) + Math.sqrt(0.33)), Math.sqrt(0.33) / (Math.sqrt(3) + Math.sqrt(0.33))], 14);
  });

  it('has no random index beyond 15 rows', () => {
    const matrix = Array.from({ length: 16 }, () => Array.from({ length: 16 }, () => 1));
    expect(pairwiseWeights(matrix)).toMatchObject({ lambdaMax: 16, consistencyIndex: 0, consistencyRatio: NaN });
  });
});

describe('index and ranks', () => {
  it('a unit without some scores is weighed by those it has', () => {
    const scores = [of(1, 0.5, NaN, NaN), of(0, 1, 0.25, NaN)];
    close(weightedIndex(scores, of(0.75, 0.25)), [0.75, 0.625, 0.25, NaN]);
    const [a, b] = contributions(scores, of(0.75, 0.25));
    close(a, [0.75, 0.375, NaN, NaN]);
    close(b, [0, 0.25, 0.25, NaN]);
    // Only an indicator of no weight is left: no index
    close(weightedIndex(scores, of(1, 0)), [1, 0.5, NaN, NaN]);
    expect(completeOnly([of(1, 2, NaN), of(NaN, 5, 6)])).toEqual([of(NaN, 2, NaN), of(NaN, 5, NaN)]);
  });

  it('ranks from the highest, ties sharing the least; rounding of a sum makes no difference', () => {
    expect([...ranksFromHighest(of(0.2, 0.9, NaN, 0.2, 0.1 + 0.2, 0.3))]).toEqual([4, 1, NaN, 4, 2, 2]);
    // One bit apart wherever they lie, here on both sides of a half step of 2^-40; further apart than a step they differ.
    const half = 0.25 + 2 ** -41;
    expect([...ranksFromHighest(of(0, half, half - 2 ** -54))]).toEqual([3, 1, 1]);
    expect([...ranksFromHighest(of(0, half, half - 2 ** -39))]).toEqual([3, 1, 2]);
    expect([...meanRanks(of(4, 1, NaN, 4, 9))]).toEqual([2.5, 1, NaN, 2.5, 4]);
  });

  it('Spearman by hand', () => {
    // Ranks 1 2 3 4 and 2 1 4 3: 1 - 6 x 4 / (4 x 15) = 0.6
    expect(spearman(of(1, 2, 3, 4), of(20, 10, 40, 30))).toBeCloseTo(0.6, 15);
    expect(spearman(of(1, 2, 3, NaN, 7), of(3, 2, 1, 5, NaN))).toBeCloseTo(-1, 15);
    expect(spearman(of(1, 2), of(5, 5))).toBeNaN();
    expect(spearman(of(1), of(5))).toBeNaN();
  });

  const score = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(NaN));
  const table = fc.array(fc.array(score, { minLength: 8, maxLength: 8 }), { minLength: 1, maxLength: 5 });
  const columnsOf = (lists: number[][]) => lists.map((list) => Float64Array.from(list));

  it('laws: an index of scores in [0, 1] is in [0, 1] and the sum of its contributions; units may stand in any order', () => {
    fc.assert(fc.property(table, fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }), (lists, list) => {
      const scores = columnsOf(lists);
      const weights = ownWeights(Float64Array.from(list.slice(0, scores.length)));
      const index = weightedIndex(scores, weights);
      const parts = contributions(scores, weights);
      index.forEach((value, unit) => {
        if (Number.isNaN(value)) return;
        expect(value >= 0 && value <= 1).toBe(true);
        expect(parts.reduce((sum, part) => sum + (Number.isNaN(part[unit]) ? 0 : part[unit]), 0)).toBeCloseTo(value, 12);
      });
      expect(weightedIndex(scores.map((column) => column.toReversed()), weights).toReversed()).toEqual(index);
    }), SEED);
  });

  it('law: ranges lie around the median, a unit better in everything is never behind, and the order of the units changes nothing', () => {
    fc.assert(fc.property(table, fc.integer({ min: 1, max: 40 }), fc.integer(), (lists, samples, seed) => {
      const scores = columnsOf(lists);
      const range = rankRange(scores, samples, seed, idle);
      range.median.forEach((median, unit) => {
        if (Number.isNaN(median)) return expect([range.low[unit], range.high[unit]]).toEqual([NaN, NaN]);
        expect(range.low[unit] <= median && median <= range.high[unit]).toBe(true);
        lists[0].forEach((_, other) => {
          if (lists.every((list) => list[unit] >= list[other] + 1e-6)) for (const ranks of Object.values(range) as Float64Array[]) expect(ranks[unit]).toBeLessThanOrEqual(ranks[other]);
        });
      });
      const turned = rankRange(scores.map((column) => column.toReversed()), samples, seed, idle);
      expect(turned.high.toReversed()).toEqual(range.high);
    }), SEED);
  });
});

describe('robustness', () => {
  it('of one indicator is the plain rank', () => {
    const scores = [of(0.2, 0.9, NaN, 0.5)];
    for (const samples of [2, 50]) expect(rankRange(scores, samples, 1, idle)).toEqual({ low: of(3, 1, NaN, 2), median: of(3, 1, NaN, 2), high: of(3, 1, NaN, 2) });
  });

  it('two units, each first in one of two indicators, take every rank; the one in between is mostly second', () => {
    const { low, median, high } = rankRange([of(1, 0, 0.4), of(0, 1, 0.4)], 4001, 7, idle);
    expect([[...low], [...high]]).toEqual([[1, 1, 2], [3, 3, 3]]);
    // The third has 0.4 whatever the weights: second unless both others are above it (weights between 0.4 and 0.6, a fifth of all), then third.
    expect(median[2]).toBe(2);
    const random = randomStream(5);
    const draws = Array.from({ length: 20_000 }, () => simplexWeights(2, random));
    // Uniform on [0, 1]: a fifth between 0.4 and 0.6, within 4 standard errors of 0.0028
    expect(Math.abs(draws.filter(([w]) => w > 0.4 && w < 0.6).length / draws.length - 0.2)).toBeLessThan(0.0113);
  });

  it('random weights are uniform on the simplex: of three, the first exceeds x with probability (1 - x)^2', () => {
    const random = randomStream(11);
    const draws = Array.from({ length: 20_000 }, () => simplexWeights(3, random));
    for (const weights of draws) expect(Math.abs(weights[0] + weights[1] + weights[2] - 1)).toBeLessThan(1e-15);
    // (1 - 0.5)^2 = 1/4, standard error 0.0031
    for (const j of [0, 1, 2]) expect(Math.abs(draws.filter((weights) => weights[j] > 0.5).length / draws.length - 0.25)).toBeLessThan(0.0125);
  });

  it('keeps the same figures whether ranks are kept or counted: derived from the draws themselves', () => {
    const scores = [of(0.9, 0.1, 0.5, 0.3), of(0.2, 0.8, 0.5, 0.1), of(0.1, 0.3, 0.6, 0.9)];
    for (const samples of [3, 4, 200]) {
      const random = randomStream(3);
      const ranks = Array.from({ length: samples }, () => ranksFromHighest(weightedIndex(scores, simplexWeights(3, random))));
      const at = (share: number) => Float64Array.from(scores[0], (_, unit) => ranks.map((rank) => rank[unit]).sort((a, b) => a - b)[Math.ceil(share * samples) - 1]);
      expect(rankRange(scores, samples, 3, idle)).toEqual({ low: at(0.05), median: at(0.5), high: at(0.95) });
    }
  });

  it('other schemes beside the chosen weights', () => {
    const scores = [of(1, 0.5, 0), of(0, 0.6, 0.9)];
    // Chosen 0.5 and 0.5: 0.5, 0.55, 0.45, so ranks 2, 1, 3. Without the second: 1, 0.5, 0: ranks 1, 2, 3.
    const chosen = ranksFromHighest(weightedIndex(scores, of(0.5, 0.5)));
    expect([...chosen]).toEqual([2, 1, 3]);
    const without = underWeights(scores, withoutIndicator(of(0.5, 0.5), 1), chosen);
    expect(without).toMatchObject({ index: of(1, 0.5, 0), rank: of(1, 2, 3), rankChange: of(-1, 1, 0) });
    // Ranks 2 1 3 and 1 2 3: 1 - 6 x 2 / (3 x 8) = 0.5
    expect(without.spearman).toBeCloseTo(0.5, 15);
    // Nothing that weighs is left
    expect(underWeights(scores, withoutIndicator(of(1, 0), 0), chosen)).toMatchObject({ rank: of(NaN, NaN, NaN), spearman: NaN });
  });
});
