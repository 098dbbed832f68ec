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
  const customers = found.clusters.reduce((max, cluster) => Math.max(max, cluster), -1) + 1;
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
  const count = clusters.reduce((max, cluster) => Math.max(max, cluster), -1) + 1;
  const before = records.map((record) => of.get(record));
  const customerOf = claim(before, clusters, count);
  const inUse = new Uint8Array(successor.length);
  const listed = new Uint8Array(head.length);
  for (const record of records) listed[record] = 1;
  for (let record = 1; record < head.length; record++)
    if (listed[record] === 0 && head.get(record) !== 0) inUse[of.get(record)] = 1;
  for (const customer of customerOf) if (customer !== 0) inUse[customer] = 1;
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
  for (const customer of customerOf) if (customer !== 0) successor.set(customer, 0);
  return moved;
}

/** Indexes `0 … keys.length − 1` in the order of `order`, sorted stably by key; keys are small whole numbers ≥ 0. */
function sortedBy(keys: Int32Array, order: Int32Array): Int32Array {
  const starts = new Int32Array(keys.reduce((max, key) => Math.max(max, key), 0) + 2);
  for (const key of keys) starts[key + 1]!++;
  for (let key = 1; key < starts.length; key++) starts[key]! += starts[key - 1]!;
  const sorted = new Int32Array(order.length);
  for (const index of order) sorted[starts[keys[index]!]!++] = index;
  return sorted;
}

/**
 * Which cluster keeps which customer's number, 0 where it keeps none: largest shares of records first (ties: the lower
 * customer, then the lower cluster), each number and each cluster once.
 */
function claim(before: Int32Array, clusters: Int32Array, count: number): Int32Array {
  const rows = Int32Array.from(before.keys());
  const byShare = sortedBy(before, sortedBy(clusters, rows));
  const customers: number[] = [];
  const owners: number[] = [];
  const sizes: number[] = [];
  for (let at = 0; at < byShare.length; at++) {
    const row = byShare[at]!;
    const last = customers.length - 1;
    if (customers[last] === before[row] && owners[last] === clusters[row]) sizes[last]!++;
    else {
      customers.push(before[row]!);
      owners.push(clusters[row]!);
      sizes.push(1);
    }
  }
  const largest = sizes.reduce((max, size) => Math.max(max, size), 0);
  const smallness = Int32Array.from(sizes, (size) => largest - size);
  const customerOf = new Int32Array(count);
  const taken = new Uint8Array(customers.reduce((max, customer) => Math.max(max, customer), 0) + 1);
  for (const share of sortedBy(smallness, Int32Array.from(sizes.keys()))) {
    const customer = customers[share]!;
    const cluster = owners[share]!;
    if (customerOf[cluster] !== 0 || taken[customer] === 1 || customer === 0) continue;
    customerOf[cluster] = customer;
    taken[customer] = 1;
  }
  return customerOf;
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
