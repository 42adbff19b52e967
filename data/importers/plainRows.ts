import type { Cell } from '../source.ts';

/** Characters from which the line ending is told, as papaparse does. */
const LINE_ENDING_SAMPLE = 1 << 20;
/** A decimal of at most so many digits is the shortest text of its double, so that the text can be made again from the number. */
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: EXACT_DIGITS + 1 }, (_, decimals) => 10 ** decimals);
const MINUS = 0x2d;
const POINT = 0x2e;
const DIGIT_0 = 0x30;

/** How a column's cells are wanted: not at all, as they stand, as numbers where the text can be made again from them, as numbers. */
export type CellUse = 'unused' | 'text' | 'exact' | 'number';

/** The same as the library that reads tables with quotes: the ending of most lines of the first million characters. */
export function lineEndingOf(text: string): '\n' | '\r\n' | '\r' {
  const sample = text.slice(0, LINE_ENDING_SAMPLE);
  const returns = sample.split('\r');
  const firstFeed = sample.indexOf('\n');
  if (returns.length === 1 || (firstFeed >= 0 && firstFeed < returns[0].length)) return '\n';
  const withFeed = returns.filter((line, i) => i > 0 && line.startsWith('\n')).length;
  return withFeed >= returns.length / 2 ? '\r\n' : '\r';
}

/** Rows of separated text without quotes, one after another. A row is read again from where it starts. */
export class PlainRows {
  private readonly text: string;
  private readonly delimiter: number;
  private readonly ending: string;

  /** `delimiter`: one character. */
  constructor(text: string, delimiter: string) {
    this.text = text;
    this.delimiter = delimiter.charCodeAt(0);
    this.ending = lineEndingOf(text);
  }

  /** Cells of the row at `start`, all as texts. */
  cellsAt(start: number): string[] {
    return this.text.slice(start, this.endOf(start)).split(String.fromCharCode(this.delimiter));
  }

  /** Where the row after the one at `start` begins; -1 after the last. */
  next(start: number): number {
    const end = this.endOf(start);
    return end === this.text.length ? -1 : end + this.ending.length;
  }

  /**
   * Fills `cells` with those of the row at `start` and returns their number. `useOf` says how each column is wanted; of an
   * unused cell only whether it is blank is told. Returns -1 where a row has more than `cells` can hold.
   */
  fill(start: number, cells: Cell[], useOf: readonly CellUse[]): number {
    const { text, delimiter } = this;
    const end = this.endOf(start);
    let count = 0;
    let from = start;
    for (;;) {
      let to = from;
      while (to < end && text.charCodeAt(to) !== delimiter) to++;
      if (count === cells.length) return -1;
      cells[count] = cellOf(text, from, to, useOf[count]);
      count++;
      if (to === end) return count;
      from = to + 1;
    }
  }

  private endOf(start: number): number {
    const end = this.text.indexOf(this.ending, start);
    return end < 0 ? this.text.length : end;
  }
}

function cellOf(text: string, from: number, to: number, use: CellUse): Cell {
  if (from === to) return '';
  if (use === 'exact' || use === 'number') {
    const value = plainNumber(text, from, to, use === 'exact');
    if (!Number.isNaN(value)) return value;
  } else if (use === 'unused') {
    const first = text.charCodeAt(from);
    if (first > 32 && first < 127) return text[from];
  }
  return text.slice(from, to);
}

/**
 * The number that `-12.50` writes, the very double that Number gives: its digits and the power of ten are exact, so that their
 * quotient is rounded once. NaN for anything else (blanks, exponents, leading zeros, more than 15 digits). With
 * `exact` also for what String would not write so: `12.50`, `-0`, `0.0000001`.
 */
export function plainNumber(text: string, from: number, to: number, exact: boolean): number {
  const negative = text.charCodeAt(from) === MINUS;
  const first = negative ? from + 1 : from;
  let digits = 0;
  let whole = 0;
  let value = 0;
  let point = -1;
  for (let at = first; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === POINT) {
      if (point >= 0 || digits === 0) return Number.NaN;
      point = at;
      whole = digits;
      continue;
    }
    const digit = code - DIGIT_0;
    if (digit < 0 || digit > 9 || digits === EXACT_DIGITS) return Number.NaN;
    value = value * 10 + digit;
    digits++;
  }
  if (digits === 0 || point === to - 1) return Number.NaN;
  const decimals = point < 0 ? 0 : digits - whole;
  if (text.charCodeAt(first) === DIGIT_0 && digits - decimals > 1) return Number.NaN;
  const number = value / POWERS[decimals];
  if (exact) {
    if (decimals > 0 && text.charCodeAt(to - 1) === DIGIT_0) return Number.NaN;
    if (value === 0 ? negative : number < 1e-6) return Number.NaN;
  }
  return negative ? -number : number;
}
