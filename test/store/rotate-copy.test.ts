/** A copy under new keys that is not the store does not take its place: here the copying goes wrong. */
import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openStore } from '../../src/store/open-store.js';
import { RecordReader } from '../../src/store/records.js';
import { rotateStore } from '../../src/store/rotate.js';
import { NOW, newStore, type Place, people, takeIn } from './people.js';

const copying = vi.hoisted(() => ({ spoils: '' }));
vi.mock('../../src/store/connection.js', async (original) => {
  const real = await original<typeof import('../../src/store/connection.js')>();
  const copyUnderKey: typeof real.copyUnderKey = async (db, key, target, newKey, signal) => {
    await real.copyUnderKey(db, key, target, newKey, signal);
    if (copying.spoils === '') return;
    const copy = real.connect(target, newKey);
    copy.exec(copying.spoils);
    copy.pragma('wal_checkpoint(TRUNCATE)');
    copy.close();
  };
  return { ...real, copyUnderKey };
});

let place: Place;
beforeEach(async () => {
  const made = newStore();
  place = made.place;
  await takeIn(made.store, people(20));
  made.store.close();
});
afterEach(() => place.remove());

it.each([
  "UPDATE source SET name = 'other'",
  'DELETE FROM chunk',
  'DELETE FROM audit WHERE sequence = 2',
  'UPDATE chunk SET lines = zeroblob(length(lines))',
])('%s', async (sql) => {
  copying.spoils = sql;
  const files = readdirSync(place.folder);
  const secret = { keyFile: place.keyFile };
  await expect(rotateStore({ path: place.path, secret, now: () => NOW })).rejects.toMatchObject({
    kind: 'damaged',
    code: expect.stringMatching(/^copy-(differs|damaged)$/),
  });
  expect(readdirSync(place.folder)).toEqual(files);
  copying.spoils = '';
  await rotateStore({ path: place.path, secret, now: () => NOW });
  const store = openStore({ path: place.path, secret });
  expect([...new RecordReader(store).all()].length).toBe(20);
  store.close();
});
