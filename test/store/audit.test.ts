import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AuditHead, auditHead, auditLog, verifyAudit } from '../../src/store/audit.js';
import { mergeCustomers } from '../../src/store/decisions.js';
import { openStore } from '../../src/store/open-store.js';
import type { Store } from '../../src/store/store.js';
import { undoRun } from '../../src/store/undo.js';
import { NOW, newStore, type Place, people, takeIn } from './people.js';

let place: Place;
let store: Store;
beforeEach(async () => {
  ({ place, store } = newStore());
  await takeIn(store, people(60));
  await store.write({ command: 'merge', now: () => NOW }, () => mergeCustomers(store, ['C1', 'C2']));
  await takeIn(store, people(70));
});
afterEach(() => {
  store.close();
  place.remove();
});

const codes = (remembered: readonly AuditHead[] = []) =>
  verifyAudit(store.db, remembered).problems.map(({ code }) => code);
/** Writes with the data key but not through a run, as a stock shell would. */
const behind = (sql: string, ...values: unknown[]) => store.db.prepare(sql).run(...values);

describe('the audit', () => {
  it('has one entry a run, in order, with ids and counts and nobody in it', async () => {
    expect(
      [...auditLog(store.db)].map(({ sequence, run, actor, action, subjects }) => [
        sequence,
        run,
        actor,
        action,
        subjects,
      ]),
    ).toEqual([
      [1, 1, 'admin', 'init', []],
      [2, 2, 'admin', 'import', []],
      [3, 3, 'admin', 'merge', ['C1', 'C2']],
      [4, 4, 'admin', 'import', []],
    ]);
    const report = verifyAudit(store.db, [auditHead(store.db)!]);
    expect(report).toMatchObject({ ok: true, entries: 4, problems: [], head: auditHead(store.db)!.hash });
    const rows = store.db.prepare('SELECT * FROM audit').raw().all() as unknown[][];
    const text = rows
      .flat()
      .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
      .join('\n');
    expect(text).not.toMatch(/Marker|SECRET|1380000|Linz|北京/);
  });

  it('adds nothing for a dry run or a run that failed, and one entry for an undo', async () => {
    await takeIn(store, people(100), { dryRun: true });
    await expect(store.write({ command: 'undo', now: () => NOW }, () => undoRun(store, 77))).rejects.toThrow();
    expect(verifyAudit(store.db)).toMatchObject({ ok: true, entries: 4 });
    await store.write({ command: 'undo', now: () => NOW }, () => undoRun(store, 4));
    expect(verifyAudit(store.db)).toMatchObject({ ok: true, entries: 5 });
  });

  it.each([
    ['a changed record', 'UPDATE chunk SET lines = zeroblob(length(lines))', ['rows-changed']],
    [
      'a changed record with its digest',
      'UPDATE chunk SET lines = zeroblob(9), digest = zeroblob(32)',
      ['rows-changed', 'state-changed'],
    ],
    [
      'a changed number',
      "UPDATE number_page SET data = zeroblob(length(data)) WHERE column_name = 'customer'",
      ['rows-changed'],
    ],
    [
      'a changed feature',
      'UPDATE feature SET data = zeroblob(length(data)) WHERE feature_column = 2',
      ['rows-changed'],
    ],
    ['a deleted record', 'DELETE FROM chunk WHERE first_version = 61', ['state-changed']],
    ['a changed run', "UPDATE run SET actor = 'someone' WHERE id = 2", ['state-changed']],
    ['a revoked decision', 'UPDATE decision SET revoked_by = 4', ['state-changed']],
    [
      'an added user',
      "INSERT INTO member (name, role, signature) SELECT 'eve', role, signature FROM member",
      ['state-changed'],
    ],
    ['an added table', 'CREATE TABLE extra (a)', ['state-changed']],
    ['an added trigger', 'CREATE TRIGGER t AFTER INSERT ON run BEGIN DELETE FROM run; END', ['state-changed']],
    ['a changed key under which values are sealed', 'UPDATE sealed_key SET box = zeroblob(92)', ['state-changed']],
    ['a changed entry', "UPDATE audit SET actor = 'eve' WHERE sequence = 2", ['entry-changed', 'signer-unknown']],
    ['a changed count', 'UPDATE audit SET counts = \'{"created":1}\' WHERE sequence = 2', ['entry-changed']],
    ['a removed entry', 'DELETE FROM audit WHERE sequence = 2', ['entry-missing']],
    ['a removed last entry', 'DELETE FROM audit WHERE sequence = 4', ['state-changed']],
    [
      'a swapped signature',
      'UPDATE audit SET signature = (SELECT signature FROM audit WHERE sequence = 1) WHERE sequence = 2',
      ['signature-wrong'],
    ],
  ])('shows %s', (_what, sql, expected) => {
    behind(sql);
    expect(codes()).toEqual(expect.arrayContaining(expected));
    expect(verifyAudit(store.db).ok).toBe(false);
  });

  it('shows an entry forged with another key', () => {
    const state = createHash('sha256').digest();
    behind(
      `INSERT INTO audit SELECT 5, 4, at, actor, action, subjects, counts, ?, hash, hash, signature FROM audit WHERE sequence = 4`,
      state,
    );
    expect(codes()).toEqual(expect.arrayContaining(['entry-changed', 'state-changed']));
  });

  it('shows an entry put in the place of another, though both are signed', async () => {
    const fork = join(place.folder, 'fork.cim');
    store.db.pragma('wal_checkpoint(TRUNCATE)');
    for (const suffix of ['', '.keys']) copyFileSync(`${place.path}${suffix}`, `${fork}${suffix}`);
    const other = openStore({ path: fork, secret: { keyFile: place.keyFile } });
    await takeIn(other, people(70));
    const [, ...cells] = other.db.prepare('SELECT * FROM audit WHERE sequence = 5').raw().get() as unknown[];
    other.close();
    await takeIn(store, people(80));
    await takeIn(store, people(90));
    expect(verifyAudit(store.db)).toMatchObject({ ok: true, entries: 6 });
    behind('DELETE FROM audit WHERE sequence = 5');
    behind(`INSERT INTO audit VALUES (5, ${cells.map(() => '?').join(', ')})`, ...cells);
    expect(codes()).toEqual(['chain-broken']);
  });

  it('shows that there is no entry at all', () => {
    behind('DELETE FROM audit');
    expect(codes()).toEqual(['entry-missing']);
  });

  it('shows, by an entry remembered outside, that an older copy was put in the place of the store', async () => {
    store.close();
    const older = readFileSync(place.path);
    store = openStore({ path: place.path, secret: { keyFile: place.keyFile } });
    await takeIn(store, people(80));
    const seen = auditHead(store.db)!;
    store.close();
    writeFileSync(place.path, older);
    store = openStore({ path: place.path, secret: { keyFile: place.keyFile } });
    expect(verifyAudit(store.db).ok).toBe(true);
    expect(codes([seen])).toEqual(['rolled-back']);
    await takeIn(store, people(90));
    expect(verifyAudit(store.db).ok).toBe(true);
    expect(codes([seen])).toEqual(['history-replaced']);
  });
});
