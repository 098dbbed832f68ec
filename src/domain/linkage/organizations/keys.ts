/** The keys by which records of organizations become candidates of each other. */
import type { OrganizationFeatures } from './features.js';

/** Words of a name that make keys: those that tell most. */
const MOST_WORDS = 5;

/** Every kind of key. */
export const KINDS = [
  'name word',
  'two name words',
  'beginning of a name word',
  'end of a name word',
  'number and street word',
  'telephone',
  'end of telephone',
  'website',
  'e-mail',
  'e-mail domain',
  'identifier',
  'name word and place',
  'name word and street word',
  'name word and number',
  'whole name',
] as const;
type Kind = (typeof KINDS)[number];

/** Keys in numbers, the kind of each, and which records have them. */
export interface KeyTable {
  readonly kinds: Uint8Array;
  /** Keys of record r: `keys[starts[r]] … keys[starts[r + 1] − 1]`. */
  readonly starts: Int32Array;
  readonly keys: Int32Array;
  readonly counts: Int32Array;
}

/** The keys of all records. */
export function keyTable(features: OrganizationFeatures): KeyTable {
  const { count } = features;
  const numbers = new Map<number, number>();
  const parts = keyParts(features);
  const kinds: number[] = [];
  const counts: number[] = [];
  let keys = new Int32Array(Math.max(64, count * 16));
  let size = 0;
  const starts = new Int32Array(count + 1);
  const add: AddKey = (kind, x, y = 0) => {
    const kindNumber = KINDS.indexOf(kind);
    const name = kindNumber + 16 * (x + y * 16_777_216);
    let key = numbers.get(name);
    if (key === undefined) {
      key = counts.length;
      numbers.set(name, key);
      counts.push(0);
      kinds.push(kindNumber);
    }
    if (size === keys.length) {
      const more = new Int32Array(2 * size);
      more.set(keys);
      keys = more;
    }
    keys[size++] = key;
  };
  for (let record = 0; record < count; record++) {
    const from = size;
    keysOf(features, parts, record, add);
    const own = keys.subarray(from, size).sort();
    let kept = from;
    for (let i = 0; i < own.length; i++) {
      if (i > 0 && own[i] === own[i - 1]) continue;
      counts[own[i]!]!++;
      keys[kept++] = own[i]!;
    }
    size = kept;
    starts[record + 1] = size;
  }
  return { kinds: Uint8Array.from(kinds), starts, keys: keys.slice(0, size), counts: Int32Array.from(counts) };
}

type AddKey = (kind: Kind, x: number, y?: number) => void;

/** Pieces of values that make keys, in numbers, worked out once per distinct value. */
interface KeyParts {
  readonly beginnings: Int32Array;
  readonly ends: Int32Array;
  readonly houseNumbers: Int32Array;
  readonly phoneEnds: Int32Array;
}

function keyParts({ name, address, phones }: OrganizationFeatures): KeyParts {
  const texts = name?.index.texts ?? [];
  return {
    beginnings: numbered(texts, (text) => (text.length >= 5 ? text.slice(0, 4) : '')),
    ends: numbered(texts, (text) => (text.length >= 5 ? text.slice(-4) : '')),
    houseNumbers: numbered(address?.numbers ?? [], (number) => number),
    phoneEnds: numbered(phones?.values ?? [], (value) => value.slice(-6)),
  };
}

/** A number for each different piece; 0 for ''. */
function numbered(values: readonly string[], piece: (value: string) => string): Int32Array {
  const numbers = new Map<string, number>([['', 0]]);
  return Int32Array.from(values, (value) => {
    const text = piece(value);
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  });
}

function keysOf(features: OrganizationFeatures, parts: KeyParts, record: number, add: AddKey): void {
  const { name, address, phones, emails, emailDomains, website, postalCode, city, identifiers } = features;
  const words = name === null ? [] : telling(name.words[name.codes[record]!]!, name.index.bits);
  const place = postalCode?.codes[record] || (city?.codes[record] ?? 0) + 8_000_000;
  const code = address?.codes[record] ?? 0;
  const number = parts.houseNumbers[code] ?? 0;
  const street = code === 0 ? [] : telling(address!.words[code]!, address!.index.bits);
  for (const [i, word] of words.entries()) {
    add('name word', word);
    for (let j = 0; j < i; j++) add('two name words', Math.min(word, words[j]!), Math.max(word, words[j]!));
    if (i < 3 && parts.beginnings[word] !== 0) {
      add('beginning of a name word', parts.beginnings[word]!);
      add('end of a name word', parts.ends[word]!);
    }
    if (i < 3 && place !== 8_000_000) add('name word and place', word, place);
    if (i < 3 && number !== 0) add('name word and number', number, word);
    if (i < 2 && street[0] !== undefined) add('name word and street word', word, street[0]);
  }
  if (name !== null && name.codes[record] !== 0) add('whole name', name.codes[record]!);
  if (number !== 0) for (const word of street.slice(0, 3)) add('number and street word', number, word);
  if (phones !== null) {
    for (let i = 0; i < phones.width; i++) {
      const phone = phones.codes[record * phones.width + i]!;
      if (phone === 0) continue;
      add('telephone', phone);
      add('end of telephone', parts.phoneEnds[phone]!);
    }
  }
  if (website !== null && website.codes[record] !== 0) add('website', website.codes[record]!);
  if (emails !== null) {
    for (let i = 0; i < emails.width; i++) {
      const email = emails.codes[record * emails.width + i]!;
      if (email !== 0) add('e-mail', email);
    }
    if (emailDomains![record] !== 0) add('e-mail domain', emailDomains![record]!);
  }
  for (const { codes } of identifiers) if (codes[record] !== 0) add('identifier', codes[record]!);
}

/** The words that tell most, in order. */
function telling(words: Int32Array, bits: Float32Array): number[] {
  return [...words].sort((a, b) => bits[b]! - bits[a]! || a - b).slice(0, MOST_WORDS);
}
