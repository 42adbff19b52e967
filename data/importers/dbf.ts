import { isAscii } from 'node:buffer';
import iconv from 'iconv-lite';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import type { Cell, Guess } from '../source.ts';
import { isMissingText, parseNumber } from './cells.ts';
import { canonicalEncoding, guessEncoding } from './encoding.ts';
import type { EncodingPlace } from './encoding.ts';
import { uniqueNames } from './tableAssembler.ts';

/** Records of a dBase table. Deleted records keep their place, because the .shp has one for each. */
export interface DbfTable {
  names: string[];
  columns: Cell[][];
  rowCount: number;
  deleted: Uint8Array;
  encoding: Guess;
  notes: Finding[];
}

/** Code page by language driver id (byte 29), the ones met outside museums. */
const LANGUAGE_DRIVERS: Record<number, string> = {
  0x4d: 'gb18030', 0x7a: 'gb18030', 0x4f: 'big5', 0x78: 'big5', 0x7b: 'shift_jis', 0x13: 'shift_jis', 0x4e: 'euc-kr', 0x79: 'euc-kr',
  0x7c: 'windows-874', 0x50: 'windows-874', 0xc8: 'windows-1250', 0xc9: 'windows-1251', 0xca: 'windows-1254', 0xcb: 'windows-1253', 0xcc: 'windows-1257',
};

/**
 * Reads a .dbf. The encoding is the user's, else the .cpg's, else the language driver's, else detected from the texts.
 * @throws InputError `file.truncated` where records announced by the header are not there, `file.invalid`, `encoding.unknown`.
 */
export function readDbf(bytes: Uint8Array, cpg: Uint8Array | null, declared: string | undefined, place: EncodingPlace): DbfTable {
  const { file } = place;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33) throw new InputError({ code: 'file.truncated', severity: 'error', file });
  const rowCount = view.getUint32(4, true);
  const headerBytes = view.getUint16(8, true);
  const recordBytes = view.getUint16(10, true);
  const fields: { raw: Uint8Array; type: string; start: number; length: number }[] = [];
  let start = 1;
  for (let at = 32; at + 32 <= Math.min(headerBytes, bytes.length) && bytes[at] !== 0x0d; at += 32) {
    const end = bytes.subarray(at, at + 11).indexOf(0);
    const length = bytes[at + 16];
    fields.push({ raw: bytes.subarray(at, at + (end < 0 ? 11 : end)), type: String.fromCharCode(bytes[at + 11]), start, length });
    start += length;
  }
  if (fields.length === 0 || recordBytes === 0 || start > recordBytes) throw new InputError({ code: 'file.invalid', severity: 'error', file, values: { reason: 'dbf' } });
  const complete = Math.min(rowCount, Math.floor((bytes.length - headerBytes) / recordBytes));
  if (complete < rowCount) {
    throw new InputError({ code: 'file.truncated', severity: 'error', file, row: Math.max(0, complete) + 1, values: { records: Math.max(0, complete), announced: rowCount } });
  }

  const { encoding, notes } = encodingOf(bytes, fields, rowCount, headerBytes, recordBytes, cpg, declared, place);
  const decode = (piece: Uint8Array): string => (isAscii(piece) ? Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1') : iconv.decode(piece, encoding.value ?? 'utf-8'));
  const names = uniqueNames(fields.map((field) => decode(field.raw)), file, notes);
  const columns: Cell[][] = fields.map(() => []);
  const deleted = new Uint8Array(rowCount);
  let unread = 0;
  let firstUnread = { row: 0, column: '', text: '' };
  for (let row = 0; row < rowCount; row++) {
    const at = headerBytes + row * recordBytes;
    if (bytes[at] === 0x2a) deleted[row] = 1;
    for (let f = 0; f < fields.length; f++) {
      const piece = bytes.subarray(at + fields[f].start, at + fields[f].start + fields[f].length);
      const text = (fields[f].type === 'C' && encoding.value?.startsWith('utf-16') === true ? iconv.decode(piece, encoding.value) : decode(piece)).replace(/\0[\s\S]*$/, '').trim();
      const cell = cellOf(text, fields[f].type);
      columns[f].push(cell);
      if (cell === null && text !== '' && !/^[*?]+$/.test(text) && !/^0{8}$/.test(text) && unread++ === 0) firstUnread = { row: row + 1, column: names[f], text };
    }
  }
  if (unread > 0) notes.push({ code: 'row.error-cell', severity: 'note', file, row: firstUnread.row, column: firstUnread.column, values: { count: unread, text: firstUnread.text } });
  return { names, columns, rowCount, deleted, encoding, notes };
}

function cellOf(text: string, type: string): Cell {
  if (text === '' || isMissingText(text)) return null;
  switch (type) {
    case 'N': case 'F': case 'O': case 'I': case 'B': {
      const value = parseNumber(text, /^[^.,]*,[^.,]*$/.test(text));
      return Number.isNaN(value) ? null : value;
    }
    case 'L': return /^[YyTt]$/.test(text) ? true : /^[NnFf]$/.test(text) ? false : null;
    case 'D': return /^\d{8}$/.test(text) && text !== '00000000' ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : null;
    default: return text;
  }
}

function encodingOf(
  bytes: Uint8Array, fields: readonly { raw: Uint8Array; type: string; start: number; length: number }[], rowCount: number, headerBytes: number,
  recordBytes: number, cpg: Uint8Array | null, declared: string | undefined, place: EncodingPlace,
): { encoding: Guess; notes: Finding[] } {
  if (declared !== undefined) {
    const name = canonicalEncoding(declared);
    if (name === null) throw new InputError({ code: 'encoding.unknown', severity: 'error', file: place.file, parameter: place.parameter, values: { encoding: declared } });
    return { encoding: { value: name, confidence: 1, source: 'declared' }, notes: [] };
  }
  const stated = cpg === null ? '' : Buffer.from(cpg).toString('latin1').trim();
  const fromCpg = stated === '' ? null : canonicalEncoding(stated);
  if (fromCpg !== null) return { encoding: { value: fromCpg, confidence: 1, source: 'file' }, notes: [] };
  const driver = LANGUAGE_DRIVERS[bytes[29]];
  if (driver !== undefined) return { encoding: { value: driver, confidence: 0.95, source: 'file' }, notes: [] };

  const pieces: Uint8Array[] = fields.map((field) => field.raw).filter((raw) => !isAscii(raw));
  let size = 0;
  for (let row = 0; row < rowCount && size < 65_536; row++) {
    for (const field of fields) {
      if (field.type !== 'C') continue;
      const at = headerBytes + row * recordBytes + field.start;
      const piece = trimmed(bytes.subarray(at, at + field.length));
      if (isAscii(piece)) continue;
      pieces.push(piece);
      size += piece.length + 1;
    }
  }
  return guessEncoding(Buffer.concat(pieces.flatMap((piece) => [piece, Buffer.from('\n')])), place);
}

function trimmed(piece: Uint8Array): Uint8Array {
  const zero = piece.indexOf(0);
  let end = zero < 0 ? piece.length : zero;
  while (end > 0 && piece[end - 1] === 0x20) end--;
  return piece.subarray(0, end);
}
