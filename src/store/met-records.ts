/** What a file has shown of rows without a key, within bounds. */
import type { Hash64 } from '../domain/record/row-hash.js';

/** Records without a key that were met in a file. Those the file itself made were: a bit each of the others. */
export class MetRecords {
  readonly #firstNew: number;
  #bits = new Uint8Array(0);

  /** `firstNew`: the first record that the file makes. */
  constructor(firstNew: number) {
    this.#firstNew = firstNew;
  }

  has(record: number): boolean {
    return record >= this.#firstNew || ((this.#bits[record >>> 3] ?? 0) & (1 << (record & 7))) !== 0;
  }

  add(record: number): void {
    if (record >= this.#firstNew) return;
    if (this.#bits.length === 0) this.#bits = new Uint8Array((this.#firstNew >>> 3) + 1);
    this.#bits[record >>> 3]! |= 1 << (record & 7);
  }
}

/** So many contents are remembered, those met last. */
const MOST_CONTENTS = 1 << 16;

/**
 * Of contents met more than once: the key that the last such row came to. What was forgotten is only looked for from the
 * first such row on: a content that is met often is not forgotten.
 */
export class Repeats {
  readonly #keys = new Map<string, Hash64>();

  get(content: string): Hash64 | undefined {
    return this.#keys.get(content);
  }

  set(content: string, { low, high }: Hash64): void {
    this.#keys.delete(content);
    this.#keys.set(content, { low, high });
    if (this.#keys.size > MOST_CONTENTS) this.#keys.delete(this.#keys.keys().next().value as string);
  }
}
