import type { Database } from 'better-sqlite3';
import type { Column, ColumnValues } from '../dataset.ts';
import { releaseMemory } from '../releaseMemory.ts';
import { decodeColumn, encodeColumn } from './columnCodec.ts';
import type { ColumnType } from './columnCodec.ts';

/**
 * A column of numbers longer than this is stored in pieces: SQLite makes two copies of a blob that it writes and one of a
 * blob that it reads, and refuses one of a thousand million bytes. A multiple of the size of every number.
 */
export const PIECE_BYTES = 2 ** 24;

/** Stores a column of a dataset; the first piece lies in the column's own row, where a short column lies whole. */
export function insertColumn(db: Database, datasetId: number | bigint, position: number, column: Column, pieceBytes = PIECE_BYTES): void {
  const { type, data } = encodeColumn(column);
  const first = type === 'text' ? data.length : pieceBytes;
  db.prepare('INSERT INTO dataset_column (dataset_id, position, name, type, data) VALUES (?, ?, ?, ?, ?)').run(datasetId, position, column.name, type, data.subarray(0, first));
  if (data.length <= first) return;
  const insert = db.prepare('INSERT INTO dataset_column_piece (dataset_id, name, piece, data) VALUES (?, ?, ?, ?)');
  for (let piece = 1; piece * pieceBytes < data.length; piece++) insert.run(datasetId, column.name, piece, data.subarray(piece * pieceBytes, (piece + 1) * pieceBytes));
}

/** A column's values, or null where the dataset has none of that name. */
export function readColumn(db: Database, datasetId: number, name: string): ColumnValues | null {
  const row = db.prepare('SELECT type, data FROM dataset_column WHERE dataset_id = ? AND name = ?').get(datasetId, name) as { type: ColumnType; data: Buffer } | undefined;
  if (row === undefined) return null;
  const more = db.prepare('SELECT count(*) AS pieces, sum(length(data)) AS bytes FROM dataset_column_piece WHERE dataset_id = ? AND name = ?').get(datasetId, name) as { pieces: number; bytes: number };
  if (more.pieces === 0) return decodeColumn(row.type, row.data);
  const whole = Buffer.from(new ArrayBuffer(row.data.length + more.bytes));
  let at = 0;
  const append = (piece: Buffer): void => {
    at += piece.copy(whole, at);
    releaseMemory(piece);
  };
  append(row.data);
  const read = db.prepare('SELECT data FROM dataset_column_piece WHERE dataset_id = ? AND name = ? AND piece = ?').pluck();
  for (let piece = 1; piece <= more.pieces; piece++) append(read.get(datasetId, name, piece) as Buffer);
  return decodeColumn(row.type, whole);
}
