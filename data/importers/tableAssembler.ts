import type { Finding } from '../../api/findings.ts';
import type { Cell } from '../source.ts';
import { isMissingText } from './cells.ts';
import { plainNumber } from './plainRows.ts';
import type { CellUse } from './plainRows.ts';
import { findHeader, isFootnote, isTotal } from './tableLayout.ts';

/** A plain table taken out of rows of cells. */
export interface AssembledTable {
  names: string[];
  columns: Cell[][];
  rowCount: number;
  rowNumberOf: (row: number) => number;
  notes: Finding[];
}

/** Rows looked at to find the header and, at the end, totals and footnotes. */
const HEAD_ROWS = 40;
const TAIL_ROWS = 40;

/** A row of the file; `cells` is asked only of the last rows. */
interface FileRow {
  cells: Cell[] | (() => Cell[]);
  number: number;
}

const cellsOf = ({ cells }: FileRow): Cell[] => (typeof cells === 'function' ? cells() : cells);

/**
 * Turns the rows of a sheet or CSV file into columns, one row at a time, so that no second copy of a large file is held:
 * finds the header under title rows, drops rows of units, totals and footnotes, skips blank rows, trims texts, makes
 * error cells missing. Whatever is left out or changed is counted in `notes`.
 */
export class TableAssembler {
  private readonly file: string;
  private readonly wanted: ReadonlySet<string> | undefined;
  private readonly numeric: ReadonlySet<string> | undefined;
  private readonly raggedCounts: boolean;
  private head: FileRow[] | null = [];
  private names: string[] = [];
  private columns: Cell[][] = [];
  private uses: CellUse[] = [];
  private rowNumbers: number[] = [];
  private tail: FileRow[] = [];
  private readonly notes: Finding[] = [];
  private readonly trimmed = new Tally('value.trimmed');
  private readonly errors = new Tally('row.error-cell');
  private readonly ragged = new Tally('table.ragged');

  /**
   * `raggedCounts`: a row shorter than the header is worth a note (in a CSV file it is, in a workbook it is not). `wanted`
   * and `numeric`: see ReadOptions.
   */
  constructor(file: string, options: { wanted?: ReadonlySet<string>; numeric?: ReadonlySet<string>; raggedCounts: boolean }) {
    this.file = file;
    this.wanted = options.wanted;
    this.numeric = options.numeric;
    this.raggedCounts = options.raggedCounts;
  }

  /** Takes the next row; `number` is its row in the file, from 1. */
  push(cells: Cell[], number: number): void {
    if (this.head === null) {
      this.add(cells, cells.length, number, cells);
      return;
    }
    if (cells.every(isBlank)) return;
    this.head.push({ cells, number });
    if (this.head.length === HEAD_ROWS) this.settleHeader();
  }

  /** How the cells of each column are wanted, once the header is known; null before, when whole rows of texts are. */
  wantedCells(): readonly CellUse[] | null {
    return this.head === null ? this.uses : null;
  }

  /** Takes the first `count` of `cells`, which are filled as {@link wantedCells} says and may be written over; `again` gives the row's texts. */
  pushFilled(cells: Cell[], count: number, number: number, again: () => Cell[]): void {
    this.add(cells, count, number, again);
  }

  finish(): AssembledTable {
    this.settleHeader();
    this.dropTail();
    this.dropEmptyColumns();
    const numbers = this.rowNumbers;
    for (const tally of [this.ragged, this.errors, this.trimmed]) this.notes.push(...tally.note(this.file));
    return { names: this.names, columns: this.columns, rowCount: numbers.length, rowNumberOf: (row) => numbers[row], notes: this.notes };
  }

  private settleHeader(): void {
    const head = this.head;
    if (head === null) return;
    this.head = null;
    const layout = findHeader(head.map(cellsOf));
    this.names = uniqueNames(layout.names, this.file, this.notes);
    if (layout.headless) this.notes.push({ code: 'table.no-header', severity: 'note', file: this.file, row: head[0]?.number ?? 1, values: { columns: this.names.join(', ') } });
    this.columns = this.names.map(() => []);
    this.uses = this.names.map((name) => (this.wanted?.has(name) === false ? 'unused' : this.numeric === undefined ? 'text' : this.numeric.has(name) ? 'number' : 'exact'));
    head.forEach((row, i) => {
      const cells = cellsOf(row);
      if (i === layout.headerRow) return;
      if (i < layout.dataRow) this.skipped(row, layout.headless || i < layout.headerRow ? 'title' : 'units');
      else if (i === layout.dataRow && isTotal(cells)) this.skipped(row, 'total');
      else this.add(cells, cells.length, row.number, cells);
    });
  }

  private add(cells: Cell[], count: number, number: number, again: FileRow['cells']): void {
    let blank = true;
    for (let c = 0; c < count && blank; c++) blank = isBlank(cells[c]);
    if (blank) return;
    const width = this.names.length;
    if (this.raggedCounts && count < width) this.ragged.count(number, null, `${count}/${width}`);
    for (let c = width; c < count; c++) {
      if (isBlank(cells[c])) continue;
      this.ragged.count(number, null, `${count}/${width}`);
      break;
    }
    for (let c = 0; c < width; c++) {
      if (this.uses[c] === 'unused') continue;
      const cell = c < count ? this.clean(cells[c], number, c) : null;
      if (this.uses[c] === 'exact' && typeof cell === 'string') this.keepTexts(c);
      this.columns[c].push(this.uses[c] === 'text' && typeof cell === 'number' && this.numeric !== undefined ? String(cell) : cell);
    }
    this.rowNumbers.push(number);
    this.tail.push({ cells: again, number });
    if (this.tail.length >= TAIL_ROWS * 2) this.tail = this.tail.slice(TAIL_ROWS);
  }

  /** A cell that is no number makes texts of all in its column, as the file has them. */
  private keepTexts(column: number): void {
    this.uses[column] = 'text';
    this.columns[column] = this.columns[column].map((cell) => (typeof cell === 'number' ? String(cell) : cell));
  }

  private clean(cell: Cell, number: number, column: number): Cell {
    if (typeof cell !== 'string') return cell;
    if (cell === '') return null;
    const first = cell.charCodeAt(0);
    const last = cell.charCodeAt(cell.length - 1);
    let text = cell;
    if (first <= 32 || first > 126 || last <= 32 || last > 126) {
      text = cell.trim();
      if (text === '') return null;
      if (text.length !== cell.length) this.trimmed.count(number, this.names[column], text);
    }
    const use = this.uses[column];
    if (use === 'number' || use === 'exact') {
      const value = plainNumber(text, 0, text.length, use === 'exact');
      if (!Number.isNaN(value)) return value;
    }
    if (!isMissingText(text)) return text;
    this.errors.count(number, this.names[column], text);
    return null;
  }

  private dropTail(): void {
    for (let i = this.tail.length - 1; i >= 0 && this.rowNumbers.length > 0; i--) {
      const row = this.tail[i];
      const reason = isFootnote(cellsOf(row), this.names.length) ? 'footnote' : isTotal(cellsOf(row)) ? 'total' : null;
      if (reason === null) return;
      this.skipped(row, reason);
      this.rowNumbers.pop();
      for (let c = 0; c < this.columns.length; c++) if (this.uses[c] !== 'unused') this.columns[c].pop();
    }
  }

  /** Columns without a name and without a value come from trailing delimiters. */
  private dropEmptyColumns(): void {
    for (let c = this.names.length - 1; c >= 0; c--) {
      if (!/^column_\d+$/.test(this.names[c]) || this.uses[c] === 'unused' || this.columns[c].some((cell) => cell !== null)) continue;
      this.names.splice(c, 1);
      this.columns.splice(c, 1);
      this.uses.splice(c, 1);
    }
  }

  private skipped(row: FileRow, reason: 'title' | 'units' | 'total' | 'footnote'): void {
    const text = cellsOf(row).filter((cell) => !isBlank(cell)).join(' ').slice(0, 60);
    this.notes.push({ code: 'row.skipped', severity: 'note', file: this.file, row: row.number, values: { reason, text } });
  }
}

/** One note for many like remarks: how many, and where the first one is. */
class Tally {
  private readonly code: 'value.trimmed' | 'row.error-cell' | 'table.ragged';
  private total = 0;
  private row = 0;
  private column: string | null = null;
  private text = '';
  constructor(code: 'value.trimmed' | 'row.error-cell' | 'table.ragged') {
    this.code = code;
  }

  count(row: number, column: string | null, text: string): void {
    if (this.total++ > 0) return;
    this.row = row;
    this.column = column;
    this.text = text;
  }

  note(file: string): Finding[] {
    if (this.total === 0) return [];
    return [{
      code: this.code, severity: 'note', file, row: this.row, ...(this.column === null ? {} : { column: this.column }), values: { count: this.total, text: this.text },
    }];
  }
}

export function isBlank(cell: Cell | undefined): boolean {
  if (typeof cell !== 'string') return cell === null || cell === undefined;
  const first = cell.charCodeAt(0);
  return !(first > 32 && first < 127) && cell.trim() === '';
}

/** Names as found, blanks in them made single; a repeated name gets `_2`, `_3`, a missing one `column_<n>`. */
export function uniqueNames(raw: readonly (string | null)[], file: string, notes: Finding[]): string[] {
  const used = new Set<string>();
  const plain = raw.map((name) => (name ?? '').replace(/\s+/g, ' ').trim());
  return plain.map((name, i) => {
    const base = name === '' ? `column_${i + 1}` : name;
    let unique = base;
    for (let n = 2; used.has(unique) || (unique !== base && plain.includes(unique)); n++) unique = `${base}_${n}`;
    used.add(unique);
    if (unique !== base) notes.push({ code: 'column.duplicate', severity: 'note', file, column: base, values: { renamed: unique } });
    return unique;
  });
}
