/**
 * Numbers for distinct texts, in the order of their first appearance; '' is 0. Texts are kept and told apart by their UTF-16
 * code units in one array: with millions of values no string has to be made of them, and open addressing over a 32-bit hash,
 * where equality decides, is faster and smaller than a `Map`.
 */
import { unitsText } from '../kernel/packed-texts.js';
import type { ValueTable } from '../kernel/value-table.js';
import { packValueTable } from '../kernel/value-table.js';

const START = 512;

export class ValueCoder {
  /** Number of codes, the empty one included. */
  size = 1;
  /** Code units of all texts; text `c` is `units[offsets[c]] … units[offsets[c + 1] - 1]`. Both grow. */
  units: Uint16Array;
  offsets: Int32Array;
  /** Pairs: code of the text in each slot (0 = free), its hash. Codes from `#indexed` on are not in it yet. */
  #slots: Int32Array;
  #indexed = 1;
  #mask: number;
  #scratch = new Uint16Array(256);

  /** Room for so many texts of so many units in all; it grows with what comes. */
  constructor(texts = START, units = 8 * START) {
    const slots = 2 ** Math.ceil(Math.log2(2 * Math.max(START, texts)));
    this.units = new Uint16Array(Math.max(8 * START, units));
    this.offsets = new Int32Array(Math.max(START, texts) + 2);
    this.#slots = new Int32Array(2 * slots);
    this.#mask = slots - 1;
  }

  /** The code of a string, a new one if it was not seen before. */
  code(text: string): number {
    const length = this.#spread(text);
    return this.codeUnits(this.#scratch, 0, length);
  }

  /** The code of `source[from] … source[to - 1]`, a new one if it was not seen before. */
  codeUnits(source: Uint16Array, from: number, to: number): number {
    if (from === to) return 0;
    if (this.#indexed < this.size) this.#index();
    const hash = hashUnits(source, from, to);
    const slot = this.#slotOf(hash, source, from, to);
    const known = this.#slots[2 * slot]!;
    if (known !== 0) return known;
    const made = this.#append(source, from, to);
    this.#indexed = this.size;
    this.#slots[2 * slot] = made;
    this.#slots[2 * slot + 1] = hash;
    if (2 * made > this.#mask) this.#grow();
    return made;
  }

  /** A new code for `source[from] … source[to - 1]`, which is not empty and known to have none: nothing is looked up. */
  addUnits(source: Uint16Array, from: number, to: number): number {
    return this.#append(source, from, to);
  }

  /** The code of `source[from] … source[to - 1]`; 0 if it has none. */
  find(source: Uint16Array, from: number, to: number): number {
    if (this.#indexed < this.size) this.#index();
    return from === to ? 0 : this.#slots[2 * this.#slotOf(hashUnits(source, from, to), source, from, to)]!;
  }

  /** The text of a code. */
  text(code: number): string {
    return unitsText(this.units, this.offsets[code]!, this.offsets[code + 1]!);
  }

  /** Number of code units of a text. */
  lengthOf(code: number): number {
    return this.offsets[code + 1]! - this.offsets[code]!;
  }

  /** All texts by code. */
  texts(): string[] {
    return Array.from({ length: this.size }, (_, code) => this.text(code));
  }

  /** All texts, packed for comparing. */
  table(): ValueTable {
    return packValueTable(this.units, this.offsets, this.size);
  }

  #spread(text: string): number {
    const { length } = text;
    if (length > this.#scratch.length) this.#scratch = new Uint16Array(2 * length);
    for (let i = 0; i < length; i++) this.#scratch[i] = text.charCodeAt(i);
    return length;
  }

  /** Where a text stands in `#slots`, or the free slot where it would. */
  #slotOf(hash: number, source: Uint16Array, from: number, to: number): number {
    const slots = this.#slots;
    let slot = hash & this.#mask;
    for (let code = slots[2 * slot]!; code !== 0; code = slots[2 * slot]!) {
      if (slots[2 * slot + 1] === hash && this.#equals(code, source, from, to)) break;
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }

  #equals(code: number, source: Uint16Array, from: number, to: number): boolean {
    const { units } = this;
    let other = this.offsets[code]!;
    if (this.offsets[code + 1]! - other !== to - from) return false;
    for (let at = from; at < to; at++, other++) if (units[other] !== source[at]) return false;
    return true;
  }

  #append(source: Uint16Array, from: number, to: number): number {
    const code = this.size++;
    const start = this.offsets[code]!;
    const end = start + to - from;
    if (end > this.units.length) {
      const units = new Uint16Array(2 * end);
      units.set(this.units);
      this.units = units;
    }
    if (code + 1 >= this.offsets.length) {
      const offsets = new Int32Array(2 * this.offsets.length);
      offsets.set(this.offsets);
      this.offsets = offsets;
    }
    const { units } = this;
    for (let at = from, out = start; at < to; at++, out++) units[out] = source[at]!;
    this.offsets[code + 1] = end;
    return code;
  }

  /** Finds slots for the codes that were added without being looked up. */
  #index(): void {
    while (2 * this.size > this.#mask) this.#grow();
    const { units, offsets } = this;
    const slots = this.#slots;
    for (; this.#indexed < this.size; this.#indexed++) {
      const hash = hashUnits(units, offsets[this.#indexed]!, offsets[this.#indexed + 1]!);
      let slot = hash & this.#mask;
      while (slots[2 * slot] !== 0) slot = (slot + 1) & this.#mask;
      slots[2 * slot] = this.#indexed;
      slots[2 * slot + 1] = hash;
    }
  }

  #grow(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = 2 * this.#mask + 1;
    for (let at = 0; at < this.#slots.length; at += 2) {
      const code = this.#slots[at]!;
      if (code === 0) continue;
      const hash = this.#slots[at + 1]!;
      let slot = hash & mask;
      while (slots[2 * slot] !== 0) slot = (slot + 1) & mask;
      slots[2 * slot] = code;
      slots[2 * slot + 1] = hash;
    }
    this.#slots = slots;
    this.#mask = mask;
  }
}

/** A set of words to look code units up in: `find` is their code, from 1 in their order. */
export function wordList(words: Iterable<string>): ValueCoder {
  const coder = new ValueCoder();
  for (const word of words) coder.code(word);
  return coder;
}

/** A 32-bit hash of `source[from] … source[to - 1]`. */
export function hashUnits(source: Uint16Array, from: number, to: number): number {
  let hash = to - from;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ source[at]!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 12);
}

/** A 32-bit hash of a string (FNV-1a with a final mix); never 0. */
export function hashText(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return mixHash(hash, 0x9e3779b9);
}

/** `hashText` of a value of a table, without making its string. */
export function hashValue(table: ValueTable, code: number, seed = 0): number {
  return hashStretch(table, table.offsets[code]!, table.offsets[code + 1]!, seed);
}

/** `hashText` of `value.slice(start, end)`, 0 where that is empty. */
export function hashSlice(table: ValueTable, code: number, start: number, end: number, seed: number): number {
  const from = table.offsets[code]!;
  const to = table.offsets[code + 1]!;
  const first = start < 0 ? Math.max(from, to + start) : from + start;
  const last = end < 0 ? to + end : Math.min(to, from + end);
  return first < last ? hashStretch(table, first, last, seed) : 0;
}

function hashStretch({ chars, alphabet }: ValueTable, from: number, to: number, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = from; at < to; at++) {
    hash ^= alphabet[chars[at]!]!;
    hash = Math.imul(hash, 0x01000193);
  }
  return mixHash(hash, 0x9e3779b9);
}

/** One hash from two; never 0. Not symmetric. */
export function mixHash(a: number, b: number): number {
  let hash = Math.imul(a ^ (b >>> 15), 0x85ebca6b) + Math.imul(b, 0xc2b2ae35);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x7feb352d);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x846ca68b);
  hash ^= hash >>> 16;
  return hash | 0 || 1;
}
