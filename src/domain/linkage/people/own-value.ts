/**
 * Whether a column holds what is a person's own (a card number) or what people share (a post code under an unknown header,
 * the number of a household, the date of an event): told by the names of the records that have the same value.
 */
import { compareBirthDate } from '../comparisons/birth-date.js';
import { BIN_BITS } from '../comparisons/comparison.js';
import { nameLevel } from '../comparisons/person-name.js';
import type { LinkageNote } from '../linkage-note.js';
import type { ValueColumn } from '../record-table.js';
import type { BirthFeatures } from './birth-features.js';
import type { NameFeatures } from './name-features.js';

/** At least this share of the pairs that share a value must be alike where nothing but the values says what a column is … */
const LEAST_ALIKE = 0.7;
/** … and this share where its header says that it is a number of the person's own. */
const LEAST_ALIKE_KNOWN = 0.45;
/** Given names are alike up to this level: similar. */
const SIMILAR_NAME = 5;
/** Birth dates are alike up to this level: one digit off. */
const NEAR_DATE = 2;
/** So many pairs are enough to tell. */
const MOST_PAIRS = 20_000;

/** What is known of the people whose values are looked at. */
export interface KnownPeople {
  readonly names: NameFeatures | null;
  readonly birth: BirthFeatures | null;
}

/**
 * True when records that have the same code are mostly one person by their given names, or when there is nothing to tell it
 * by. Birth dates speak too for a column whose header is known; one that is not may hold a date that comes with birth.
 * `codes`: one code a record, 0 = missing, all below `size`.
 */
export function isOwnValue(codes: Int32Array, size: number, headerKnown: boolean, people: KnownPeople): boolean {
  const { names } = people;
  if (names === null) return true;
  const { facts, given, family } = names;
  const birth =
    headerKnown && people.birth !== null ? { ...people.birth, bins: new Uint8Array(people.birth.size) } : null;
  const last = new Int32Array(size).fill(-1);
  let pairs = 0;
  let alike = 0;
  for (let record = 0; record < codes.length && pairs < MOST_PAIRS; record++) {
    const code = codes[record]!;
    if (code === 0) continue;
    const before = last[code]!;
    last[code] = record;
    if (before < 0) continue;
    const x = given[before]!;
    const y = given[record]!;
    if (x === 0 || y === 0) continue;
    pairs++;
    const date = birth === null ? 0 : compareBirthDate(birth, before, record) >> BIN_BITS;
    if (
      nameLevel(facts, x, y) <= SIMILAR_NAME ||
      x === family[record] ||
      y === family[before] ||
      (date > 0 && date <= NEAR_DATE)
    )
      alike++;
  }
  return alike >= (headerKnown ? LEAST_ALIKE_KNOWN : LEAST_ALIKE) * pairs;
}

/** A column of codes, 0 = missing. */
interface Coded {
  readonly name: string;
  readonly codes: Int32Array;
  readonly table: { readonly size: number };
}

/** Of the columns that may be a person's own, those that are, and a note on each other one; `columns` are what was coded. */
export function ownColumns<Column extends Coded>(
  coded: readonly Column[],
  columns: readonly ValueColumn[],
  people: KnownPeople,
): { readonly own: readonly Column[]; readonly notes: readonly LinkageNote[] } {
  const own: Column[] = [];
  const notes: LinkageNote[] = [];
  for (const [i, column] of coded.entries()) {
    if (isOwnValue(column.codes, column.table.size, columns[i]!.field !== null, people)) own.push(column);
    else notes.push({ code: 'column-not-evidence', subject: column.name, detail: 'different people share values' });
  }
  return { own, notes };
}
