/**
 * Numbering distinct values over their UTF-8 bytes: an open-addressing hash table over one growing array of bytes. Several
 * times faster than a `Map` of strings, because a value that has been seen before never becomes a string.
 */

/** Distinct values met so far. Code 0 is the empty value. Changed by `codeOfBytes` only. */
export interface ByteCoder {
  /** Number of codes. */
  size: number;
  /** Bytes of all values; value `c` is `bytes[offsets[c]] … bytes[offsets[c + 1] - 1]`. May be longer than what is used. */
  bytes: Uint8Array;
  /** At least `size + 1` entries. */
  offsets: Int32Array;
  /** Hash of each value. */
  hashes: Int32Array;
  /** Hash table: code + 1, or 0 where free. Its length is a power of two. */
  table: Int32Array;
}

/** A coder that knows the empty value only. */
export function createByteCoder(): ByteCoder {
  return {
    size: 1,
    bytes: new Uint8Array(1 << 12),
    offsets: new Int32Array(1 << 8),
    hashes: new Int32Array(1 << 8),
    table: new Int32Array(1 << 9),
  };
}

/** The code of the value `source[start] … source[end - 1]`; a new one when it has not been seen before. */
export function codeOfBytes(coder: ByteCoder, source: Uint8Array, start: number, end: number): number {
  if (start === end) return 0;
  const hash = hashOf(source, start, end);
  const length = end - start;
  const { offsets, hashes, bytes, table } = coder;
  const mask = table.length - 1;
  let slot = hash & mask;
  for (;;) {
    const code = table[slot]! - 1;
    if (code < 0) break;
    if (hashes[code] === hash) {
      const offset = offsets[code]!;
      if (offsets[code + 1]! - offset === length && sameBytes(bytes, offset, source, start, length)) return code;
    }
    slot = (slot + 1) & mask;
  }
  return add(coder, source, start, end, hash, slot);
}

/** All values as strings, by code. */
export function textsOf(coder: ByteCoder): string[] {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const texts = new Array<string>(coder.size);
  // One text is decoded for many values and then cut: decoding value by value takes several times as long.
  const piece = 1 << 16;
  for (let from = 0; from < coder.size; from += piece) {
    const to = Math.min(coder.size, from + piece);
    const start = coder.offsets[from]!;
    const end = coder.offsets[to]!;
    const text = decoder.decode(coder.bytes.subarray(start, end));
    if (text.length === end - start) {
      for (let code = from; code < to; code++) {
        texts[code] = text.slice(coder.offsets[code]! - start, coder.offsets[code + 1]! - start);
      }
    } else {
      let at = 0;
      for (let code = from; code < to; code++) {
        const units = unitsOf(coder.bytes, coder.offsets[code]!, coder.offsets[code + 1]!);
        texts[code] = text.slice(at, at + units);
        at += units;
      }
    }
  }
  return texts;
}

function add(coder: ByteCoder, source: Uint8Array, start: number, end: number, hash: number, freeSlot: number): number {
  const code = coder.size;
  const offset = coder.offsets[code]!;
  const used = offset + end - start;
  if (used > 0x7fffffff) throw new RangeError('values are too long together for one coder');
  if (used > coder.bytes.length) coder.bytes = grown(coder.bytes, used);
  if (code + 2 > coder.offsets.length) {
    coder.offsets = grown(coder.offsets, code + 2);
    coder.hashes = grown(coder.hashes, code + 2);
  }
  const { bytes } = coder;
  for (let from = start, to = offset; from < end; from++, to++) bytes[to] = source[from]!;
  coder.offsets[code + 1] = used;
  coder.hashes[code] = hash;
  coder.table[freeSlot] = code + 1;
  coder.size++;
  if (2 * coder.size > coder.table.length) rehash(coder);
  return code;
}

function grown<A extends Uint8Array | Int32Array>(array: A, least: number): A {
  const length = Math.min(0x7fffffff, Math.max(least, 2 * array.length));
  const larger = (array instanceof Uint8Array ? new Uint8Array(length) : new Int32Array(length)) as A;
  larger.set(array);
  return larger;
}

function rehash(coder: ByteCoder): void {
  const table = new Int32Array(2 * coder.table.length);
  const mask = table.length - 1;
  for (let code = 1; code < coder.size; code++) {
    let slot = coder.hashes[code]! & mask;
    while (table[slot] !== 0) slot = (slot + 1) & mask;
    table[slot] = code + 1;
  }
  coder.table = table;
}

/** A multiplicative hash with a final mix (the finalizer of MurmurHash3), so that low bits are good. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return hash;
}

function sameBytes(a: Uint8Array, atA: number, b: Uint8Array, atB: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (a[atA + i] !== b[atB + i]) return false;
  return true;
}

/** Number of UTF-16 code units of well-formed UTF-8: one for each byte that starts a character, two where it has four bytes. */
function unitsOf(bytes: Uint8Array, start: number, end: number): number {
  let units = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}
