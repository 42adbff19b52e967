import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { insertColumn, readColumn } from '../../data/project/columnPieces.ts';
import { migrate } from '../../data/project/migrations.ts';
import { releaseMemory } from '../../data/releaseMemory.ts';

function project(): Database.Database {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db);
  db.exec("INSERT INTO dataset (id, role, name, row_count, meta, notes, sources, request) VALUES (1, 'friction', 'f', 0, '{}', '[]', '[]', '{}')");
  return db;
}

test('a column comes back from any number of pieces', () => {
  const db = project();
  // 16 bytes a piece hold four of these numbers or two of the long ones.
  for (const length of [0, 1, 4, 5, 8, 23]) {
    const values = Float32Array.from({ length }, (_, i) => (i % 5 === 3 ? NaN : i / 3));
    const long = Float64Array.from({ length }, (_, i) => i / 3);
    insertColumn(db, 1, 0, { name: `f${length}`, values }, 16);
    insertColumn(db, 1, 1, { name: `d${length}`, values: long.subarray(0) }, 16);
    expect(readColumn(db, 1, `f${length}`)).toEqual(values);
    expect(readColumn(db, 1, `d${length}`)).toEqual(long);
  }
  // 23 floats are 92 bytes: six pieces, five of them apart; 23 doubles twelve and eleven. Before: 0, 0, 0 + 1, 1 + 2, 1 + 3.
  expect(db.prepare('SELECT count(*) FROM dataset_column_piece').pluck().get()).toBe(0 + 0 + 1 + (1 + 2) + (1 + 3) + (5 + 11));
  expect(readColumn(db, 1, 'absent')).toBeNull();
});

test('texts stay whole, and the pieces go with their dataset', () => {
  const db = project();
  const texts = ['a long enough text', null, '瀍河'];
  insertColumn(db, 1, 0, { name: 't', values: texts }, 16);
  insertColumn(db, 1, 1, { name: 'v', values: Uint8Array.from({ length: 40 }, (_, i) => i) }, 16);
  expect(readColumn(db, 1, 't')).toEqual(texts);
  expect(db.prepare('SELECT count(*) FROM dataset_column_piece').pluck().get()).toBe(2);
  db.exec('DELETE FROM dataset');
  expect(db.prepare('SELECT count(*) FROM dataset_column_piece').pluck().get()).toBe(0);
});

test('memory given back: an array of its own is empty, one that shares its buffer stays', () => {
  const own = Float64Array.of(1, 2);
  releaseMemory(own);
  releaseMemory(own);
  expect(own.length).toBe(0);
  const shared = Float64Array.of(1, 2).subarray(1);
  releaseMemory(shared);
  expect(shared).toEqual(Float64Array.of(2));
});
