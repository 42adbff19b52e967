import type { FrictionRasterInput } from '../../../api/recipe.ts';
import { InputError } from '../../../api/findings.ts';
import { readSource } from '../../importers/registry.ts';
import { parameterOf } from '../../importers/sourceFile.ts';
import type { DatasetDraft } from '../../dataset.ts';
import type { Crs } from '../../importers/crs.ts';
import type { SourceRaster } from '../../source.ts';
import { settleCrs } from '../coordinateSystem.ts';
import type { BuildContext } from '../mappedTable.ts';
import { Problems } from '../problems.ts';

/**
 * A friction surface. On a grid in degrees a cell has no one width, so per-metre units are refused there and
 * minutes-per-cell is taken with a note. Negative cells are an error, no-data cells are impassable (NaN).
 */
export async function buildFriction(input: FrictionRasterInput, absolutePath: string, context: BuildContext): Promise<Omit<DatasetDraft, 'request'>> {
  context.progress?.('read', 0);
  const { table: raster, source } = await readSource(absolutePath, { crs: input.crs, parameterPrefix: context.parameterPrefix, single: true });
  context.progress?.('read', 1);
  if (!('values' in raster)) {
    throw new InputError({ code: 'geometry.wrong-type', severity: 'error', file: raster.file, parameter: parameterOf(context.parameterPrefix, 'path'), values: { found: raster.format, expected: 'GeoTIFF' } });
  }
  const problems = new Problems(raster.file);
  problems.addAll(raster.notes.filter(({ code }) => code !== 'raster.bands'));
  const corners = { xs: Float64Array.of(raster.originX, raster.originX + raster.width * raster.cellX), ys: Float64Array.of(raster.originY, raster.originY - raster.height * raster.cellY) };
  const { crs, findings } = settleCrs(raster.crs, corners, { file: raster.file, parameter: parameterOf(context.parameterPrefix, 'crs') }, true);
  problems.addAll(findings);
  if (raster.bands > 1) problems.error('raster.bands', { values: { bands: raster.bands } });
  if (crs?.geographic === true) {
    const parameter = parameterOf(context.parameterPrefix, 'unit');
    if (input.unit === 'minutes-per-cell') problems.note('raster.degree-grid', { parameter });
    else problems.error('raster.degree-grid', { parameter, values: { unit: input.unit } });
  }
  const values = raster.values as Float32Array;
  let negative = 0;
  let minimum = 0;
  for (const value of values) {
    if (!(value < 0)) continue;
    negative++;
    minimum = Math.min(minimum, value);
  }
  if (negative > 0) problems.error('raster.negative', { values: { count: negative, minimum } });
  if (crs !== null && context.zones !== undefined && !overlaps(raster, crs, context.zones.bbox)) problems.error('raster.no-overlap');
  const notes = problems.notes();
  return {
    role: 'friction', name: raster.file, rowCount: values.length, columns: [{ name: 'values', values }], notes, sources: source.sources(),
    meta: {
      crs: crs?.name, format: raster.format,
      grid: { width: raster.width, height: raster.height, originX: raster.originX, originY: raster.originY, cellX: raster.cellX, cellY: raster.cellY, unit: input.unit },
    },
  };
}

/** Points along each edge of the raster that are brought to WGS 84 to find its box there. */
const EDGE_POINTS = 9;

/** True if the raster's box in WGS 84 meets the zones' box [west, south, east, north]. */
export function overlaps(raster: SourceRaster, crs: Crs, [west, south, east, north]: [number, number, number, number]): boolean {
  const xs = new Float64Array(EDGE_POINTS * EDGE_POINTS);
  const ys = new Float64Array(xs.length);
  for (let i = 0; i < xs.length; i++) {
    xs[i] = raster.originX + ((i % EDGE_POINTS) / (EDGE_POINTS - 1)) * raster.width * raster.cellX;
    ys[i] = raster.originY - (Math.floor(i / EDGE_POINTS) / (EDGE_POINTS - 1)) * raster.height * raster.cellY;
  }
  crs.toWgs84(xs, ys);
  return Math.min(...xs) <= east && Math.max(...xs) >= west && Math.min(...ys) <= north && Math.max(...ys) >= south;
}
