/**
 * Counting how often each vector of small numbers occurs: comparison vectors of candidate pairs, for estimation. A hash
 * table over the bytes of the vectors; vectors keep the order in which they first came.
 */

export interface PatternCounter {
  /** Length of a vector. */
  readonly width: number;
  /** Number of distinct vectors. */
  size: number;
  /** Vectors side by side; may be longer than what is used. */
  vectors: Uint8Array;
  counts: Float64Array;
  hashes: Int32Array;
  /** Vector number + 1, or 0 where free; a power of two long. */
  table: Int32Array;
}

/** A counter without vectors. */
export function createPatternCounter(width: number): PatternCounter {
  return {
    width,
    size: 0,
    vectors: new Uint8Array(width * 256),
    counts: new Float64Array(256),
    hashes: new Int32Array(256),
    table: new Int32Array(1024),
  };
}

/** Counts the vector `source[at] … source[at + width - 1]` with a weight; gives its number. */
export function countPattern(counter: PatternCounter, source: Uint8Array, at: number, weight: number): number {
  const { width } = counter;
  let hash = 0;
  for (let k = 0; k < width; k++) hash = Math.imul(hash ^ source[at + k]!, 0x9e3779b1) ^ (hash >>> 15);
  const { table, hashes, vectors } = counter;
  const mask = table.length - 1;
  let slot = (hash ^ (hash >>> 13)) & mask;
  for (;;) {
    const pattern = table[slot]! - 1;
    if (pattern < 0) break;
    if (hashes[pattern] === hash) {
      let k = 0;
      while (k < width && vectors[pattern * width + k] === source[at + k]) k++;
      if (k === width) {
        counter.counts[pattern]! += weight;
        return pattern;
      }
    }
    slot = (slot + 1) & mask;
  }
  const pattern = counter.size++;
  if (pattern >= counter.counts.length) grow(counter);
  for (let k = 0; k < width; k++) counter.vectors[pattern * width + k] = source[at + k]!;
  counter.counts[pattern] = weight;
  counter.hashes[pattern] = hash;
  counter.table[slot] = pattern + 1;
  if (2 * counter.size > counter.table.length) rehash(counter);
  return pattern;
}

function grow(counter: PatternCounter): void {
  const capacity = 2 * counter.counts.length;
  const vectors = new Uint8Array(capacity * counter.width);
  vectors.set(counter.vectors);
  counter.vectors = vectors;
  const counts = new Float64Array(capacity);
  counts.set(counter.counts);
  counter.counts = counts;
  const hashes = new Int32Array(capacity);
  hashes.set(counter.hashes);
  counter.hashes = hashes;
}

function rehash(counter: PatternCounter): void {
  const table = new Int32Array(2 * counter.table.length);
  const mask = table.length - 1;
  for (let pattern = 0; pattern < counter.size; pattern++) {
    const hash = counter.hashes[pattern]!;
    let slot = (hash ^ (hash >>> 13)) & mask;
    while (table[slot] !== 0) slot = (slot + 1) & mask;
    table[slot] = pattern + 1;
  }
  counter.table = table;
}
