import { headerPattern } from '../../api/headerPattern.ts';
import type { IndicatorsInput } from '../../api/recipe.ts';
import { cellText } from '../importers/cells.ts';
import { readCodes } from './codes.ts';
import { checkKeys, indicatorColumn, noteLeftOut, noWords } from './indicatorRows.ts';
import type { IndicatorRows } from './indicatorRows.ts';
import type { MappedTable } from './mappedTable.ts';
import { FIRST_YEAR, LAST_YEAR } from './years.ts';

/**
 * A wide table of several years: one row per code, the years in the headers, written as `input.columns` says. Without `{indicator}` in
 * that pattern the whole table is of the one indicator that `input.value` names. Words in a column of another header hold for
 * every year; numbers there have no year, and are left out and named.
 */
export function rowsOfYearHeaders(mapped: MappedTable, input: IndicatorsInput, pattern: string): IndicatorRows {
  const { table, problems } = mapped;
  const codes = readCodes(mapped, input.code, 'code', false) ?? [];
  const names = mapped.texts(input.name, 'name');
  checkKeys(mapped, codes, null, input.code);

  const read = headerPattern(pattern);
  const dated: { field: number; indicator: string; year: number }[] = [];
  const others: number[] = [];
  table.fields.forEach(({ name, type }, field) => {
    if (name === input.code || name === input.name) return;
    const found = read(name);
    if (found !== null && found.year >= FIRST_YEAR && found.year <= LAST_YEAR) dated.push({ field, indicator: found.indicator ?? input.value ?? '', year: found.year });
    else if (type !== 'empty') others.push(field);
  });
  if (dated.length === 0) {
    problems.error('column.missing', { column: pattern, parameter: mapped.parameter('columns'), values: { known: table.fields.map(({ name }) => name).join(', ') } });
    problems.stopIfAny();
  }

  const years = [...new Set(dated.map(({ year }) => year))].sort((a, b) => a - b);
  const count = table.rowCount * years.length;
  const values = new Map<string, Float64Array>();
  const texts = new Map<string, (string | null)[]>();
  for (const { field, indicator, year } of dated) {
    if (table.fields[field].type === 'empty') continue;
    const at = years.indexOf(year);
    const numbers = indicatorColumn(mapped, field);
    if (numbers === null) spread(entry(texts, indicator, () => noWords(count)), table.columns[field].map(cellText), [at], years.length);
    else spread(entry(values, indicator, () => new Float64Array(count).fill(Number.NaN)), numbers, [at], years.length);
  }
  const everyYear = years.map((_, at) => at);
  const leftOut: string[] = [];
  for (const field of others) {
    const { name } = table.fields[field];
    if (indicatorColumn(mapped, field) !== null) leftOut.push(name);
    else spread(entry(texts, name, () => noWords(count)), table.columns[field].map(cellText), everyYear, years.length);
  }
  noteLeftOut(mapped, leftOut, 'other-pattern');
  const repeated = <T>(list: readonly T[]): T[] => list.flatMap((item) => years.map(() => item));
  return { codes: repeated(codes), names: names === null ? null : repeated(names), years: Float64Array.from({ length: count }, (_, row) => years[row % years.length]), values, texts };
}

/** Cells of the file's rows put where row and year meet. */
function spread<T>(into: { [row: number]: T }, cells: ArrayLike<T>, years: readonly number[], yearCount: number): void {
  for (let row = 0; row < cells.length; row++) for (const at of years) into[row * yearCount + at] = cells[row];
}

function entry<T>(map: Map<string, T>, key: string, make: () => T): T {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = make()));
  return found;
}
