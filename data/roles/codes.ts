import type { Cell } from '../source.ts';
import type { BuildContext, MappedTable } from './mappedTable.ts';
import { RowCount } from './problems.ts';

/**
 * Administrative codes as text, one per row. `520101.0` (a number written by a statistics program) loses its point, a
 * code in exponent notation is an error because its digits are gone; codes of digits only but of unequal length are
 * noted: leading zeros may have been lost on the way.
 */
export function readCodes(mapped: MappedTable, column: string, key: string, unique = true): string[] | null {
  const cells = mapped.cells(column, key);
  if (cells === null) return null;
  let pointed = 0;
  const at = mapped.indexOf(column);
  mapped.table.columns[at] = cells.map((cell, row) => {
    if (typeof cell !== 'string') return cell;
    if (/^\d+\.0+$/.test(cell)) {
      pointed++;
      return cell.slice(0, cell.indexOf('.'));
    }
    if (/^\d(\.\d+)?[eE]\+?\d+$/.test(cell)) {
      mapped.problems.error('code.bad-format', { row: mapped.rowNumber(row), column, parameter: mapped.parameter(key), values: { text: cell } });
    }
    return cell.startsWith("'") ? cell.slice(1) : cell;
  });
  if (pointed > 0) mapped.problems.note('code.bad-format', { column, values: { count: pointed, text: '.0' } });
  const codes = mapped.keys(column, key, unique);
  const uneven = unevenLength(mapped.table.columns[at]);
  if (uneven !== null) mapped.problems.note('code.unequal-length', { row: mapped.rowNumber(uneven.row), column, values: { count: uneven.count, lengths: uneven.lengths, text: uneven.code } });
  return codes;
}

/** Notes how many rows carry a code that is none of the zones', and the first of them. Nothing where zones are not known yet. */
export function noteUnknownCodes(mapped: MappedTable, codes: readonly string[], column: string, context: BuildContext): void {
  if (context.zones === undefined) return;
  const known = new Set(context.zones.codes);
  const unknown = new RowCount();
  let example = '';
  codes.forEach((value, row) => {
    if (known.has(value)) return;
    if (unknown.count === 0) example = value;
    unknown.add(mapped.rowNumber(row));
  });
  if (unknown.count > 0) mapped.problems.note('row.unknown-code', { row: unknown.first, column, values: { count: unknown.count, text: example } });
}

/** Codes of digits only that are not as long as most: how many, the first of them, and all lengths (`5, 6`). Null if all are equal. */
export function unevenLength(cells: readonly Cell[]): { row: number; count: number; lengths: string; code: string } | null {
  const lengths = new Map<number, number>();
  for (const cell of cells) {
    if (cell === null) continue;
    const code = String(cell);
    if (!/^\d+$/.test(code)) return null;
    lengths.set(code.length, (lengths.get(code.length) ?? 0) + 1);
  }
  if (lengths.size < 2) return null;
  const [[length]] = [...lengths].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  const row = cells.findIndex((cell) => cell !== null && String(cell).length !== length);
  const count = cells.reduce<number>((sum, cell) => sum + (cell !== null && String(cell).length !== length ? 1 : 0), 0);
  return { row, count, lengths: [...lengths.keys()].sort((a, b) => a - b).join(', '), code: String(cells[row]) };
}
