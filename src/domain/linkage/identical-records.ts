/**
 * Records that are the same in every column. A few of them tell all there is to learn; thousands would only make blocks of
 * millions of pairs. What is above a handful is set aside before linkage and joins its like afterwards.
 */
import type { RecordTable } from './record-table.js';
import { selectTable } from './select-records.js';

/** So many identical records take part in linkage. */
const HANDFUL = 6;

export interface FoldedTable {
  /** The table without what was set aside; the table itself when there is nothing. */
  readonly table: RecordTable;
  /** Record number in the whole table of each record that was kept, or null when all were. */
  readonly kept: Int32Array | null;
  /** Per record of the whole table the kept record it is or equals (number in the folded table). */
  readonly like: Int32Array | null;
  /** Per kept record that others were set aside for: another kept record with the same values; else -1. */
  readonly twin: Int32Array | null;
  readonly setAside: number;
}

/** Records whose hash another one may have, ascending: told by a table of bits, so that records of their own are looked at no more. */
function repeated(hashes: Int32Array): Int32Array {
  let bits = 5;
  while (2 ** bits < 4 * hashes.length && bits < 31) bits++;
  const shift = 32 - bits;
  const seen = new Int32Array(2 ** (bits - 5));
  const again = new Int32Array(2 ** (bits - 5));
  for (let i = 0; i < hashes.length; i++) {
    const place = hashes[i]! >>> shift;
    const bit = 1 << (place & 31);
    const word = seen[place >>> 5]!;
    again[place >>> 5]! |= word & bit;
    seen[place >>> 5] = word | bit;
  }
  const found = new Int32Array(hashes.length);
  let size = 0;
  for (let i = 0; i < hashes.length; i++) {
    const place = hashes[i]! >>> shift;
    if ((again[place >>> 5]! & (1 << (place & 31))) !== 0) found[size++] = i;
  }
  return found.subarray(0, size);
}

/** Sets identical records above a handful aside, never one of `pinned`. Linear in the number of cells. */
export function foldIdentical(table: RecordTable, pinned: ReadonlySet<number>): FoldedTable {
  const { count, columns } = table;
  const hashes = new Int32Array(count).fill(17);
  for (const { codes } of columns) {
    for (let i = 0; i < count; i++) hashes[i] = Math.imul(hashes[i]! ^ codes[i]!, 0x9e3779b1) ^ (hashes[i]! >>> 15);
  }
  const seen = new Int32Array(count);
  const first = new Int32Array(count);
  const suspects = repeated(hashes);
  let bits = 4;
  while (1 << bits < 2 * suspects.length) bits++;
  const mask = (1 << bits) - 1;
  const slots = new Int32Array(1 << bits);
  let setAside = 0;
  for (let i = 0; i < count; i++) first[i] = i;
  for (const i of suspects) {
    let slot = (hashes[i]! ^ (hashes[i]! >>> 13)) & mask;
    for (;;) {
      const other = slots[slot]! - 1;
      if (other < 0) {
        slots[slot] = i + 1;
        break;
      }
      if (hashes[other] === hashes[i] && columns.every(({ codes }) => codes[other] === codes[i])) {
        first[i] = other;
        break;
      }
      slot = (slot + 1) & mask;
    }
    if (++seen[first[i]!]! > HANDFUL && !pinned.has(i)) setAside++;
  }
  if (setAside === 0) return { table, kept: null, like: null, twin: null, setAside };
  const kept = new Int32Array(count - setAside);
  const like = new Int32Array(count);
  const twin = new Int32Array(kept.length).fill(-1);
  seen.fill(0);
  let at = 0;
  for (let i = 0; i < count; i++) {
    const times = ++seen[first[i]!]!;
    if (times > HANDFUL && !pinned.has(i)) {
      like[i] = like[first[i]!]!;
      continue;
    }
    like[i] = at;
    if (times === 2) twin[like[first[i]!]!] = at;
    kept[at++] = i;
  }
  const copies = new Int32Array(kept.length);
  for (const row of like) copies[row]!++;
  const folded = { ...selectTable(table, kept), copies };
  return { table: folded, kept, like, twin, setAside };
}
