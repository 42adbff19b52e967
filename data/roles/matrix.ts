import { basename } from 'node:path';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import type { MatrixInput } from '../../api/recipe.ts';
import { cellText, profileColumn } from '../importers/cells.ts';
import { findDelimiter, readCsv } from '../importers/csv.ts';
import { guessEncoding } from '../importers/encoding.ts';
import { readPairRows } from '../importers/pairTable.ts';
import type { PairRows } from '../importers/pairTable.ts';
import { openSource, parameterOf } from '../importers/sourceFile.ts';
import type { Column, DatasetDraft, MatrixUnit } from '../dataset.ts';
import type { Cell } from '../source.ts';
import { MappedTable, readMappedTable } from './mappedTable.ts';
import type { BuildContext } from './mappedTable.ts';
import { Problems, RowCount } from './problems.ts';

export type MatrixTable = Exclude<MatrixInput, { graph: unknown }>;
type ValueKey = MatrixUnit;
const VALUE_KEYS: readonly ValueKey[] = ['minutes', 'meters', 'cost'];

/** Text files from this size are taken apart byte by byte; smaller ones by the reader of all tables, which knows totals and footnotes. */
const LARGE_BYTES = 1 << 24;
const HEAD_BYTES = 1 << 16;
const SINGLE_BYTE_DELIMITERS = [',', '\t', ';'];
const SECONDS_NAME = /(^|_)(sec|secs|seconds|duration|durations)($|_)|秒/i;

/**
 * Travel times, distances or costs the user already has: one row per pair of origin and destination. A pair without a
 * value is unreachable and counted in a note; a pair given twice, a negative value and a missing identifier are errors of
 * their row. `largeBytes` is for tests.
 */
export async function buildMatrix(input: MatrixTable, absolutePath: string, context: BuildContext, largeBytes = LARGE_BYTES): Promise<Omit<DatasetDraft, 'request'>> {
  const unit = unitOf(input, basename(absolutePath), context);
  const large = await readLarge(input, unit, absolutePath, context, largeBytes);
  const { mapped, rows } = large ?? await readSmall(input, unit, absolutePath, context);
  const { problems } = mapped;
  context.progress?.('check', 0.1);
  const columns = { origin: input.origin, destination: input.destination };
  for (const key of ['origin', 'destination'] as const) {
    for (let i = 0; i < rows.count; i++) {
      if (rows[key][i] < 0) problems.error('row.missing-value', { row: rows.row[i], column: columns[key], parameter: mapped.parameter(key) });
    }
  }
  for (let i = 0; i < rows.count; i++) {
    if (rows.value[i] < 0) problems.error('row.negative', { row: rows.row[i], column: input[unit], parameter: mapped.parameter(unit), values: { text: rows.value[i] } });
  }
  refuseDuplicates(rows, mapped, input.origin);
  problems.stopIfAny();
  const valueName = input[unit] as string;
  if (unit === 'minutes' && SECONDS_NAME.test(valueName)) problems.note('matrix.seconds', { column: valueName, parameter: mapped.parameter('minutes') });
  const kept = withoutMissing(rows, problems, valueName);
  context.progress?.('check', 1);
  return {
    role: 'matrix', name: mapped.table.file, rowCount: kept.value.length, notes: problems.notes(), sources: mapped.sources,
    columns: matrixColumns({ ...kept, origins: rows.origins, destinations: rows.destinations }),
    meta: { encoding: mapped.table.encoding.value ?? undefined, format: mapped.table.format, matrix: { unit } },
  };
}

/** Columns of the role as DatasetDraft describes them. */
export function matrixColumns(pairs: Pick<PairRows, 'origins' | 'destinations' | 'origin' | 'destination' | 'value'>): Column[] {
  return [
    { name: 'origins', values: pairs.origins }, { name: 'destinations', values: pairs.destinations },
    { name: 'origin', values: pairs.origin }, { name: 'destination', values: pairs.destination }, { name: 'value', values: pairs.value },
  ];
}

/** @throws InputError where none or several of minutes, meters and cost are named. */
function unitOf(input: MatrixTable, file: string, context: BuildContext): ValueKey {
  const named = VALUE_KEYS.filter((key) => input[key] !== undefined);
  if (named.length === 1) return named[0];
  const place = { severity: 'error' as const, file };
  const parameter = (key: string): string => parameterOf(context.parameterPrefix, key);
  if (named.length === 0) throw new InputError({ code: 'column.required', ...place, column: VALUE_KEYS.join(', '), parameter: parameter('minutes') });
  throw new InputError(named.slice(1).map((key): Finding => ({ code: 'parameter.conflict', ...place, parameter: parameter(key), values: { one: key, other: named[0] } })));
}

interface ReadMatrix { mapped: MappedTable; rows: PairRows }

async function readSmall(input: MatrixTable, unit: ValueKey, absolutePath: string, context: BuildContext): Promise<ReadMatrix> {
  const mapped = await readMappedTable(input, absolutePath, context, [input.origin, input.destination, input[unit]]);
  const [from, to, value] = [mapped.cells(input.origin, 'origin'), mapped.cells(input.destination, 'destination'), mapped.numbers(input[unit], unit)];
  // Without one of the columns no row can be judged; a value that is no number leaves the others to be.
  if (from === null || to === null || value === null) mapped.problems.stopIfAny();
  const origin = intern(from ?? []);
  const destination = intern(to ?? []);
  return {
    mapped,
    rows: {
      count: mapped.rowCount, origins: origin.ids, destinations: destination.ids, origin: origin.index, destination: destination.index,
      value: value as Float64Array, row: Uint32Array.from({ length: mapped.rowCount }, (_, row) => mapped.rowNumber(row)),
    },
  };
}

function intern(cells: readonly Cell[]): { ids: string[]; index: Int32Array } {
  const ids: string[] = [];
  const known = new Map<string, number>();
  const index = Int32Array.from(cells, (cell) => {
    const text = cellText(cell);
    if (text === null) return -1;
    let id = known.get(text);
    if (id === undefined) known.set(text, (id = ids.push(text) - 1));
    return id;
  });
  return { ids, index };
}

/** Null for a file that is small, no plain separated text, or in an encoding whose bytes could look like separators. */
async function readLarge(input: MatrixTable, unit: ValueKey, absolutePath: string, context: BuildContext, largeBytes: number): Promise<ReadMatrix | null> {
  const source = openSource(absolutePath, context.parameterPrefix);
  if (source.bytes.length < largeBytes || !/^(csv|tsv|txt|tab)$/.test(source.extension)) return null;
  context.progress?.('read', 0);
  const guess = input.encoding === undefined ? guessEncoding(source.bytes, { file: source.file, parameter: parameterOf(context.parameterPrefix, 'encoding') }) : null;
  const encoding = input.encoding ?? guess?.encoding.value;
  const bytes = source.bytes.subarray(0, source.bytes.lastIndexOf(0x0a, HEAD_BYTES) + 1);
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const delimiter = findDelimiter(head);
  if (!encoding || /^(utf-?16|utf-?32|ucs)/i.test(encoding) || guess?.notes.length || bytes.length === 0 || !SINGLE_BYTE_DELIMITERS.includes(delimiter)) return null;
  const names = [input.origin, input.destination, input[unit] as string];
  const table = readCsv({ ...source, bytes }, { encoding, parameterPrefix: context.parameterPrefix, wanted: new Set(names) });
  const mapped = new MappedTable(table, [], context.parameterPrefix);
  names.forEach((name, i) => mapped.cells(name, (['origin', 'destination', unit] as const)[i]));
  mapped.problems.stopIfAny();
  const [origin, destination, value] = names.map((name) => mapped.indexOf(name));
  const detail = { column: input[unit], parameter: mapped.parameter(unit) };
  const rows = readPairRows(
    source.bytes,
    {
      delimiter: delimiter.charCodeAt(0), encoding, decimalComma: profileColumn(table.columns[value]).decimalComma, columns: { origin, destination, value },
      firstRow: table.rowNumberOf(0), expected: Math.ceil(((source.bytes.length / bytes.length) * table.rowCount) * 1.1) + 16,
    },
    (row, text) => mapped.problems.error('row.not-a-number', { ...detail, row, values: { text: text.slice(0, 40) } }),
    (fraction) => context.progress?.('read', fraction),
  );
  return { mapped: withSources(mapped, source.sources()), rows };
}

/** The hash of a large file takes as long as reading it, so it is taken once all is well. */
function withSources(mapped: MappedTable, sources: MappedTable['sources']): MappedTable {
  mapped.sources.push(...sources);
  return mapped;
}

/** Pairs of one origin are looked at together; `seen` remembers the row of each destination. */
function refuseDuplicates(rows: PairRows, mapped: MappedTable, column: string): void {
  const { count, origin, destination } = rows;
  const offsets = new Uint32Array(rows.origins.length + 1);
  for (let i = 0; i < count; i++) if (origin[i] >= 0) offsets[origin[i] + 1]++;
  for (let o = 0; o < rows.origins.length; o++) offsets[o + 1] += offsets[o];
  const order = new Uint32Array(offsets[rows.origins.length]);
  const free = offsets.slice();
  for (let i = 0; i < count; i++) if (origin[i] >= 0) order[free[origin[i]]++] = i;
  const seenBy = new Int32Array(rows.destinations.length).fill(-1);
  const seenAt = new Uint32Array(rows.destinations.length);
  for (let o = 0; o < rows.origins.length; o++) {
    for (let k = offsets[o]; k < offsets[o + 1]; k++) {
      const pair = order[k];
      const to = destination[pair];
      if (to < 0) continue;
      if (seenBy[to] === o) {
        mapped.problems.error('row.duplicate-key', {
          row: rows.row[pair], column, parameter: mapped.parameter('origin'), values: { text: `${rows.origins[o]} → ${rows.destinations[to]}`, first: rows.row[seenAt[to]] },
        });
      } else {
        seenBy[to] = o;
        seenAt[to] = pair;
      }
    }
  }
}

function withoutMissing(rows: PairRows, problems: Problems, column: string): Pick<PairRows, 'origin' | 'destination' | 'value'> {
  const missing = new RowCount();
  for (let i = 0; i < rows.count; i++) if (Number.isNaN(rows.value[i])) missing.add(rows.row[i]);
  const { origin, destination, value } = rows;
  if (missing.count === 0) return { origin: origin.slice(), destination: destination.slice(), value: value.slice() };
  problems.note('matrix.no-value', { row: missing.first, column, values: { count: missing.count } });
  const has = (_: number, i: number): boolean => !Number.isNaN(value[i]);
  return { origin: origin.filter(has), destination: destination.filter(has), value: value.filter(has) };
}
