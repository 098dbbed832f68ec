/**
 * Keyed hashes of the phones, e-mail addresses and identity numbers of people who were erased or objected, and of name with
 * birth date or address for rows that have none of these: they say nobody's name, and yet recognize the person when a file
 * brings them back. The key lives in the store and stays through rotation.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { traitsOf } from '../domain/privacy/traits.js';
import { FIELDS, type FieldName } from '../domain/record/fields.js';
import type { StandardRecord } from '../domain/record/record.js';
import { recordsOf } from './customers.js';
import { featureKeys, featurePieces } from './feature-pieces.js';
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

/** What kind of identifier a field is, or null: values of the same kind are one and the same, whichever field holds them. */
function identifierKind(field: FieldName): string | null {
  const { kind } = FIELDS[field];
  if (IDENTIFYING.has(kind) && field !== 'fax') return kind;
  return field === 'nationalId' || field === 'wechat' || field === 'qq' ? field : null;
}

/** What is remembered of a record: its identifiers, and what tells the person where a later row has none of these. */
const remembered = (record: StandardRecord): string[] => [
  ...identifiers(record),
  ...traitsOf(record, true).map((text) => `trait ${text}`),
];

/** By what a row is known: its identifiers, and only where it has none what else tells the person. */
function known(record: StandardRecord): string[] {
  const strong = identifiers(record);
  return strong.length > 0 ? strong : traitsOf(record).map((text) => `trait ${text}`);
}

/** Values that stand for one person: role mailboxes do not. */
function identifiers(record: StandardRecord): string[] {
  return record.values.flatMap(({ field, standard, issues }) => {
    const kind = identifierKind(field);
    return kind === null || standard === '' || issues.includes('email-role') ? [] : [`${kind} ${standard}`];
  });
}

const hashOf = (secret: Buffer, text: string) => createHmac('sha256', secret).update(text).digest();

/** Remembers hashes, or forgets them again. */
export function suppress(store: Store, hashes: readonly Buffer[], kind: SuppressionKind, forget = false): void {
  const put = store.db.prepare('INSERT OR IGNORE INTO suppression (hash, kind, at, run) VALUES (?, ?, ?, ?)');
  const drop = store.db.prepare('DELETE FROM suppression WHERE hash = ? AND kind = ?');
  for (const hash of hashes) {
    if (forget) drop.run(hash, kind);
    else put.run(hash, kind, store.run.startedAt, store.run.number);
  }
}

/**
 * Remembers (or forgets) all of a customer's records, former versions included. Of somebody to be erased, what other
 * customers share (the switchboard of a company, the phone of a family) is left out: it would keep them out as well.
 */
export function suppressCustomer(store: Store, customer: number, kind: SuppressionKind, forget = false): void {
  suppressRecords(store, recordsOf(store, customer), kind, forget);
}

/** The same for records by number. */
export function suppressRecords(store: Store, records: readonly number[], kind: SuppressionKind, forget = false): void {
  const reader = new RecordReader(store);
  const own = new Set<string>();
  for (const record of records)
    for (const version of reader.history(record)) for (const text of remembered(version.record)) own.add(text);
  if (kind === 'erased') for (const text of sharedWithOthers(store, own, new Set(records))) own.delete(text);
  const secret = key(store);
  const hashes = [...own].map((text) => hashOf(secret, text));
  suppress(store, hashes, kind, forget);
}

/** Those of the identifiers that a record not among `records` holds now. */
function sharedWithOthers(store: Store, texts: ReadonlySet<string>, records: ReadonlySet<number>): Set<string> {
  const found = new Set<string>();
  for (const [text] of holders(store, texts, records)) found.add(text);
  return found;
}

/** Records of others that hold an identifier of these records now, by number: the same person, a family, a company. */
export function sharingRecords(store: Store, records: readonly number[]): number[] {
  const reader = new RecordReader(store);
  const own = new Set(records.flatMap((record) => identifiers(reader.read(record)?.record ?? NOTHING)));
  return [...new Set([...holders(store, own, new Set(records))].map(([, record]) => record))];
}

const NOTHING: StandardRecord = { values: [], custom: [], issues: [] };

/** Each of the identifiers with each record not among `records` that holds it now. */
function* holders(
  store: Store,
  texts: ReadonlySet<string>,
  records: ReadonlySet<number>,
): IterableIterator<readonly [text: string, record: number]> {
  let others: ReadonlyMap<number, number> | null = null;
  for (const { id, field } of featureKeys(store)) {
    const kind = field === null ? null : identifierKind(field);
    if (kind === null) continue;
    for (const { firstVersion, codes, values } of featurePieces(store, id)) {
      const wanted = new Map<number, string>();
      for (const [code, value] of values.entries())
        if (texts.has(`${kind} ${value}`)) wanted.set(code, `${kind} ${value}`);
      if (wanted.size === 0) continue;
      others ??= currentVersions(store, records);
      for (let i = 0; i < codes.length; i++) {
        const text = wanted.get(codes[i] as number);
        const record = others.get(firstVersion + i);
        if (text !== undefined && record !== undefined) yield [text, record];
      }
    }
  }
}

/** Versions that stand now, of all records but these, and whose they are. */
function currentVersions(store: Store, but: ReadonlySet<number>): Map<number, number> {
  const { head } = store.columns;
  const versions = new Map<number, number>();
  for (let record = 1; record < head.length; record++)
    if (head.get(record) !== 0 && !but.has(record)) versions.set(head.get(record), record);
  return versions;
}

/** Tells of records whether they belong to somebody suppressed; null where nobody of these kinds is. Reads the list once. */
export function suppressionCheck(
  store: Store,
  only?: SuppressionKind,
): ((record: StandardRecord) => SuppressionKind | null) | null {
  const rows = store.db
    .prepare<[], { hash: Buffer; kind: SuppressionKind }>('SELECT hash, kind FROM suppression')
    .all()
    .filter(({ kind }) => only === undefined || kind === only);
  if (rows.length === 0) return null;
  const secret = key(store);
  const kinds = new Map<string, SuppressionKind>();
  for (const { hash, kind } of rows)
    if (kinds.get(hash.toString('hex')) !== 'erased') kinds.set(hash.toString('hex'), kind);
  return (record) => {
    let found: SuppressionKind | null = null;
    for (const text of known(record)) {
      const kind = kinds.get(hashOf(secret, text).toString('hex'));
      if (kind === 'erased') return 'erased';
      found ??= kind ?? null;
    }
    return found;
  };
}
