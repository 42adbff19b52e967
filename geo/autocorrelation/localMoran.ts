import { unitCount } from '../neighbours/neighbourLists.ts';
import type { NeighbourLists } from '../neighbours/neighbourLists.ts';
import type { Deviations } from './deviations.ts';

export interface LocalMoran {
  /** Weighted sum of the neighbours' values, with standardised rows their mean, in the unit of the values; 0 for an island. */
  readonly lag: Float64Array;
  /** The same of the deviations. */
  readonly lagOfDeviations: Float64Array;
  /** I_i; NaN where all values are equal. */
  readonly local: Float64Array;
}

/**
 * Local Moran's I_i = z_i lag(z)_i / (sum z^2 / n) (L. Anselin, Geographical Analysis 27, 1995, the variance divided by n): their sum is S0
 * times the global I.
 */
export function localMoran(values: Float64Array, { z, squares }: Deviations, lists: NeighbourLists): LocalMoran {
  const n = unitCount(lists);
  const lag = new Float64Array(n);
  const lagOfDeviations = new Float64Array(n);
  const local = new Float64Array(n).fill(NaN);
  for (let i = 0; i < n; i++) {
    for (let k = lists.offsets[i]; k < lists.offsets[i + 1]; k++) {
      lag[i] += lists.weight[k] * values[lists.neighbour[k]];
      lagOfDeviations[i] += lists.weight[k] * z[lists.neighbour[k]];
    }
    if (squares > 0) local[i] = (z[i] * lagOfDeviations[i]) / (squares / n);
  }
  return { lag, lagOfDeviations, local };
}

/** Which side of the mean a unit and its neighbours are on: the unit's own letter first. A value equal to the mean is not high. */
export const QUADRANTS = ['HH', 'LL', 'HL', 'LH'] as const;
export type Quadrant = (typeof QUADRANTS)[number];

export function quadrantOf(deviation: number, lagOfDeviations: number): Quadrant {
  if (deviation > 0) return lagOfDeviations > 0 ? 'HH' : 'HL';
  return lagOfDeviations > 0 ? 'LH' : 'LL';
}
