import type { Column } from '../../../data/dataset.ts';
import { distributionOf } from '../../../geo/inequality/distribution.ts';
import { coefficientOfVariation, gini, maxMinRatio } from '../../../geo/inequality/indices.ts';
import { byCodePoint, inCodeOrder } from '../codeOrder.ts';
import type { UnitFrame } from '../values/unitFrame.ts';
import type { TownAndCountry } from './townAndCountry.ts';

/** Differences between town and country; entries are NaN where one side is missing. */
export interface Gaps {
  /** Urban minus rural, in the unit of the value. */
  difference: Float64Array;
  /** Urban over rural; NaN where rural is 0. */
  ratio: Float64Array;
  /** 1 = the country farthest behind the town; equal differences share the least rank. */
  rank: Float64Array;
}

/** What every table of a disparity run is made of. */
export interface DisparityPage {
  frame: UnitFrame;
  values: Float64Array;
  weights: Float64Array | null;
  persons: Float64Array | null;
  pair: TownAndCountry | null;
  gaps: Gaps | null;
  /** 1 = tagged; null where no unit has the tag. */
  tagged: Uint8Array | null;
  /** 1 = within the tolerance of the average, 0 not; NaN without a value or a tolerance. */
  within: Float64Array;
}

const nothing = (count: number): Float64Array => new Float64Array(count).fill(NaN);

export function countyColumns({ frame, values, pair, gaps, tagged, within }: DisparityPage): Column[] {
  const { codes, names, parents } = frame;
  const rows = inCodeOrder(codes);
  const numbers = (name: string, of: ArrayLike<number> | undefined): Column => ({ name, values: of === undefined ? nothing(rows.length) : Float64Array.from(rows, (unit) => of[unit]) });
  return [
    { name: 'code', values: rows.map((unit) => codes[unit]) }, { name: 'name', values: rows.map((unit) => names[unit]) }, { name: 'parent', values: rows.map((unit) => parents?.[unit] ?? '') },
    numbers('urban', pair?.urban), numbers('rural', pair?.rural), numbers('difference', gaps?.difference), numbers('ratio', gaps?.ratio), numbers('rank', gaps?.rank),
    numbers('persons_urban', pair?.persons?.urban), numbers('persons_rural', pair?.persons?.rural), numbers('value', values), numbers('tagged', tagged ?? undefined), numbers('within', within),
  ];
}

/** Spread of the value inside every unit above, and inside all (`all`). */
export function regionColumns({ frame, values, weights }: DisparityPage): Column[] {
  const members = new Map<string, number[]>();
  frame.parents?.forEach((parent, unit) => {
    const units = members.get(parent);
    if (units) units.push(unit);
    else members.set(parent, [unit]);
  });
  const level = frame.level === 'zones' ? 'prefecture' : 'county';
  const above = [...members].sort(([a], [b]) => byCodePoint(a, b)).map(([region, units]) => ({ level, region, spread: distributionOf(values, weights, Uint32Array.from(units)) }));
  const rows = [{ level: 'province', region: 'all', spread: distributionOf(values, weights) }, ...above];
  const numbers = (name: string, of: (row: (typeof rows)[number]) => number): Column => ({ name, values: Float64Array.from(rows, of) });
  return [
    { name: 'level', values: rows.map((row) => row.level) }, { name: 'region', values: rows.map((row) => row.region) },
    numbers('n', ({ spread }) => spread.order.length), numbers('mean', ({ spread }) => spread.mean * spread.scale), numbers('gini', ({ spread }) => gini(spread)),
    numbers('cv', ({ spread }) => coefficientOfVariation(spread)), numbers('max_min', ({ spread }) => maxMinRatio(spread)),
  ];
}

/** One side of a tag: the units that have it, or the others. */
export interface TagSide { tagged: number; n: number; mean: number; within: number; withinShare: number; persons: number }

/** Tagged units and the others; empty where no unit has the tag. */
export function tagSides({ values, weights, persons, tagged, within }: DisparityPage, hasTolerance: boolean): TagSide[] {
  if (tagged === null) return [];
  return [1, 0].map((side) => {
    const units = Uint32Array.from(tagged.keys()).filter((unit) => tagged[unit] === side && !Number.isNaN(values[unit]));
    const spread = distributionOf(values, weights, units);
    const inside = hasTolerance ? units.reduce((count, unit) => count + (within[unit] === 1 ? 1 : 0), 0) : NaN;
    const people = persons === null ? NaN : units.reduce((sum, unit) => sum + (persons[unit] || 0), 0);
    return { tagged: side, n: units.length, mean: spread.mean * spread.scale, within: inside, withinShare: units.length > 0 ? inside / units.length : NaN, persons: people };
  });
}

export function tagColumns(sides: readonly TagSide[]): Column[] {
  const numbers = (name: string, of: (side: TagSide) => number): Column => ({ name, values: Float64Array.from(sides, of) });
  return [
    numbers('tagged', (side) => side.tagged), numbers('n', (side) => side.n), numbers('mean', (side) => side.mean), numbers('within', (side) => side.within),
    numbers('within_share', (side) => side.withinShare), numbers('persons', (side) => side.persons),
  ];
}
