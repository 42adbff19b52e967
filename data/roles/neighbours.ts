import type { NeighboursInput } from '../../api/recipe.ts';
import type { DatasetDraft } from '../dataset.ts';
import { readCodes } from './codes.ts';
import { readMappedTable } from './mappedTable.ts';
import type { BuildContext, MappedTable } from './mappedTable.ts';

/**
 * Who is a neighbour of whom: one row for a code, the code of one of its neighbours and, where the table has it, the weight of that
 * neighbour. A row holds in its own direction only. The first two columns are the codes where the input does not name them; a third is the weight if it
 * holds numbers. Without weights all are 1. Whether the codes are those of the units is settled when both are used together.
 *
 * @throws InputError with everything that is wrong: a pair given twice, a unit that is its own neighbour, a weight that is missing or negative
 */
export async function buildNeighbours(input: NeighboursInput, absolutePath: string, context: BuildContext): Promise<Omit<DatasetDraft, 'request'>> {
  const mapped = await readMappedTable(input, absolutePath, context);
  const { table, problems } = mapped;
  context.progress?.('check', 0);
  const named = [input.from, input.to, input.weight];
  const unnamed = table.fields.filter(({ name }) => !named.includes(name));
  const fromColumn = input.from ?? unnamed.shift()?.name;
  const toColumn = input.to ?? unnamed.shift()?.name;
  if (fromColumn === undefined || toColumn === undefined) problems.error('column.required', { column: 'to', parameter: mapped.parameter('to') });
  problems.stopIfAny();
  const third = unnamed[0];
  const weightColumn = input.weight ?? (third !== undefined && (third.type === 'number' || third.type === 'integer') ? third.name : undefined);
  const from = readCodes(mapped, fromColumn!, 'from', false) ?? [];
  const to = readCodes(mapped, toColumn!, 'to', false) ?? [];
  const weights = mapped.numbers(weightColumn, 'weight', { minimum: 0 }) ?? new Float64Array(table.rowCount).fill(1);
  weights.forEach((weight, row) => {
    if (Number.isNaN(weight) && weightColumn !== undefined && mapped.table.columns[mapped.indexOf(weightColumn)]?.[row] === null) {
      problems.error('row.missing-value', { row: mapped.rowNumber(row), column: weightColumn, parameter: mapped.parameter('weight') });
    }
  });
  checkPairs(mapped, from, to, fromColumn!);
  if (table.rowCount === 0) problems.error('table.no-rows', { parameter: mapped.parameter('path') });
  const notes = problems.notes();
  context.progress?.('check', 1);
  return {
    role: 'neighbours', name: table.file, rowCount: table.rowCount, notes, sources: mapped.sources,
    columns: [{ name: 'from', values: from }, { name: 'to', values: to }, { name: 'weight', values: weights }],
    meta: { encoding: table.encoding.value ?? undefined, format: table.format },
  };
}

function checkPairs(mapped: MappedTable, from: readonly string[], to: readonly string[], column: string): void {
  const first = new Map<string, number>();
  from.forEach((code, row) => {
    const place = { row: mapped.rowNumber(row), column, parameter: mapped.parameter('from') };
    const text = `${code} → ${to[row]}`;
    const before = first.get(text);
    if (code !== null && code === to[row]) mapped.problems.error('row.self-pair', { ...place, values: { text: code } });
    else if (before === undefined) first.set(text, row);
    else mapped.problems.error('row.duplicate-key', { ...place, values: { text, first: mapped.rowNumber(before) } });
  });
}
