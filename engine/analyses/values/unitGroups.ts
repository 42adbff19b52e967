import { InputError } from '../../../api/findings.ts';
import { nearestValue } from '../../../api/nearestName.ts';
import type { ColumnValues } from '../../../data/dataset.ts';
import type { IndicatorTable } from '../../load.ts';
import { columnOf } from './indicatorColumns.ts';
import type { UnitFrame } from './unitFrame.ts';

/** Units by the value of a column. */
export interface UnitGroups {
  /** The column as it was named. */
  name: string;
  /** In code-point order; '' holds the units of which the column says nothing, so that none is lost. */
  labels: string[];
  /** Index into `labels` of each unit. */
  of: Int32Array;
}

/** `code:2` groups by the first two characters of the code: the province in GB/T 2260, `code:4` the prefecture. */
const CODE_PREFIX = /^code:(\d+)$/;

/**
 * Groups by a column of the zones (the unit above, a tag or any other field, by the name in the file; `parent` too), by the beginning of the
 * code (`code:2`), or by a column of an indicator table, of words or of numbers. Throws InputError `column.missing` with the nearest name.
 */
export function unitGroupsOf(frame: UnitFrame, tables: readonly IndicatorTable[], column: string, year: number | null, parameter: string): UnitGroups {
  const words = wordsOf(frame, tables, column, year);
  if (words === null) {
    const known = groupColumns(frame, tables);
    throw new InputError({
      code: 'column.missing', severity: 'error', file: tables.map((table) => table.file).join(', '), column, parameter,
      values: { column, known: known.slice(0, 40).join(', '), ...nearestValue(column, known) },
    });
  }
  const labels = [...new Set(words)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const at = new Map(labels.map((label, i) => [label, i]));
  return { name: column, labels, of: Int32Array.from(words, (word) => at.get(word)!) };
}

/** Names of the columns that group units. */
export function groupColumns(frame: UnitFrame, tables: readonly IndicatorTable[]): string[] {
  const parent = frame.parents === null ? [] : [frame.parentColumn ?? 'parent'];
  return [...new Set([...parent, ...Object.keys(frame.tags), ...frame.fieldNames, ...tables.flatMap((table) => [...table.texts.keys(), ...table.values.keys()])])];
}

function wordsOf(frame: UnitFrame, tables: readonly IndicatorTable[], column: string, year: number | null): string[] | null {
  const prefix = CODE_PREFIX.exec(column);
  if (prefix) return frame.codes.map((code) => code.slice(0, Number(prefix[1])));
  if (frame.parents !== null && (column === 'parent' || column === frame.parentColumn)) return frame.parents;
  const tag = Object.hasOwn(frame.tags, column) ? column : Object.keys(frame.tagColumns).find((name) => frame.tagColumns[name] === column);
  if (tag !== undefined) return Array.from(frame.tags[tag], String);
  const field = frame.field(column);
  if (field !== null) return text(field);
  const words = textOf(tables, column, year, frame.codes);
  if (words !== null) return words;
  return tables.some((table) => table.values.has(column)) ? text(columnOf(tables, column, year, frame.codes)) : null;
}

function text(values: ColumnValues): string[] {
  return Array.from<string | number | null, string>(values, (value) => (value === null || Number.isNaN(value) ? '' : String(value)));
}

function textOf(tables: readonly IndicatorTable[], column: string, year: number | null, codes: readonly string[]): string[] | null {
  if (!tables.some((table) => table.texts.has(column))) return null;
  const found = new Map<string, string>();
  for (const table of tables) {
    const words = table.texts.get(column);
    table.codes.forEach((code, row) => {
      const dated = table.year[row];
      if (year !== null && !Number.isNaN(dated) && dated !== year) return;
      const word = words?.[row];
      if (word) found.set(code, word);
    });
  }
  return codes.map((code) => found.get(code) ?? '');
}
