/** Linkage of what is in a store: run it, keep what it found, and read again what the last run knew. */
import type { Carrier } from '../../domain/linkage/carrier.js';
import { linkInParts } from '../../domain/linkage/link-in-parts.js';
import { linkRecords } from '../../domain/linkage/link-records.js';
import type { LinkageOptions, LinkageResult, WeightedPairs } from '../../domain/linkage/linkage-result.js';
import { finishDraft } from '../../domain/linkage/lookup/draft.js';
import type { Lookup } from '../../domain/linkage/lookup/lookup.js';
import { openCarrier } from '../../runtime/threads.js';
import { type TaskSeconds, timedCarrier } from '../../runtime/timed.js';
import { type EvidencePairs, saveClusters } from '../../store/clusters.js';
import { readDecisions } from '../../store/decisions.js';
import { readRecordTableOn } from '../../store/features.js';
import { liveRecords } from '../../store/live-records.js';
import { areLookupsWanted, saveLookups } from '../../store/lookup.js';
import type { Store } from '../../store/store.js';
import type { Call } from '../definition.js';
import { readSettings } from './settings.js';

export { lastLinkage, type SavedLinkage } from './last-linkage.js';

/** Row of each record number. */
export function rowsByRecord(records: Int32Array): ReadonlyMap<number, number> {
  const rows = new Map<number, number>();
  for (let row = 0; row < records.length; row++) rows.set(records[row] as number, row);
  return rows;
}

/** A steward's decisions as row indexes of the table: a0, b0, a1, b1, … */
export function decisionRows(pairs: readonly (readonly [number, number])[], records: Int32Array): Int32Array {
  if (pairs.length === 0) return new Int32Array();
  const rowOf = rowsByRecord(records);
  const rows: number[] = [];
  for (const [a, b] of pairs) {
    const rowA = rowOf.get(a);
    const rowB = rowOf.get(b);
    if (rowA !== undefined && rowB !== undefined) rows.push(rowA, rowB);
  }
  return Int32Array.from(rows);
}

export interface LinkedStore {
  /** Record number of each row. */
  readonly records: Int32Array;
  readonly found: LinkageResult;
  readonly taskSeconds: TaskSeconds;
}

/** Links the records of the store of this call and keeps, in the run in progress, what was found. */
export async function linkStore(call: Call): Promise<LinkedStore> {
  const store = call.store as Store;
  return onCarrier(call, async (untimed) => {
    const { carrier, seconds } = timedCarrier(untimed);
    const records = liveRecords(store);
    const found = await linkOn(records, call, carrier);
    // Threads make the lists for `cim check` while customers are kept here.
    const [lookups] = await Promise.all([makeLookups(found, records, carrier), keepCustomers(store, records, found)]);
    if (!store.inMemory) saveLookups(store, lookups);
    return { records, found, taskSeconds: seconds };
  });
}

async function onCarrier<Result>(call: Call, work: (carrier: Carrier) => Promise<Result>): Promise<Result> {
  const carrier = openCarrier(call.context.threads, call.context.signal);
  try {
    return await work(carrier);
  } finally {
    await carrier.close();
  }
}

/** Links records of the store: all at once, or where they are too many for that, in parts. */
async function linkOn(records: Int32Array, call: Call, carrier: Carrier): Promise<LinkageResult> {
  const { context, options } = call;
  const store = call.store as Store;
  const { dedupe } = readSettings(options, context);
  const linkAt = (options.linkAt as number | undefined) ?? dedupe.linkAt;
  const reviewFrom = (options.reviewFrom as number | undefined) ?? dedupe.reviewFrom;
  const decisions = readDecisions(store);
  const linkageOptions: LinkageOptions = {
    seed: context.seed,
    keepsDrafts: !store.inMemory && !context.dryRun && areLookupsWanted(store),
    mustLink: decisionRows(decisions.same, records),
    cannotLink: decisionRows(decisions.different, records),
    ...(linkAt === null ? {} : { linkProbability: linkAt }),
    ...(reviewFrom === null ? {} : { reviewProbability: reviewFrom }),
  };
  const read = async (some: Int32Array) => (await readRecordTableOn(store, some, carrier)).table;
  if (records.length <= dedupe.recordsAtOnce) return linkRecords(await read(records), linkageOptions, carrier);
  const readRows = (rows: Int32Array) => read(rows.map((row) => records[row]!));
  return linkInParts(records.length, dedupe.recordsAtOnce, readRows, linkageOptions, carrier);
}

/** Bits from which on a probability is 1 in the 24 that are kept of it. */
const CERTAIN = 26;

/** Pairs of rows in thousandths of a bit → pairs of record numbers in bits and probabilities. */
function evidence(pairs: WeightedPairs, records: Int32Array): EvidencePairs {
  const { size } = pairs;
  const a = new Int32Array(size);
  const b = new Int32Array(size);
  const weight = new Float32Array(size);
  const probability = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    a[i] = records[pairs.a[i]!]!;
    b[i] = records[pairs.b[i]!]!;
    const bits = pairs.weight[i]! / 1000;
    weight[i] = bits;
    probability[i] = bits > CERTAIN ? 1 : 1 / (1 + 2 ** -weight[i]!);
  }
  return { a, b, weight, probability };
}

function makeLookups(found: LinkageResult, records: Int32Array, carrier: Carrier): Promise<Lookup[]> {
  return Promise.all((found.drafts ?? []).map((draft) => finishDraft(draft, records, carrier)));
}

/** Keeps customers, pairs and models. */
async function keepCustomers(store: Store, records: Int32Array, found: LinkageResult): Promise<void> {
  saveClusters(store, {
    records,
    clusters: found.clusters,
    links: evidence(found.links, records),
    review: evidence(found.review, records),
    model: { ...found.model, models: found.models, blocking: found.blocking, notes: found.notes },
  });
}
