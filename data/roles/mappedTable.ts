import { nearestValue } from '../../api/nearestName.ts';
import { cellText, profileColumn } from '../importers/cells.ts';
import { readSource } from '../importers/registry.ts';
import { parameterOf } from '../importers/sourceFile.ts';
import type { ReadOptions } from '../importers/sourceFile.ts';
import { InputError } from '../../api/findings.ts';
import type { Cell, SourceTable } from '../source.ts';
import type { SourceFile } from '../dataset.ts';
import { numberedRows } from './numberedRows.ts';
import { Problems } from './problems.ts';

/** What is the same for every role builder. */
export interface BuildContext {
  baseDir: string;
  /** Recipe key of this input (`inputs.zones`, `inputs.facilities[1]`), named in findings. */
  parameterPrefix: string;
  /** What the zones already read say to the inputs after them: do their coordinates and codes fit? */
  zones?: { bbox: [number, number, number, number]; codes: readonly string[] };
  progress?: (phase: 'read' | 'check' | 'store', fraction: number) => void;
}

/** What a table input of a recipe can say about reading it. */
export interface FileInput {
  path: string;
  encoding?: string;
  crs?: string;
  sheet?: string;
  layer?: string;
}

/** A source table with the user's mapping applied: columns by recipe key, checked to exist. */
export class MappedTable {
  readonly table: SourceTable;
  readonly problems: Problems;
  readonly sources: SourceFile[];
  private readonly prefix: string;

  constructor(table: SourceTable, sources: SourceFile[], prefix: string) {
    this.table = table;
    this.sources = sources;
    this.prefix = prefix;
    this.problems = new Problems(table.file);
    this.problems.addAll(table.notes);
  }

  get rowCount(): number {
    return this.table.rowCount;
  }

  rowNumber(row: number): number {
    return this.table.rowNumberOf(row);
  }

  /** Recipe key of this input's `key`. */
  parameter(key: string): string {
    return parameterOf(this.prefix, key);
  }

  /** Cells of the column called `name`, or null where the recipe maps none. A name the file has not is an error that names the nearest. */
  cells(name: string | undefined, key: string): readonly Cell[] | null {
    if (name === undefined) return null;
    const at = this.indexOf(name);
    if (at >= 0) return this.table.columns[at];
    const names = this.table.fields.map((field) => field.name);
    this.problems.error('column.missing', {
      column: name, parameter: this.parameter(key), values: { known: names.join(', '), ...nearestValue(name, names) },
    });
    return null;
  }

  /** A name as the file writes it, or the same with other blanks around and inside. */
  indexOf(name: string): number {
    const exact = this.table.fields.findIndex((field) => field.name === name);
    if (exact >= 0) return exact;
    const plain = name.replace(/\s+/g, ' ').trim();
    return this.table.fields.findIndex((field) => field.name === plain);
  }

  /** Texts of a column; null where missing. */
  texts(name: string | undefined, key: string): (string | null)[] | null {
    return this.cells(name, key)?.map(cellText) ?? null;
  }

  /**
   * Numbers of a column, NaN where missing. A text that is no number is an error naming its row, as is a value below
   * `minimum` (default: none) or above `maximum`.
   */
  numbers(name: string | undefined, key: string, range: { minimum?: number; maximum?: number } = {}): Float64Array | null {
    const cells = this.cells(name, key);
    if (cells === null || name === undefined) return null;
    const { minimum = -Infinity, maximum = Infinity } = range;
    const values = profileColumn(cells).numbers?.slice() ?? new Float64Array(cells.length).fill(Number.NaN);
    for (let row = 0; row < cells.length; row++) {
      const value = values[row];
      if ((value >= minimum && value <= maximum) || cells[row] === null) continue;
      const detail = { row: this.rowNumber(row), column: name, parameter: this.parameter(key) };
      if (Number.isNaN(value)) this.problems.error('row.not-a-number', { ...detail, values: { text: String(cells[row]).slice(0, 40) } });
      else if (minimum === 0 && value < 0) this.problems.error('row.negative', { ...detail, values: { text: value } });
      else this.problems.error('row.out-of-range', { ...detail, values: { text: value, minimum, maximum } });
    }
    return values;
  }

  /** Texts that must be there in every row and differ from row to row. Two rows may share one if `unique` is false. */
  keys(name: string, key: string, unique = true): string[] | null {
    const texts = this.texts(name, key);
    if (texts === null) return null;
    // Numbers that differ need no table of a million texts to see that they do.
    if (numberedRows(this.cells(name, key) ?? []) !== null) return texts as string[];
    const first = new Map<string, number>();
    const detail = (row: number) => ({ row: this.rowNumber(row), column: name, parameter: this.parameter(key) });
    texts.forEach((text, row) => {
      if (text === null) {
        this.problems.error('row.missing-value', detail(row));
        return;
      }
      if (!unique) return;
      const before = first.get(text);
      if (before === undefined) first.set(text, row);
      else this.problems.error('row.duplicate-key', { ...detail(row), values: { text, first: this.rowNumber(before) } });
    });
    return texts as string[];
  }

  /** 1 for 1/true/yes/是, 0 for 0/false/no/否 and for a missing value; anything else is an error. */
  flags(name: string | undefined, key: string): Uint8Array | null {
    const cells = this.cells(name, key);
    if (cells === null || name === undefined) return null;
    const flags = new Uint8Array(cells.length);
    cells.forEach((cell, row) => {
      const flag = flagOf(cell);
      if (flag === null) {
        this.problems.error('row.bad-flag', { row: this.rowNumber(row), column: name, parameter: this.parameter(key), values: { text: String(cell).slice(0, 40) } });
      } else if (flag) flags[row] = 1;
    });
    return flags;
  }

  /** Numbers, with 1 for true/yes/是 and 0 for false/no/否; NaN where missing. Any other word is an error. */
  facts(name: string, key: string): Float64Array | null {
    const cells = this.cells(name, key);
    if (cells === null) return null;
    const facts = profileColumn(cells).numbers?.slice() ?? new Float64Array(cells.length).fill(Number.NaN);
    cells.forEach((cell, row) => {
      if (cell === null || !Number.isNaN(facts[row])) return;
      const flag = flagOf(cell);
      if (flag !== null) facts[row] = flag ? 1 : 0;
      else this.problems.error('row.bad-attribute', { row: this.rowNumber(row), column: name, parameter: this.parameter(key), values: { text: String(cell).slice(0, 40) } });
    });
    return facts;
  }
}

const YES = new Set(['1', 'true', 'yes', '是', 't', 'y']);
const NO = new Set(['0', 'false', 'no', '否', 'f', 'n']);

function flagOf(cell: Cell): boolean | null {
  if (cell === null) return false;
  if (typeof cell === 'boolean') return cell;
  const text = String(cell).trim().toLowerCase();
  if (YES.has(text) || text === '1.0') return true;
  return NO.has(text) || text === '0.0' ? false : null;
}

/** The columns a reader keeps, and those of them that nothing but numbers is read from: a column named for two things keeps its texts. */
export function keptColumns(wanted: Iterable<string | undefined>, numeric: readonly (string | undefined)[]): Pick<ReadOptions, 'wanted' | 'numeric'> {
  const names = [...wanted].filter((name) => name !== undefined);
  const once = names.filter((name) => names.indexOf(name) === names.lastIndexOf(name));
  return { wanted: new Set(names), numeric: new Set(once.filter((name) => numeric.includes(name))) };
}

/**
 * Reads the table of an input and stops at once if the file itself raises a question (encoding, layer). `wanted`: the
 * columns that will be used; leave out to keep all. `numeric`: those of them that are used as numbers only.
 */
export async function readMappedTable(
  input: FileInput, absolutePath: string, context: BuildContext, wanted?: Iterable<string | undefined>, pathKey = 'path', numeric: readonly (string | undefined)[] = [],
): Promise<MappedTable> {
  const options: ReadOptions = {
    encoding: input.encoding, crs: input.crs, sheet: input.sheet, layer: input.layer, parameterPrefix: context.parameterPrefix,
    ...(wanted === undefined ? {} : keptColumns(wanted, numeric)),
  };
  context.progress?.('read', 0);
  const { table, source } = await readSource(absolutePath, options, pathKey);
  context.progress?.('read', 1);
  if ('values' in table) {
    throw new InputError({ code: 'geometry.wrong-type', severity: 'error', file: table.file, parameter: parameterOf(context.parameterPrefix, pathKey), values: { found: 'raster', expected: 'table' } });
  }
  const mapped = new MappedTable(table, source.sources(), context.parameterPrefix);
  mapped.problems.stopIfAny();
  return mapped;
}
