import type { Finding } from '../../../api/findings.ts';
import type { GapIndicator } from '../../../api/valueAnalyses.ts';
import { poissonInterval, wilsonInterval } from '../../../geo/measures/rateInterval.ts';
import type { IndicatorTable } from '../../load.ts';
import { columnOf, quotients } from '../values/indicatorColumns.ts';

/** Level of the intervals of rates, and its standard normal quantile. */
const CONFIDENCE = 0.95;
const NORMAL_QUANTILE = 1.959963984540054;

/** An indicator of every unit: the value, and where it is a rate of events the events and an interval. */
export interface IndicatorRates {
  values: Float64Array;
  /** Of the pooled years; null where the indicator is not divided by anything. */
  events: Float64Array | null;
  /** What they are divided by, of the same years. */
  exposure: Float64Array | null;
  low: Float64Array | null;
  high: Float64Array | null;
  /** Values not shown because they are of fewer events than `hideBelow`. */
  hidden: number;
}

/**
 * Values of an indicator in a year. With `pool` events and their denominator are summed over that many years (a unit that lacks one of
 * them has no pooled rate: half a sum is no sum); with `hideBelow` a rate of fewer events is missing; with `interval` a 95 % interval stands beside it.
 */
export function ratesOf(tables: readonly IndicatorTable[], indicator: GapIndicator, year: number | null, codes: readonly string[]): IndicatorRates {
  const { column, per, times = 1, pool = 1, hideBelow, interval } = indicator;
  if (per === undefined) return { values: columnOf(tables, column, year, codes), events: null, exposure: null, low: null, high: null, hidden: 0 };
  const events = pooled(tables, column, year, pool, codes);
  const exposure = pooled(tables, per, year, pool, codes);
  const values = quotients(events, times, exposure);
  let hidden = 0;
  if (hideBelow !== undefined) {
    values.forEach((value, unit) => {
      if (Number.isNaN(value) || events[unit] >= hideBelow) return;
      values[unit] = NaN;
      hidden++;
    });
  }
  if (interval === undefined) return { values, events, exposure, low: null, high: null, hidden };
  const bounds = Array.from(values, (value, unit) => (Number.isNaN(value) ? [NaN, NaN]
    : interval === 'poisson' ? poissonInterval(events[unit], exposure[unit], CONFIDENCE) : wilsonInterval(events[unit], exposure[unit], NORMAL_QUANTILE)));
  return { values, events, exposure, low: Float64Array.from(bounds, ([low]) => low * times), high: Float64Array.from(bounds, ([, high]) => high * times), hidden };
}

function pooled(tables: readonly IndicatorTable[], column: string, year: number | null, years: number, codes: readonly string[]): Float64Array {
  const sum = columnOf(tables, column, year, codes);
  if (year === null) return sum;
  for (let back = 1; back < years; back++) columnOf(tables, column, year - back, codes).forEach((value, unit) => { sum[unit] += value; });
  return sum;
}

/** Rates of so few events that one more would change the picture are told, unless they are pooled, hidden or given with an interval. */
export function fewEventsNotes(indicator: GapIndicator, { events }: IndicatorRates, isSmallNumbers: boolean, parameter: string): Finding[] {
  if (!isSmallNumbers || indicator.pool !== undefined || indicator.hideBelow !== undefined || indicator.interval !== undefined) return [];
  const least = (events ?? new Float64Array(0)).reduce((fewest, count) => (count < fewest ? count : fewest), Infinity);
  return [{ code: 'analysis.small-numbers', severity: 'note', column: indicator.column, parameter, ...(least === Infinity ? {} : { values: { least } }) }];
}
