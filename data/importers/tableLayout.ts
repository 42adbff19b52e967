import type { Cell } from '../source.ts';
import { isMissingText, parseNumber } from './cells.ts';

/** Where the table begins among the first rows that are not blank. */
export interface HeaderLayout {
  names: (string | null)[];
  /** Index of the header among the rows given; -1 where the file has none. */
  headerRow: number;
  /** Index of the first row after the header and a row of units. */
  dataRow: number;
  headless: boolean;
}

const isFilled = (cell: Cell): boolean => cell !== null && !(typeof cell === 'string' && cell.trim() === '');
const isNumeric = (cell: Cell): boolean => typeof cell === 'number' || (typeof cell === 'string' && cell.trim() !== '' && !Number.isNaN(parseNumber(cell.trim())));

/**
 * Finds the header: the first row at least half as full as the body of the table (title rows hold one or two cells).
 * Where that row holds nothing but numbers, there is no header and columns are called `column_<n>`.
 */
export function findHeader(rows: readonly Cell[][]): HeaderLayout {
  if (rows.length === 0) return { names: [], headerRow: -1, dataRow: 0, headless: false };
  const filled = rows.map((row) => row.filter(isFilled).length);
  const width = commonest(filled);
  const enough = width < 2 ? 1 : Math.max(2, Math.ceil(width / 2));
  let headerRow = filled.findIndex((count) => count >= enough);
  if (headerRow < 0) headerRow = 0;
  const header = rows[headerRow];
  if (rows.length > headerRow + 1 && header.filter(isFilled).every(isNumeric)) {
    const widest = Math.max(...rows.map((row) => row.length));
    return { names: Array.from({ length: widest }, () => null), headerRow: -1, dataRow: headerRow, headless: true };
  }
  const names = header.map((cell) => (isFilled(cell) ? String(cell) : null));
  const dataRow = headerRow + (isUnitsRow(rows, headerRow + 1) ? 2 : 1);
  return { names, headerRow, dataRow, headless: false };
}

/** The commonest number of filled cells among the rows, the greater one on a tie. */
function commonest(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  let best = 0;
  for (const [count, n] of times) if (n > (times.get(best) ?? 0) || (n === times.get(best) && count > best)) best = count;
  return best;
}

/** Units under the header (`人`, `%`, `万元`): short words, and no number, where the rows below hold numbers. */
function isUnitsRow(rows: readonly Cell[][], index: number): boolean {
  const row = rows[index];
  const below = rows.slice(index + 1, index + 11).filter((other) => other.filter(isFilled).length > 1); // remarks are alone in their row
  if (row === undefined || below.length === 0) return false;
  let units = 0;
  for (let c = 0; c < row.length; c++) {
    const cell = row[c];
    const numbersBelow = below.filter((other) => isNumeric(other[c] ?? null)).length;
    if (!isFilled(cell)) continue;
    if (typeof cell !== 'string' || isNumeric(cell)) return false;
    const text = cell.trim();
    if (numbersBelow * 2 <= below.length) continue;
    if (isMissingText(text) || text.length > 10) return false;
    units++;
  }
  return units > 0;
}

const TOTAL = /^(合计|总计|共计|总和|小计|total|totals|grandtotal|sum)[:：]?$/i;
const CHINESE_TOTAL = /^(合计|总计|共计)$/;

/** A row of sums: its first filled cell says so (or, in Chinese, the second, beside a number or a code). */
export function isTotal(cells: readonly Cell[]): boolean {
  const [first, second] = cells.filter(isFilled).slice(0, 2).map((cell) => String(cell).replace(/[\s\u3000]+/g, ''));
  return first !== undefined && (TOTAL.test(first) || (second !== undefined && CHINESE_TOTAL.test(second)));
}

const FOOTNOTE_START = /^[\s(（[【*※#]*(注|备注|说明|数据来源|资料来源|来源|出处|单位|制表|填表|审核|data source|source|notes?|remarks?)/i;
const FOOTNOTE_COLON = /^[\s(（[【*※#]*(注|备注|说明|数据来源|资料来源|来源|data source|source|notes?)\s*\d*\s*[:：]/i;

/** A remark under the table: one cell alone that begins like a remark or ends like a sentence, or any row that begins with `注：`. */
export function isFootnote(cells: readonly Cell[], width: number): boolean {
  const filled = cells.filter(isFilled);
  const [first] = filled;
  if (typeof first !== 'string' || width < 2) return false;
  if (FOOTNOTE_COLON.test(first)) return true;
  return filled.length === 1 && (FOOTNOTE_START.test(first) || /[:：。]/.test(first));
}
