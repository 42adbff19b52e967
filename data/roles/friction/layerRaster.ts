import { InputError } from '../../../api/findings.ts';
import type { RasterGrid } from '../../../geo/zones/rasterZones.ts';
import type { SourceFile } from '../../dataset.ts';
import type { Crs } from '../../importers/crs.ts';
import { readSource } from '../../importers/registry.ts';
import { parameterOf } from '../../importers/sourceFile.ts';
import { projectPoints } from '../../projectPoints.ts';
import type { SourceRaster } from '../../source.ts';
import { settleCrs } from '../coordinateSystem.ts';
import { Problems } from '../problems.ts';

/** A raster among the layers of a friction surface, its CRS settled. */
export interface LayerRaster {
  raster: SourceRaster;
  crs: Crs;
  problems: Problems;
  sources: SourceFile[];
}

/** Reads a raster of one band whose place on the earth is known. @throws InputError with what is wrong with it. */
export async function readLayerRaster(input: { path: string; crs?: string }, absolutePath: string, prefix: string): Promise<LayerRaster> {
  const { table: raster, source } = await readSource(absolutePath, { crs: input.crs, parameterPrefix: prefix });
  if (!('values' in raster)) {
    throw new InputError({ code: 'geometry.wrong-type', severity: 'error', file: raster.file, parameter: parameterOf(prefix, 'path'), values: { found: raster.format, expected: 'GeoTIFF' } });
  }
  const problems = new Problems(raster.file);
  problems.addAll(raster.notes.filter(({ code }) => code !== 'raster.bands'));
  if (raster.bands > 1) problems.error('raster.bands', { values: { bands: raster.bands } });
  const corners = { xs: Float64Array.of(raster.originX, raster.originX + raster.width * raster.cellX), ys: Float64Array.of(raster.originY, raster.originY - raster.height * raster.cellY) };
  const { crs, findings } = settleCrs(raster.crs, corners, { file: raster.file, parameter: parameterOf(prefix, 'crs') }, true);
  problems.addAll(findings);
  if (crs === null) throw new InputError(problems.notes());
  return { raster, crs, problems, sources: source.sources() };
}

/** Heights no ground has: a no-data value that the file does not declare. */
const LOWEST_METERS = -500;
const HIGHEST_METERS = 9000;

/**
 * Metres above the sea at the centre of every cell of `grid`; NaN where the DEM has none. A DEM on the grid itself is taken
 * as it is; any other is interpolated bilinearly between its cell centres (held beyond the outermost within its edge),
 * and that is noted.
 */
export function elevationOn({ raster, crs, problems }: LayerRaster, grid: RasterGrid, gridCrs: Crs, parameter: string, tick: (fraction: number) => void): Float32Array {
  let [minimum, maximum] = [Infinity, -Infinity];
  for (const value of raster.values) {
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  if (minimum < LOWEST_METERS || maximum > HIGHEST_METERS) problems.error('raster.not-elevation', { parameter, values: { minimum, maximum } });
  const near = (a: number, b: number, cell: number): boolean => Math.abs(a - b) < cell * 1e-6;
  if (crs.name === gridCrs.name && raster.width === grid.width && raster.height === grid.height && near(raster.originX, grid.originX, grid.cellX)
    && near(raster.originY, grid.originY, grid.cellY) && near(raster.cellX, grid.cellX, grid.cellX / grid.width) && near(raster.cellY, grid.cellY, grid.cellY / grid.height)) return Float32Array.from(raster.values);

  const elevation = new Float32Array(grid.width * grid.height);
  let known = 0;
  for (let row = 0; row < grid.height; row++) {
    const x = Float64Array.from({ length: grid.width }, (_, column) => grid.originX + (column + 0.5) * grid.cellX);
    const y = new Float64Array(grid.width).fill(grid.originY - (row + 0.5) * grid.cellY);
    let at: { x: Float64Array; y: Float64Array } = { x, y };
    if (crs.name !== gridCrs.name) {
      gridCrs.toWgs84(x, y);
      at = projectPoints(crs.name, x, y);
    }
    for (let column = 0; column < grid.width; column++) {
      const value = between(raster, (at.x[column] - raster.originX) / raster.cellX, (raster.originY - at.y[column]) / raster.cellY);
      elevation[row * grid.width + column] = value;
      if (!Number.isNaN(value)) known++;
    }
    tick((row + 1) / grid.height);
  }
  if (known === 0) problems.error('friction.layer-outside', { parameter });
  else problems.note('raster.resampled', { parameter, values: { from: raster.cellX, to: grid.cellX } });
  return elevation;
}

/** Bilinear value at a place counted in cells from the upper left corner; NaN outside the raster or beside a missing cell. */
function between({ values, width, height }: SourceRaster, x: number, y: number): number {
  if (!(x >= 0 && x <= width && y >= 0 && y <= height)) return NaN;
  const column = Math.max(0, Math.min(width - 1, x - 0.5));
  const row = Math.max(0, Math.min(height - 1, y - 0.5));
  const [left, top] = [Math.min(Math.floor(column), Math.max(0, width - 2)), Math.min(Math.floor(row), Math.max(0, height - 2))];
  const [right, low] = [Math.min(left + 1, width - 1), Math.min(top + 1, height - 1)];
  const [u, v] = [column - left, row - top];
  const weighed = (at: number, weight: number): number => (weight === 0 ? 0 : values[at] * weight);
  return weighed(top * width + left, (1 - u) * (1 - v)) + weighed(top * width + right, u * (1 - v)) + weighed(low * width + left, (1 - u) * v) + weighed(low * width + right, u * v);
}
