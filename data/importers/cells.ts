import type { Cell, FieldType } from '../source.ts';

/** What spreadsheets and statistics programs write for "no value". A blank cell is missing without a word. */
const MISSING = new Set([
  'NA', 'N/A', 'n/a', 'NaN', 'nan', 'NAN', 'null', 'NULL', 'Null', 'None', '\\N', '-', '--', '—', '——', '–', '...', '…', '……',
  '#DIV/0!', '#N/A', '#REF!', '#VALUE!', '#NAME?', '#NUM!', '#NULL!', '#SPILL!', '#CALC!', '#GETTING_DATA', '缺失', '无数据', '暂无',
]);

/** True for a text that stands for "no value" (an error of a formula, a dash, `NA`), given without surrounding blanks. */
export function isMissingText(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first < 48 || first > 57) && text.length <= 13 && MISSING.has(text);
}

const THOUSANDS = /^[+-]?\d{1,3}([,'\u00a0 ]\d{3})+(\.\d+)?$/;
const COMMA_DECIMAL = /^[+-]?(\d{1,3}(\.\d{3})+|\d*),\d+$/;
const FULL_WIDTH = /[\uff0b-\uff19，．]/;

/**
 * A number as people write it: `1234.5`, `1,234.5`, `１２３`, and with `decimalComma` also `1.234,5`. NaN for anything
 * else (hexadecimal, percent, words).
 */
export function parseNumber(text: string, decimalComma = false): number {
  const first = text.charCodeAt(0);
  if (((first >= 48 && first <= 57) || first === 45 || first === 46) && !(decimalComma && text.includes('.'))) {
    const plain = Number(text);
    if (Number.isFinite(plain) && !isRadix(text)) return plain;
  }
  const trimmed = FULL_WIDTH.test(text) ? text.normalize('NFKC').trim() : text.trim();
  if (trimmed === '' || isRadix(trimmed)) return Number.NaN;
  if (decimalComma && COMMA_DECIMAL.test(trimmed)) return Number(trimmed.replaceAll('.', '').replace(',', '.'));
  if (THOUSANDS.test(trimmed)) return Number(trimmed.replace(/[,'\u00a0 ]/g, ''));
  const number = Number(trimmed);
  return Number.isFinite(number) ? number : Number.NaN;
}

/** `0x1f`, `0b1`, `0o7`: numbers to JavaScript, identifiers to everybody else. */
const isRadix = (text: string): boolean => text.charCodeAt(0) === 48 && text.charCodeAt(1) > 57 && text[1] !== 'e' && text[1] !== 'E';

/** What the cells of a column are. */
export interface ColumnProfile {
  type: FieldType;
  decimalComma: boolean;
  /** Cells with a value. */
  present: number;
  /** Cells with a value that is a number. */
  numeric: number;
  /** The cells as numbers, NaN where missing or no number; null where none is a number. */
  numbers: Float64Array | null;
}

const profiles = new WeakMap<readonly Cell[], ColumnProfile>();

/** Looks at every cell of a column once, however often it is asked. A column of digits with leading zeros is text: it holds codes. */
export function profileColumn(cells: readonly Cell[]): ColumnProfile {
  let profile = profiles.get(cells);
  if (profile === undefined) {
    profile = profileOf(cells, null) ?? profileOf(cells, hasDecimalComma(cells)) as ColumnProfile;
    profiles.set(cells, profile);
  }
  return profile;
}

/** Null as soon as a text with a comma is met while it is not known whether the column writes decimal commas. */
function profileOf(cells: readonly Cell[], decimalComma: boolean | null): ColumnProfile | null {
  let present = 0;
  let numeric = 0;
  let integers = 0;
  let leadingZeros = 0;
  const others = { boolean: 0, date: 0, json: 0 };
  let numbers: Float64Array | null = null;
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row];
    if (cell === null) continue;
    present++;
    let value = Number.NaN;
    if (typeof cell === 'number') value = cell;
    else if (typeof cell === 'string') {
      value = parseNumber(cell, decimalComma === true);
      if (cell.charCodeAt(0) === 48 && cell.length > 1 && cell.charCodeAt(1) >= 48 && cell.charCodeAt(1) <= 57) leadingZeros++;
      else if (decimalComma === null && cell.includes(',')) return null;
    }
    if (Number.isNaN(value)) {
      const kind = otherKind(cell);
      if (kind !== null) others[kind]++;
      continue;
    }
    numbers ??= new Float64Array(cells.length).fill(Number.NaN);
    numbers[row] = value;
    numeric++;
    if (Number.isInteger(value)) integers++;
  }
  const type: FieldType = present === 0 ? 'empty'
    : numeric === present && leadingZeros === 0 ? (integers === present ? 'integer' : 'number')
      : (['boolean', 'date', 'json'] as const).find((kind) => others[kind] === present) ?? 'text';
  return { type, decimalComma: decimalComma === true, present, numeric, numbers };
}

function otherKind(cell: Cell): 'boolean' | 'date' | 'json' | null {
  if (typeof cell !== 'string') return typeof cell === 'boolean' ? 'boolean' : null;
  if (/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(cell)) return 'date';
  if (/^[{[].*[}\]]$/s.test(cell)) return 'json';
  return /^(true|false)$/i.test(cell) ? 'boolean' : null;
}

/** A column writes decimal commas if one of its numbers can only be read so (`1,5`, never `1,500`). */
function hasDecimalComma(cells: readonly Cell[]): boolean {
  let found = false;
  for (const cell of cells) {
    if (typeof cell !== 'string' || !cell.includes(',')) continue;
    if (THOUSANDS.test(cell)) {
      if (cell.includes('.')) return false;
    } else if (COMMA_DECIMAL.test(cell)) found = true;
  }
  return found;
}

/** The cell as text: an identifier or a code never becomes a number on the way. Null stays null. */
export function cellText(cell: Cell): string | null {
  return cell === null ? null : typeof cell === 'string' ? cell : String(cell);
}

/** A property value as a cell; objects and lists stay JSON text. */
export function propertyCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  return JSON.stringify(value);
}
