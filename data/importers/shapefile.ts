import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import type { Cell, Guess, SourceTable } from '../source.ts';
import { guessFromStatement } from './crs.ts';
import { readDbf } from './dbf.ts';
import { geometryNotes } from './featureTable.ts';
import { readShp } from './shp.ts';
import { parameterOf } from './sourceFile.ts';
import type { ReadOptions, SourceBytes } from './sourceFile.ts';
import { finishTable } from './sourceTable.ts';

/**
 * Reads a shapefile from any of its parts: the .shp with the .dbf, .shx, .prj and .cpg beside it. Without a .dbf the
 * shapes come without fields (noted); without a .prj there is no CRS. A .dbf by itself is a plain table.
 * @throws InputError `file.missing-part` where the .shp is not there, `file.truncated`, `file.invalid`, `table.no-rows`.
 */
export function readShapefile(source: SourceBytes, options: ReadOptions): SourceTable {
  const { file } = source;
  const shp = source.extension === 'shp' ? source.bytes : source.sibling('shp');
  if (shp === null) {
    if (source.extension === 'dbf' && source.sibling('shx') === null && source.sibling('prj') === null) return readDbfTable(source, options);
    throw missingPart(file, 'shp', 'error', options);
  }
  const { shapes: geometry, unreadable } = readShp(shp, source.sibling('shx'), file.replace(/\.\w+$/, '.shp'));
  if (geometry.length === 0) throw new InputError({ code: 'table.no-rows', severity: 'error', file, parameter: parameterOf(options.parameterPrefix, 'path') });
  const dbfBytes = source.extension === 'dbf' ? source.bytes : source.sibling('dbf');
  const notes: Finding[] = unreadable.length === 0 ? [] : [{ code: 'geometry.invalid', severity: 'note', file, row: unreadable[0] + 1, values: { reason: 'record', count: unreadable.length } }];
  let names: string[] = [];
  let columns: Cell[][] = [];
  let encoding: Guess = { value: null, confidence: 0, source: 'none' };
  let kept: number[] = geometry.map((_, row) => row);
  if (dbfBytes === null) {
    notes.push(missingPart(file, 'dbf', 'note', options).findings[0]);
  } else {
    const dbf = readDbf(dbfBytes, source.sibling('cpg'), options.encoding, { file: file.replace(/\.\w+$/, '.dbf'), parameter: parameterOf(options.parameterPrefix, 'encoding') });
    if (dbf.rowCount !== geometry.length) {
      throw new InputError({ code: 'file.invalid', severity: 'error', file, values: { reason: 'dbf-count', shapes: geometry.length, records: dbf.rowCount } });
    }
    ({ names, columns, encoding } = dbf);
    notes.push(...dbf.notes);
    kept = kept.filter((row) => dbf.deleted[row] === 0);
  }
  const rows = pick(geometry, kept);
  const prj = source.sibling('prj');
  return finishTable({
    format: 'Shapefile', file, encoding, crs: crsOf(prj), names, columns: columns.map((cells) => pick(cells, kept)), rowCount: kept.length,
    rowNumberOf: (row) => kept[row] + 1, geometry: rows, notes: [...notes, ...geometryNotes(rows, file)],
  }, options);
}

function readDbfTable(source: SourceBytes, options: ReadOptions): SourceTable {
  const { file } = source;
  const dbf = readDbf(source.bytes, source.sibling('cpg'), options.encoding, { file, parameter: parameterOf(options.parameterPrefix, 'encoding') });
  const kept: number[] = [];
  for (let row = 0; row < dbf.rowCount; row++) if (dbf.deleted[row] === 0) kept.push(row);
  if (kept.length === 0) throw new InputError({ code: 'table.no-rows', severity: 'error', file, parameter: parameterOf(options.parameterPrefix, 'path') });
  return finishTable({
    format: 'DBF', file, encoding: dbf.encoding, crs: crsOf(null), names: dbf.names, columns: dbf.columns.map((cells) => pick(cells, kept)), rowCount: kept.length,
    rowNumberOf: (row) => kept[row] + 1, geometry: null, notes: dbf.notes,
  }, options);
}

function pick<T>(all: readonly T[], rows: readonly number[]): T[] {
  return rows.map((row) => all[row]);
}

function crsOf(prj: Uint8Array | null): Guess {
  const statement = prj === null ? '' : Buffer.from(prj).toString('utf8').replace(/^\uFEFF/, '').trim();
  return statement === '' ? { value: null, confidence: 0, source: 'none' } : guessFromStatement(statement);
}

function missingPart(file: string, part: string, severity: 'error' | 'note', options: ReadOptions): InputError {
  return new InputError({ code: 'file.missing-part', severity, file, parameter: parameterOf(options.parameterPrefix, 'path'), values: { part: file.replace(/\.\w+$/, `.${part}`) } });
}
