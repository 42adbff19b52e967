import { permutationKernel } from '../kernel/permutationKernel.ts';
import { linkAt, unitCount } from '../neighbours/neighbourLists.ts';
import type { NeighbourLists } from '../neighbours/neighbourLists.ts';
import type { RandomStream } from '../random.ts';
import type { Tick } from '../types.ts';
import { EQUAL, pseudoP } from './pseudoP.ts';

/** Permutations the kernel sums side by side, each with its own copy of the values. */
const LANES = 4;

/**
 * Pseudo-p of the global I: the values are put in random order over all units. NaN without permutations, without links or where all deviations are 0.
 * `tick` counts permutations.
 */
export function globalPseudoP(z: Float64Array, lists: NeighbourLists, permutations: number, random: RandomStream, tick?: Tick): number {
  if (permutations === 0 || lists.neighbour.length === 0 || z.every((deviation) => deviation === 0)) return NaN;
  const pairs = pairsOf(lists);
  const observed = products(pairs, z);
  const margin = EQUAL * products(pairs, z.map(Math.abs));
  const units = z.length;
  const count = pairs.a.length;
  const kernel = permutationKernel();
  const [values, picks, lanes, first, second, weights, sums] = kernel.reserve(8 * units, 4 * units, 8 * LANES * units, 4 * count, 4 * count, 8 * count, 8 * kernel.block);
  kernel.floats(values, units).set(z);
  kernel.integers(first, count).set(pairs.a);
  kernel.integers(second, count).set(pairs.b);
  kernel.floats(weights, count).set(pairs.weight);
  let atLeast = 0;
  let atMost = 0;
  for (let done = 0; done < permutations; done += kernel.block) {
    const block = Math.min(kernel.block, permutations - done);
    tick?.(block);
    kernel.drawingFrom(random, () => kernel.sumOrders(block, units, values, picks, lanes, count, first, second, weights, sums));
    for (const sum of kernel.floats(sums, block)) {
      if (sum >= observed - margin) atLeast++;
      if (sum <= observed + margin) atMost++;
    }
  }
  return pseudoP(atLeast, atMost, permutations);
}

/** Pairs of units between which there is a link, both directions in one weight: half the work of a permutation. */
interface WeighedPairs { a: Int32Array; b: Int32Array; weight: Float64Array }

function pairsOf(lists: NeighbourLists): WeighedPairs {
  const a: number[] = [];
  const b: number[] = [];
  const weight: number[] = [];
  for (let i = 0; i < unitCount(lists); i++) {
    for (let k = lists.offsets[i]; k < lists.offsets[i + 1]; k++) {
      const j = lists.neighbour[k];
      const back = linkAt(lists, j, i);
      // a mutual pair is taken from its lower unit
      if (back >= 0 && j < i) continue;
      a.push(i);
      b.push(j);
      weight.push(lists.weight[k] + (back < 0 ? 0 : lists.weight[back]));
    }
  }
  return { a: Int32Array.from(a), b: Int32Array.from(b), weight: Float64Array.from(weight) };
}

/** sum w_ij z_i z_j over all links. */
function products({ a, b, weight }: WeighedPairs, z: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < weight.length; k++) sum += weight[k] * z[a[k]] * z[b[k]];
  return sum;
}
