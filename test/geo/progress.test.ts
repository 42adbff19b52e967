import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROGRESS_STATES, attains, progressRows, sumToDate } from '../../geo/progress/progress.ts';
import type { ProgressInput } from '../../geo/progress/progress.ts';
import { splitTarget } from '../../geo/progress/splitTarget.ts';

const SEED = { seed: 20170125, numRuns: 300 };
const of = (...values: number[]) => Float64Array.of(...values);
const plan = { baselineYear: 2015, year: 2018, targetYear: 2020 };
/** One unit. */
const one = (baseline: number, current: number, target: number, input: Partial<ProgressInput> = {}) => {
  const { state, ...figures } = progressRows({ baseline: of(baseline), current: of(current), target: of(target), operator: '>=', ...plan, ...input });
  const first = Object.fromEntries(Object.entries(figures).map(([name, values]) => [name, values[0]])) as Record<keyof typeof figures, number>;
  return { ...first, state: PROGRESS_STATES[state[0]] };
};

describe('progress', () => {
  it('three of five years: derived by hand', () => {
    // From 80 to 90 the line is at 86 after 3 of 5 years. 83 is 0.3 of the way, 1 a year: 7 years for the other 7, 85 in 2020.
    expect(one(80, 83, 90)).toEqual({ progress: 0.3, expected: 86, expectedProgress: 0.6, annualChange: 1, yearsToTarget: 7, forecast: 85, remaining: 7, state: 'behind' });
    expect(one(80, 86, 90)).toEqual({ progress: 0.6, expected: 86, expectedProgress: 0.6, annualChange: 2, yearsToTarget: 2, forecast: 90, remaining: 4, state: 'on-track' });
    expect(one(80, 92, 90)).toEqual({ progress: 1.2, expected: 86, expectedProgress: 0.6, annualChange: 4, yearsToTarget: 0, forecast: 100, remaining: 0, state: 'met' });
    // Moving away: no year is the year.
    expect(one(80, 77, 90)).toEqual({ progress: -0.3, expected: 86, expectedProgress: 0.6, annualChange: -1, yearsToTarget: NaN, forecast: 75, remaining: 13, state: 'behind' });
    expect(one(80, 80, 90)).toMatchObject({ progress: 0, annualChange: 0, yearsToTarget: NaN, forecast: 80, state: 'behind' });
  });

  it('lower is better: the same way downwards', () => {
    // From 20 to 10, line at 14. 17 is 0.3 of the way, -1 a year.
    expect(one(20, 17, 10, { operator: '<=' })).toEqual({ progress: 0.3, expected: 14, expectedProgress: 0.6, annualChange: -1, yearsToTarget: 7, forecast: 15, remaining: 7, state: 'behind' });
    expect(one(20, 13, 10, { operator: '<=' })).toMatchObject({ state: 'on-track' });
    expect(one(20, 9, 10, { operator: '<=' })).toMatchObject({ progress: 1.1, state: 'met', remaining: 0, yearsToTarget: 0 });
    expect(one(20, 23, 10, { operator: '<=' })).toMatchObject({ progress: -0.3, state: 'behind', yearsToTarget: NaN });
  });

  it('a strict target is not attained by its own value, which in the target year is not on track either', () => {
    expect(one(90, 95, 95, { operator: '>' })).toMatchObject({ progress: 1, state: 'on-track', remaining: 0 });
    expect(one(90, 95, 95, { operator: '>', year: 2020 })).toMatchObject({ progress: 1, state: 'behind' });
    expect(one(90, 95, 95, { year: 2020 })).toMatchObject({ state: 'met' });
    expect([attains(95, 95, '>'), attains(95, 95, '>='), attains(95, 95, '<'), attains(95, 95, '<='), attains(94, 95, '<')]).toEqual([false, true, false, true, true]);
    // 57 of 100 as a percentage and 0.1 + 0.7 are a bit off in binary, and still 57 and 0.8
    expect([(57 / 100) * 100 < 57, 0.1 + 0.7 < 0.8]).toEqual([true, true]);
    expect([attains((57 / 100) * 100, 57, '>='), attains((57 / 100) * 100, 57, '<'), attains(0.1 + 0.7, 0.8, '>=')]).toEqual([true, false, true]);
  });

  it('a baseline at the target or past it leaves no way to go: keep it', () => {
    expect(one(97, 98, 95)).toMatchObject({ progress: NaN, expectedProgress: NaN, expected: 95, state: 'met', yearsToTarget: 0 });
    // Fallen from 97 to 94, -1 a year: away from the target.
    expect(one(97, 94, 95)).toMatchObject({ progress: NaN, expected: 95, annualChange: -1, state: 'behind', remaining: 1, yearsToTarget: NaN, forecast: 92 });
    expect(one(95, 95, 95)).toMatchObject({ progress: NaN, state: 'met' });
    expect(one(95, 95, 95, { operator: '>' })).toMatchObject({ progress: NaN, state: 'on-track', annualChange: 0, yearsToTarget: NaN });
    expect(one(95, 94, 95, { operator: '>' })).toMatchObject({ progress: NaN, state: 'behind' });
    expect(one(10, 12, 15, { operator: '<=' })).toMatchObject({ progress: NaN, expected: 15, state: 'met' });
  });

  it('without a baseline, a value or a target there is no state; years stand in order', () => {
    for (const [from, now, goal] of [[NaN, 1, 2], [1, NaN, 2], [1, 2, NaN]]) {
      expect(one(from, now, goal)).toEqual({ progress: NaN, expected: NaN, expectedProgress: NaN, annualChange: NaN, yearsToTarget: NaN, forecast: NaN, remaining: NaN, state: 'no-data' });
    }
    expect(() => one(1, 2, 3, { year: 2015 })).toThrow(RangeError);
    expect(() => one(1, 2, 3, { year: 2021 })).toThrow(RangeError);
    expect(() => progressRows({ baseline: of(1), current: of(1, 2), target: of(1, 2), operator: '>=', ...plan })).toThrow(RangeError);
  });

  it('law: at or ahead of the line exactly where the forecast attains the target, and turning the scale round changes nothing but signs', () => {
    const value = fc.integer({ min: -1000, max: 1000 });
    fc.assert(fc.property(value, value, value, fc.integer({ min: 2016, max: 2020 }), (from, now, goal, year) => {
      const up = one(from, now, goal, { year });
      const down = one(-from, -now, -goal, { year, operator: '<=' });
      expect(down.state).toBe(up.state);
      expect([down.progress, down.remaining, down.yearsToTarget]).toEqual([up.progress, up.remaining, up.yearsToTarget].map((v) => (v === 0 ? expect.closeTo(0) as number : v)));
      if (from < goal && now < goal && year < 2020) expect(up.state === 'on-track').toBe(attains(up.forecast, goal, '>='));
    }), SEED);
  });

  it('sums to date; a missing year leaves no sum', () => {
    expect([...sumToDate([of(1, 2, 3), of(10, NaN, 0), of(100, 200, 0)])]).toEqual([111, NaN, 3]);
    expect([...sumToDate([])]).toEqual([]);
  });
});

const none = (count: number) => new Float64Array(count).fill(NaN);

describe('splitting a target', () => {
  it('in whole numbers by the largest remainders, ties to the earlier', () => {
    // 10 by 1:1:1 are 3 1/3 each; one step is left, and the first takes it
    expect([...splitTarget({ total: 10, weights: of(1, 1, 1), fixed: none(3), whole: true })]).toEqual([4, 3, 3]);
    // 7 by 45:33:22 are 3.15, 2.31, 1.54: 3 + 2 + 1, and the last has the largest remainder
    expect([...splitTarget({ total: 7, weights: of(45, 33, 22), fixed: none(3), whole: true })]).toEqual([3, 2, 2]);
    // 4 are fixed: 6 are left for 2:1
    expect([...splitTarget({ total: 10, weights: of(2, 5, 1), fixed: of(NaN, 4, NaN), whole: true })]).toEqual([4, 4, 2]);
    expect([...splitTarget({ total: 10, weights: of(1, 0, NaN, 1), fixed: of(NaN, NaN, NaN, 4), whole: true })]).toEqual([6, 0, NaN, 4]);
  });

  it('otherwise in parts, whose sum is the total to the last bit', () => {
    const shares = splitTarget({ total: 0.1, weights: of(1, 1, 1), fixed: none(3), whole: false });
    expect(shares[0] + shares[1] + shares[2]).toBe(0.1);
    expect(shares[2] + (shares[1] + shares[0])).toBe(0.1);
    shares.forEach((share) => expect(share).toBeCloseTo(0.1 / 3, 16));
    expect([...splitTarget({ total: 30, weights: of(1, 2), fixed: none(2), whole: false })]).toEqual([10, 20]);
    expect([...splitTarget({ total: 30, weights: of(1, 2, 9), fixed: of(NaN, NaN, 1.5), whole: false })]).toEqual([9.5, 19, 1.5]);
  });

  it('refuses what cannot be shared out', () => {
    const split = (total: number, fixed: Float64Array, weights = of(1, 1), whole = false) => () => splitTarget({ total, weights, fixed, whole });
    expect(split(0, none(2))).toThrow('total');
    expect(split(1.5, none(2), of(1, 1), true)).toThrow('total');
    expect(split(10, of(6, 5))).toThrow('fixed shares of 11 of 10');
    expect(split(10, of(6, 3))).toThrow('nobody to take 1');
    expect([...split(10, of(6, 4))()]).toEqual([6, 4]);
    expect(split(10, none(2), of(0, NaN))).toThrow('nobody');
    expect(split(10, of(1.5, NaN), of(1, 1), true)).toThrow('unit 0');
    expect(split(10, none(2), of(-1, 2))).toThrow('unit 0');
    expect(split(10, none(1))).toThrow('2 weights for 1 shares');
  });

  it('laws: the sum is the total in every order, shares follow weights, scaling the weights changes nothing beyond a step', () => {
    const weight = fc.double({ min: 0.001, max: 1e7, noNaN: true });
    const total = fc.double({ min: 1e-6, max: 1e12, noNaN: true });
    fc.assert(fc.property(fc.array(weight, { minLength: 1, maxLength: 60 }), total, (list, amount) => {
      const weights = Float64Array.from(list);
      const shares = splitTarget({ total: amount, weights, fixed: none(list.length), whole: false });
      const sum = (order: Float64Array) => order.reduce((s, v) => s + v, 0);
      expect([sum(shares), sum(shares.toReversed()), sum(shares.toSorted())]).toEqual([amount, amount, amount]);
      const all = list.reduce((s, v) => s + v, 0);
      shares.forEach((share, i) => expect(Math.abs(share - (amount * weights[i]) / all)).toBeLessThanOrEqual(amount * 4 * Number.EPSILON));
    }), SEED);
    fc.assert(fc.property(fc.array(weight, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 1e9 }), (list, amount) => {
      const shares = splitTarget({ total: amount, weights: Float64Array.from(list), fixed: none(list.length), whole: true });
      expect(shares.every(Number.isInteger)).toBe(true);
      expect(shares.reduce((s, v) => s + v, 0)).toBe(amount);
      const all = list.reduce((s, v) => s + v, 0);
      // Quota rule of Hamilton's method: never more than one whole away from the exact part.
      shares.forEach((share, i) => expect(Math.abs(share - (amount * list[i]) / all)).toBeLessThan(1 + 1e-6));
    }), SEED);
  });
});
