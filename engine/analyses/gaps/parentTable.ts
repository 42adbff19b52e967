import type { Finding } from '../../../api/findings.ts';
import type { GapIndicator } from '../../../api/valueAnalyses.ts';
import type { Column } from '../../../data/dataset.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { GAP_STATES, benchmarkOf, gapRows } from '../../../geo/measures/gaps.ts';
import type { GapTable } from '../../../geo/measures/gaps.ts';
import type { IndicatorTable } from '../../load.ts';
import { byCodePoint } from '../codeOrder.ts';
import { columnOf } from '../values/indicatorColumns.ts';
import { nameIn, provinceCodes } from '../values/provinceCodes.ts';
import { zoneFrame } from '../values/unitFrame.ts';
import type { UnitFrame } from '../values/unitFrame.ts';
import type { UnitBenchmark } from './benchmarks.ts';
import type { IndicatorRates } from './indicatorRates.ts';

/** What a value of the unit above is made of the values of its units by. */
export type RollUp = 'ratio-of-sums' | 'sum' | 'weighted-mean' | 'mean';

export interface RolledIndicator { name: string; indicator: GapIndicator; rates: IndicatorRates; values: Float64Array; benchmark: UnitBenchmark; table: GapTable }

/** What the tables of the units above are made of. */
export interface RolledRun {
  tables: readonly IndicatorTable[];
  frame: UnitFrame;
  results: readonly RolledIndicator[];
  year: number | null;
  /** People of each county; null unknown. */
  persons: Float64Array | null;
  /** Means of counties are weighted by them. */
  isWeighted: boolean;
  /** Tolerance of `near`, relative; null: none. */
  near: number | null;
}

/** Units above the counties: the code and name of each, and the unit each county is of. */
interface UnitsAbove { codes: string[]; names: string[]; ofCounty: readonly string[] }

const isAdditive = (tables: readonly IndicatorTable[], column: string): boolean => tables.some((table) => table.about[column]?.additive === true);

/** Table of the prefectures; null where the zones do not say which they are of. */
export function parentColumns(run: RolledRun): Column[] | null {
  const { parents } = run.frame;
  if (parents === null) return null;
  const codes = [...new Set(parents)].sort(byCodePoint);
  return columnsOf(run, { codes, names: codes, ofCounty: parents });
}

/** The same of the provinces: counties whose six-digit codes begin alike, all of them where codes are others. One made of a single unit above has its name. */
export function provinceColumns(run: RolledRun): Column[] {
  const { parents, codes: counties } = run.frame;
  const ofCounty = provinceCodes(counties);
  const codes = [...new Set(ofCounty)].sort(byCodePoint);
  const names = codes.map((code) => {
    const above = new Set(parents?.filter((_, county) => ofCounty[county] === code));
    return above.size === 1 ? [...above][0] : nameIn(run.tables, code);
  });
  return columnsOf(run, { codes, names, ofCounty });
}

/**
 * Indicators of units above the counties, one row each: events over their denominator, both summed; the sum of an additive count; else the mean of the
 * counties, weighted by people where the analysis has a weight. Counties without the figure are counted, and a sum that lacks one is unknown. A
 * benchmark common to all counties is that of the units above too, and decides their state; a sum has none.
 */
function columnsOf({ tables, results, year, persons, isWeighted, near }: RolledRun, { codes, names, ofCounty }: UnitsAbove): Column[] {
  const members = codes.map((code) => ofCounty.flatMap((above, county) => (above === code ? [county] : [])));
  const rolled = results.map((result) => {
    const figures = members.map((units) => rolledUp(tables, units, result, isWeighted ? persons : null));
    const { value, operator } = result.benchmark;
    const benchmarks = Float64Array.from(figures, ({ method }) => (method === 'sum' || typeof value !== 'number' ? NaN : value));
    const judged = gapRows({ values: Float64Array.from(figures, (figure) => figure.value), benchmark: benchmarks, direction: result.indicator.direction, operator, near, persons: null, poor: null });
    return { figures, benchmarks, judged, isBelow: (county: number) => GAP_STATES[result.table.state[county]] === 'below' };
  });
  const rows = codes.flatMap((_, above) => results.map((__, at) => ({ above, at, ...rolled[at], ...rolled[at].figures[above] })));
  type Row = (typeof rows)[number];
  const numbers = (name: string, of: (row: Row) => number): Column => ({ name, values: Float64Array.from(rows, of) });
  return [
    { name: 'code', values: rows.map(({ above }) => codes[above]) },
    { name: 'name', values: rows.map(({ above }) => names[above]) },
    { name: 'indicator', values: rows.map(({ at }) => results[at].name) },
    numbers('year', () => year ?? NaN),
    numbers('value', ({ value }) => value),
    { name: 'rolled_up', values: rows.map(({ method }) => method) },
    numbers('units', ({ above }) => members[above].length),
    numbers('units_missing', ({ missing }) => missing),
    numbers('benchmark', ({ benchmarks, above }) => benchmarks[above]),
    numbers('gap', ({ judged, above }) => judged.gap[above]),
    numbers('persons', ({ above }) => personsOf(members[above], persons)),
    numbers('units_without_persons', ({ above }) => (persons === null ? NaN : members[above].filter((county) => Number.isNaN(persons[county])).length)),
    numbers('relative_gap', ({ judged, above }) => judged.relativeGap[above]),
    numbers('attainment', ({ judged, above }) => judged.attainment[above]),
    { name: 'state', values: rows.map(({ judged, above }) => GAP_STATES[judged.state[above]]) },
    numbers('units_below', ({ above, isBelow }) => members[above].filter(isBelow).length),
    numbers('persons_below', ({ above, isBelow }) => { const below = members[above].filter(isBelow); return below.length === 0 && persons !== null ? 0 : personsOf(below, persons); }),
  ];
}

/** People of the counties whose people are known; NaN where none are. */
function personsOf(units: readonly number[], persons: Float64Array | null): number {
  const known = units.filter((unit) => !Number.isNaN(persons?.[unit] ?? NaN));
  return known.length > 0 ? known.reduce((sum, unit) => sum + persons![unit], 0) : NaN;
}

/** `weights`: people of each county, by which means are weighted; null: they are not. */
function rolledUp(tables: readonly IndicatorTable[], units: readonly number[], { indicator, rates, values }: RolledIndicator, weights: Float64Array | null): { value: number; method: RollUp; missing: number } {
  const { column, times = 1 } = indicator;
  const { events, exposure } = rates;
  const sum = (of: Float64Array, kept: readonly number[]) => kept.reduce((total, unit) => total + of[unit], 0);
  const missingOf = (of: Float64Array) => units.filter((unit) => Number.isNaN(of[unit])).length;
  if (events !== null && exposure !== null) {
    const both = units.filter((unit) => !Number.isNaN(events[unit]) && !Number.isNaN(exposure[unit]));
    return { value: sum(exposure, both) > 0 ? (sum(events, both) * times) / sum(exposure, both) : NaN, method: 'ratio-of-sums', missing: units.length - both.length };
  }
  if (isAdditive(tables, column)) return { value: sum(values, units), method: 'sum', missing: missingOf(values) };
  const own = Float64Array.from(units, (unit) => values[unit]);
  if (weights !== null) return { value: benchmarkOf(own, Float64Array.from(units, (unit) => weights[unit]), 'weighted-mean'), method: 'weighted-mean', missing: missingOf(values) };
  return { value: benchmarkOf(own, null, 'mean'), method: 'mean', missing: missingOf(values) };
}

/** Additive counts that are given for townships and counties alike: counties whose townships do not add up to them are told. */
export function sumNotes(project: ProjectFile, tables: readonly IndicatorTable[], frame: UnitFrame, columns: readonly string[], year: number | null): Finding[] {
  const townships = zoneFrame(project, 'townships', year);
  if (!townships?.parents) return [];
  const { parents, codes } = townships;
  return columns.filter((column) => isAdditive(tables, column)).flatMap((column): Finding[] => {
    const below = columnOf(tables, column, year, codes);
    const sums = new Map<string, number>();
    below.forEach((value, township) => sums.set(parents[township], (sums.get(parents[township]) ?? 0) + value));
    const values = columnOf(tables, column, year, frame.codes);
    const differing = frame.codes.map((_, unit) => unit).filter((unit) => Math.abs((sums.get(frame.codes[unit]) ?? NaN) - values[unit]) > 1e-9 * Math.abs(values[unit]));
    if (differing.length === 0) return [];
    const [first] = differing;
    return [{ code: 'analysis.sums-differ', severity: 'note', column, values: { count: differing.length, first: frame.codes[first], county: values[first], townships: sums.get(frame.codes[first])! } }];
  });
}
