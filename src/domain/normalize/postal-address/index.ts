/**
 * Postal addresses → components and one standard line. Each country's customs in a folder of its own; what tells the
 * country is in `country-evidence.ts`.
 */
import { countryCode } from '../country.js';
import { hasHan } from '../han.js';
import { type Address, type AddressContext, type AddressParts, type Components, emptyComponents } from './address.js';
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
  const { province, city, district, town, street, street2, houseNumber, building, unit, room } = parts;
  const whole = joined(joined(joined(joined(joined('', province), city), district), town), street);
  const house = joined(joined(joined(joined(joined(whole, street2), houseNumber), building), unit), room);
  return joined(joined(house, parts.postalCode), parts.country);
}

function joined(before: string, part: string | undefined): string {
  if (part === undefined || part === '' || part.trim() === '') return before;
  return before === '' ? part : `${before} ${part}`;
}

/** The parts of an address, each in one line, '' where there is none: written out, so that all are of one hidden class. */
type Lines = Readonly<Record<keyof AddressParts, string>>;

function linesOf(parts: AddressParts): Lines {
  return {
    country: lineOf(parts.country),
    province: lineOf(parts.province),
    city: lineOf(parts.city),
    district: lineOf(parts.district),
    town: lineOf(parts.town),
    street: lineOf(parts.street),
    street2: lineOf(parts.street2),
    houseNumber: lineOf(parts.houseNumber),
    building: lineOf(parts.building),
    unit: lineOf(parts.unit),
    room: lineOf(parts.room),
    postalCode: lineOf(parts.postalCode),
  };
}

const lineOf = (part: string | undefined): string => (part === undefined || part === '' ? '' : lines(part));

/** True where nothing but a postal code and a country is there. */
function isPlaceless(parts: Lines): boolean {
  const { province, city, district, town, street, street2, houseNumber, building, unit, room } = parts;
  const house = street === '' && street2 === '' && houseNumber === '' && building === '' && unit === '' && room === '';
  return house && province === '' && city === '' && district === '' && town === '';
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
  const code = parts.postalCode;
  if (isPlaceless(parts)) {
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
  if (country === 'US') return readUnitedStatesParts(parts, western);
  const asian = (country === 'JP' || country === 'KR') && /[\u3400-\u9fff\uac00-\ud7a3]/.test(all);
  if (asian) return readAs(country, `${code} ${joinParts(received)}`.trim());
  const city = parts.city !== '' ? parts.city : parts.town;
  if (city === '' || (country !== null && holdsAll(parts.street, city))) return readAs(country, western);
  const place = { city, province: parts.province, district: parts.district, postalCode: code };
  const rest = [parts.street2, parts.building, parts.unit, parts.room];
  return readInternationalParts(
    [streetLine(parts, country), ...rest].filter((line) => line !== ''),
    place,
    country,
  );
}

/** What may be the name of a city and nothing else. */
const CITY = /^\p{L}[\p{L} .'’-]*$/u;

/** A city in a column of its own that no state and no ZIP code follows would be taken for more of the street. */
function readUnitedStatesParts(parts: Lines, western: string): Components {
  const read = readUnitedStates(western);
  const { postalCode } = parts;
  const city = parts.city !== '' ? parts.city : parts.town;
  if (read.city !== null || parts.province !== '' || !CITY.test(city)) return read;
  const street = [streetLine(parts, null), parts.street2, parts.building, parts.unit, parts.room];
  return readUnitedStates(street.filter((part) => part !== '').join(', '), { city, postalCode });
}

/** True when a column holds the city too, behind a comma: then the whole address. */
const holdsAll = (street: string, city: string): boolean =>
  street.includes(',') && street.toLowerCase().includes(city.toLowerCase());

/** Street and house number (each in one line) in the order of the country. */
function streetLine({ street, houseNumber: number }: Lines, country: string | null): string {
  if (number === '' || street.split(' ').includes(number)) return street;
  return country !== null && NUMBER_LAST.has(country) ? `${street} ${number}` : `${number} ${street}`.trim();
}

/** In the column of cities it is the city and not the state, though no state follows. */
const NEW_YORK = /^new york$/i;

/** Columns (each in one line) in the order of western addresses: unit, street, city, region and postal code. */
function joinWestern(parts: Lines): string {
  const { street2, building, unit, room, town, district, city } = parts;
  const province = parts.province === '' && NEW_YORK.test(city) ? 'NY' : parts.province;
  const place = `${province} ${parts.postalCode}`.trim();
  const designated = /^[0-9][0-9A-Za-z-]*$|^[A-Za-z]$/.test(unit) ? `# ${unit}` : unit;
  const list = [streetLine(parts, null), street2, building, designated, room, town, district, city, place];
  let western = '';
  /** Columns that may hold the whole address. */
  const whole: string[] = [];
  for (const part of list) {
    // A column that holds the whole address makes the others repetitions.
    if (part === '' || whole.some((other) => holdsWords(other, part))) continue;
    western += western === '' ? part : `, ${part}`;
    if (part.includes(',')) whole.push(part);
  }
  return western;
}

function holdsWords(text: string, part: string): boolean {
  const flat = (value: string): string =>
    ` ${value
      .toLowerCase()
      .replace(/[\s,.]+/g, ' ')
      .trim()} `;
  return part.length > 1 && flat(text).includes(flat(part));
}
