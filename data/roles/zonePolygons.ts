import type { Geometry, Position } from 'geojson';
import { settleCrs } from './coordinateSystem.ts';
import type { MappedTable } from './mappedTable.ts';
import { RowCount } from './problems.ts';
import { hasCrossing, hasHoleOutside } from './ringCrossings.ts';

/** Zones as the flat arrays of geo's ZonePolygons, and the CRS they came in. */
export interface FlatPolygons {
  coordinates: Float64Array;
  ringOffsets: Uint32Array;
  polygonOffsets: Uint32Array;
  zoneOffsets: Uint32Array;
  crs: string | null;
}

/**
 * Polygons of a table in WGS 84, rings opened. Lines and points among them are left out and counted; a table with no
 * polygon at all is an error. A zone without geometry stays, without polygons, and is counted. A ring that crosses
 * itself or another of its polygon, and a hole outside its shell, are noted: the area may not be what was meant.
 */
export function flattenPolygons(mapped: MappedTable): FlatPolygons {
  const { table, problems } = mapped;
  const rings: Position[][] = [];
  const ringOffsets = [0];
  const polygonOffsets = [0];
  const zoneOffsets = [0];
  const open = new RowCount();
  const small = new RowCount();
  const wrong = new RowCount();
  let wrongType = '';
  const ringRow: number[] = [];
  (table.geometry ?? []).forEach((geometry, row) => {
    const number = mapped.rowNumber(row);
    const polygons = geometry === null ? [] : polygonsOf(geometry);
    if (geometry !== null && polygons.length === 0) {
      wrong.add(number);
      wrongType ||= geometry.type;
    }
    for (const polygon of polygons) {
      const before = rings.length;
      for (const ring of polygon) {
        const opened = openRing(ring);
        if (opened.length === ring.length && ring.length > 0) open.add(number);
        if (opened.length < 3) {
          small.add(number);
          if (ring === polygon[0]) break; // holes of nothing
          continue;
        }
        rings.push(opened);
        ringRow.push(number);
        ringOffsets.push(ringOffsets[ringOffsets.length - 1] + opened.length);
      }
      if (rings.length > before) polygonOffsets.push(rings.length);
    }
    zoneOffsets.push(polygonOffsets.length - 1);
  });
  if (rings.length === 0) {
    problems.error('geometry.wrong-type', { parameter: mapped.parameter('path'), values: { expected: 'Polygon', found: wrongType === '' ? 'none' : wrongType } });
  } else if (wrong.count > 0) problems.note('geometry.wrong-type', { row: wrong.first, values: { expected: 'Polygon', found: wrongType, count: wrong.count } });
  if (open.count > 0) problems.note('geometry.invalid', { row: open.first, values: { reason: 'open-ring', count: open.count } });
  if (small.count > 0) problems.note('geometry.invalid', { row: small.first, values: { reason: 'few-vertices', count: small.count } });

  const { coordinates, crs } = project(mapped, rings, ringRow, ringOffsets);
  const flat = { coordinates, ringOffsets: Uint32Array.from(ringOffsets), polygonOffsets: Uint32Array.from(polygonOffsets), zoneOffsets: Uint32Array.from(zoneOffsets), crs };
  if (crs !== null) noteFaults(mapped, flat);
  return flat;
}

function polygonsOf(geometry: Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(polygonsOf) : [];
}

function openRing(ring: readonly Position[]): Position[] {
  const last = ring.length - 1;
  return last > 0 && ring[0][0] === ring[last][0] && ring[0][1] === ring[last][1] ? ring.slice(0, last) : ring.slice();
}

function project(mapped: MappedTable, rings: readonly Position[][], ringRow: readonly number[], ringOffsets: readonly number[]): { coordinates: Float64Array; crs: string | null } {
  const vertices = ringOffsets[ringOffsets.length - 1];
  const xs = new Float64Array(vertices);
  const ys = new Float64Array(vertices);
  let v = 0;
  for (const ring of rings) {
    for (const [x, y] of ring) {
      xs[v] = typeof x === 'number' ? x : Number.NaN;
      ys[v++] = typeof y === 'number' ? y : Number.NaN;
    }
  }
  const { table, problems } = mapped;
  const { crs, findings } = settleCrs(table.crs, { xs, ys }, { file: table.file, parameter: mapped.parameter('crs') }, true);
  problems.addAll(findings);
  if (crs === null) return { coordinates: new Float64Array(0), crs: null };
  crs.toWgs84(xs, ys);
  const coordinates = new Float64Array(vertices * 2);
  const bad = new Set<number>();
  for (let ring = 0; ring < rings.length; ring++) {
    for (let i = ringOffsets[ring]; i < ringOffsets[ring + 1]; i++) {
      if (!(Math.abs(xs[i]) <= 180 && Math.abs(ys[i]) <= 90)) bad.add(ringRow[ring]);
      coordinates[i * 2] = xs[i];
      coordinates[i * 2 + 1] = ys[i];
    }
  }
  for (const row of bad) problems.error('row.bad-coordinate', { row });
  return { coordinates, crs: crs.name };
}

function noteFaults(mapped: MappedTable, flat: FlatPolygons): void {
  const crossing = new RowCount();
  const outside = new RowCount();
  for (let zone = 0; zone + 1 < flat.zoneOffsets.length; zone++) {
    let crosses = false;
    let holeOutside = false;
    for (let polygon = flat.zoneOffsets[zone]; polygon < flat.zoneOffsets[zone + 1]; polygon++) {
      const [first, end] = [flat.polygonOffsets[polygon], flat.polygonOffsets[polygon + 1]];
      crosses ||= hasCrossing(flat.coordinates, flat.ringOffsets, first, end);
      holeOutside ||= hasHoleOutside(flat.coordinates, flat.ringOffsets, first, end);
    }
    if (crosses) crossing.add(mapped.rowNumber(zone));
    if (holeOutside) outside.add(mapped.rowNumber(zone));
  }
  if (crossing.count > 0) mapped.problems.note('geometry.invalid', { row: crossing.first, values: { reason: 'self-intersection', count: crossing.count } });
  if (outside.count > 0) mapped.problems.note('geometry.invalid', { row: outside.first, values: { reason: 'hole-outside', count: outside.count } });
}
