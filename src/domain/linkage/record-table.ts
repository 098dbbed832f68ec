/**
 * Records as columns: what linkage reads. Every distinct value of a column stands once in `values`; a record refers to
 * it by code. Built by import (from standard values) and kept in the store, so that a run reads it without normalising
 * anything again.
 */
import type { FieldName } from '../record/fields.js';
import type { PackedTexts } from './kernel/packed-texts.js';
import { packTexts } from './kernel/packed-texts.js';

export interface ValueColumn {
  /** The field, or null for a custom column (its meaning is then told by its header and values). */
  readonly field: FieldName | null;
  /** 1, 2, … for repeated fields (second phone, second address). */
  readonly group: number;
  /** Header as received for custom columns, else the field's name. */
  readonly header: string;
  /** One code per record, index into `values`; 0 = missing. */
  readonly codes: Int32Array;
  /** Distinct values; `values[0]` is ''. Standard form where there is one, else as received (trimmed). */
  readonly values: readonly string[];
  /** The same values in shared memory, where they are there already; `values` is then made when it is first asked for. */
  readonly texts?: PackedTexts;
  /** Records that have a value, where that is known already. */
  readonly filled?: number;
}

export interface RecordTable {
  /** Number of records; row `i` of every column is record `i`. */
  readonly count: number;
  readonly columns: readonly ValueColumn[];
  /** Per record a code of the source it came from (0..sources-1), or null when there is one source only. */
  readonly sources: Int32Array | null;
  /**
   * Codes of the sources whose headers say that they list organizations, the names of people being those to turn to; none
   * unless given. The one source of a table without codes is 0.
   */
  readonly accounts?: ReadonlySet<number>;
  /** Per record how many it stands for, where identical ones were set aside; one each unless given. */
  readonly copies?: Int32Array;
}

/** The distinct values of a column as code units. */
export function textsOfColumn(column: ValueColumn): PackedTexts {
  return column.texts ?? packTexts(column.values);
}

/** How many records have a value in this column. */
export const filledOf = (column: ValueColumn): number => column.filled ?? countFilled(column.codes);

/** How many codes are not 0. */
export function countFilled(codes: Int32Array): number {
  let filled = 0;
  for (let i = 0; i < codes.length; i++) if (codes[i] !== 0) filled++;
  return filled;
}
