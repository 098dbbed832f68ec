/** Which record of a source has which key: what makes a row of a file a new record or a version of a known one. */
import type { Hash64 } from '../domain/record/row-hash.js';
import { PAGE_NUMBERS } from './number-column.js';
import { MOST_KEYS, SpilledKeys } from './spilled-keys.js';
import type { Store } from './store.js';

/** So many keys stay in memory; of more, the older ones go to the store and are looked up there. */
export const KEYS_IN_MEMORY = 1 << 20;

/** Pages of columns that are kept beside those with the keys in memory. */
const MORE_PAGES = 16;

/**
 * The records of one source by the hash of their key. Files mostly come in the order they had before: the record after the
 * one found last is looked at first, and the table is only made once that was not it.
 */
export class KeyTable {
  /** The source this table is of. */
  readonly source: number;
  readonly #store: Store;
  readonly #limit: number;
  /** Null until needed. */
  #slots: Int32Array | null = null;
  #size = 0;
  #spilled: SpilledKeys | null = null;
  /** The record that is likely to be next. */
  #next = 1;

  /** `limit`: keys in memory. Columns hold no more pages than these need. */
  constructor(store: Store, source: number, limit = KEYS_IN_MEMORY) {
    this.#store = store;
    this.source = source;
    this.#limit = Math.max(1, Math.min(limit, MOST_KEYS));
    const pages = Math.ceil(this.#limit / PAGE_NUMBERS) + MORE_PAGES;
    for (const column of Object.values(store.columns)) column.holdAtMost(pages);
  }

  /** The record that has a key; 0 where there is none. */
  find(key: Hash64): number {
    const record = this.#isAt(this.#next, key) ? this.#next : this.#lookUp(key);
    if (record !== 0) this.#next = record + 1;
    return record;
  }

  #isAt(record: number, { low, high }: Hash64): boolean {
    const { head, keyLow, keyHigh, source } = this.#store.columns;
    return (
      keyLow.get(record) === low &&
      keyHigh.get(record) === high &&
      source.get(record) === this.source &&
      head.get(record) !== 0
    );
  }

  #lookUp({ low, high }: Hash64): number {
    const slots = this.#slots ?? this.#fill();
    const record = slots[this.#slotOf(slots, low, high)]!;
    return record !== 0 || this.#spilled === null ? record : this.#spilled.find(low, high);
  }

  #fill(): Int32Array {
    const { head, source } = this.#store.columns;
    this.#slots = new Int32Array(1024);
    for (let record = 1; record < head.length; record++)
      if (source.get(record) === this.source && head.get(record) !== 0) this.add(record);
    return this.#slots;
  }

  #slotOf(slots: Int32Array, low: number, high: number): number {
    const { keyLow, keyHigh } = this.#store.columns;
    const mask = slots.length - 1;
    let slot = (low ^ Math.imul(high, 0x9e3779b1)) & mask;
    for (let record = slots[slot]!; record !== 0; record = slots[slot]!) {
      if (keyLow.get(record) === low && keyHigh.get(record) === high) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** Adds a record that was made since; its key was looked for and not found. */
  add(record: number): void {
    if (this.#slots === null) return; // it is going to be among all the others
    const { keyLow, keyHigh } = this.#store.columns;
    if (this.#size === this.#limit) this.#spill(this.#slots);
    if (++this.#size * 2 > this.#slots.length) {
      const former = this.#slots;
      this.#slots = new Int32Array(former.length * 2);
      for (const other of former)
        if (other !== 0) this.#slots[this.#slotOf(this.#slots, keyLow.get(other), keyHigh.get(other))] = other;
    }
    this.#slots[this.#slotOf(this.#slots, keyLow.get(record), keyHigh.get(record))] = record;
  }

  /** The keys in memory make room. */
  #spill(slots: Int32Array): void {
    const { keyLow, keyHigh } = this.#store.columns;
    const records = slots.filter((record) => record !== 0);
    this.#spilled ??= new SpilledKeys(this.#store.db);
    this.#spilled.add(
      records,
      records.map((record) => keyLow.get(record)),
      records.map((record) => keyHigh.get(record)),
    );
    slots.fill(0);
    this.#size = 0;
  }

  /** Leaves nothing of the table behind; in the transaction it was made in. */
  close(): void {
    this.#spilled?.drop();
    this.#spilled = null;
    this.#slots = null;
  }
}
