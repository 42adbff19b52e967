import Database from 'better-sqlite3';
import { existsSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Check } from '../../api/checks.ts';
import type { Basis } from '../../api/contract.ts';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import { ROLES } from '../../api/roles.ts';
import type { Analysis, ImportRequest, Role } from '../../api/recipe.ts';
import type { Column, ColumnValues, DatasetDraft, DatasetMeta, SourceFile } from '../dataset.ts';
import { decodeColumn, decodeTexts, encodeColumn } from './columnCodec.ts';
import type { ColumnType } from './columnCodec.ts';
import { insertColumn, readColumn } from './columnPieces.ts';
import { APPLICATION_ID, SCHEMA_VERSION, migrate } from './migrations.ts';

export interface StoredDataset {
  id: number;
  role: Role;
  name: string;
  rowCount: number;
  meta: DatasetMeta;
  notes: Finding[];
  sources: SourceFile[];
  request: ImportRequest;
}

/** One table of a run: columns of equal length. Tables named `.…` are working arrays for drawing, not results. */
export interface RunTable {
  name: string;
  columns: Column[];
}

export interface RunDraft {
  analysisId: string;
  kind: Analysis['kind'];
  analysis: Analysis;
  basis: Basis;
  totals: Record<string, unknown>;
  notes: Finding[];
  datasetHashes: Record<string, string[]>;
  engineVersion: string;
  computeSeconds: number;
  tables: RunTable[];
  /** Added by `runAnalysis` to the run of every kind. */
  checks?: Check[];
}

export interface StoredRun extends Omit<RunDraft, 'tables'> {
  id: number;
  checks: Check[];
  createdAt: string;
  tables: { name: string; rows: number; columns: string[] }[];
}

/** A column of a raster is a chain of pages: long pages halve the time of writing and reading it. */
const PAGE_BYTES = 32_768;

type Row = Record<string, unknown>;

/**
 * A project: one SQLite file (`.junheng`) that holds datasets and runs as columns of typed arrays. Every change is one
 * transaction, so a kill at any moment leaves the file as it was before it.
 */
export class ProjectFile {
  readonly path: string;
  private readonly db: Database.Database;

  private constructor(path: string, db: Database.Database) {
    this.path = path;
    this.db = db;
  }

  /** A new, empty project. Throws InputError `file.exists` where there is a file, `file.cannot-write` where none can be made. */
  static create(path: string): ProjectFile {
    if (existsSync(path)) throw new InputError({ code: 'file.exists', severity: 'error', file: basename(path) });
    let db: Database.Database | undefined;
    try {
      db = new Database(path);
      db.pragma(`page_size = ${PAGE_BYTES}`);
      return ProjectFile.connect(path, db);
    } catch (error) {
      db?.close();
      for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(path + suffix, { force: true });
      throw new InputError({ code: 'file.cannot-write', severity: 'error', file: basename(path), values: { reason: (error as Error).message } });
    }
  }

  /** Opens a project made by this or an older version. Throws InputError for anything else. */
  static open(path: string): ProjectFile {
    const file = basename(path);
    if (!existsSync(path) || !statSync(path).isFile()) throw new InputError({ code: 'file.not-found', severity: 'error', file });
    let db: Database.Database | undefined;
    try {
      db = new Database(path, { fileMustExist: true });
      const application = db.pragma('application_id', { simple: true }) as number;
      const version = db.pragma('user_version', { simple: true }) as number;
      if (application !== APPLICATION_ID) throw new InputError({ code: 'file.not-a-project', severity: 'error', file });
      if (version > SCHEMA_VERSION) throw new InputError({ code: 'file.newer-project', severity: 'error', file, values: { version, known: SCHEMA_VERSION } });
      return ProjectFile.connect(path, db);
    } catch (error) {
      db?.close();
      if (error instanceof InputError) throw error;
      const foreign = ['SQLITE_NOTADB', 'SQLITE_CORRUPT'].includes((error as { code?: string }).code ?? '');
      throw new InputError(foreign ? { code: 'file.not-a-project', severity: 'error', file } : { code: 'file.unreadable', severity: 'error', file, values: { reason: (error as Error).message } });
    }
  }

  private static connect(path: string, db: Database.Database): ProjectFile {
    db.pragma('journal_mode = WAL');
    db.pragma('foreign_keys = ON');
    db.pragma('synchronous = NORMAL');
    db.pragma('busy_timeout = 60000');
    migrate(db);
    return new ProjectFile(path, db);
  }

  /** Opens a project for one piece of work and closes it after. */
  static use<T>(path: string, work: (project: ProjectFile) => T): T {
    const project = ProjectFile.open(path);
    try {
      return work(project);
    } finally {
      project.close();
    }
  }

  close(): void {
    this.db.close();
  }

  getFact(key: 'title' | 'synthetic'): string | null {
    const row = this.db.prepare('SELECT value FROM project WHERE key = ?').get(key) as Row | undefined;
    return row ? (row['value'] as string) : null;
  }

  setFact(key: 'title' | 'synthetic', value: string): void {
    this.db.prepare('INSERT INTO project (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(key, value);
  }

  /** Stores a dataset, and with `replace` removes the others of its role (or those of the ids given), in one transaction. Returns its id. */
  insertDataset(draft: DatasetDraft, replace: boolean | readonly number[]): number {
    return this.db.transaction(() => {
      if (typeof replace !== 'boolean') for (const id of replace) this.removeDataset(id);
      else if (replace) this.db.prepare('DELETE FROM dataset WHERE role = ?').run(draft.role);
      const { lastInsertRowid } = this.db
        .prepare('INSERT INTO dataset (role, name, row_count, meta, notes, sources, request) VALUES (?, ?, ?, ?, ?, ?, ?)')
        .run(draft.role, draft.name, draft.rowCount, JSON.stringify(draft.meta), JSON.stringify(draft.notes), JSON.stringify(draft.sources), JSON.stringify(draft.request));
      draft.columns.forEach((column, position) => insertColumn(this.db, lastInsertRowid, position, column));
      return Number(lastInsertRowid);
    })();
  }

  removeDataset(id: number): void {
    const { changes } = this.db.prepare('DELETE FROM dataset WHERE id = ?').run(id);
    if (changes === 0) throw new InputError({ code: 'dataset.unknown', severity: 'error', values: { id } });
  }

  /** In the order of the roles, then of import: threads that import side by side change nothing that is printed. */
  listDatasets(role?: Role): StoredDataset[] {
    const rows = role
      ? this.db.prepare('SELECT * FROM dataset WHERE role = ? ORDER BY id').all(role)
      : this.db.prepare('SELECT * FROM dataset ORDER BY id').all();
    return (rows as Row[]).map((row) => ({
      id: row['id'] as number, role: row['role'] as Role, name: row['name'] as string, rowCount: row['row_count'] as number,
      meta: JSON.parse(row['meta'] as string) as DatasetMeta, notes: JSON.parse(row['notes'] as string) as Finding[],
      sources: JSON.parse(row['sources'] as string) as SourceFile[], request: JSON.parse(row['request'] as string) as ImportRequest,
    })).sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.id - b.id);
  }

  columnNames(datasetId: number): string[] {
    const rows = this.db.prepare('SELECT name FROM dataset_column WHERE dataset_id = ? ORDER BY position').all(datasetId) as Row[];
    return rows.map((row) => row['name'] as string);
  }

  /** A column's values, or null where the dataset has none of that name. */
  readColumn(datasetId: number, name: string): ColumnValues | null {
    return readColumn(this.db, datasetId, name);
  }

  /** Texts of some rows of a text column, or null where the dataset has none of that name. */
  readTexts(datasetId: number, name: string, rows: Uint32Array): (string | null)[] | null {
    const row = this.db.prepare('SELECT data FROM dataset_column WHERE dataset_id = ? AND name = ?').get(datasetId, name) as Row | undefined;
    return row ? decodeTexts(row['data'] as Buffer, rows) : null;
  }

  /** Stores a run with its tables in one transaction. Returns its id. */
  insertRun(draft: RunDraft): number {
    return this.db.transaction(() => {
      const { lastInsertRowid } = this.db
        .prepare(`INSERT INTO run (analysis_id, kind, analysis, basis, totals, notes, dataset_hashes, engine_version, compute_seconds, checks, created_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, datetime('now'))`)
        .run(draft.analysisId, draft.kind, JSON.stringify(draft.analysis), JSON.stringify(draft.basis), JSON.stringify(draft.totals), JSON.stringify(draft.notes),
          JSON.stringify(draft.datasetHashes), draft.engineVersion, draft.computeSeconds, JSON.stringify(draft.checks ?? []));
      const insert = this.db.prepare('INSERT INTO run_column (run_id, table_name, position, name, type, length, data) VALUES (?, ?, ?, ?, ?, ?, ?)');
      for (const table of draft.tables) {
        table.columns.forEach((column, position) => {
          const { type, data } = encodeColumn(column);
          insert.run(lastInsertRowid, table.name, position, column.name, type, column.values.length, data);
        });
      }
      return Number(lastInsertRowid);
    })();
  }

  removeRun(id: number): void {
    const { changes } = this.db.prepare('DELETE FROM run WHERE id = ?').run(id);
    if (changes === 0) throw new InputError({ code: 'run.unknown', severity: 'error', values: { id } });
  }

  listRuns(): StoredRun[] {
    return (this.db.prepare('SELECT * FROM run ORDER BY id').all() as Row[]).map((row) => this.runOf(row));
  }

  getRun(id: number): StoredRun {
    const row = this.db.prepare('SELECT * FROM run WHERE id = ?').get(id) as Row | undefined;
    if (!row) throw new InputError({ code: 'run.unknown', severity: 'error', values: { id } });
    return this.runOf(row);
  }

  private runOf(row: Row): StoredRun {
    const id = row['id'] as number;
    const columns = this.db.prepare("SELECT table_name, name, length FROM run_column WHERE run_id = ? AND table_name NOT LIKE '.%' ORDER BY table_name, position").all(id) as Row[];
    const tables = new Map<string, { name: string; rows: number; columns: string[] }>();
    for (const column of columns) {
      const name = column['table_name'] as string;
      const table = tables.get(name) ?? { name, rows: column['length'] as number, columns: [] };
      table.columns.push(column['name'] as string);
      tables.set(name, table);
    }
    return {
      id, analysisId: row['analysis_id'] as string, kind: row['kind'] as StoredRun['kind'], analysis: JSON.parse(row['analysis'] as string) as Analysis,
      basis: JSON.parse(row['basis'] as string) as Basis, totals: JSON.parse(row['totals'] as string) as Record<string, unknown>,
      notes: JSON.parse(row['notes'] as string) as Finding[], datasetHashes: JSON.parse(row['dataset_hashes'] as string) as Record<string, string[]>,
      engineVersion: row['engine_version'] as string, computeSeconds: row['compute_seconds'] as number, createdAt: row['created_at'] as string, checks: JSON.parse(row['checks'] as string) as Check[], tables: [...tables.values()],
    };
  }

  /** All columns of a table of a run, in order; empty where the run has no such table. */
  readRunTable(runId: number, table: string): Column[] {
    const rows = this.db.prepare('SELECT name, type, data FROM run_column WHERE run_id = ? AND table_name = ? ORDER BY position').all(runId, table) as Row[];
    return rows.map((row) => ({ name: row['name'] as string, values: decodeColumn(row['type'] as ColumnType, row['data'] as Buffer) }));
  }
}
