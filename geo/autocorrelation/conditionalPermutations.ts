import { unitCount } from '../neighbours/neighbourLists.ts';
import type { NeighbourLists } from '../neighbours/neighbourLists.ts';
import type { RandomStream } from '../random.ts';
import type { Tick } from '../types.ts';
import { BLOCK, EQUAL, pseudoP } from './pseudoP.ts';

/**
 * Pseudo-p of every local I_i by conditional permutation (Anselin 1995): the unit keeps its value, its k_i neighbours are k_i of the
 * others, drawn without replacement. NaN for an island, without permutations and where all deviations are 0.
 *
 * One set of draws serves all units, as in esda: a permutation draws as many of the numbers 0 to n - 2 as the longest row has, in random
 * order, and unit i takes the first k_i of them, number i standing for unit n - 1, every other for itself. Whatever i, that is one to one onto
 * the other units, and the first k_i of a random order are a random choice of k_i: each unit's reference distribution is the right one. Only the units'
 * p-values hang together through the common draws, which no single one of them shows.
 *
 * With equal weights in a row the lag is a sum of the first k_i deviations drawn, which all units of k_i neighbours share, but for those permutations
 * that have drawn the unit's own number. `tick` counts permutations.
 */
export function localPseudoP(z: Float64Array, lagOfDeviations: Float64Array, lists: NeighbourLists, permutations: number, random: RandomStream, tick?: Tick): Float64Array {
  const units = unitCount(lists);
  const p = new Float64Array(units).fill(NaN);
  if (permutations === 0 || z.every((deviation) => deviation === 0)) return p;
  const tally = new LocalTally(z, lagOfDeviations, lists);
  const numbers = Int32Array.from({ length: units - 1 }, (_, number) => number);
  for (let done = 0; done < permutations; done += BLOCK) {
    const block = Math.min(BLOCK, permutations - done);
    tick?.(block);
    drawInto(tally.drawn, block, tally.longest, numbers, random);
    tally.countCommonSums(block);
    tally.countWeightedSums(block);
  }
  for (let i = 0; i < units; i++) {
    // A unit at the mean has I_i = 0 in every permutation.
    if (lists.offsets[i] < lists.offsets[i + 1]) p[i] = z[i] === 0 ? 1 : pseudoP(tally.atLeast[i], tally.atMost[i], permutations);
  }
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

/** How many permutations gave each unit a lag at least as large, and at least as small, as its own. */
class LocalTally {
  readonly atLeast: Uint32Array;
  readonly atMost: Uint32Array;
  /** The longest row of neighbours. */
  readonly longest: number;
  /** What each permutation of the block has drawn, one after the other. */
  readonly drawn: Int32Array;
  private readonly z: Float64Array;
  private readonly lists: NeighbourLists;
  /** Units whose neighbours weigh the same, and those whose neighbours do not. */
  private readonly even: number[] = [];
  private readonly uneven: number[] = [];
  /** Of an even unit: its neighbours, else 0. */
  private readonly evenCount: Uint32Array;
  /** Bounds of what equals the unit's own: sum of the deviations of its neighbours where they weigh the same, else lag. */
  private readonly low: Float64Array;
  private readonly high: Float64Array;
  /** Sum of the first k + 1 deviations drawn by permutation p: `sums[k * BLOCK + p]`. */
  private readonly sums: Float64Array;

  constructor(z: Float64Array, lagOfDeviations: Float64Array, lists: NeighbourLists) {
    const { offsets, weight } = lists;
    const units = unitCount(lists);
    this.z = z;
    this.lists = lists;
    this.atLeast = new Uint32Array(units);
    this.atMost = new Uint32Array(units);
    this.evenCount = new Uint32Array(units);
    this.low = new Float64Array(units);
    this.high = new Float64Array(units);
    const largest = z.reduce((most, deviation) => Math.max(most, Math.abs(deviation)), 0);
    let longest = 0;
    for (let i = 0; i < units; i++) {
      const count = offsets[i + 1] - offsets[i];
      if (count === 0) continue;
      longest = Math.max(longest, count);
      const row = weight.subarray(offsets[i], offsets[i + 1]);
      const isEven = row.every((each) => each === row[0]);
      (isEven ? this.even : this.uneven).push(i);
      if (isEven) this.evenCount[i] = count;
      const own = isEven ? lagOfDeviations[i] / row[0] : lagOfDeviations[i];
      const scale = isEven ? count : row.reduce((sum, each) => sum + each, 0);
      this.low[i] = own - EQUAL * scale * largest;
      this.high[i] = own + EQUAL * scale * largest;
    }
    this.longest = longest;
    this.drawn = new Int32Array(BLOCK * longest);
    this.sums = new Float64Array(BLOCK * longest);
  }

  countCommonSums(block: number): void {
    const { z, drawn, longest, sums, even, evenCount, low, high, atLeast, atMost } = this;
    if (even.length === 0) return;
    for (let permutation = 0; permutation < block; permutation++) {
      let sum = 0;
      for (let k = 0; k < longest; k++) {
        sum += z[drawn[permutation * longest + k]];
        sums[k * BLOCK + permutation] = sum;
      }
    }
    for (const i of even) {
      const from = (evenCount[i] - 1) * BLOCK;
      let larger = 0;
      let smaller = 0;
      for (let at = from; at < from + block; at++) {
        if (sums[at] >= low[i]) larger++;
        if (sums[at] <= high[i]) smaller++;
      }
      atLeast[i] += larger;
      atMost[i] += smaller;
    }
    // A unit whose own number was drawn has the last unit in its place.
    const last = z[z.length - 1];
    for (let permutation = 0; permutation < block; permutation++) {
      for (let k = 0; k < longest; k++) {
        const i = drawn[permutation * longest + k];
        if (k >= evenCount[i]) continue;
        const common = sums[(evenCount[i] - 1) * BLOCK + permutation];
        const own = common - z[i] + last;
        atLeast[i] += Number(own >= low[i]) - Number(common >= low[i]);
        atMost[i] += Number(own <= high[i]) - Number(common <= high[i]);
      }
    }
  }

  countWeightedSums(block: number): void {
    const { z, drawn, longest, uneven, low, high, atLeast, atMost } = this;
    const { offsets, weight } = this.lists;
    if (uneven.length === 0) return;
    const others = z.slice();
    for (const i of uneven) {
      const start = offsets[i];
      const count = offsets[i + 1] - start;
      others[i] = z[z.length - 1];
      for (let at = 0, end = block * longest; at < end; at += longest) {
        let lag = 0;
        for (let k = 0; k < count; k++) lag += weight[start + k] * others[drawn[at + k]];
        if (lag >= low[i]) atLeast[i]++;
        if (lag <= high[i]) atMost[i]++;
      }
      others[i] = z[i];
    }
  }
}
