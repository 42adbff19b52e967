import Database from 'better-sqlite3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { InputError } from '../../api/findings.ts';
import type { DatasetDraft } from '../../data/dataset.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-project-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const facilities = (name: string): DatasetDraft => ({
  role: 'facilities', name, rowCount: 2,
  columns: [{ name: 'id', values: ['瀍河1', null] }, { name: 'lon', values: Float64Array.of(104.5, NaN) }, { name: 'rank', values: Int32Array.of(-1, 7) }],
  meta: { facilityTypes: ['clinic'] }, notes: [], sources: [{ path: '/a/b.csv', name: 'b.csv', bytes: 3, sha256: 'ab' }],
  request: { role: 'facilities', input: { path: 'b.csv', lon: 'lon', lat: 'lat' } },
});

const codesOf = (use: () => unknown): string[] => {
  try {
    use();
  } catch (error) {
    if (error instanceof InputError) return error.findings.map((f) => f.code);
    throw error;
  }
  return [];
};

test('columns come back as they went in, missing stays missing', () => {
  const project = ProjectFile.create(join(folder, 'round.junheng'));
  const id = project.insertDataset(facilities('b.csv'), false);
  expect(project.readColumn(id, 'id')).toEqual(['瀍河1', null]);
  expect(project.readColumn(id, 'lon')).toEqual(Float64Array.of(104.5, NaN));
  expect(project.readColumn(id, 'rank')).toEqual(Int32Array.of(-1, 7));
  expect(project.readColumn(id, 'absent')).toBeNull();
  expect(project.columnNames(id)).toEqual(['id', 'lon', 'rank']);
  project.close();
});

test('a project of before columns had pieces opens with its columns', () => {
  const path = join(folder, 'second.junheng');
  const older = ProjectFile.create(path);
  const id = older.insertDataset(facilities('b.csv'), false);
  older.close();
  const db = new Database(path);
  db.exec('DROP TABLE dataset_column_piece');
  db.pragma('user_version = 2');
  db.close();
  const project = ProjectFile.open(path);
  expect(project.readColumn(id, 'lon')).toEqual(Float64Array.of(104.5, NaN));
  expect(project.readColumn(project.insertDataset(facilities('c.csv'), false), 'rank')).toEqual(Int32Array.of(-1, 7));
  project.close();
});

test('replacing a role removes the datasets before it, adding keeps them in order', () => {
  const project = ProjectFile.create(join(folder, 'replace.junheng'));
  project.insertDataset(facilities('one.csv'), false);
  project.insertDataset(facilities('two.csv'), false);
  expect(project.listDatasets('facilities').map((d) => d.name)).toEqual(['one.csv', 'two.csv']);
  const third = project.insertDataset(facilities('three.csv'), true);
  expect(project.listDatasets().map((d) => d.name)).toEqual(['three.csv']);
  project.removeDataset(third);
  expect(project.listDatasets()).toEqual([]);
  expect(codesOf(() => project.removeDataset(third))).toEqual(['dataset.unknown']);
  project.close();
});

test('a file that is not a project, newer, absent or in the way is refused by name', () => {
  const text = join(folder, 'text.junheng');
  writeFileSync(text, 'not a database, but long enough to be looked at as if it were one');
  const foreign = join(folder, 'foreign.junheng');
  new Database(foreign).exec('CREATE TABLE t (a)').close();
  const newer = join(folder, 'newer.junheng');
  ProjectFile.create(newer).close();
  const db = new Database(newer);
  db.pragma('user_version = 99');
  db.close();
  expect(codesOf(() => ProjectFile.open(text))).toEqual(['file.not-a-project']);
  expect(codesOf(() => ProjectFile.open(foreign))).toEqual(['file.not-a-project']);
  expect(codesOf(() => ProjectFile.open(newer))).toEqual(['file.newer-project']);
  expect(codesOf(() => ProjectFile.open(join(folder, 'absent.junheng')))).toEqual(['file.not-found']);
  expect(codesOf(() => ProjectFile.create(newer))).toEqual(['file.exists']);
  expect(codesOf(() => ProjectFile.create(join(folder, 'no', 'such', 'folder.junheng')))).toEqual(['file.cannot-write']);
});

test('runs keep their tables apart from working arrays', () => {
  const path = join(folder, 'runs.junheng');
  const project = ProjectFile.create(path);
  const id = project.insertRun({
    analysisId: 'r', kind: 'coverage', analysis: { id: 'r', kind: 'coverage', model: 'radius', radiusMeters: 5000 },
    basis: {
      model: 'radius', profile: null, speedKmh: null, detourFactor: null, limitsMinutes: [], limitsMeters: [5000], snap: null, accessSpeedKmh: null,
      direction: null, neighbours: null, scenario: null, denominator: 'p.csv: pop', year: null, policy: null, synthetic: false,
    },
    totals: { persons: 3 }, notes: [], datasetHashes: {}, engineVersion: '0', computeSeconds: 0.5,
    tables: [{ name: 'main', columns: [{ name: 'code', values: ['520101'] }] }, { name: '.nodes:all', columns: [{ name: 'minutes', values: Float32Array.of(1.5) }] }],
  });
  project.close();
  const again = ProjectFile.open(path);
  expect(again.getRun(id).tables).toEqual([{ name: 'main', rows: 1, columns: ['code'] }]);
  expect(again.readRunTable(id, '.nodes:all')[0].values).toEqual(Float32Array.of(1.5));
  expect(again.getRun(id).totals).toEqual({ persons: 3 });
  again.removeRun(id);
  expect(codesOf(() => again.getRun(id))).toEqual(['run.unknown']);
  again.close();
});
