import type { AreasInput } from '../../api/recipe.ts';
import type { DatasetDraft } from '../dataset.ts';
import { readMappedTable } from './mappedTable.ts';
import type { BuildContext } from './mappedTable.ts';
import { flattenPolygons } from './zonePolygons.ts';

/** Polygons in which a rule holds, by the name of the area; several may share one name. @throws InputError with everything that is wrong with the file. */
export async function buildAreas(input: AreasInput, absolutePath: string, context: BuildContext): Promise<Omit<DatasetDraft, 'request'>> {
  const nameColumn = typeof input.area === 'string' ? input.area : undefined;
  const mapped = await readMappedTable(input, absolutePath, context, [nameColumn]);
  const { table, problems } = mapped;
  context.progress?.('check', 0);
  const constant = typeof input.area === 'object' ? input.area.value : '';
  const areas = nameColumn === undefined ? Array.from({ length: table.rowCount }, () => constant) : mapped.keys(nameColumn, 'area', false) ?? [];
  if (table.geometry === null) problems.error('geometry.wrong-type', { parameter: mapped.parameter('path'), values: { expected: 'Polygon', found: 'none' } });
  problems.stopIfAny();
  const polygons = flattenPolygons(mapped);
  const notes = problems.notes();
  context.progress?.('check', 1);
  return {
    role: 'areas', name: table.file, rowCount: table.rowCount, notes, sources: mapped.sources,
    columns: [
      { name: 'area', values: areas },
      { name: 'geometry.coordinates', values: polygons.coordinates }, { name: 'geometry.ringOffsets', values: polygons.ringOffsets },
      { name: 'geometry.polygonOffsets', values: polygons.polygonOffsets }, { name: 'geometry.zoneOffsets', values: polygons.zoneOffsets },
    ],
    meta: { crs: polygons.crs ?? undefined, encoding: table.encoding.value ?? undefined, format: table.format, areas: [...new Set(areas)].sort() },
  };
}
