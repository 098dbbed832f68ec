/**
 * Numbers for distinct strings, in the order of their first appearance; '' is 0. Open addressing over a 32-bit hash, where
 * equality decides: with millions of values faster and smaller than a `Map`.
 */
export class ValueCoder {
  readonly values: string[] = [''];
  /** Code of the value in each slot, 0 = free, and its hash. */
  #slots = new Int32Array(1024);
  #hashes = new Int32Array(1024);

  code(value: string): number {
    const length = value.length;
    if (length === 0) return 0;
    let hash = length;
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ value.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hash ^= hash >>> 12;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const code = slots[slot]!;
      if (code === 0) break;
      if (this.#hashes[slot] === hash && this.values[code] === value) return code;
      slot = (slot + 1) & mask;
    }
    const made = this.values.length;
    this.values.push(value);
    slots[slot] = made;
    this.#hashes[slot] = hash;
    if (2 * made > mask) this.#grow();
    return made;
  }

  #grow(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const hashes = new Int32Array(slots.length);
    const mask = slots.length - 1;
    for (let from = 0; from < this.#slots.length; from++) {
      const code = this.#slots[from]!;
      if (code === 0) continue;
      const hash = this.#hashes[from]!;
      let to = hash & mask;
      while (slots[to] !== 0) to = (to + 1) & mask;
      slots[to] = code;
      hashes[to] = hash;
    }
    this.#slots = slots;
    this.#hashes = hashes;
  }
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
