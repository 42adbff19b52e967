import type { CandidatesInput, FacilitiesInput } from '../../api/recipe.ts';
import type { DatasetDraft } from '../dataset.ts';
import { readMappedTable } from './mappedTable.ts';
import type { BuildContext, MappedTable } from './mappedTable.ts';
import { placePoints } from './points.ts';
import type { PlacedPoints } from './points.ts';
import { RowCount } from './problems.ts';

/** Facilities from a table with coordinates or a file with points. @throws InputError with everything that is wrong with the file. */
export async function buildFacilities(input: FacilitiesInput, absolutePath: string, context: BuildContext): Promise<Omit<DatasetDraft, 'request'>> {
  const typeColumn = typeof input.type === 'string' ? input.type : undefined;
  const facts = Object.entries(input.attributes ?? {});
  const wanted = [input.id, input.name, input.lon, input.lat, input.lonlat, typeColumn, input.capacity, ...facts.map(([, column]) => column)];
  const mapped = await readMappedTable(input, absolutePath, context, wanted, 'path', [input.lon, input.lat, input.capacity]);
  context.progress?.('check', 0);
  const ids = readIds(mapped, input.id);
  const names = mapped.texts(input.name, 'name');
  const types = typeof input.type === 'object' ? ids.map(() => (input.type as { value: string }).value) : mapped.texts(typeColumn, 'type') ?? ids.map(() => null);
  const capacity = mapped.numbers(input.capacity, 'capacity', { minimum: 0 }) ?? new Float64Array(ids.length).fill(Number.NaN);
  const attributes = facts.map(([name, column]) => ({ name, values: mapped.facts(column, `attributes.${name}`) }));
  const places = placePoints(mapped, input, context);
  mapped.problems.stopIfAny();
  const kept = placedRows(mapped, places);
  const notes = mapped.problems.notes();
  const keptTypes = kept.map((row) => types[row]);
  return {
    role: 'facilities', name: mapped.table.file, rowCount: kept.length, notes, sources: mapped.sources,
    columns: [
      { name: 'id', values: kept.map((row) => ids[row]) }, { name: 'name', values: kept.map((row) => names?.[row] ?? null) }, { name: 'type', values: keptTypes },
      { name: 'lon', values: Float64Array.from(kept, (row) => places.lon[row]) }, { name: 'lat', values: Float64Array.from(kept, (row) => places.lat[row]) },
      { name: 'capacity', values: Float64Array.from(kept, (row) => capacity[row]) },
      ...attributes.map(({ name, values }) => ({ name: `attribute:${name}`, values: Float64Array.from(kept, (row) => values![row]) })),
    ],
    meta: {
      ...metaOf(mapped, places), facilityTypes: [...new Set(keptTypes)].filter((type) => type !== null).sort(),
      ...(attributes.length === 0 ? {} : { attributes: attributes.map(({ name }) => name) }),
    },
  };
}

/** Candidate sites for siting, from a table with coordinates or a file with points. */
export async function buildCandidates(input: CandidatesInput, absolutePath: string, context: BuildContext): Promise<Omit<DatasetDraft, 'request'>> {
  const mapped = await readMappedTable(input, absolutePath, context, [input.id, input.name, input.lon, input.lat, input.lonlat, input.cost], 'path', [input.lon, input.lat, input.cost]);
  context.progress?.('check', 0);
  const ids = readIds(mapped, input.id);
  const names = mapped.texts(input.name, 'name');
  const cost = mapped.numbers(input.cost, 'cost', { minimum: 0 }) ?? new Float64Array(ids.length).fill(Number.NaN);
  const places = placePoints(mapped, input, context);
  mapped.problems.stopIfAny();
  const kept = placedRows(mapped, places);
  const notes = mapped.problems.notes();
  return {
    role: 'candidates', name: mapped.table.file, rowCount: kept.length, notes, sources: mapped.sources,
    columns: [
      { name: 'id', values: kept.map((row) => ids[row]) }, { name: 'name', values: kept.map((row) => names?.[row] ?? null) },
      { name: 'lon', values: Float64Array.from(kept, (row) => places.lon[row]) }, { name: 'lat', values: Float64Array.from(kept, (row) => places.lat[row]) },
      { name: 'cost', values: Float64Array.from(kept, (row) => cost[row]) },
    ],
    meta: metaOf(mapped, places),
  };
}

/** Identifiers of the rows: the mapped column, unique; else "1", "2", … in the order of the file. */
export function readIds(mapped: MappedTable, column: string | undefined): string[] {
  const numbered = (): string[] => Array.from({ length: mapped.rowCount }, (_, row) => String(row + 1));
  return column === undefined ? numbered() : mapped.keys(column, 'id') ?? numbered();
}

/** Rows with a place, those without counted in a note; all rows where the table has no places at all. */
export function placedRows(mapped: MappedTable, places: PlacedPoints): number[] {
  const all = Array.from({ length: mapped.rowCount }, (_, row) => row);
  if (places.crs === null) return all;
  const lost = new RowCount();
  const kept = all.filter((row) => {
    if (!Number.isNaN(places.lon[row])) return true;
    lost.add(mapped.rowNumber(row));
    return false;
  });
  if (lost.count > 0 && mapped.table.geometry === null) mapped.problems.note('geometry.missing', { row: lost.first, values: { count: lost.count, total: all.length } });
  if (kept.length === 0) mapped.problems.error('table.no-rows', { parameter: mapped.parameter('path'), values: { reason: 'no-coordinates' } });
  return kept;
}

export function metaOf(mapped: MappedTable, places: PlacedPoints): { crs?: string; encoding?: string; format: string } {
  return { crs: places.crs ?? undefined, encoding: mapped.table.encoding.value ?? undefined, format: mapped.table.format };
}
