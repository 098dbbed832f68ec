/**
 * The distinct values of one kind (all name parts, all phones …) as numbers: a code for each value, and its characters
 * packed one after the other, so that threads compare values without making a string.
 *
 * Characters are UTF-16 code units renumbered by how often they occur, the most frequent first: small numbers make the
 * character sets of `signatures` tell values apart well, and tables indexed by character stay short and in cache.
 * Code 0 is the empty value and stands for "missing".
 */
import { sharedInt32, sharedUint16 } from './shared-memory.js';

export interface ValueTable {
  /** Number of codes, the empty one included. */
  readonly size: number;
  /** Characters of all values; value `c` is `chars[offsets[c]] … chars[offsets[c + 1] - 1]`. */
  readonly chars: Uint16Array;
  /** `size + 1` entries. */
  readonly offsets: Int32Array;
  /** Per value the set of its characters: bit `character mod 32`. */
  readonly signatures: Int32Array;
  /** Code unit of each character number; its length is the size of the alphabet. */
  readonly alphabet: Uint16Array;
}

/**
 * Packs distinct values. `values[0]` must be ''.
 * Throws a RangeError when all values together are longer than 2^31 − 1 code units.
 */
export function buildValueTable(values: readonly string[]): ValueTable {
  if (values[0] !== '') throw new RangeError('code 0 of a value table must be the empty value');
  const offsets = new Int32Array(values.length + 1);
  let length = 0;
  for (const [code, value] of values.entries()) {
    length += value.length;
    if (length > 0x7fffffff) throw new RangeError('values are too long together for one value table');
    offsets[code + 1] = length;
  }
  const units = new Uint16Array(length);
  let at = 0;
  for (const value of values) for (let i = 0; i < value.length; i++) units[at++] = value.charCodeAt(i);
  return packValueTable(units, offsets, values.length);
}

/** Packs `size` distinct values from their code units: value `c` is `units[offsets[c]] … units[offsets[c + 1] - 1]`. */
export function packValueTable(units: Uint16Array, offsets: Int32Array, size: number): ValueTable {
  const length = offsets[size]!;
  const { alphabet, rank } = rankUnits(units, length);
  const chars = sharedUint16(length);
  const ends = sharedInt32(size + 1);
  const signatures = sharedInt32(size);
  for (let code = 0; code < size; code++) {
    const end = offsets[code + 1]!;
    let signature = 0;
    for (let at = offsets[code]!; at < end; at++) {
      const char = rank[units[at]!]!;
      chars[at] = char;
      signature |= 1 << (char & 31);
    }
    ends[code + 1] = end;
    signatures[code] = signature;
  }
  return { size, chars, offsets: ends, signatures, alphabet };
}

/** Working space for all tables: of a few values it would take longer to make than to use. All 0 between two uses. */
const frequency = new Uint32Array(65536);
const rank = new Uint16Array(65536);

/** The units that occur, the most frequent first, and the place of each in that order (until the next call). */
function rankUnits(units: Uint16Array, length: number): { readonly alphabet: Uint16Array; readonly rank: Uint16Array } {
  const used: number[] = [];
  for (let at = 0; at < length; at++) if (frequency[units[at]!]!++ === 0) used.push(units[at]!);
  used.sort((a, b) => frequency[b]! - frequency[a]! || a - b);
  const alphabet = sharedUint16(used.length);
  for (const [at, unit] of used.entries()) {
    alphabet[at] = unit;
    rank[unit] = at;
    frequency[unit] = 0;
  }
  return { alphabet, rank };
}

/** The value of a code as a string. */
export function textOf(table: ValueTable, code: number): string {
  let value = '';
  for (let i = table.offsets[code]!; i < table.offsets[code + 1]!; i++) {
    value += String.fromCharCode(table.alphabet[table.chars[i]!]!);
  }
  return value;
}

/** All values as strings, by code. */
export function textsOf(table: ValueTable): string[] {
  return Array.from({ length: table.size }, (_, code) => textOf(table, code));
}

/** Number of characters of a value. */
export function lengthOf(table: ValueTable, code: number): number {
  return table.offsets[code + 1]! - table.offsets[code]!;
}
