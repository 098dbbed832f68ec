/**
 * Keeping what a dedupe run found: customers with stable numbers, the evidence of each link, pairs for clerical review,
 * and the model. Source records are never touched.
 */

import { newCustomer } from './customers.js';
import { digestOf } from './number-column.js';
import type { Store } from './store.js';

/** Pairs of record numbers with their evidence. */
export interface EvidencePairs {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Match weight in bits. */
  readonly weight: Float32Array | Float64Array;
  /** Match probability, 0..1. */
  readonly probability: Float32Array | Float64Array;
}

export interface Clustering {
  /** Record numbers, as `readRecordTable` gave them. */
  readonly records: Int32Array;
  /** Cluster of each of them, 0 … k−1. */
  readonly clusters: Int32Array;
  /** Links within clusters, and pairs a steward should look at; record numbers, not rows. */
  readonly links: EvidencePairs;
  readonly review: EvidencePairs;
  /** What was estimated, as plain JSON data. */
  readonly model: unknown;
}

export interface ClusteringOutcome {
  readonly customers: number;
  /** Records that changed their customer. */
  readonly moved: number;
}

/**
 * Saves a clustering in the run in progress. A cluster keeps the number of the customer most of whose records are in it
 * (ties: the lower number); the others that went up in it point to it; a cluster nobody's number is left for gets a new one.
 */
export function saveClusters(store: Store, found: Clustering): ClusteringOutcome {
  const moved = assignCustomers(store, found.records, found.clusters);
  saveEvidence(store, 'link', found.links);
  saveEvidence(store, 'review', found.review);
  store.db
    .prepare('INSERT OR REPLACE INTO model (run, data) VALUES (?, ?)')
    .run(store.run.number, JSON.stringify(found.model));
  const customers = highest(found.clusters) + 1;
  store.run.counts.set('customers', customers);
  store.run.counts.set('moved', (store.run.counts.get('moved') ?? 0) + moved);
  return { customers, moved };
}

/**
 * Gives every record the customer of its cluster (clusters are numbered 0 … k−1) and former customers their successors.
 * Records of a former customer that are not listed stay with it. Returns how many records moved.
 */
export function assignCustomers(store: Store, records: Int32Array, clusters: Int32Array): number {
  const { customer: of, successor, head } = store.columns;
  const count = highest(clusters) + 1;
  const before = new Int32Array(records.length);
  const customers = of.view();
  for (let i = 0; i < records.length; i++) before[i] = customers[records[i]!] ?? 0;
  const customerOf = claim(before, clusters, count);
  const inUse = new Uint8Array(successor.length);
  const heads = head.view();
  const listed = new Uint8Array(heads.length);
  for (let i = 0; i < records.length; i++) listed[records[i]!] = 1;
  for (let record = 1; record < heads.length; record++)
    if (listed[record] === 0 && heads[record] !== 0) inUse[customers[record] ?? 0] = 1;
  for (let cluster = 0; cluster < count; cluster++) if (customerOf[cluster] !== 0) inUse[customerOf[cluster]!] = 1;
  let moved = 0;
  for (let i = 0; i < records.length; i++) {
    const cluster = clusters[i]!;
    if (customerOf[cluster] === 0) customerOf[cluster] = newCustomer(store);
    const now = customerOf[cluster]!;
    if (now === before[i]) continue;
    of.set(records[i]!, now);
    moved++;
    if (inUse[before[i]!] === 0) successor.set(before[i]!, now);
  }
  for (let cluster = 0; cluster < count; cluster++)
    if (customerOf[cluster] !== 0) successor.set(customerOf[cluster]!, 0);
  return moved;
}

function highest(numbers: Int32Array): number {
  let most = -1;
  for (let i = 0; i < numbers.length; i++) if (numbers[i]! > most) most = numbers[i]!;
  return most;
}

/** Indexes, those of `order` or all ascending, sorted stably by key; keys are small whole numbers ≥ 0. */
function sortedBy(keys: Int32Array, order: Int32Array | null): Int32Array {
  const starts = new Int32Array(highest(keys) + 2);
  for (let i = 0; i < keys.length; i++) starts[keys[i]! + 1]!++;
  for (let key = 1; key < starts.length; key++) starts[key]! += starts[key - 1]!;
  const sorted = new Int32Array(keys.length);
  if (order === null) for (let i = 0; i < keys.length; i++) sorted[starts[keys[i]!]!++] = i;
  else for (let i = 0; i < order.length; i++) sorted[starts[keys[order[i]!]!]!++] = order[i]!;
  return sorted;
}

/**
 * Which cluster keeps which customer's number, 0 where it keeps none: largest shares of records first (ties: the lower
 * customer, then the lower cluster), each number and each cluster once.
 */
function claim(before: Int32Array, clusters: Int32Array, count: number): Int32Array {
  const customerOf = new Int32Array(count);
  const rows = keepWhole(before, clusters, customerOf);
  const customers = rows.map((row) => before[row]!);
  const groups = rows.map((row) => clusters[row]!);
  if (areSingle(customers)) {
    // As on the first run: every share is of one record, so that each cluster keeps its lowest customer.
    for (let i = 0; i < customers.length; i++) {
      const customer = customers[i]!;
      const kept = customerOf[groups[i]!]!;
      if (customer !== 0 && (kept === 0 || customer < kept)) customerOf[groups[i]!] = customer;
    }
    return customerOf;
  }
  const byShare = sortedBy(customers, sortedBy(groups, null));
  // A share: the records of one customer in one cluster. Its first record stands for it.
  const firsts = new Int32Array(rows.length);
  const sizes = new Int32Array(rows.length);
  let shares = 0;
  for (let at = 0; at < byShare.length; at++) {
    const row = byShare[at]!;
    const first = shares === 0 ? -1 : firsts[shares - 1]!;
    if (first >= 0 && customers[first] === customers[row] && groups[first] === groups[row]) sizes[shares - 1]!++;
    else {
      firsts[shares] = row;
      sizes[shares++] = 1;
    }
  }
  const smallness = sizes.subarray(0, shares);
  const largest = highest(smallness);
  for (let share = 0; share < shares; share++) smallness[share] = largest - smallness[share]!;
  const taken = new Uint8Array(highest(customers) + 1);
  const order = sortedBy(smallness, null);
  for (let at = 0; at < order.length; at++) {
    const first = firsts[order[at]!]!;
    const customer = customers[first]!;
    const cluster = groups[first]!;
    if (customerOf[cluster] !== 0 || taken[customer] === 1 || customer === 0) continue;
    customerOf[cluster] = customer;
    taken[customer] = 1;
  }
  return customerOf;
}

/** True where no customer but 0 occurs twice. */
function areSingle(customers: Int32Array): boolean {
  const seen = new Uint8Array(highest(customers) + 1);
  for (let i = 0; i < customers.length; i++) {
    const customer = customers[i]!;
    if (customer !== 0 && seen[customer] === 1) return false;
    seen[customer] = 1;
  }
  return true;
}

/** Gives clusters that are a former customer, no more and no less, its number: nearly all of them. Returns the rows of the others. */
function keepWhole(before: Int32Array, clusters: Int32Array, customerOf: Int32Array): Int32Array {
  const customerSize = new Int32Array(highest(before) + 1);
  const clusterSize = new Int32Array(customerOf.length);
  /** The former customer of all rows of a cluster; −1 where they differ. */
  const former = new Int32Array(customerOf.length);
  for (let row = 0; row < before.length; row++) {
    const cluster = clusters[row]!;
    customerSize[before[row]!]!++;
    if (clusterSize[cluster]!++ === 0) former[cluster] = before[row]!;
    else if (former[cluster] !== before[row]) former[cluster] = -1;
  }
  for (let cluster = 0; cluster < customerOf.length; cluster++) {
    const customer = former[cluster]!;
    if (customer > 0 && customerSize[customer] === clusterSize[cluster]) customerOf[cluster] = customer;
  }
  const rest = new Int32Array(before.length);
  let size = 0;
  for (let row = 0; row < before.length; row++) if (customerOf[clusters[row]!] === 0) rest[size++] = row;
  return rest.slice(0, size);
}

function saveEvidence(store: Store, kind: 'link' | 'review', pairs: EvidencePairs): void {
  const count = pairs.a.length;
  const data = Buffer.concat(
    [pairs.a, pairs.b, Float32Array.from(pairs.weight), Float32Array.from(pairs.probability)].map((array) =>
      Buffer.from(array.buffer, array.byteOffset, array.byteLength),
    ),
  );
  const run = store.run.number;
  store.db
    .prepare('INSERT OR REPLACE INTO evidence (run, kind, count, pairs, digest) VALUES (?, ?, ?, ?, ?)')
    .run(run, kind, count, data, digestOf(run, kind, count, data));
}

/** The last dedupe run that was not undone, or null. */
export function lastClustering(store: Store): { readonly run: number; readonly at: string } | null {
  const row = store.db
    .prepare<[], { run: number; at: string }>(
      `SELECT m.run, r.started_at AS at FROM model m JOIN run r ON r.id = m.run
       WHERE r.undone_by IS NULL ORDER BY m.run DESC LIMIT 1`,
    )
    .get();
  return row ?? null;
}

/** The model of a dedupe run as it was saved, or null. */
export function readModel(store: Store, run: number): unknown {
  const data = store.db.prepare('SELECT data FROM model WHERE run = ?').pluck().get(run) as string | undefined;
  return data === undefined ? null : JSON.parse(data);
}

/** The pairs a dedupe run kept; empty where it kept none. */
export function readEvidence(store: Store, run: number, kind: 'link' | 'review'): EvidencePairs {
  const row = store.db
    .prepare<[number, string], { count: number; pairs: Buffer }>(
      'SELECT count, pairs FROM evidence WHERE run = ? AND kind = ?',
    )
    .get(run, kind);
  const count = row?.count ?? 0;
  const bytes = new Uint8Array(row?.pairs ?? []);
  return {
    a: new Int32Array(bytes.slice(0, count * 4).buffer),
    b: new Int32Array(bytes.slice(count * 4, count * 8).buffer),
    weight: new Float32Array(bytes.slice(count * 8, count * 12).buffer),
    probability: new Float32Array(bytes.slice(count * 12, count * 16).buffer),
  };
}
