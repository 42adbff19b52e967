import type { Geometry, Position } from 'geojson';

/**
 * Reads well-known binary (OGC 06-103r4, ISO Z/M and EWKB variants), Z and M left out. An empty geometry is null.
 * @throws RangeError where the bytes end too early or the type is unknown.
 */
export function readWkb(bytes: Uint8Array, start = 0): Geometry | null {
  return geometryAt({ view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: start });
}

interface Cursor {
  view: DataView;
  at: number;
}

function geometryAt(cursor: Cursor): Geometry | null {
  const { view } = cursor;
  const little = view.getUint8(cursor.at) === 1;
  const raw = view.getUint32(cursor.at + 1, little);
  cursor.at += 5;
  if ((raw & 0x2000_0000) !== 0) cursor.at += 4; // EWKB: an SRID follows
  const iso = (raw & 0xffff) / 1000 | 0;
  const extra = Number(iso === 1 || iso === 3 || (raw & 0x8000_0000) !== 0) + Number(iso >= 2 || (raw & 0x4000_0000) !== 0);
  const type = (raw & 0xffff) % 1000;
  const count = (): number => {
    const n = view.getUint32(cursor.at, little);
    cursor.at += 4;
    return n;
  };
  const position = (): Position => {
    const pair: Position = [view.getFloat64(cursor.at, little), view.getFloat64(cursor.at + 8, little)];
    cursor.at += 16 + extra * 8;
    return pair;
  };
  const list = <T>(item: () => T): T[] => {
    const n = count();
    const out: T[] = [];
    for (let i = 0; i < n; i++) out.push(item());
    return out;
  };
  const line = (): Position[] => list(position);
  const child = (): Geometry | null => geometryAt(cursor);
  switch (type) {
    case 1: {
      const coordinates = position();
      return Number.isNaN(coordinates[0]) ? null : { type: 'Point', coordinates };
    }
    case 2: return whole({ type: 'LineString', coordinates: line() });
    case 3: return whole({ type: 'Polygon', coordinates: list(line) });
    case 4: return whole({ type: 'MultiPoint', coordinates: list(child).flatMap((g) => (g?.type === 'Point' ? [g.coordinates] : [])) });
    case 5: return whole({ type: 'MultiLineString', coordinates: list(child).flatMap((g) => (g?.type === 'LineString' ? [g.coordinates] : [])) });
    case 6: return whole({ type: 'MultiPolygon', coordinates: list(child).flatMap((g) => (g?.type === 'Polygon' ? [g.coordinates] : [])) });
    case 7: return { type: 'GeometryCollection', geometries: list(child).filter((g) => g !== null) };
    default: throw new RangeError(`WKB type ${type}`);
  }
}

const whole = (geometry: Exclude<Geometry, { type: 'GeometryCollection' }>): Geometry | null => (geometry.coordinates.length === 0 ? null : geometry);
