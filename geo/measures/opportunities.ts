import type { CatchmentPairs } from '../types.ts';

export interface Opportunities {
  /** A_i = sum_j supply_j w_ij over the sites in reach of the point; 0 where none is. */
  readonly access: Float64Array;
  /** 1 where a site with supply reaches the point with a weight above 0. */
  readonly reached: Uint8Array;
}

/**
 * Opportunities in reach of every point: all that lie within the limit (cumulative, w = 1; Wachs & Kumagai 1973,
 * *Socio-Economic Planning Sciences* 7), or each the less the farther (gravity; Hansen 1959, *Journal of the American
 * Institute of Planners* 25).
 *
 * @param weights weight of each pair, >= 0 and finite; null: 1
 * @param supply of each site (capacity, or 1 to count sites); NaN and 0 leave the site out
 */
export function opportunitiesInReach(pairs: CatchmentPairs, weights: Float64Array | null, pointCount: number, supply: Float64Array): Opportunities {
  const { offsets, point } = pairs;
  const access = new Float64Array(pointCount);
  const reached = new Uint8Array(pointCount);
  for (let site = 0; site < supply.length; site++) {
    const amount = supply[site];
    if (!(amount > 0)) continue;
    for (let k = offsets[site]; k < offsets[site + 1]; k++) {
      const w = weights === null ? 1 : weights[k];
      if (!(w > 0)) continue;
      access[point[k]] += amount * w;
      reached[point[k]] = 1;
    }
  }
  return { access, reached };
}
