/** Which record of a source has which key: what makes a row of a file a new record or a version of a known one. */
import type { Hash64 } from '../domain/record/row-hash.js';
import type { Store } from './store.js';

/** The records of one source by the hash of their key. */
export class KeyTable {
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
