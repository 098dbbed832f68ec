/**
 * Keys of records beyond those that memory holds: sorted runs in a table of the store, within the transaction of the run that
 * needs them and gone before it ends. So they are encrypted like everything, and a crash leaves nothing of them. A table of
 * bits, the same size whatever their number, tells of most keys that they are not there.
 */
import { bytesOf } from './column-change.js';
import type { Connection } from './connection.js';

/** The most keys of one run: their places take the lower bits of what is sorted. */
export const MOST_KEYS = 1 << 21;

/** Entries of a page: with these a row fills one page of the file, which is what reading one costs. */
const PAGE_KEYS = 320;

/** 32 MB: two bits of a hundred say yes wrongly for 20 million keys, some ten of a hundred for 50 million. */
const BLOCKS = 1 << 19;
const BLOCK_NUMBERS = 16;

/** One sorted run: pages `firstPage` …, each beginning at the key half that stands in `fences`. */
interface Run {
  readonly firstPage: number;
  readonly fences: Uint32Array;
}

export class SpilledKeys {
  readonly #db: Connection;
  readonly #runs: Run[] = [];
  readonly #bits = new Int32Array(BLOCKS * BLOCK_NUMBERS);
  #pages = 0;

  /** Makes the table. The transaction of a run must be open; `drop` before it is kept. */
  constructor(db: Connection) {
    this.#db = db;
    db.exec('CREATE TABLE spilled_key (page INTEGER PRIMARY KEY, data BLOB NOT NULL)');
  }

  /** Writes a run: record `records[i]` has the key `low[i]`, `high[i]`. At most `MOST_KEYS`, none of them there before. */
  add(records: Int32Array, low: Int32Array, high: Int32Array): void {
    const order = new Float64Array(records.length);
    for (let i = 0; i < records.length; i++) order[i] = (high[i]! >>> 0) * MOST_KEYS + i;
    order.sort();
    const fences = new Uint32Array(Math.ceil(records.length / PAGE_KEYS));
    const put = this.#db.prepare('INSERT INTO spilled_key (page, data) VALUES (?, ?)');
    for (let page = 0; page < fences.length; page++) {
      const from = page * PAGE_KEYS;
      const count = Math.min(PAGE_KEYS, records.length - from);
      const entries = new Int32Array(count * 3);
      for (let i = 0; i < count; i++) {
        const at = order[from + i]! % MOST_KEYS;
        entries[i] = high[at]!;
        entries[count + i] = low[at]!;
        entries[count * 2 + i] = records[at]!;
        this.#note(low[at]!, high[at]!);
      }
      fences[page] = entries[0]! >>> 0;
      put.run(this.#pages + page, bytesOf(entries));
    }
    this.#runs.push({ firstPage: this.#pages, fences });
    this.#pages += fences.length;
  }

  #note(low: number, high: number): void {
    const block = (low & (BLOCKS - 1)) * BLOCK_NUMBERS;
    for (const bit of [high & 511, (high >>> 9) & 511, (high >>> 18) & 511, (low >>> 19) & 511])
      this.#bits[block + (bit >>> 5)]! |= 1 << (bit & 31);
  }

  #mayHave(low: number, high: number): boolean {
    const block = (low & (BLOCKS - 1)) * BLOCK_NUMBERS;
    const has = (bit: number): boolean => (this.#bits[block + (bit >>> 5)]! & (1 << (bit & 31))) !== 0;
    return has(high & 511) && has((high >>> 9) & 511) && has((high >>> 18) & 511) && has((low >>> 19) & 511);
  }

  /** The record of a key; 0 where there is none. */
  find(low: number, high: number): number {
    if (!this.#mayHave(low, high)) return 0;
    const read = this.#db.prepare('SELECT data FROM spilled_key WHERE page = ?').pluck();
    const wanted = high >>> 0;
    for (const { firstPage, fences } of this.#runs) {
      for (let page = lastBelow(fences, wanted); page < fences.length && fences[page]! <= wanted; page++) {
        const record = findIn(read.get(firstPage + page) as Buffer, low, high);
        if (record !== 0) return record;
      }
    }
    return 0;
  }

  /** Takes the table away again. */
  drop(): void {
    this.#db.exec('DROP TABLE spilled_key');
  }
}

/** The last page that begins below a key half, the first where none does: what equals it may begin there. */
function lastBelow(fences: Uint32Array, wanted: number): number {
  let [from, to] = [0, fences.length];
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if (fences[middle]! < wanted) from = middle;
    else to = middle;
  }
  return from;
}

function findIn(page: Buffer, low: number, high: number): number {
  const count = page.length / 12;
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (page.readUInt32LE(middle * 4) < high >>> 0) from = middle + 1;
    else to = middle;
  }
  for (let i = from; i < count && page.readInt32LE(i * 4) === high; i++)
    if (page.readInt32LE((count + i) * 4) === low) return page.readInt32LE((count * 2 + i) * 4);
  return 0;
}
