/** Addresses of all records as codes: street, number, unit; city, state, postal code. */
import { hasHan } from '../../normalize/han.js';
import { PairSet } from '../blocking/pair-set.js';
import { sharedInt32 } from '../kernel/shared-memory.js';
import type { ValueTable } from '../kernel/value-table.js';
import { buildValueTable } from '../kernel/value-table.js';
import type { ValueColumn } from '../record-table.js';
import { ValueCoder } from './coder.js';
import { recode } from './contact-features.js';
import { foldText } from './name-text.js';
import type { AddressRoles } from './roles.js';

export interface StreetParts {
  readonly street: string;
  readonly number: string;
  readonly unit: string;
}

const UNIT_WORDS: ReadonlySet<string> = new Set(
  'apt,apartment,unit,suite,ste,flat,room,rm,no,floor,fl,lot,bldg,building,whg,wohnung,appt'.split(','),
);
const SHORT: ReadonlyMap<string, string> = new Map(
  (
    'street st,saint st,avenue ave,av ave,road rd,drive dr,boulevard blvd,lane ln,court ct,circuit cct,crescent cr,cres cr,place pl,terrace tce,' +
    'square sq,highway hwy,parkway pkwy,close cl,grove gr,parade pde,trail trl,way wy,north n,south s,east e,west w,strasse str,straße str,' +
    'northeast ne,northwest nw,southeast se,southwest sw,mount mt,fort ft,avenida avda,calle c,rue r,plaza plz'
  )
    .split(',')
    .map((entry) => entry.split(' ') as [string, string]),
);
/** Chinese: number before 号/弄, building before 栋/幢/号楼/座, unit and room after. */
const HAN_NUMBER = /(\d{1,6})\s*(?:号(?!楼)|弄|號(?!樓))/u;

/** Street without number and unit, its number, and the unit, from one folded text. `12 oak st apt 4`, `中山路88号3栋1202室`. */
export function splitStreet(text: string): StreetParts {
  const folded = foldText(text);
  if (folded === '') return { street: '', number: '', unit: '' };
  if (hasHan(folded)) {
    const joined = folded.replaceAll(' ', '');
    const match = HAN_NUMBER.exec(joined);
    const cut = match === null ? joined.search(/\d/u) : match.index;
    const street = cut < 0 ? joined : joined.slice(0, cut);
    const rest = match === null ? (cut < 0 ? '' : joined.slice(cut)) : joined.slice(match.index + match[0].length);
    return { street, number: match?.[1] ?? '', unit: (rest.match(/[\da-z]+/gu) ?? []).join('-') };
  }
  const words = folded.split(' ').map((word) => SHORT.get(word) ?? word);
  let number = '';
  const street: string[] = [];
  const unit: string[] = [];
  let inUnit = false;
  for (const [index, word] of words.entries()) {
    if (UNIT_WORDS.has(word) && index > 0) inUnit = true;
    else if (inUnit) unit.push(word);
    else if (/^\d+[a-z]?$/.test(word)) {
      if (number === '') number = word;
      else if (index === words.length - 1 && street.length > 0) unit.push(word);
      else street.push(word);
    } else if (number !== '' && street.length === 0 && /^[a-z]$/.test(word) && !'nsew'.includes(word)) number += word;
    else street.push(word);
  }
  return { street: street.join(' '), number, unit: unit.join('-') };
}

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
  const streets = new ValueCoder();
  const numbers = new ValueCoder();
  const units = new ValueCoder();
  const street = sharedInt32(count);
  const number = sharedInt32(count);
  const unit = sharedInt32(count);
  if (roles.street !== null) {
    const column = roles.street;
    const parts = new Int32Array(3 * column.values.length);
    for (let code = 1; code < column.values.length; code++) {
      const split = splitStreet(column.values[code]!);
      parts[3 * code] = streets.code(split.street);
      parts[3 * code + 1] = numbers.code(split.number);
      parts[3 * code + 2] = units.code(split.unit);
    }
    for (let i = 0; i < count; i++) {
      const code = 3 * column.codes[i]!;
      street[i] = parts[code]!;
      number[i] = parts[code + 1]!;
      unit[i] = parts[code + 2]!;
    }
  }
  if (roles.houseNumber !== null) {
    const own = recode(roles.houseNumber, numbers, (text) => foldText(text).replaceAll(' ', ''), count);
    for (let i = 0; i < count; i++) if (own[i] !== 0) number[i] = own[i]!;
  }
  fillUnits(unit, roles.unitParts, units);
  const place = sharedInt32(count);
  const pairs = new PairSet(1 << 16);
  for (let i = 0; i < count; i++) {
    if (street[i] !== 0 && number[i] !== 0) place[i] = 1 + pairs.add(street[i]!, number[i]!);
  }
  return {
    streets: tableOf(streets),
    street,
    numbers: tableOf(numbers),
    number,
    unit,
    place,
    places: pairs.size + 1,
  };
}

/** Building, unit and room columns together, where the street text itself held none. */
function fillUnits(unit: Int32Array, columns: readonly ValueColumn[], units: ValueCoder): void {
  if (columns.length === 0) return;
  const folded = columns.map((column) =>
    column.values.map((value) => (foldText(value).match(/[\da-z]+/gu) ?? []).join('-')),
  );
  for (let i = 0; i < unit.length; i++) {
    let text = '';
    for (const [index, column] of columns.entries()) {
      const part = folded[index]![column.codes[i]!]!;
      if (part !== '') text += text === '' ? part : `-${part}`;
    }
    if (text !== '') unit[i] = units.code(text);
  }
}

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
  const postcode =
    roles.postalCode === null ? none : recode(roles.postalCode, postcodes, (text) => foldPostcode(text), count);
  const city =
    roles.city === null ? none : recode(roles.city, cities, (text) => foldText(text).replace(/市$/u, ''), count);
  const state = roles.state === null ? none : recode(roles.state, states, foldText, count);
  return {
    postcodes: tableOf(postcodes),
    postcode,
    cities: tableOf(cities),
    city,
    state,
    states: states.values.length,
  };
}

/** US ZIP+4 is cut to five digits; spaces are dropped. */
function foldPostcode(text: string): string {
  const folded = foldText(text);
  const zip = /^(\d{5}) \d{4}$/.exec(folded);
  return zip?.[1] ?? folded.replaceAll(' ', '');
}

const tableOf = (coder: ValueCoder): ValueTable => buildValueTable(coder.values);
