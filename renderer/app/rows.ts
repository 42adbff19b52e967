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

/**
 * Rows as records: texts and numbers by the name they shall have, each with the column it comes from. A row without a name is called by
 * its code.
 */
export function recordsOf<T extends string, N extends string>(table: RowTable, texts: Readonly<Record<T, string>>, numbers: Readonly<Record<N, string>>): (Record<T, string> & Record<N, number>)[] {
  const columns = [
    ...(Object.entries(texts) as [T, string][]).map(([key, column]) => [key, textsOf(table, column)] as const),
    ...(Object.entries(numbers) as [N, string][]).map(([key, column]) => [key, numbersOf(table, column)] as const),
  ];
  return table.rows.map((_, row) => {
    const record = Object.fromEntries(columns.map(([key, values]) => [key, values[row]]));
    if (record['name'] === '' && typeof record['code'] === 'string') record['name'] = record['code'];
    return record as Record<T, string> & Record<N, number>;
  });
}

/** Columns that begin with a prefix, by what follows it: `index_health` -> `health`. */
export function columnsAfter(columns: readonly string[], prefix: string): string[] {
  return columns.filter((column) => column.startsWith(prefix)).map((column) => column.slice(prefix.length));
}
