import type { Column } from '../../../data/dataset.ts';
import { inCodeOrder } from '../codeOrder.ts';
import { mainCause } from './causes.ts';
import type { AreaFigures, Cause, CauseFigures } from './causes.ts';
import type { CoverageItem } from './coverageItems.ts';
import { CIRCUMSTANCES } from './indicatorCauses.ts';
import type { IndicatorCauses, Reason } from './indicatorCauses.ts';
import type { Page } from './page.ts';

interface CauseRow {
  unit: number;
  cause: Cause | null;
  /** The coverage figures of the row; null where an indicator has no coverage to go by. */
  coverage: { item: CoverageItem; units: CauseFigures; area: AreaFigures } | null;
  indicator: IndicatorCauses | null;
  reason: Reason | null;
}

/**
 * Why people are outside, of every county and service where some are, and after them why an indicator is below or missing, of every county where one is: the parts
 * by cause, and what they are judged by.
 */
export function causeColumns(page: Page): Column[] {
  const { frame, coverage, causes, indicators } = page;
  const order = inCodeOrder(page.frame.codes);
  const rows: CauseRow[] = [
    ...order.flatMap((unit) => coverage.flatMap((item, i) => {
      const cause = mainCause(causes[i].units, unit);
      return cause === null ? [] : [{ unit, cause, coverage: { item, ...causes[i] }, indicator: null, reason: null }];
    })),
    ...order.flatMap((unit) => indicators.flatMap((indicator) => {
      const reason = indicator.reason[unit];
      return reason === null ? [] : [{ unit, cause: indicator.cause[unit], coverage: coverageOf(page, indicator, unit), indicator, reason }];
    })),
  ];
  const numbers = (name: string, of: (row: CauseRow) => number | undefined): Column => ({ name, values: Float64Array.from(rows, (row) => of(row) ?? NaN) });
  // A value that is missing needs no other explanation.
  const below = (of: (indicator: IndicatorCauses, unit: number) => number | undefined) => ({ unit, indicator }: CauseRow) => (indicator === null || indicator.item.state[unit] === 'missing' ? undefined : of(indicator, unit));
  return [
    { name: 'code', values: rows.map(({ unit }) => frame.codes[unit]) },
    { name: 'name', values: rows.map(({ unit }) => frame.names[unit]) },
    { name: 'item', values: rows.map(({ indicator, coverage: service }) => indicator?.item.indicator ?? service!.item.key) },
    { name: 'analysis', values: rows.map(({ indicator, coverage: service }) => (indicator?.item ?? service!.item).run.analysisId) },
    { name: 'facility_type', values: rows.map(({ coverage: service }) => service?.item.facilityType ?? null) },
    { name: 'cause', values: rows.map(({ cause }) => cause) },
    numbers('persons_outside', ({ unit, coverage: service }) => service?.item.outside[unit]),
    numbers('persons_distance', ({ unit, coverage: service }) => service?.units.distance[unit]),
    numbers('persons_spread', ({ unit, coverage: service }) => service?.units.spread[unit]),
    numbers('persons_data_gap', ({ unit, coverage: service }) => service?.units.dataGap[unit]),
    numbers('persons_unserved', ({ unit, coverage: service }) => service?.units.capacity[unit]),
    numbers('places_outside', ({ unit, coverage: service }) => service?.units.placesOutside[unit]),
    numbers('area_mean_place_persons', ({ coverage: service }) => service?.area.meanPlacePersons),
    numbers('straight_km', ({ unit, coverage: service }) => service?.units.straightKm[unit]),
    numbers('facilities_inside', (row) => (row.indicator === null ? row.coverage!.units.facilitiesInside[row.unit] : below(({ supply }, unit) => supply?.inside[unit])(row))),
    numbers('facilities_per_10k', (row) => (row.indicator === null ? row.coverage!.units.facilitiesPer10k[row.unit] : below(({ supply }, unit) => supply?.facilities[unit])(row))),
    numbers('area_facilities_per_10k', (row) => (row.indicator === null ? row.coverage!.area.facilitiesPer10k : below(({ supply }) => supply?.area.facilities)(row))),
    { name: 'kind', values: rows.map(({ indicator }) => (indicator === null ? 'coverage' : 'indicator')) },
    { name: 'reason', values: rows.map(({ reason }) => reason) },
    numbers('year', ({ indicator }) => indicator?.item.run.basis.year ?? undefined),
    numbers('value', ({ unit, indicator }) => indicator?.item.value[unit]),
    numbers('benchmark', ({ unit, indicator }) => indicator?.item.benchmark[unit]),
    { name: 'service', values: rows.map(({ coverage: service }) => service?.item.key ?? null) },
    numbers('persons_share', ({ unit, coverage: service }) => service?.item.share[unit]),
    numbers('share_reference', ({ unit, indicator }) => (indicator === null ? page.shareNeeded ?? undefined : indicator.item.state[unit] === 'missing' ? undefined : indicator.coverage[indicator.worst[unit]]?.reference)),
    numbers('capacity_per_10k', below(({ supply }, unit) => supply?.capacity?.[unit])),
    numbers('area_capacity_per_10k', below(({ supply }) => supply?.area.capacity)),
    numbers('urban', below(({ pair }, unit) => pair?.urban[unit])),
    numbers('rural', below(({ pair }, unit) => pair?.rural[unit])),
    numbers('value_low', ({ unit, indicator }) => indicator?.item.low[unit]),
    numbers('value_high', ({ unit, indicator }) => indicator?.item.high[unit]),
    numbers('last_year', ({ unit, indicator }) => indicator?.missing.lastYear[unit]),
    numbers('last_value', ({ unit, indicator }) => indicator?.missing.lastValue[unit]),
    ...CIRCUMSTANCES.map((one) => numbers(`${one}_short`, below(({ holds }, unit) => holds[one][unit]))),
  ];
}

/** Coverage of the service an indicator below is furthest behind in. */
function coverageOf({ causes, coverage }: Page, indicator: IndicatorCauses, unit: number): CauseRow['coverage'] {
  if (indicator.item.state[unit] === 'missing' || indicator.worst[unit] < 0) return null;
  const { item } = indicator.coverage[indicator.worst[unit]];
  return { item, ...causes[coverage.indexOf(item)] };
}

/** How common each circumstance is among the counties below an indicator's benchmark and among the others: only what is more common there is named. */
export function circumstanceColumns({ indicators }: Page): Column[] {
  const rows = indicators.flatMap((indicator) => CIRCUMSTANCES.map((circumstance) => ({ indicator, circumstance, ...indicator.contrast[circumstance] })));
  const numbers = (name: string, of: (row: (typeof rows)[number]) => number): Column => ({ name, values: Float64Array.from(rows, of) });
  return [
    { name: 'item', values: rows.map(({ indicator }) => indicator.item.indicator) },
    { name: 'analysis', values: rows.map(({ indicator }) => indicator.item.run.analysisId) },
    { name: 'circumstance', values: rows.map(({ circumstance }) => circumstance) },
    { name: 'facility_types', values: rows.map(({ indicator, circumstance }) => (circumstance === 'country' || indicator.types.length === 0 ? null : indicator.types.join(', '))) },
    numbers('below', ({ below }) => below), numbers('below_with', ({ belowWith }) => belowWith),
    numbers('others', ({ others }) => others), numbers('others_with', ({ othersWith }) => othersWith),
    numbers('explains', ({ explains }) => (explains ? 1 : 0)),
  ];
}
