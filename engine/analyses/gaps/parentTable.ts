import type { Finding } from '../../../api/findings.ts';
import type { GapIndicator } from '../../../api/valueAnalyses.ts';
import type { Column } from '../../../data/dataset.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { benchmarkOf } from '../../../geo/measures/gaps.ts';
import type { IndicatorTable } from '../../load.ts';
import { byCodePoint } from '../coverage/coverageTable.ts';
import { columnOf } from '../values/indicatorColumns.ts';
import { zoneFrame } from '../values/unitFrame.ts';
import type { UnitFrame } from '../values/unitFrame.ts';

/** What a value of the unit above is made of the values of its units by. */
export type RollUp = 'ratio-of-sums' | 'sum' | 'weighted-mean' | 'mean';

export interface RolledIndicator { name: string; indicator: GapIndicator; values: Float64Array; benchmark: number | Float64Array }

const isAdditive = (tables: readonly IndicatorTable[], column: string): boolean => tables.some((table) => table.about[column]?.additive === true);

/**
 * Indicators of the units above (prefectures), one row each: events over their denominator, both summed; the sum of an additive count; else the mean
 * of the units, weighted by people where the analysis has a weight. Units without the figure are counted, and a sum that lacks one is unknown.
 */
export function parentColumns(tables: readonly IndicatorTable[], frame: UnitFrame, results: readonly RolledIndicator[], year: number | null, persons: Float64Array | null, isWeighted: boolean): Column[] | null {
  const { parents, codes } = frame;
  if (parents === null) return null;
  const names = [...new Set(parents)].sort(byCodePoint);
  const members = new Map(names.map((name) => [name, codes.map((_, unit) => unit).filter((unit) => parents[unit] === name)]));
  const rows = names.flatMap((parent) => results.map((result) => ({ parent, ...result, ...rolledUp(tables, codes, members.get(parent)!, result, year, persons, isWeighted) })));
  type Row = (typeof rows)[number];
  const numbers = (name: string, of: (row: Row) => number): Column => ({ name, values: Float64Array.from(rows, of) });
  const common = ({ benchmark }: Row) => (typeof benchmark === 'number' ? benchmark : NaN);
  return [
    { name: 'code', values: rows.map(({ parent }) => parent) },
    { name: 'name', values: rows.map(({ parent }) => parent) },
    { name: 'indicator', values: rows.map(({ name }) => name) },
    numbers('year', () => year ?? NaN),
    numbers('value', ({ value }) => value),
    { name: 'rolled_up', values: rows.map(({ method }) => method) },
    numbers('units', ({ parent }) => members.get(parent)!.length),
    numbers('units_missing', ({ missing }) => missing),
    numbers('benchmark', (row) => (row.method === 'sum' ? NaN : common(row))),
    numbers('gap', (row) => (row.method === 'sum' ? NaN : row.value - common(row))),
    numbers('persons', ({ parent }) => personsOf(members.get(parent)!, persons)),
    numbers('units_without_persons', ({ parent }) => (persons === null ? NaN : members.get(parent)!.filter((unit) => Number.isNaN(persons[unit])).length)),
  ];
}

/** People of the counties whose people are known; NaN where none are. */
function personsOf(units: readonly number[], persons: Float64Array | null): number {
  const known = units.filter((unit) => !Number.isNaN(persons?.[unit] ?? NaN));
  return known.length > 0 ? known.reduce((sum, unit) => sum + persons![unit], 0) : NaN;
}

function rolledUp(
  tables: readonly IndicatorTable[], codes: readonly string[], units: readonly number[], { indicator, values }: RolledIndicator, year: number | null, persons: Float64Array | null, isWeighted: boolean,
): { value: number; method: RollUp; missing: number } {
  const { column, per, times = 1 } = indicator;
  const sum = (of: Float64Array, kept: readonly number[]) => kept.reduce((total, unit) => total + of[unit], 0);
  const missingOf = (of: Float64Array) => units.filter((unit) => Number.isNaN(of[unit])).length;
  if (per !== undefined) {
    const [events, exposure] = [columnOf(tables, column, year, codes), columnOf(tables, per, year, codes)];
    const both = units.filter((unit) => !Number.isNaN(events[unit]) && !Number.isNaN(exposure[unit]));
    return { value: sum(exposure, both) > 0 ? (sum(events, both) * times) / sum(exposure, both) : NaN, method: 'ratio-of-sums', missing: units.length - both.length };
  }
  if (isAdditive(tables, column)) return { value: sum(values, units), method: 'sum', missing: missingOf(values) };
  const own = Float64Array.from(units, (unit) => values[unit]);
  if (isWeighted && persons) return { value: benchmarkOf(own, Float64Array.from(units, (unit) => persons[unit]), 'weighted-mean'), method: 'weighted-mean', missing: missingOf(values) };
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
