import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import { nearestValue } from '../../../api/nearestName.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { loadIndicators, required } from '../../load.ts';
import type { IndicatorTable } from '../../load.ts';
import { NATIONAL_CODES } from './unitFrame.ts';
import type { UnitFrame } from './unitFrame.ts';

/** Columns of indicator tables, joined to units by code and chosen by year. */

export interface WantedColumn { column: string; parameter: string }

/** The indicator tables of the project, of which there has to be one. Throws InputError `recipe.missing-input`. */
export function indicatorTables(project: ProjectFile, analysisId: string): IndicatorTable[] {
  const tables = loadIndicators(project);
  return required(tables.length > 0 ? tables : null, 'indicators', analysisId);
}

/** A column, or two of which one is divided by the other: an indicator as a recipe names it. */
export interface RatioColumns { column: string; per?: string; times?: number }

/** The columns an indicator is read from. */
export const columnsOf = ({ column, per }: RatioColumns): string[] => (per === undefined ? [column] : [column, per]);

/** The same columns with the keys that name them. `parameter`: what `column` and `per` stand in. */
export const wantedColumns = (indicator: RatioColumns, parameter: string): WantedColumn[] => columnsOf(indicator).map((column, i) => ({ column, parameter: `${parameter}.${i === 0 ? 'column' : 'per'}` }));

/** Throws InputError `column.missing` for every column that no table has, with the nearest that one has. */
export function requireColumns(tables: readonly IndicatorTable[], wanted: readonly WantedColumn[]): void {
  const known = new Set(tables.flatMap((table) => [...table.values.keys()]));
  const findings = wanted.filter(({ column }) => !known.has(column)).map(({ column, parameter }): Finding => ({
    code: 'column.missing', severity: 'error', file: tables.map((table) => table.file).join(', '), column, parameter,
    values: { column, known: [...known].slice(0, 40).join(', '), ...nearestValue(column, known) },
  }));
  if (findings.length > 0) throw new InputError(findings);
}

export interface KnownYears {
  /** Years with rows, ascending. */
  years: number[];
  /** Those in which a unit has a value, ascending. */
  valued: number[];
  /** The last year, of those after one and up to another, in which a unit has a value; the last with rows where none has. */
  latest: (upTo?: number, after?: number) => number | undefined;
  /** One of the tables has no years. */
  undated: boolean;
}

/** The years some of the columns are of. */
export function yearsOf(tables: readonly IndicatorTable[], columns: readonly string[]): KnownYears {
  const years = new Set<number>();
  const valued = new Set<number>();
  let undated = false;
  for (const table of tables) {
    const values = columns.flatMap((column) => table.values.get(column) ?? []);
    if (values.length === 0) continue;
    table.year.forEach((year, row) => {
      if (Number.isNaN(year)) undated = true; else years.add(year);
      if (!NATIONAL_CODES.has(table.codes[row]) && values.some((column) => !Number.isNaN(column[row]))) valued.add(year);
    });
  }
  const ascending = [...years].sort((a, b) => a - b);
  const latest = (upTo = Infinity, after = -Infinity) => {
    const inside = ascending.filter((year) => year <= upTo && year > after);
    return inside.findLast((year) => valued.has(year)) ?? inside.at(-1);
  };
  return { years: ascending, valued: ascending.filter((year) => valued.has(year)), latest, undated };
}

/** The year asked for; else the latest in which a unit has a value. Null where no table has years. Throws InputError `analysis.year-missing`. */
export function chooseYear(tables: readonly IndicatorTable[], columns: readonly string[], wanted: number | undefined, parameter: string): number | null {
  const { years, latest, undated } = yearsOf(tables, columns);
  if (wanted === undefined) return latest() ?? null;
  if (!years.includes(wanted) && !undated) throw new InputError({ code: 'analysis.year-missing', severity: 'error', parameter, values: { year: wanted, years: years.join(', ') } });
  return wanted;
}

/** A column joined to codes, for one year; a table without years serves any. NaN where nothing is known. Of several values the last table's counts. */
export function columnOf(tables: readonly IndicatorTable[], column: string, year: number | null, codes: readonly string[]): Float64Array {
  const found = new Map<string, number>();
  for (const table of tables) {
    const values = table.values.get(column);
    if (!values) continue;
    table.codes.forEach((code, row) => {
      const dated = table.year[row];
      if (year !== null && !Number.isNaN(dated) && dated !== year) return;
      if (!Number.isNaN(values[row])) found.set(code, values[row]);
    });
  }
  return Float64Array.from(codes, (code) => found.get(code) ?? NaN);
}

/** Values times a factor over divisors, in this order: 57 of 100 in percent is 57, not a hair less. A divisor of 0 or less gives no value. */
export const quotients = (values: Float64Array, times: number, divisors: Float64Array): Float64Array => values.map((value, unit) => (divisors[unit] > 0 ? (value * times) / divisors[unit] : NaN));

/** The same column divided by another of the same year ({@link quotients}); without `per` the column itself. */
export function ratioOf(tables: readonly IndicatorTable[], { column, per, times = 1 }: RatioColumns, year: number | null, codes: readonly string[]): Float64Array {
  const values = columnOf(tables, column, year, codes);
  if (per === undefined) return values;
  return quotients(values, times, columnOf(tables, per, year, codes));
}

/** The value of the national row, NaN without one. */
export function nationalValue(tables: readonly IndicatorTable[], indicator: RatioColumns, year: number | null): number {
  return ratioOf(tables, indicator, year, [...NATIONAL_CODES]).find((value) => !Number.isNaN(value)) ?? NaN;
}

/** `doctors / resident_population × 1000`: an indicator with its denominator, as results print it. */
export function indicatorLabel({ column, per, times }: RatioColumns): string {
  return per === undefined ? column : `${column} / ${per}${times === undefined || times === 1 ? '' : ` × ${times}`}`;
}

/** What is to be told of the tables that columns are read from: codes followed over a change, codes on one side only, columns without a year. */
export function columnNotes(tables: readonly IndicatorTable[], frame: UnitFrame, columns: readonly string[], year: number | null, parameter: string): Finding[] {
  const read = tables.filter((table) => columns.some((column) => table.values.has(column)));
  return [...read.flatMap((table) => table.notes), ...joinNotes(frame, read), ...yearNotes(read, columns, year, parameter)];
}

/** Columns of a result that come from different years, or one of which has no year: told, because such a figure compares two times. */
export function yearNotes(tables: readonly IndicatorTable[], columns: readonly string[], year: number | null, parameter: string): Finding[] {
  if (year === null) return [];
  const undated = columns.filter((column) => tables.some((table) => table.values.has(column) && table.year.some((one) => Number.isNaN(one))));
  return undated.map((column): Finding => ({ code: 'analysis.years-mixed', severity: 'note', column, parameter, values: { year } }));
}

/** Codes that are in one side only are told by number: neither side is dropped in silence. */
export function joinNotes(frame: UnitFrame, tables: readonly IndicatorTable[]): Finding[] {
  if (frame.polygons === null) return [];
  const known = new Set(frame.codes);
  return tables.flatMap((table): Finding[] => {
    const stray = new Set(table.codes.filter((code) => !known.has(code) && !NATIONAL_CODES.has(code)));
    const here = new Set(table.codes);
    const absent = frame.codes.filter((code) => !here.has(code)).length;
    if (stray.size === 0 && absent === 0) return [];
    return [{ code: 'code.not-joined', severity: 'note', file: table.file, values: { stray: stray.size, absent, first: [...stray][0] ?? '' } }];
  });
}
