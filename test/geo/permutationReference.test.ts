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
import type { RandomStream } from '../../geo/random.ts';
import { lattice } from './lattice.ts';

/** (extreme + 1) / (permutations + 1) of the draws against the own; equal to the relative precision of sums in another order. */
function pOf(draws: number[], own: number, scale: number): number {
  const equal = 1e-12 * scale;
  return (Math.min(draws.filter((draw) => draw >= own - equal).length, draws.filter((draw) => draw <= own + equal).length) + 1) / (draws.length + 1);
}

/** The whole map in random order, as the definition has it: one shuffle and one double sum for each permutation. */
function globalByDefinition(z: Float64Array, lists: NeighbourLists, permutations: number, random: RandomStream): number {
  const sum = (order: Float64Array): number => order.reduce((total, deviation, i) => {
    for (let k = lists.offsets[i]; k < lists.offsets[i + 1]; k++) total += lists.weight[k] * deviation * order[lists.neighbour[k]];
    return total;
  }, 0);
  const order = z.slice();
  const draws = Array.from({ length: permutations }, () => {
    for (let i = order.length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      [order[i], order[j]] = [order[j], order[i]];
    }
    return sum(order);
  });
  return pOf(draws, sum(z), sum(z.map(Math.abs)));
}

/** Each unit for itself: its neighbours are the first of the order drawn, the last unit in the place of its own number. */
function localByDefinition(z: Float64Array, { offsets, neighbour, weight }: NeighbourLists, permutations: number, random: RandomStream): number[] {
  const counts = [...z.keys()].map((i) => offsets[i + 1] - offsets[i]);
  const numbers = [...z.keys()].slice(0, -1);
  const orders = Array.from({ length: permutations }, () => {
    for (let k = 0; k < Math.max(...counts); k++) {
      const pick = k + random.below(numbers.length - k);
      [numbers[k], numbers[pick]] = [numbers[pick], numbers[k]];
    }
    return numbers.slice(0, Math.max(...counts));
  });
  return counts.map((count, i) => {
    const lag = (chosen: ArrayLike<number>): number => {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += weight[offsets[i] + k] * z[chosen[k]];
      return sum;
    };
    const largest = Math.max(...z.map(Math.abs));
    if (count === 0) return NaN;
    if (z[i] === 0) return 1;
    return pOf(orders.map((order) => lag(order.map((number) => (number === i ? z.length - 1 : number)))), lag(neighbour.subarray(offsets[i], offsets[i + 1])), largest);
  });
}

/** Maps of up to 30 units with links in one direction or both, weights equal or not, islands, and values with ties or without. */
const maps = fc.record({
  units: fc.integer({ min: 2, max: 30 }), density: fc.constantFrom(0.05, 0.2, 0.9), weighted: fc.boolean(), mutual: fc.boolean(), kinds: fc.constantFrom(2, 5, 1e9), seed: fc.maxSafeInteger(),
}).map(({ units, density, weighted, mutual, kinds, seed }) => {
  const random = randomStream(seed);
  const links: [number, number, number][] = [];
  for (let i = 0; i < units; i++) {
    for (let j = 0; j < (mutual ? i : units); j++) {
      if (i === j || random.unit() >= density) continue;
      const weight = weighted ? 1 + random.below(3) : 1;
      links.push([i, j, weight]);
      if (mutual) links.push([j, i, weight]);
    }
  }
  const values = Float64Array.from({ length: units }, () => random.below(kinds));
  return { values, lists: rowStandardised(listsOfLinks(units, links.map(([i]) => i), links.map(([, j]) => j), links.map(([, , weight]) => weight))), seed };
}).filter(({ values, lists }) => new Set(values).size > 1 && lists.neighbour.length > 0);

describe('the loops of the kernel', () => {
  it('give what the definitions give with the same stream, and leave it at the same place', () => {
    fc.assert(fc.property(maps, fc.constantFrom(1, 2, 3, 5, 127, 128, 129, 300), ({ values, lists, seed }, permutations) => {
      const deviations = deviationsOf(values);
      const [one, other] = [randomStream(seed), randomStream(seed)];
      expect(globalPseudoP(deviations.z, lists, permutations, one)).toBe(globalByDefinition(deviations.z, lists, permutations, other));
      expect(one.uint32()).toBe(other.uint32());
      expect([...localPseudoP(deviations.z, localMoran(values, deviations, lists).lagOfDeviations, lists, permutations, one)]).toEqual(localByDefinition(deviations.z, lists, permutations, other));
      expect(one.uint32()).toBe(other.uint32());
    }), { seed: 19650412, numRuns: 300 });
  });

  it('serve a large map after a small one, and a small one after it', () => {
    const of = (side: number): unknown => {
      const lists = rowStandardised(contiguity(lattice(side, side), 'queen', 0));
      const values = Float64Array.from({ length: side * side }, (_, k) => (k * k * 31) % 1009);
      const deviations = deviationsOf(values);
      const random = randomStream(5);
      return [globalPseudoP(deviations.z, lists, 200, random), ...localPseudoP(deviations.z, localMoran(values, deviations, lists).lagOfDeviations, lists, 200, random)];
    };
    const small = of(4);
    const large = of(120);
    expect(of(4)).toEqual(small);
    expect(of(120)).toEqual(large);
  });
});

describe('without autocorrelation', () => {
  it('a given p is as likely as any other: the rank of the own statistic is uniform', () => {
    // 400 maps of independent values, 19 permutations: p is 1/20 to 10/20, each with probability 1/10 (two-sided rank of 20; in one map of 200 a corner
    // draws its own three neighbours, a tie that can make 11/20 of 10/20).
    // Chi-square with 9 degrees of freedom stays below 27.9 (p = 0.001); all seeds are fixed.
    const lists = rowStandardised(contiguity(lattice(5, 6), 'queen', 0));
    const random = randomStream(20_010_911);
    const tally = { global: new Uint32Array(10), corner: new Uint32Array(10), inside: new Uint32Array(10), last: new Uint32Array(10) };
    const maps = 400;
    for (let map = 0; map < maps; map++) {
      const values = Float64Array.from({ length: 30 }, () => random.unit());
      const deviations = deviationsOf(values);
      const global = globalPseudoP(deviations.z, lists, 19, random);
      const local = localPseudoP(deviations.z, localMoran(values, deviations, lists).lagOfDeviations, lists, 19, random);
      for (const [name, p] of [['global', global], ['corner', local[0]], ['inside', local[8]], ['last', local[29]]] as const) tally[name][Math.min(10, Math.round(20 * p)) - 1]++;
    }
    for (const [name, counts] of Object.entries(tally)) {
      expect(counts.reduce((sum, count) => sum + count), name).toBe(maps);
      expect(counts.reduce((sum, count) => sum + (count - maps / 10) ** 2 / (maps / 10), 0), name).toBeLessThan(27.9);
    }
  });
});
