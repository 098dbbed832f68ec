import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditLog, verifyAudit } from '../../src/store/audit.js';
import { type BackupResult, backupStore, proveCopy, restoreBackup } from '../../src/store/backup.js';
import { connect } from '../../src/store/connection.js';
import { drillBackups } from '../../src/store/drill.js';
import { eraseCustomer, eraseRecords } from '../../src/store/erase.js';
import { openStore } from '../../src/store/open-store.js';
import { RecordReader } from '../../src/store/records.js';
import { listSnapshots } from '../../src/store/snapshots.js';
import type { Store } from '../../src/store/store.js';
import { NOW, newStore, type Place, people, takeIn } from './people.js';
import { stopAt } from './stopping.js';

let place: Place;
let store: Store;
let folder: string;
let recoveryCode: string;
beforeEach(async () => {
  ({ place, store, recoveryCode } = newStore());
  folder = join(place.folder, 'backups');
  await takeIn(store, people(500));
});
afterEach(() => {
  store.close();
  place.remove();
});

const LATER = new Date('2025-03-02T10:00:00.000Z');
const backup = (now = NOW): Promise<BackupResult> =>
  store.write({ command: 'backup', now: () => now }, () => backupStore(store, folder, now));
const secret = () => ({ keyFile: place.keyFile });
const target = () => join(place.folder, 'restored.cim');
const restore = (file: string) => restoreBackup(file, { path: target(), secret: secret(), now: () => LATER });
const contents = (one: Store) => [...new RecordReader(one).all()].map(({ id, cells }) => [id, ...cells].join());

describe('a backup', () => {
  it('has been proved, is under a key of its own, and restores to the same customers', async () => {
    const made = await backup();
    expect(made).toEqual({
      path: join(folder, 'customers-20250301T080000Z.cim-backup'),
      generation: 'monthly',
      records: 500,
      verified: true,
      removed: [],
    });
    expect(readdirSync(folder).sort()).toEqual([
      'customers-20250301T080000Z.cim-backup',
      'customers-20250301T080000Z.cim-backup.keys',
      'erased.json',
    ]);
    for (const file of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, file));
      expect([file, bytes.includes('Marker'), bytes.includes('SQLite format 3')]).toEqual([file, false, false]);
      expect(statSync(join(folder, file)).mode & 0o077).toBe(0);
    }
    const shell = store.recoveryShell();
    const before = contents(store);
    expect(await restore(made.path)).toEqual({ store: target(), records: 500, erased: 0 });
    for (const way of [secret(), { recoveryCode }]) {
      const restored = openStore({ path: target(), secret: way });
      expect(contents(restored)).toEqual(before);
      expect(before[5]).toContain('SECRETID5');
      expect(restored.recoveryShell()).not.toBe(shell);
      expect(verifyAudit(restored.db).ok).toBe(true);
      expect([...auditLog(restored.db)].at(-1)?.action).toBe('restore');
      restored.close();
    }
    expect(listSnapshots(store, 'backup')).toMatchObject([{ run: 3, data: { at: NOW.toISOString(), records: 500 } }]);
  });

  it("of a run that is not kept in the end is not kept either, and in nobody's way", async () => {
    const fails = store.write({ command: 'backup', now: () => NOW }, async () => {
      await backupStore(store, folder, NOW);
      throw new Error('the disk fails');
    });
    await expect(fails).rejects.toThrow('the disk fails');
    expect(readdirSync(folder)).toEqual(['erased.json']);
    expect((await backup()).verified).toBe(true);
  });

  it('is never restored over a file, nor when a byte of it was changed', async () => {
    const { path } = await backup();
    await expect(restoreBackup(path, { path: place.path, secret: secret(), now: () => LATER })).rejects.toMatchObject({
      code: 'store-exists',
    });
    for (const file of [path, `${path}.keys`]) {
      const whole = readFileSync(file);
      for (const at of [20, whole.length >> 1, whole.length - 200]) {
        const changed = Buffer.from(whole);
        changed[at]! ^= 1;
        writeFileSync(file, changed);
        await expect(restore(path)).rejects.toMatchObject({ kind: expect.stringMatching(/^(damaged|wrong-key)$/) });
        expect(readdirSync(place.folder).filter((name) => name.startsWith('restored'))).toEqual([]);
      }
      writeFileSync(file, whole);
    }
    await expect(restore(join(folder, 'nothing'))).rejects.toMatchObject({ code: 'no-such-backup' });
    expect(await restore(path)).toMatchObject({ records: 500 });
  });

  it('is not restored when another program that has its key wrote to it, with or without a digest to match', async () => {
    const { path } = await backup();
    const whole = readFileSync(path);
    const key = (() => {
      const opened = openStore({ path, secret: secret() });
      const dataKey = Buffer.from(opened.keyring!.dataKey);
      opened.close();
      return dataKey;
    })();
    for (const sql of [
      "UPDATE source SET name = 'forged'", // small rows have no digest of their own: only the audit knows
      'DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)',
      'UPDATE chunk SET lines = zeroblob(length(lines))',
    ]) {
      writeFileSync(path, whole);
      const db = connect(path, key);
      expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
      db.pragma('wal_checkpoint(TRUNCATE)');
      db.close();
      await expect(restore(path), sql).rejects.toMatchObject({ kind: 'damaged', code: 'backup-damaged' });
      expect(readdirSync(place.folder).filter((name) => name.startsWith('restored'))).toEqual([]);
      expect(await drillBackups(folder, secret(), LATER), sql).toMatchObject({ ok: false });
    }
    writeFileSync(path, whole);
    expect(await restore(path)).toMatchObject({ records: 500 });
  });

  it('does not count when it is sound but holds something else', async () => {
    const other = newStore();
    await takeIn(other.store, people(500));
    other.store.db.pragma('wal_checkpoint(TRUNCATE)');
    const { dataKey } = other.store.keyring!;
    expect(await proveCopy(other.place.path, dataKey, other.store.db)).toBe(500);
    await expect(proveCopy(other.place.path, dataKey, store.db)).rejects.toThrow('does not hold what the store holds');
    // the audit is compared, too: a copy without its last entry is another
    const audit = join(other.place.folder, 'audit.cim');
    copyFileSync(other.place.path, audit);
    const copy = connect(audit, dataKey);
    copy.exec('DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)');
    copy.pragma('wal_checkpoint(TRUNCATE)');
    copy.close();
    await expect(proveCopy(audit, dataKey, other.store.db)).rejects.toMatchObject({ code: 'backup-not-proved' });
    other.store.close();
    other.place.remove();
  });

  it('does not bring back who was erased since', async () => {
    const { path } = await backup();
    await store.write({ command: 'erase', now: () => LATER }, () => eraseCustomer(store, 'C6'));
    expect(await restore(path)).toEqual({ store: target(), records: 499, erased: 1 });
    const restored = openStore({ path: target(), secret: secret() });
    expect(contents(restored).some((line) => line.includes('Marker5,'))).toBe(false);
    expect(contents(restored).length).toBe(499);
    restored.close();
    expect(JSON.parse(readFileSync(join(folder, 'erased.json'), 'utf8'))).toMatchObject([{ records: [6] }]);
  });

  it('does not take somebody for the erased who got their number in a store that was restored before', async () => {
    const { path } = await backup();
    const more = async (into: Store, email: string) => takeIn(into, [['new', 'Newcomer', '', email, '', '', '']]);
    await more(store, 'erased@mail.example');
    const number = store.columns.head.length - 1;
    await store.write({ command: 'erase', now: () => LATER }, () => eraseRecords(store, [number]));
    expect(await restore(path)).toMatchObject({ erased: 0 });
    const restored = openStore({ path: target(), secret: secret() });
    await more(restored, 'innocent@mail.example');
    expect(restored.columns.head.length - 1).toBe(number);
    const second = await restored.write({ command: 'backup', now: () => LATER }, () =>
      backupStore(restored, folder, new Date(LATER.getTime() + 60_000)),
    );
    restored.close();
    for (const file of ['', '.keys']) rmSync(`${target()}${file}`);
    expect(await restore(second.path)).toMatchObject({ records: 501, erased: 0 });
    const again = openStore({ path: target(), secret: secret() });
    expect(contents(again).some((line) => line.includes('innocent@mail.example'))).toBe(true);
    // and whoever is erased from this copy is known apart from the one erased before
    await again.write({ command: 'erase', now: () => LATER }, () => eraseRecords(again, [number]));
    again.close();
    const [ledger] = JSON.parse(readFileSync(join(folder, 'erased.json'), 'utf8'));
    expect([ledger.records, new Set(ledger.origins).size]).toEqual([[number, number], 2]);
    for (const file of ['', '.keys']) rmSync(`${target()}${file}`);
    expect(await restore(second.path)).toMatchObject({ records: 500, erased: 1 });
  });

  it('is told of erasures that happened while its folder was away; a damaged list stops a restore', async () => {
    const { path } = await backup();
    rmSync(join(folder, 'erased.json'), { force: true });
    await store.write({ command: 'erase', now: () => LATER }, () => eraseCustomer(store, 'C7'));
    rmSync(join(folder, 'erased.json'), { force: true }); // as if it had not been reached
    await backup(LATER);
    expect(await restore(path)).toMatchObject({ erased: 1 });
    rmSync(target());
    rmSync(`${target()}.keys`);
    writeFileSync(join(folder, 'erased.json'), 'x');
    await expect(restore(path)).rejects.toMatchObject({ code: 'ledger-damaged' });
    expect(existsSync(target())).toBe(false);
  });

  it('leaves nothing half done when it fails, and keeps older ones', async () => {
    const first = await backup();
    const files = readdirSync(folder);
    await expect(backup()).rejects.toMatchObject({ code: 'backup-exists' });
    store.db.prepare('UPDATE chunk SET digest = zeroblob(32)').run();
    await expect(backup(LATER)).rejects.toMatchObject({ kind: 'damaged', code: 'backup-not-proved' });
    expect(readdirSync(folder)).toEqual(files);
    expect(existsSync(first.path)).toBe(true);
  });

  it('is broken off between its steps when the run is aborted, and so is a drill: nothing is left of either', async () => {
    const first = await backup();
    const files = readdirSync(folder);
    for (let at = 1; at <= 5; at++) {
      const stopped = store.write({ command: 'backup', now: () => LATER }, () =>
        backupStore(store, folder, LATER, stopAt(at).signal),
      );
      await expect(stopped).rejects.toMatchObject({ code: 'interrupted' });
      expect([at, readdirSync(folder)]).toEqual([at, files]);
    }
    for (let at = 1; at <= 3; at++)
      await expect(drillBackups(folder, secret(), LATER, stopAt(at).signal)).rejects.toMatchObject({
        code: 'interrupted',
      });
    expect(readdirSync(folder)).toEqual(files);
    expect(await restore(first.path)).toMatchObject({ records: 500 });
  });

  it('removes what one that was killed left behind hours ago, and nothing else', async () => {
    const first = await backup();
    const old = new Date(NOW.getTime() - 86_400_000);
    const name = 'customers-20250228T080000Z.cim-backup';
    const left = [`${name}.partial`, `${name}.partial.proof`, `${name}.partial.proof-wal`];
    const kept = ['notes.partial', 'customers-x.cim-backup.partial.txt', '.drill-notes.txt'];
    for (const file of kept) {
      writeFileSync(join(folder, file), 'x');
      utimesSync(join(folder, file), old, old);
    }
    writeFileSync(join(folder, `customers-20250301T075900Z.cim-backup.partial`), 'x'); // at work now
    utimesSync(join(folder, `customers-20250301T075900Z.cim-backup.partial`), NOW, NOW);
    for (const work of [
      () => backup(new Date(NOW.getTime() + 60_000)),
      () => drillBackups(folder, secret(), new Date(NOW.getTime() + 60_000)),
    ]) {
      for (const file of left) writeFileSync(join(folder, file), 'x');
      mkdirSync(join(folder, '.drill-aB3dE9'), { recursive: true });
      for (const file of [...left, '.drill-aB3dE9']) utimesSync(join(folder, file), old, old);
      await work();
      expect([...left, '.drill-aB3dE9'].filter((file) => existsSync(join(folder, file)))).toEqual([]);
    }
    const files = readdirSync(folder);
    expect(files).toEqual(expect.arrayContaining([...kept, 'customers-20250301T075900Z.cim-backup.partial']));
    expect(existsSync(first.path)).toBe(true);
  });

  it('makes room by removing what newer ones stand for', async () => {
    const day = 86_400_000;
    let removed = 0;
    for (let i = 0; i < 12; i++) removed += (await backup(new Date(NOW.getTime() + i * day))).removed.length;
    const names = readdirSync(folder).filter((name) => name.endsWith('.cim-backup'));
    expect(removed).toBeGreaterThan(0);
    expect(names.length).toBe(12 - removed);
    expect(readdirSync(folder).filter((name) => name.endsWith('.keys')).length).toBe(names.length);
  });
});

describe('making room', () => {
  it('makes room only once the run is kept', async () => {
    const day = 86_400_000;
    for (let i = 0; i < 8; i++) await backup(new Date(NOW.getTime() + i * day));
    const names = () => readdirSync(folder).filter((name) => name.endsWith('.cim-backup'));
    const before = names();
    const later = new Date(NOW.getTime() + 9 * day);
    let removed = 0;
    const fails = store.write({ command: 'backup', now: () => later }, async () => {
      removed = (await backupStore(store, folder, later)).removed.length;
      store.beforeCommit(() => {
        throw new Error('the power fails');
      });
    });
    await expect(fails).rejects.toThrow('the power fails');
    expect([removed > 0, names()]).toEqual([true, before]);
  });
});
