import { distributionOf, hasShares, type Distribution } from './distribution.ts';
import { coefficientOfVariation, gini, theilL, theilT } from './indices.ts';
import { theilLTerm, theilTTerm } from './theilTerms.ts';

/**
 * Theil's T and L split into parts between and within groups (Theil 1967; Shorrocks 1980, *Econometrica* 48). Groups may be nested: the
 * part between the groups of a level is then that inside the groups of the level above. With s the share of the value and u that of
 * the weight of a group, m its mean and M that of the group above (of all, on the first level):
 *
 *     T = sum s ln(m / M) over all levels + sum s T_group of the last level
 *     L = sum u ln(M / m) over all levels + sum u L_group of the last level
 */

/** A level of nested groups; groups of one level are numbered by the group above them, then by the number given. */
export interface GroupLevel {
  /** Group of each unit, by its index in the arrays given. */
  readonly groupOf: Int32Array;
  /** Group of the level above that each is part of; 0 on the first level. */
  readonly parent: Int32Array;
  /** Units of each group that are in the distribution. */
  readonly members: readonly Uint32Array[];
}

/** Groups of one level. NaN: does not exist. */
export interface GroupFigures {
  readonly n: Float64Array;
  readonly weight: Float64Array;
  /** In the unit of the values. */
  readonly mean: Float64Array;
  /** Inside the group. */
  readonly gini: Float64Array;
  readonly cv: Float64Array;
  readonly theilT: Float64Array;
  readonly theilL: Float64Array;
  readonly shareOfWeight: Float64Array;
  readonly shareOfValue: Float64Array;
  /** s ln(m / M), what the group adds to T between the groups of its level; below 0 for a group below its surroundings. */
  readonly betweenPart: Float64Array;
  /** s T_group, what it adds to T within the groups of its level. */
  readonly withinPart: Float64Array;
}

export interface LevelParts {
  readonly groups: GroupFigures;
  /** `between` of the groups of this level inside those of the level above; `within` these groups. */
  readonly theilT: { between: number; within: number };
  readonly theilL: { between: number; within: number };
}

/**
 * Levels of groups, each inside the one above: two units are in one group of a level when they have the same number there and on every
 * level above.
 *
 * @param levels widest first; number >= 0 of each unit, by its index in the arrays the distribution was made of
 */
export function nestedGroups(distribution: Distribution, levels: readonly Int32Array[]): GroupLevel[] {
  const nested: GroupLevel[] = [];
  for (const numberOf of levels) {
    const above = nested.at(-1)?.groupOf;
    const aboveOf = (unit: number) => above?.[unit] ?? 0;
    const units = distribution.order.toSorted((a, b) => aboveOf(a) - aboveOf(b) || numberOf[a] - numberOf[b] || a - b);
    const groupOf = new Int32Array(numberOf.length).fill(-1);
    const starts: number[] = [];
    units.forEach((unit, k) => {
      const before = units[k - 1];
      if (k === 0 || aboveOf(unit) !== aboveOf(before) || numberOf[unit] !== numberOf[before]) starts.push(k);
      groupOf[unit] = starts.length - 1;
    });
    nested.push({
      groupOf, parent: Int32Array.from(starts, (start) => aboveOf(units[start])),
      members: starts.map((start, g) => units.slice(start, starts[g + 1] ?? units.length)),
    });
  }
  return nested;
}

/**
 * Parts of T and L, and the figures of every group, level by level.
 *
 * @param values weights: the arrays the distribution was made of
 */
export function decompose(values: Float64Array, weights: Float64Array | null, distribution: Distribution, levels: readonly GroupLevel[]): LevelParts[] {
  const shared = hasShares(distribution);
  const positive = shared && distribution.values[0] > 0;
  const total = distribution.mean * distribution.scale;
  let meansAbove: Float64Array = Float64Array.of(total);
  return levels.map(({ parent, members }) => {
    const groups = groupFigures(values, weights, members);
    const theilTParts = { between: shared ? 0 : NaN, within: shared ? 0 : NaN };
    const theilLParts = { between: positive ? 0 : NaN, within: positive ? 0 : NaN };
    for (let g = 0; g < members.length; g++) {
      const [mean, above] = [groups.mean[g], meansAbove[parent[g]]];
      const shareOfWeight = groups.weight[g] / distribution.weightSum;
      groups.shareOfWeight[g] = shareOfWeight;
      if (!shared) continue;
      const shareOfValue = shareOfWeight * (mean / total);
      groups.shareOfValue[g] = shareOfValue;
      // A group of nothing but zeros adds nothing within; all of its group above may be zeros too.
      const within = shareOfValue > 0 ? shareOfValue * groups.theilT[g] : 0;
      groups.betweenPart[g] = shareOfValue > 0 ? shareOfValue * Math.log(mean / above) : 0;
      groups.withinPart[g] = within;
      theilTParts.within += within;
      if (above > 0) theilTParts.between += shareOfWeight * (above / total) * theilTTerm(mean, above);
      if (!positive) continue;
      theilLParts.within += shareOfWeight * groups.theilL[g];
      theilLParts.between += shareOfWeight * theilLTerm(mean, above);
    }
    meansAbove = groups.mean;
    return { groups, theilT: theilTParts, theilL: theilLParts };
  });
}

function groupFigures(values: Float64Array, weights: Float64Array | null, members: readonly Uint32Array[]): GroupFigures {
  const column = () => new Float64Array(members.length).fill(NaN);
  const figures: GroupFigures = {
    n: column(), weight: column(), mean: column(), gini: column(), cv: column(), theilT: column(), theilL: column(),
    shareOfWeight: column(), shareOfValue: column(), betweenPart: column(), withinPart: column(),
  };
  members.forEach((units, g) => {
    const group = distributionOf(values, weights, units);
    figures.n[g] = units.length;
    figures.weight[g] = group.weightSum;
    figures.mean[g] = group.mean * group.scale;
    figures.gini[g] = gini(group);
    figures.cv[g] = coefficientOfVariation(group);
    figures.theilT[g] = theilT(group);
    figures.theilL[g] = theilL(group);
  });
  return figures;
}
