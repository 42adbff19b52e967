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

const BYTES = { f64: 8, f32: 4, i32: 4, u32: 4, u8: 1 } as const;

/** The column's values: a view of the bytes read, copied only where they start at an address that numbers cannot have. */
export function decodeColumn(type: ColumnType, data: Buffer): ColumnValues {
  if (type === 'text') return JSON.parse(data.toString('utf8')) as (string | null)[];
  const aligned = data.byteOffset % BYTES[type] === 0;
  const bytes = (aligned ? data.buffer : data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength)) as ArrayBuffer;
  const start = aligned ? data.byteOffset : 0;
  const length = data.byteLength / BYTES[type];
  switch (type) {
    case 'f64': return new Float64Array(bytes, start, length);
    case 'f32': return new Float32Array(bytes, start, length);
    case 'i32': return new Int32Array(bytes, start, length);
    case 'u32': return new Uint32Array(bytes, start, length);
    case 'u8': return new Uint8Array(bytes, start, length);
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * Texts of some rows of a text column, in the order asked for, without making a string of every row: the ids of a million
 * places take longer to parse than to be computed with. `data` is a JSON array without blanks, as {@link encodeColumn} writes it.
 */
export function decodeTexts(data: Buffer, rows: Uint32Array): (string | null)[] {
  const starts = textStarts(data, rows.reduce((most, row) => Math.max(most, row + 1), 0));
  return Array.from(rows, (row) => {
    const [from, end] = [starts[row], starts[row + 1] - 1];
    if (data[from] !== QUOTE) return null;
    const text = data.toString('utf8', from + 1, end - 1);
    return text.includes('\\') ? (JSON.parse(data.toString('utf8', from, end)) as string) : text;
  });
}

/** Where each of the first `count` elements begins; one more entry says where the next would. */
function textStarts(data: Buffer, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  let at = 1;
  for (let row = 0; row < count; row++) {
    starts[row] = at;
    if (data[at] === QUOTE) {
      at++;
      while (data[at] !== QUOTE) at += data[at] === BACKSLASH ? 2 : 1;
      at += 2;
    } else at += 'null,'.length;
  }
  starts[count] = at;
  return starts;
}
