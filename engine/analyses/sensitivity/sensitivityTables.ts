import type { Column } from '../../../data/dataset.ts';
import type { Variant } from '../complete/completeSensitivity.ts';
import { inCodeOrder } from '../codeOrder.ts';

/** One variant's people by unit and, added up point by point, of the whole area. */
export interface VariantSums {
  variant: Variant;
  persons: Float64Array;
  covered: Float64Array;
  personsTotal: number;
  coveredTotal: number;
}

export const shareOf = (part: number, whole: number): number => (whole > 0 ? part / whole : NaN);

/** True where a unit reaches the share, null where it has no people. */
function passes({ persons, covered }: VariantSums, unit: number, verdictShare: number): boolean | null {
  return persons[unit] > 0 ? covered[unit] / persons[unit] >= verdictShare : null;
}

/** Does the verdict of a unit differ from the base case? A unit without people in either has no verdict to flip. */
function flips(base: VariantSums, other: VariantSums, unit: number, verdictShare: number): boolean {
  const [was, is] = [passes(base, unit, verdictShare), passes(other, unit, verdictShare)];
  return was !== null && is !== null && was !== is;
}

const verdictText = (pass: boolean | null): string | null => (pass === null ? null : pass ? 'pass' : 'fail');

/** Lowest, highest and base share of each unit, its verdict and the variants that turn it over. `sums[0]` is the base case. */
export function sensitivityColumns(codes: string[], names: string[], sums: VariantSums[], verdictShare: number): Column[] {
  const order = inCodeOrder(codes);
  const [base] = sums;
  const sharesOf = (unit: number) => sums.map(({ persons, covered }) => shareOf(covered[unit], persons[unit])).filter((share) => !Number.isNaN(share));
  const extreme = (pick: (...values: number[]) => number) => Float64Array.from(order, (unit) => {
    const shares = sharesOf(unit);
    return shares.length === 0 ? NaN : pick(...shares);
  });
  const flipping = order.map((unit) => sums.filter((other) => flips(base, other, unit, verdictShare)).map(({ variant }) => variant.name));
  return [
    { name: 'code', values: order.map((unit) => codes[unit]) },
    { name: 'name', values: order.map((unit) => names[unit]) },
    { name: 'persons', values: Float64Array.from(order, (unit) => base.persons[unit]) },
    { name: 'persons_covered', values: Float64Array.from(order, (unit) => base.covered[unit]) },
    { name: 'persons_share', values: Float64Array.from(order, (unit) => shareOf(base.covered[unit], base.persons[unit])) },
    { name: 'share_low', values: extreme(Math.min) },
    { name: 'share_high', values: extreme(Math.max) },
    { name: 'verdict', values: order.map((unit) => verdictText(passes(base, unit, verdictShare))) },
    { name: 'flips', values: Float64Array.from(flipping, (variants) => variants.length) },
    { name: 'flipped_by', values: flipping.map((variants) => (variants.length === 0 ? null : variants.join(' '))) },
  ];
}

/** One row per variant, the base case first: what was assumed, and what came of it. */
export function variantColumns(sums: VariantSums[], limitUnit: string, verdictShare: number): Column[] {
  const numbers = (of: (sum: VariantSums) => number) => Float64Array.from(sums, of);
  const count = (of: (sum: VariantSums, unit: number) => boolean) => numbers((sum) => sum.persons.reduce((n, _, unit) => n + (of(sum, unit) ? 1 : 0), 0));
  return [
    { name: 'variant', values: sums.map(({ variant }) => variant.name) },
    { name: 'speed_factor', values: numbers(({ variant }) => variant.speedFactor) },
    { name: 'limit', values: numbers(({ variant }) => variant.limit) },
    { name: 'limit_unit', values: sums.map(() => limitUnit) },
    { name: 'cell_factor', values: numbers(({ variant }) => variant.cellFactor) },
    { name: 'population', values: sums.map(({ variant }) => variant.population) },
    { name: 'persons', values: numbers((sum) => sum.personsTotal) },
    { name: 'persons_covered', values: numbers((sum) => sum.coveredTotal) },
    { name: 'persons_share', values: numbers((sum) => shareOf(sum.coveredTotal, sum.personsTotal)) },
    { name: 'counties_pass', values: count((sum, unit) => passes(sum, unit, verdictShare) === true) },
    { name: 'counties_flipped', values: count((sum, unit) => flips(sums[0], sum, unit, verdictShare)) },
  ];
}

/** Every unit and variant whose verdict is not that of the base case, with the variant's share, verdict and people. */
export function flipColumns(codes: string[], names: string[], sums: VariantSums[], verdictShare: number): Column[] {
  const rows = inCodeOrder(codes).flatMap((unit) => sums.filter((other) => flips(sums[0], other, unit, verdictShare)).map((sum) => ({ unit, sum })));
  return [
    { name: 'code', values: rows.map(({ unit }) => codes[unit]) },
    { name: 'name', values: rows.map(({ unit }) => names[unit]) },
    { name: 'variant', values: rows.map(({ sum }) => sum.variant.name) },
    { name: 'share', values: Float64Array.from(rows, ({ unit, sum }) => shareOf(sum.covered[unit], sum.persons[unit])) },
    { name: 'verdict', values: rows.map(({ unit, sum }) => verdictText(passes(sum, unit, verdictShare))) },
    { name: 'persons', values: Float64Array.from(rows, ({ unit, sum }) => sum.persons[unit]) },
  ];
}
