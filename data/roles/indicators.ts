import type { IndicatorsInput } from '../../api/recipe.ts';
import { profileColumn } from '../importers/cells.ts';
import type { Column, DatasetDraft } from '../dataset.ts';
import { readCodes } from './codes.ts';
import { readMappedTable } from './mappedTable.ts';
import type { BuildContext, MappedTable } from './mappedTable.ts';

/** From this share of numbers on, the other words in a column are mistakes in an indicator and not a column of words. */
const NUMERIC_SHARE = 0.5;

/** Indicators by administrative code: every numeric column of a table, and the year of each row or of the table. */
export async function buildIndicators(input: IndicatorsInput, absolutePath: string, context: BuildContext): Promise<Omit<DatasetDraft, 'request'>> {
  const mapped = await readMappedTable(input, absolutePath, context);
  const { table, problems } = mapped;
  context.progress?.('check', 0);
  const codes = readCodes(mapped, input.code, 'code', false) ?? [];
  const names = mapped.texts(input.name, 'name');
  const yearColumn = typeof input.year === 'string' ? input.year : undefined;
  const years = typeof input.year === 'number' ? new Float64Array(table.rowCount).fill(input.year) : mapped.numbers(yearColumn, 'year', { minimum: 1900, maximum: 2200 }) ?? new Float64Array(table.rowCount).fill(Number.NaN);
  checkKeys(mapped, codes, years, input.code);

  const values: Column[] = [];
  table.fields.forEach((field, i) => {
    if ([input.code, input.name, yearColumn].includes(field.name) || field.type === 'empty') return;
    const column = indicatorColumn(mapped, i);
    if (column !== null) values.push({ name: `value:${field.name}`, values: column });
  });
  if (values.length === 0) problems.error('column.required', { column: 'indicator', parameter: mapped.parameter('path') });
  const notes = problems.notes();
  context.progress?.('check', 1);
  return {
    role: 'indicators', name: table.file, rowCount: table.rowCount, notes, sources: mapped.sources,
    columns: [{ name: 'code', values: codes }, ...(names === null ? [] : [{ name: 'name', values: names }]), { name: 'year', values: years }, ...values],
    meta: {
      encoding: table.encoding.value ?? undefined, format: table.format, indicatorNames: values.map((column) => column.name.slice('value:'.length)),
      years: [...new Set(years)].filter((year) => !Number.isNaN(year)).sort((a, b) => a - b),
    },
  };
}

/** Numbers of a column, or null for a column of words, dates or codes with leading zeros. A stray word among numbers is an error. */
function indicatorColumn(mapped: MappedTable, index: number): Float64Array | null {
  const field = mapped.table.fields[index];
  const cells = mapped.table.columns[index];
  const profile = profileColumn(cells);
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

/** One row per code and year. */
function checkKeys(mapped: MappedTable, codes: readonly string[], years: Float64Array, column: string): void {
  const first = new Map<string, number>();
  codes.forEach((code, row) => {
    const key = `${code} ${years[row]}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    else mapped.problems.error('row.duplicate-key', { row: mapped.rowNumber(row), column, parameter: mapped.parameter('code'), values: { text: code, first: mapped.rowNumber(before) } });
  });
}
