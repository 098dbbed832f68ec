/** Consents and other statements of people, kept as events on their records: they follow a record through merges and splits. */
import type { RightsEvent, RightsStatement } from '../domain/privacy/rights.js';
import { MARKS } from './columns.js';
import { recordsOf } from './customers.js';
import { customerId } from './records.js';
import type { Store } from './store.js';

interface EventRow {
  readonly id: number;
  readonly run: number;
  readonly at: string;
  readonly kind: string;
  readonly records: string;
  readonly data: string;
}

const asEvent = ({ id, run, at, kind, data }: EventRow) => ({ id, run, at, kind, ...JSON.parse(data) }) as RightsEvent;

/** Adds a statement about a customer (by number), in the run in progress. */
export function addRightsEvent(store: Store, customer: number, statement: RightsStatement): void {
  addEventOfRecords(store, recordsOf(store, customer), statement);
  store.run.subjects.add(customerId(customer));
}

/** Adds one statement that holds for all of these records (by number), in the run in progress. */
export function addEventOfRecords(store: Store, records: readonly number[], statement: RightsStatement): void {
  const { kind, ...data } = statement;
  store.db
    .prepare('INSERT INTO rights_event (run, at, kind, records, data) VALUES (?, ?, ?, ?, ?)')
    .run(store.run.number, store.run.startedAt, kind, JSON.stringify(records), JSON.stringify(data));
  if (kind === 'restricted' || kind === 'unrestricted') {
    const { marks } = store.columns;
    for (const record of records) {
      const former = marks.get(record);
      marks.set(record, kind === 'restricted' ? former | MARKS.restricted : former & ~MARKS.restricted);
    }
  }
  store.run.counts.set(kind, (store.run.counts.get(kind) ?? 0) + 1);
}

/** The events of all customers, by record number. */
export function allRightsEvents(store: Store): ReadonlyMap<number, readonly RightsEvent[]> {
  const byRecord = new Map<number, RightsEvent[]>();
  const rows = store.db
    .prepare<[], EventRow>(
      'SELECT e.* FROM rights_event e JOIN run r ON r.id = e.run WHERE r.undone_by IS NULL ORDER BY e.id',
    )
    .all();
  for (const row of rows) {
    const event = asEvent(row);
    for (const record of JSON.parse(row.records) as number[]) {
      const list = byRecord.get(record);
      if (list) list.push(event);
      else byRecord.set(record, [event]);
    }
  }
  return byRecord;
}

/** The events that touch any of `records`, each once, in order. */
export function eventsOf(all: ReadonlyMap<number, readonly RightsEvent[]>, records: Iterable<number>): RightsEvent[] {
  const found = new Map<number, RightsEvent>();
  for (const record of records) for (const event of all.get(record) ?? []) found.set(event.id, event);
  return [...found.values()].sort((a, b) => a.id - b.id);
}
