import { InputError } from '../../api/findings.ts';
import type { PopulationInput } from '../../api/recipe.ts';
import { readSource } from '../importers/registry.ts';
import { parameterOf } from '../importers/sourceFile.ts';
import type { Column, DatasetDraft } from '../dataset.ts';
import { noteUnknownCodes, readCodes } from './codes.ts';
import { metaOf, readIds } from './facilities.ts';
import { MappedTable, keptColumns } from './mappedTable.ts';
import type { BuildContext } from './mappedTable.ts';
import { placePoints } from './points.ts';
import { populationOfRaster } from './populationRaster.ts';
import { RowCount } from './problems.ts';

/**
 * People at points, from a table or from a GeoTIFF of people per pixel. Rows without persons are left out and counted;
 * rows with persons and no place are kept out too, unless a column names their zone.
 */
export async function buildPopulation(input: PopulationInput, absolutePath: string, context: BuildContext): Promise<Omit<DatasetDraft, 'request'>> {
  const groups = Object.entries(input.groups ?? {});
  context.progress?.('read', 0);
  const wanted = [input.id, input.name, input.lon, input.lat, input.lonlat, input.persons, input.zone, input.minutes, ...groups.map(([, spec]) => spec.column)];
  const { table, source } = await readSource(absolutePath, {
    encoding: input.encoding, crs: input.crs, sheet: input.sheet, layer: input.layer, parameterPrefix: context.parameterPrefix,
    ...keptColumns(wanted, [input.lon, input.lat, input.persons, input.minutes]),
  });
  context.progress?.('read', 1);
  if ('values' in table) {
    refuseTableKeys(input, table.file, context.parameterPrefix);
    return populationOfRaster(table, source.sources(), parameterOf(context.parameterPrefix, 'crs'));
  }

  const mapped = new MappedTable(table, source.sources(), context.parameterPrefix);
  const { problems } = mapped;
  problems.stopIfAny();
  if (input.persons === undefined) problems.error('column.required', { column: 'persons', parameter: mapped.parameter('persons'), values: { known: table.fields.map((field) => field.name).join(', ') } });
  for (const [name] of groups) if (isFigureName(name)) problems.error('recipe.reserved-name', { parameter: mapped.parameter(`groups.${name}`), values: { name } });
  const ids = readIds(mapped, input.id);
  const names = mapped.texts(input.name, 'name');
  const persons = mapped.numbers(input.persons, 'persons', { minimum: 0 });
  const zones = input.zone === undefined ? null : readCodes(mapped, input.zone, 'zone', false);
  const minutes = mapped.numbers(input.minutes, 'minutes', { minimum: 0 });
  const shares = groups.map(([group, spec]) => ({ group, spec, values: groupValues(mapped, group, spec) }));
  if (zones !== null && input.zone !== undefined) noteUnknownCodes(mapped, zones, input.zone, context);
  const places = placePoints(mapped, input, context);
  problems.stopIfAny();
  if (persons === null) throw new RangeError('a mapped column of persons was read');

  const withoutPersons = new RowCount();
  const withoutPlace = new RowCount();
  let lostPersons = 0;
  const kept: number[] = [];
  let personsTotal = 0;
  for (let row = 0; row < mapped.rowCount; row++) {
    if (Number.isNaN(persons[row])) {
      withoutPersons.add(mapped.rowNumber(row));
    } else if (places.crs !== null && zones === null && Number.isNaN(places.lon[row])) {
      withoutPlace.add(mapped.rowNumber(row));
      lostPersons += persons[row];
    } else {
      kept.push(row);
      personsTotal += persons[row];
    }
  }
  if (withoutPersons.count > 0) problems.note('analysis.points-without-persons', { row: withoutPersons.first, column: input.persons, values: { count: withoutPersons.count } });
  if (withoutPlace.count > 0) problems.note('geometry.missing', { row: withoutPlace.first, values: { count: withoutPlace.count, total: mapped.rowCount, persons: lostPersons } });
  if (kept.length === 0) problems.error('table.no-rows', { parameter: mapped.parameter('persons'), values: { reason: 'no-persons' } });
  if (minutes !== null) {
    const unknown = kept.filter((row) => Number.isNaN(minutes[row]));
    if (unknown.length > 0) problems.note('matrix.no-value', { row: mapped.rowNumber(unknown[0]), column: input.minutes, values: { count: unknown.length } });
  }
  const notes = problems.notes();
  context.progress?.('check', 1);

  const pick = (values: Float64Array): Float64Array => {
    const chosen = new Float64Array(kept.length);
    for (let i = 0; i < kept.length; i++) chosen[i] = values[kept[i]];
    return chosen;
  };
  const columns: Column[] = [
    { name: 'id', values: kept.map((row) => ids[row]) },
    { name: 'lon', values: pick(places.lon) }, { name: 'lat', values: pick(places.lat) }, { name: 'persons', values: pick(persons) },
  ];
  for (const { group, spec, values } of shares) {
    if (values === null) continue;
    columns.push({ name: `group:${group}`, values: Float64Array.from(kept, (row) => (spec.as === 'persons' ? values[row] : values[row] * persons[row])) });
  }
  if (names !== null) columns.push({ name: 'name', values: kept.map((row) => names[row]) });
  if (zones !== null) columns.push({ name: 'zone', values: kept.map((row) => zones[row]) });
  if (minutes !== null) columns.push({ name: 'minutes', values: pick(minutes) });
  // A matrix may speak of these places all the same: it must not be told that it invents them.
  if (kept.length < mapped.rowCount) {
    const isKept = new Set(kept);
    columns.push({ name: 'leftOut.id', values: ids.filter((_, row) => !isKept.has(row)) });
  }
  return {
    role: 'population', name: table.file, rowCount: kept.length, columns, notes, sources: mapped.sources,
    meta: { ...metaOf(mapped, places), groups: groups.map(([group]) => group), personsTotal, ...(minutes === null ? {} : { knownMinutes: true as const }) },
  };
}

/** Would the columns of a group called so (`persons_NAME`, `persons_covered_NAME`) be taken for other figures? */
const isFigureName = (name: string): boolean => /^(covered|share|reached)(_|$)|^(unreached|backup|backup_share|served|residual)$/.test(name);

/** A raster has no columns: a key that names one would be dropped in silence. @throws InputError `parameter.conflict`. */
function refuseTableKeys(input: PopulationInput, file: string, prefix: string): void {
  const keys = (['id', 'name', 'lon', 'lat', 'lonlat', 'persons', 'groups', 'zone', 'minutes'] as const).filter((key) => input[key] !== undefined);
  if (keys.length > 0) throw new InputError(keys.map((key) => ({ code: 'parameter.conflict', severity: 'error', file, parameter: parameterOf(prefix, key), values: { one: key, other: 'GeoTIFF' } })));
}

/** Share of each row's persons in the group (`flag`: 0 or 1), or the persons themselves; NaN unknown. */
function groupValues(mapped: MappedTable, group: string, spec: { column: string; as: 'flag' | 'persons' | 'share' }): Float64Array | null {
  const key = `groups.${group}`;
  if (spec.as === 'flag') {
    const flags = mapped.flags(spec.column, key);
    return flags === null ? null : Float64Array.from(flags);
  }
  return mapped.numbers(spec.column, key, spec.as === 'share' ? { minimum: 0, maximum: 1 } : { minimum: 0 });
}
