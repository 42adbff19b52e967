import { nearestValue } from '../../api/nearestName.ts';
import type { IndicatorsInput } from '../../api/recipe.ts';
import { cellText } from '../importers/cells.ts';
import type { DatasetDraft } from '../dataset.ts';
import { readCodes } from './codes.ts';
import { checkKeys, indicatorColumn } from './indicatorRows.ts';
import type { IndicatorRows } from './indicatorRows.ts';
import { rowsOfLongTable } from './longIndicators.ts';
import { readMappedTable } from './mappedTable.ts';
import type { BuildContext, MappedTable } from './mappedTable.ts';
import { rowsOfYearHeaders } from './yearHeaders.ts';

/**
 * Indicators by administrative code and year. A table may be wide (every numeric column is an indicator, columns of words can group
 * units), wide with the years in its headers (`columns`), or long (`indicator` and `value`); stored it is always one row per code and year.
 *
 * @throws InputError with everything that is wrong; `recipe.missing-key` and `parameter.conflict` for keys that do not go together
 */
export async function buildIndicators(input: IndicatorsInput, absolutePath: string, context: BuildContext): Promise<Omit<DatasetDraft, 'request'>> {
  const mapped = await readMappedTable(input, absolutePath, context);
  const { table, problems } = mapped;
  context.progress?.('check', 0);
  refuseContradictions(mapped, input);
  const { codes, names, years, values, texts } = rowsOf(mapped, input);
  if (values.size === 0) problems.error('column.required', { column: 'indicator', parameter: mapped.parameter('path') });
  checkAbout(mapped, input.about ?? {}, [...values.keys()]);
  const notes = problems.notes();
  context.progress?.('check', 1);
  return {
    role: 'indicators', name: table.file, rowCount: codes.length, notes, sources: mapped.sources,
    columns: [
      { name: 'code', values: codes }, ...(names === null ? [] : [{ name: 'name', values: names }]), { name: 'year', values: years },
      ...Array.from(values, ([name, column]) => ({ name: `value:${name}`, values: column })), ...Array.from(texts, ([name, column]) => ({ name: `text:${name}`, values: column })),
    ],
    meta: {
      encoding: table.encoding.value ?? undefined, format: table.format, indicatorNames: [...values.keys()].filter((name) => values.get(name)!.some((value) => !Number.isNaN(value))),
      years: [...new Set(years)].filter((year) => !Number.isNaN(year)).sort((a, b) => a - b), ...(input.about === undefined ? {} : { about: input.about }),
    },
  };
}

function rowsOf(mapped: MappedTable, input: IndicatorsInput): IndicatorRows {
  if (input.columns !== undefined) return rowsOfYearHeaders(mapped, input, input.columns);
  const yearColumn = typeof input.year === 'string' ? input.year : undefined;
  const { rowCount } = mapped;
  const years = typeof input.year === 'number' ? new Float64Array(rowCount).fill(input.year) : mapped.numbers(yearColumn, 'year', { minimum: 1900, maximum: 2200 }) ?? new Float64Array(rowCount).fill(Number.NaN);
  return input.indicator === undefined ? rowsOfPlainTable(mapped, input, yearColumn, years) : rowsOfLongTable(mapped, input, input.indicator, yearColumn, years);
}

function rowsOfPlainTable(mapped: MappedTable, input: IndicatorsInput, yearColumn: string | undefined, years: Float64Array): IndicatorRows {
  const { table } = mapped;
  const codes = readCodes(mapped, input.code, 'code', false) ?? [];
  const names = mapped.texts(input.name, 'name');
  checkKeys(mapped, codes, years, input.code);
  const values = new Map<string, Float64Array>();
  const texts = new Map<string, (string | null)[]>();
  table.fields.forEach((field, i) => {
    if ([input.code, input.name, yearColumn].includes(field.name)) return;
    // A column of nothing but empty or error cells is there, with every value missing; it is not offered as an indicator.
    const column = field.type === 'empty' ? new Float64Array(codes.length).fill(Number.NaN) : indicatorColumn(mapped, i);
    if (column === null) texts.set(field.name, table.columns[i].map(cellText));
    else values.set(field.name, column);
  });
  return { codes, names, years, values, texts };
}

/** Keys that say how the table is laid out have to go together. */
function refuseContradictions(mapped: MappedTable, { columns, indicator, value, year }: IndicatorsInput): void {
  const conflict = (one: string, other: string): void => mapped.problems.error('parameter.conflict', { parameter: mapped.parameter(one), values: { one, other } });
  const missing = (key: string): void => mapped.problems.error('recipe.missing-key', { parameter: mapped.parameter(key), values: { key } });
  if (columns === undefined) {
    if (indicator !== undefined && value === undefined) missing('value');
    if (indicator === undefined && value !== undefined) missing('indicator');
  } else {
    if (indicator !== undefined) conflict('indicator', 'columns');
    if (year !== undefined) conflict('year', 'columns');
    if (columns.includes('{indicator}') && value !== undefined) conflict('value', 'columns: {indicator}');
    if (!columns.includes('{indicator}') && value === undefined) missing('value');
  }
  mapped.problems.stopIfAny();
}

/** What is told of an indicator must be told of one that is there. */
function checkAbout(mapped: MappedTable, about: NonNullable<IndicatorsInput['about']>, known: readonly string[]): void {
  for (const name of Object.keys(about)) {
    if (known.includes(name)) continue;
    mapped.problems.error('column.missing', { column: name, parameter: mapped.parameter(`about.${name}`), values: { known: known.join(', '), ...nearestValue(name, known) } });
  }
}
