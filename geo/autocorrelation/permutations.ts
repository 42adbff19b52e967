import { linkAt, unitCount } from '../neighbours/neighbourLists.ts';
import type { NeighbourLists } from '../neighbours/neighbourLists.ts';
import type { RandomStream } from '../random.ts';
import type { Tick } from '../types.ts';

/**
 * Pseudo-significance by permutation: p = (extreme + 1) / (permutations + 1), `extreme` being how many permutations give a value at
 * least as far out on the side of the observed one: the lesser of the number at least as large and the number at least as small. Without ties this is
 * the folded count of GeoDa and esda; they count a value equal to the observed one on one side only, which makes a value that every permutation gives look rare.
 */
function pseudoP(atLeast: number, atMost: number, permutations: number): number {
  return (Math.min(atLeast, atMost) + 1) / (permutations + 1);
}

/** Sums in another order round otherwise: what differs by this little, relative to what it is a sum of, is equal. */
const EQUAL = 1e-12;
/** Permutations drawn at a time: their indexes stay in the nearest cache. */
const BLOCK = 128;

/**
 * Pseudo-p of the global I: the values are put in random order over all units. NaN without permutations, without links or where all deviations are 0.
 * `tick` counts permutations.
 */
export function globalPseudoP(z: Float64Array, lists: NeighbourLists, permutations: number, random: RandomStream, tick?: Tick): number {
  const sums = pairSums(lists);
  const observed = sums.products(z);
  if (permutations === 0 || lists.neighbour.length === 0 || z.every((deviation) => deviation === 0)) return NaN;
  const margin = EQUAL * sums.products(z.map(Math.abs));
  const shuffled = z.slice();
  let atLeast = 0;
  let atMost = 0;
  for (let permutation = 0; permutation < permutations; permutation++) {
    if (permutation % BLOCK === 0) tick?.(Math.min(BLOCK, permutations - permutation));
    // Fisher & Yates, on from the order before: a shuffle of any order is a random order.
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      const held = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = held;
    }
    const products = sums.products(shuffled);
    if (products >= observed - margin) atLeast++;
    if (products <= observed + margin) atMost++;
  }
  return pseudoP(atLeast, atMost, permutations);
}

/** sum w_ij z_i z_j, both directions of a pair in one term: half the work of a permutation. */
function pairSums(lists: NeighbourLists): { products: (z: Float64Array) => number } {
  const units = unitCount(lists);
  const offsets = new Uint32Array(units + 1);
  const others: number[] = [];
  const weights: number[] = [];
  const upper: { j: number; weight: number }[][] = Array.from({ length: units }, () => []);
  for (let i = 0; i < units; i++) {
    for (let k = lists.offsets[i]; k < lists.offsets[i + 1]; k++) {
      const j = lists.neighbour[k];
      const back = linkAt(lists, j, i);
      if (i < j) upper[i].push({ j, weight: lists.weight[k] + (back < 0 ? 0 : lists.weight[back]) });
      else if (back < 0) upper[j].push({ j: i, weight: lists.weight[k] });
    }
  }
  upper.forEach((row, i) => {
    for (const { j, weight } of row) {
      others.push(j);
      weights.push(weight);
    }
    offsets[i + 1] = others.length;
  });
  const other = Int32Array.from(others);
  const weight = Float64Array.from(weights);
  return {
    products: (z) => {
      let sum = 0;
      for (let i = 0; i < units; i++) {
        let row = 0;
        for (let k = offsets[i], end = offsets[i + 1]; k < end; k++) row += weight[k] * z[other[k]];
        sum += z[i] * row;
      }
      return sum;
    },
  };
}

/**
 * Pseudo-p of every local I_i by conditional permutation (Anselin 1995): the unit keeps its value, its k_i neighbours are k_i of the
 * others, drawn without replacement. NaN for an island, without permutations and where all deviations are 0.
 *
 * One set of draws serves all units, as in esda: a permutation draws as many of the numbers 0 to n - 2 as the longest row has, in random
 * order, and unit i takes the first k_i of them, number i standing for unit n - 1, every other for itself. Whatever i, that is one to one onto
 * the other units, and the first k_i of a random order are a random choice of k_i: each unit's reference distribution is the right one. Only the units'
 * p-values hang together through the common draws, which no single one of them shows. `tick` counts permutations.
 */
export function localPseudoP(z: Float64Array, lagOfDeviations: Float64Array, lists: NeighbourLists, permutations: number, random: RandomStream, tick?: Tick): Float64Array {
  const { offsets, weight } = lists;
  const units = unitCount(lists);
  const p = new Float64Array(units).fill(NaN);
  if (permutations === 0 || z.every((deviation) => deviation === 0)) return p;
  let longest = 0;
  for (let i = 0; i < units; i++) longest = Math.max(longest, offsets[i + 1] - offsets[i]);
  const atLeast = new Uint32Array(units);
  const atMost = new Uint32Array(units);
  const numbers = Int32Array.from({ length: Math.max(0, units - 1) }, (_, number) => number);
  const drawn = new Int32Array(BLOCK * longest);
  const others = z.slice();
  const last = z[units - 1];
  const largest = z.reduce((most, deviation) => Math.max(most, Math.abs(deviation)), 0);
  for (let done = 0; done < permutations; done += BLOCK) {
    const block = Math.min(BLOCK, permutations - done);
    tick?.(block);
    drawInto(drawn, block, longest, numbers, random);
    for (let i = 0; i < units; i++) {
      const start = offsets[i];
      const count = offsets[i + 1] - start;
      if (count === 0) continue;
      const low = lagOfDeviations[i] - EQUAL * largest * count;
      const high = lagOfDeviations[i] + EQUAL * largest * count;
      let larger = 0;
      let smaller = 0;
      others[i] = last;
      for (let at = 0, end = block * longest; at < end; at += longest) {
        let lag = 0;
        for (let k = 0; k < count; k++) lag += weight[start + k] * others[drawn[at + k]];
        if (lag >= low) larger++;
        if (lag <= high) smaller++;
      }
      others[i] = z[i];
      atLeast[i] += larger;
      atMost[i] += smaller;
    }
  }
  // A unit at the mean has I_i = 0 in every permutation.
  for (let i = 0; i < units; i++) if (offsets[i] < offsets[i + 1]) p[i] = z[i] === 0 ? 1 : pseudoP(atLeast[i], atMost[i], permutations);
  return p;
}

/** The first `longest` of a random order of the numbers, for each permutation of a block. The numbers stay in whatever order that leaves. */
function drawInto(drawn: Int32Array, block: number, longest: number, numbers: Int32Array, random: RandomStream): void {
  for (let permutation = 0; permutation < block; permutation++) {
    for (let k = 0; k < longest; k++) {
      const pick = k + random.below(numbers.length - k);
      const held = numbers[k];
      numbers[k] = numbers[pick];
      numbers[pick] = held;
      drawn[permutation * longest + k] = numbers[k];
    }
  }
}
