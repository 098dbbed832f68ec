/**
 * Taking the rows of one file in: new records, new versions of known ones, and rows that say nothing new. A record is
 * known by its source and the source's own key; a row without a key is known by its content, so that the same file taken
 * in twice changes nothing.
 */
import {
  BATCH_ROWS,
  type ImportRow,
  type PreparedRows,
  prepareRecords,
  type RowSettings,
} from '../domain/intake/prepare-rows.js';
import { carryOver } from '../domain/record/carry-over.js';
import { FeatureColumns } from '../domain/record/feature-columns.js';
import type { FieldName } from '../domain/record/fields.js';
import type { Mapping, StandardRecord } from '../domain/record/record.js';
import { ChunkWriter, type EncodedChunk, isSensitive } from '../domain/record/record-codec.js';
import { columnSeed, type Hash64 } from '../domain/record/row-hash.js';
import { nextVersion, VersionReader, writeChunk } from './chunks.js';
import { MARKS } from './columns.js';
import { ConsentCheck, type ConsentGate, NOT_CONSENTED } from './consent-gate.js';
import { newCustomer } from './customers.js';
import { writeFeatures } from './feature-pieces.js';
import { KeyTable } from './key-table.js';
import { MetRecords, Repeats } from './met-records.js';
import { readPrepared } from './prepared-lines.js';
import type { Store } from './store.js';
import { suppressionCheck } from './suppression.js';

export type { ImportRow } from '../domain/intake/prepare-rows.js';

export interface ImportFile {
  /** Where the file comes from; a record's key holds within its source. */
  readonly source: string;
  /** Name of the file, without its folder. */
  readonly name: string;
  readonly headers: readonly string[];
  readonly mapping: Mapping;
  /** Left out: sensitive values are taken in without asking. */
  readonly consent?: ConsentGate | undefined;
  /** Keys of records that stay in memory; `KEYS_IN_MEMORY` where left out. */
  readonly keysInMemory?: number;
}

export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Records of the source that a complete file no longer has; 0 unless asked for. */
  readonly gone: number;
}

/** What a batch of rows comes to: which of them are written, as versions of which records. */
interface Writes {
  /** Places among the good rows of the batch. */
  readonly slots: number[];
  readonly records: number[];
  /** Former version of each; 0 for a new record. */
  readonly previous: number[];
}

/** Rows of one file on their way in. Make one with `beginImport`, end it with `finish`. */
export class ImportSession {
  /** What has to be known to prepare rows for this session. */
  readonly settings: RowSettings;
  readonly #store: Store;
  readonly #file: number;
  readonly #keys: KeyTable;
  readonly #versions: VersionReader;
  readonly #key: Hash64 = { low: 0, high: 0 };
  readonly #met: MetRecords;
  readonly #repeats = new Repeats();
  readonly #isErased: ReturnType<typeof suppressionCheck>;
  readonly #consent: ConsentCheck;
  #barred: ReadonlySet<number> = new Set();
  #firstVersion: number;
  #nextRecord: number;
  #created = 0;
  #updated = 0;
  #unchanged = 0;

  constructor(store: Store, file: ImportFile) {
    this.#store = store;
    const source = sourceId(store, file.source);
    const added = store.db
      .prepare('INSERT INTO source_file (source, run, name, headers, mapping) VALUES (?, ?, ?, ?, ?)')
      .run(source, store.run.number, file.name, JSON.stringify(file.headers), JSON.stringify(file.mapping));
    this.#file = Number(added.lastInsertRowid);
    this.#keys = new KeyTable(store, source, file.keysInMemory);
    const keySeed = { low: source * 0x9e3779b1, high: source ^ 0x2545f491 };
    const fields = file.headers.map(
      (_, index) => file.mapping.columns.find((column) => column.index === index)?.field ?? null,
    );
    this.settings = {
      keySeed,
      seeds: file.headers.map((header, index) => columnSeed(header, fields[index] ?? null, keySeed)),
      secretCells: store.vault
        ? fields.flatMap((field, index) => (field !== null && isSensitive(field) ? [index] : []))
        : null,
    };
    this.#isErased = suppressionCheck(store, 'erased');
    this.#consent = new ConsentCheck(file.consent);
    this.#versions = new VersionReader(store);
    this.#firstVersion = nextVersion(store);
    this.#nextRecord = Math.max(1, store.columns.head.length);
    this.#met = new MetRecords(this.#nextRecord);
  }

  /** Takes rows in whose standard form is known. Returns the record number of each. */
  put(rows: readonly ImportRow[]): Int32Array {
    const numbers = new Int32Array(rows.length);
    for (let from = 0; from < rows.length; from += BATCH_ROWS)
      numbers.set(this.take(prepareRecords(this.settings, rows.slice(from, from + BATCH_ROWS))), from);
    return numbers;
  }

  /**
   * Takes rows in that were prepared with this session's settings. Returns the record number of each good row; 0 for a
   * new row of somebody who was erased, which stays out (a row of a record that is there is of somebody who was not);
   * `NOT_CONSENTED` for one whose sensitive values may not be written.
   */
  take(prepared: PreparedRows): Int32Array {
    this.#barred = this.#erasedRows(prepared);
    this.#consent.begin(prepared);
    const numbers = new Int32Array(prepared.count);
    const writes: Writes = { slots: [], records: [], previous: [] };
    for (let slot = 0; slot < prepared.count; slot++) numbers[slot] = this.#place(prepared, slot, writes);
    this.#consent.end(numbers);
    if (writes.slots.length === prepared.count && !writes.previous.some((version) => version !== 0))
      this.#writeAll(prepared, writes);
    else this.#writeSome(prepared, writes);
    this.#firstVersion += writes.slots.length;
    return numbers;
  }

  /** Good rows whose people were erased. */
  #erasedRows(prepared: PreparedRows): ReadonlySet<number> {
    const barred = new Set<number>();
    const check = this.#isErased;
    if (check === null) return barred;
    let slot = 0;
    for (const { record } of readPrepared(
      prepared,
      Array.from({ length: prepared.count }, (_, i) => i),
    )) {
      if (check(record) !== null) barred.add(slot);
      slot++;
    }
    return barred;
  }

  /** By field whose values need a consent of their own: the records taken in so far that hold one. */
  get sensitive(): ReadonlyMap<FieldName, Iterable<number>> {
    return this.#consent.taken;
  }

  /** Finds or makes the record of a row; what has to be written goes to `writes`. */
  #place(prepared: PreparedRows, slot: number, writes: Writes): number {
    const key = this.#key;
    if (prepared.keyed[slot] === 1) {
      key.low = prepared.keyLow[slot]!;
      key.high = prepared.keyHigh[slot]!;
      const known = this.#keys.find(key);
      return known === 0 ? this.#create(prepared, slot, writes) : this.#renew(known, prepared, slot, writes);
    }
    // without a key, the n-th row of the same content is the n-th record of that content
    const content = `${prepared.rowLow[slot]} ${prepared.rowHigh[slot]}`;
    const former = this.#repeats.get(content);
    key.low = former?.low ?? prepared.rowLow[slot]! ^ 0x5bd1e995;
    key.high = former?.high ?? prepared.rowHigh[slot]! ^ 0x1b56c4e9;
    for (let isRepeat = false; ; isRepeat = true) {
      const known = this.#keys.find(key);
      if (known === 0 || !this.#met.has(known)) {
        if (isRepeat) this.#repeats.set(content, key);
        const record = known === 0 ? this.#create(prepared, slot, writes) : this.#renew(known, prepared, slot, writes);
        if (record > 0) this.#met.add(record);
        return record;
      }
      key.low = (Math.imul(key.low, 0x01000193) + 1) | 0;
      key.high = (Math.imul(key.high, 0x01000193) + key.low) | 0;
    }
  }

  #create(prepared: PreparedRows, slot: number, writes: Writes): number {
    if (this.#barred.has(slot)) return 0;
    if (!this.#consent.allows(0, slot)) return NOT_CONSENTED;
    const record = this.#nextRecord++;
    const { columns } = this.#store;
    columns.source.set(record, this.#keys.source);
    columns.keyLow.set(record, this.#key.low);
    columns.keyHigh.set(record, this.#key.high);
    columns.customer.set(record, newCustomer(this.#store));
    this.#addVersion(record, 0, prepared, slot, writes);
    this.#keys.add(record);
    this.#created++;
    return record;
  }

  #renew(record: number, prepared: PreparedRows, slot: number, writes: Writes): number {
    const { head, rowLow, rowHigh, seen, marks } = this.#store.columns;
    const same = rowLow.get(record) === prepared.rowLow[slot] && rowHigh.get(record) === prepared.rowHigh[slot];
    if (!same && !this.#consent.allows(record, slot)) return NOT_CONSENTED;
    const gone = (marks.get(record) & MARKS.gone) !== 0;
    if (gone) marks.set(record, marks.get(record) & ~MARKS.gone);
    if (same) {
      seen.set(record, this.#store.run.number);
      if (gone) this.#updated++;
      else this.#unchanged++;
      return record;
    }
    this.#addVersion(record, head.get(record), prepared, slot, writes);
    this.#updated++;
    return record;
  }

  #addVersion(record: number, previous: number, prepared: PreparedRows, slot: number, writes: Writes): void {
    const { head, rowLow, rowHigh, seen } = this.#store.columns;
    head.set(record, this.#firstVersion + writes.slots.length);
    rowLow.set(record, prepared.rowLow[slot]!);
    rowHigh.set(record, prepared.rowHigh[slot]!);
    seen.set(record, this.#store.run.number);
    writes.slots.push(slot);
    writes.records.push(record);
    writes.previous.push(previous);
  }

  /** All good rows are new records: they are written as they were prepared. */
  #writeAll({ chunks, features }: PreparedRows, { records, previous }: Writes): void {
    let at = 0;
    for (const chunk of chunks) {
      const end = at + chunk.count;
      this.#writeChunk(at, records.slice(at, end), previous.slice(at, end), chunk);
      at = end;
    }
    writeFeatures(this.#store, this.#firstVersion, features);
  }

  /** Some rows say nothing new, or are new versions that carry over what they leave out: the others are taken apart. */
  #writeSome(prepared: PreparedRows, { slots, records, previous }: Writes): void {
    const { secretCells } = this.settings;
    const sealing = this.#store.vault !== null;
    const features = new FeatureColumns();
    const written = new Map<number, StandardRecord>();
    let chunk = new ChunkWriter(secretCells);
    let at = 0;
    const flush = (end: number): void => {
      if (end > at) this.#writeChunk(at, records.slice(at, end), previous.slice(at, end), chunk.finish());
      at = end;
      chunk = new ChunkWriter(secretCells);
    };
    let i = 0;
    for (const { cells, record } of readPrepared(prepared, slots)) {
      const version = previous[i]!;
      const older = version === 0 ? null : (written.get(version) ?? this.#versions.read(version).record);
      const standard = older === null ? record : carryOver(record, older);
      if (chunk.isFull) flush(i);
      chunk.add(cells, standard, version);
      features.add(standard, sealing ? version : 0);
      written.set(this.#firstVersion + i, standard);
      i++;
    }
    flush(i);
    writeFeatures(this.#store, this.#firstVersion, features.finish());
  }

  /** Writes versions of this batch from the `at`-th on. */
  #writeChunk(at: number, records: readonly number[], previous: readonly number[], chunk: EncodedChunk): void {
    writeChunk(this.#store, this.#firstVersion + at, this.#file, records, previous, chunk);
  }

  /**
   * Adds the counts to the run. `complete`: the file holds all the source has, so its records that were not in it are
   * marked as gone.
   */
  finish(options: { readonly complete?: boolean } = {}): ImportCounts {
    const gone = options.complete ? this.#markGone() : 0;
    this.#keys.close();
    const counts = { created: this.#created, updated: this.#updated, unchanged: this.#unchanged, gone };
    const total = this.#store.run.counts;
    for (const [name, count] of Object.entries(counts)) total.set(name, (total.get(name) ?? 0) + count);
    return counts;
  }

  #markGone(): number {
    const { head, marks, seen, source } = this.#store.columns;
    const run = this.#store.run.number;
    let gone = 0;
    for (let record = 1; record < head.length; record++) {
      if (head.get(record) === 0 || source.get(record) !== this.#keys.source || seen.get(record) === run) continue;
      if ((marks.get(record) & MARKS.gone) !== 0) continue;
      marks.set(record, marks.get(record) | MARKS.gone);
      gone++;
    }
    return gone;
  }
}

/** Number of a source, made on first use. */
export function sourceId(store: Store, name: string): number {
  const known = store.db.prepare('SELECT id FROM source WHERE name = ?').pluck().get(name) as number | undefined;
  if (known !== undefined) return known;
  return Number(store.db.prepare('INSERT INTO source (name) VALUES (?)').run(name).lastInsertRowid);
}

/** Begins to take a file in, within the run in progress. */
export function beginImport(store: Store, file: ImportFile): ImportSession {
  return new ImportSession(store, file);
}
