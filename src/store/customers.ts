/**
 * Customers: which records are one customer. A customer is known as `C` and a number that stays, whatever later runs
 * find: a customer that goes up in another leaves word where to, and a number is never given again.
 */
import type { Member } from '../domain/survivorship/golden-record.js';
import { CimError } from '../errors.js';
import { itemsInTurns } from './breath.js';
import { chunks, decodeVersion, type RawVersion, rawVersionAt } from './chunks.js';
import { isLive, liveRecords } from './live-records.js';
import { customerId, parseId, RecordReader, type StoredRecord } from './records.js';
import type { Store } from './store.js';

/** A customer with its records. */
export interface StoredCustomer {
  /** `C7` */
  readonly id: string;
  readonly members: readonly StoredRecord[];
}

/** What survivorship reads of a record. */
export function asMember(record: StoredRecord): Member {
  return {
    record: record.id,
    source: record.source,
    since: record.since,
    values: record.record.values,
    custom: record.record.custom,
  };
}

/** A customer number that was never given. */
export function newCustomer(store: Store): number {
  const { successor } = store.columns;
  const customer = Math.max(1, successor.length);
  successor.set(customer, 0);
  return customer;
}

/** The customers as groups: records of each, both ascending; only records that count. */
export interface CustomerGroups {
  /** Customer numbers, ascending. */
  readonly customers: Int32Array;
  /** Records of `customers[i]`: `records[starts[i]] … records[starts[i + 1] - 1]`. */
  readonly starts: Int32Array;
  readonly records: Int32Array;
}

/** Groups all records that count by customer, in typed arrays: a few hundredths of a second for a million records. */
export function customerGroups(store: Store): CustomerGroups {
  const live = liveRecords(store);
  const of = store.columns.customer.view();
  let highest = 0;
  for (let i = 0; i < live.length; i++) highest = Math.max(highest, of[live[i]!]!);
  const ends = new Int32Array(highest + 2);
  for (let i = 0; i < live.length; i++) ends[of[live[i]!]! + 1]!++;
  const customers = new Int32Array(highest + 1);
  const starts = new Int32Array(highest + 2);
  let count = 0;
  for (let customer = 0; customer <= highest; customer++) {
    if (ends[customer + 1]! > 0) {
      customers[count] = customer;
      starts[count++] = ends[customer]!;
    }
    ends[customer + 1]! += ends[customer]!;
  }
  starts[count] = live.length;
  const records = new Int32Array(live.length);
  for (let i = 0; i < live.length; i++) records[ends[of[live[i]!]!]!++] = live[i]!;
  return { customers: customers.slice(0, count), starts: starts.slice(0, count + 1), records };
}

/**
 * The customer an id stands for now: itself, the one it went up in, or for `R12` the customer of that record.
 * Throws `usage` where there is no such customer.
 */
export function resolveCustomer(store: Store, id: string): number {
  const { customer: of, head, successor } = store.columns;
  const record = parseId(id, 'R');
  if (record !== null && head.get(record) !== 0) return of.get(record);
  let customer = parseId(id, 'C');
  if (customer !== null && customer < successor.length) {
    for (let steps = 0; successor.get(customer) !== 0 && steps < 1000; steps++) customer = successor.get(customer);
    if (recordsOf(store, customer).length > 0) return customer;
  }
  // what is no id may be somebody's name or number, and messages go into logs
  const what = parseId(id, 'C') === null && parseId(id, 'R') === null ? 'of that id' : id;
  throw new CimError(
    'usage',
    'no-such-customer',
    { en: `There is no customer ${what}.`, zh: `没有客户 ${what}。` },
    { en: 'cim search finds customers.', zh: '用 cim search 查找客户。' },
  );
}

/** Record numbers of a customer, ascending; records gone at their source are among them. */
export function recordsOf(store: Store, customer: number): number[] {
  const of = store.columns.customer.view();
  const { head } = store.columns;
  const records: number[] = [];
  for (let record = 1; record < of.length; record++)
    if (of[record] === customer && head.get(record) !== 0) records.push(record);
  return records;
}

/** A customer with its records. Throws `usage` where there is none. */
export function readCustomer(store: Store, id: string): StoredCustomer {
  const customer = resolveCustomer(store, id);
  const reader = new RecordReader(store);
  const members = recordsOf(store, customer).map((record) => reader.read(record));
  return { id: customerId(customer), members: members.filter((member) => member !== null) };
}

/** Several customers that are there, by number, in one pass over the columns; `reader` may have been used before. */
export function readCustomers(
  store: Store,
  customers: readonly number[],
  reader: RecordReader,
): ReadonlyMap<number, StoredCustomer> {
  const found = new Map(customers.map((customer) => [customer, [] as StoredRecord[]]));
  const wanted = new Uint8Array(1 + Math.max(0, ...customers));
  for (const customer of customers) wanted[customer] = 1;
  const of = store.columns.customer.view();
  for (let record = 1; record < of.length; record++) {
    if (wanted[of[record]!] !== 1) continue;
    const member = reader.read(record);
    if (member !== null) found.get(of[record]!)!.push(member);
  }
  return new Map([...found].map(([customer, members]) => [customer, { id: customerId(customer), members }]));
}

/** Records kept in memory at a time while customers are gathered: their members may lie anywhere. */
const BLOCK_RECORDS = 250_000;

/** All customers in order of number, in turns. */
export const allCustomers = (store: Store, signal: AbortSignal): AsyncGenerator<StoredCustomer> =>
  itemsInTurns(customerSteps(store), signal);

/**
 * The same step by step; null where a step only read on. A block of customers at a time is gathered in one pass over the
 * store.
 */
export function* customerSteps(store: Store): Generator<StoredCustomer | null> {
  const { customers, starts, records } = customerGroups(store);
  yield null;
  const reader = new RecordReader(store);
  for (let from = 0; from < customers.length; ) {
    let to = from + 1;
    while (to < customers.length && starts[to + 1]! - starts[from]! <= BLOCK_RECORDS) to++;
    const block = records.subarray(starts[from]!, starts[to]!);
    const found = yield* gather(store, block);
    for (let i = from; i < to; i++) {
      const members = [...records.subarray(starts[i]!, starts[i + 1]!)].map((record) =>
        reader.present(decodeVersion(found.get(record)!)),
      );
      yield { id: customerId(customers[i]!), members };
    }
    from = to;
  }
}

function* gather(store: Store, wanted: Int32Array): Generator<null, Map<number, RawVersion>> {
  const head = store.columns.head.view();
  let first = Number.MAX_SAFE_INTEGER;
  let last = 0;
  for (let i = 0; i < wanted.length; i++) {
    const version = head[wanted[i]!]!;
    first = Math.min(first, version);
    last = Math.max(last, version);
  }
  const isWanted = new Uint8Array(Math.max(0, last - first + 1));
  for (let i = 0; i < wanted.length; i++) isWanted[head[wanted[i]!]! - first] = 1;
  yield null;
  const found = new Map<number, RawVersion>();
  for (const chunk of chunks(store, first, last)) {
    for (let slot = 0; slot < chunk.count; slot++)
      if (isWanted[chunk.firstVersion + slot - first] === 1) found.set(chunk.records[slot]!, rawVersionAt(chunk, slot));
    yield null;
  }
  return found;
}

/** How many records and customers count, and how many customers have how many records. */
export interface CustomerCounts {
  readonly records: number;
  readonly customers: number;
  readonly sizes: readonly { readonly size: number; readonly customers: number }[];
}

/** The first two of these, in memory of a bit a customer: what an import of any size ends with. */
export function countThose(store: Store): Pick<CustomerCounts, 'records' | 'customers'> {
  const { customer: of, head, marks, successor } = store.columns;
  const seen = new Uint8Array((successor.length >>> 3) + 1);
  let records = 0;
  let customers = 0;
  for (let record = 1; record < head.length; record++) {
    if (!isLive(head.get(record), marks.get(record))) continue;
    records++;
    const customer = of.get(record);
    const bit = 1 << (customer & 7);
    if ((seen[customer >>> 3]! & bit) !== 0) continue;
    seen[customer >>> 3]! |= bit;
    customers++;
  }
  return { records, customers };
}

/** Counts, from the columns alone. */
export function countCustomers(store: Store): CustomerCounts {
  const live = liveRecords(store);
  const of = store.columns.customer.view();
  const members = new Int32Array(of.length === 0 ? 1 : store.columns.successor.length + 1);
  let customers = 0;
  for (let i = 0; i < live.length; i++) if (members[of[live[i]!]!]!++ === 0) customers++;
  const sizes = new Map<number, number>();
  let single = 0;
  for (let customer = 0; customer < members.length; customer++) {
    const size = members[customer]!;
    if (size === 1) single++;
    else if (size > 1) sizes.set(size, (sizes.get(size) ?? 0) + 1);
  }
  if (single > 0) sizes.set(1, single);
  return {
    records: live.length,
    customers,
    sizes: [...sizes].sort((a, b) => a[0] - b[0]).map(([size, count]) => ({ size, customers: count })),
  };
}
