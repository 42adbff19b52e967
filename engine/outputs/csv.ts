import type { Column } from '../../data/dataset.ts';

/**
 * A table as CSV: UTF-8 with BOM, LF, RFC 4180 quoting, numbers in JavaScript's shortest round-trip form. A value that
 * does not exist is empty.
 */
export function toCsv(columns: Column[]): string {
  const rows = columns[0]?.values.length ?? 0;
  const lines = [columns.map((column) => quote(column.name)).join(',')];
  for (let row = 0; row < rows; row++) lines.push(columns.map(({ values }) => cellText(values[row])).join(','));
  return `\uFEFF${lines.join('\n')}\n`;
}

function cellText(value: string | number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  return typeof value === 'number' ? String(value) : quote(value);
}

function quote(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows of a table as JSON cells: what does not exist is null. */
export function toRows(columns: Column[], offset: number, limit: number): (string | number | null)[][] {
  const count = columns[0]?.values.length ?? 0;
  const rows: (string | number | null)[][] = [];
  for (let row = offset; row < Math.min(count, offset + limit); row++) {
    rows.push(columns.map(({ values }) => {
      const value = values[row]!;
      return typeof value === 'number' && Number.isNaN(value) ? null : value;
    }));
  }
  return rows;
}
