import { parseNumber, profileColumn } from '../importers/cells.ts';
import type { Cell } from '../source.ts';
import type { MappedTable } from './mappedTable.ts';

/** Indicators by code and year, whatever the layout of the file they come from. All arrays have one element per code and year. */
export interface IndicatorRows {
  codes: string[];
  names: (string | null)[] | null;
  /** NaN where the table has none. */
  years: Float64Array;
  /** Indicator to its values, NaN missing. */
  values: Map<string, Float64Array>;
  /** Column of words to its words, null missing. */
  texts: Map<string, (string | null)[]>;
}

/** Room for the words of a column, all missing. */
export const noWords = (count: number): (string | null)[] => Array.from({ length: count }, () => null);

/** From this share of numbers on, the other words in a column are mistakes in an indicator and not a column of words. */
const NUMERIC_SHARE = 0.5;

const percentOf = (cell: Cell): number => (typeof cell === 'string' && /[%\uff05]$/.test(cell) ? parseNumber(cell.slice(0, -1)) : Number.NaN);

/**
 * Numbers of a column, or null for a column of words, dates or codes with leading zeros. A stray word among numbers is an error, and so is a
 * percentage: whether the others are shares or percentages is not known. A column of percentages alone is read as such and told.
 */
export function indicatorColumn(mapped: MappedTable, index: number): Float64Array | null {
  const field = mapped.table.fields[index];
  const cells = mapped.table.columns[index];
  const profile = profileColumn(cells);
  const signed = cells.findIndex((cell) => !Number.isNaN(percentOf(cell)));
  if (signed >= 0) {
    const percentages = Float64Array.from(cells, percentOf);
    const count = percentages.filter((value) => !Number.isNaN(value)).length;
    if (count === profile.present) {
      mapped.problems.note('value.percent', { row: mapped.rowNumber(signed), column: field.name, values: { text: String(cells[signed]), count } });
      return percentages;
    }
    if (count + profile.numeric === profile.present) {
      mapped.problems.error('row.not-a-number', { row: mapped.rowNumber(signed), column: field.name, values: { text: String(cells[signed]) } });
      return percentages;
    }
  }
  if (field.type === 'boolean') return Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : /^true$/i.test(String(cell)) ? 1 : 0));
  const numbers = profile.numbers;
  const numeric = field.type === 'number' || field.type === 'integer';
  if (numbers === null || (!numeric && (profile.numeric < profile.present * NUMERIC_SHARE || profile.numeric === profile.present))) return null;
  if (!numeric) {
    cells.forEach((cell, row) => {
      if (cell !== null && Number.isNaN(numbers[row])) mapped.problems.error('row.not-a-number', { row: mapped.rowNumber(row), column: field.name, values: { text: String(cell).slice(0, 40) } });
    });
  }
  return numbers;
}

/** One row per code and year (per code, where no row has a year). A second one is an error that names both. */
export function checkKeys(mapped: MappedTable, codes: readonly string[], years: Float64Array | null, column: string): void {
  const first = new Map<string, number>();
  codes.forEach((code, row) => {
    const key = years === null ? code : `${code} ${years[row]}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    else mapped.problems.error('row.duplicate-key', { row: mapped.rowNumber(row), column, parameter: mapped.parameter('code'), values: { text: code, first: mapped.rowNumber(before) } });
  });
}

/** Columns that nothing is read from are named. */
export function noteLeftOut(mapped: MappedTable, names: readonly string[], reason: 'other-pattern' | 'not-indicator'): void {
  if (names.length > 0) mapped.problems.note('column.left-out', { values: { text: names.join(', '), reason } });
}
