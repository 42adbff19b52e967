import type { IndicatorsInput } from '../../api/recipe.ts';
import { cellText } from '../importers/cells.ts';
import { readCodes } from './codes.ts';
import { noteLeftOut, noWords } from './indicatorRows.ts';
import type { IndicatorRows } from './indicatorRows.ts';
import type { MappedTable } from './mappedTable.ts';

/**
 * A long table: one row per code, year and indicator. A second row of the same three is an error that names both. Words in other columns are
 * kept where all rows of a code and year agree on them; columns that differ from indicator to indicator (unit, source) and
 * other numbers are left out and named.
 */
export function rowsOfLongTable(mapped: MappedTable, input: IndicatorsInput, indicatorKey: string, yearColumn: string | undefined, yearOfRow: Float64Array): IndicatorRows {
  const { table, problems } = mapped;
  const fileCodes = readCodes(mapped, input.code, 'code', false) ?? [];
  const indicators = mapped.keys(indicatorKey, 'indicator', false) ?? [];
  const numbers = mapped.numbers(input.value, 'value') ?? new Float64Array(table.rowCount).fill(Number.NaN);

  const rowOfKey = new Map<string, number>();
  const storedRow = Int32Array.from({ length: table.rowCount }, (_, row) => {
    const key = `${fileCodes[row]} ${yearOfRow[row]}`;
    let stored = rowOfKey.get(key);
    if (stored === undefined) rowOfKey.set(key, (stored = rowOfKey.size));
    return stored;
  });
  const count = rowOfKey.size;
  const firstRow = new Int32Array(count);
  for (let row = table.rowCount - 1; row >= 0; row--) firstRow[storedRow[row]] = row;

  const values = new Map<string, Float64Array>();
  const rowsOf = new Map<string, Map<number, number>>();
  indicators.forEach((indicator, row) => {
    if (indicator === null) return;
    let column = values.get(indicator);
    let rows = rowsOf.get(indicator);
    if (column === undefined || rows === undefined) {
      values.set(indicator, (column = new Float64Array(count).fill(Number.NaN)));
      rowsOf.set(indicator, (rows = new Map()));
    }
    const before = rows.get(storedRow[row]);
    if (before !== undefined) {
      const year = Number.isNaN(yearOfRow[row]) ? [] : [yearOfRow[row]];
      problems.error('row.duplicate-key', { row: mapped.rowNumber(row), column: indicatorKey, parameter: mapped.parameter('indicator'), values: { text: [fileCodes[row], ...year, indicator].join(' '), first: mapped.rowNumber(before) } });
    }
    rows.set(storedRow[row], row);
    column[storedRow[row]] = numbers[row];
  });

  const used = new Set([input.code, input.name, yearColumn, indicatorKey, input.value]);
  const texts = new Map<string, (string | null)[]>();
  const leftOut: string[] = [];
  table.fields.forEach(({ name, type }, field) => {
    if (used.has(name) || type === 'empty') return;
    const words = type === 'number' || type === 'integer' ? null : agreed(table.columns[field].map(cellText), storedRow, count);
    if (words === null) leftOut.push(name);
    else texts.set(name, words);
  });
  noteLeftOut(mapped, leftOut, 'not-indicator');
  const names = mapped.texts(input.name, 'name');
  return {
    codes: Array.from(firstRow, (row) => fileCodes[row]), names: names === null ? null : first(names, storedRow, count),
    years: Float64Array.from(firstRow, (row) => yearOfRow[row]), values, texts,
  };
}

function first(words: readonly (string | null)[], storedRow: Int32Array, count: number): (string | null)[] {
  const found = noWords(count);
  words.forEach((word, row) => (found[storedRow[row]] ??= word));
  return found;
}

/** The word of every code and year, or null where its rows differ. */
function agreed(words: readonly (string | null)[], storedRow: Int32Array, count: number): (string | null)[] | null {
  const found = first(words, storedRow, count);
  return words.every((word, row) => word === null || word === found[storedRow[row]]) ? found : null;
}
