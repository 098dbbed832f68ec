/** Addresses of all records as codes: street, number, unit; city, state, postal code. */
import { PairSet } from '../blocking/pair-set.js';
import { unitsText } from '../kernel/packed-texts.js';
import { sharedInt32 } from '../kernel/shared-memory.js';
import type { ValueTable } from '../kernel/value-table.js';
import type { ValueColumn } from '../record-table.js';
import { textsOfColumn } from '../record-table.js';
import { ValueCoder } from './coder.js';
import { foldText } from './name-text.js';
import { byText, coderOf, codeValues, PLAIN, recode } from './recode.js';
import type { AddressRoles } from './roles.js';
import { splitStreet } from './street-text.js';
import { cutStreet, StreetCut } from './street-units.js';

export interface StreetFeatures {
  readonly streets: ValueTable;
  readonly street: Int32Array;
  readonly numbers: ValueTable;
  readonly number: Int32Array;
  readonly unit: Int32Array;
  readonly place: Int32Array;
  readonly places: number;
}

export function streetFeatures(roles: AddressRoles | null, count: number): StreetFeatures | null {
  if (roles === null || (roles.street === null && roles.houseNumber === null)) return null;
  const streets = roles.street === null ? new ValueCoder() : coderOf(roles.street);
  const numbers = new ValueCoder();
  const units = new ValueCoder();
  const street = sharedInt32(count);
  const number = sharedInt32(count);
  const unit = sharedInt32(count);
  if (roles.street !== null) {
    const parts = streetParts(roles.street, streets, numbers, units);
    for (let i = 0; i < count; i++) {
      const code = 3 * roles.street.codes[i]!;
      street[i] = parts[code]!;
      number[i] = parts[code + 1]!;
      unit[i] = parts[code + 2]!;
    }
  }
  if (roles.houseNumber !== null) {
    const own = recode(roles.houseNumber, numbers, JOINED, count);
    for (let i = 0; i < count; i++) if (own[i] !== 0) number[i] = own[i]!;
  }
  fillUnits(unit, roles.unitParts, units);
  const place = sharedInt32(count);
  const pairs = new PairSet(count < 1024 ? 1024 : 1 << 16);
  for (let i = 0; i < count; i++) {
    if (street[i] !== 0 && number[i] !== 0) place[i] = 1 + pairs.add(street[i]!, number[i]!);
  }
  return {
    streets: streets.table(),
    street,
    numbers: numbers.table(),
    number,
    unit,
    place,
    places: pairs.size + 1,
  };
}

/** Street, number and unit of each distinct street text, in the codes of the coders. */
function streetParts(column: ValueColumn, streets: ValueCoder, numbers: ValueCoder, units: ValueCoder): Int32Array {
  const { units: source, lengths } = textsOfColumn(column);
  const parts = new Int32Array(3 * lengths.length);
  const cut = new StreetCut();
  let from = 0;
  for (let code = 0; code < lengths.length; code++) {
    const to = from + lengths[code]!;
    if (cutStreet(source, from, to, cut)) {
      parts[3 * code] = streets.codeUnits(cut.street.units, 0, cut.street.length);
      parts[3 * code + 1] = numbers.codeUnits(cut.number.units, 0, cut.number.length);
      parts[3 * code + 2] = units.codeUnits(cut.unit.units, 0, cut.unit.length);
    } else {
      const split = splitStreet(unitsText(source, from, to));
      parts[3 * code] = streets.code(split.street);
      parts[3 * code + 1] = numbers.code(split.number);
      parts[3 * code + 2] = units.code(split.unit);
    }
    from = to;
  }
  return parts;
}

/** Building, unit and room columns together, where the street text itself held none. */
function fillUnits(unit: Int32Array, columns: readonly ValueColumn[], units: ValueCoder): void {
  if (columns.length === 0) return;
  const parts = new ValueCoder();
  const codes = columns.map((column) => codeValues(column, parts, UNIT_PART));
  // Texts are joined once for each two that meet.
  const joins = new PairSet();
  const joined: number[] = [];
  const join = (text: number, part: number): number => {
    const met = joins.add(text, part);
    if (met === joined.length) joined.push(parts.code(`${parts.text(text)}-${parts.text(part)}`));
    return joined[met]!;
  };
  const codeOf: number[] = [];
  for (let i = 0; i < unit.length; i++) {
    let text = 0;
    for (const [index, column] of columns.entries()) {
      const part = codes[index]![column.codes[i]!]!;
      if (part !== 0) text = text === 0 ? part : join(text, part);
    }
    if (text !== 0) unit[i] = codeOf[text] ??= units.code(parts.text(text));
  }
}

/** Runs of digits and letters, joined by dashes. */
const UNIT_PART = byText((text) => (foldText(text).match(/[\da-z]+/gu) ?? []).join('-'));

export interface AreaFeatures {
  readonly postcodes: ValueTable;
  readonly postcode: Int32Array;
  readonly cities: ValueTable;
  readonly city: Int32Array;
  readonly state: Int32Array;
  readonly states: number;
}

export function areaFeatures(roles: AddressRoles | null, count: number): AreaFeatures | null {
  if (roles === null || (roles.city === null && roles.state === null && roles.postalCode === null)) return null;
  const postcodes = new ValueCoder();
  const cities = new ValueCoder();
  const states = new ValueCoder();
  const none = sharedInt32(count);
  const postcode = roles.postalCode === null ? none : recode(roles.postalCode, postcodes, byText(foldPostcode), count);
  const city = roles.city === null ? none : recode(roles.city, cities, CITY, count);
  const state = roles.state === null ? none : recode(roles.state, states, PLAIN, count);
  return {
    postcodes: postcodes.table(),
    postcode,
    cities: cities.table(),
    city,
    state,
    states: states.size,
  };
}

/** US ZIP+4 is cut to five digits; spaces are dropped. */
function foldPostcode(text: string): string {
  const folded = foldText(text);
  const zip = /^(\d{5}) \d{4}$/.exec(folded);
  return zip?.[1] ?? folded.replaceAll(' ', '');
}

const CITY = byText((text) => foldText(text).replace(/市$/u, ''));
const JOINED = byText((text) => foldText(text).replaceAll(' ', ''));
