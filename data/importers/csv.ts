import Papa from 'papaparse';
import { InputError } from '../../api/findings.ts';
import type { Cell, SourceTable } from '../source.ts';
import { decodeText } from './encoding.ts';
import { PlainRows } from './plainRows.ts';
import { parameterOf } from './sourceFile.ts';
import type { ReadOptions, SourceBytes } from './sourceFile.ts';
import { finishTable } from './sourceTable.ts';
import { TableAssembler } from './tableAssembler.ts';

/** Characters handed to the parser at a time, so that the rows of a large file do not all live at once. */
const CHUNK_CHARACTERS = 1 << 20;
const DELIMITERS = [',', '\t', ';', '|', '，'];

/**
 * Reads comma-, tab-, semicolon- or bar-separated text.
 * @throws InputError `table.no-rows` (nothing under the header, or no table at all), `file.invalid` (a quote that is never closed).
 */
export function readCsv(source: SourceBytes, options: ReadOptions): SourceTable {
  const { file } = source;
  const decoded = decodeText(source.bytes, options.encoding, { file, parameter: parameterOf(options.parameterPrefix, 'encoding') });
  const delimiter = findDelimiter(decoded.text);
  const assembler = new TableAssembler(file, { wanted: options.wanted, numeric: options.numeric, raggedCounts: true });
  if (decoded.text.includes('"')) parseQuoted(decoded.text, delimiter, assembler, file);
  else takePlain(new PlainRows(decoded.text, delimiter), assembler);

  const table = assembler.finish();
  if (table.rowCount === 0) throw new InputError({ code: 'table.no-rows', severity: 'error', file, parameter: parameterOf(options.parameterPrefix, 'path') });
  return finishTable({
    ...table, format: delimiter === '\t' ? 'TSV' : 'CSV', file, encoding: decoded.encoding,
    crs: { value: null, confidence: 0, source: 'none' }, geometry: null, notes: [...decoded.notes, ...table.notes],
  }, options);
}

function parseQuoted(text: string, delimiter: string, assembler: TableAssembler, file: string): void {
  let number = 0;
  let openQuote = 0;
  const config = {
    delimiter,
    chunkSize: CHUNK_CHARACTERS,
    chunk: ({ data, errors }: Papa.ParseResult<string[]>): void => {
      for (const error of errors) if (error.code === 'MissingQuotes' && openQuote === 0) openQuote = number + (error.row ?? 0) + 1;
      for (let i = 0; i < data.length; i++) assembler.push(data[i], ++number);
    },
  };
  Papa.parse<string[]>(text, config);
  if (openQuote > 0) throw new InputError({ code: 'file.invalid', severity: 'error', file, row: openQuote, values: { reason: 'open-quote' } });
}

/** Without quotes a large table needs no string for a cell that is a number, and no array for a row. */
function takePlain(rows: PlainRows, assembler: TableAssembler): void {
  let cells: Cell[] = [];
  let number = 0;
  for (let start = 0; start >= 0; start = rows.next(start)) {
    number++;
    const uses = assembler.wantedCells();
    if (uses !== null && cells.length !== uses.length) cells = Array.from({ length: uses.length }, () => null);
    const count = uses === null ? -1 : rows.fill(start, cells, uses);
    if (count < 0) assembler.push(rows.cellsAt(start), number);
    else assembler.pushFilled(cells, count, number, () => rows.cellsAt(start));
  }
}

/** The character that divides the first lines into the most even number of cells; text in quotes does not count. */
export function findDelimiter(text: string): string {
  const lines = text.slice(0, 20_000).replace(/"[^"]*"/g, '').split(/\r\n|\n|\r/).filter((line) => line.trim() !== '').slice(0, 30);
  let best = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0);
    if (counts.length === 0) continue;
    const times = new Map<number, number>();
    for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
    const [cells, agreeing] = [...times].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
    const score = (agreeing / lines.length) * (1 + Math.min(cells, 20) / 100);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}
