import Database from 'better-sqlite3';
import type { Geometry } from 'geojson';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import type { Cell, Guess, SourceTable } from '../source.ts';
import { guessFromStatement } from './crs.ts';
import { PropertyCells, geometryNotes } from './featureTable.ts';
import { parameterOf } from './sourceFile.ts';
import type { ReadOptions, SourceBytes } from './sourceFile.ts';
import { finishTable, severalLayers } from './sourceTable.ts';
import { readWkb } from './wkb.ts';

interface Layer {
  table: string;
  geometryColumn: string | null;
  organization: string | null;
  code: number | null;
  definition: string | null;
}

/** Bytes of the envelope in a GeoPackage geometry header, by its indicator (OGC 12-128r18, clause 2.1.3). */
const ENVELOPE_BYTES = [0, 32, 48, 48, 64];

/**
 * Reads one table of a GeoPackage: the one named by `layer`, else the first (a question where there are several).
 * @throws InputError `file.invalid` (no GeoPackage, or a damaged one), `file.no-sheet`, `table.no-rows`.
 */
export function readGeoPackage(source: SourceBytes, options: ReadOptions): SourceTable {
  const { file } = source;
  let database: Database.Database | null = null;
  try {
    const bytes = Buffer.from(source.bytes);
    if (bytes[18] === 2) bytes[18] = bytes[19] = 1; // a database in WAL mode does not open from memory
    database = new Database(bytes, { readonly: true });
    return readLayer(database, source, options);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError({ code: 'file.invalid', severity: 'error', file, values: { reason: 'gpkg' } });
  } finally {
    database?.close();
  }
}

function readLayer(database: Database.Database, source: SourceBytes, options: ReadOptions): SourceTable {
  const { file } = source;
  const layers = database.prepare<[], Layer>(`
    SELECT c.table_name AS "table", g.column_name AS geometryColumn, s.organization, s.organization_coordsys_id AS code, s.definition
    FROM gpkg_contents c LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
    WHERE c.data_type IN ('features', 'attributes') ORDER BY c.rowid`).all();
  const names = layers.map((layer) => layer.table);
  const layer = options.layer === undefined ? layers[0] : layers.find((one) => one.table === options.layer);
  if (layer === undefined) {
    throw new InputError({ code: 'file.no-sheet', severity: 'error', file, parameter: parameterOf(options.parameterPrefix, 'layer'), values: { sheet: options.layer ?? '', sheets: names.join(', ') } });
  }
  const statement = database.prepare(`SELECT * FROM "${layer.table.replaceAll('"', '""')}"`).raw(true);
  const all = statement.columns().map((column) => column.name);
  const geometryAt = layer.geometryColumn === null ? -1 : all.indexOf(layer.geometryColumn);
  const fieldAt = all.map((_, i) => i).filter((i) => i !== geometryAt);
  const columns: Cell[][] = fieldAt.map(() => []);
  const geometry: (Geometry | null)[] = [];
  const properties = new PropertyCells(file);
  for (const record of statement.iterate() as IterableIterator<unknown[]>) {
    fieldAt.forEach((at, c) => columns[c].push(Buffer.isBuffer(record[at]) ? null : properties.cell(record[at], geometry.length, all[at])));
    geometry.push(geometryAt < 0 ? null : geometryOf(record[geometryAt]));
  }
  if (geometry.length === 0) throw new InputError({ code: 'table.no-rows', severity: 'error', file, parameter: parameterOf(options.parameterPrefix, 'layer'), values: { sheet: layer.table } });
  const notes: Finding[] = layers.length > 1 && options.layer === undefined ? [severalLayers(file, names, 'layer', options, 'question')] : [];
  const hasGeometry = geometryAt >= 0 && geometry.some((g) => g !== null);
  if (geometryAt >= 0) notes.push(...geometryNotes(geometry, file));
  notes.push(...properties.notes());
  return finishTable({
    format: 'GeoPackage', file, encoding: { value: 'utf-8', confidence: 1, source: 'format' }, crs: crsOf(layer), names: fieldAt.map((at) => all[at]), columns,
    rowCount: geometry.length, rowNumberOf: (row) => row + 1, geometry: hasGeometry ? geometry : null, layers: names, notes,
  }, options);
}

/** The code of an authority where this program knows it, else the definition stored beside it; -1 and 0 are "undefined". */
function crsOf(layer: Layer): Guess {
  if (/^(undefined|LOCAL_CS|ENGCRS)/i.test(layer.definition ?? '')) return { value: null, confidence: 0, source: 'none' };
  if (layer.code === null || layer.code <= 0) {
    const definition = layer.definition ?? '';
    return definition === '' ? { value: null, confidence: 0, source: 'none' } : guessFromStatement(definition);
  }
  const byCode = guessFromStatement(`${layer.organization ?? 'EPSG'}:${layer.code}`);
  return byCode.confidence > 0 || layer.definition === null ? byCode : guessFromStatement(layer.definition);
}

function geometryOf(blob: unknown): Geometry | null {
  if (!Buffer.isBuffer(blob) || blob[0] !== 0x47 || blob[1] !== 0x50) return null;
  const flags = blob[3];
  if ((flags & 0x10) !== 0) return null; // empty
  return readWkb(blob, 8 + (ENVELOPE_BYTES[(flags >> 1) & 7] ?? 0));
}
