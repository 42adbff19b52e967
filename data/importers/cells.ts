import type { Cell, FieldType } from '../source.ts';

/** What spreadsheets and statistics programs write for "no value". A blank cell is missing without a word. */
const MISSING = new Set([
  'NA', 'N/A', 'n/a', 'na', 'NaN', 'nan', 'NAN', 'null', 'NULL', 'Null', 'None', 'none', '\\N', '-', '--', '—', '——', '–', '...', '…', '……', '.', '/',
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
}

/** Looks at every cell once. A column of digits with leading zeros is text: it holds codes. */
export function profileColumn(cells: readonly Cell[]): ColumnProfile {
  const decimalComma = hasDecimalComma(cells);
  let present = 0;
  let numeric = 0;
  let integers = 0;
  let leadingZeros = 0;
  let booleans = 0;
  let dates = 0;
  let json = 0;
  for (const cell of cells) {
    if (cell === null) continue;
    present++;
    if (typeof cell === 'number') {
      numeric++;
      if (Number.isInteger(cell)) integers++;
    } else if (typeof cell === 'boolean') {
      booleans++;
    } else {
      const value = parseNumber(cell, decimalComma);
      if (!Number.isNaN(value)) {
        numeric++;
        if (Number.isInteger(value)) integers++;
        if (cell.charCodeAt(0) === 48 && cell.length > 1 && cell.charCodeAt(1) >= 48 && cell.charCodeAt(1) <= 57) leadingZeros++;
      } else if (/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(cell)) {
        dates++;
      } else if (/^[{[].*[}\]]$/s.test(cell)) {
        json++;
      } else if (/^(true|false)$/i.test(cell)) {
        booleans++;
      }
    }
  }
  const all = (count: number): boolean => count === present;
  const type: FieldType = present === 0 ? 'empty'
    : all(numeric) && leadingZeros === 0 ? (all(integers) ? 'integer' : 'number')
      : all(booleans) ? 'boolean' : all(dates) ? 'date' : all(json) ? 'json' : 'text';
  return { type, decimalComma, present, numeric };
}

/** A column writes decimal commas if one of its numbers can only be read so (`1,5`, never `1,500`). */
function hasDecimalComma(cells: readonly Cell[]): boolean {
  let found = false;
  for (const cell of cells) {
    if (typeof cell !== 'string' || !cell.includes(',')) continue;
    if (THOUSANDS.test(cell)) {
      if (cell.includes('.')) return false;
    } else if (COMMA_DECIMAL.test(cell)) {
      found = true;
    } else if (!Number.isNaN(parseNumber(cell))) {
      return false;
    }
  }
  return found;
}

/** The cell as text: an identifier or a code never becomes a number on the way. Null stays null. */
export function cellText(cell: Cell): string | null {
  return cell === null ? null : typeof cell === 'string' ? cell : String(cell);
}

/** The cell as a number; NaN where it is missing or no number. Booleans count 1 and 0. */
export function cellNumber(cell: Cell, decimalComma = false): number {
  if (cell === null) return Number.NaN;
  if (typeof cell === 'number') return cell;
  return typeof cell === 'boolean' ? Number(cell) : parseNumber(cell, decimalComma);
}
