import type { Geometry } from 'geojson';
import type { Finding } from '../../api/findings.ts';
import type { Cell, Guess, SourceTable } from '../source.ts';
import { describeFields } from './fieldRoles.ts';
import { findMojibake } from './mojibake.ts';
import { parameterOf } from './sourceFile.ts';
import type { ReadOptions } from './sourceFile.ts';

/** What every reader of a table ends with. */
interface RawTable {
  format: string;
  file: string;
  encoding: Guess;
  crs: Guess;
  names: string[];
  columns: Cell[][];
  rowCount: number;
  rowNumberOf: (row: number) => number;
  geometry: (Geometry | null)[] | null;
  layers?: string[];
  notes: Finding[];
}

/** Describes the fields, looks for mojibake, and lets the user's own `crs` replace the file's. */
export function finishTable(raw: RawTable, options: ReadOptions): SourceTable {
  const fields = describeFields(raw.names, raw.columns, raw.geometry !== null);
  const crs: Guess = options.crs === undefined ? raw.crs : { value: options.crs, confidence: 1, source: 'declared' };
  return {
    format: raw.format, file: raw.file, encoding: raw.encoding, crs, fields, rowCount: raw.rowCount, rowNumberOf: raw.rowNumberOf,
    columns: raw.columns, geometry: raw.geometry, ...(raw.layers === undefined || raw.layers.length < 2 ? {} : { layers: raw.layers }), notes: [...raw.notes, ...findMojibake(raw.file, fields, raw.columns)],
  };
}

/** The question of a file with several layers, none named: the first is read, and the recipe key `layer` chooses. */
export function severalLayers(file: string, layers: readonly string[], key: 'layer' | 'sheet', options: ReadOptions, severity: 'question' | 'note'): Finding {
  return {
    code: 'file.several-layers', severity, file, parameter: parameterOf(options.parameterPrefix, key),
    values: { layers: layers.join(', '), read: layers[0], count: layers.length },
  };
}
