import { cellText } from '../importers/cells.ts';
import type { Cell } from '../source.ts';

/** Room in a table by number that may stay empty, as a multiple of the rows. */
const SPARSENESS = 8;

/** The row whose id a cell of another table names; undefined where there is none. */
export type RowOf = (cell: Cell) => number | undefined;

/**
 * Looks rows up in a plain array where their ids are whole numbers close together, as most are: no text of any id is
 * made. Null where they are not, or where an id occurs twice: they are then told apart as texts.
 */
export function numberedRows(cells: readonly Cell[]): { ids: Float64Array; rowOf: RowOf } | null {
  const ids = new Float64Array(cells.length);
  let least = Infinity;
  let greatest = -Infinity;
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row];
    if (typeof cell !== 'number' || !Number.isSafeInteger(cell)) return null;
    ids[row] = cell;
    least = Math.min(least, cell);
    greatest = Math.max(greatest, cell);
  }
  const room = greatest - least + 1;
  if (cells.length === 0 || room > SPARSENESS * cells.length) return null;
  const rows = new Int32Array(room).fill(-1);
  for (let row = 0; row < ids.length; row++) {
    if (rows[ids[row] - least] >= 0) return null;
    rows[ids[row] - least] = row;
  }
  const rowOf: RowOf = (cell) => {
    const text = typeof cell === 'number' ? null : cellText(cell);
    const id = typeof cell === 'number' ? cell : Number(text);
    // Ids are told apart by their texts: 7 is not 07.
    if (!(id >= least && id <= greatest) || !Number.isInteger(id) || (text !== null && String(id) !== text)) return undefined;
    const row = rows[id - least];
    return row < 0 ? undefined : row;
  };
  return { ids, rowOf };
}
