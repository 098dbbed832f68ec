/**
 * Numbers distinct texts as `ValueIndex` does, and with the same hashes, but keeps the texts as UTF-16 units in one array:
 * texts that are only passing by need not be kept alive, which is what collecting garbage costs most.
 */
import type { JsonLines } from './json-lines.js';

const FEWEST = 256;
/** Units: twice the bytes. */
const LARGE = 1 << 20;

/** At most 65,535 texts in order of appearance; number 0 is ''. Can be emptied and used again. */
export class PackedValues {
  #units = new Uint16Array(FEWEST * 16);
  /** Where each text begins; the end of the last stands behind. */
  #starts = new Int32Array(FEWEST + 3);
  #hashes = new Int32Array(FEWEST + 2);
  #count = 1;
  /** Number of the text in each slot; 0: free. Short numbers: a dozen such tables are in use at a time, and stay in the caches. */
  #slots = new Uint16Array(FEWEST * 2);

  /** How many texts there are, '' among them. */
  get count(): number {
    return this.#count;
  }

  /** True where it has grown so far that it is not worth keeping for others. */
  get isLarge(): boolean {
    return this.#units.length > LARGE;
  }

  /** The number of a text, a new one if it was not seen before; 0 for ''. */
  code(text: string): number {
    const { length } = text;
    if (length === 0) return 0;
    const start = this.#starts[this.#count] as number;
    if (start + length > this.#units.length) this.#growUnits(start + length);
    // Written behind the others on trial: it stays where it turns out to be new.
    const units = this.#units;
    let hash = 0x811c9dc5;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      units[start + i] = unit;
      hash = Math.imul(hash ^ unit, 0x01000193);
    }
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x2c1b3c6d) ^ (hash >>> 12);
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let code = slots[slot] as number; code !== 0; code = slots[slot] as number) {
      if (this.#hashes[code] === hash && this.#equals(code, start, length)) return code;
      slot = (slot + 1) & mask;
    }
    const code = this.#count++;
    slots[slot] = code;
    this.#hashes[code] = hash;
    this.#starts[code + 1] = start + length;
    if (code * 2 > slots.length) this.#growSlots();
    return code;
  }

  #equals(code: number, start: number, length: number): boolean {
    const from = this.#starts[code] as number;
    if ((this.#starts[code + 1] as number) - from !== length) return false;
    const units = this.#units;
    for (let i = 0; i < length; i++) if (units[from + i] !== units[start + i]) return false;
    return true;
  }

  #growUnits(needed: number): void {
    const units = new Uint16Array(Math.max(needed, this.#units.length * 2));
    units.set(this.#units);
    this.#units = units;
  }

  #growSlots(): void {
    const slots = new Uint16Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let code = 1; code < this.#count; code++) {
      let slot = (this.#hashes[code] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = code;
    }
    this.#slots = slots;
    const hashes = new Int32Array(slots.length / 2 + 2);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    const starts = new Int32Array(slots.length / 2 + 3);
    starts.set(this.#starts);
    this.#starts = starts;
  }

  /** The hash of each text by its number, as `ValueIndex.hash` gives it; 0 for ''. Valid until the next text. */
  hashes(): Int32Array<ArrayBuffer> {
    return this.#hashes.subarray(0, this.#count);
  }

  /** Writes the texts as an array of JSON. */
  write(lines: JsonLines): void {
    lines.open();
    for (let code = 0; code < this.#count; code++)
      lines.units(this.#units, this.#starts[code] as number, this.#starts[code + 1] as number);
    lines.close();
  }

  /** Forgets all texts. */
  clear(): void {
    this.#units.fill(0, 0, this.#starts[this.#count]);
    this.#slots.fill(0);
    this.#count = 1;
  }
}
