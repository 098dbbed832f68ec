/** The number columns of a store. Record and customer numbers start at 1; entry 0 of a column is never used. */
import type { Connection } from './connection.js';
import { NumberColumn } from './number-column.js';

/** What each column says. `journaled`: a run's changes are kept, so that it can be undone. */
export const COLUMNS = {
  /** record → its current version; 0: there is no such record (any more) */
  head: { journaled: true },
  /** record → marks (see `MARKS`) */
  marks: { journaled: true },
  /** record → source */
  source: { journaled: false },
  /** record → hash of the key its source knows it by, two halves */
  keyLow: { journaled: false },
  keyHigh: { journaled: false },
  /** record → hash of the row last received, two halves */
  rowLow: { journaled: true },
  rowHigh: { journaled: true },
  /** record → run that last received it, changed or not */
  seen: { journaled: true },
  /** record → customer */
  customer: { journaled: true },
  /** customer → the customer it went up in; 0: itself */
  successor: { journaled: true },
} as const satisfies Record<string, { readonly journaled: boolean }>;

export type ColumnName = keyof typeof COLUMNS;

export const COLUMN_NAMES = Object.keys(COLUMNS) as readonly ColumnName[];

/** Bits of the column `marks`. */
export const MARKS = {
  /** The source no longer has it. */
  gone: 1,
  /** Processing is restricted. */
  restricted: 2,
} as const;

export type Columns = Readonly<Record<ColumnName, NumberColumn>>;

/** The columns of a store, read on first use. */
export function openColumns(db: Connection): Columns {
  return Object.fromEntries(COLUMN_NAMES.map((name) => [name, new NumberColumn(db, name)])) as Columns;
}
