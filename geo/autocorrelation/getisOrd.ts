import type { NeighbourLists } from '../neighbours/neighbourLists.ts';
import type { Deviations } from './deviations.ts';
import { twoSidedNormal } from './normalTail.ts';

export interface GetisOrd {
  /** z-score: above 0 high values gather about the unit, below 0 low ones. NaN for an island and where it cannot vary. */
  readonly star: Float64Array;
  /** Two-sided normal probability; NaN as `star`. */
  readonly p: Float64Array;
}

/**
 * Getis-Ord G_i* as a z-score (J. K. Ord & A. Getis, Geographical Analysis 27, 1995), weights binary, the unit itself one of its
 * k_i + 1 neighbours, s^2 = sum z^2 / n:
 *
 *     G_i* = (sum of z over unit and neighbours) / (s sqrt((n (k_i + 1) - (k_i + 1)^2) / (n - 1)))
 *
 * Weights other than 0 and 1 are not looked at: whoever is a neighbour counts 1. (With equal weights in a row, standardising it changes nothing.)
 */
export function getisOrdStar({ z, squares }: Deviations, { offsets, neighbour }: NeighbourLists): GetisOrd {
  const n = offsets.length - 1;
  const star = new Float64Array(n).fill(NaN);
  const p = new Float64Array(n).fill(NaN);
  const deviation = Math.sqrt(squares / n);
  for (let i = 0; i < n; i++) {
    const members = offsets[i + 1] - offsets[i] + 1;
    if (members === 1 || members === n || !(deviation > 0)) continue;
    let sum = z[i];
    for (let k = offsets[i]; k < offsets[i + 1]; k++) sum += z[neighbour[k]];
    star[i] = sum / (deviation * Math.sqrt((n * members - members * members) / (n - 1)));
    p[i] = twoSidedNormal(star[i]);
  }
  return { star, p };
}
