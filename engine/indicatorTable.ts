import type { Finding } from '../api/findings.ts';
import type { CodeChanges } from '../data/codeChanges.ts';
import type { IndicatorFacts } from '../data/dataset.ts';

/** Indicators by code and year, their codes those of the zones as far as code changes tell. */
export interface IndicatorTable {
  codes: string[];
  names: (string | null)[] | null;
  /** NaN where the table has none. */
  year: Float64Array;
  values: Map<string, Float64Array>;
  /** Columns of words, which can group units. */
  texts: Map<string, (string | null)[]>;
  /** What the user says of indicators: unit, denominator, service area, additive. */
  about: Record<string, IndicatorFacts>;
  file: string;
  /** Codes from before a change that were followed, merged or could not be. */
  notes: Finding[];
}

/**
 * An indicator table made before codes changed, by the codes after it. A unit that only got another code keeps its row. Of units that
 * became one, indicators said to be additive are added up, where every one of them has a value; other figures are not put
 * together: the new unit keeps its own row where the table has one, else it has no value. A unit that was divided has none for its parts.
 *
 * @param known codes of the units in use
 */
export function withPresentCodes(table: IndicatorTable, changes: CodeChanges, known: ReadonlySet<string>): IndicatorTable {
  const became = new Map<number, string>();
  const divided: string[] = [];
  table.codes.forEach((code, row) => {
    if (known.has(code)) return;
    const found = changes.follow(code, known, table.year[row]);
    if (found.length === 1) became.set(row, found[0]);
    else if (found.length > 1) divided.push(`${code} → ${found.join(', ')}`);
  });
  if (became.size === 0) return { ...table, notes: notesOf(table, [], [], divided, []) };

  const members = new Map<string, number[]>();
  const keyOf = (row: number): string => `${became.get(row) ?? table.codes[row]} ${table.year[row]}`;
  table.codes.forEach((_, row) => members.set(keyOf(row), [...(members.get(keyOf(row)) ?? []), row]));
  const additive = [...table.values.keys()].filter((name) => table.about[name]?.additive === true);
  const renamed: string[] = [];
  const merged: string[] = [];
  const sums = new Map<number, number[]>();
  const gone = new Set<number>();
  for (const rows of members.values()) {
    const old = rows.filter((row) => became.has(row));
    if (old.length === 0) continue;
    const arrow = `${old.map((row) => table.codes[row]).join(', ')} → ${became.get(old[0])!}`;
    if (rows.length === 1) {
      renamed.push(arrow);
      continue;
    }
    merged.push(arrow);
    const kept = additive.length === 0 ? null : rows.find((row) => !became.has(row)) ?? rows[0];
    for (const row of old) {
      if (row === kept) continue;
      if (kept === null) became.delete(row);
      else gone.add(row);
    }
    if (kept !== null) sums.set(kept, rows);
  }

  const left = table.codes.map((_, row) => row).filter((row) => !gone.has(row));
  const words = (from: (string | null)[]) => left.map((row) => (sums.has(row) && became.has(row) ? null : from[row]));
  const figures = (name: string, from: Float64Array): Float64Array => Float64Array.from(left, (row) => {
    const rows = sums.get(row);
    if (rows === undefined) return from[row];
    if (additive.includes(name)) return rows.reduce((sum, one) => sum + from[one], 0);
    return became.has(row) ? NaN : from[row];
  });
  return {
    ...table, codes: left.map((row) => became.get(row) ?? table.codes[row]), names: table.names && words(table.names), year: Float64Array.from(left, (row) => table.year[row]),
    values: new Map(Array.from(table.values, ([name, from]) => [name, figures(name, from)])), texts: new Map(Array.from(table.texts, ([name, from]) => [name, words(from)])),
    notes: notesOf(table, renamed, merged, divided, additive),
  };
}

function notesOf(table: IndicatorTable, renamed: readonly string[], merged: readonly string[], divided: readonly string[], additive: readonly string[]): Finding[] {
  const note = (code: Finding['code'], all: readonly string[], more: Finding['values'] = {}): Finding[] => {
    const each = new Set(all);
    return each.size === 0 ? [] : [{ code, severity: 'note', file: table.file, values: { count: each.size, first: [...each][0], ...more } }];
  };
  return [
    ...note('code.followed', renamed), ...note('indicators.merged', merged, additive.length === 0 ? {} : { summed: additive.join(', ') }), ...note('indicators.divided', divided),
  ];
}
