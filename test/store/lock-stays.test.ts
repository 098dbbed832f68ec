/** The disk fails when a run that is kept takes its lock away: the run is told as kept, and the lock holds nobody up. */
import { existsSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { countCustomers } from '../../src/store/customers.js';
import type { Store } from '../../src/store/store.js';
import { newStore, type Place, people, takeIn } from './people.js';

const disk = vi.hoisted(() => ({ fails: false }));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>();
  const rmSync: typeof real.rmSync = (path, options) => {
    if (disk.fails && String(path).endsWith('.lock') && real.existsSync(path))
      throw Object.assign(new Error('EIO'), { code: 'EIO' });
    real.rmSync(path, options);
  };
  return { ...real, default: { ...real, rmSync }, rmSync };
});

let place: Place;
let store: Store;
beforeEach(() => {
  ({ place, store } = newStore());
});
afterEach(() => {
  disk.fails = false;
  store.close();
  place.remove();
});

it('is no failure of the run', async () => {
  await takeIn(store, people(3));
  disk.fails = true;
  expect(await takeIn(store, people(5))).toMatchObject({ created: 2 });
  expect([countCustomers(store).records, existsSync(`${place.path}.lock`)]).toEqual([5, true]);
  disk.fails = false;
  expect(await takeIn(store, people(6))).toMatchObject({ created: 1 });
  expect(existsSync(`${place.path}.lock`)).toBe(false);
});
