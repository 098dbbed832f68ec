/**
 * Taking the rows of one file in: new records, new versions of known ones, and rows that say nothing new. A record is
 * known by its source and the source's own key; a row without a key is known by its content, so that the same file taken
 * in twice changes nothing.
 */
import { carryOver } from '../domain/record/carry-over.js';
import type { Mapping, StandardRecord } from '../domain/record/record.js';
import { CHUNK_RECORDS, nextVersion, VersionReader, writeChunk } from './chunks.js';
import { MARKS } from './columns.js';
import { newCustomer } from './customers.js';
import { FeatureWriter } from './feature-pieces.js';
import { ChunkWriter, isSensitive } from '../domain/record/record-codec.js';
import { columnSeed, type Hash64, hashRow, hashText } from '../domain/record/row-hash.js';
import type { Store } from './store.js';

/** Chunks end early when they hold this many bytes: large notes do not make large chunks. */
const CHUNK_BYTES = 4_000_000;

export interface ImportFile {
  /** Where the file comes from; a record's key holds within its source. */
  readonly source: string;
  /** Name of the file, without its folder. */
  readonly name: string;
  readonly headers: readonly string[];
  readonly mapping: Mapping;
}

/** One row to take in. `key`: the source's own id of the record, or null. */
export interface ImportRow {
  readonly key: string | null;
  readonly cells: readonly string[];
  readonly record: StandardRecord;
}

export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Records of the source that a complete file no longer has; 0 unless asked for. */
  readonly gone: number;
}

/** The records of one source by the hash of their key. */
class KeyTable {
  readonly #store: Store;
  readonly #source: number;
  #slots = new Int32Array(1024);
  #size = 0;

  constructor(store: Store, source: number) {
    this.#store = store;
    this.#source = source;
    const { head, source: sources } = store.columns;
    for (let record = 1; record < head.length; record++)
      if (head.get(record) !== 0 && sources.get(record) === source) this.add(record);
  }

  #slotOf(low: number, high: number): number {
    const { keyLow, keyHigh } = this.#store.columns;
    const mask = this.#slots.length - 1;
    let slot = (low ^ Math.imul(high, 0x9e3779b1)) & mask;
    for (let record = this.#slots[slot]!; record !== 0; record = this.#slots[slot]!) {
      if (keyLow.get(record) === low && keyHigh.get(record) === high) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  find(key: Hash64): number {
    return this.#slots[this.#slotOf(key.low, key.high)]!;
  }

  add(record: number): void {
    const { keyLow, keyHigh } = this.#store.columns;
    if (++this.#size * 2 > this.#slots.length) {
      const former = this.#slots;
      this.#slots = new Int32Array(former.length * 2);
      for (const other of former)
        if (other !== 0) this.#slots[this.#slotOf(keyLow.get(other), keyHigh.get(other))] = other;
    }
    this.#slots[this.#slotOf(keyLow.get(record), keyHigh.get(record))] = record;
  }

  /** The source this table is of. */
  get source(): number {
    return this.#source;
  }
}

/** Rows of one file on their way in. Make one with `beginImport`, end it with `finish`. */
export class ImportSession {
  readonly #store: Store;
  readonly #file: number;
  readonly #keys: KeyTable;
  readonly #keySeed: Hash64;
  readonly #seeds: readonly Hash64[];
  readonly #secretCells: readonly number[] | null;
  readonly #versions: VersionReader;
  readonly #features: FeatureWriter;
  readonly #key: Hash64 = { low: 0, high: 0 };
  readonly #row: Hash64 = { low: 0, high: 0 };
  #chunk: ChunkWriter;
  #records: number[] = [];
  #previous: number[] = [];
  /** Records written in this chunk: their version cannot be read back yet. */
  readonly #unwritten = new Map<number, StandardRecord>();
  /** Records without a key met in this file. */
  readonly #touched = new Set<number>();
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
    this.#keys = new KeyTable(store, source);
    this.#keySeed = { low: source * 0x9e3779b1, high: source ^ 0x2545f491 };
    const fields = file.headers.map(
      (_, index) => file.mapping.columns.find((column) => column.index === index)?.field ?? null,
    );
    this.#seeds = file.headers.map((header, index) => columnSeed(header, fields[index] ?? null, this.#keySeed));
    this.#secretCells = store.vault
      ? fields.flatMap((field, index) => (field !== null && isSensitive(field) ? [index] : []))
      : null;
    this.#versions = new VersionReader(store);
    this.#features = new FeatureWriter(store);
    this.#chunk = new ChunkWriter(this.#secretCells);
    this.#firstVersion = nextVersion(store);
    this.#nextRecord = Math.max(1, store.columns.head.length);
  }

  /** Takes rows in. Returns the record number of each. */
  put(rows: readonly ImportRow[]): Int32Array {
    const numbers = new Int32Array(rows.length);
    for (const [i, row] of rows.entries()) numbers[i] = this.#putRow(row);
    return numbers;
  }

  #putRow(row: ImportRow): number {
    hashRow(row.cells, this.#seeds, this.#row);
    if (row.key !== null) {
      hashText(row.key, this.#keySeed.low, this.#keySeed.high, this.#key);
      const known = this.#keys.find(this.#key);
      return known === 0 ? this.#create(row) : this.#renew(known, row);
    }
    // without a key, the n-th row of the same content is the n-th record of that content
    this.#key.low = this.#row.low ^ 0x5bd1e995;
    this.#key.high = this.#row.high ^ 0x1b56c4e9;
    for (;;) {
      const known = this.#keys.find(this.#key);
      if (known === 0) return this.#create(row);
      if (!this.#touched.has(known)) return this.#renew(known, row);
      this.#key.low = (Math.imul(this.#key.low, 0x01000193) + 1) | 0;
      this.#key.high = (Math.imul(this.#key.high, 0x01000193) + this.#key.low) | 0;
    }
  }

  #create(row: ImportRow): number {
    const record = this.#nextRecord++;
    const { columns } = this.#store;
    columns.source.set(record, this.#keys.source);
    columns.keyLow.set(record, this.#key.low);
    columns.keyHigh.set(record, this.#key.high);
    columns.customer.set(record, newCustomer(this.#store));
    this.#write(record, 0, row.cells, row.record, 0);
    this.#keys.add(record);
    if (row.key === null) this.#touched.add(record);
    this.#created++;
    return record;
  }

  #renew(record: number, row: ImportRow): number {
    const { head, rowLow, rowHigh, seen, marks } = this.#store.columns;
    if (row.key === null) this.#touched.add(record);
    const gone = (marks.get(record) & MARKS.gone) !== 0;
    if (gone) marks.set(record, marks.get(record) & ~MARKS.gone);
    if (rowLow.get(record) === this.#row.low && rowHigh.get(record) === this.#row.high) {
      seen.set(record, this.#store.run.number);
      if (gone) this.#updated++;
      else this.#unchanged++;
      return record;
    }
    const version = head.get(record);
    const pending = this.#unwritten.get(record);
    const older = pending ?? this.#versions.read(version).record;
    this.#write(record, version, row.cells, carryOver(row.record, older), version);
    this.#updated++;
    return record;
  }

  #write(record: number, previous: number, cells: readonly string[], standard: StandardRecord, inherits: number): void {
    const { head, rowLow, rowHigh, seen } = this.#store.columns;
    const version = this.#firstVersion + this.#records.length;
    this.#chunk.add(cells, standard, inherits);
    this.#records.push(record);
    this.#previous.push(previous);
    this.#unwritten.set(record, standard);
    this.#features.add(version, standard, inherits);
    head.set(record, version);
    rowLow.set(record, this.#row.low);
    rowHigh.set(record, this.#row.high);
    seen.set(record, this.#store.run.number);
    if (this.#records.length === CHUNK_RECORDS || this.#chunk.size > CHUNK_BYTES) this.#flush();
  }

  #flush(): void {
    if (this.#records.length === 0) return;
    writeChunk(this.#store, this.#firstVersion, this.#file, this.#records, this.#previous, this.#chunk.finish());
    this.#firstVersion += this.#records.length;
    this.#records = [];
    this.#previous = [];
    this.#unwritten.clear();
    this.#chunk = new ChunkWriter(this.#secretCells);
  }

  /**
   * Writes what is left and adds the counts to the run. `complete`: the file holds all the source has, so its records
   * that were not in it are marked as gone.
   */
  finish(options: { readonly complete?: boolean } = {}): ImportCounts {
    this.#flush();
    this.#features.flush();
    const gone = options.complete ? this.#markGone() : 0;
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
