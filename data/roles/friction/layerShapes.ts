import type { Geometry, Position } from 'geojson';
import type { ZonePolygons } from '../../../geo/types.ts';
import { projectPoints } from '../../projectPoints.ts';
import { settleCrs } from '../coordinateSystem.ts';
import type { MappedTable } from '../mappedTable.ts';
import { RowCount } from '../problems.ts';

/** The shapes of a vector layer in the coordinates of a raster. */
export interface LayerShapes {
  /** Row of the table and x, y interleaved of every line. */
  lines: { row: number; coordinates: Float64Array }[];
  /** All polygons of the layer as one zone; null where it has none. */
  polygons: ZonePolygons | null;
}

/**
 * Lines (and, if `withPolygons`, polygons) of a table, brought from their own CRS to `crs`, that of the raster. Other shapes
 * are left out and counted; a table without a usable one is an error, as is a doubtful CRS a question.
 */
export function layerShapes(mapped: MappedTable, crs: string, withPolygons: boolean): LayerShapes {
  const { table, problems } = mapped;
  const lines: { row: number; positions: Position[] }[] = [];
  const polygons: Position[][][] = [];
  const wrong = new RowCount();
  let wrongType = '';
  (table.geometry ?? []).forEach((geometry, row) => {
    for (const part of partsOf(geometry)) {
      if (part.type === 'LineString') lines.push({ row, positions: part.coordinates });
      else if (part.type === 'MultiLineString') for (const positions of part.coordinates) lines.push({ row, positions });
      else if (withPolygons && part.type === 'Polygon') polygons.push(part.coordinates);
      else if (withPolygons && part.type === 'MultiPolygon') for (const polygon of part.coordinates) polygons.push(polygon);
      else {
        wrong.add(mapped.rowNumber(row));
        wrongType ||= part.type;
      }
    }
  });
  const values = { expected: 'LineString', found: wrongType === '' ? 'none' : wrongType };
  if (lines.length + polygons.length === 0) problems.error('geometry.wrong-type', { parameter: mapped.parameter('path'), values });
  else if (wrong.count > 0) problems.note('geometry.wrong-type', { row: wrong.first, values: { ...values, count: wrong.count } });

  const rings = polygons.flatMap((polygon) => polygon.map(openRing));
  const xy = toRaster(mapped, [...lines.map(({ positions }) => positions), ...rings], crs);
  let at = 0;
  const take = (positions: Position[]): Float64Array => xy.subarray(2 * at, 2 * (at += positions.length));
  const projected = lines.map(({ row, positions }) => ({ row, coordinates: take(positions) }));
  return { lines: projected, polygons: polygons.length === 0 ? null : oneZone(polygons, rings, xy.subarray(2 * at)) };
}

function partsOf(geometry: Geometry | null): Exclude<Geometry, { type: 'GeometryCollection' }>[] {
  if (geometry === null) return [];
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(partsOf) : [geometry];
}

function openRing(ring: Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length > 1 && first[0] === last?.[0] && first[1] === last[1] ? ring.slice(0, -1) : ring;
}

/** x, y interleaved of all positions in the CRS of the raster. */
function toRaster(mapped: MappedTable, parts: Position[][], target: string): Float64Array {
  const positions = parts.flat();
  const xs = Float64Array.from(positions, ([x]) => x);
  const ys = Float64Array.from(positions, ([, y]) => y);
  const { crs, findings } = settleCrs(mapped.table.crs, { xs, ys }, { file: mapped.table.file, parameter: mapped.parameter('crs') }, true);
  mapped.problems.addAll(findings);
  const xy = new Float64Array(2 * positions.length);
  let placed: { x: Float64Array; y: Float64Array } = { x: xs, y: ys };
  if (crs !== null && crs.name !== target) {
    crs.toWgs84(xs, ys);
    placed = projectPoints(target, xs, ys);
  }
  for (let i = 0; i < positions.length; i++) {
    xy[2 * i] = placed.x[i];
    xy[2 * i + 1] = placed.y[i];
  }
  return xy;
}

function oneZone(polygons: Position[][][], rings: Position[][], coordinates: Float64Array): ZonePolygons {
  const ringOffsets = new Uint32Array(rings.length + 1);
  rings.forEach((ring, i) => { ringOffsets[i + 1] = ringOffsets[i] + ring.length; });
  const polygonOffsets = new Uint32Array(polygons.length + 1);
  polygons.forEach((polygon, i) => { polygonOffsets[i + 1] = polygonOffsets[i] + polygon.length; });
  return { coordinates, ringOffsets, polygonOffsets, zoneOffsets: Uint32Array.of(0, polygons.length) };
}
