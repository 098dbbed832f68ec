/**
 * Erasing people down to the byte: every version of their records, their values in the columns that linkage reads, the
 * marks by which their rows were known, what runs noted about them. What stays is a record number, which then stands for
 * nobody, so that an older backup cannot bring them back.
 */
import { joinLines } from '../domain/record/record-codec.js';
import { CimError } from '../errors.js';
import { lineAt } from './chunks.js';
import { type ColumnChange, decodeChange, encodeChange, numbersOf } from './column-change.js';
import { COLUMN_NAMES, type ColumnName } from './columns.js';
import { markForCompaction } from './compact.js';
import { recordsOf, resolveCustomer } from './customers.js';
import { eraseFeatures } from './erase-features.js';
import { backupFolders, originsOf, writeLedger } from './erasure-ledger.js';
import { eraseFromLookups } from './lookup.js';
import { digestOf } from './number-column.js';
import { customerId } from './records.js';
import { type ChunkRow, chunkDigest } from './row-digest.js';
import type { Store } from './store.js';

/** Erases a customer with all records, in the run in progress. Returns the record numbers that are gone. */
export function eraseCustomer(store: Store, id: string): number[] {
  const customer = resolveCustomer(store, id);
  const records = recordsOf(store, customer);
  eraseRecords(store, records);
  store.run.subjects.add(customerId(customer));
  return records;
}

/**
 * Erases records by number, in the run in progress; afterwards the file is compacted, so that no byte of them is left in
 * free space. Returns how many there were.
 */
export function eraseRecords(store: Store, records: readonly number[]): number {
  const gone = new Set(records);
  if (gone.size === 0) return 0;
  const origins = originsOf(store, gone);
  eraseFromLookups(store, gone);
  const { versions, files } = eraseVersions(store, gone);
  eraseNames(store, files);
  eraseFeatures(store, versions);
  eraseJournal(store, gone);
  eraseMentions(store, gone);
  for (const name of COLUMN_NAMES)
    if (name !== 'successor')
      for (const record of gone) if (store.columns[name].get(record) !== 0) store.columns[name].set(record, 0);
  const note = store.db.prepare('INSERT OR IGNORE INTO erased (record, run, origin) VALUES (?, ?, ?)');
  for (const record of gone) note.run(record, store.run.number, origins.get(record) ?? '');
  store.run.counts.set('erased', (store.run.counts.get('erased') ?? 0) + gone.size);
  store.beforeCommit(() => {
    for (const folder of backupFolders(store)) tellFolder(store, folder);
  });
  if (!store.inMemory) markForCompaction(store.db);
  return gone.size;
}

/** A folder that cannot be reached now (a disk in a safe) is told by the next backup into it. */
function tellFolder(store: Store, folder: string): void {
  try {
    writeLedger(folder, store);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
  }
}

/** Rewrites every chunk that holds a version of the records, without it. Tells which versions were emptied, of which files. */
function eraseVersions(
  store: Store,
  gone: ReadonlySet<number>,
): { readonly versions: Set<number>; readonly files: ReadonlySet<number> } {
  const erased = new Set<number>();
  const files = new Set<number>();
  const rows = store.db.prepare<[], { first_version: number; count: number; file: number; numbers: Buffer }>(
    'SELECT first_version, count, file, numbers FROM chunk',
  );
  const touched: number[] = [];
  for (const { first_version, count, file, numbers } of rows.iterate()) {
    const all = numbersOf(numbers);
    let found = false;
    for (let slot = 0; slot < count; slot++)
      if (gone.has(all[slot]!)) {
        erased.add(first_version + slot);
        found = true;
      }
    if (!found) continue;
    touched.push(first_version);
    files.add(file);
  }
  for (const first of touched) rewriteChunk(store, first, erased);
  return { versions: erased, files };
}

/**
 * A file of one person is often called after them, and so is the source where nobody named another: names of files of
 * which nobody is left go, and those of sources, too.
 */
function eraseNames(store: Store, files: ReadonlySet<number>): void {
  const alive = new Set<number>();
  const rows = store.db.prepare<[], { file: number; count: number; numbers: Buffer }>(
    'SELECT file, count, numbers FROM chunk',
  );
  for (const { file, count, numbers } of rows.iterate())
    if (
      !alive.has(file) &&
      numbersOf(numbers)
        .subarray(0, count)
        .some((record) => record !== 0)
    )
      alive.add(file);
  const all = store.db
    .prepare<[], { id: number; source: number; name: string }>('SELECT id, source, name FROM source_file')
    .all();
  const emptied = all.filter(({ id }) => files.has(id) && !alive.has(id));
  const names = new Set(emptied.map(({ name }) => name)); // the same file taken in again brought no versions
  const rename = store.db.prepare('UPDATE source_file SET name = ? WHERE id = ?');
  for (const { id, name } of all) if (names.has(name) && !alive.has(id)) rename.run('erased', id);
  const renameSource = store.db.prepare('UPDATE source SET name = ? WHERE id = ?');
  for (const source of new Set(emptied.map((file) => file.source)))
    if (!all.some((file) => file.source === source && alive.has(file.id))) renameSource.run(`erased ${source}`, source);
}

const EMPTY_LINE = '[[],[]]';

/** Writes the chunk that begins with version `first` anew, without the content of versions that are `erased`. */
export function rewriteChunk(store: Store, first: number, erased: Pick<ReadonlySet<number>, 'has'>): void {
  const row = store.db
    .prepare<[number], ChunkRow & { readonly digest: Buffer }>('SELECT * FROM chunk WHERE first_version = ?')
    .get(first)!;
  if (!chunkDigest(row).equals(row.digest)) store.noteWrittenBehind();
  const isErased = (slot: number) => erased.has(row.first_version + slot);
  const slots = Array.from({ length: row.count }, (_, slot) => slot);
  const numbers = numbersOf(row.numbers);
  for (const slot of slots)
    if (isErased(slot)) {
      numbers[slot] = 0;
      numbers[row.count + slot] = 0;
    }
  const lines = Buffer.from(joinLines(slots.map((slot) => (isErased(slot) ? EMPTY_LINE : lineAt(row.lines, slot)))));
  let sealed = row.sealed;
  if (sealed && store.vault) {
    const belongsTo = `chunk ${row.first_version}`;
    const plain = store.vault.unseal(sealed, belongsTo);
    // whoever may not unseal cannot leave out one record's part, and must not leave it in
    if (!plain)
      throw new CimError('not-permitted', 'cannot-unseal', {
        en: 'That needs a role that may see sensitive values.',
        zh: '此操作需要有权查看敏感信息的角色。',
      });
    const rest = joinLines(slots.map((slot) => (isErased(slot) ? '' : lineAt(plain, slot))));
    sealed = store.vault.seal(rest, belongsTo, store.run.number);
    plain.fill(0);
  }
  const changed: ChunkRow = {
    ...row,
    numbers: Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength),
    lines,
    sealed,
  };
  store.db
    .prepare('UPDATE chunk SET numbers = ?, lines = ?, sealed = ?, digest = ? WHERE first_version = ?')
    .run(changed.numbers, lines, sealed, chunkDigest(changed), row.first_version);
}

/** Leaves the records out of what runs noted of their changes: hashes of their rows are in it. */
function eraseJournal(store: Store, gone: ReadonlySet<number>): void {
  const rows = store.db
    .prepare<[], { run: number; column_name: ColumnName; data: Buffer }>(
      "SELECT run, column_name, data FROM journal WHERE column_name <> 'successor'",
    )
    .all();
  const update = store.db.prepare('UPDATE journal SET data = ? WHERE run = ? AND column_name = ?');
  for (const { run, column_name, data } of rows) {
    const change = decodeChange(data);
    const rest = without(change, gone);
    if (rest.indexes.length < change.indexes.length) update.run(encodeChange(rest), run, column_name);
  }
}

function without(change: ColumnChange, gone: ReadonlySet<number>): ColumnChange {
  const kept = (_: number, i: number) => !gone.has(change.indexes[i]!);
  return {
    ...change,
    indexes: change.indexes.filter(kept),
    before: change.before.filter(kept),
    after: change.after.filter(kept),
  };
}

/** Leaves the records out of decisions, evidence and statements of rights. */
function eraseMentions(store: Store, gone: ReadonlySet<number>): void {
  const decisions = store.db
    .prepare<[], { id: number; record_groups: string }>('SELECT id, record_groups FROM decision')
    .all();
  for (const { id, record_groups } of decisions) {
    const groups = (JSON.parse(record_groups) as number[][]).map((group) =>
      group.filter((record) => !gone.has(record)),
    );
    const text = JSON.stringify(groups.filter((group) => group.length > 0));
    if (text !== record_groups) store.db.prepare('UPDATE decision SET record_groups = ? WHERE id = ?').run(text, id);
  }
  const evidence = store.db
    .prepare<[], { run: number; kind: string; count: number; pairs: Buffer; digest: Buffer }>(
      'SELECT run, kind, count, pairs, digest FROM evidence',
    )
    .all();
  for (const { run, kind, count, pairs, digest } of evidence) {
    const numbers = numbersOf(pairs);
    const rows = Array.from({ length: count }, (_, i) => i).filter(
      (i) => !gone.has(numbers[i]!) && !gone.has(numbers[count + i]!),
    );
    if (rows.length === count) continue;
    if (!digestOf(run, kind, count, pairs).equals(digest)) store.noteWrittenBehind();
    const kept = Int32Array.from([0, 1, 2, 3].flatMap((part) => rows.map((i) => numbers[part * count + i]!)));
    const data = Buffer.from(kept.buffer);
    store.db
      .prepare('UPDATE evidence SET count = ?, pairs = ?, digest = ? WHERE run = ? AND kind = ?')
      .run(rows.length, data, digestOf(run, kind, rows.length, data), run, kind);
  }
  const statements = store.db
    .prepare<[], { id: number; records: string }>('SELECT id, records FROM rights_event')
    .all();
  for (const { id, records } of statements) {
    const rest = (JSON.parse(records) as number[]).filter((record) => !gone.has(record));
    if (rest.length === 0) store.db.prepare('DELETE FROM rights_event WHERE id = ?').run(id);
    else store.db.prepare('UPDATE rights_event SET records = ? WHERE id = ?').run(JSON.stringify(rest), id);
  }
}
