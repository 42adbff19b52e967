import type { Column } from '../../../data/dataset.ts';
import { inCodeOrder } from '../codeOrder.ts';
import { mainCause } from './causes.ts';
import type { CoverageItem } from './coverageItems.ts';
import type { GapItem } from './gapItems.ts';
import type { Page } from './page.ts';

const fails = (page: Page, item: CoverageItem, unit: number): boolean => page.shareNeeded !== null && item.share[unit] < page.shareNeeded;

/** red: an indicator below its benchmark, or a share of people below the one needed; amber: an indicator near, or people outside; green: neither; no-data: nothing known. */
function stateOf(page: Page, unit: number): string {
  const states = page.gaps.map((item) => item.state[unit]);
  const shares = page.coverage.map((item) => item.share[unit]);
  if (states.includes('below') || page.coverage.some((item) => fails(page, item, unit))) return 'red';
  if (states.includes('near') || page.coverage.some((item) => item.outside[unit] > 0)) return 'amber';
  return states.every((state) => state === 'missing') && shares.every((share) => Number.isNaN(share)) ? 'no-data' : 'green';
}

/** One row per county. */
export function countyColumns(page: Page): Column[] {
  const { frame, tagged, coverage, gaps } = page;
  const order = inCodeOrder(page.frame.codes);
  const numbers = (name: string, of: (unit: number) => number): Column => ({ name, values: Float64Array.from(order, of) });
  const below = (unit: number) => gaps.filter((item) => item.state[unit] === 'below');
  const worst = (unit: number) => below(unit).reduce<GapItem | null>((most, item) => (most === null || Math.abs(item.relativeGap[unit]) > Math.abs(most.relativeGap[unit]) ? item : most), null);
  const persons = (unit: number) => [...coverage.map((item) => item.persons[unit]), ...gaps.map((item) => item.persons[unit])].find((count) => !Number.isNaN(count)) ?? NaN;
  return [
    { name: 'code', values: order.map((unit) => frame.codes[unit]) },
    { name: 'name', values: order.map((unit) => frame.names[unit]) },
    { name: 'parent', values: order.map((unit) => frame.parents?.[unit] ?? null) },
    numbers('poor', (unit) => tagged?.[unit] ?? NaN),
    numbers('persons', persons),
    { name: 'state', values: order.map((unit) => stateOf(page, unit)) },
    numbers('indicators_compared', (unit) => gaps.filter((item) => item.state[unit] !== 'missing').length),
    numbers('indicators_below', (unit) => below(unit).length),
    { name: 'worst_indicator', values: order.map((unit) => worst(unit)?.indicator ?? null) },
    ...coverage.flatMap((item) => [
      numbers(`persons_share_${item.key}`, (unit) => item.share[unit]), numbers(`persons_outside_${item.key}`, (unit) => item.outside[unit]), numbers(`rural_outside_${item.key}`, (unit) => item.ruralOutside[unit]),
    ]),
    numbers('red_items', (unit) => below(unit).length + coverage.filter((item) => fails(page, item, unit)).length),
  ];
}

interface ListRow {
  unit: number;
  kind: 'coverage' | 'indicator';
  item: string;
  coverage: CoverageItem | null;
  gap: GapItem | null;
  persons: number;
  cause: string | null;
}

/** The single list: every county and service with people outside, every county and indicator below; most people first. */
export function gapListColumns(page: Page): Column[] {
  const { frame, tagged, coverage, causes, indicators } = page;
  const rows: ListRow[] = [];
  for (const unit of inCodeOrder(page.frame.codes)) {
    coverage.forEach((item, i) => {
      if (item.outside[unit] > 0) rows.push({ unit, kind: 'coverage', item: item.key, coverage: item, gap: null, persons: item.outside[unit], cause: mainCause(causes[i].units, unit) });
    });
    for (const { item, cause } of indicators) if (item.state[unit] === 'below') rows.push({ unit, kind: 'indicator', item: item.indicator, coverage: null, gap: item, persons: item.persons[unit], cause: cause[unit] });
  }
  // A row whose people are unknown comes last: it is not known to be small.
  const people = ({ persons }: ListRow) => (Number.isNaN(persons) ? -1 : persons);
  rows.sort((a, b) => people(b) - people(a));
  const ranks = new Float64Array(rows.length);
  rows.forEach((row, i) => { ranks[i] = i > 0 && people(rows[i - 1]) === people(row) ? ranks[i - 1] : i + 1; });
  const numbers = (name: string, of: (row: ListRow) => number): Column => ({ name, values: Float64Array.from(rows, of) });
  return [
    { name: 'rank', values: ranks },
    { name: 'code', values: rows.map(({ unit }) => frame.codes[unit]) },
    { name: 'name', values: rows.map(({ unit }) => frame.names[unit]) },
    { name: 'parent', values: rows.map(({ unit }) => frame.parents?.[unit] ?? null) },
    numbers('poor', ({ unit }) => tagged?.[unit] ?? NaN),
    { name: 'kind', values: rows.map(({ kind }) => kind) },
    { name: 'item', values: rows.map(({ item }) => item) },
    { name: 'analysis', values: rows.map((row) => (row.coverage ?? row.gap!).run.analysisId) },
    { name: 'facility_type', values: rows.map((row) => row.coverage?.facilityType ?? null) },
    numbers('limit', ({ coverage: item }) => (item === null ? NaN : [item.limitMinutes, item.limitMeters, item.limitCost].find((value) => !Number.isNaN(value)) ?? NaN)),
    numbers('value', (row) => row.coverage?.share[row.unit] ?? row.gap!.value[row.unit]),
    numbers('benchmark', (row) => (row.coverage === null ? row.gap!.benchmark[row.unit] : page.shareNeeded ?? NaN)),
    numbers('shortfall', (row) => (row.coverage === null ? row.gap!.shortfall[row.unit] : page.shareNeeded === null ? NaN : Math.max(0, page.shareNeeded - row.coverage.share[row.unit]))),
    numbers('persons_affected', ({ persons }) => persons),
    numbers('rural_affected', (row) => row.coverage?.ruralOutside[row.unit] ?? NaN),
    { name: 'cause', values: rows.map(({ cause }) => cause) },
  ];
}

/** Per service: people outside, of whom in tagged counties and outside the towns. */
export function summaryColumns(page: Page): Column[] {
  const { tagged, coverage } = page;
  const sum = (values: Float64Array, keep: (unit: number) => boolean = () => true) => values.reduce((total, value, unit) => total + (keep(unit) ? value || 0 : 0), 0);
  const numbers = (name: string, of: (item: CoverageItem) => number): Column => ({ name, values: Float64Array.from(coverage, of) });
  return [
    { name: 'item', values: coverage.map(({ key }) => key) },
    numbers('persons', (item) => sum(item.persons)),
    numbers('persons_outside', (item) => sum(item.outside)),
    numbers('poor_outside', (item) => (tagged === null ? NaN : sum(item.outside, (unit) => tagged[unit] === 1))),
    numbers('rural_outside', (item) => (item.ruralOutside.every((value) => Number.isNaN(value)) ? NaN : sum(item.ruralOutside))),
    numbers('counties_red', (item) => (page.shareNeeded === null ? NaN : item.share.reduce((count, _, unit) => count + (fails(page, item, unit) ? 1 : 0), 0))),
  ];
}
