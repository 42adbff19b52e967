import type { DatasetDraft, SourceFile } from '../dataset.ts';
import type { SourceRaster } from '../source.ts';
import { settleCrs } from './coordinateSystem.ts';
import { Problems } from './problems.ts';

/** People per pixel as points at the pixel centres, pixels with nobody left out. The id of a point is its row and column, from 0, `r12c7`. */
export function populationOfRaster(raster: SourceRaster, sources: SourceFile[], crsParameter: string): Omit<DatasetDraft, 'request'> {
  const problems = new Problems(raster.file);
  problems.addAll(raster.notes.filter(({ code }) => code !== 'raster.bands'));
  if (raster.bands > 1) problems.error('raster.bands', { values: { bands: raster.bands } });
  const { values, width } = raster;
  let populated = 0;
  let negative = 0;
  let minimum = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i] > 0) populated++;
    else if (values[i] < 0) {
      negative++;
      minimum = Math.min(minimum, values[i]);
    }
  }
  if (negative > 0) problems.error('raster.negative', { values: { count: negative, minimum } });
  if (populated === 0) problems.error('table.no-rows', { values: { reason: 'no-persons' } });
  problems.stopIfAny();

  const ids: string[] = [];
  const lon = new Float64Array(populated);
  const lat = new Float64Array(populated);
  const persons = new Float64Array(populated);
  let personsTotal = 0;
  for (let i = 0, point = 0; i < values.length; i++) {
    if (!(values[i] > 0)) continue;
    const row = Math.floor(i / width);
    const column = i - row * width;
    ids.push(`r${row}c${column}`);
    lon[point] = raster.originX + (column + 0.5) * raster.cellX;
    lat[point] = raster.originY - (row + 0.5) * raster.cellY;
    persons[point++] = values[i];
    personsTotal += values[i];
  }
  const { crs, findings } = settleCrs(raster.crs, { xs: lon, ys: lat }, { file: raster.file, parameter: crsParameter }, true);
  problems.addAll(findings);
  const notes = problems.notes();
  crs?.toWgs84(lon, lat);
  return {
    role: 'population', name: raster.file, rowCount: populated, notes, sources,
    columns: [{ name: 'id', values: ids }, { name: 'lon', values: lon }, { name: 'lat', values: lat }, { name: 'persons', values: persons }],
    meta: { crs: crs?.name, format: raster.format, groups: [], personsTotal },
  };
}
