import type { Column } from '../../../data/dataset.ts';
import { hasShares } from '../../../geo/inequality/distribution.ts';
import type { Distribution } from '../../../geo/inequality/distribution.ts';
import type { GroupLevel, LevelParts } from '../../../geo/inequality/decomposition.ts';
import type { ShareCurve } from '../../../geo/inequality/lorenz.ts';
import { inCodeOrder } from '../codeOrder.ts';
import type { UnitFrame } from '../values/unitFrame.ts';
import type { UnitGroups } from '../values/unitGroups.ts';

/**
 * Units, also those without a value. Of a unit that takes part, with u its share of the weight: its share of the value u x / m, its location
 * quotient x / m, and its part u (x / m) ln(x / m) in Theil's T, whose sum over the units is T.
 */
export function unitColumns({ codes, names }: UnitFrame, values: Float64Array, weights: Float64Array | null, distribution: Distribution, groups: readonly UnitGroups[]): Column[] {
  const { order, mean, scale, weightSum } = distribution;
  const shared = hasShares(distribution);
  const takesPart = new Uint8Array(codes.length);
  for (const unit of order) takesPart[unit] = 1;
  const weightOf = (unit: number) => (weights === null ? 1 : weights[unit]);
  // A unit of weight 0 counts nothing; its shares are 0, not unknown.
  const shareOfWeight = (unit: number) => (takesPart[unit] === 1 || (weightOf(unit) === 0 && weightSum > 0 && !Number.isNaN(values[unit])) ? weightOf(unit) / weightSum : NaN);
  const quotient = (unit: number) => (shared && !Number.isNaN(values[unit]) ? values[unit] / (mean * scale) : NaN);
  const shareOfValue = (unit: number) => shareOfWeight(unit) * quotient(unit);
  const theilPart = (unit: number) => (quotient(unit) === 0 ? shareOfValue(unit) : shareOfValue(unit) * Math.log(quotient(unit)));
  const rows = inCodeOrder(codes);
  const numbers = (name: string, of: (unit: number) => number): Column => ({ name, values: Float64Array.from(rows, of) });
  return [
    { name: 'code', values: rows.map((unit) => codes[unit]) }, { name: 'name', values: rows.map((unit) => names[unit]) },
    numbers('value', (unit) => values[unit]), numbers('weight', weightOf),
    ...groups.map(({ labels, of }, level): Column => ({ name: `group_${level + 1}`, values: rows.map((unit) => labels[of[unit]]) })),
    numbers('share_of_value', shareOfValue), numbers('share_of_weight', shareOfWeight), numbers('location_quotient', quotient), numbers('theil_t_part', theilPart),
  ];
}

/** Points of the curves that exist, each from (0, 0) to (1, 1). */
export function curveColumns(curves: Record<'lorenz' | 'concentration', ShareCurve | null>): Column[] {
  const parts = Object.entries(curves).flatMap(([name, curve]) => (curve === null ? [] : [{ name, curve }]));
  const joined = (of: (curve: ShareCurve) => Float64Array) => Float64Array.from(parts.flatMap(({ curve }) => [...of(curve)]));
  return [
    { name: 'curve', values: parts.flatMap(({ name, curve }) => Array.from(curve.shareOfWeight, () => name)) },
    { name: 'share_of_weight', values: joined((curve) => curve.shareOfWeight) }, { name: 'share_of_value', values: joined((curve) => curve.shareOfValue) },
  ];
}

/** Groups of every level, `level` 1 the widest, ordered by the group above and by name. */
export function groupColumns(groups: readonly UnitGroups[], levels: readonly GroupLevel[], parts: readonly LevelParts[]): Column[] {
  const nameOf = (level: number, group: number) => groups[level].labels[groups[level].of[levels[level].members[group][0]]];
  const rows = levels.flatMap(({ members }, level) => members.map((_, group) => ({ level, group })));
  const numbers = (name: string, of: (figures: LevelParts['groups']) => Float64Array): Column => ({ name, values: Float64Array.from(rows, ({ level, group }) => of(parts[level].groups)[group]) });
  return [
    { name: 'level', values: Float64Array.from(rows, ({ level }) => level + 1) },
    { name: 'group', values: rows.map(({ level, group }) => nameOf(level, group)) },
    { name: 'parent', values: rows.map(({ level, group }) => (level === 0 ? '' : nameOf(level - 1, levels[level].parent[group]))) },
    numbers('n', (g) => g.n), numbers('weight', (g) => g.weight), numbers('mean', (g) => g.mean), numbers('gini', (g) => g.gini), numbers('cv', (g) => g.cv),
    numbers('theil_t', (g) => g.theilT), numbers('theil_l', (g) => g.theilL), numbers('share_of_weight', (g) => g.shareOfWeight), numbers('share_of_value', (g) => g.shareOfValue),
    numbers('between_part', (g) => g.betweenPart), numbers('within_part', (g) => g.withinPart),
  ];
}
