import type { CatchmentPairs } from '../types.ts';

/**
 * Which formula joins the two steps; w = weight of a trip (1 without decay), P people, S capacity:
 *
 * - `two-step`: R_j = S_j / sum_i P_i w_ij, A_i = sum_j R_j w_ij. 2SFCA with w = 1 (Luo & Wang 2003, *Environment and
 *   Planning B* 30), E2SFCA with w by steps or any decay (Luo & Qi 2009, *Health & Place* 15; Dai 2010 for Gaussian w).
 * - `modified`: the same R_j, A_i = sum_j R_j w_ij^2: who lives far loses access that nobody else wins. M2SFCA
 *   (Delamater 2013, *Health & Place* 24).
 * - `three-step`: a place spreads its demand first, G_ij = w_ij / sum_j w_ij over the sites in its catchment; then G w
 *   stands for w in both steps. 3SFCA (Wan, Zou & Sternberg 2012, *IJGIS* 26).
 */
export type CatchmentRule = 'two-step' | 'modified' | 'three-step';

export interface FloatingCatchment {
  /** Capacity per person at each point; 0 where no site in use reaches it. */
  readonly access: Float64Array;
  /** 1 where a site in use reaches the point with a weight above 0. */
  readonly reached: Uint8Array;
  /** R_j of each site; NaN for sites left out: without capacity, or with nobody in reach. */
  readonly ratio: Float64Array;
}

/**
 * Floating catchment accessibility. Under `two-step` and `three-step` the sum of persons x access is the capacity of the
 * sites in use: nothing is lost and nothing counted twice.
 *
 * @param weights weight of each pair, >= 0 and finite; null: 1
 * @param persons people at each point, >= 0, never NaN
 * @param capacity of each site; NaN (unknown) and 0 leave the site out, also of the choice in `three-step`
 * @param choice `three-step`: sum of the weights a place chooses among, by point; without it that of these pairs
 */
export function floatingCatchment(
  pairs: CatchmentPairs, weights: Float64Array | null, persons: Float64Array, capacity: Float64Array, rule: CatchmentRule,
  choice?: Float64Array,
): FloatingCatchment {
  const { offsets, point } = pairs;
  const siteCount = capacity.length;
  const demandWeight = rule === 'three-step' ? selectedWeights(pairs, weights, capacity, choice ?? choiceWeights(pairs, weights, persons.length, capacity)) : weights;
  const access = new Float64Array(persons.length);
  const reached = new Uint8Array(persons.length);
  const ratio = new Float64Array(siteCount).fill(NaN);
  for (let site = 0; site < siteCount; site++) {
    if (!(capacity[site] > 0)) continue;
    const from = offsets[site];
    const to = offsets[site + 1];
    let demand = 0;
    if (demandWeight === null) for (let k = from; k < to; k++) demand += persons[point[k]];
    else for (let k = from; k < to; k++) demand += persons[point[k]] * demandWeight[k];
    if (!(demand > 0)) continue;
    const r = capacity[site] / demand;
    ratio[site] = r;
    for (let k = from; k < to; k++) {
      const w = demandWeight === null ? 1 : demandWeight[k];
      if (!(w > 0)) continue;
      access[point[k]] += rule === 'modified' ? r * w * w : r * w;
      reached[point[k]] = 1;
    }
  }
  return { access, reached, ratio };
}

/** Sum of the weights of the sites with a capacity, by point: the divisor of the choice in `three-step`. */
export function choiceWeights({ offsets, point }: CatchmentPairs, weights: Float64Array | null, pointCount: number, capacity: Float64Array): Float64Array {
  const sum = new Float64Array(pointCount);
  for (let site = 0; site < capacity.length; site++) {
    if (!(capacity[site] > 0)) continue;
    for (let k = offsets[site]; k < offsets[site + 1]; k++) sum[point[k]] += weights === null ? 1 : weights[k];
  }
  return sum;
}

/** G_ij w_ij of every pair; 0 at sites without capacity, which nobody chooses. */
function selectedWeights({ offsets, point }: CatchmentPairs, weights: Float64Array | null, capacity: Float64Array, choice: Float64Array): Float64Array {
  const selected = new Float64Array(point.length);
  for (let site = 0; site < capacity.length; site++) {
    if (!(capacity[site] > 0)) continue;
    for (let k = offsets[site]; k < offsets[site + 1]; k++) {
      const w = weights === null ? 1 : weights[k];
      if (w > 0) selected[k] = (w * w) / choice[point[k]];
    }
  }
  return selected;
}
