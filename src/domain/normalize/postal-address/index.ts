/**
 * Postal addresses → components and one standard line. Each country's customs in a folder of its own; what tells the
 * country is in `country-evidence.ts`.
 */
import { countryCode } from '../country.js';
import { hasHan } from '../han.js';
import {
  type Address,
  type AddressContext,
  type AddressParts,
  type Components,
  emptyComponents,
  PARTS_LARGE_TO_SMALL,
} from './address.js';
import { readChina, readChinaLatin } from './china/index.js';
import { joinParts } from './china/parts.js';
import { countryOf, withoutCountry } from './country-evidence.js';
import { NUMBER_LAST } from './international/forms.js';
import { readInternational, readInternationalParts } from './international/index.js';
import { readJapan } from './international/japan.js';
import { readKorea } from './international/korea.js';
import { MAX_ADDRESS_LENGTH, tidy } from './text.js';
import { readUnitedStates } from './united-states/index.js';

export type { Address, AddressContext, AddressParts } from './address.js';

/**
 * Components of an address, from one text or from columns (`AddressParts`, in any combination and possibly at the wrong
 * level). `context.country` is assumed where the address itself does not tell its country. Never throws; an address
 * that cannot be understood comes back with `standard` '' and the issue `address-unrecognized`. Longer texts than 1000
 * characters are not read.
 */
export function normalizeAddress(input: string | AddressParts, context: AddressContext = {}): Address {
  const raw = typeof input === 'string' ? input : rawOf(input);
  if (raw.length > MAX_ADDRESS_LENGTH) return { ...emptyComponents(), raw, issues: ['address-unrecognized'] };
  const text = lines(raw);
  if (text === '') return { ...emptyComponents(), raw };
  const components = typeof input === 'string' ? readText(text, context) : readParts(input, text, context);
  components.raw = raw;
  return components;
}

/** One line; where lines ended stands a comma. */
function lines(raw: string): string {
  return tidy(raw.includes('\n') || raw.includes('\r') ? raw.replace(/(?:[,，]|(?<!\s))\s*[\r\n]+\s*/g, ', ') : raw);
}

function rawOf(parts: AddressParts): string {
  let raw = '';
  for (const name of PARTS_THEN_COUNTRY) {
    const part = parts[name];
    if (part !== undefined && part.trim() !== '') raw += raw === '' ? part : ` ${part}`;
  }
  return raw;
}

const PARTS_THEN_COUNTRY = [...PARTS_LARGE_TO_SMALL, 'postalCode', 'country'] as const;

/** Each part in one line; parts without a text are left out. */
function linesOf(parts: AddressParts): AddressParts {
  const tidied: { -readonly [K in keyof AddressParts]: string } = {};
  for (const name of PARTS_THEN_COUNTRY) {
    const line = lines(parts[name] ?? '');
    if (line !== '') tidied[name] = line;
  }
  return tidied;
}

function readText(text: string, context: AddressContext): Components {
  const country = countryOf(text, context.country ?? null);
  return readAs(country, text);
}

function readAs(country: string | null, text: string): Components {
  switch (country) {
    case 'CN':
    case 'HK':
    case 'MO':
    case 'TW':
      return hasHan(text) ? readChina(text, null) : readChinaLatin(withoutCountry(text, country), country);
    case 'US':
      return readUnitedStates(text);
    case 'JP':
      return hasHan(text) ? readJapan(text) : readInternational(text, 'JP');
    case 'KR':
      return /[\uac00-\ud7a3]/.test(text) ? readKorea(text) : readInternational(text, 'KR');
    default:
      return readInternational(text, country);
  }
}

function readParts(received: AddressParts, all: string, context: AddressContext): Components {
  const named = received.country === undefined || received.country.trim() === '' ? null : countryCode(received.country);
  const parts = linesOf(received);
  const of = (name: keyof AddressParts): string => parts[name] ?? '';
  const code = of('postalCode');
  if (PARTS_LARGE_TO_SMALL.every((name) => parts[name] === undefined)) {
    const country = named ?? context.country ?? null;
    return {
      ...emptyComponents(),
      country,
      postalCode: code === '' ? null : code,
      issues: code === '' ? [] : ['address-incomplete'],
    };
  }
  const isHan = hasHan(all);
  const firstWestern = isHan ? null : joinWestern(parts);
  const country = named ?? countryOf(firstWestern ?? all, context.country ?? null);
  if (country === 'CN' || country === 'HK' || country === 'MO' || country === 'TW') {
    if (firstWestern !== null) return readChinaLatin(withoutCountry(firstWestern, country), country);
    return readChina(joinParts(received), /\d{3,6}/.exec(code)?.[0] ?? null);
  }
  const western = firstWestern ?? joinWestern(parts);
  if (country === 'US') return readUnitedStates(western);
  const asian = (country === 'JP' || country === 'KR') && /[\u3400-\u9fff\uac00-\ud7a3]/.test(all);
  if (asian) return readAs(country, `${code} ${joinParts(received)}`.trim());
  const city = of('city') !== '' ? of('city') : of('town');
  if (city === '' || (country !== null && holdsAll(of('street'), city))) return readAs(country, western);
  const place = { city, province: of('province'), district: of('district'), postalCode: code };
  const rest = [of('street2'), of('building'), of('unit'), of('room')];
  return readInternationalParts(
    [streetLine(parts, country), ...rest].filter((line) => line !== ''),
    place,
    country,
  );
}

/** True when a column holds the city too, behind a comma: then the whole address. */
const holdsAll = (street: string, city: string): boolean =>
  street.includes(',') && street.toLowerCase().includes(city.toLowerCase());

/** Street and house number (each in one line) in the order of the country. */
function streetLine(parts: AddressParts, country: string | null): string {
  const { street = '', houseNumber: number = '' } = parts;
  if (number === '' || street.split(' ').includes(number)) return street;
  return country !== null && NUMBER_LAST.has(country) ? `${street} ${number}` : `${number} ${street}`.trim();
}

/** In the column of cities it is the city and not the state, though no state follows. */
const NEW_YORK = /^new york$/i;

/** Columns (each in one line) in the order of western addresses: unit, street, city, region and postal code. */
function joinWestern(parts: AddressParts): string {
  const of = (name: keyof AddressParts): string => parts[name] ?? '';
  const province = of('province') === '' && NEW_YORK.test(of('city')) ? 'NY' : of('province');
  const place = `${province} ${of('postalCode')}`.trim();
  const unit = of('unit');
  const designated = /^[0-9][0-9A-Za-z-]*$|^[A-Za-z]$/.test(unit) ? `# ${unit}` : unit;
  const list = [
    streetLine(parts, null),
    of('street2'),
    of('building'),
    designated,
    of('room'),
    of('town'),
    of('district'),
    of('city'),
    place,
  ];
  const kept: string[] = [];
  for (const part of list) {
    // A column that holds the whole address makes the others repetitions.
    if (part !== '' && !kept.some((other) => endsWithWords(other, part))) kept.push(part);
  }
  return kept.join(', ');
}

function endsWithWords(text: string, part: string): boolean {
  const flat = (value: string): string =>
    ` ${value
      .toLowerCase()
      .replace(/[\s,.]+/g, ' ')
      .trim()} `;
  return part.length > 1 && text.includes(',') && flat(text).includes(flat(part));
}
