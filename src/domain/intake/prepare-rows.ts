/**
 * Rows of a file → what the store writes, for thousands of rows at once: standard forms, hashes, records as bytes and
 * values by columns. Pure, and of plain data on both sides, so that it runs on any thread with the same result.
 */
import { createStandardizer, type StandardizeOptions, type Standardizer } from '../normalize/standardize.js';
import { isSoundRecord } from '../quality/profile.js';
import { type CellUnits, RowUnits } from '../record/cell-units.js';
import { type EncodedColumn, FEATURE_RECORDS, FeatureColumns } from '../record/feature-columns.js';
import { ISSUES, type IssueCode } from '../record/issue.js';
import type { Mapping, StandardRecord } from '../record/record.js';
import { ChunkWriter, type EncodedChunk } from '../record/record-codec.js';
import { type Hash64, hashRow, hashText } from '../record/row-hash.js';
import { PackReader, type RowPack } from './row-pack.js';

/** The most rows that are prepared together. */
export const BATCH_ROWS = FEATURE_RECORDS;

/** What the store says of a file that is taken in. */
export interface RowSettings {
  /** Seed of the hash of each cell, by its column. */
  readonly seeds: readonly Hash64[];
  /** Seed of the hash of keys. */
  readonly keySeed: Hash64;
  /** Indexes of the cells to seal; null: nothing is sealed. */
  readonly secretCells: readonly number[] | null;
}

/** How the rows of a file are understood. */
export interface RowMeaning {
  readonly mapping: Mapping;
  /** Rows from which is told what columns say as a whole. */
  readonly sample: readonly (readonly string[])[];
  readonly options: StandardizeOptions;
}

/** All that preparing rows of one file needs to know. */
export interface PrepareShared extends RowSettings, RowMeaning {
  /** False: rows are told apart by content alone, whatever the id column says. */
  readonly keyed: boolean;
}

/** One row to take in. `key`: the source's own id of the record, or null. */
export interface ImportRow {
  readonly key: string | null;
  readonly cells: readonly string[];
  readonly record: StandardRecord;
}

/** Rows ready to be written. Good rows are those without a fault, in their order. */
export interface PreparedRows {
  /** Good rows. */
  readonly count: number;
  /** Rows that cannot be taken in, by their place among all rows, with the reason. */
  readonly faults: readonly (readonly [row: number, code: IssueCode])[];
  /** Good rows that are sound, as the report defines it. */
  readonly sound: number;
  /** Of each good row: 1 where it has a key; the hash of its key (0 where it has none) and of its content. */
  readonly keyed: Uint8Array<ArrayBuffer>;
  readonly keyLow: Int32Array<ArrayBuffer>;
  readonly keyHigh: Int32Array<ArrayBuffer>;
  readonly rowLow: Int32Array<ArrayBuffer>;
  readonly rowHigh: Int32Array<ArrayBuffer>;
  /** The good rows as first versions of records. */
  readonly chunks: readonly EncodedChunk[];
  readonly features: readonly EncodedColumn[];
}

/** The source's own id of a row, or null. */
export function keyOfRow(cells: readonly string[], { idColumn }: Mapping): string | null {
  return idColumn === null ? null : (cells[idColumn] ?? '').trim() || null;
}

/** The first finding that forbids a record to be taken in, or null. */
export function rejection(record: StandardRecord): IssueCode | null {
  if (record.values.length === 0 && record.custom.length === 0) return 'row-empty';
  for (const issue of record.issues) if (ISSUES[issue.code].severity === 'reject') return issue.code;
  return null;
}

/** One standardizer a file and thread: what it has worked out once serves all batches of the file. */
const standardizers = new WeakMap<PrepareShared, Standardizer>();

function standardizerOf(shared: PrepareShared): Standardizer {
  let standardizer = standardizers.get(shared);
  if (standardizer === undefined) {
    standardizer = createStandardizer(shared.mapping, shared.sample, shared.options);
    standardizers.set(shared, standardizer);
  }
  return standardizer;
}

/** Rows that are brought to standard form together. */
const BLOCK_ROWS = 128;

/** Prepares up to `BATCH_ROWS` rows of a file. */
export function prepareRows(shared: PrepareShared, pack: RowPack): PreparedRows {
  const steps = preparation(shared, pack);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same in steps of some rows: a batch takes seconds, and whoever holds the thread may have to listen in between. */
export function* preparation(shared: PrepareShared, pack: RowPack): Generator<undefined, PreparedRows> {
  const { standardizeAll } = standardizerOf(shared);
  const batch = new Batch(shared);
  const reader = new PackReader(pack);
  let row = 0;
  for (let block = reader.rows(BLOCK_ROWS); block.length > 0; block = reader.rows(BLOCK_ROWS)) {
    const records = standardizeAll(block);
    for (let i = 0; i < block.length; i++, row++) {
      reader.step();
      const cells = block[i] as readonly string[];
      const record = records[i] as StandardRecord;
      const fault = rejection(record);
      if (fault === null) batch.add(cells, reader, shared.keyed ? keyOfRow(cells, shared.mapping) : null, record);
      else batch.faults.push([row, fault]);
    }
    yield;
  }
  return batch.finish();
}

/** The same for up to `BATCH_ROWS` rows whose standard form is known. */
export function prepareRecords(settings: RowSettings, rows: readonly ImportRow[]): PreparedRows {
  const batch = new Batch(settings);
  const units = new RowUnits();
  for (const { cells, key, record } of rows) {
    units.take(cells);
    batch.add(cells, units, key, record);
  }
  return batch.finish();
}

/** Rows being prepared. */
class Batch {
  readonly faults: (readonly [number, IssueCode])[] = [];
  readonly #settings: RowSettings;
  readonly #keyed = new Uint8Array(BATCH_ROWS);
  readonly #hashes = Array.from({ length: 4 }, () => new Int32Array(BATCH_ROWS)) as Hashes;
  readonly #chunks: EncodedChunk[] = [];
  readonly #features = new FeatureColumns();
  readonly #hash: Hash64 = { low: 0, high: 0 };
  #chunk: ChunkWriter;
  #count = 0;
  #sound = 0;

  constructor(settings: RowSettings) {
    this.#settings = settings;
    this.#chunk = new ChunkWriter(settings.secretCells);
  }

  add(cells: readonly string[], units: CellUnits, key: string | null, record: StandardRecord): void {
    const { seeds, keySeed, secretCells } = this.#settings;
    const row = this.#count++;
    const [keyLow, keyHigh, rowLow, rowHigh] = this.#hashes;
    const hash = this.#hash;
    hashRow(units, Math.min(cells.length, seeds.length), seeds, hash);
    rowLow[row] = hash.low;
    rowHigh[row] = hash.high;
    if (key !== null) {
      hashText(key, keySeed.low, keySeed.high, hash);
      this.#keyed[row] = 1;
      keyLow[row] = hash.low;
      keyHigh[row] = hash.high;
    }
    if (isSoundRecord(record)) this.#sound++;
    if (this.#chunk.isFull) {
      this.#chunks.push(this.#chunk.finish());
      this.#chunk = new ChunkWriter(secretCells);
    }
    this.#chunk.add(cells, record, 0, units);
    this.#features.add(record);
  }

  finish(): PreparedRows {
    if (this.#chunk.count > 0) this.#chunks.push(this.#chunk.finish());
    const count = this.#count;
    const [keyLow, keyHigh, rowLow, rowHigh] = this.#hashes.map((hashes) => hashes.slice(0, count)) as Hashes;
    return {
      count,
      faults: this.faults,
      sound: this.#sound,
      keyed: this.#keyed.slice(0, count),
      keyLow,
      keyHigh,
      rowLow,
      rowHigh,
      chunks: this.#chunks,
      features: this.#features.finish(),
    };
  }
}

type Numbers = Int32Array<ArrayBuffer>;
type Hashes = [keyLow: Numbers, keyHigh: Numbers, rowLow: Numbers, rowHigh: Numbers];
