/**
 * The tables, as a list of steps: a store of version `n` (SQLite's user_version) gets the steps after the n-th, all in one
 * transaction. Steps are only ever added.
 *
 * What is large is kept by columns or in chunks (a million records are a thousand rows here), what is small in rows.
 * Nothing that can be made again is kept, except what linkage reads on every run.
 */
import { CimError } from '../errors.js';
import type { Connection } from './connection.js';
import { ERASED_ORIGIN_STEP, REGISTERS_STEP, REQUEST_RUNS_STEP, RIGHTS_STEP } from './rights-tables.js';

/** The steps, the oldest first. */
export const STEPS: readonly string[] = [
  `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

  -- one row for each command that wrote; undone_by is the run that took it back
  CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    actor TEXT NOT NULL,
    started_at TEXT NOT NULL,
    seconds REAL NOT NULL,
    counts TEXT NOT NULL,
    undone_by INTEGER REFERENCES run(id)
  );
  -- what a run changed in number columns: former and new numbers, compressed
  CREATE TABLE journal (
    run INTEGER NOT NULL REFERENCES run(id),
    column_name TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (run, column_name)
  ) WITHOUT ROWID;

  CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE source_file (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES source(id),
    run INTEGER NOT NULL REFERENCES run(id),
    name TEXT NOT NULL,
    headers TEXT NOT NULL,
    mapping TEXT NOT NULL
  );

  -- A digest stands before what it is of: reading it then does not read the pages of a large value.

  -- versions of records, up to 1024 a row: cells as received and standard values
  CREATE TABLE chunk (
    first_version INTEGER PRIMARY KEY,
    count INTEGER NOT NULL,
    run INTEGER NOT NULL REFERENCES run(id),
    file INTEGER REFERENCES source_file(id),
    digest BLOB NOT NULL,
    numbers BLOB NOT NULL,
    shapes TEXT NOT NULL,
    lines BLOB NOT NULL,
    sealed BLOB
  );

  -- what linkage and search read: one column of up to 16384 versions
  CREATE TABLE feature_column (
    id INTEGER PRIMARY KEY,
    field TEXT,
    grp INTEGER NOT NULL,
    header TEXT NOT NULL,
    UNIQUE (field, grp, header)
  );
  CREATE TABLE feature (
    first_version INTEGER NOT NULL,
    feature_column INTEGER NOT NULL REFERENCES feature_column(id),
    count INTEGER NOT NULL,
    sealed INTEGER NOT NULL,
    digest BLOB NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (first_version, feature_column)
  );

  -- one number a record (or customer), 16384 to a row
  CREATE TABLE number_page (
    column_name TEXT NOT NULL,
    page INTEGER NOT NULL,
    digest BLOB NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (column_name, page)
  );

  -- keys under which a run sealed sensitive values, themselves sealed for those who may see them
  CREATE TABLE sealed_key (id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run(id), box BLOB NOT NULL);

  -- what a steward decided: records of one group are one customer, records of different groups are not
  CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES run(id),
    kind TEXT NOT NULL CHECK (kind IN ('same', 'different')),
    record_groups TEXT NOT NULL,
    revoked_by INTEGER REFERENCES run(id)
  );

  -- what a dedupe run found: pairs as arrays of numbers, the model as JSON
  CREATE TABLE evidence (
    run INTEGER NOT NULL REFERENCES run(id),
    kind TEXT NOT NULL CHECK (kind IN ('link', 'review')),
    count INTEGER NOT NULL,
    digest BLOB NOT NULL,
    pairs BLOB NOT NULL,
    PRIMARY KEY (run, kind)
  );
  CREATE TABLE model (run INTEGER PRIMARY KEY REFERENCES run(id), data TEXT NOT NULL);

  -- figures of a run, for the trend
  CREATE TABLE snapshot (run INTEGER NOT NULL REFERENCES run(id), kind TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (run, kind));

  -- a signed chain: each entry holds the hash of the one before, and the digest of all tables after the run
  CREATE TABLE audit (
    sequence INTEGER PRIMARY KEY,
    run INTEGER NOT NULL,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subjects TEXT NOT NULL,
    counts TEXT NOT NULL,
    state BLOB NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    signature BLOB NOT NULL
  );

  -- records that were erased, by number: nothing else of them is left
  CREATE TABLE erased (record INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run(id));

  CREATE TABLE member (name TEXT PRIMARY KEY, role TEXT NOT NULL, signature TEXT NOT NULL, added INTEGER, removed INTEGER) WITHOUT ROWID;
  `,
  RIGHTS_STEP,
  ERASED_ORIGIN_STEP,
  REGISTERS_STEP,
  `
  -- lists that the last dedupe run left behind for looking up one record: what they hold as JSON, and their pages
  CREATE TABLE lookup (run INTEGER PRIMARY KEY REFERENCES run(id), data TEXT NOT NULL);
  CREATE TABLE lookup_page (
    part INTEGER NOT NULL,
    list TEXT NOT NULL,
    first_key INTEGER NOT NULL,
    sealed INTEGER NOT NULL,
    digest BLOB NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (part, list, first_key)
  );
  `,
  REQUEST_RUNS_STEP,
];

/** The version of the tables that this cim writes. */
export const SCHEMA_VERSION = STEPS.length;

/** The version of the tables that a file has. */
export const schemaVersion = (db: Connection): number => Number(db.pragma('user_version', { simple: true }));

/** Takes one step. Tables that are in its way already, or are missing, are not those that the version says. */
function takeStep(db: Connection, step: string): void {
  try {
    db.exec(step);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'SQLITE_ERROR') throw error;
    throw new CimError(
      'damaged',
      'tables-changed',
      {
        en: 'The tables of the store are not those of its version: another program changed it.',
        zh: '客户库的表与其版本不符：被其他程序改动。',
      },
      { en: 'Restore the newest backup: cim restore', zh: '请恢复最新的备份：cim restore' },
    );
  }
}

/**
 * Brings the tables up to date; `note` is called in the same transaction, once they are and where they were not.
 * Throws when a newer cim wrote the store.
 */
export function migrate(db: Connection, note: () => void = () => {}): void {
  if (schemaVersion(db) === SCHEMA_VERSION) return;
  db.exec('BEGIN IMMEDIATE');
  try {
    const from = schemaVersion(db); // another process may have been quicker
    if (from > SCHEMA_VERSION)
      throw new CimError(
        'usage',
        'store-newer',
        { en: 'The store was written by a newer cim.', zh: '此客户库由更新版本的 cim 写成。' },
        { en: 'Install that version of cim.', zh: '请安装该版本的 cim。' },
      );
    for (const step of STEPS.slice(from)) takeStep(db, step);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
    if (from > 0 && from < SCHEMA_VERSION) note();
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
