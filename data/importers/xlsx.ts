import ExcelJS from 'exceljs';
import { InputError } from '../../api/findings.ts';
import type { Cell, SourceTable } from '../source.ts';
import { parameterOf } from './sourceFile.ts';
import type { ReadOptions, SourceBytes } from './sourceFile.ts';
import { finishTable, severalLayers } from './sourceTable.ts';
import { TableAssembler } from './tableAssembler.ts';

/**
 * Reads one sheet of an XLSX workbook: the one named by `sheet`, else the first that holds a table (the others are named
 * in a note). A number shown with leading zeros (format `000000`) becomes the text shown; a cell merged downwards repeats
 * its value, one merged sideways does not.
 * @throws InputError `file.invalid`, `file.no-sheet`, `table.no-rows`.
 */
export async function readXlsx(source: SourceBytes, options: ReadOptions): Promise<SourceTable> {
  const { file } = source;
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(new Uint8Array(source.bytes).buffer);
  } catch {
    throw new InputError({ code: 'file.invalid', severity: 'error', file, values: { reason: 'xlsx' } });
  }
  const sheets = workbook.worksheets;
  const names = sheets.map((sheet) => sheet.name);
  const candidates = options.sheet === undefined ? sheets : sheets.filter((sheet) => sheet.name === options.sheet);
  if (candidates.length === 0) {
    throw new InputError({
      code: 'file.no-sheet', severity: 'error', file, parameter: parameterOf(options.parameterPrefix, 'sheet'), values: { sheet: options.sheet ?? '', sheets: names.join(', ') },
    });
  }
  let chosen = candidates[0];
  let table = tableOf(chosen, file);
  for (let i = 1; table.rowCount === 0 && i < candidates.length; i++) table = tableOf((chosen = candidates[i]), file);
  if (table.rowCount === 0) throw new InputError({ code: 'table.no-rows', severity: 'error', file, parameter: parameterOf(options.parameterPrefix, 'sheet'), values: { sheet: candidates[0].name } });
  const notes = options.sheet === undefined && names.length > 1
    ? [severalLayers(file, [chosen.name, ...names.filter((name) => name !== chosen.name)], 'sheet', options, 'note'), ...table.notes] : table.notes;
  return finishTable({
    ...table, format: 'XLSX', file, encoding: { value: 'utf-8', confidence: 1, source: 'format' },
    crs: { value: null, confidence: 0, source: 'none' }, geometry: null, layers: names, notes,
  }, options);
}

function tableOf(sheet: ExcelJS.Worksheet, file: string): ReturnType<TableAssembler['finish']> {
  const assembler = new TableAssembler(file, { raggedCounts: false });
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: Cell[] = [];
    for (let c = 1; c <= row.cellCount; c++) cells.push(cellOf(row.getCell(c)));
    assembler.push(cells, number);
  });
  return assembler.finish();
}

function cellOf(cell: ExcelJS.Cell): Cell {
  if (cell.isMerged && cell.master !== cell && Number(cell.master.row) === Number(cell.row)) return null;
  const value = cell.value;
  const zeros = /^0{2,}$/.exec(cell.numFmt ?? '');
  if (typeof value === 'number' && zeros !== null && Number.isInteger(value)) return String(value).padStart(zeros[0].length, '0');
  return plainValue(value);
}

function plainValue(value: ExcelJS.CellValue): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string') return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().replace(/T00:00:00\.000Z$/, '');
  if ('error' in value) return value.error;
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('text' in value) return plainValue(value.text);
  if ('result' in value) return plainValue(value.result);
  return null;
}
