import { unitCount } from '../neighbours/neighbourLists.ts';
import type { NeighbourLists } from '../neighbours/neighbourLists.ts';
import type { Deviations } from './deviations.ts';
import { twoSidedNormal } from './normalTail.ts';
import { weightSums } from './weightSums.ts';

/**
 * A statistic with its moments under randomisation: the values are equally likely to stand in any order on the map. `z` is
 * (value - expectation) / sqrt(variance) and `p` the two-sided normal probability. NaN is what does not exist: everything where
 * all values are equal or no unit has a neighbour, the variance (with z and p) below 4 units or where the statistic cannot vary.
 */
export interface GlobalStatistic {
  readonly value: number;
  readonly expectation: number;
  readonly variance: number;
  readonly z: number;
  readonly p: number;
}

/** A variance is the difference of terms this many times larger before it is taken for their rounding. */
const VARIANCE_ROUNDING = 1e-13;

/**
 * Moran's I = (n / S0) sum w_ij z_i z_j / sum z_i^2, z the deviations from the mean; n counts every unit, islands too. Expectation
 * -1 / (n - 1), variance by Cliff & Ord 1981, p. 21, b2 = n sum z^4 / (sum z^2)^2:
 *
 *     (n ((n^2 - 3n + 3) S1 - n S2 + 3 S0^2) - b2 ((n^2 - n) S1 - 2n S2 + 6 S0^2)) / ((n - 1)(n - 2)(n - 3) S0^2) - 1 / (n - 1)^2
 */
export function moranI({ z, squares, fourthPowers }: Deviations, lists: NeighbourLists): GlobalStatistic {
  const n = unitCount(lists);
  const { s0, s1, s2 } = weightSums(lists);
  if (!(squares > 0 && s0 > 0)) return NOTHING;
  let products = 0;
  for (let i = 0; i < n; i++) {
    let lag = 0;
    for (let k = lists.offsets[i]; k < lists.offsets[i + 1]; k++) lag += lists.weight[k] * z[lists.neighbour[k]];
    products += z[i] * lag;
  }
  const expectation = -1 / (n - 1);
  const b2 = (n * fourthPowers) / (squares * squares);
  const first = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * s0 * s0);
  const second = b2 * ((n * n - n) * s1 - 2 * n * s2 + 6 * s0 * s0);
  const divisor = (n - 1) * (n - 2) * (n - 3) * s0 * s0;
  const terms = (Math.abs(first) + Math.abs(second)) / divisor + expectation * expectation;
  return statistic((n / s0) * (products / squares), expectation, (first - second) / divisor - expectation * expectation, n, terms);
}

/**
 * Geary's C = (n - 1) sum w_ij (z_i - z_j)^2 / (2 S0 sum z_i^2); below 1 neighbours are alike. Expectation 1, variance by Cliff & Ord 1981,
 * p. 21:
 *
 *     ((n - 1) S1 (n^2 - 3n + 3 - (n - 1) b2) - (n - 1) S2 (n^2 + 3n - 6 - (n^2 - n + 2) b2) / 4 + S0^2 (n^2 - 3 - (n - 1)^2 b2)) / (n (n - 2)(n - 3) S0^2)
 */
export function gearyC({ z, squares, fourthPowers }: Deviations, lists: NeighbourLists): GlobalStatistic {
  const n = unitCount(lists);
  const { s0, s1, s2 } = weightSums(lists);
  if (!(squares > 0 && s0 > 0)) return NOTHING;
  let differences = 0;
  for (let i = 0; i < n; i++) {
    for (let k = lists.offsets[i]; k < lists.offsets[i + 1]; k++) {
      const difference = z[i] - z[lists.neighbour[k]];
      differences += lists.weight[k] * difference * difference;
    }
  }
  const b2 = (n * fourthPowers) / (squares * squares);
  const first = (n - 1) * s1 * (n * n - 3 * n + 3 - (n - 1) * b2);
  const second = ((n - 1) * s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * b2)) / 4;
  const third = s0 * s0 * (n * n - 3 - (n - 1) * (n - 1) * b2);
  const divisor = n * (n - 2) * (n - 3) * s0 * s0;
  return statistic(((n - 1) * differences) / (2 * s0 * squares), 1, (first - second + third) / divisor, n, (Math.abs(first) + Math.abs(second) + Math.abs(third)) / divisor);
}

const NOTHING: GlobalStatistic = { value: NaN, expectation: NaN, variance: NaN, z: NaN, p: NaN };

/** `terms`: size of what the variance is a difference of. */
function statistic(value: number, expectation: number, variance: number, n: number, terms: number): GlobalStatistic {
  if (n < 4 || !(variance > VARIANCE_ROUNDING * terms)) return { value, expectation, variance: NaN, z: NaN, p: NaN };
  const z = (value - expectation) / Math.sqrt(variance);
  return { value, expectation, variance, z, p: twoSidedNormal(z) };
}
