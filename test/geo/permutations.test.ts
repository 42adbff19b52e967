import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localPseudoP } from '../../geo/autocorrelation/conditionalPermutations.ts';
import { deviationsOf } from '../../geo/autocorrelation/deviations.ts';
import { localMoran } from '../../geo/autocorrelation/localMoran.ts';
import { globalPseudoP } from '../../geo/autocorrelation/permutations.ts';
import { contiguity } from '../../geo/neighbours/contiguity.ts';
import { listsOfLinks, rowStandardised } from '../../geo/neighbours/neighbourLists.ts';
import type { NeighbourLists } from '../../geo/neighbours/neighbourLists.ts';
import { randomStream } from '../../geo/random.ts';
import { lattice } from './lattice.ts';

const local = (values: number[], lists: NeighbourLists, permutations: number, seed = 1): Float64Array => {
  const given = Float64Array.from(values);
  const deviations = deviationsOf(given);
  return localPseudoP(deviations.z, localMoran(given, deviations, lists).lagOfDeviations, lists, permutations, randomStream(seed));
};
const global = (values: number[], lists: NeighbourLists, permutations: number, seed = 1): number => globalPseudoP(deviationsOf(Float64Array.from(values)).z, lists, permutations, randomStream(seed));
/** Does a frequency of `trials` fit a probability, to five standard deviations? */
const fits = (p: number, probability: number, trials: number): void => expect(Math.abs(p - probability)).toBeLessThan(5 * Math.sqrt((probability * (1 - probability)) / trials) + 2 / trials);

describe('conditional permutation', () => {
  const M = 20_000;

  it('draws each set of neighbours equally often, for the first unit, the last and one between', () => {
    // ring of 7, neighbours on both sides; powers of two, so that every pair has its own sum
    const values = [1, 2, 4, 8, 16, 32, 64];
    const ends = values.map((_, i) => [(i + 6) % 7, (i + 1) % 7]);
    const lists = rowStandardised(listsOfLinks(7, ends.flatMap((_, i) => [i, i]), ends.flat()));
    const p = local(values, lists, M);
    values.forEach((_, i) => {
      const others = values.filter((__, j) => j !== i);
      const sums = others.flatMap((a, k) => others.slice(k + 1).map((b) => a + b));
      const own = ends[i].reduce((sum, j) => sum + values[j], 0);
      const extreme = Math.min(sums.filter((sum) => sum >= own).length, sums.filter((sum) => sum <= own).length);
      fits(p[i], extreme / 15, M);
    });
  });

  it('equal weights, which share their sums, give what weights give that differ by a hair', () => {
    const square = contiguity(lattice(6, 6), 'queen', 0);
    const values = Array.from({ length: 36 }, (_, k) => (k * k * 7) % 31);
    const hair = { ...square, weight: square.weight.map((weight, k) => weight * (1 + (k % 3) * 2 ** -50)) };
    for (const m of [1, 127, 1000]) expect([...local(values, rowStandardised(hair), m)]).toEqual([...local(values, rowStandardised(square), m)]);
  });

  it('draws in order, for weights that differ', () => {
    // unit 0 looks at 1 (weight 3/4) and 2 (1/4) of five units: of the 12 ordered pairs of 1, 2, 4, 8 those of at least 3 x 4 + 2 are (8, .), (4, 8), (4, 2) and, equal to it, (2, 8): 6
    const lists = rowStandardised(listsOfLinks(5, [0, 0], [1, 2], [3, 1]));
    const p = local([100, 4, 2, 1, 8], lists, M);
    fits(p[0], 6 / 12, M);
    expect(Array.from(p.subarray(1))).toEqual([NaN, NaN, NaN, NaN]);
  });

  it('what every permutation gives is not rare', () => {
    // nine zeros and a one: the corner far from the one sees 0, as it does in two of three draws
    const lists = rowStandardised(contiguity(lattice(1, 10), 'queen', 0));
    const p = local([0, 0, 0, 0, 0, 0, 0, 0, 0, 1], lists, 999);
    expect(p[0]).toBeGreaterThan(0.8);
    // the unit beside the one: the one is among its two neighbours in two of nine draws
    fits(p[8], 2 / 9, 999);
    // the one itself sees nothing but zeros, whatever is drawn
    expect(p[9]).toBe(1);
  });

  it('a unit at the mean has p 1', () => {
    const p = local([1, 2, 3, 0, 4], rowStandardised(listsOfLinks(5, [1, 0], [0, 1])), 99);
    expect(p[1]).toBe(1);
  });
});

describe('permutation of the whole map', () => {
  it('agrees with all 120 orders of five values', () => {
    const lists = rowStandardised(listsOfLinks(5, [0, 1, 1, 2, 3, 4, 4], [1, 0, 2, 3, 2, 0, 1], [1, 2, 1, 1, 1, 3, 1]));
    const values = [1, 2, 4, 8, 11];
    const orders = (rest: number[]): number[][] => (rest.length === 0 ? [[]] : rest.flatMap((first, k) => orders(rest.toSpliced(k, 1)).map((more) => [first, ...more])));
    const products = (order: number[]): number => {
      const { z } = deviationsOf(Float64Array.from(order));
      return z.reduce((sum, deviation, i) => {
        for (let k = lists.offsets[i]; k < lists.offsets[i + 1]; k++) sum += lists.weight[k] * deviation * z[lists.neighbour[k]];
        return sum;
      }, 0);
    };
    const all = orders(values).map(products);
    const own = products(values);
    const extreme = Math.min(all.filter((sum) => sum >= own - 1e-9).length, all.filter((sum) => sum <= own + 1e-9).length);
    fits(global(values, lists, 20_000), extreme / 120, 20_000);
  });

  it('is empty where there is nothing to permute', () => {
    const lists = rowStandardised(contiguity(lattice(2, 2), 'queen', 0));
    expect(global([1, 1, 1, 1], lists, 99)).toBeNaN();
    expect(global([1, 2, 3, 4], lists, 0)).toBeNaN();
    expect(global([1, 2, 3, 4], listsOfLinks(4, [], []), 99)).toBeNaN();
    expect([...local([1, 2, 3, 4], lists, 0)]).toEqual([NaN, NaN, NaN, NaN]);
    expect([...local([1, 1, 1, 1], lists, 99)]).toEqual([NaN, NaN, NaN, NaN]);
    expect([...local([], listsOfLinks(0, [], []), 99)]).toEqual([]);
    expect([...local([5], listsOfLinks(1, [], []), 99)]).toEqual([NaN]);
  });
});

describe('laws', () => {
  it('p lies between 1 / (m + 1) and 1; a seed gives the same again, another one another', () => {
    const lists = rowStandardised(contiguity(lattice(5, 5), 'queen', 0));
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 25, maxLength: 25 }).filter((v) => new Set(v).size > 1), fc.integer({ min: 1, max: 300 }), fc.integer(), (values, m, seed) => {
      const p = [global(values, lists, m, seed), ...local(values, lists, m, seed)];
      for (const each of p) {
        expect(each).toBeGreaterThanOrEqual(1 / (m + 1));
        expect(each).toBeLessThanOrEqual(1);
      }
      expect([global(values, lists, m, seed), ...local(values, lists, m, seed)]).toEqual(p);
    }), { seed: 20240616, numRuns: 60 });
    const gradient = Array.from({ length: 25 }, (_, k) => k * k);
    expect([...local(gradient, lists, 999, 1)]).not.toEqual([...local(gradient, lists, 999, 2)]);
    // a gradient is as far out as permutations tell
    expect(global(gradient, lists, 999)).toBe(0.001);
  });

  it('tells of every permutation, and stops when the caller throws', () => {
    const lists = rowStandardised(contiguity(lattice(3, 3), 'queen', 0));
    const { z } = deviationsOf(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 10));
    let told = 0;
    globalPseudoP(z, lists, 1000, randomStream(1), (units) => { told += units; });
    localPseudoP(z, new Float64Array(9), lists, 1000, randomStream(1), (units) => { told += units; });
    expect(told).toBe(2000);
    expect(() => localPseudoP(z, new Float64Array(9), lists, 1000, randomStream(1), () => { throw new Error('cancelled'); })).toThrow('cancelled');
  });
});
