import type { Database } from 'better-sqlite3';

/** 'JUNH': says that a SQLite file is a Junheng project (PRAGMA application_id). */
export const APPLICATION_ID = 0x4a554e48;

/**
 * Numbered steps from an empty file to today's shape; PRAGMA user_version holds the number reached. A step is never
 * changed once released: the next shape is the next step. Ids are never given twice (AUTOINCREMENT): pages keep what they know of a run by its id.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE project (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
   CREATE TABLE dataset (
     id INTEGER PRIMARY KEY AUTOINCREMENT, role TEXT NOT NULL, name TEXT NOT NULL, row_count INTEGER NOT NULL,
     meta TEXT NOT NULL, notes TEXT NOT NULL, sources TEXT NOT NULL, request TEXT NOT NULL
   ) STRICT;
   CREATE TABLE dataset_column (
     dataset_id INTEGER NOT NULL REFERENCES dataset(id) ON DELETE CASCADE, position INTEGER NOT NULL,
     name TEXT NOT NULL, type TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (dataset_id, name)
   ) STRICT;
   CREATE TABLE run (
     id INTEGER PRIMARY KEY AUTOINCREMENT, analysis_id TEXT NOT NULL, kind TEXT NOT NULL, analysis TEXT NOT NULL, basis TEXT NOT NULL,
     totals TEXT NOT NULL, notes TEXT NOT NULL, dataset_hashes TEXT NOT NULL, engine_version TEXT NOT NULL,
     compute_seconds REAL NOT NULL, created_at TEXT NOT NULL
   ) STRICT;
   CREATE TABLE run_column (
     run_id INTEGER NOT NULL REFERENCES run(id) ON DELETE CASCADE, table_name TEXT NOT NULL, position INTEGER NOT NULL,
     name TEXT NOT NULL, type TEXT NOT NULL, length INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (run_id, table_name, name)
   ) STRICT;`,
  "ALTER TABLE run ADD COLUMN checks TEXT NOT NULL DEFAULT '[]';",
  `CREATE TABLE IF NOT EXISTS dataset_column_piece (
     dataset_id INTEGER NOT NULL, name TEXT NOT NULL, piece INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (dataset_id, name, piece),
     FOREIGN KEY (dataset_id, name) REFERENCES dataset_column(dataset_id, name) ON DELETE CASCADE
   ) STRICT;`,
];

export const SCHEMA_VERSION = MIGRATIONS.length;

/** Brings a project file to {@link SCHEMA_VERSION}, all steps in one transaction. */
export function migrate(db: Database): void {
  const from = db.pragma('user_version', { simple: true }) as number;
  if (from === SCHEMA_VERSION) return;
  db.transaction(() => {
    for (let step = from; step < SCHEMA_VERSION; step++) db.exec(MIGRATIONS[step]);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  })();
}
