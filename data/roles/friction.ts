import type { FrictionInput } from '../../api/recipe.ts';
import { InputError } from '../../api/findings.ts';
import { readSource } from '../importers/registry.ts';
import { parameterOf } from '../importers/sourceFile.ts';
import type { DatasetDraft } from '../dataset.ts';
import { settleCrs } from './coordinateSystem.ts';
import type { BuildContext } from './mappedTable.ts';
import { Problems } from './problems.ts';

/**
 * A friction surface. On a grid in degrees a cell has no one width, so per-metre units are refused there and
 * minutes-per-cell is taken with a note. Negative cells are an error, no-data cells are impassable (NaN).
 */
export async function buildFriction(input: FrictionInput, absolutePath: string, context: BuildContext): Promise<Omit<DatasetDraft, 'request'>> {
  context.progress?.('read', 0);
  const { table: raster, source } = await readSource(absolutePath, { crs: input.crs, parameterPrefix: context.parameterPrefix });
  context.progress?.('read', 1);
  if (!('values' in raster)) {
    throw new InputError({ code: 'geometry.wrong-type', severity: 'error', file: raster.file, parameter: parameterOf(context.parameterPrefix, 'path'), values: { found: raster.format, wanted: 'GeoTIFF' } });
  }
  const problems = new Problems(raster.file);
  problems.addAll(raster.notes);
  const corners = { xs: Float64Array.of(raster.originX, raster.originX + raster.width * raster.cellX), ys: Float64Array.of(raster.originY, raster.originY - raster.height * raster.cellY) };
  const { crs, findings } = settleCrs(raster.crs, corners, { file: raster.file, parameter: parameterOf(context.parameterPrefix, 'crs') }, true);
  problems.addAll(findings);
  if (raster.bands > 1) problems.error('raster.bands', { values: { bands: raster.bands } });
  if (crs?.geographic === true) {
    const parameter = parameterOf(context.parameterPrefix, 'unit');
    if (input.unit === 'minutes-per-cell') problems.note('raster.degree-grid', { parameter, values: { unit: input.unit } });
    else problems.error('raster.degree-grid', { parameter, values: { unit: input.unit } });
  }
  const values = raster.values instanceof Float32Array ? raster.values : Float32Array.from(raster.values);
  let negative = 0;
  let first = -1;
  for (let i = 0; i < values.length; i++) if (values[i] < 0 && negative++ === 0) first = i;
  if (negative > 0) problems.error('raster.negative', { row: Math.floor(first / raster.width) + 1, values: { count: negative, value: values[first], column: (first % raster.width) + 1 } });
  const notes = problems.notes();
  return {
    role: 'friction', name: raster.file, rowCount: values.length, columns: [{ name: 'values', values }], notes, sources: source.sources(),
    meta: {
      crs: crs?.name, format: raster.format,
      grid: { width: raster.width, height: raster.height, originX: raster.originX, originY: raster.originY, cellX: raster.cellX, cellY: raster.cellY, unit: input.unit },
    },
  };
}
