import type { Geometry, Position } from 'geojson';
import { parseNumber } from '../importers/cells.ts';
import { countOutside, settleCrs } from './coordinateSystem.ts';
import type { BuildContext, MappedTable } from './mappedTable.ts';
import { RowCount } from './problems.ts';

/** Columns that can hold the place of a point. */
export interface PointColumns {
  lon?: string;
  lat?: string;
  lonlat?: string;
}

/** WGS 84 degrees, NaN where a row has no place. `crs` is the system they came in; null if the table has no places at all. */
export interface PlacedPoints {
  lon: Float64Array;
  lat: Float64Array;
  crs: string | null;
}

/**
 * Places of the rows of a table: from the mapped columns, else from its geometry (a point; the centre of a polygon or of
 * several points, noted). Without either, rows have no place, which a matrix of travel times does not need; it is noted.
 * A place outside the earth is an error of its row; a row without a place is left to the caller.
 */
export function placePoints(mapped: MappedTable, columns: PointColumns, context: BuildContext): PlacedPoints {
  const { table, problems } = mapped;
  const pair = rawPairs(mapped, columns);
  if (pair === null) {
    const unmapped = columns.lonlat === undefined && columns.lon === undefined && columns.lat === undefined;
    if (unmapped) problems.note('points.no-coordinates', { parameter: mapped.parameter('lon'), values: { known: knownColumns(mapped) } });
    const nowhere = new Float64Array(table.rowCount).fill(Number.NaN);
    return { lon: nowhere, lat: nowhere.slice(), crs: null };
  }
  const { xs, ys, fromGeometry } = pair;
  const guess = fromGeometry || table.crs.source === 'declared' ? table.crs : { value: null, confidence: 0, source: 'none' as const };
  const { crs, findings } = settleCrs(guess, { xs, ys, zones: context.zones?.bbox }, { file: table.file, parameter: mapped.parameter('crs') }, fromGeometry);
  problems.addAll(findings);
  if (crs === null || findings.some((finding) => finding.severity !== 'note')) return { lon: xs, lat: ys, crs: null };
  const given = xs.slice();
  const givenY = ys.slice();
  crs.toWgs84(xs, ys);
  for (let row = 0; row < xs.length; row++) {
    if (Number.isNaN(given[row])) continue;
    if (Math.abs(xs[row]) <= 180 && Math.abs(ys[row]) <= 90) continue;
    const column = columns.lonlat ?? (Math.abs(xs[row]) <= 180 ? columns.lat : columns.lon);
    problems.error('row.bad-coordinate', {
      row: mapped.rowNumber(row), ...(column === undefined ? {} : { column }), values: { text: `${given[row]}, ${givenY[row]}` },
    });
  }
  noteOutside(mapped, { xs, ys }, context);
  return { lon: xs, lat: ys, crs: crs.name };
}

/** A stated system is obeyed; that most places then lie outside the zones is told all the same. */
function noteOutside(mapped: MappedTable, places: { xs: Float64Array; ys: Float64Array }, context: BuildContext): void {
  if (context.zones === undefined) return;
  const { known, outside } = countOutside(places, context.zones.bbox);
  if (outside > known / 2) mapped.problems.note('crs.outside-zones', { parameter: mapped.parameter('crs'), values: { count: outside } });
}

const knownColumns = (mapped: MappedTable): string => mapped.table.fields.map((field) => field.name).join(', ');

function rawPairs(mapped: MappedTable, columns: PointColumns): { xs: Float64Array; ys: Float64Array; fromGeometry: boolean } | null {
  if (columns.lonlat !== undefined) return fromOneColumn(mapped, columns.lonlat);
  if (columns.lon !== undefined || columns.lat !== undefined) {
    for (const key of ['lon', 'lat'] as const) if (columns[key] === undefined) mapped.problems.error('column.required', { column: key, parameter: mapped.parameter(key), values: { known: knownColumns(mapped) } });
    const xs = mapped.numbers(columns.lon, 'lon');
    const ys = mapped.numbers(columns.lat, 'lat');
    return xs === null || ys === null ? null : { xs: oneMissing(xs, ys), ys: oneMissing(ys, xs), fromGeometry: false };
  }
  return mapped.table.geometry === null ? null : { ...fromGeometry(mapped, mapped.table.geometry), fromGeometry: true };
}

/** A pair with one half missing has no place. */
function oneMissing(values: Float64Array, other: Float64Array): Float64Array {
  return values.map((value, i) => (Number.isNaN(other[i]) ? Number.NaN : value));
}

/** `104.9,25.3`, `(104.9 25.3)`, `POINT(104.9 25.3)`: longitude first, as everywhere here. */
function fromOneColumn(mapped: MappedTable, column: string): { xs: Float64Array; ys: Float64Array; fromGeometry: boolean } | null {
  const texts = mapped.texts(column, 'lonlat');
  if (texts === null) return null;
  const xs = new Float64Array(texts.length).fill(Number.NaN);
  const ys = xs.slice();
  texts.forEach((text, row) => {
    if (text === null) return;
    const parts = text.replace(/^[^\d+-]*|[^\d]*$/g, '').split(/[\s,;，、]+/);
    const [x, y] = parts.map((part) => parseNumber(part));
    if (parts.length < 2 || Number.isNaN(x) || Number.isNaN(y)) {
      mapped.problems.error('row.not-a-number', { row: mapped.rowNumber(row), column, parameter: mapped.parameter('lonlat'), values: { text: text.slice(0, 40) } });
      return;
    }
    xs[row] = x;
    ys[row] = y;
  });
  return { xs, ys, fromGeometry: false };
}

function fromGeometry(mapped: MappedTable, geometry: readonly (Geometry | null)[]): { xs: Float64Array; ys: Float64Array } {
  const xs = new Float64Array(geometry.length).fill(Number.NaN);
  const ys = xs.slice();
  const centred = new RowCount();
  let firstType = '';
  geometry.forEach((shape, row) => {
    if (shape === null) return;
    if (shape.type !== 'Point') {
      firstType ||= shape.type;
      centred.add(mapped.rowNumber(row));
    }
    const centre = shape.type === 'Point' ? shape.coordinates : centreOf(shape);
    if (centre === null) return;
    xs[row] = Number(centre[0]);
    ys[row] = Number(centre[1]);
  });
  if (centred.count > 0) mapped.problems.note('geometry.centred', { row: centred.first, values: { count: centred.count, found: firstType } });
  return { xs, ys };
}

/** Centre of area of polygons (outer rings), mean of the vertices of anything else. */
function centreOf(shape: Geometry): Position | null {
  const rings = outerRings(shape);
  let area = 0;
  let x = 0;
  let y = 0;
  for (const ring of rings) {
    const [x0, y0] = ring[0] ?? [0, 0];
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const cross = (ring[j][0] - x0) * (ring[i][1] - y0) - (ring[i][0] - x0) * (ring[j][1] - y0);
      area += cross;
      x += (ring[j][0] + ring[i][0] + x0) * cross;
      y += (ring[j][1] + ring[i][1] + y0) * cross;
    }
  }
  if (area !== 0) return [x / (3 * area), y / (3 * area)];
  const vertices = verticesOf(shape);
  if (vertices.length === 0) return null;
  return [vertices.reduce((sum, v) => sum + v[0], 0) / vertices.length, vertices.reduce((sum, v) => sum + v[1], 0) / vertices.length];
}

function outerRings(shape: Geometry): Position[][] {
  if (shape.type === 'Polygon') return shape.coordinates.slice(0, 1);
  if (shape.type === 'MultiPolygon') return shape.coordinates.map((polygon) => polygon[0]).filter((ring) => ring !== undefined);
  return shape.type === 'GeometryCollection' ? shape.geometries.flatMap(outerRings) : [];
}

function verticesOf(shape: Geometry): Position[] {
  if (shape.type === 'GeometryCollection') return shape.geometries.flatMap(verticesOf);
  if (shape.type === 'Point') return [shape.coordinates];
  return (shape.type === 'MultiPoint' || shape.type === 'LineString' ? shape.coordinates : shape.coordinates.flat(2).length === 0 ? [] : flatten(shape.coordinates));
}

function flatten(nested: readonly unknown[]): Position[] {
  return typeof nested[0] === 'number' ? [nested as Position] : nested.flatMap((part) => flatten(part as unknown[]));
}
