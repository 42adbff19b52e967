/** A table of a run as the engine sends it: columns by name, missing as null. */
export interface RowTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  readonly total: number;
}

/** Numbers of a column; missing, unknown and non-numeric become NaN here and nowhere else. */
export function numbersOf(table: RowTable, column: string): Float64Array {
  const at = table.columns.indexOf(column);
  return Float64Array.from(table.rows, (row) => (at >= 0 && typeof row[at] === 'number' ? row[at] : Number.NaN));
}

/** Texts of a column; missing is the empty string. */
export function textsOf(table: RowTable, column: string): string[] {
  const at = table.columns.indexOf(column);
  return table.rows.map((row) => (at >= 0 && row[at] !== null ? String(row[at]) : ''));
}
