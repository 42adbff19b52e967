import type { IndicatorTable } from '../../load.ts';
import { ratesOf } from '../gaps/indicatorRates.ts';
import { yearsOf } from '../values/indicatorColumns.ts';
import type { GapItem } from './gapItems.ts';
import { definitionOf } from './serviceTypes.ts';

/** What is missing of an indicator that is not compared, and the last figure there was. One entry per unit. */
export interface MissingValues {
  /** Null where nothing is missing. */
  reason: ('value-missing' | 'value-hidden' | 'no-people' | 'no-benchmark' | null)[];
  lastYear: Float64Array;
  lastValue: Float64Array;
}

/**
 * A value is there but no benchmark; the tables have a value that the run hid for its few events, or left out because nobody lives there; or there is none for
 * the year, then with the figure of the latest earlier year that has one.
 */
export function missingValuesOf(tables: readonly IndicatorTable[], item: GapItem, codes: readonly string[]): MissingValues {
  const { run: { basis: { year } }, state, value } = item;
  const { hideBelow, ...indicator } = definitionOf(item);
  const known = ratesOf(tables, indicator, year, codes);
  const reason = state.map((one, unit): MissingValues['reason'][number] => {
    if (one !== 'missing') return null;
    if (!Number.isNaN(value[unit])) return 'no-benchmark';
    if (Number.isNaN(known.values[unit])) return 'value-missing';
    return hideBelow !== undefined && known.events !== null && known.events[unit] < hideBelow ? 'value-hidden' : 'no-people';
  });
  const lastYear = new Float64Array(codes.length).fill(NaN);
  const lastValue = new Float64Array(codes.length).fill(NaN);
  if (year !== null && reason.includes('value-missing')) {
    for (const earlier of yearsOf(tables, [indicator.column]).years.filter((one) => one < year)) {
      ratesOf(tables, indicator, earlier, codes).values.forEach((past, unit) => {
        if (reason[unit] !== 'value-missing' || Number.isNaN(past)) return;
        lastYear[unit] = earlier;
        lastValue[unit] = past;
      });
    }
  }
  return { reason, lastYear, lastValue };
}
