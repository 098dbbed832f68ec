/**
 * Everything that is compared about organizations, worked out once per distinct value: words of names and addresses,
 * telephone numbers, sites, mailboxes, places, and how many others share an address or a number.
 */
import type { RecordTable, ValueColumn } from '../record-table.js';
import { type AddressWords, addressWords } from './address-text.js';
import { type Coded, coded } from './coded.js';
import { FanOut } from './fan-out.js';
import { type NameFeatures, nameFeatures, rarestOf } from './name-features.js';
import type { OrganizationRoles } from './roles.js';
import { foldText } from './texts.js';
import { TokenCounter, type TokenIndex } from './tokens.js';

/** Addresses by code. */
export interface AddressFeatures extends Coded {
  readonly index: TokenIndex;
  readonly words: readonly Int32Array[];
  readonly rarest: Int32Array;
  readonly numbers: readonly string[];
  readonly units: readonly string[];
  /** Number and rarest word of the street together: what stands for the building; 0 where either is missing. */
  readonly building: Int32Array;
}

export interface OrganizationFeatures {
  readonly count: number;
  /** log2 of the number of records, less one and a half: matched words that tell this much single out a name. */
  readonly distinctiveBits: number;
  readonly name: NameFeatures | null;
  readonly address: AddressFeatures | null;
  /** Several per record: `width` codes each. */
  readonly phones: Repeated | null;
  readonly emails: Repeated | null;
  readonly emailDomains: Int32Array | null;
  readonly website: Coded | null;
  readonly postalCode: Coded | null;
  readonly city: Coded | null;
  readonly identifiers: readonly Coded[];
  /** True where the identifiers are numbers of a register of companies. */
  readonly registered: boolean;
  /** The person to turn to. */
  readonly person: Coded | null;
  /** At one address: other numbers, other names. At one number: other addresses, other names. At one site, one domain: other names. */
  readonly phonesAtAddress: FanOut | null;
  readonly namesAtAddress: FanOut | null;
  readonly addressesAtPhone: FanOut | null;
  readonly namesAtPhone: FanOut | null;
  readonly namesAtWebsite: FanOut | null;
  readonly namesAtDomain: FanOut | null;
}

/** Values of several columns, coded together. */
export interface Repeated {
  readonly width: number;
  readonly codes: Int32Array;
  readonly values: readonly string[];
}

/** Works out the features of a table. */
export function organizationFeatures(table: RecordTable, roles: OrganizationRoles): OrganizationFeatures {
  const { count } = table;
  const name = nameFeatures(count, roles.name);
  const address = addressFeatures(count, roles.address);
  const phones = repeated(count, roles.phones, phoneKey);
  const emails = repeated(count, roles.emails, (value) => value.toLowerCase());
  const website = coded(count, roles.websites[0] ?? null, hostOf);
  const names = name === null ? null : perRecord(name.codes, name.rarest);
  const buildings = address === null ? null : perRecord(address.codes, address.building);
  const emailDomains = emails === null ? null : domainsOf(count, emails);
  return {
    count,
    distinctiveBits: Math.log2(Math.max(4, count)) - 1.5,
    name,
    address,
    phones,
    emails,
    emailDomains,
    website,
    postalCode: coded(count, roles.postalCode, (value) => value.replace(/[\s-]/g, '').toLowerCase().slice(0, 12)),
    city: coded(count, roles.city, foldText),
    identifiers: roles.identifiers.map(
      (column) => coded(count, column, (value) => value.replace(/[\s-]/g, '').toUpperCase())!,
    ),
    registered: roles.identifiers.length > 0 && roles.identifiers.every(({ field }) => field === 'taxId'),
    person: coded(count, roles.person, foldText),
    phonesAtAddress: buildings === null || phones === null ? null : FanOut.of(single(buildings), phones),
    namesAtAddress: buildings === null || names === null ? null : FanOut.of(single(buildings), single(names)),
    addressesAtPhone: phones === null || buildings === null ? null : FanOut.of(phones, single(buildings)),
    namesAtPhone: phones === null || names === null ? null : FanOut.of(phones, single(names)),
    namesAtWebsite: website === null || names === null ? null : FanOut.of(single(website.codes), single(names)),
    namesAtDomain: emailDomains === null || names === null ? null : FanOut.of(single(emailDomains), single(names)),
  };
}

const single = (codes: Int32Array): { width: number; codes: Int32Array } => ({ width: 1, codes });

function perRecord(codes: Int32Array, of: Int32Array): Int32Array {
  return codes.map((code) => of[code]!);
}

function repeated(count: number, columns: readonly ValueColumn[], rewrite: (value: string) => string): Repeated | null {
  if (columns.length === 0) return null;
  const numbers = new Map<string, number>([['', 0]]);
  const values = [''];
  const width = columns.length;
  const codes = new Int32Array(count * width);
  columns.forEach((column, slot) => {
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
    for (let i = 0; i < count; i++) codes[i * width + slot] = map[column.codes[i]!]!;
  });
  return values.length === 1 ? null : { width, codes, values };
}

/** The digits that tell numbers apart, without country code and extension: the last ten. */
function phoneKey(value: string): string {
  const digits = value.replace(/(?:ext|x|转).*$/i, '').replace(/\D+/g, '');
  return digits.length < 5 ? '' : digits.slice(-10);
}

/** The host of an address on the web, without `www.`. */
function hostOf(value: string): string {
  return value
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#:].*$/, '')
    .trim();
}

/** Providers at which anybody has a mailbox: their domain says nothing. */
const PUBLIC_MAIL =
  /^(?:gmail|googlemail|yahoo|hotmail|outlook|live|msn|aol|icloud|me|mac|gmx|web|mail|qq|163|126|sina|sohu|foxmail|yeah|139|189|comcast|verizon|att|sbcglobal|bellsouth|cox|earthlink|protonmail|proton|yandex|orange|wanadoo|free|t-online|libero)\./;

function domainsOf(count: number, emails: Repeated): Int32Array {
  const numbers = new Map<string, number>();
  const ofCode = emails.values.map((value) => {
    const domain = value.slice(value.lastIndexOf('@') + 1);
    if (domain === '' || !value.includes('@') || PUBLIC_MAIL.test(domain)) return 0;
    const number = numbers.get(domain) ?? numbers.size + 1;
    numbers.set(domain, number);
    return number;
  });
  const out = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    for (let slot = 0; slot < emails.width && out[i] === 0; slot++)
      out[i] = ofCode[emails.codes[i * emails.width + slot]!]!;
  }
  return out;
}

function addressFeatures(count: number, columns: readonly ValueColumn[]): AddressFeatures | null {
  if (columns.length === 0) return null;
  const numbers = new Map<string, number>([['', 0]]);
  const values = [''];
  const codes = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    let text = '';
    for (const column of columns) {
      const code = column.codes[i]!;
      if (code === 0) continue;
      const value = column.values[code]!;
      text += (text === '' ? '' : ' ') + (column.field === 'unit' || column.field === 'room' ? `# ${value}` : value);
    }
    if (text === '') continue;
    let number = numbers.get(text);
    if (number === undefined) {
      number = values.length;
      numbers.set(text, number);
      values.push(text);
    }
    codes[i] = number;
  }
  if (values.length === 1) return null;
  const counter = new TokenCounter();
  const taken: AddressWords[] = values.map((value) => addressWords(value));
  const words = taken.map(({ street }, code) => (code === 0 ? new Int32Array() : counter.add(street)));
  const index = counter.finish();
  const rarest = rarestOf(words, index);
  const buildings = new Map<string, number>();
  const building = Int32Array.from(taken, ({ number }, code) => {
    if (number === '' || rarest[code] === 0) return 0;
    const key = `${number}|${rarest[code]}`;
    const known = buildings.get(key) ?? buildings.size + 1;
    buildings.set(key, known);
    return known;
  });
  return {
    codes,
    values,
    index,
    words,
    rarest,
    numbers: taken.map(({ number }) => number),
    units: taken.map(({ unit }) => unit),
    building,
  };
}
