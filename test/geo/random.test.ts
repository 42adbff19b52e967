import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream, splitMixState, xoshiro128, type RandomStream } from '../../geo/random.ts';

const draws = (stream: RandomStream, count: number) => Array.from({ length: count }, () => stream.uint32());

describe('randomStream', () => {
  it('gives the published numbers of xoshiro128** for the state 1, 2, 3, 4', () => {
    expect(draws(xoshiro128(Uint32Array.of(1, 2, 3, 4)), 10)).toEqual([11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804]);
  });

  it('gives the published numbers of SplitMix64 for the seed 1234567', () => {
    const [a, b, c, d] = [...splitMixState(1234567)].map(BigInt);
    expect([(b << 32n) | a, (d << 32n) | c]).toEqual([6457827717110365317n, 3203168211198807973n]);
  });

  // First six and thousandth number, by a second program (integers of any length) after both papers.
  it.each([
    [1, [1695105466, 1423115009, 634581793, 1068227753, 716759206, 4186505319], 1665077326],
    [0, [3737715805, 2584255861, 2876756834, 3286328325, 1553311962, 1625202774], 2387201604],
    [-1, [477689756, 2493998634, 555695776, 607808419, 61340979, 301466976], 3105450391],
    [2 ** 53 - 1, [1233166643, 1287031142, 661813442, 2960669951, 2601079046, 1036114921], 1464220257],
  ])('seed %d', (seed, first, thousandth) => {
    const numbers = draws(randomStream(seed), 1000);
    expect(numbers.slice(0, 6)).toEqual(first);
    expect(numbers[999]).toBe(thousandth);
  });

  it('leaves the state it was given as it was', () => {
    const state = Uint32Array.of(1, 2, 3, 4);
    xoshiro128(state).uint32();
    expect([...state]).toEqual([1, 2, 3, 4]);
  });

  it.each([0.5, NaN, Infinity, 2 ** 53])('refuses the seed %d', (seed) => {
    expect(() => randomStream(seed)).toThrow(RangeError);
  });
});

describe('below', () => {
  it('is the high word of draw x n, draws of the biased low words left out', () => {
    fc.assert(fc.property(fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 2 ** 32 })), fc.maxSafeInteger(), (n, seed) => {
      const [stream, raw] = [randomStream(seed), randomStream(seed)];
      for (let k = 0; k < 20; k++) {
        let product;
        do product = BigInt(raw.uint32()) * BigInt(n); while ((product & 0xffffffffn) < (1n << 32n) % BigInt(n));
        expect(stream.below(n)).toBe(Number(product >> 32n));
      }
    }), { seed: 20170123, numRuns: 300 });
  });

  it('of 1 is 0, of 2^32 any word', () => {
    const [stream, raw] = [randomStream(7), randomStream(7)];
    expect(stream.below(1)).toBe(0);
    raw.uint32();
    expect(stream.below(2 ** 32)).toBe(raw.uint32());
  });

  it('is uniform where the plain high word would give every third number twice as often', () => {
    // n = 3 x 2^30: four words map to three numbers. Chi-square with 2 degrees of freedom stays below 13.8 (p = 0.001).
    const stream = randomStream(1);
    const counts = [0, 0, 0];
    for (let k = 0; k < 30_000; k++) counts[stream.below(3 * 2 ** 30) % 3]++;
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(13.8);
  });
});

describe('unit', () => {
  it('takes 27 and 26 bits of two draws', () => {
    const [stream, raw] = [randomStream(3), randomStream(3)];
    for (let k = 0; k < 100; k++) {
      const [high, low] = draws(raw, 2);
      expect(stream.unit()).toBe(((high >>> 5) * 2 ** 26 + (low >>> 6)) / 2 ** 53);
    }
  });

  it('has the mean and the variance of the uniform distribution', () => {
    const stream = randomStream(4);
    const numbers = Array.from({ length: 100_000 }, () => stream.unit());
    const mean = numbers.reduce((a, b) => a + b) / numbers.length;
    // standard errors: sqrt(1/12/n) = 0.0009, of the variance sqrt(1/180/n) = 0.00024; four of each
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.0037);
    expect(Math.abs(numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / numbers.length - 1 / 12)).toBeLessThan(0.00095);
    expect(Math.min(...numbers.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers.slice(0, 50_000))).toBeLessThan(1);
  });
});
