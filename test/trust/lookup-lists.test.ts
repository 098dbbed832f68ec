/**
 * Look-up lists that a dedupe run leaves behind are customer data too: sealed, erased, rotated, backed up, watched. Here
 * national ids make them; those of other values are tried where `cim check` is.
 */
import { cpSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LISTS, type ListName } from '../../src/domain/linkage/lookup/lookup.js';
import { openPage } from '../../src/domain/linkage/lookup/pages.js';
import { verifyAudit } from '../../src/store/audit.js';
import { openStore } from '../../src/store/open-store.js';
import type { Store } from '../../src/store/store.js';
import { Workplace } from '../commands/cim.js';
import { runHere } from './in-process.js';

const PEOPLE = 160;
/** Of these in the first file, some are in the second too. */
const TWICE = 60;
const NAMES = ['Adler', 'Brandt', 'Conrad', 'Dorn', 'Ebner', 'Falk', 'Gruber', 'Hofer', 'Iser', 'Jung', 'Kern'];
const idOf = (i: number) => {
  const digits = `1101051949${String(10 + (i % 3)).padStart(2, '0')}${String(10 + (i % 18)).padStart(2, '0')}${String(100 + i).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
  return digits + '10X98765432'[sum % 11];
};
const row = (i: number, mail: string) =>
  `${i},Given${i * 7919},${NAMES[i % NAMES.length]},${mail}${i}@mail.example,+86138${String(10_000_000 + i * 137)},${idOf(i)},Town${i % 9}`;
const HEADER = 'id,given name,family name,email,phone,national id,city';

let place: Workplace;
let dedupe: number;
const environment = (key: string, store = 'customers.cim') => ({
  CIM_STORE: place.path(store),
  CIM_KEY_FILE: place.path(key),
  XDG_STATE_HOME: place.path('state'),
});
const does = async (words: string, store?: string): Promise<string> => {
  const [name = '', ...rest] = words.split(' ');
  const two = ['users', 'audit'].includes(name);
  const { status, out, err, code } = await runHere(
    two ? `${name} ${rest[0]}` : name,
    two ? rest.slice(1) : rest,
    environment('key', store),
  );
  if (status !== 0) throw new Error(`cim ${words}: ${status} ${code} ${err}`);
  return out;
};
/** Records that `check` names for a national id; it is the only value given. */
async function known(i: number, key = 'key', store?: string): Promise<string[]> {
  const { out } = await runHere('check', ['--nationalId', idOf(i), '--json'], environment(key, store));
  return JSON.parse(out).candidates.map(({ record }: { record: string }) => record);
}

interface Page {
  readonly list: ListName;
  readonly sealed: number;
  readonly pairs: readonly (readonly [key: number, number: number])[];
}

/** All pages, unsealed. */
function pagesOf(store: Store): Page[] {
  return store.db
    .prepare<[], { part: number; list: ListName; first_key: number; sealed: number; data: Buffer }>(
      'SELECT part, list, first_key, sealed, data FROM lookup_page',
    )
    .all()
    .map(({ part, list, first_key, sealed, data }) => {
      const plain = sealed ? store.vault?.unseal(data, `lookup ${part} ${list} ${first_key}`) : data;
      const { keys, numbers } = openPage({ firstKey: first_key, data: plain as Buffer });
      return { list, sealed, pairs: [...keys].map((key, i) => [key, numbers[i]!] as const) };
    });
}

async function within<Result>(store: string, look: (store: Store) => Result): Promise<Result> {
  const open = openStore({ path: place.path(store), secret: { keyFile: place.path('key') } });
  try {
    return look(open);
  } finally {
    open.close();
  }
}
const copy = (to: string) => {
  for (const suffix of ['', '.keys']) cpSync(place.path(`customers.cim${suffix}`), place.path(`${to}${suffix}`));
};

beforeAll(async () => {
  place = new Workplace({ CIM_KEY_FILE: 'key' });
  const file = (name: string, rows: readonly string[]) => writeFileSync(place.path(name), [HEADER, ...rows].join('\n'));
  file(
    'crm.csv',
    Array.from({ length: PEOPLE }, (_, i) => row(i, 'first')),
  );
  file(
    'shop.csv',
    Array.from({ length: TWICE }, (_, i) => row(i, 'other')),
  );
  await does(`init --new-key-file ${place.path('key')}`);
  await does(`users add agent --role agent --new-key-file ${place.path('agent')}`);
  await does(`import ${place.path('crm.csv')} --source crm`);
  await does(`import ${place.path('shop.csv')} --source shop`);
  dedupe = JSON.parse(await does('dedupe --json')).run;
  await known(0); // asks for lists
  await does('dedupe');
}, 60_000);
afterAll(() => place.remove());

describe('look-up lists', () => {
  it('are there, and those of sensitive values are sealed', async () => {
    const pages = await within('customers.cim', pagesOf);
    expect(new Set(pages.map(({ list }) => list))).toEqual(new Set(LISTS));
    for (const { list, sealed } of pages) expect([list, sealed]).toEqual([list, list.startsWith('sensitive') ? 1 : 0]);
  });

  it('tell a role without the key of sensitive values nothing of these', async () => {
    expect(await known(3)).toEqual(expect.arrayContaining(['R4']));
    expect(await known(3, 'agent')).toEqual([]);
  });

  it('stay what they are under new keys, and in a backup that is restored', async () => {
    const before = await within('customers.cim', pagesOf);
    const answer = await known(5);
    expect(answer.length).toBeGreaterThan(0);
    const { path } = JSON.parse(await does(`backup --to ${place.path('backups')} --json`));
    await does('rotate');
    await does(`restore ${path} --store ${place.path('restored.cim')}`);
    for (const store of ['customers.cim', 'restored.cim']) {
      expect([store, await within(store, pagesOf)]).toEqual([store, before]);
      expect([store, await known(5, 'key', store), await known(5, 'agent', store)]).toEqual([store, answer, []]);
    }
  });

  it('have no number of who was erased, count nobody of them, and are cleaned in an older backup that is restored', async () => {
    const { path } = JSON.parse(await does(`backup --to ${place.path('later')} --json`));
    const before = await within('customers.cim', pagesOf);
    expect(await known(7)).toEqual(['R8']); // one of two records
    const { records } = JSON.parse(await does('erase R8 --reason request --yes --json'));
    expect(records).toBe(2);
    await does(`restore ${path} --store ${place.path('again.cim')}`);
    const gone = [8, PEOPLE + 8];
    const without = (pages: readonly Page[], list: ListName) =>
      pages.flatMap((page) => (page.list === list ? page.pairs : [])).filter(([, number]) => !gone.includes(number));
    for (const store of ['customers.cim', 'again.cim']) {
      const now = await within(store, pagesOf);
      for (const list of ['records', 'sensitiveRecords'] as const) {
        const left = now.flatMap((page) => (page.list === list ? page.pairs : []));
        expect([store, list, left]).toEqual([store, list, without(before, list)]);
      }
      const counted = (pages: readonly Page[], list: ListName) =>
        pages.flatMap((page) => (page.list === list ? page.pairs : [])).reduce((sum, [, n]) => sum + (n >> 8), 0);
      const listed = (pages: readonly Page[]) =>
        pages.flatMap((page) => (page.list === 'sensitiveRecords' ? page.pairs : [])).length;
      // two records, each by the rule of blocking and by its number alone
      expect([store, listed(before) - listed(now)]).toEqual([store, 4]);
      for (const list of ['counts', 'sensitiveCounts'] as const)
        expect([store, list, counted(now, list) < counted(before, list)]).toEqual([store, list, true]);
      expect([store, await known(7, 'key', store)]).toEqual([store, []]);
      expect(await within(store, ({ db }) => verifyAudit(db).ok)).toBe(true);
    }
  });

  it.each([
    ['counts put in', "UPDATE lookup_page SET data = CAST(x'0081FF03' || data AS BLOB) WHERE list = 'counts'", 0],
    ['a page cut short', "UPDATE lookup_page SET data = x'80' WHERE list = 'counts'", 14],
    ['a sealed page changed', "UPDATE lookup_page SET data = CAST(data || x'00' AS BLOB) WHERE sealed = 1", 14],
  ])(
    'stay told of when they were written behind the audit and an erasure writes them anew: %s',
    async (_, sql, status) => {
      copy('behind.cim');
      await within('behind.cim', ({ db }) => expect(db.prepare(sql).run().changes).toBeGreaterThan(0));
      const erased = await runHere('erase', ['R13', '--reason', 'x', '--yes'], environment('key', 'behind.cim'));
      expect([erased.status, erased.code]).toEqual([status, status === 0 ? '' : expect.stringMatching(/damaged/)]);
      expect(await within('behind.cim', ({ db }) => verifyAudit(db).ok)).toBe(false);
    },
  );

  it('go with the run that left them', async () => {
    await does(`undo ${dedupe}`);
    expect(await within('customers.cim', pagesOf)).toEqual([]);
  });
});
