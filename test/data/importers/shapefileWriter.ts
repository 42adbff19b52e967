/** Writes the smallest shapefiles tests need: polygons or points with text and number fields. Rings are given closed, shells clockwise. */
export interface ShapefileField {
  name: Uint8Array;
  type: 'C' | 'N';
  length: number;
  values: Uint8Array[];
}

export type Shape = null | { point: [number, number] } | { rings: [number, number][][] };

export function writeShp(shapes: readonly Shape[]): { shp: Uint8Array; shx: Uint8Array } {
  const records = shapes.map(recordBytes);
  const total = records.reduce((sum, record) => sum + 8 + record.length, 100);
  const shp = new Uint8Array(total);
  const shx = new Uint8Array(100 + records.length * 8);
  const type = shapes.some((shape) => shape !== null && 'rings' in shape) ? 5 : 1;
  for (const file of [shp, shx]) {
    const view = new DataView(file.buffer);
    view.setInt32(0, 9994);
    view.setInt32(24, file.length / 2);
    view.setInt32(28, 1000, true);
    view.setInt32(32, type, true);
  }
  const view = new DataView(shp.buffer);
  const index = new DataView(shx.buffer);
  let at = 100;
  records.forEach((record, i) => {
    view.setInt32(at, i + 1);
    view.setInt32(at + 4, record.length / 2);
    shp.set(record, at + 8);
    index.setInt32(100 + i * 8, at / 2);
    index.setInt32(104 + i * 8, record.length / 2);
    at += 8 + record.length;
  });
  return { shp, shx };
}

function recordBytes(shape: Shape): Uint8Array {
  if (shape === null) return new Uint8Array(4);
  if ('point' in shape) {
    const bytes = new Uint8Array(20);
    const view = new DataView(bytes.buffer);
    view.setInt32(0, 1, true);
    view.setFloat64(4, shape.point[0], true);
    view.setFloat64(12, shape.point[1], true);
    return bytes;
  }
  const points = shape.rings.flat();
  const bytes = new Uint8Array(44 + shape.rings.length * 4 + points.length * 16);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 5, true);
  view.setInt32(36, shape.rings.length, true);
  view.setInt32(40, points.length, true);
  let first = 0;
  shape.rings.forEach((ring, i) => {
    view.setInt32(44 + i * 4, first, true);
    first += ring.length;
  });
  points.forEach(([x, y], i) => {
    view.setFloat64(44 + shape.rings.length * 4 + i * 16, x, true);
    view.setFloat64(52 + shape.rings.length * 4 + i * 16, y, true);
  });
  return bytes;
}

export function writeDbf(fields: readonly ShapefileField[], languageDriver = 0): Uint8Array {
  const rows = fields[0].values.length;
  const headerBytes = 33 + fields.length * 32;
  const recordBytes = 1 + fields.reduce((sum, field) => sum + field.length, 0);
  const bytes = new Uint8Array(headerBytes + rows * recordBytes + 1).fill(0x20, headerBytes);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, rows, true);
  view.setUint16(8, headerBytes, true);
  view.setUint16(10, recordBytes, true);
  bytes[29] = languageDriver;
  let offset = 1;
  fields.forEach((field, f) => {
    const at = 32 + f * 32;
    bytes.set(field.name.subarray(0, 11), at);
    bytes[at + 11] = field.type.charCodeAt(0);
    bytes[at + 16] = field.length;
    field.values.forEach((value, row) => bytes.set(value.subarray(0, field.length), headerBytes + row * recordBytes + offset));
    offset += field.length;
  });
  bytes[headerBytes - 1] = 0x0d;
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}
