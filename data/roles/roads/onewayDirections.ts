import type { Cell } from '../../source.ts';
import type { MappedTable } from '../mappedTable.ts';

const BOTH = new Set(['0', 'no', 'false', '否', 'n', 'b', '0.0']);
const ALONG = new Set(['1', 'yes', 'true', '是', 'y', 'ft', '1.0']);
const AGAINST = new Set(['-1', 'reverse', 'tf', '-1.0']);

/**
 * 1: open along the line or edge only, -1: against it only, 0: both ways. Besides the marks of a recipe, the `B`, `F`, `T` of
 * shapefiles made from OpenStreetMap and `FT`, `TF` are understood; without a `B` in the column, `T` and `F` are true and false.
 */
export function readDirections(mapped: MappedTable, column: string | undefined): Int8Array | null {
  const cells = mapped.cells(column, 'oneway');
  if (cells === null) return null;
  const text = (cell: Cell): string => (cell === null ? '0' : String(cell).trim().toLowerCase());
  const fromTo = cells.some((cell) => text(cell) === 'b');
  return Int8Array.from(cells, (cell, row) => {
    const mark = text(cell);
    if (mark === 't') return fromTo ? -1 : 1;
    if (mark === 'f') return fromTo ? 1 : 0;
    if (BOTH.has(mark)) return 0;
    if (ALONG.has(mark)) return 1;
    if (AGAINST.has(mark)) return -1;
    mapped.problems.error('row.bad-flag', { row: mapped.rowNumber(row), column, parameter: mapped.parameter('oneway'), values: { text: String(cell).slice(0, 40), oneway: '-1, FT, TF, B' } });
    return 0;
  });
}
