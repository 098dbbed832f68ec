/**
 * One short row of whole numbers per record: everything comparisons need to know of a record before they look at any
 * string (value codes, packed dates, character sets, lengths). The fields of a record stand side by side, so that the
 * first look at a record brings all of it near.
 */
import { sharedInt32 } from './shared-memory.js';

export interface PackedRows {
  readonly count: number;
  /** Cells per record, a multiple of 16 (64 bytes). */
  readonly stride: number;
  readonly cells: Int32Array;
}

/** Puts columns of one number per record side by side; `rows.cells[record * stride + column]`. */
export function packRows(count: number, columns: readonly Int32Array[]): PackedRows {
  const stride = Math.max(16, Math.ceil(columns.length / 16) * 16);
  const cells = sharedInt32(count * stride);
  for (const [at, column] of columns.entries()) {
    for (let record = 0, cell = at; record < count; record++, cell += stride) cells[cell] = column[record]!;
  }
  return { count, stride, cells };
}
