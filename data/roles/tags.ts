import type { TagsInput } from '../../api/recipe.ts';
import type { DatasetDraft } from '../dataset.ts';
import { readCodes } from './codes.ts';
import { readMappedTable } from './mappedTable.ts';
import type { BuildContext } from './mappedTable.ts';
import { LAST_YEAR, readYears } from './years.ts';

/**
 * A list of designated units: one row for a unit, a tag and the years it holds (both ends included, open where empty). Whether the codes
 * are those of the zones is settled when zones and list are used together, for codes change.
 *
 * @throws InputError with everything that is wrong with the file
 */
export async function buildTags(input: TagsInput, absolutePath: string, context: BuildContext): Promise<Omit<DatasetDraft, 'request'>> {
  const tagColumn = typeof input.tag === 'string' ? input.tag : undefined;
  const mapped = await readMappedTable(input, absolutePath, context, [input.code, input.name, tagColumn, input.from, input.to]);
  const { table, problems } = mapped;
  context.progress?.('check', 0);
  const codes = readCodes(mapped, input.code, 'code', false) ?? [];
  const names = mapped.texts(input.name, 'name');
  const tags = tagColumn === undefined ? codes.map(() => (input.tag as { value: string }).value) : mapped.keys(tagColumn, 'tag', false) ?? [];
  const from = readYears(mapped, input.from, 'from');
  const to = readYears(mapped, input.to, 'to');
  to.forEach((last, row) => {
    if (last < from[row]) problems.error('row.out-of-range', { row: mapped.rowNumber(row), column: input.to, parameter: mapped.parameter('to'), values: { text: last, minimum: from[row], maximum: LAST_YEAR } });
  });
  const notes = problems.notes();
  context.progress?.('check', 1);
  return {
    role: 'tags', name: table.file, rowCount: table.rowCount, notes, sources: mapped.sources,
    columns: [
      { name: 'code', values: codes }, ...(names === null ? [] : [{ name: 'name', values: names }]), { name: 'tag', values: tags },
      { name: 'from', values: from }, { name: 'to', values: to },
    ],
    meta: { encoding: table.encoding.value ?? undefined, format: table.format, tags: [...new Set(tags)].sort() },
  };
}
