import type { Operator } from '../../../geo/measures/gaps.ts';
import { mainCause } from './causes.ts';
import type { Cause, CauseFigures } from './causes.ts';
import type { CoverageItem } from './coverageItems.ts';
import type { GapItem } from './gapItems.ts';
import type { MissingValues } from './missingValues.ts';
import type { Supply } from './supply.ts';
import type { TownAndCountryFigures } from './townAndCountry.ts';

/**
 * Why an indicator is below its benchmark in a county: circumstances looked for in a stated order. None of them proves anything; one that is no more
 * common among the counties below than among the others is not named at all.
 */

/** Too few people within the limit; less capacity (or fewer facilities) per head than in the whole area; the town meets the benchmark and the country does not. */
export const CIRCUMSTANCES = ['coverage', 'capacity', 'country'] as const;
export type Circumstance = (typeof CIRCUMSTANCES)[number];

/** Why a row says what it says; `none`: below, and nothing that was looked for explains it. */
export type Reason = 'value-missing' | 'value-hidden' | 'no-people' | 'no-benchmark' | 'few-events' | Circumstance | 'older' | 'none';

/** How common a circumstance is, over the counties where it can be told. */
export interface Contrast {
  below: number;
  belowWith: number;
  /** Compared, and not below. */
  others: number;
  othersWith: number;
  /** More common among those below, or there are no others to compare with. */
  explains: boolean;
}

/** What is known of one indicator beside its values. */
export interface IndicatorContext {
  item: GapItem;
  types: string[];
  /** Coverage of those facilities, with the split of the people outside, and the share of people it is held against. */
  coverage: { item: CoverageItem; causes: CauseFigures; reference: number }[];
  supply: Supply | null;
  pair: TownAndCountryFigures | null;
  missing: MissingValues;
  /** The figures are of an earlier year than the page. */
  older: boolean;
}

export interface IndicatorCauses extends IndicatorContext {
  /** Index into `coverage` of the service furthest below its reference, or with the least share; -1 where no share is known. One per unit. */
  worst: Int32Array;
  /** 1 holds, 0 does not, NaN cannot be told. */
  holds: Record<Circumstance, Float64Array>;
  contrast: Record<Circumstance, Contrast>;
  /** Null where the indicator is neither below nor missing. */
  reason: (Reason | null)[];
  cause: (Cause | null)[];
}

export function indicatorCauses(context: IndicatorContext): IndicatorCauses {
  const { item, coverage, supply, pair } = context;
  const worst = Int32Array.from(item.state, (_, unit) => worstOf(coverage, unit));
  const operator = (item.run.totals[item.indicator] as { operator: Operator }).operator;
  const all = (of: (unit: number) => boolean | null) => Float64Array.from(item.state, (_, unit) => { const held = of(unit); return held === null ? NaN : held ? 1 : 0; });
  const holds: Record<Circumstance, Float64Array> = {
    coverage: all((unit) => (worst[unit] < 0 ? null : partsOf(coverage, worst[unit], unit) !== null)),
    capacity: all((unit) => (supply === null ? null : isLess(supply.capacity ?? supply.facilities, supply.capacity === null ? supply.area.facilities : supply.area.capacity, unit))),
    country: all((unit) => {
      if (pair === null || [pair.urban[unit], pair.rural[unit], item.benchmark[unit]].some(Number.isNaN)) return null;
      return meets(pair.urban[unit], operator, item.benchmark[unit]) && !meets(pair.rural[unit], operator, item.benchmark[unit]);
    }),
  };
  const contrast = Object.fromEntries(CIRCUMSTANCES.map((one) => [one, contrastOf(item, holds[one])])) as Record<Circumstance, Contrast>;
  const reason = item.state.map((state, unit): Reason | null => {
    if (state === 'missing') return context.missing.reason[unit];
    if (state !== 'below') return null;
    if (item.low[unit] <= item.benchmark[unit] && item.benchmark[unit] <= item.high[unit]) return 'few-events';
    return CIRCUMSTANCES.find((one) => holds[one][unit] === 1 && contrast[one].explains) ?? (context.older ? 'older' : 'none');
  });
  const cause = reason.map((one, unit): Cause | null => {
    switch (one) {
      case null: case 'none': return null;
      case 'coverage': return partsOf(coverage, worst[unit], unit);
      case 'capacity': return 'capacity';
      case 'country': return 'spread';
      default: return 'data-gap';
    }
  });
  return { ...context, worst, holds, contrast, reason, cause };
}

/** The service with the least share relative to what it is held against. */
function worstOf(coverage: IndicatorContext['coverage'], unit: number): number {
  const above = coverage.map(({ item, reference }) => item.share[unit] - reference);
  return above.reduce((least, margin, i) => (!Number.isNaN(margin) && (least < 0 || margin < above[least]) ? i : least), -1);
}

/** The cause of the coverage of a service where too few people are inside; null where enough are. */
function partsOf(coverage: IndicatorContext['coverage'], service: number, unit: number): Cause | null {
  const { item, causes, reference } = coverage[service];
  return item.share[unit] < reference ? mainCause(causes, unit) : null;
}

const isLess = (values: Float64Array, reference: number, unit: number): boolean | null => (Number.isNaN(values[unit]) || Number.isNaN(reference) ? null : values[unit] < reference);

function meets(value: number, operator: Operator, benchmark: number): boolean {
  switch (operator) {
    case '>=': return value >= benchmark;
    case '>': return value > benchmark;
    case '<=': return value <= benchmark;
    case '<': return value < benchmark;
  }
}

function contrastOf({ state }: GapItem, holds: Float64Array): Contrast {
  const count = (keep: (unit: number) => boolean) => state.reduce((sum, _, unit) => sum + (keep(unit) ? 1 : 0), 0);
  const isBelow = (unit: number) => state[unit] === 'below';
  const isOther = (unit: number) => state[unit] === 'met' || state[unit] === 'near';
  const below = count((unit) => isBelow(unit) && !Number.isNaN(holds[unit]));
  const others = count((unit) => isOther(unit) && !Number.isNaN(holds[unit]));
  const belowWith = count((unit) => isBelow(unit) && holds[unit] === 1);
  const othersWith = count((unit) => isOther(unit) && holds[unit] === 1);
  // Multiplied out, so that equal shares are equal.
  return { below, belowWith, others, othersWith, explains: belowWith > 0 && (others === 0 || belowWith * others > othersWith * below) };
}

