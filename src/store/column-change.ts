/** What a run changed in a column of numbers, page by page, and the bytes it is kept as. Undo stands on it. */
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';

/** What a run changed in one column: entries that existed, and the range of those it added. */
export interface ColumnChange {
  /** Entries from `addedFrom` up to (not including) `addedTo` did not exist before the run. */
  readonly addedFrom: number;
  readonly addedTo: number;
  readonly indexes: Int32Array;
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/** Entries of one page that were changed: `indexes` within the column, ascending. */
export type PageChange = Pick<ColumnChange, 'indexes' | 'before' | 'after'>;

export const bytesOf = (numbers: Int32Array): Buffer =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);

/** Numbers from bytes (little endian, as on every machine Node runs on), on their own memory. */
export function numbersOf(bytes: Uint8Array): Int32Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes.length - (bytes.length % 4));
  copy.set(bytes.subarray(0, copy.length));
  return new Int32Array(copy.buffer);
}

/** Where two states of a page differ; the page begins at `from` in its column. */
export function differences(from: number, before: Int32Array, after: Int32Array): PageChange {
  let size = 0;
  for (let i = 0; i < before.length; i++) if (before[i] !== after[i]) size++;
  const change = { indexes: new Int32Array(size), before: new Int32Array(size), after: new Int32Array(size) };
  let at = 0;
  for (let i = 0; at < size; i++) {
    if (before[i] === after[i]) continue;
    change.indexes[at] = from + i;
    change.before[at] = before[i]!;
    change.after[at++] = after[i]!;
  }
  return change;
}

/** Compressed, and such that more can follow in the same stream. */
const packed = (numbers: Int32Array): Buffer =>
  deflateRawSync(bytesOf(numbers), { level: 1, finishFlush: constants.Z_SYNC_FLUSH });

/**
 * A change as bytes, compressed: consecutive indexes and repeated numbers cost next to nothing. Pages come in their order,
 * one after the other: no more than one of them is in memory as numbers. Null where nothing was changed.
 */
export function encodePages(addedFrom: number, addedTo: number, pages: Iterable<PageChange>): Buffer | null {
  const parts: [steps: Buffer[], before: Buffer[], after: Buffer[]] = [[], [], []];
  let count = 0;
  let last = 0;
  for (const { indexes, before, after } of pages) {
    if (indexes.length === 0) continue;
    const steps = new Int32Array(indexes.length);
    for (let i = 0; i < indexes.length; i++) {
      steps[i] = indexes[i]! - last;
      last = indexes[i]!;
    }
    for (const [i, numbers] of [steps, before, after].entries()) parts[i]?.push(packed(numbers));
    count += indexes.length;
  }
  if (count === 0 && addedFrom === addedTo) return null;
  const head = packed(Int32Array.of(addedFrom, addedTo, count));
  return Buffer.concat([head, ...parts.flat(), deflateRawSync(new Uint8Array(0))]);
}

/** The same for a change that is there as a whole. */
export const encodeChange = (change: ColumnChange): Buffer =>
  encodePages(change.addedFrom, change.addedTo, [change]) ??
  deflateRawSync(bytesOf(Int32Array.of(change.addedFrom, change.addedTo, 0)));

/** Inverse of `encodeChange` and `encodePages`. */
export function decodeChange(data: Uint8Array): ColumnChange {
  const numbers = numbersOf(inflateRawSync(data));
  const count = numbers[2]!;
  const indexes = numbers.slice(3, 3 + count);
  for (let i = 1; i < count; i++) indexes[i]! += indexes[i - 1]!;
  return {
    addedFrom: numbers[0]!,
    addedTo: numbers[1]!,
    indexes,
    before: numbers.slice(3 + count, 3 + count * 2),
    after: numbers.slice(3 + count * 2, 3 + count * 3),
  };
}
