/** Columns in the codes of their folded values: the work on a value is done once, however many records have it. */
import { unitsText } from '../kernel/packed-texts.js';
import { sharedInt32 } from '../kernel/shared-memory.js';
import type { ValueColumn } from '../record-table.js';
import { textsOfColumn } from '../record-table.js';
import { ValueCoder } from './coder.js';
import { foldUnits, MOST_UNITS } from './fold-units.js';
import { foldText } from './name-text.js';

/** Writes the folded form of `source[from] … source[to - 1]` to `out`; gives its length, or −1 where strings are needed. */
export type UnitFold = (source: Uint16Array, from: number, to: number, out: Uint16Array) => number;

/** A way to fold values, over code units where there is one and over strings for the rest. Both give the same. */
export interface Folding {
  readonly units: UnitFold;
  readonly text: (text: string) => string;
}

const piece = new Uint16Array(MOST_UNITS);

/** Code in the coder's space of each distinct value of a column; `codes[0]` is 0. */
export function codeValues(column: ValueColumn, coder: ValueCoder, { units: fold, text }: Folding): Int32Array {
  const { units, lengths } = textsOfColumn(column);
  const codes = new Int32Array(lengths.length);
  // Values are distinct: while folding changes none of them, none can be known to an empty coder.
  let distinct = coder.size === 1;
  let from = 0;
  for (let code = 0; code < codes.length; code++) {
    const to = from + lengths[code]!;
    const length = fold(units, from, to, piece);
    if (length === 0) codes[code] = 0;
    else if (distinct && length === to - from && isSame(units, from, length))
      codes[code] = coder.addUnits(piece, 0, length);
    else {
      distinct = false;
      codes[code] = length < 0 ? coder.code(text(unitsText(units, from, to))) : coder.codeUnits(piece, 0, length);
    }
    from = to;
  }
  return codes;
}

/** True where `piece` holds what stands in `units` at `from`. */
function isSame(units: Uint16Array, from: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (piece[i] !== units[from + i]) return false;
  return true;
}

/** Codes of the records of a column in the coder's space. In shared memory. */
export function recode(column: ValueColumn, coder: ValueCoder, folding: Folding, count: number): Int32Array {
  const codes = codeValues(column, coder, folding);
  const out = sharedInt32(count);
  for (let i = 0; i < count; i++) out[i] = codes[column.codes[i]!]!;
  return out;
}

/** Folding by `text` alone. */
export const byText = (text: (text: string) => string): Folding => ({ units: () => -1, text });

/** `foldText`. */
export const PLAIN: Folding = { units: foldUnits, text: foldText };

/** A coder with room for the values of these columns. */
export function coderOf(...columns: readonly ValueColumn[]): ValueCoder {
  let texts = 1;
  let units = 0;
  for (const column of columns) {
    const packed = textsOfColumn(column);
    texts += packed.lengths.length;
    units += packed.units.length;
  }
  return new ValueCoder(texts, units);
}
