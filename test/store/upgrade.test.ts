/** A store that an older cim wrote: its tables are brought up to date, and the audit tells so instead of crying wolf. */

import { sign } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { auditLog, verifyAudit } from '../../src/store/audit.js';
import { type Connection, connect } from '../../src/store/connection.js';
import { SCHEMA_VERSION, STEPS } from '../../src/store/migrations.js';
import { digestOf } from '../../src/store/number-column.js';
import { openStore } from '../../src/store/open-store.js';
import { stateDigest } from '../../src/store/state-digest.js';
import type { Store } from '../../src/store/store.js';
import { newStore, type Place, people, takeIn } from './people.js';

let place: Place;
let store: Store;
beforeEach(async () => {
  ({ place, store } = newStore());
  await takeIn(store, people(20));
});
afterEach(() => {
  store.close();
  place.remove();
});

/** The first version of the tables that was ever given to anybody. */
const FORMER = 2;

/** What takes from a store the tables and columns that a version did not have. */
function laterThan(version: number, db: Connection): string[] {
  const former = new Database(':memory:');
  for (const step of STEPS.slice(0, version)) former.exec(step);
  const tables = (of: Connection) =>
    of.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
  const columns = (of: Connection, table: string) =>
    of.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[];
  const known = tables(former);
  const statements = tables(db).flatMap((table) =>
    known.includes(table)
      ? columns(db, table)
          .filter((column) => !columns(former, table).includes(column))
          .map((column) => `ALTER TABLE ${table} DROP COLUMN ${column}`)
      : [`DROP TABLE ${table}`],
  );
  expect(statements.length).toBeGreaterThan(0);
  expect(SCHEMA_VERSION).toBeGreaterThan(version);
  return statements;
}

/** Takes the later steps away again, and the last audit entry as the older cim would have signed it. */
function makeOlder(target: string): void {
  store.db.pragma('wal_checkpoint(TRUNCATE)');
  for (const suffix of ['', '.keys']) copyFileSync(`${place.path}${suffix}`, `${target}${suffix}`);
  const keyring = store.keyring!;
  const db = connect(target, keyring.dataKey);
  for (const sql of laterThan(FORMER, db)) db.exec(sql);
  db.pragma(`user_version = ${FORMER}`);
  const last = db.prepare('SELECT * FROM audit ORDER BY sequence DESC LIMIT 1').get() as Record<
    string,
    string | number | Buffer
  >;
  const state = stateDigest(db);
  const cells = ['sequence', 'run', 'at', 'actor', 'action', 'subjects', 'counts'].map((name) => last[name] as string);
  const hash = digestOf(...cells, state, last.previous as Buffer);
  db.prepare('UPDATE audit SET state = ?, hash = ?, signature = ? WHERE sequence = ?').run(
    state,
    hash,
    sign(null, hash, keyring.signing),
    last.sequence,
  );
  expect(verifyAudit(db).ok).toBe(true);
  db.close();
}

it('is signed for by whoever opens it first', () => {
  const path = `${place.folder}/older.cim`;
  makeOlder(path);
  const opened = openStore({ path, secret: { keyFile: place.keyFile } });
  expect(verifyAudit(opened.db)).toMatchObject({ ok: true, problems: [] });
  expect([...auditLog(opened.db)].map(({ action }) => action)).toEqual(['init', 'import', 'upgrade']);
  opened.close();
  const again = openStore({ path, secret: { keyFile: place.keyFile } });
  expect([...auditLog(again.db)].length).toBe(3);
  again.close();
});

it('hides nothing that was changed in it before', () => {
  const path = `${place.folder}/older.cim`;
  makeOlder(path);
  const db = connect(path, store.keyring!.dataKey);
  db.exec("UPDATE source SET name = 'forged'");
  db.close();
  const opened = openStore({ path, secret: { keyFile: place.keyFile } });
  expect(verifyAudit(opened.db).problems.map(({ code }) => code)).toEqual(['state-changed']);
  opened.close();
});
