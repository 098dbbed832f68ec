import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCustomers, countThose } from '../../src/store/customers.js';
import { beginImport } from '../../src/store/import-session.js';
import { openMemoryStore } from '../../src/store/open-store.js';
import { RecordReader } from '../../src/store/records.js';
import { SpilledKeys } from '../../src/store/spilled-keys.js';
import type { Store } from '../../src/store/store.js';
import { undoRun } from '../../src/store/undo.js';
import { HEADERS, MAPPING, NOW, person, row } from './people.js';

const write = <Result>(store: Store, body: () => Result) => store.write({ command: 'import', now: () => NOW }, body);

/** Takes cells in, of which some are without a key, in parts as batches come. */
function takeIn(
  store: Store,
  rows: readonly (readonly [cells: string[], isKeyed: boolean])[],
  keysInMemory?: number,
  complete = false,
) {
  return write(store, () => {
    const file = {
      source: 'crm',
      name: 'people.csv',
      headers: HEADERS.map(([header]) => header),
      mapping: MAPPING,
      ...(keysInMemory === undefined ? {} : { keysInMemory }),
    };
    const session = beginImport(store, file);
    const numbers: number[] = [];
    for (let from = 0; from < rows.length; from += 7) {
      const batch = rows.slice(from, from + 7).map(([cells, isKeyed]) => ({
        ...row(cells),
        ...(isKeyed ? {} : { key: null }),
      }));
      numbers.push(...session.put(batch));
    }
    return { numbers, counts: session.finish({ complete }) };
  });
}

/** What can be seen of a store: its records as they are, and the tables. */
const stateOf = (store: Store) => ({
  records: [...new RecordReader(store).all({ all: true })],
  counts: countCustomers(store),
  tables: store.db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all(),
});

const someone = fc.tuple(fc.nat(60), fc.constantFrom('Graz', 'Linz'), fc.boolean());
const file = fc.array(someone, { maxLength: 80 });

describe('keys beyond those that memory holds', () => {
  it('give the records, counts and tables that all keys in memory give, also when a run is taken back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(file, fc.boolean()), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 30 }),
        async (files, limit) => {
          const [usual, tight] = [openMemoryStore(), openMemoryStore()];
          try {
            for (const [people, complete] of files) {
              const rows = people.map(([n, city, isKeyed]): [string[], boolean] => [
                person(n).map((cell, i) => (i === 4 ? city : cell)),
                isKeyed,
              ]);
              const expected = await takeIn(usual, rows, undefined, complete);
              expect(await takeIn(tight, rows, limit, complete)).toEqual(expected);
              expect(stateOf(tight)).toEqual(stateOf(usual));
              expect(countThose(tight)).toEqual({
                records: countCustomers(usual).records,
                customers: countCustomers(usual).customers,
              });
            }
            const last = usual.db.prepare('SELECT max(id) FROM run').pluck().get() as number;
            const isChanged = usual.db.prepare('SELECT 1 FROM journal WHERE run = ?').get(last) !== undefined;
            if (!isChanged) return;
            for (const store of [usual, tight]) await write(store, () => undoRun(store, last));
            expect(stateOf(tight)).toEqual(stateOf(usual));
          } finally {
            usual.close();
            tight.close();
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are found whatever they have in common, and nothing else is', () => {
    const half = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(2 ** 31 - 1, -(2 ** 31)));
    const keys = fc.uniqueArray(fc.tuple(half, half), { selector: ([low, high]) => `${low} ${high}`, maxLength: 60 });
    fc.assert(
      fc.property(keys, fc.integer({ min: 1, max: 70 }), fc.boolean(), ([...all], part, isMany) => {
        const store = openMemoryStore();
        // many keys of one half stand over several pages
        if (isMany) for (let low = 10; low < 900; low++) all.push([low, 2]);
        try {
          const spilled = new SpilledKeys(store.db);
          const size = isMany ? part * 40 : part;
          for (let from = 0; from < all.length; from += size) {
            const some = all.slice(from, from + size);
            spilled.add(
              Int32Array.from(some, (_, i) => from + i + 1),
              Int32Array.from(some, ([low]) => low),
              Int32Array.from(some, ([, high]) => high),
            );
          }
          for (const [i, [low, high]] of all.entries()) expect(spilled.find(low, high)).toBe(i + 1);
          for (const [low, high] of all)
            if (!all.some(([l, h]) => l === low + 1 && h === high)) expect(spilled.find(low + 1, high)).toBe(0);
          spilled.drop();
        } finally {
          store.close();
        }
      }),
      { numRuns: 40 },
    );
  });
});
