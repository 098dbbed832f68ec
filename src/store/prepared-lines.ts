/** Rows that were prepared to be written, taken apart again: where some of them turn out to be known already. */
import type { PreparedRows } from '../domain/intake/prepare-rows.js';
import { type DecodedRecord, decodeLine, parseShapes } from '../domain/record/record-codec.js';
import { lineAt } from './chunks.js';

const bufferOf = (bytes: Uint8Array<ArrayBuffer>): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The good rows at `slots` (ascending) as cells and records. */
export function* readPrepared({ chunks }: PreparedRows, slots: readonly number[]): IterableIterator<DecodedRecord> {
  let next = 0;
  let first = 0;
  for (const { count, ...chunk } of chunks) {
    const end = first + count;
    if (next < slots.length && slots[next]! < end) {
      const shapes = parseShapes(chunk.shapes);
      const lines = bufferOf(chunk.lines);
      const sealed = chunk.sealed === null ? null : bufferOf(chunk.sealed);
      for (; next < slots.length && slots[next]! < end; next++) {
        const slot = slots[next]! - first;
        yield decodeLine(lineAt(lines, slot), sealed === null ? '' : lineAt(sealed, slot), shapes);
      }
    }
    first = end;
  }
}
