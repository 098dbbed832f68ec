/**
 * Who is one customer after a nightly run was taken back: a store that linked what it took in comes to what a twin comes to
 * that took in the same without linking it. Later imports may have received the same records; they go back, too.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assignCustomers, saveClusters } from '../../src/store/clusters.js';
import { openMemoryStore } from '../../src/store/open-store.js';
import { RecordReader } from '../../src/store/records.js';
import type { Store } from '../../src/store/store.js';
import { undoRun } from '../../src/store/undo.js';
import { NOW, takeIn } from './people.js';

const KEYS = 6;

interface Night {
  readonly source: string;
  readonly complete: boolean;
  readonly rows: readonly { readonly key: number; readonly city: string }[];
}

const night: fc.Arbitrary<Night> = fc.record({
  source: fc.constantFrom('crm', 'shop'),
  complete: fc.boolean(),
  rows: fc.uniqueArray(fc.record({ key: fc.nat(KEYS - 1), city: fc.constantFrom('Linz', 'Graz') }), {
    selector: ({ key }) => key,
    maxLength: 5,
  }),
});
/** Which records are found to be one customer's, by their keys in either source. */
const grouping = fc.array(fc.nat(4), { minLength: 2 * KEYS, maxLength: 2 * KEYS });

interface Held {
  readonly record: number;
  readonly name: string;
  readonly customer: number;
}

const held = (store: Store): Held[] =>
  [...new RecordReader(store).all({ all: true })].map(({ id, source, cells, customer }) => ({
    record: Number(id.slice(1)),
    name: `${source} ${cells[0]}`,
    customer: Number(customer.slice(1)),
  }));

/** Links all records of a store as a grouping says, in the run in progress. */
function link(store: Store, groups: readonly number[]): void {
  const records = held(store);
  const labels = records.map(({ name }) => groups[Number(name.at(-1)) + (name.startsWith('crm') ? 0 : KEYS)] as number);
  const numbers = [...new Set(labels)];
  const clusters = labels.map((label) => numbers.indexOf(label));
  assignCustomers(
    store,
    Int32Array.from(records, ({ record }) => record),
    Int32Array.from(clusters),
  );
}

/** The records of each customer, by name. */
function customers(store: Store): string[] {
  const groups = new Map<number, string[]>();
  for (const { name, customer } of held(store)) groups.set(customer, [...(groups.get(customer) ?? []), name]);
  return [...groups.values()].map((names) => names.sort().join(', ')).sort();
}

const take = (store: Store, { source, complete, rows }: Night, groups: readonly number[] | null) =>
  takeIn(
    store,
    rows.map(({ key, city }) => [`K${key}`, `Ada Marker${key}`, '', '', city, '', '']),
    { source, complete, link: () => void (groups && link(store, groups)) },
  );

const lastRun = (store: Store): number => store.db.prepare('SELECT max(id) FROM run').pluck().get() as number;
const undo = (store: Store, run: number) =>
  store
    .write({ command: 'undo', now: () => NOW }, () => undoRun(store, run))
    .then(
      () => 'undone',
      (error) => (error as { code: string }).code,
    );

it('is who was one before it, or was never linked', { timeout: 120_000 }, async () => {
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(night, fc.option(grouping)), { minLength: 1, maxLength: 3 }),
      night,
      grouping,
      fc.array(night, { maxLength: 3 }),
      async (former, nightly, groups, later) => {
        const stores = [openMemoryStore(), openMemoryStore()] as const;
        try {
          const outcomes: boolean[] = [];
          const runs: number[][] = [];
          for (const [i, store] of stores.entries()) {
            for (const [one, linked] of former) await take(store, one, linked);
            const before = new Map(held(store).map(({ record, customer }) => [record, customer]));
            await take(store, nightly, i === 0 ? groups : null);
            const run = lastRun(store);
            for (const one of later) await take(store, one, null);
            runs.push(later.map((_, at) => run + 1 + at));
            outcomes.push((await undo(store, run)) === 'later-run');
            if (outcomes[i]) continue;
            for (const { record, customer } of held(store))
              if (before.has(record)) expect([record, customer]).toEqual([record, before.get(record)]);
              else kept++;
          }
          expect(outcomes[0]).toBe(outcomes[1]);
          if (outcomes[0]) return;
          const [linked, plain] = stores;
          expect(customers(linked)).toEqual(customers(plain));
          // and what a dedupe says afterwards outlives what is taken back then
          const [first = 0] = groups;
          const other = groups.map((label, i) => (i % 3 === first % 3 ? label : i));
          for (const store of stores)
            await store.write({ command: 'dedupe', now: () => NOW }, () => link(store, other));
          for (const [i] of later.entries()) {
            const ends: string[] = [];
            for (const [at, store] of stores.entries()) ends.push(await undo(store, runs[at]?.at(-1 - i) as number));
            expect(ends[0]).toBe(ends[1]);
            expect([i, customers(linked)]).toEqual([i, customers(plain)]);
          }
        } finally {
          for (const store of stores) store.close();
        }
      },
    ),
    { numRuns: Number(process.env.CIM_LIFE_TRIALS ?? 150) },
  );
  expect(kept).toBeGreaterThan(0);
});

it('is left to a later linkage that looked at the same records, as long as that stands', async () => {
  const store = openMemoryStore();
  const none = {
    a: new Int32Array(),
    b: new Int32Array(),
    weight: new Float32Array(),
    probability: new Float32Array(),
  };
  const linkAll = () => {
    const records = Int32Array.from(held(store), ({ record }) => record);
    saveClusters(store, { records, clusters: new Int32Array(records.length), links: none, review: none, model: {} });
  };
  const rows = (...keys: number[]) => keys.map((key) => [`K${key}`, `Ada Marker${key}`, '', '', 'Linz', '', '']);
  try {
    await takeIn(store, rows(0, 1));
    const before = customers(store);
    await takeIn(store, rows(2, 3), { source: 'shop', link: linkAll });
    const nightly = lastRun(store);
    await takeIn(store, rows(2, 3), { source: 'shop', link: linkAll });
    const next = lastRun(store);
    const all = ['crm K0, crm K1, shop K2, shop K3'];
    expect([before, customers(store)]).toEqual([['crm K0', 'crm K1'], all]);
    await takeIn(store, rows(3), { source: 'shop' });
    const last = lastRun(store);
    expect([await undo(store, nightly), customers(store)]).toEqual(['undone', ['crm K0, shop K2, shop K3', 'crm K1']]);
    expect([await undo(store, next), customers(store)]).toEqual(['undone', ['crm K0', 'crm K1', 'shop K3']]);
    expect([await undo(store, last), customers(store)]).toEqual(['undone', before]);
  } finally {
    store.close();
  }
});
