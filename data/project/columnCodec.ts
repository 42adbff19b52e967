import type { Column, ColumnValues } from '../dataset.ts';

/** How a stored column's bytes are to be read. Numbers are little-endian, text is a JSON array of strings and nulls. */
export type ColumnType = 'f64' | 'f32' | 'i32' | 'u32' | 'u8' | 'text';

export function columnTypeOf(values: ColumnValues): ColumnType {
  if (values instanceof Float64Array) return 'f64';
  if (values instanceof Float32Array) return 'f32';
  if (values instanceof Int32Array) return 'i32';
  if (values instanceof Uint32Array) return 'u32';
  if (values instanceof Uint8Array) return 'u8';
  return 'text';
}

/** Bytes of a column; typed arrays are viewed, not copied. */
export function encodeColumn(column: Column): { type: ColumnType; data: Buffer } {
  const { values } = column;
  const type = columnTypeOf(values);
  if (ArrayBuffer.isView(values)) return { type, data: Buffer.from(values.buffer, values.byteOffset, values.byteLength) };
  return { type, data: Buffer.from(JSON.stringify(values), 'utf8') };
}

/** The column's values in memory of their own (a Buffer of SQLite may start at any address). */
export function decodeColumn(type: ColumnType, data: Buffer): ColumnValues {
  if (type === 'text') return JSON.parse(data.toString('utf8')) as (string | null)[];
  const bytes = data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer;
  switch (type) {
    case 'f64': return new Float64Array(bytes);
    case 'f32': return new Float32Array(bytes);
    case 'i32': return new Int32Array(bytes);
    case 'u32': return new Uint32Array(bytes);
    case 'u8': return new Uint8Array(bytes);
  }
}
