import type { CodeChangesInput } from '../../api/recipe.ts';
import type { CodeChange } from '../codeChanges.ts';
import type { DatasetDraft } from '../dataset.ts';
import { readCodes } from './codes.ts';
import { readMappedTable } from './mappedTable.ts';
import type { BuildContext, MappedTable } from './mappedTable.ts';
import { RowCount } from './problems.ts';
import { readYears } from './years.ts';

/**
 * Changes of administrative codes, one row each; several new codes of one old code in several rows or in one cell, parted by
 * semicolons. `450200[1983]`, a new code with a year in brackets, is a part of the area that went elsewhere in that year: no change of
 * the code, left out and counted, as are rows without a new code and those that keep theirs.
 *
 * @throws InputError with everything that is wrong; `code.circular` for changes without years that lead back to where they began
 */
export async function buildCodeChanges(input: CodeChangesInput, absolutePath: string, context: BuildContext): Promise<Omit<DatasetDraft, 'request'>> {
  const mapped = await readMappedTable(input, absolutePath, context, [input.from, input.to, input.year]);
  const { table, problems } = mapped;
  context.progress?.('check', 0);
  const from = readCodes(mapped, input.from, 'from', false) ?? [];
  const targets = mapped.texts(input.to, 'to') ?? [];
  const years = readYears(mapped, input.year, 'year');
  problems.stopIfAny();
  const { changes, rows } = changesOf(mapped, from, targets, years);
  if (changes.length === 0) problems.error('table.no-rows', { parameter: mapped.parameter('path') });
  refuseCircles(mapped, changes, rows, input.from);
  const notes = problems.notes();
  context.progress?.('check', 1);
  return {
    role: 'codeChanges', name: table.file, rowCount: changes.length, notes, sources: mapped.sources,
    columns: [
      { name: 'from', values: changes.map((change) => change.from) }, { name: 'to', values: changes.map((change) => change.to) },
      { name: 'year', values: Float64Array.from(changes, (change) => change.year) },
    ],
    meta: { encoding: table.encoding.value ?? undefined, format: table.format },
  };
}

const PART_MOVED = /\[\d{4}\]$/;

/** One change for every new code; `rows` are the rows of the table they stand in. */
function changesOf(mapped: MappedTable, from: readonly string[], targets: readonly (string | null)[], years: Float64Array): { changes: CodeChange[]; rows: number[] } {
  const changes: CodeChange[] = [];
  const rows: number[] = [];
  const leftOut = { 'no-new-code': new RowCount(), 'same-code': new RowCount(), 'part-moved': new RowCount() };
  targets.forEach((cell, row) => {
    const codes = (cell ?? '').split(/[;；,，、|\s]+/).filter((code) => code !== '');
    if (codes.length === 0) leftOut['no-new-code'].add(mapped.rowNumber(row));
    for (const code of codes) {
      const to = code.replace(/^'/, '').replace(/^(\d+)\.0+$/, '$1');
      if (PART_MOVED.test(to)) leftOut['part-moved'].add(mapped.rowNumber(row));
      else if (to === from[row]) leftOut['same-code'].add(mapped.rowNumber(row));
      else {
        changes.push({ from: from[row], to, year: years[row] });
        rows.push(row);
      }
    }
  });
  for (const [reason, rowCount] of Object.entries(leftOut)) if (rowCount.count > 0) mapped.problems.note('row.skipped', { row: rowCount.first, values: { reason, count: rowCount.count } });
  return { changes, rows };
}

/** Changes with years lead on to later ones only. Those without may come back to a code: one row of every such circle is named. */
function refuseCircles(mapped: MappedTable, changes: readonly CodeChange[], rows: readonly number[], column: string): void {
  const undated = new Map<string, number[]>();
  changes.forEach(({ from, year }, i) => {
    if (Number.isNaN(year)) undated.set(from, [...(undated.get(from) ?? []), i]);
  });
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (code: string): void => {
    path.push(code);
    for (const i of undated.get(code) ?? []) {
      const { to } = changes[i];
      if (path.includes(to)) {
        const circle = [...path.slice(path.indexOf(to)), to].join(' → ');
        mapped.problems.error('code.circular', { row: mapped.rowNumber(rows[i]), column, parameter: mapped.parameter('from'), values: { text: circle } });
      } else if (!done.has(to)) visit(to);
    }
    path.pop();
    done.add(code);
  };
  for (const code of undated.keys()) if (!done.has(code)) visit(code);
}
