import type { Geometry, Position } from 'geojson';
import { InputError } from '../../api/findings.ts';
import { polygonsOfRings } from './ringNesting.ts';

const HEADER_BYTES = 100;

/**
 * Reads the records of a .shp (ESRI Shapefile Technical Description, 1998): points, multipoints, lines and polygons with
 * Z and M left out; a null shape is null. With an index (.shx) the records are read in its order, and one that does not
 * agree with its index entry is null and listed in `unreadable` (from 0); without an index they are read as they stand.
 * @throws InputError `file.truncated` or, without an index, `file.invalid` naming the record (from 1) that cannot be read.
 */
export function readShp(bytes: Uint8Array, shx: Uint8Array | null, file: string): { shapes: (Geometry | null)[]; unreadable: number[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES) throw new InputError({ code: 'file.truncated', severity: 'error', file });
  if (view.getInt32(0) !== 9994) throw new InputError({ code: 'file.invalid', severity: 'error', file, values: { reason: 'shp' } });
  const announced = view.getInt32(24) * 2;
  const shapes: (Geometry | null)[] = [];
  const indexed = shx === null ? null : offsetsOf(shx, bytes.length);
  if (indexed !== null && announced <= bytes.length) {
    const unreadable: number[] = [];
    indexed.forEach(({ offset, length }, row) => {
      const geometry = length !== view.getInt32(offset + 4) * 2 || offset + 8 + length > bytes.length ? undefined : shape(view, offset + 8, length);
      if (geometry === undefined) unreadable.push(row);
      shapes.push(geometry ?? null);
    });
    return { shapes, unreadable };
  }
  let offset = HEADER_BYTES;
  while (offset + 8 <= bytes.length) {
    const { geometry, end } = record(view, offset, shapes.length + 1, file);
    shapes.push(geometry);
    offset = end;
  }
  if (announced > bytes.length) {
    throw new InputError({ code: 'file.truncated', severity: 'error', file, row: shapes.length + 1, values: { bytes: bytes.length, announced } });
  }
  return { shapes, unreadable: [] };
}

/** Places of the records, or null where the index does not fit the file. */
function offsetsOf(shx: Uint8Array, shpBytes: number): { offset: number; length: number }[] | null {
  const view = new DataView(shx.buffer, shx.byteOffset, shx.byteLength);
  const offsets: { offset: number; length: number }[] = [];
  for (let at = HEADER_BYTES; at + 8 <= shx.length; at += 8) {
    const offset = view.getInt32(at) * 2;
    if (offset < HEADER_BYTES || offset + 8 > shpBytes) return null;
    offsets.push({ offset, length: view.getInt32(at + 4) * 2 });
  }
  return offsets;
}

function record(view: DataView, offset: number, row: number, file: string): { geometry: Geometry | null; end: number } {
  const length = view.getInt32(offset + 4) * 2;
  const start = offset + 8;
  const end = start + length;
  if (length < 4) throw new InputError({ code: 'file.invalid', severity: 'error', file, row, values: { reason: 'record' } });
  if (end > view.byteLength) throw new InputError({ code: 'file.truncated', severity: 'error', file, row, values: { bytes: view.byteLength, announced: end } });
  const geometry = shape(view, start, length);
  if (geometry === undefined) throw new InputError({ code: 'file.invalid', severity: 'error', file, row, values: { reason: 'record' } });
  return { geometry, end };
}

/** The shape at `start`, or undefined where its counts do not fit its record. */
function shape(view: DataView, start: number, length: number): Geometry | null | undefined {
  const type = view.getInt32(start, true) % 10;
  if (view.getInt32(start, true) === 0) return null;
  if (type === 1) return length < 20 ? undefined : { type: 'Point', coordinates: positions(view, start + 4, 1)[0] };
  if (type === 8) {
    const count = length < 40 ? -1 : view.getInt32(start + 36, true);
    if (count < 0 || 40 + count * 16 > length) return undefined;
    return { type: 'MultiPoint', coordinates: positions(view, start + 40, count) };
  }
  if ((type !== 3 && type !== 5) || length < 44) return undefined;
  const parts = view.getInt32(start + 36, true);
  const count = view.getInt32(start + 40, true);
  const pointsAt = 44 + parts * 4;
  if (parts < 0 || count < 0 || pointsAt + count * 16 > length) return undefined;
  const lines: Position[][] = [];
  for (let p = 0; p < parts; p++) {
    const from = view.getInt32(start + 44 + p * 4, true);
    const to = p + 1 < parts ? view.getInt32(start + 48 + p * 4, true) : count;
    if (from < 0 || to < from || to > count) return undefined;
    if (to > from) lines.push(positions(view, start + pointsAt + from * 16, to - from));
  }
  if (lines.length === 0) return null;
  if (type === 3) return lines.length === 1 ? { type: 'LineString', coordinates: lines[0] } : { type: 'MultiLineString', coordinates: lines };
  const polygons = polygonsOfRings(lines);
  return polygons.length === 1 ? { type: 'Polygon', coordinates: polygons[0] } : { type: 'MultiPolygon', coordinates: polygons };
}

function positions(view: DataView, at: number, count: number): Position[] {
  const out: Position[] = [];
  for (let i = 0; i < count; i++) out.push([view.getFloat64(at + i * 16, true), view.getFloat64(at + i * 16 + 8, true)]);
  return out;
}
