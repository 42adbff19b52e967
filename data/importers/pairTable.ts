import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { isMissingText, parseNumber } from './cells.ts';

/** Rows of origin, destination and value with the identifiers interned; indexes are -1 and values NaN where the cell is empty. */
export interface PairRows {
  count: number;
  origins: string[];
  destinations: string[];
  origin: Int32Array;
  destination: Int32Array;
  value: Float64Array;
  /** Row of the file each pair stands in, from 1. */
  row: Uint32Array;
}

/** How the records of a separated-values text are to be taken apart. */
export interface PairLayout {
  /** A single byte that no trailing byte of the encoding can be: comma, tab or semicolon. */
  delimiter: number;
  /** An encoding in which ASCII is itself. */
  encoding: string;
  decimalComma: boolean;
  /** Positions of the three columns. */
  columns: { origin: number; destination: number; value: number };
  /** Record (from 1) of the first row of data. */
  firstRow: number;
  /** Expected number of rows; room for more is made as it is needed. */
  expected: number;
}

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const ZERO = 0x30;
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/**
 * Takes a large table apart byte by byte: only the distinct identifiers become strings, so ten million rows take 20 bytes
 * each. Quotes, blank lines, missing markers and numbers are understood as in the reader of small tables.
 * `notANumber` is told of every value that is none. `progress` gets the fraction of the bytes read.
 */
export function readPairRows(bytes: Uint8Array, layout: PairLayout, notANumber: (row: number, text: string) => void, progress: (fraction: number) => void): PairRows {
  const { delimiter, columns, firstRow } = layout;
  const last = Math.max(columns.origin, columns.destination, columns.value);
  const text = (start: number, end: number): string => textOf(bytes, start, end, layout.encoding);
  const origins = new InternedIds(bytes, text);
  const destinations = new InternedIds(bytes, text);
  let rows = roomFor(layout.expected);
  let count = 0;
  let at = 0;
  for (let record = 1; at < bytes.length; record++) {
    if ((record & 0xfffff) === 0) progress(at / bytes.length);
    let column = 0;
    let blank = true;
    let origin = -1;
    let destination = -1;
    let value = Number.NaN;
    for (;;) {
      const start = at;
      if (bytes[at] === QUOTE) at = afterQuotes(bytes, at);
      while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== LF && bytes[at] !== CR) at++;
      if (at > start) blank = false;
      if (record >= firstRow && column <= last) {
        if (column === columns.origin) origin = origins.indexOf(start, at);
        else if (column === columns.destination) destination = destinations.indexOf(start, at);
        else if (column === columns.value) value = numberOf(bytes, start, at, layout, (found) => notANumber(record, found));
      }
      if (at >= bytes.length || bytes[at] !== delimiter) break;
      at++;
      column++;
    }
    if (bytes[at] === CR) at++;
    if (bytes[at] === LF) at++;
    if (record < firstRow || blank) continue;
    if (count === rows.origin.length) rows = longer(rows);
    rows.origin[count] = origin;
    rows.destination[count] = destination;
    rows.value[count] = value;
    rows.row[count++] = record;
  }
  return {
    count, origins: origins.ids, destinations: destinations.ids,
    origin: rows.origin.subarray(0, count), destination: rows.destination.subarray(0, count), value: rows.value.subarray(0, count), row: rows.row.subarray(0, count),
  };
}

type Room = Pick<PairRows, 'origin' | 'destination' | 'value' | 'row'>;
const roomFor = (rows: number): Room => ({ origin: new Int32Array(rows), destination: new Int32Array(rows), value: new Float64Array(rows), row: new Uint32Array(rows) });

function longer(rows: Room): Room {
  const room = roomFor(Math.ceil(rows.row.length * 1.5) + 1024);
  room.origin.set(rows.origin);
  room.destination.set(rows.destination);
  room.value.set(rows.value);
  room.row.set(rows.row);
  return room;
}

/** Position after the quote that closes the one at `at`; a doubled quote stands for itself. */
function afterQuotes(bytes: Uint8Array, at: number): number {
  for (at++; at < bytes.length; at++) {
    if (bytes[at] !== QUOTE) continue;
    if (bytes[at + 1] !== QUOTE) return at + 1;
    at++;
  }
  return at;
}

function textOf(bytes: Uint8Array, start: number, end: number, encoding: string): string {
  const whole = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start), encoding).trim();
  const bare = whole.startsWith('"') && whole.endsWith('"') && whole.length > 1 ? whole.slice(1, -1).replaceAll('""', '"').trim() : whole;
  return isMissingText(bare) ? '' : bare;
}

/** The cell as a number, NaN where it is empty. Up to 15 digits are exact: an integer below 2^53 over a power of ten (Clinger 1990). */
function numberOf(bytes: Uint8Array, start: number, end: number, layout: PairLayout, wrong: (text: string) => void): number {
  let digits = 0;
  let decimals = -1;
  let mantissa = 0;
  let at = start;
  for (; at < end; at++) {
    const digit = bytes[at] - ZERO;
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      digits++;
      if (decimals >= 0) decimals++;
    } else if (bytes[at] === 0x2e && decimals < 0 && !layout.decimalComma) decimals = 0;
    else break;
  }
  if (at === end && digits > 0 && digits <= 15) return decimals > 0 ? mantissa / POWERS_OF_TEN[decimals] : mantissa;
  const text = textOf(bytes, start, end, layout.encoding);
  if (text === '') return Number.NaN;
  const value = parseNumber(text, layout.decimalComma);
  if (Number.isNaN(value)) wrong(text);
  return value;
}

/** Identifiers by their bytes: each distinct one becomes a string once. */
class InternedIds {
  readonly ids: string[] = [];
  private readonly bytes: Uint8Array;
  private readonly text: (start: number, end: number) => string;
  private readonly byText = new Map<string, number>();
  /** Per entry, where its bytes stand and which identifier they are (-1: no value). */
  private readonly starts: number[] = [];
  private readonly lengths: number[] = [];
  private readonly idOf: number[] = [];
  private slots = new Int32Array(1 << 12).fill(-1);

  constructor(bytes: Uint8Array, text: (start: number, end: number) => string) {
    this.bytes = bytes;
    this.text = text;
  }

  indexOf(start: number, end: number): number {
    let slot = this.hash(start, end);
    for (let entry = this.slots[slot]; entry >= 0; entry = this.slots[slot]) {
      if (this.same(entry, start, end)) return this.idOf[entry];
      slot = (slot + 1) & (this.slots.length - 1);
    }
    this.slots[slot] = this.starts.length;
    this.starts.push(start);
    this.lengths.push(end - start);
    const text = this.text(start, end);
    let id = text === '' ? -1 : this.byText.get(text);
    if (id === undefined) {
      id = this.ids.push(text) - 1;
      this.byText.set(text, id);
    }
    this.idOf.push(id);
    if (this.starts.length * 2 > this.slots.length) this.grow();
    return id;
  }

  private same(entry: number, start: number, end: number): boolean {
    const { bytes } = this;
    const length = end - start;
    if (this.lengths[entry] !== length) return false;
    for (let i = 0, before = this.starts[entry]; i < length; i++) if (bytes[before + i] !== bytes[start + i]) return false;
    return true;
  }

  private hash(start: number, end: number): number {
    let hash = 0x811c9dc5; // FNV-1a
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ this.bytes[i], 0x01000193);
    return (hash ^ (hash >>> 15)) & (this.slots.length - 1);
  }

  private grow(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let entry = 0; entry < this.starts.length; entry++) {
      let slot = this.hash(this.starts[entry], this.starts[entry] + this.lengths[entry]);
      while (this.slots[slot] >= 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = entry;
    }
  }
}
