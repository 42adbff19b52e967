import { cellText } from '../importers/cells.ts';
import type { MappedTable } from './mappedTable.ts';

/** Years of a column of years or dates (`2018`, `2018年`, `2018-02-11`), NaN where empty. Anything else, and a year out of range, is an error of its row. */
export function readYears(mapped: MappedTable, column: string | undefined, key: string): Float64Array {
  const cells = mapped.cells(column, key);
  const years = new Float64Array(mapped.rowCount).fill(Number.NaN);
  cells?.forEach((cell, row) => {
    const text = cellText(cell);
    if (text === null) return;
    const year = Number(/^(\d{4})(?:\.0+|年.*|[-/.]\d{1,2}([-/.]\d{1,2}.*)?)?$/.exec(text.trim())?.[1] ?? Number.NaN);
    const detail = { row: mapped.rowNumber(row), ...(column === undefined ? {} : { column }), parameter: mapped.parameter(key) };
    if (Number.isNaN(year)) mapped.problems.error('row.not-a-number', { ...detail, values: { text: text.slice(0, 40) } });
    else if (year < FIRST_YEAR || year > LAST_YEAR) mapped.problems.error('row.out-of-range', { ...detail, values: { text, minimum: FIRST_YEAR, maximum: LAST_YEAR } });
    else years[row] = year;
  });
  return years;
}

export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2200;
