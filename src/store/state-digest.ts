/**
 * One digest of everything in the store (but the audit chain itself), so that a change made with another program shows.
 * Large rows carry a digest of their own content: a run computes the digest of all from those, in milliseconds;
 * `checkRowDigests` computes them again from the content.
 */
import { createHash } from 'node:crypto';
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
      "SELECT name, coalesce(sql, '') AS sql FROM sqlite_master WHERE type <> 'table' OR (name <> 'audit' AND name NOT LIKE 'sqlite_%') ORDER BY type, name",
    )
    .all();
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
      hash.update(digestOf(...row.map((value) => (value instanceof Uint8Array ? value : cell(value)))));
    }
  }
  return hash.digest();
}

/** A value with its type, so that 1 and '1' are told apart. */
const cell = (value: unknown): string => `${typeof value}:${String(value)}`;

/** Names of tables in which a row does not have the content its digest was made of, with how many such rows. */
export function checkRowDigests(db: Connection): readonly { readonly table: string; readonly rows: number }[] {
  const wrong: { table: string; rows: number }[] = [];
  const there = new Set(tables(db).map(({ name }) => name));
  for (const { table, of } of ROW_DIGESTS) {
    if (!there.has(table)) continue; // of a store that an older cim wrote; one that was taken away shows in the digest of all
    let rows = 0;
    for (const row of db.prepare(`SELECT * FROM ${table}`).iterate()) {
      const { digest } = row as { digest: Buffer };
      if (!(digest instanceof Uint8Array) || !of(row as never).equals(digest)) rows++;
    }
    if (rows > 0) wrong.push({ table, rows });
  }
  return wrong;
}
