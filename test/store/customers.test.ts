import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { assignCustomers, lastClustering, readEvidence, readModel, saveClusters } from '../../src/store/clusters.js';
import {
  countCustomers,
  customerGroups,
  customerSteps,
  readCustomer,
  recordsOf,
  resolveCustomer,
} from '../../src/store/customers.js';
import { mergeCustomers, readDecisions, unmergeCustomer } from '../../src/store/decisions.js';
import { readRecordTable } from '../../src/store/features.js';
import { openMemoryStore } from '../../src/store/open-store.js';
import { listRuns } from '../../src/store/runs.js';
import type { Store } from '../../src/store/store.js';
import { undoRun } from '../../src/store/undo.js';
import { NOW, people, takeIn } from './people.js';

let store: Store;
beforeEach(() => {
  store = openMemoryStore();
  return () => store.close();
});

const write = <Result>(command: string, body: () => Result) => store.write({ command, now: () => NOW }, body);
const none = {
  a: new Int32Array(0),
  b: new Int32Array(0),
  weight: new Float32Array(0),
  probability: new Float32Array(0),
};
const customersOf = (one: Store) => [...customerSteps(one)].filter((customer) => customer !== null);
/** Customers as lists of record numbers, by customer. */
const state = () =>
  Object.fromEntries(
    customersOf(store).map(({ id, members }) => [id, members.map((member) => Number(member.id.slice(1)))]),
  );
const dedupe = (clusters: readonly number[]) =>
  write('dedupe', () =>
    saveClusters(store, {
      records: readRecordTable(store).records,
      clusters: Int32Array.from(clusters),
      links: none,
      review: none,
      model: {},
    }),
  );

describe('clusters', () => {
  it('keep the numbers of customers, and a customer that went up in another points to it', async () => {
    await takeIn(store, people(6));
    expect(await dedupe([0, 1, 0, 2, 1, 3])).toEqual({ customers: 4, moved: 2 });
    expect(state()).toEqual({ C1: [1, 3], C2: [2, 5], C4: [4], C6: [6] });
    expect([resolveCustomer(store, 'C3'), resolveCustomer(store, 'r5'), resolveCustomer(store, ' c6 ')]).toEqual([
      1, 2, 6,
    ]);
    expect(await dedupe([0, 1, 0, 2, 1, 3])).toEqual({ customers: 4, moved: 0 });
    expect(await dedupe([0, 0, 0, 0, 1, 2])).toMatchObject({ customers: 3, moved: 2 });
    expect(state()).toEqual({ C1: [1, 2, 3, 4], C2: [5], C6: [6] });
    expect(await dedupe([0, 1, 2, 3, 4, 5])).toMatchObject({ customers: 6 });
    const numbers = Object.keys(state());
    expect(numbers.slice(0, 3)).toEqual(['C1', 'C2', 'C6']);
    expect(numbers.slice(3)).toEqual(['C7', 'C8', 'C9']);
  });

  it('come back as they were when the run is undone', async () => {
    await takeIn(store, people(6));
    const before = state();
    await dedupe([0, 0, 0, 1, 1, 2]);
    const between = state();
    await dedupe([0, 1, 1, 1, 2, 2]);
    await expect(write('undo', () => undoRun(store, 2))).rejects.toMatchObject({ code: 'later-run' });
    await write('undo', () => undoRun(store, 3));
    expect(state()).toEqual(between);
    expect(lastClustering(store)?.run).toBe(2);
    await write('undo', () => undoRun(store, 2));
    expect(state()).toEqual(before);
    expect(lastClustering(store)).toBeNull();
  });

  it('keep their evidence and model', async () => {
    await takeIn(store, people(4));
    const links = {
      a: Int32Array.of(1, 2),
      b: Int32Array.of(3, 4),
      weight: Float64Array.of(12.5, -3.25),
      probability: Float64Array.of(0.5, 0.25),
    };
    await write('dedupe', () =>
      saveClusters(store, {
        records: Int32Array.of(1, 2, 3, 4),
        clusters: Int32Array.of(0, 1, 0, 1),
        links,
        review: none,
        model: { m: [1] },
      }),
    );
    const read = readEvidence(store, 2, 'link');
    expect([[...read.a], [...read.b], [...read.weight], [...read.probability]]).toEqual([
      [1, 2],
      [3, 4],
      [12.5, -3.25],
      [0.5, 0.25],
    ]);
    expect(readEvidence(store, 2, 'review').a.length).toBe(0);
    expect([readModel(store, 2), readModel(store, 1)]).toEqual([{ m: [1] }, null]);
    expect(listRuns(store)[0]?.counts).toEqual({ customers: 2, moved: 2 });
  });

  /** The rule in plain words: largest shares first, then the lower customer, then the lower cluster. */
  function naive(before: readonly number[], clusters: readonly number[], next: number): number[] {
    const shares: { size: number; customer: number; cluster: number }[] = [];
    for (const [i, cluster] of clusters.entries()) {
      const known = shares.find((share) => share.cluster === cluster && share.customer === before[i]);
      if (known) known.size++;
      else shares.push({ size: 1, customer: before[i]!, cluster });
    }
    shares.sort((a, b) => b.size - a.size || a.customer - b.customer || a.cluster - b.cluster);
    const of = new Map<number, number>();
    for (const { customer, cluster } of shares)
      if (!of.has(cluster) && ![...of.values()].includes(customer)) of.set(cluster, customer);
    let fresh = next;
    return clusters.map((cluster) => {
      if (!of.has(cluster)) of.set(cluster, fresh++);
      return of.get(cluster)!;
    });
  }

  it('are numbered as the plain rule says, on any two clusterings', async () => {
    await takeIn(store, people(12));
    const dense = (labels: readonly number[]) => {
      const seen = [...new Set(labels)];
      return labels.map((label) => seen.indexOf(label));
    };
    const clustering = fc.array(fc.nat(5), { minLength: 12, maxLength: 12 }).map(dense);
    let movedSomething = 0;
    await fc.assert(
      fc.asyncProperty(clustering, clustering, async (first, second) => {
        await store.write({ command: 'dedupe', now: () => NOW, dryRun: true }, () => {
          const records = Int32Array.from({ length: 12 }, (_, i) => i + 1);
          const { customer, successor } = store.columns;
          for (const clusters of [first, second]) {
            const before = [...records].map((record) => customer.get(record));
            const expected = naive(before, clusters, successor.length);
            const moved = assignCustomers(store, records, Int32Array.from(clusters));
            expect([...records].map((record) => customer.get(record))).toEqual(expected);
            expect(moved).toBe(before.filter((number, i) => number !== expected[i]).length);
            if (moved > 0) movedSomething++;
            for (const number of before) expect(expected).toContain(resolveCustomer(store, `C${number}`));
          }
        });
      }),
      { numRuns: 60 },
    );
    expect(movedSomething).toBeGreaterThan(30);
  });
});

describe('decisions', () => {
  it('merge and unmerge are inverse, numbers and all', async () => {
    await takeIn(store, people(8));
    await dedupe([0, 0, 1, 2, 2, 3, 4, 5]);
    const before = state();
    expect(await write('merge', () => mergeCustomers(store, ['C6', 'C1', 'C4', 'c4']))).toBe('C6');
    expect(state()).toMatchObject({ C6: [1, 2, 4, 5, 6], C3: [3] });
    expect(resolveCustomer(store, 'C5')).toBe(6);
    expect(await write('unmerge', () => unmergeCustomer(store, 'C4'))).toEqual(['C6', 'C1', 'C4']);
    expect(state()).toEqual(before);
  });

  it('hold for later runs as pairs, and the last word counts', async () => {
    await takeIn(store, people(5));
    await write('merge', () => mergeCustomers(store, ['C1', 'C2', 'C3']));
    expect(readDecisions(store)).toEqual({
      same: [
        [1, 2],
        [2, 3],
      ],
      different: [],
    });
    await write('unmerge', () => unmergeCustomer(store, 'C1'));
    expect(readDecisions(store)).toEqual({
      same: [],
      different: [
        [1, 2],
        [1, 3],
        [2, 3],
      ],
    });
    await write('merge', () => mergeCustomers(store, ['C3', 'C2']));
    expect(readDecisions(store)).toMatchObject({ same: [[3, 2]] });
    expect(readDecisions(store).different.some(([a, b]) => a + b === 5)).toBe(false);
    await write('undo', () => undoRun(store, 4));
    expect(readDecisions(store)).toEqual({
      same: [],
      different: [
        [1, 2],
        [1, 3],
        [2, 3],
      ],
    });
    expect(state()).toMatchObject({ C2: [2], C3: [3] });
  });

  it('take apart what a run had joined, record by record or as named, and keep it apart', async () => {
    await takeIn(store, people(6));
    await dedupe([0, 0, 0, 0, 1, 2]);
    expect(await write('unmerge', () => unmergeCustomer(store, 'C1', [[2, 4]]))).toEqual(['C1', 'C2']);
    expect(state()).toMatchObject({ C1: [1, 3], C2: [2, 4] });
    expect(readDecisions(store).different.length).toBe(4);
    expect(await write('unmerge', () => unmergeCustomer(store, 'C2'))).toEqual(['C2', 'C4']);
    await expect(write('unmerge', () => unmergeCustomer(store, 'C5'))).rejects.toMatchObject({
      code: 'nothing-to-unmerge',
    });
    await expect(write('unmerge', () => unmergeCustomer(store, 'C1', [[5]]))).rejects.toMatchObject({
      code: 'not-a-member',
    });
    await expect(write('merge', () => mergeCustomers(store, ['C1', 'R3']))).rejects.toMatchObject({
      code: 'nothing-to-merge',
    });
    await expect(write('merge', () => mergeCustomers(store, ['C1', 'C99']))).rejects.toMatchObject({
      code: 'no-such-customer',
    });
  });

  it('never give a record the number of a customer that is in use', async () => {
    await takeIn(store, people(4));
    await dedupe([0, 1, 1, 2]); // C2: 2, 3
    await dedupe([0, 0, 1, 2]); // record 2 goes to C1, C2 keeps record 3
    const before = state();
    await write('unmerge', () => unmergeCustomer(store, 'C1'));
    expect(before).toEqual({ C1: [1, 2], C2: [3], C4: [4] });
    expect(Object.values(state())).toEqual([[1], [3], [4], [2]]);
  });
});

describe('customers', () => {
  it('are read in order, with all of their records, and counted', async () => {
    await takeIn(store, people(3000));
    await dedupe(Array.from({ length: 3000 }, (_, i) => i % 2000));
    const groups = customerGroups(store);
    expect(groups.customers.length).toBe(2000);
    const customers = customersOf(store);
    expect(customers.map(({ id }) => id)).toEqual(Array.from({ length: 2000 }, (_, i) => `C${i + 1}`));
    expect(customers[4]?.members.map(({ id, customer, cells }) => [id, customer, cells[0]])).toEqual([
      ['R5', 'C5', 'K4'],
      ['R2005', 'C5', 'K2004'],
    ]);
    expect(readCustomer(store, 'R2005')).toEqual(customers[4]);
    expect(countCustomers(store)).toEqual({
      records: 3000,
      customers: 2000,
      sizes: [
        { size: 1, customers: 1000 },
        { size: 2, customers: 1000 },
      ],
    });
    expect(recordsOf(store, 5)).toEqual([5, 2005]);
  });

  it.each(['', 'C0', 'C', 'R1', 'C1', 'Ada', '1', 'C99999999999'])(
    'there is none called %j in an empty store',
    (id) => {
      expect(() => resolveCustomer(store, id)).toThrow('There is no customer');
    },
  );
});
