/** The atoms of people: by sound, by beginning, by part, and with one character left out, so that typing errors are met. */
import type { Atom } from '../blocking/atom.js';
import { gather } from '../blocking/atom.js';
import type { ValueTable } from '../kernel/value-table.js';
import { lengthOf, textOf } from '../kernel/value-table.js';
import { hashSlice, hashText, hashValue, mixHash } from './coder.js';
import type { PeopleFeatures } from './features.js';
import { soundOf, spelling } from './sound.js';

type KeyOf = (value: string) => string;

/** Columns of codes, or what makes them when their keys are asked for. */
type Columns = readonly Int32Array[] | (() => readonly Int32Array[]);
const columnsOf = (columns: Columns): readonly Int32Array[] => (typeof columns === 'function' ? columns() : columns);

/** Beyond the end of any value. */
const WHOLE = 1 << 30;

/** Longest value whose characters are left out one by one. */
const DELETION_LENGTH = 14;

/** All atoms that the file's columns allow. */
export function peopleAtoms(features: PeopleFeatures): Atom[] {
  return [
    ...nameAtoms(features),
    ...birthAtoms(features),
    ...phoneAtoms(features),
    ...emailAtoms(features),
    ...placeAtoms(features),
    ...valueAtoms(features),
  ];
}

/** Atom of one column: key text per value; '' = none. */
function valueAtom(
  name: string,
  attribute: string,
  columns: Columns,
  values: ValueTable,
  key: KeyOf,
  onlyCombined = false,
): Atom {
  const seed = hashText(attribute);
  const hashOf = (code: number): number => {
    const text = key(textOf(values, code));
    return text === '' ? 0 : hashText(text, seed);
  };
  return hashAtom(name, attribute, columns, values.size, hashOf, onlyCombined);
}

/** Atom of a column whose whole value is the key. */
function wholeAtom(name: string, attribute: string, columns: Columns, values: ValueTable, onlyCombined = false): Atom {
  const seed = hashText(attribute);
  return hashAtom(name, attribute, columns, values.size, (code) => hashValue(values, code, seed), onlyCombined);
}

/** Atom of a column whose key is a part of the value, as `slice` takes it. */
function sliceAtom(
  name: string,
  attribute: string,
  columns: Columns,
  values: ValueTable,
  start: number,
  end: number,
): Atom {
  const seed = hashText(attribute);
  return hashAtom(name, attribute, columns, values.size, (code) => hashSlice(values, code, start, end, seed));
}

/** Atom of a column whose keys are the hashes of its values. */
function hashAtom(
  name: string,
  attribute: string,
  columns: Columns,
  size: number,
  hashOf: (code: number) => number,
  onlyCombined = false,
): Atom {
  const keyOf = (code: number): number => (code === 0 ? 0 : hashOf(code));
  return {
    name,
    attribute,
    onlyCombined,
    keys: (records) => {
      if (records !== null) return columnsOf(columns).map((column) => sampleKeys(column, records, size, keyOf));
      const table = keyTable(size, keyOf);
      return columnsOf(columns).map((column) => gather(column, table, null));
    },
  };
}

/** Key of every code below `size`. */
function keyTable(size: number, keyOf: (code: number) => number): Int32Array {
  const table = new Int32Array(size);
  for (let code = 1; code < size; code++) table[code] = keyOf(code);
  return table;
}

/** Keys of some records: worked out for the values that they have, not for all `size` there are. */
function sampleKeys(codes: Int32Array, records: Int32Array, size: number, keyOf: (code: number) => number): Int32Array {
  const known = new Int32Array(size);
  const keys = new Int32Array(records.length);
  for (let i = 0; i < records.length; i++) {
    const code = codes[records[i]!]!;
    if (known[code] === 0) known[code] = keyOf(code);
    keys[i] = known[code]!;
  }
  return keys;
}

/** The value with each of its characters left out, and whole: two values one edit apart share a key. */
function deletionAtom(name: string, attribute: string, columns: Columns, values: ValueTable): Atom {
  const seed = hashText(name);
  const slotsOf = (): number => {
    let longest = 0;
    for (let code = 0; code < values.size; code++) {
      const length = lengthOf(values, code);
      if (length <= DELETION_LENGTH && length > longest) longest = length;
    }
    return longest + 1;
  };
  /** Writes the keys of a value to `slots[slot][at]`. */
  const write = (code: number, slots: readonly Int32Array[], at: number): void => {
    if (code === 0) return;
    const value = textOf(values, code);
    slots[0]![at] = hashText(value, seed);
    if (value.length > DELETION_LENGTH || value.length < 5) return;
    for (let i = 0; i < value.length; i++) {
      if (i > 0 && value[i] === value[i - 1]) continue;
      slots[i + 1]![at] = hashText(value.slice(0, i) + value.slice(i + 1), seed);
    }
  };
  const empty = (size: number, width: number): Int32Array[] =>
    Array.from({ length: width }, () => new Int32Array(size));
  return {
    name,
    attribute,
    keys: (records) => {
      const width = slotsOf();
      if (records !== null) {
        return columnsOf(columns).flatMap((column) => {
          const slots = empty(records.length, width);
          for (let i = 0; i < records.length; i++) write(column[records[i]!]!, slots, i);
          return slots;
        });
      }
      const tables = empty(values.size, width);
      for (let code = 1; code < values.size; code++) write(code, tables, code);
      return columnsOf(columns).flatMap((column) => tables.map((table) => gather(column, table, null)));
    },
  };
}

function nameAtoms({ names, count }: PeopleFeatures): Atom[] {
  if (names === null) return [];
  const { facts, given, family, spelled } = names;
  const values = facts.table;
  const first: KeyOf = (value) => spelling(value.split(' ', 1)[0]!, false);
  const whole: KeyOf = (value) => spelling(value, value.length <= 2);
  const hasFamily = family.some((code) => code !== 0);
  const atoms = [
    valueAtom('given name by sound', 'given', [given], values, (value) => soundOf(value.split(' ', 1)[0]!, false)),
    valueAtom('initial of given name', 'given', [given], values, (value) => first(value).slice(0, 1), true),
    valueAtom('start of given name', 'given', [given], values, (value) => first(value).slice(0, 3)),
    valueAtom('given name', 'given', [given], values, whole),
  ];
  if (!hasFamily) return atoms;
  atoms.push(
    valueAtom('family name by sound', 'family', [family], values, (value) => soundOf(value, true)),
    valueAtom('start of family name', 'family', [family], values, (value) => whole(value).slice(0, 3)),
    valueAtom('family name', 'family', [family], values, whole),
    valueAtom('any name by sound', 'name', [given, family], values, (value) => soundOf(value, value.length <= 2), true),
  );
  atoms.push({
    name: 'both names in any order',
    attribute: 'name',
    keys: (records) => {
      const size = records === null ? count : records.length;
      const out = new Int32Array(size);
      for (let i = 0; i < size; i++) {
        const record = records === null ? i : records[i]!;
        const x = spelled[given[record]!]!;
        const y = spelled[family[record]!]!;
        if (x !== 0 && y !== 0) out[i] = x < y ? mixHash(x, y) : mixHash(y, x);
      }
      return [out];
    },
  });
  return atoms;
}

function birthAtoms({ birth }: PeopleFeatures): Atom[] {
  if (birth === null) return [];
  const { dates } = birth;
  const part = (name: string, mask: number, only: boolean, whole = mask): Atom => ({
    name,
    attribute: 'birth',
    onlyCombined: only,
    keys: (records) => {
      const size = records === null ? dates.length : records.length;
      const out = new Int32Array(size);
      for (let i = 0; i < size; i++) {
        const date = dates[records === null ? i : records[i]!]!;
        // A part that is not known (0xFF) makes no key.
        if (date === 0 || ((date & 0xff) === 0xff && (whole & 0xffff) !== 0)) continue;
        out[i] = mixHash(date & mask, mask);
      }
      return [out];
    },
  });
  return [
    part('birth date', -1, false),
    part('year and month of birth', 0xffffff00 | 0, true),
    part('month and day of birth', 0xffff, true),
    part('year and day of birth', 0xffff00ff | 0, true),
    part('year of birth', 0xffff0000 | 0, true, 0),
  ];
}

function phoneAtoms({ phones }: PeopleFeatures): Atom[] {
  if (phones === null) return [];
  const { columns, table } = phones;
  return [
    wholeAtom('phone', 'phone', columns, table),
    sliceAtom('last six digits of phone', 'phone', columns, table, -6, WHOLE),
    sliceAtom('phone without its last four digits', 'phone', columns, table, 0, -4),
    deletionAtom('phone with a digit left out', 'phone', columns, table),
  ];
}

function emailAtoms({ emails }: PeopleFeatures): Atom[] {
  if (emails === null) return [];
  const { columns, hashes, locals, local } = emails;
  const seed = hashText('e-mail');
  const localColumns = (): readonly Int32Array[] => columns.map((column) => gather(column, local, null));
  return [
    hashAtom('e-mail', 'e-mail', columns, hashes.length, (code) => mixHash(hashes[code]!, seed)),
    wholeAtom('local part of e-mail', 'e-mail', localColumns, locals),
    sliceAtom('start of e-mail', 'e-mail', localColumns, locals, 0, 4),
    deletionAtom('local part of e-mail with a character left out', 'e-mail', localColumns, locals),
  ];
}

function placeAtoms({ street, area }: PeopleFeatures): Atom[] {
  const atoms: Atom[] = [];
  if (area !== null) {
    if (area.postcodes.size > 1) {
      atoms.push(wholeAtom('postal code', 'area', [area.postcode], area.postcodes, true));
    }
    if (area.cities.size > 1) {
      atoms.push(valueAtom('city by sound', 'area', [area.city], area.cities, (value) => soundOf(value, false), true));
    }
  }
  if (street !== null) {
    atoms.push(
      valueAtom('street', 'street', [street.street], street.streets, streetToken, false),
      valueAtom(
        'start of street',
        'street',
        [street.street],
        street.streets,
        (value) => streetToken(value).slice(0, 4),
        true,
      ),
      wholeAtom('house number', 'number', [street.number], street.numbers, true),
    );
  }
  return atoms;
}

/** The longest word of a street, digits last; for Han text the last four characters (the road). */
function streetToken(value: string): string {
  if (!/[a-z]/.test(value)) return value.slice(-4);
  let best = '';
  for (const word of value.split(' ')) if (word.length > best.length && /[a-z]/.test(word)) best = word;
  return best;
}

function valueAtoms({ company, identifiers, texts }: PeopleFeatures): Atom[] {
  const atoms: Atom[] = [];
  for (const column of identifiers) {
    atoms.push(
      wholeAtom(column.name, column.name, [column.codes], column.table),
      deletionAtom(`${column.name} with a character left out`, column.name, [column.codes], column.table),
    );
  }
  if (company !== null) atoms.push(wholeAtom('company', 'company', [company.codes], company.table));
  for (const column of texts) atoms.push(wholeAtom(column.name, column.name, [column.codes], column.table));
  return atoms;
}
