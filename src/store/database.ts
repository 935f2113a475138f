/** The SQLite file, opened so that "committed" means "on the disk", or not at all. */
import { DatabaseSync } from 'node:sqlite';
import { fail, type Result, succeed } from '../kernel/index.ts';

/** `OFF` exists for the crash harness, which must see it lose something. */
export type Synchronous = 'FULL' | 'OFF';

const SYNCHRONOUS: Readonly<Record<Synchronous, number>> = { OFF: 0, FULL: 2 };

/** Older ones can corrupt a database when a write-ahead log is reset. @source sqlite.org/wal.html, "The WAL-Reset Bug". */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** "GRNT", so that `file` and people know whose database it is. */
const APPLICATION_ID = 0x47524e54;
const SCHEMA_VERSION = 1;

const SCHEMA = `
  CREATE TABLE entry (
    idx INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL UNIQUE,
    leaf BLOB NOT NULL,
    salt BLOB NOT NULL,
    record BLOB NOT NULL
  ) STRICT;
  CREATE INDEX entry_by_kind ON entry (kind, idx);
  CREATE TABLE block_rows (
    source TEXT NOT NULL,
    first INTEGER NOT NULL,
    until INTEGER NOT NULL,
    idx INTEGER NOT NULL REFERENCES entry,
    PRIMARY KEY (source, first, idx)
  ) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

const refuse = (code: string, message: string, mend: string) => fail({ code, message, mend });

export const readPragma = (db: DatabaseSync, name: string): unknown =>
  Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];

export function isAtLeast(version: string, oldest: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [i, least] of oldest.entries()) {
    if ((parts[i] ?? 0) !== least) return (parts[i] ?? 0) > least;
  }
  return true;
}

function checkDurability(db: DatabaseSync, synchronous: Synchronous): Result<DatabaseSync> {
  const mode = readPragma(db, 'journal_mode');
  const level = readPragma(db, 'synchronous');
  if (mode === 'wal' && level === SYNCHRONOUS[synchronous]) return succeed(db);
  return refuse(
    'STORE_NOT_DURABLE',
    `the database runs with journal ${mode}, synchronous ${level}; it must be wal and ${SYNCHRONOUS[synchronous]}`,
    'put the data directory on a local disk that supports memory-mapped files',
  );
}

/** Looks before anything is written: an empty database, or one of this application and schema. */
function checkOwner(db: DatabaseSync, path: string): Result<{ readonly isNew: boolean }> {
  const [application, version] = [readPragma(db, 'application_id'), readPragma(db, 'user_version')];
  const isNew = db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined && application === 0;
  if (isNew || (application === APPLICATION_ID && version === SCHEMA_VERSION)) return succeed({ isNew });
  return refuse(
    'STORE_OTHER_VERSION',
    `${path} is schema ${version} of application ${application}, this Garant writes ${SCHEMA_VERSION}`,
    'use the Garant version that wrote it',
  );
}

function checkSqlite(db: DatabaseSync): Result<string> {
  const version = String(Object.values(db.prepare('SELECT sqlite_version()').get() ?? {})[0]);
  if (isAtLeast(version, OLDEST_SQLITE)) return succeed(version);
  const need = OLDEST_SQLITE.join('.');
  return refuse(
    'STORE_SQLITE_TOO_OLD',
    `SQLite ${version} can lose data; ${need} is needed`,
    'use a newer Node',
  );
}

function prepare(db: DatabaseSync, path: string, synchronous: Synchronous): Result<DatabaseSync> {
  const sqlite = checkSqlite(db);
  if (!sqlite.ok) return sqlite;
  const owner = checkOwner(db, path);
  if (!owner.ok) return owner;
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous}; PRAGMA secure_delete = ON;`);
  const durable = checkDurability(db, synchronous);
  if (durable.ok && owner.value.isNew) db.exec(`BEGIN; ${SCHEMA} COMMIT;`);
  return durable;
}

/** @returns refusals as problems. @throws the database's own errors. */
export function openDatabase(path: string, synchronous: Synchronous): Result<DatabaseSync> {
  const db = new DatabaseSync(path, { timeout: 0 });
  try {
    const ready = prepare(db, path, synchronous);
    if (!ready.ok) db.close();
    return ready;
  } catch (error) {
    db.close();
    throw error;
  }
}
