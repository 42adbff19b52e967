import { permutationKernel, UNIT_BYTES } from '../kernel/permutationKernel.ts';
import { unitCount } from '../neighbours/neighbourLists.ts';
import type { NeighbourLists } from '../neighbours/neighbourLists.ts';
import type { RandomStream } from '../random.ts';
import type { Tick } from '../types.ts';
import { EQUAL, pseudoP } from './pseudoP.ts';

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
  const kernel = permutationKernel();
  const longest = lists.offsets.reduce((most, offset, unit) => (unit === 0 ? 0 : Math.max(most, offset - lists.offsets[unit - 1])), 0);
  const rowBytes = 8 * kernel.block;
  const [values, numbers, picks, drawn, rows, sums, lags, weights, counted] = kernel.reserve(
    8 * units, 4 * units, 4 * longest, 4 * kernel.block * longest, rowBytes * longest, rowBytes * longest, rowBytes, 8 * lists.weight.length, UNIT_BYTES * units,
  );
  kernel.floats(values, units).set(z);
  kernel.integers(numbers, units).forEach((_, number, all) => { all[number] = number; });
  kernel.floats(weights, lists.weight.length).set(lists.weight);
  const bounds = kernel.floats(counted, (UNIT_BYTES / 8) * units);
  const counts = kernel.integers(counted, (UNIT_BYTES / 4) * units);
  setUnits(z, lagOfDeviations, lists, weights, bounds, counts);
  for (let done = 0; done < permutations; done += kernel.block) {
    const block = Math.min(kernel.block, permutations - done);
    tick?.(block);
    kernel.drawingFrom(random, () => kernel.drawRows(block, longest, units - 1, numbers, picks, drawn, values, rows, sums));
    kernel.countRows(block, longest, units, counted, drawn, values, rows, sums, lags, z[units - 1]);
  }
  for (let i = 0; i < units; i++) {
    if (lists.offsets[i] === lists.offsets[i + 1]) continue;
    // A unit at the mean has I_i = 0 in every permutation.
    const at = (UNIT_BYTES / 4) * i;
    p[i] = z[i] === 0 ? 1 : pseudoP(counts[at + 4], counts[at + 5], permutations);
  }
  return p;
}

/**
 * Enters the units in the array that the kernel counts in, nothing counted: bounds of what equals a unit's own lag (the sum of its neighbours' deviations where they weigh the same),
 * how many neighbours it has and where their weights stand.
 */
function setUnits(z: Float64Array, lagOfDeviations: Float64Array, { offsets, weight }: NeighbourLists, weightsAt: number, bounds: Float64Array, counts: Int32Array): void {
  const largest = z.reduce((most, deviation) => Math.max(most, Math.abs(deviation)), 0);
  counts.fill(0);
  for (let i = 0; i < z.length; i++) {
    const row = weight.subarray(offsets[i], offsets[i + 1]);
    if (row.length === 0) continue;
    const isEven = row.every((each) => each === row[0]);
    const own = isEven ? lagOfDeviations[i] / row[0] : lagOfDeviations[i];
    const scale = isEven ? row.length : row.reduce((sum, each) => sum + each, 0);
    bounds[(UNIT_BYTES / 8) * i] = own - EQUAL * scale * largest;
    bounds[(UNIT_BYTES / 8) * i + 1] = own + EQUAL * scale * largest;
    counts[(UNIT_BYTES / 4) * i + 6] = row.length;
    counts[(UNIT_BYTES / 4) * i + 7] = isEven ? 0 : weightsAt + 8 * offsets[i];
  }
}
