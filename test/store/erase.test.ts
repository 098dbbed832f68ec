import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditLog, verifyAudit } from '../../src/store/audit.js';
import { readEvidence, saveClusters } from '../../src/store/clusters.js';
import { decodeChange } from '../../src/store/column-change.js';
import { resolveCustomer } from '../../src/store/customers.js';
import { mergeCustomers, readDecisions } from '../../src/store/decisions.js';
import { eraseCustomer } from '../../src/store/erase.js';
import { erasedRecords } from '../../src/store/erasure-ledger.js';
import { readRecordTable } from '../../src/store/features.js';
import { openStore } from '../../src/store/open-store.js';
import { RecordReader } from '../../src/store/records.js';
import { createKeyFile } from '../../src/store/secret.js';
import type { Store } from '../../src/store/store.js';
import { undoRun } from '../../src/store/undo.js';
import { addUser } from '../../src/store/users.js';
import { decrypted } from './decrypted.js';
import { NOW, newStore, type Place, people, person, takeIn } from './people.js';

let place: Place;
let store: Store;
const write = <Result>(command: string, body: () => Result, by = store) => by.write({ command, now: () => NOW }, body);
const SECRET_NUMBER = 'SECRETID10';
const changed = (text: string) => person(10).map((cell, i) => (i === 4 ? text : cell));

beforeEach(async () => {
  ({ place, store } = newStore());
  await takeIn(store, people(1200));
  await takeIn(store, [changed('Grazmarker')]);
  await takeIn(store, [changed('Wienmarker')], { source: 'shop' });
  await write('merge', () => mergeCustomers(store, ['C11', 'C1201', 'C5']));
  const pairs = {
    a: Int32Array.of(11, 1, 2),
    b: Int32Array.of(1201, 2, 3),
    weight: Float32Array.of(9, 8, 7),
    probability: Float32Array.of(0.9, 0.8, 0.7),
  };
  const { records } = readRecordTable(store);
  const clusters = records.map((_, row) => row);
  await write('dedupe', () => saveClusters(store, { records, clusters, links: pairs, review: pairs, model: {} }));
  await write('merge', () => mergeCustomers(store, ['R11', 'R1201']));
});
afterEach(() => {
  store.close();
  place.remove();
});

const dataKey = () => Buffer.from(/[0-9a-f]{96}/.exec(store.recoveryShell())![0], 'hex');
const MARKERS = ['Ada Marker10"', 'ada10@marker', '13800000010', 'Grazmarker', 'grazmarker', 'Wienmarker', 'K10"'];
const resolvable = (id: string) => {
  try {
    return resolveCustomer(store, id) > 0;
  } catch {
    return false;
  }
};
const found = (bytes: Buffer) => MARKERS.filter((marker) => bytes.includes(marker));

describe('erasing a customer', () => {
  it('leaves no byte of any version, in pages, free pages, log or other files', async () => {
    const key = dataKey();
    store.db.pragma('wal_checkpoint(TRUNCATE)');
    expect(found(decrypted(place.path, key)).length).toBeGreaterThan(4);
    expect(await write('erase', () => eraseCustomer(store, 'R11'))).toEqual([11, 1201]);
    const clear = decrypted(place.path, key);
    expect(clear.includes('Ada Marker9"')).toBe(true);
    expect(found(clear)).toEqual([]);
    for (const file of readdirSync(place.folder)) {
      if (file === 'customers.cim-wal') expect(readFileSync(join(place.folder, file)).length).toBe(0);
      expect(found(readFileSync(join(place.folder, file)))).toEqual([]);
    }
    expect(verifyAudit(store.db).ok).toBe(true);
  });

  it('has the file written anew by the next run where the rewriting was cut off', async () => {
    const freePages = () => Number(store.db.pragma('freelist_count', { simple: true }));
    const exec = store.db.exec.bind(store.db);
    store.db.exec = (sql: string) => {
      if (sql === 'VACUUM') throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
      return exec(sql);
    };
    await expect(write('erase', () => eraseCustomer(store, 'R11'))).rejects.toThrow();
    store.db.exec = exec;
    expect([resolvable('R11'), freePages() > 0]).toEqual([false, true]);
    const again = openStore({ path: place.path, secret: { keyFile: place.keyFile } });
    store.close();
    store = again;
    await write('merge', () => mergeCustomers(store, ['R3', 'R4']));
    expect([freePages(), found(decrypted(place.path, dataKey()))]).toEqual([0, []]);
  });

  it('leaves no value that is sealed, either', async () => {
    const sealed = () => {
      const clear: string[] = [];
      for (const { first_version, sealed: box } of store.db
        .prepare('SELECT first_version, sealed FROM chunk')
        .all() as {
        first_version: number;
        sealed: Buffer | null;
      }[])
        if (box) clear.push(store.vault!.unseal(box, `chunk ${first_version}`)!.toString('utf8'));
      const column = readRecordTable(store).table.columns.find(({ field }) => field === 'nationalId');
      return [...clear, ...(column?.values ?? [])].join('\n');
    };
    expect(sealed()).toContain(`${SECRET_NUMBER}"`);
    await write('erase', () => eraseCustomer(store, 'R11'));
    expect(sealed()).toContain('SECRETID5"');
    expect(sealed()).not.toContain(`${SECRET_NUMBER}"`);
    expect(sealed()).not.toContain(`${SECRET_NUMBER.toLowerCase()}\n`);
  });

  it('forgets the hashes of the rows, and every mention', async () => {
    const { rowLow, keyLow } = store.columns;
    expect(rowLow.get(11)).not.toBe(0);
    const journal = store.db.prepare("SELECT data FROM journal WHERE run = 3 AND column_name = 'rowLow'").pluck();
    expect(decodeChange(journal.get() as Buffer).indexes.includes(11)).toBe(true);
    await write('erase', () => eraseCustomer(store, 'R11'));
    expect([rowLow.get(11), keyLow.get(11), store.columns.head.get(11), store.columns.customer.get(1201)]).toEqual([
      0, 0, 0, 0,
    ]);
    expect(decodeChange(journal.get() as Buffer).indexes.includes(11)).toBe(false);
    expect(() => resolveCustomer(store, 'R11')).toThrow('There is no customer');
    expect([...readEvidence(store, 6, 'link').a]).toEqual([1, 2]);
    expect([...readEvidence(store, 6, 'review').weight]).toEqual([8, 7]);
    expect(JSON.stringify(readDecisions(store))).not.toMatch(/\b(11|1201)\b/);
    expect(erasedRecords(store)).toEqual([11, 1201]);
    expect([...auditLog(store.db)].at(-1)).toMatchObject({
      action: 'erase',
      subjects: [expect.stringMatching(/^C\d+$/)],
      counts: { erased: 2 },
    });
    await expect(write('undo', () => undoRun(store, 3))).resolves.toBe(0);
    expect(store.columns.head.get(11)).toBe(0);
  });

  it('leaves everybody else as they were', async () => {
    const others = () => [...new RecordReader(store).all()].filter(({ id }) => id !== 'R11' && id !== 'R1201');
    const before = others();
    const tableBefore = readRecordTable(store);
    await write('erase', () => eraseCustomer(store, 'R11'));
    expect(others()).toEqual(before);
    expect(before.length).toBe(1199);
    const { table, records } = readRecordTable(store);
    const row = records.indexOf(700);
    for (const column of table.columns) {
      const same = tableBefore.table.columns.find(
        ({ field, header }) => field === column.field && header === column.header,
      )!;
      expect(column.values[column.codes[row]!]).toBe(same.values[same.codes[tableBefore.records.indexOf(700)]!]);
    }
    expect(await takeIn(store, people(1200))).toMatchObject({ created: 1, unchanged: 1199 });
    expect(store.columns.head.length).toBe(1203);
  });

  it('is not possible for a role that may not see what must be left out, and keeps all on a dry run', async () => {
    const keyFile = join(place.folder, 'agent.key');
    createKeyFile(keyFile);
    await write('users add', () => addUser(store, 'agent', 'agent', { keyFile }));
    const agent = openStore({ path: place.path, secret: { keyFile } });
    await expect(write('erase', () => eraseCustomer(agent, 'R11'), agent)).rejects.toMatchObject({
      kind: 'not-permitted',
    });
    agent.close();
    await store.write({ command: 'erase', now: () => NOW, dryRun: true }, () => eraseCustomer(store, 'R11'));
    expect(new RecordReader(store).read(11)?.cells[4]).toBe('Grazmarker');
    expect(erasedRecords(store)).toEqual([]);
  });
});
