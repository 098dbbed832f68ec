/**
 * Keyed hashes of the phones, e-mail addresses and identity numbers of people who were erased or objected: they say nobody's
 * name, and yet recognize the person when a file brings them back. The key lives in the store and stays through rotation.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { FIELDS } from '../domain/record/fields.js';
import type { StandardRecord } from '../domain/record/record.js';
import { recordsOf } from './customers.js';
import { RecordReader } from './records.js';
import type { Store } from './store.js';

export type SuppressionKind = 'erased' | 'objected';

const IDENTIFYING: ReadonlySet<string> = new Set(['phone', 'email']);

function key(store: Store): Buffer {
  const known = store.db.prepare("SELECT value FROM meta WHERE key = 'suppression'").pluck().get() as
    | Buffer
    | undefined;
  if (known) return known;
  const made = randomBytes(32);
  store.db.prepare("INSERT INTO meta (key, value) VALUES ('suppression', ?)").run(made);
  return made;
}

/** Values that stand for one person: role mailboxes do not. */
function identifiers(record: StandardRecord): string[] {
  return record.values.flatMap(({ field, standard, issues }) => {
    if (standard === '' || issues.includes('email-role')) return [];
    const { kind } = FIELDS[field];
    if (IDENTIFYING.has(kind) && field !== 'fax') return [`${kind} ${standard}`];
    return field === 'nationalId' || field === 'wechat' || field === 'qq' ? [`${field} ${standard}`] : [];
  });
}

/** The keyed hashes of a record. */
export function suppressionHashes(store: Store, record: StandardRecord): Buffer[] {
  const secret = key(store);
  return identifiers(record).map((text) => createHmac('sha256', secret).update(text).digest());
}

/** Remembers hashes, or forgets them again. */
export function suppress(store: Store, hashes: readonly Buffer[], kind: SuppressionKind, forget = false): void {
  const put = store.db.prepare('INSERT OR IGNORE INTO suppression (hash, kind, at, run) VALUES (?, ?, ?, ?)');
  const drop = store.db.prepare('DELETE FROM suppression WHERE hash = ? AND kind = ?');
  for (const hash of hashes) {
    if (forget) drop.run(hash, kind);
    else put.run(hash, kind, store.run.startedAt, store.run.number);
  }
}

/** Remembers (or forgets) all of a customer's records, former versions included. */
export function suppressCustomer(store: Store, customer: number, kind: SuppressionKind, forget = false): void {
  const reader = new RecordReader(store);
  for (const record of recordsOf(store, customer))
    for (const version of reader.history(record))
      suppress(store, suppressionHashes(store, version.record), kind, forget);
}

/** Tells of records whether they belong to somebody suppressed. Reads the list once. */
export function suppressionCheck(store: Store): (record: StandardRecord) => SuppressionKind | null {
  const rows = store.db
    .prepare<[], { hash: Buffer; kind: SuppressionKind }>('SELECT hash, kind FROM suppression')
    .all();
  if (rows.length === 0) return () => null;
  const kinds = new Map<string, SuppressionKind>();
  for (const { hash, kind } of rows)
    if (kinds.get(hash.toString('hex')) !== 'erased') kinds.set(hash.toString('hex'), kind);
  return (record) => {
    let found: SuppressionKind | null = null;
    for (const hash of suppressionHashes(store, record)) {
      const kind = kinds.get(hash.toString('hex'));
      if (kind === 'erased') return 'erased';
      found ??= kind ?? null;
    }
    return found;
  };
}
