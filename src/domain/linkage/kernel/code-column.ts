/**
 * Columns as they are kept (pieces of some thousand records, see `record/feature-columns.ts`) made into one column of a
 * table: the distinct values of all pieces numbered, a code a record. Values are told apart by their bytes and never made
 * into strings here: that takes several times as long, and most columns are read as strings by one thread or none.
 */
import { doubled } from './doubled.js';
import type { PackedTexts } from './packed-texts.js';
import { sharedInt32, sharedUint16 } from './shared-memory.js';

/** The pieces of one column. */
export interface StoredPieces {
  /** Pieces in order of version, each from a multiple of four bytes on. In shared memory. */
  readonly bytes: Uint8Array;
  /** Four numbers a piece: its first version, how many versions, where it starts in `bytes`, how long it is. */
  readonly pieces: Int32Array;
}

/** Where the versions of pieces go in a table. */
export interface TableRows {
  /** Row of each version, −1 for one that is not asked for; versions beyond its end are not asked for. */
  readonly rowOf: Int32Array;
  /** Number of rows. */
  readonly count: number;
}

/** A column's codes (0 = missing) and its distinct values in the order of their first appearance, '' first. */
export interface CodedTexts {
  readonly codes: Int32Array;
  /** Records that have a value. */
  readonly filled: number;
  readonly texts: PackedTexts;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Codes one column. Throws an Error where a piece is not what import writes. */
export function codeColumn({ rowOf, count }: TableRows, { bytes, pieces }: StoredPieces): CodedTexts {
  const codes = sharedInt32(count);
  let filled = 0;
  const index = new TokenIndex(bytes, expectedValues(bytes, pieces, count));
  for (let at = 0; at < pieces.length; at += 4) {
    const piece = pieceAt(bytes, pieces[at]!, pieces[at + 1]!, pieces[at + 2]!, pieces[at + 3]!);
    const first = rowOf[piece.firstVersion] ?? -1;
    filled += inOneRun(rowOf, piece.firstVersion, piece.own.length, first)
      ? codeAll(piece, index, codes, first)
      : codeAsked(piece, index, codes, rowOf);
  }
  return { codes, filled, texts: index.texts() };
}

/** One piece of a column. */
interface Piece {
  readonly firstVersion: number;
  /** Hash of each distinct value, and where the inside of its string starts and ends; value 0 is ''. */
  readonly hashes: Int32Array;
  readonly tokens: Int32Array;
  /** Value of each version. */
  readonly own: Uint16Array;
}

function pieceAt(bytes: Uint8Array, firstVersion: number, versions: number, start: number, length: number): Piece {
  const distinct = distinctOf(bytes, start);
  const hashes = new Int32Array(bytes.buffer, bytes.byteOffset + start + 4, distinct);
  const codesAt = start + 4 + 4 * distinct;
  const own = new Uint16Array(bytes.buffer, bytes.byteOffset + codesAt, versions);
  const tokens = tokensOf(bytes, codesAt + 2 * versions, start + length, distinct);
  return { firstVersion, hashes, tokens, own };
}

/** Codes a piece whose versions stand in rows one after the other; gives how many have a value. */
function codeAll({ hashes, tokens, own }: Piece, index: TokenIndex, codes: Int32Array, first: number): number {
  const known = new Int32Array(hashes.length);
  // Values are numbered by their first appearance within the piece too.
  for (let code = 1; code < known.length; code++)
    known[code] = index.code(tokens[2 * code]!, tokens[2 * code + 1]!, hashes[code]!);
  return spread(known, own, codes, first);
}

function spread(known: Int32Array, own: Uint16Array, codes: Int32Array, first: number): number {
  let filled = 0;
  for (let i = 0; i < own.length; i++) {
    const code = known[own[i]!]!;
    codes[first + i] = code;
    if (code !== 0) filled++;
  }
  return filled;
}

/** Codes those versions of a piece that are asked for. */
function codeAsked(piece: Piece, index: TokenIndex, codes: Int32Array, rowOf: Int32Array): number {
  const { firstVersion, hashes, tokens, own } = piece;
  const known = new Int32Array(hashes.length);
  let filled = 0;
  for (let i = 0; i < own.length; i++) {
    const code = own[i]!;
    if (code === 0) continue;
    const row = rowOf[firstVersion + i] ?? -1;
    if (row < 0) continue;
    if (known[code] === 0) known[code] = index.code(tokens[2 * code]!, tokens[2 * code + 1]!, hashes[code]!);
    codes[row] = known[code]!;
    filled++;
  }
  return filled;
}

/** True where all of some versions are asked for, and stand in rows one after the other from `row` on. */
function inOneRun(rowOf: Int32Array, version: number, count: number, row: number): boolean {
  if (row < 0 || version + count > rowOf.length) return false;
  for (let i = 1; i < count; i++) if (rowOf[version + i] !== row + i) return false;
  return true;
}

/** How many distinct texts the piece that starts there holds. */
const distinctOf = (bytes: Uint8Array, start: number): number =>
  new Int32Array(bytes.buffer, bytes.byteOffset + start, 1)[0]!;

/** Distinct values there will be, at most, by the first piece. */
function expectedValues(bytes: Uint8Array, pieces: Int32Array, count: number): number {
  if (pieces.length === 0) return 0;
  return (distinctOf(bytes, pieces[2]!) / Math.max(1, pieces[1]!)) * count;
}

/** Start and end of the inside of each of the strings of a JSON array, without its quotes. */
function tokensOf(bytes: Uint8Array, from: number, to: number, count: number): Int32Array {
  const tokens = new Int32Array(2 * count);
  let at = from + 1;
  let filled = 0;
  while (at < to && bytes[at] === QUOTE && filled < tokens.length) {
    tokens[filled++] = ++at;
    for (let byte = bytes[at]!; byte !== QUOTE && at < to; byte = bytes[at]!) at += byte === BACKSLASH ? 2 : 1;
    tokens[filled++] = at;
    at += 2; // the quote, and what parts it from the next
  }
  if (filled !== tokens.length || at !== to) throw new Error('a piece of a column is not what import writes');
  return tokens;
}

/** Numbers distinct strings by the bytes they are written with: equal strings are written alike. */
class TokenIndex {
  readonly #bytes: Uint8Array;
  /** Pairs: number of a string (0: free), its hash. */
  #slots: Int32Array;
  #mask: number;
  #starts: Int32Array<ArrayBuffer>;
  #ends: Int32Array<ArrayBuffer>;
  #size = 1;

  constructor(bytes: Uint8Array, expected: number) {
    this.#bytes = bytes;
    const size = 2 ** Math.ceil(Math.log2(Math.max(64, expected * 2)));
    this.#slots = new Int32Array(2 * size);
    this.#mask = size - 1;
    this.#starts = new Int32Array(size >> 1);
    this.#ends = new Int32Array(size >> 1);
  }

  /** The number of the string between two places, a new one if it was not seen before. */
  code(start: number, end: number, hash: number): number {
    const slots = this.#slots;
    let slot = hash & this.#mask;
    for (let code = slots[2 * slot]!; code !== 0; code = slots[2 * slot]!) {
      if (slots[2 * slot + 1] === hash && this.#equals(code, start, end)) return code;
      slot = (slot + 1) & this.#mask;
    }
    const code = this.#size++;
    if (code === this.#starts.length) {
      this.#starts = doubled(this.#starts);
      this.#ends = doubled(this.#ends);
    }
    this.#starts[code] = start;
    this.#ends[code] = end;
    slots[2 * slot] = code;
    slots[2 * slot + 1] = hash;
    if (code * 2 > this.#mask) this.#grow();
    return code;
  }

  #equals(code: number, start: number, end: number): boolean {
    const bytes = this.#bytes;
    let other = this.#starts[code]!;
    if (this.#ends[code]! - other !== end - start) return false;
    for (let at = start; at < end; at++, other++) if (bytes[at] !== bytes[other]) return false;
    return true;
  }

  #grow(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = slots.length / 2 - 1;
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

  /** The strings by number. */
  texts(): PackedTexts {
    let most = 0;
    for (let code = 1; code < this.#size; code++) most += this.#ends[code]! - this.#starts[code]!;
    const units = sharedUint16(most);
    const lengths = sharedInt32(this.#size);
    let at = 0;
    for (let code = 1; code < this.#size; code++) {
      const next = writeUnits(this.#bytes, this.#starts[code]!, this.#ends[code]!, units, at);
      lengths[code] = next - at;
      at = next;
    }
    if (at === most) return { units, lengths };
    const exact = sharedUint16(at);
    exact.set(units.subarray(0, at));
    return { units: exact, lengths };
  }
}

/** What a letter after a backslash stands for, by its code. */
const ESCAPED: ReadonlyMap<number, number> = new Map(
  [...'"\\/bfnrt'].map((letter, i) => [letter.charCodeAt(0), '"\\/\b\f\n\r\t'.charCodeAt(i)]),
);

/** Writes the UTF-16 code units of a string as JSON in UTF-8 holds it; gives where it ends in `units`. */
function writeUnits(bytes: Uint8Array, start: number, end: number, units: Uint16Array, to: number): number {
  let out = to;
  for (let at = start; at < end; ) {
    const byte = bytes[at]!;
    if (byte === BACKSLASH) {
      const plain = ESCAPED.get(bytes[at + 1]!);
      units[out++] = plain ?? Number.parseInt(String.fromCharCode(...bytes.subarray(at + 2, at + 6)), 16);
      at += plain === undefined ? 6 : 2;
    } else if (byte < 0x80) {
      units[out++] = byte;
      at++;
    } else if (byte < 0xe0) {
      units[out++] = ((byte & 0x1f) << 6) | (bytes[at + 1]! & 0x3f);
      at += 2;
    } else if (byte < 0xf0) {
      units[out++] = ((byte & 0x0f) << 12) | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f);
      at += 3;
    } else {
      const high = ((byte & 0x07) << 18) | ((bytes[at + 1]! & 0x3f) << 12);
      const point = (high | ((bytes[at + 2]! & 0x3f) << 6) | (bytes[at + 3]! & 0x3f)) - 0x10000;
      units[out++] = 0xd800 + (point >>> 10);
      units[out++] = 0xdc00 + (point & 0x3ff);
      at += 4;
    }
  }
  return out;
}
