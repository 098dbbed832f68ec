/**
 * Texts that are only passing by, as UTF-16 units in one array: kept alive as strings they would be what collecting garbage
 * costs most. Distinct ones are numbered as `ValueIndex` does it and with the same hashes, but all at the end: a dozen
 * tables that are asked in turn for each record lie too far apart for the caches, one table at a time lies in them.
 */
import type { JsonLines } from './json-lines.js';

const FEWEST = 256;
/** Units: twice the bytes. */
const LARGE = 1 << 20;
/** Most texts; numbers have 16 bits. */
const MOST = 65_535;

/** Texts in a row, the same ones again and again. Can be emptied and used again. */
export class PackedValues {
  #units = new Uint16Array(FEWEST * 16);
  /** Where each text begins; the end of the last stands behind. */
  #starts = new Int32Array(FEWEST + 1);
  #hashes = new Int32Array(FEWEST);
  #count = 0;

  /** How many texts were added. */
  get count(): number {
    return this.#count;
  }

  /** True where it has grown so far that it is not worth keeping for others. */
  get isLarge(): boolean {
    return this.#units.length > LARGE;
  }

  /** Adds a text behind the others; at most 65,535. */
  add(text: string): void {
    const { length } = text;
    const at = this.#count++;
    if (at >= this.#hashes.length) this.#growTexts();
    const start = this.#starts[at] as number;
    if (start + length > this.#units.length) this.#growUnits(start + length);
    const units = this.#units;
    let hash = 0x811c9dc5;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      units[start + i] = unit;
      hash = Math.imul(hash ^ unit, 0x01000193);
    }
    hash ^= hash >>> 15;
    this.#hashes[at] = Math.imul(hash, 0x2c1b3c6d) ^ (hash >>> 12);
    this.#starts[at + 1] = start + length;
  }

  #growUnits(needed: number): void {
    const units = new Uint16Array(Math.max(needed, this.#units.length * 2));
    units.set(this.#units);
    this.#units = units;
  }

  #growTexts(): void {
    const size = Math.min(MOST, this.#hashes.length * 2);
    if (size === this.#hashes.length) throw new RangeError(`more than ${MOST} texts`);
    const hashes = new Int32Array(size);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    const starts = new Int32Array(size + 1);
    starts.set(this.#starts);
    this.#starts = starts;
  }

  /** Numbers the distinct texts in order of appearance; 0 is ''. */
  distinct(): DistinctValues {
    const count = this.#count;
    const hashes = this.#hashes;
    const slots = emptySlots(count);
    const mask = slots.length - 1;
    const codes = new Uint16Array(count);
    /** The first text of each number. */
    const firsts = new Uint16Array(count + 1);
    let codesMade = 1;
    for (let at = 0; at < count; at++) {
      if (this.#starts[at] === this.#starts[at + 1]) continue;
      const hash = hashes[at] as number;
      let slot = hash & mask;
      let code = slots[slot] as number;
      while (code !== 0) {
        const first = firsts[code] as number;
        if (hashes[first] === hash && this.#areEqual(first, at)) break;
        slot = (slot + 1) & mask;
        code = slots[slot] as number;
      }
      if (code === 0) {
        code = codesMade++;
        firsts[code] = at;
        slots[slot] = code;
      }
      codes[at] = code;
    }
    const hashOf = new Int32Array(codesMade);
    for (let code = 1; code < codesMade; code++) hashOf[code] = hashes[firsts[code] as number] as number;
    return { codes, hashes: hashOf, firsts: firsts.subarray(0, codesMade) };
  }

  #areEqual(one: number, other: number): boolean {
    const from = this.#starts[one] as number;
    const start = this.#starts[other] as number;
    const length = (this.#starts[one + 1] as number) - from;
    if ((this.#starts[other + 1] as number) - start !== length) return false;
    const units = this.#units;
    for (let i = 0; i < length; i++) if (units[from + i] !== units[start + i]) return false;
    return true;
  }

  /** Writes distinct texts as an array of JSON, '' before them. */
  write({ firsts }: DistinctValues, lines: JsonLines): void {
    lines.open();
    lines.units(this.#units, 0, 0);
    for (let code = 1; code < firsts.length; code++) {
      const at = firsts[code] as number;
      lines.units(this.#units, this.#starts[at] as number, this.#starts[at + 1] as number);
    }
    lines.close();
  }

  /** Forgets all texts. */
  clear(): void {
    this.#units.fill(0, 0, this.#starts[this.#count]);
    this.#count = 0;
  }
}

/** Distinct texts, told by their numbers. */
export interface DistinctValues {
  /** The number of each text. */
  readonly codes: Uint16Array<ArrayBuffer>;
  /** The hash of each number, as `ValueIndex.hash` gives it; 0 for ''. */
  readonly hashes: Int32Array<ArrayBuffer>;
  /** Which text was the first of each number. */
  readonly firsts: Uint16Array<ArrayBuffer>;
}

/** Number of the text in each slot; 0: free. One for all, emptied each time. */
let slotsOfAll = new Uint16Array(FEWEST * 2);

/** At least twice as many slots as texts. */
function emptySlots(texts: number): Uint16Array<ArrayBuffer> {
  const size = 2 ** Math.ceil(Math.log2(Math.max(FEWEST, texts) * 2));
  if (size > slotsOfAll.length) slotsOfAll = new Uint16Array(size);
  const slots = slotsOfAll.subarray(0, size);
  slots.fill(0);
  return slots;
}
