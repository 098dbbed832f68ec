/** Versions of records as they lie in the store: chunks of up to 1024, found by version number, the recent ones kept open. */

import {
  CHUNK_RECORDS,
  type DecodedRecord,
  decodeLine,
  type EncodedChunk,
  parseShapes,
} from '../domain/record/record-codec.js';
import { CimError } from '../errors.js';
import { numbersOf } from './column-change.js';
import { type ChunkRow, chunkDigest } from './row-digest.js';
import type { Store } from './store.js';

/** A chunk, decrypted but not taken apart. */
export interface Chunk {
  readonly firstVersion: number;
  readonly count: number;
  /** What all of its versions share. */
  readonly head: { readonly run: number; readonly file: number; readonly shapes: ReturnType<typeof parseShapes> };
  /** Record of each version. */
  readonly records: Int32Array;
  /** The record's former version, 0 for its first. */
  readonly previous: Int32Array;
  readonly lines: Buffer;
  /** Sealed lines in the clear; null: not to be seen by this user; undefined: nothing is sealed here. */
  readonly sealed: Buffer | null | undefined;
}

const FIELDS = 'first_version, count, run, file, numbers, shapes, lines, sealed';

const bytes = (array: Int32Array | Uint8Array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength);

/** The number the next version gets. */
export function nextVersion(store: Store): number {
  const row = store.db
    .prepare<[], { next: number }>(
      'SELECT first_version + count AS next FROM chunk ORDER BY first_version DESC LIMIT 1',
    )
    .get();
  return row?.next ?? 1;
}

/** Writes a chunk of the run in progress; `records` and `previous` hold one number a version. */
export function writeChunk(
  store: Store,
  firstVersion: number,
  file: number,
  records: readonly number[],
  previous: readonly number[],
  encoded: EncodedChunk,
): void {
  const run = store.run.number;
  const sealed = encoded.sealed && store.vault ? store.vault.seal(encoded.sealed, `chunk ${firstVersion}`, run) : null;
  const row: ChunkRow = {
    first_version: firstVersion,
    count: records.length,
    run,
    file,
    numbers: bytes(Int32Array.of(...records, ...previous)),
    shapes: encoded.shapes,
    lines: bytes(encoded.lines),
    sealed,
  };
  store.db
    .prepare(`INSERT INTO chunk (${FIELDS}, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    .run(row.first_version, row.count, run, file, row.numbers, row.shapes, row.lines, row.sealed, chunkDigest(row));
}

function parse(store: Store, row: ChunkRow): Chunk {
  const numbers = numbersOf(row.numbers);
  const sealed =
    row.sealed === null ? undefined : (store.vault?.unseal(row.sealed, `chunk ${row.first_version}`) ?? null);
  return {
    firstVersion: row.first_version,
    count: row.count,
    head: { run: row.run, file: row.file, shapes: parseShapes(row.shapes) },
    records: numbers.subarray(0, row.count),
    previous: numbers.subarray(row.count),
    lines: row.lines,
    sealed,
  };
}

/** Chunks in order of version: all, or those that may hold versions from `first` to `last`. */
export function* chunks(store: Store, first = 1, last = Number.MAX_SAFE_INTEGER): IterableIterator<Chunk> {
  const rows = store.db.prepare<[number, number, number], ChunkRow>(
    `SELECT ${FIELDS} FROM chunk WHERE first_version <= ? AND first_version > ? - ? ORDER BY first_version`,
  );
  for (const row of rows.iterate(last, first, CHUNK_RECORDS)) yield parse(store, row);
}

/** A version of a record, read from its chunk; sealed values that hold on from a former version are not yet in it. */
export interface Version extends DecodedRecord {
  readonly number: number;
  readonly recordNumber: number;
  readonly previous: number;
  readonly run: number;
  readonly file: number;
}

/** Line `slot` of what a `ChunkWriter` wrote. */
export function lineAt(bytes: Buffer, slot: number): string {
  const head = 4 + bytes.readInt32LE(0) * 4;
  const from = slot === 0 ? 0 : bytes.readInt32LE(slot * 4);
  return bytes.toString('utf8', head + from, head + bytes.readInt32LE(4 + slot * 4));
}

/** A version not yet taken apart: its lines, and what it shares with its chunk. */
export interface RawVersion {
  readonly number: number;
  readonly recordNumber: number;
  readonly previous: number;
  readonly chunk: Chunk['head'];
  readonly line: string;
  readonly sealed: string | null;
}

/** The version at `slot` of a chunk, as it lies there; it does not keep the chunk's bytes alive. */
export function rawVersionAt(chunk: Chunk, slot: number): RawVersion {
  return {
    number: chunk.firstVersion + slot,
    recordNumber: chunk.records[slot]!,
    previous: chunk.previous[slot]!,
    chunk: chunk.head,
    line: lineAt(chunk.lines, slot),
    sealed: chunk.sealed === undefined ? '' : chunk.sealed === null ? null : lineAt(chunk.sealed, slot),
  };
}

/** Takes a version apart. */
export function decodeVersion(raw: RawVersion): Version {
  const { number, recordNumber, previous, chunk } = raw;
  return {
    ...decodeLine(raw.line, raw.sealed, chunk.shapes),
    number,
    recordNumber,
    previous,
    run: chunk.run,
    file: chunk.file,
  };
}

/** Reads versions by number; keeps the chunks used last, so that neighbors cost nothing. */
export class VersionReader {
  readonly #store: Store;
  readonly #kept = new Map<number, Chunk>();
  readonly #limit: number;
  #last: Chunk | null = null;

  /** `limit`: chunks kept in memory, about a third of a megabyte each. */
  constructor(store: Store, limit = 96) {
    this.#store = store;
    this.#limit = limit;
  }

  chunkOf(version: number): Chunk {
    const holds = (chunk: Chunk) => version >= chunk.firstVersion && version < chunk.firstVersion + chunk.count;
    if (this.#last && holds(this.#last)) return this.#last;
    const first = this.#store.db
      .prepare('SELECT first_version FROM chunk WHERE first_version <= ? ORDER BY first_version DESC LIMIT 1')
      .pluck()
      .get(version) as number | undefined;
    let chunk = first === undefined ? undefined : this.#kept.get(first);
    if (chunk === undefined && first !== undefined) {
      const row = this.#store.db
        .prepare<[number], ChunkRow>(`SELECT ${FIELDS} FROM chunk WHERE first_version = ?`)
        .get(first);
      chunk = row && parse(this.#store, row);
    }
    if (!chunk || !holds(chunk))
      throw new CimError('damaged', 'version-missing', {
        en: 'A version of a record is missing from the store.',
        zh: '客户库缺少某条记录的一个版本。',
      });
    this.#kept.delete(chunk.firstVersion);
    this.#kept.set(chunk.firstVersion, chunk);
    if (this.#kept.size > this.#limit) this.#kept.delete(this.#kept.keys().next().value as number);
    this.#last = chunk;
    return chunk;
  }

  /** One version. Throws `damaged` where the store lacks it. */
  read(version: number): Version {
    const chunk = this.chunkOf(version);
    return decodeVersion(rawVersionAt(chunk, version - chunk.firstVersion));
  }
}
