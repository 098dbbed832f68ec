/** Columns with their values rewritten and numbered anew: what is equal in what matters has one number. */
import type { ValueColumn } from '../record-table.js';

/** Values coded per record; code 0 = missing. */
export interface Coded {
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

/** A column with its values rewritten; values that become '' are missing. */
export function coded(count: number, column: ValueColumn | null, rewrite: (value: string) => string): Coded | null {
  if (column === null) return null;
  const numbers = new Map<string, number>([['', 0]]);
  const values = [''];
  const map = new Int32Array(column.values.length);
  for (let code = 1; code < column.values.length; code++) {
    const value = rewrite(column.values[code]!);
    let number = numbers.get(value);
    if (number === undefined) {
      number = values.length;
      numbers.set(value, number);
      values.push(value);
    }
    map[code] = number;
  }
  const codes = new Int32Array(count);
  for (let i = 0; i < count; i++) codes[i] = map[column.codes[i]!]!;
  return values.length === 1 ? null : { codes, values };
}
