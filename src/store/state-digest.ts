/**
 * One digest of everything in the store (but the audit chain itself), so that a change made with another program shows.
 * Large rows carry a digest of their own content: a run computes the digest of all from those, in milliseconds;
 * `checkRowDigests` computes them again from the content.
 */
import { createHash } from 'node:crypto';
import { atOnce } from './breath.js';
import type { Connection } from './connection.js';
import { digestOf } from './number-column.js';
import { ROW_DIGESTS } from './row-digest.js';

interface TableInfo {
  readonly name: string;
  readonly sql: string;
}

/** All tables, those unknown to cim too: a table added behind its back changes the digest. */
function tables(db: Connection): TableInfo[] {
  return db
    .prepare<[], TableInfo>(
      "SELECT name, coalesce(sql, '') AS sql FROM sqlite_master WHERE type <> 'table' OR (name <> 'audit' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\') ORDER BY type, name",
    )
    .all();
}

/** Columns of a table whose values must be of the type they were declared with, as JavaScript has it. */
function declaredTypes(db: Connection, table: string): readonly { readonly name: string; readonly type: string }[] {
  const types: Readonly<Record<string, string>> = { INTEGER: 'number', REAL: 'number', TEXT: 'string', BLOB: 'object' };
  const columns = db.pragma(`table_info(${quoted(table)})`) as { name: string; type: string }[];
  return columns.flatMap(({ name, type }) => (type in types ? [{ name, type: types[type] as string }] : []));
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** The digest of all tables. Rows with a digest of their own enter by it and their key, others whole. */
export function stateDigest(db: Connection): Buffer {
  const hash = createHash('sha256');
  for (const { name, sql } of tables(db)) {
    hash.update(digestOf(name, sql));
    if (!/^CREATE TABLE/i.test(sql)) continue;
    const columns = db.pragma(`table_info(${quoted(name)})`) as { name: string; pk: number }[];
    const keys = columns.filter((column) => column.pk > 0).map((column) => quoted(column.name));
    const order = keys.length > 0 ? keys.join(', ') : 'rowid';
    const carries = columns.some((column) => column.name === 'digest') && keys.length > 0;
    const wanted = carries ? `${keys.join(', ')}, digest` : '*';
    const rows = db.prepare(`SELECT ${wanted} FROM ${quoted(name)} ORDER BY ${order}`).raw();
    for (const row of rows.iterate() as IterableIterator<unknown[]>) {
      hash.update(digestOf(...row.map(cell)));
    }
  }
  return hash.digest();
}

/** What values that are no bytes begin with below, and bytes that would otherwise pass for one of them. */
const TYPED = /^(?:string|number|bigint|object|bytes):/;

/** A value with its type, so that 1, '1' and bytes that spell either are told apart: SQLite keeps any of them in any column. */
function cell(value: unknown): string | Uint8Array {
  if (!(value instanceof Uint8Array)) return `${typeof value}:${String(value)}`;
  const start = Buffer.from(value.buffer, value.byteOffset, Math.min(value.length, 8)).toString('latin1');
  return TYPED.test(start) ? Buffer.concat([Buffer.from('bytes:'), value]) : value;
}

/** A table with rows that do not have the content their digest was made of, and how many such rows there are. */
export interface ChangedRows {
  readonly table: string;
  readonly rows: number;
}

/** Checks every row that carries a digest against it. */
export const checkRowDigests = (db: Connection): readonly ChangedRows[] => atOnce(rowDigestCheck(db));

/** The same check, one row a step. */
export function* rowDigestCheck(db: Connection): Generator<undefined, readonly ChangedRows[]> {
  const wrong: ChangedRows[] = [];
  const there = new Set(tables(db).map(({ name }) => name));
  for (const { table, of } of ROW_DIGESTS) {
    if (!there.has(table)) continue; // of a store that an older cim wrote; one that was taken away shows in the digest of all
    let rows = 0;
    const declared = declaredTypes(db, table);
    // a digest is over bytes: the number 1, the text 1 and the byte of the digit have the same
    const isDeclared = (row: Record<string, unknown>) =>
      declared.every(({ name, type }) => row[name] === null || typeof row[name] === type);
    for (const row of db.prepare(`SELECT * FROM ${table}`).iterate()) {
      const { digest } = row as { digest: Buffer };
      if (
        !(digest instanceof Uint8Array) ||
        !isDeclared(row as Record<string, unknown>) ||
        !of(row as never).equals(digest)
      )
        rows++;
      yield;
    }
    if (rows > 0) wrong.push({ table, rows });
  }
  return wrong;
}
