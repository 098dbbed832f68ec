/**
 * One short row of whole numbers per record: everything comparisons need to know of a record before they look at any
 * string (value codes, packed dates, character sets, lengths). The fields of a record stand side by side, so that the
 * first look at a record brings all of it near.
 */
import { sharedInt32 } from './shared-memory.js';

export interface PackedRows {
  readonly count: number;
  /** Cells per record. */
  readonly stride: number;
  readonly cells: Int32Array;
}

/** One number per record: `facts[codes[record]]`, or the code itself where there are no facts. In shared memory. */
export interface RowColumn {
  readonly codes: Int32Array;
  readonly facts: Int32Array | null;
}

/** Rows still to be filled, and what with. */
export interface RowPlan {
  readonly rows: PackedRows;
  readonly columns: readonly RowColumn[];
}

/** Cells of a row come in this many: half a cache line. */
const STEP = 8;

/** Empty rows for these columns; column i is `rows.cells[record * stride + i]`. */
export function planRows(count: number, columns: readonly RowColumn[]): RowPlan {
  const stride = Math.max(1, Math.ceil(columns.length / STEP)) * STEP;
  return { rows: { count, stride, cells: sharedInt32(count * stride) }, columns };
}

/** Rows filled at a time, all their columns one after the other: so many stay near. */
const NEAR = 512;

/** Fills the rows of some records. */
export function fillRows({ rows, columns }: RowPlan, from: number, to: number): void {
  for (let start = from; start < to; start += NEAR)
    for (const [at, column] of columns.entries()) fillCells(rows, at, column, start, Math.min(to, start + NEAR));
}

function fillCells({ cells, stride }: PackedRows, at: number, { codes, facts }: RowColumn, from: number, to: number) {
  let cell = from * stride + at;
  if (facts === null) for (let record = from; record < to; record++, cell += stride) cells[cell] = codes[record]!;
  else for (let record = from; record < to; record++, cell += stride) cells[cell] = facts[codes[record]!]!;
}
