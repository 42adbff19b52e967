import type { Column } from '../../data/dataset.ts';

/** Indexes of the rows whose columns equal the given values; null is missing. A column that is not there keeps none. */
export function rowsWhere(columns: Column[], where: Record<string, string | number | boolean | null>): Int32Array {
  const tests = Object.entries(where).map(([name, wanted]) => ({ values: columns.find((column) => column.name === name)?.values, wanted: wanted ?? NaN }));
  const count = columns[0]?.values.length ?? 0;
  const kept = new Int32Array(count);
  let n = 0;
  for (let row = 0; row < count; row++) {
    if (tests.every(({ values, wanted }) => values !== undefined && Object.is(values[row] ?? NaN, wanted))) kept[n++] = row;
  }
  return kept.slice(0, n);
}

/** Rows of a table as JSON cells: what does not exist is null. `chosen` picks rows; all in order if left out. */
export function toRows(columns: Column[], offset: number, limit: number, chosen?: Int32Array): (string | number | null)[][] {
  const count = chosen?.length ?? columns[0]?.values.length ?? 0;
  const rows: (string | number | null)[][] = [];
  for (let at = offset; at < Math.min(count, offset + limit); at++) {
    const row = chosen ? chosen[at] : at;
    rows.push(columns.map(({ values }) => {
      const value = values[row];
      return typeof value === 'number' && Number.isNaN(value) ? null : value;
    }));
  }
  return rows;
}
