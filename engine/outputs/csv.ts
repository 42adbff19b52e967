import type { Column, ColumnValues } from '../../data/dataset.ts';

/** Most bytes a number takes: `-1.2345678901234567e-300`. */
const NUMBER_BYTES = 25;
/** Greatest number of decimals tried before a number is left to JavaScript's own conversion. */
const MAX_DECIMALS = 15;
/** Numbers left to JavaScript without a try after one that was no short decimal: its column is of full doubles. */
const UNTRIED = 63;
const POWERS = Array.from({ length: MAX_DECIMALS + 1 }, (_, decimals) => 10 ** decimals);
/** A decimal of up to 15 digits is the shortest text of the double nearest to it, and no other as short is. */
const EXACT_LIMIT = 1e15;

const COMMA = 0x2c;
const NEWLINE = 0x0a;
const QUOTE = 0x22;
const CARRIAGE_RETURN = 0x0d;
const DIGIT_0 = 0x30;
const MINUS = 0x2d;
const POINT = 0x2e;

/**
 * A table as CSV: UTF-8 with BOM, LF, RFC 4180 quoting, numbers in JavaScript's shortest round-trip form. A value that
 * does not exist is empty. Written as bytes at once: a text of a long table would be as large again.
 */
export function toCsv(columns: Column[]): Uint8Array {
  const rows = columns[0]?.values.length ?? 0;
  const writer = new ByteWriter(64 + rows * columns.length * 8);
  writer.text('\uFEFF');
  columns.forEach((column, c) => {
    if (c > 0) writer.byte(COMMA);
    writer.cell(column.name);
  });
  writer.byte(NEWLINE);
  const cells = columns.map(({ values }) => cellWriter(values, writer));
  for (let row = 0; row < rows; row++) {
    for (let c = 0; c < cells.length; c++) {
      if (c > 0) writer.byte(COMMA);
      cells[c](row);
    }
    writer.byte(NEWLINE);
  }
  return writer.bytes();
}

function cellWriter(values: ColumnValues, writer: ByteWriter): (row: number) => void {
  if (ArrayBuffer.isView(values)) {
    const decimals: Decimals = { last: 0, untried: 0 };
    return (row) => {
      const value = values[row];
      if (!Number.isNaN(value)) writer.number(value, decimals);
    };
  }
  return (row) => {
    const value = values[row];
    if (value !== null && value !== undefined) writer.cell(value);
  };
}

/** What a column's numbers were like so far: a guess that saves time and changes no byte. */
interface Decimals { last: number; untried: number }

/** Bytes that grow. */
class ByteWriter {
  private buffer: Uint8Array<ArrayBuffer>;
  private at = 0;

  constructor(capacity: number) {
    this.buffer = new Uint8Array(capacity);
  }

  bytes(): Uint8Array {
    return this.buffer.slice(0, this.at);
  }

  byte(value: number): void {
    this.reserve(1);
    this.buffer[this.at++] = value;
  }

  text(text: string): void {
    this.reserve(text.length * 3);
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) {
        this.at += Buffer.from(this.buffer.buffer).write(text.slice(i), this.at, 'utf8');
        return;
      }
      this.buffer[this.at++] = code;
    }
  }

  /** A text, in quotes where it holds a comma, a quote or a line break. */
  cell(text: string): void {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === COMMA || code === QUOTE || code === NEWLINE || code === CARRIAGE_RETURN) return this.text(`"${text.replaceAll('"', '""')}"`);
    }
    this.text(text);
  }

  /**
   * The shortest decimal that is read back as `value`: `decimals` are tried from those the column's last number had, and
   * k / 10^decimals === value proves them, since that division is rounded as reading the decimal is.
   */
  number(value: number, decimals: Decimals): void {
    this.reserve(NUMBER_BYTES);
    const magnitude = Math.abs(value);
    // Below a millionth JavaScript writes an exponent.
    if (decimals.untried > 0) decimals.untried--;
    else if (magnitude >= 1e-6 || magnitude === 0) {
      for (let d = decimals.last; d <= MAX_DECIMALS; d++) {
        const digits = Math.round(magnitude * POWERS[d]);
        if (digits >= EXACT_LIMIT) break;
        if (digits / POWERS[d] !== magnitude) continue;
        decimals.last = d;
        this.decimal(value < 0, digits, d);
        return;
      }
      decimals.last = 0;
      decimals.untried = UNTRIED;
    }
    this.text(String(value));
  }

  private decimal(negative: boolean, digits: number, decimals: number): void {
    while (decimals > 0 && digits % 10 === 0) {
      digits /= 10;
      decimals--;
    }
    let length = 1;
    for (let rest = digits; rest >= 10; rest = Math.floor(rest / 10)) length++;
    length = Math.max(length, decimals + 1);
    if (negative) this.buffer[this.at++] = MINUS;
    const end = this.at + length + (decimals > 0 ? 1 : 0);
    let place = end;
    for (let n = 0; n < length; n++) {
      if (n === decimals && n > 0) this.buffer[--place] = POINT;
      const rest = Math.floor(digits / 10);
      this.buffer[--place] = DIGIT_0 + (digits - rest * 10);
      digits = rest;
    }
    this.at = end;
  }

  private reserve(count: number): void {
    if (this.at + count <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(this.at + count, this.buffer.length * 2));
    larger.set(this.buffer);
    this.buffer = larger;
  }
}
