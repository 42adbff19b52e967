import { linkAt, unitCount } from '../neighbours/neighbourLists.ts';
import type { NeighbourLists } from '../neighbours/neighbourLists.ts';

/** Sums of weights in the moments of Moran's I and Geary's C (A. D. Cliff & J. K. Ord, Spatial Processes, 1981, p. 19); w_ij need not be w_ji. */
export interface WeightSums {
  /** Sum of w_ij. */
  readonly s0: number;
  /** Half the sum of (w_ij + w_ji)^2. */
  readonly s1: number;
  /** Sum over units of (row sum + column sum)^2. */
  readonly s2: number;
}

export function weightSums(lists: NeighbourLists): WeightSums {
  const { offsets, neighbour, weight } = lists;
  const units = unitCount(lists);
  const margins = new Float64Array(units);
  let s0 = 0;
  let s1 = 0;
  for (let i = 0; i < units; i++) {
    for (let k = offsets[i]; k < offsets[i + 1]; k++) {
      s0 += weight[k];
      margins[i] += weight[k];
      margins[neighbour[k]] += weight[k];
      // Half the square of the sum, once for each direction: w_ij^2 + w_ij w_ji from the side of i.
      const back = linkAt(lists, neighbour[k], i);
      s1 += weight[k] * (weight[k] + (back < 0 ? 0 : weight[back]));
    }
  }
  return { s0, s1, s2: margins.reduce((sum, margin) => sum + margin * margin, 0) };
}
