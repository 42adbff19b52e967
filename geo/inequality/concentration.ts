import { hasShares, type Distribution } from './distribution.ts';
import { cumulativeShares, type ShareCurve } from './lorenz.ts';

export interface Concentration {
  /** In [-1, 1]: above 0 where units of high rank have more of the value, below 0 where those of low rank have; NaN without shares. */
  index: number;
  /** Cumulative shares in the ascending order of the rank value, units of equal rank as one; null without shares. */
  curve: ShareCurve | null;
}

/**
 * Concentration of a value over the order of another (Kakwani, Wagstaff & van Doorslaer 1997, *Journal of Econometrics* 77), such as income:
 * 2 cov(x, R) / m, R the share of weight of the units below plus half the unit's own; units of equal rank value share the mean
 * R. Divisor n, or the sum of weights. Ranked by the value itself it is the Gini coefficient.
 *
 * @param distribution of the value, of units that all have a rank value
 * @param ranks rank value of each unit, by its index in the arrays the distribution was made of; not NaN
 */
export function concentration(distribution: Distribution, ranks: Float64Array): Concentration {
  if (!hasShares(distribution)) return { index: NaN, curve: null };
  const { values, weights, weightSum, order, mean } = distribution;
  const ascending = Uint32Array.from(values.keys()).sort((a, b) => ranks[order[a]] - ranks[order[b]] || a - b);
  const weightParts: number[] = [];
  const valueParts: number[] = [];
  let below = 0;
  let sum = 0;
  for (let first = 0; first < ascending.length;) {
    const rank = ranks[order[ascending[first]]];
    let weight = 0;
    let value = 0;
    let excess = 0;
    let k = first;
    for (; k < ascending.length && ranks[order[ascending[k]]] === rank; k++) {
      const unit = ascending[k];
      weight += weights[unit];
      value += weights[unit] * values[unit];
      excess += weights[unit] * ((values[unit] - mean) / mean);
    }
    sum += excess * ((2 * below + weight - weightSum) / weightSum);
    weightParts.push(weight);
    valueParts.push(value);
    below += weight;
    first = k;
  }
  return { index: sum / weightSum, curve: cumulativeShares(Float64Array.from(weightParts), Float64Array.from(valueParts)) };
}
