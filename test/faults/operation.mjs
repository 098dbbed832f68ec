/**
 * One operation on a store, in a process of its own, so that it can be killed at any system call.
 *   node operation.mjs OPERATION FOLDER
 * FOLDER holds `customers.cim` and `admin.key`; operations: prepare, import, merge, erase, backup, rotate.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { backupStore } from '../../dist/store/backup.js';
import { mergeCustomers } from '../../dist/store/decisions.js';
import { eraseCustomer } from '../../dist/store/erase.js';
import { beginImport } from '../../dist/store/import-session.js';
import { createStore, openStore } from '../../dist/store/open-store.js';
import { rotateStore } from '../../dist/store/rotate.js';
import { createKeyFile } from '../../dist/store/secret.js';

process.umask(0o077);
const [operation, folder] = process.argv.slice(2);
const path = join(folder, 'customers.cim');
const secret = { keyFile: join(folder, 'admin.key') };
const now = () => new Date('2025-03-01T08:00:00.000Z');

const take = (store, from, count) => {
  const mapping = { preset: null, idColumn: 0, columns: [] };
  const session = beginImport(store, { source: 'crm', name: 'people.csv', headers: ['Id', 'Name'], mapping });
  const row = (i) => {
    const name = `Ada Marker${i}`;
    const values = [
      { field: 'fullName', group: 1, raw: name, standard: name, confidence: 1, issues: [] },
      { field: 'nationalId', group: 1, raw: `SECRET${i}`, standard: `SECRET${i}`, confidence: 1, issues: [] },
    ];
    return { key: `K${i}`, cells: [`K${i}`, name], record: { values, custom: [], issues: [] } };
  };
  session.put(Array.from({ length: count }, (_, i) => row(from + i)));
  session.finish();
};

const OPERATIONS = {
  import: (store) => take(store, 50, 300),
  merge: (store) => mergeCustomers(store, ['C1', 'C2']),
  erase: (store) => eraseCustomer(store, 'C3').length,
  backup: (store) => backupStore(store, join(folder, 'backups'), now()).records,
};

if (operation === 'prepare') {
  mkdirSync(folder, { recursive: true });
  createKeyFile(secret.keyFile);
  const { store } = createStore({ path, secret, user: 'admin', now: now() });
  await store.write({ command: 'import', now }, () => take(store, 0, 100));
  store.close();
} else if (operation === 'rotate') {
  await rotateStore({ path, secret, now });
} else {
  const store = openStore({ path, secret });
  await store.write({ command: operation, now }, () => OPERATIONS[operation](store));
  store.close();
}
