/** Files that left the store: to whom, what for, and who was in them. */
import type { LegalBasis } from '../domain/privacy/rights.js';
import { CimError } from '../errors.js';
import { numbersOf } from './column-change.js';
import { customerId } from './records.js';
import type { Store } from './store.js';

/** What is noted of a file. `customers`: numbers of those in it. */
export interface NewDisclosure {
  readonly file: string;
  readonly recipient: string;
  readonly country: string;
  readonly purpose: string;
  readonly basis: LegalBasis;
  /** By which contract or decision the data may cross a border; '' where none was named. */
  readonly mechanism: string;
  /** True where only the recipient can read the file. */
  readonly encrypted: boolean;
  readonly fields: readonly string[];
  readonly customers: Int32Array;
}

export interface DisclosureRecord extends Omit<NewDisclosure, 'customers'> {
  readonly id: number;
  readonly run: number;
  readonly at: string;
  readonly count: number;
}

interface Row {
  readonly id: number;
  readonly run: number;
  readonly at: string;
  readonly file: string;
  readonly recipient: string;
  readonly country: string;
  readonly purpose: string;
  readonly basis: LegalBasis;
  readonly mechanism: string;
  readonly encrypted: number;
  readonly fields: string;
  readonly customers: Buffer;
}

/** Notes a file, in the run in progress. Returns its number. */
export function addDisclosure(store: Store, disclosure: NewDisclosure): number {
  const { file, recipient, country, purpose, basis, mechanism, encrypted, fields, customers } = disclosure;
  const added = store.db
    .prepare(
      'INSERT INTO disclosure (run, at, file, recipient, country, purpose, basis, mechanism, encrypted, fields, customers) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(
      store.run.number,
      store.run.startedAt,
      file,
      recipient,
      country,
      purpose,
      basis,
      mechanism,
      encrypted ? 1 : 0,
      JSON.stringify(fields),
      Buffer.from(customers.buffer, customers.byteOffset, customers.byteLength),
    );
  store.run.counts.set('disclosed', customers.length);
  return Number(added.lastInsertRowid);
}

const asRecord = ({ customers, fields, encrypted, ...row }: Row): DisclosureRecord => ({
  ...row,
  encrypted: encrypted === 1,
  fields: JSON.parse(fields) as string[],
  count: customers.length / 4,
});

/** All disclosures, the newest first; of one customer (by number) where given. */
export function listDisclosures(store: Store, customer?: number): DisclosureRecord[] {
  const rows = store.db.prepare<[], Row>('SELECT * FROM disclosure ORDER BY id DESC').all();
  return rows.filter((row) => customer === undefined || numbersOf(row.customers).includes(customer)).map(asRecord);
}

/** One file. Throws `usage` where there is none of that number. */
export function readDisclosure(
  store: Store,
  id: number,
): { readonly disclosure: DisclosureRecord; readonly customers: Int32Array } {
  const row = store.db.prepare<[number], Row>('SELECT * FROM disclosure WHERE id = ?').get(id);
  if (!row)
    throw new CimError(
      'usage',
      'no-such-disclosure',
      { en: `There is no disclosure ${id}.`, zh: `没有披露编号 ${id}。` },
      { en: '`cim audit report` lists them.', zh: '用 `cim audit report` 列出。' },
    );
  return { disclosure: asRecord(row), customers: numbersOf(row.customers) };
}

/** Ids of the customers that were in a file, for telling them after a breach. Empty where there is no such disclosure. */
export function customersIn(store: Store, disclosure: number): string[] {
  const row = store.db.prepare<[number], Row>('SELECT * FROM disclosure WHERE id = ?').get(disclosure);
  return row ? [...numbersOf(row.customers)].map(customerId) : [];
}
