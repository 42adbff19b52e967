import type { ZonesInput } from '../../api/recipe.ts';
import { cellText, profileColumn } from '../importers/cells.ts';
import type { Column, DatasetDraft } from '../dataset.ts';
import { readCodes } from './codes.ts';
import { readMappedTable } from './mappedTable.ts';
import type { BuildContext, MappedTable } from './mappedTable.ts';
import { flattenPolygons } from './zonePolygons.ts';

/** Zones or townships from a file with polygons. @throws InputError with everything that is wrong with the file. */
export async function buildZones(role: 'zones' | 'townships', input: ZonesInput, absolutePath: string, context: BuildContext): Promise<Omit<DatasetDraft, 'request'>> {
  const mapped = await readMappedTable(input, absolutePath, context);
  const { table, problems } = mapped;
  context.progress?.('check', 0);
  const codes = readCodes(mapped, input.code, 'code') ?? [];
  const names = mapped.texts(input.name, 'name');
  const parents = mapped.texts(input.parent, 'parent');
  const tags = Object.entries(input.tags ?? {}).map(([tag, column]) => ({ tag, flags: mapped.flags(column, `tags.${tag}`) }));
  if (table.geometry === null) problems.error('geometry.wrong-type', { parameter: mapped.parameter('path'), values: { expected: 'Polygon', found: 'none' } });
  problems.stopIfAny();
  const polygons = flattenPolygons(mapped);
  const notes = problems.notes();
  context.progress?.('check', 1);

  const columns: Column[] = [
    { name: 'code', values: codes },
    { name: 'name', values: names === null ? codes : names.map((name, row) => name ?? codes[row]) },
  ];
  if (parents !== null) columns.push({ name: 'parent', values: parents });
  for (const { tag, flags } of tags) if (flags !== null) columns.push({ name: `tag:${tag}`, values: flags });
  columns.push(
    { name: 'geometry.coordinates', values: polygons.coordinates }, { name: 'geometry.ringOffsets', values: polygons.ringOffsets },
    { name: 'geometry.polygonOffsets', values: polygons.polygonOffsets }, { name: 'geometry.zoneOffsets', values: polygons.zoneOffsets },
  );
  columns.push(...otherFields(mapped, new Set([input.code, input.name, input.parent, ...Object.values(input.tags ?? {})])));
  return {
    role, name: table.file, rowCount: table.rowCount, columns, notes, sources: mapped.sources,
    meta: { crs: polygons.crs ?? undefined, encoding: table.encoding.value ?? undefined, format: table.format, tags: tags.map(({ tag }) => tag) },
  };
}

/** Every field the recipe does not map, kept as it is: numbers as numbers, anything else as text. */
function otherFields(mapped: MappedTable, used: ReadonlySet<string | undefined>): Column[] {
  const columns: Column[] = [];
  mapped.table.fields.forEach((field, i) => {
    if (used.has(field.name) || field.type === 'empty') return;
    const cells = mapped.table.columns[i];
    if (field.type === 'number' || field.type === 'integer') {
      columns.push({ name: `field:${field.name}`, values: profileColumn(cells).numbers as Float64Array });
    } else columns.push({ name: `field:${field.name}`, values: cells.map(cellText) });
  });
  return columns;
}
