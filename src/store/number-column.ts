/**
 * A column of whole numbers, one a record (or customer), kept in pages of 16384. A single number reads its page; all of
 * them, and any change, read the column whole: a million numbers are 4 MB. Changes stay in memory until the run is saved; what a run changed can be told
 * exactly, which is what undo stands on.
 */
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Connection } from './connection.js';

export const PAGE_NUMBERS = 16384;

/** Whoever wants numbers of so many pages is going to want those of all. */
const MOST_SINGLE = 16;

/** What a run changed in one column: entries that existed, and the range of those it added. */
export interface ColumnChange {
  /** Entries from `addedFrom` up to (not including) `addedTo` did not exist before the run. */
  readonly addedFrom: number;
  readonly addedTo: number;
  readonly indexes: Int32Array;
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/** SHA-256 over parts, each with its length before it, so that no two lists of parts look the same. */
export function digestOf(...parts: readonly (string | number | null | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = part instanceof Uint8Array ? part : Buffer.from(part === null ? '\0' : String(part), 'utf8');
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest();
}

const bytesOf = (numbers: Int32Array): Buffer => Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);

/** Numbers from bytes (little endian, as on every machine Node runs on), on their own memory. */
export function numbersOf(bytes: Uint8Array): Int32Array {
  const copy = new Uint8Array(bytes.length - (bytes.length % 4));
  copy.set(bytes.subarray(0, copy.length));
  return new Int32Array(copy.buffer);
}

/** A change as bytes, compressed: consecutive indexes and repeated numbers cost next to nothing. */
export function encodeChange(change: ColumnChange): Buffer {
  const { indexes, before, after } = change;
  const steps = new Int32Array(indexes.length);
  for (let i = 0; i < indexes.length; i++) steps[i] = indexes[i]! - (i === 0 ? 0 : indexes[i - 1]!);
  const head = Int32Array.of(change.addedFrom, change.addedTo, indexes.length);
  return deflateRawSync(Buffer.concat([head, steps, before, after].map(bytesOf)), { level: 1 });
}

/** Inverse of `encodeChange`. */
export function decodeChange(data: Uint8Array): ColumnChange {
  const numbers = numbersOf(inflateRawSync(data));
  const count = numbers[2]!;
  const indexes = numbers.slice(3, 3 + count);
  for (let i = 1; i < count; i++) indexes[i]! += indexes[i - 1]!;
  return {
    addedFrom: numbers[0]!,
    addedTo: numbers[1]!,
    indexes,
    before: numbers.slice(3 + count, 3 + count * 2),
    after: numbers.slice(3 + count * 2, 3 + count * 3),
  };
}

/** Numbers at the end of a column of which each is the one before it and a step more: told by the first, and not kept. */
interface Tail {
  readonly from: number;
  readonly first: number;
  readonly step: number;
}

/** Above so many numbers a column grows by a quarter instead of twofold: by then what stands ready costs more than the copies. */
const GROWS_SLOWLY = 1 << 20;

/** Owner of one column's numbers in memory. */
export class NumberColumn {
  readonly name: string;
  readonly #db: Connection;
  #numbers = new Int32Array(0);
  #length = 0;
  /** The end of the column, where it is regular: in a first import the source, the run, the customer, the version. */
  #tail: Tail | null = null;
  /** False once numbers at the end turned out to be irregular: they are not asked again. */
  #mayHaveTail = true;
  #loaded = false;
  /** Pages read for single numbers while the column is not read whole. */
  readonly #single = new Map<number, Int32Array>();
  /** The length, looked up once while the column is not read whole. */
  #stored: number | null = null;
  /** Length when the run began. */
  #before = 0;
  /** Pages as they were when the run first wrote to them. */
  readonly #former = new Map<number, Int32Array>();

  constructor(db: Connection, name: string) {
    this.#db = db;
    this.name = name;
  }

  #load(): void {
    if (this.#loaded) return;
    const rows = this.#db
      .prepare<[string], { page: number; data: Buffer }>(
        'SELECT page, data FROM number_page WHERE column_name = ? ORDER BY page',
      )
      .all(this.name);
    const last = rows[rows.length - 1];
    this.#length = last ? last.page * PAGE_NUMBERS + last.data.length / 4 : 0;
    this.#numbers = new Int32Array(Math.max(this.#length, 1024));
    this.#tail = null;
    this.#mayHaveTail = true;
    const bytes = new Uint8Array(this.#numbers.buffer);
    for (const { page, data } of rows) bytes.set(data, page * PAGE_NUMBERS * 4);
    this.#before = this.#length;
    this.#loaded = true;
    this.#single.clear();
    this.#stored = null;
  }

  /** The page of a single number, empty where there is none. */
  #page(page: number): Int32Array {
    let numbers = this.#single.get(page);
    if (numbers === undefined) {
      const data = this.#db
        .prepare('SELECT data FROM number_page WHERE column_name = ? AND page = ?')
        .pluck()
        .get(this.name, page) as Buffer | undefined;
      numbers = data === undefined ? new Int32Array(0) : numbersOf(data);
      this.#single.set(page, numbers);
    }
    return numbers;
  }

  /** One more than the highest index that was set. */
  get length(): number {
    if (this.#loaded) return this.#length;
    this.#stored ??= this.#storedLength();
    return this.#stored;
  }

  #storedLength(): number {
    const last = this.#db
      .prepare<[string], { page: number; bytes: number }>(
        'SELECT page, length(data) AS bytes FROM number_page WHERE column_name = ? ORDER BY page DESC LIMIT 1',
      )
      .get(this.name);
    return last === undefined ? 0 : last.page * PAGE_NUMBERS + last.bytes / 4;
  }

  /** The number at `index`; 0 where none was set. */
  get(index: number): number {
    if (!this.#loaded && this.#single.size < MOST_SINGLE)
      return this.#page(Math.floor(index / PAGE_NUMBERS))[index % PAGE_NUMBERS] ?? 0;
    this.#load();
    return index < this.#length ? this.#at(index) : 0;
  }

  #at(index: number): number {
    const tail = this.#tail;
    return tail === null || index < tail.from ? this.#numbers[index]! : tail.first + (index - tail.from) * tail.step;
  }

  /** The numbers from `from` up to (not including) `to`; to read only. */
  #between(from: number, to: number): Int32Array {
    const tail = this.#tail;
    if (tail === null || to <= tail.from) return this.#numbers.subarray(from, to);
    const numbers = new Int32Array(to - from);
    if (from < tail.from) numbers.set(this.#numbers.subarray(from, tail.from));
    for (let index = Math.max(from, tail.from); index < to; index++) numbers[index - from] = this.#at(index);
    return numbers;
  }

  /** Room for `length` numbers. */
  #grow(length: number): void {
    const had = this.#numbers.length;
    if (length <= had) return;
    const grown = new Int32Array(Math.max(length, had < GROWS_SLOWLY ? had * 2 : had + (had >> 2)));
    grown.set(this.#numbers.subarray(0, this.#tail?.from ?? this.#length));
    this.#numbers = grown;
  }

  /** Puts the numbers of the regular end in their places. */
  #endTail(): void {
    const tail = this.#tail;
    if (tail === null) return;
    this.#grow(this.#length);
    for (let index = tail.from; index < this.#length; index++) this.#numbers[index] = this.#at(index);
    this.#tail = null;
  }

  /** True when the next number goes on as the end does (or begins one), and is thereby told. */
  #continues(value: number): boolean {
    const tail = this.#tail;
    if (tail === null) {
      if (!this.#mayHaveTail) return false;
      this.#tail = { from: this.#length, first: value, step: 0 };
      return true;
    }
    if (this.#length === tail.from + 1) this.#tail = { ...tail, step: value - tail.first };
    else if (value !== this.#at(this.#length)) {
      this.#mayHaveTail = false;
      return false;
    }
    return true;
  }

  /** All numbers, to read only; valid until the next `set`. */
  view(): Int32Array {
    this.#load();
    this.#endTail();
    return this.#numbers.subarray(0, this.#length);
  }

  set(index: number, value: number): void {
    this.#load();
    if (index < this.#length && this.#at(index) === value) return;
    const page = (index / PAGE_NUMBERS) | 0;
    if (!this.#former.has(page)) {
      const from = page * PAGE_NUMBERS;
      this.#former.set(page, this.#between(from, Math.max(from, Math.min(from + PAGE_NUMBERS, this.#before))).slice());
    }
    const isWhole = (value | 0) === value;
    if (index === this.#length && isWhole && this.#continues(value)) {
      this.#length++;
      return;
    }
    this.#endTail();
    this.#grow(index + 1);
    this.#numbers[index] = value;
    if (index >= this.#length) this.#length = index + 1;
  }

  /** What was changed since the last `save`, or null. */
  change(): ColumnChange | null {
    if (this.#former.size === 0) return null;
    const most = this.#former.size * PAGE_NUMBERS;
    const indexes = new Int32Array(most);
    const before = new Int32Array(most);
    const after = new Int32Array(most);
    let size = 0;
    for (const [page, former] of [...this.#former].sort((a, b) => a[0] - b[0])) {
      const now = this.#between(page * PAGE_NUMBERS, page * PAGE_NUMBERS + former.length);
      for (let i = 0; i < former.length; i++) {
        if (former[i] === now[i]) continue;
        indexes[size] = page * PAGE_NUMBERS + i;
        before[size] = former[i]!;
        after[size++] = now[i]!;
      }
    }
    if (size === 0 && this.#before === this.#length) return null;
    return {
      addedFrom: this.#before,
      addedTo: this.#length,
      indexes: indexes.slice(0, size),
      before: before.slice(0, size),
      after: after.slice(0, size),
    };
  }

  /**
   * Writes changed pages; part of the run's transaction. Returns how many of the pages it replaces were not what their
   * digest says.
   */
  save(): number {
    if (this.#former.size === 0) return 0;
    const former = this.#db.prepare<[string, number], { data: Buffer; digest: Buffer }>(
      'SELECT data, digest FROM number_page WHERE column_name = ? AND page = ?',
    );
    let foreign = 0;
    const put = this.#db.prepare(
      'INSERT OR REPLACE INTO number_page (column_name, page, data, digest) VALUES (?, ?, ?, ?)',
    );
    for (const page of this.#former.keys()) {
      const replaced = former.get(this.name, page);
      if (replaced && !digestOf(this.name, page, replaced.data).equals(replaced.digest)) foreign++;
      const from = page * PAGE_NUMBERS;
      const data = bytesOf(this.#between(from, Math.min(from + PAGE_NUMBERS, this.#length)));
      put.run(this.name, page, data, digestOf(this.name, page, data));
    }
    this.#former.clear();
    this.#before = this.#length;
    return foreign;
  }

  /** Forgets what is in memory: after a rollback, or when another process may have written. */
  forget(): void {
    this.#former.clear();
    this.#single.clear();
    this.#stored = null;
    this.#tail = null;
    this.#loaded = false;
  }
}
