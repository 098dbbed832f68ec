/** Hashes of the values whose frequencies adjust weights: the same in every table, where codes are numbers of one. */
import type { ValueTable } from '../kernel/value-table.js';
import { hashText, hashValue, mixHash } from '../people/coder.js';
import type { PeopleParts } from '../people/features.js';

/** Key of a value in the list of counts, and eight further bits that tell it from others of that key. */
export interface TermKey {
  readonly key: number;
  readonly check: number;
}

/** The key of each code (not 0) of a term column. */
export function termKeys(parts: PeopleParts, name: string, codes: Int32Array): (code: number) => TermKey {
  const seed = hashText(name);
  const hash = hashOf(parts, name, codes);
  return (code) => ({ key: hash(code, seed), check: hash(code, ~seed) & 0xff });
}

/** The key of a name, for how often it comes first or last in whole names. */
export function orderKey(name: string, place: 'first' | 'last'): TermKey {
  const seed = hashText(`${place} in whole names`);
  return { key: hashText(name, seed), check: hashText(name, ~seed) & 0xff };
}

type Hash = (code: number, seed: number) => number;

function hashOf(parts: PeopleParts, name: string, codes: Int32Array): Hash {
  const { names, birth, phones, emails, street, area } = parts;
  const ofTable =
    (table: ValueTable): Hash =>
    (code, seed) =>
      hashValue(table, code, seed);
  const [kind, index] = name.split(' ') as [string, string | undefined];
  switch (kind) {
    case 'given-name':
    case 'family-name':
    case 'middle-name':
      return ofTable(names!.facts.table);
    case 'birth-date': {
      const dates = firstOf(codes, birth!.dates, birth!.size);
      return (code, seed) => mixHash(dates[code]!, seed);
    }
    case 'phone':
      return ofTable(phones!.table);
    case 'email': {
      const { hashes, local, locals } = emails!;
      return (code, seed) => mixHash(hashes[code]!, hashValue(locals, local[code]!, seed));
    }
    case 'place': {
      const streets = firstOf(codes, street!.street, street!.places);
      const numbers = firstOf(codes, street!.number, street!.places);
      return (code, seed) =>
        mixHash(hashValue(street!.streets, streets[code]!, seed), hashValue(street!.numbers, numbers[code]!, seed));
    }
    case 'street':
      return ofTable(street!.streets);
    case 'postcode':
      return ofTable(area!.postcodes);
    case 'city':
      return ofTable(area!.cities);
    case 'company':
      return ofTable(parts.company!.table);
    case 'text':
      return ofTable(parts.texts[Number(index)]!.table);
    case 'identifier':
      return ofTable(parts.identifiers[Number(index)]!.table);
    default:
      throw new Error(`no such term column: ${name}`);
  }
}

/** Per code what the records that have it have in another column. */
function firstOf(codes: Int32Array, other: Int32Array, size: number): Int32Array {
  const out = new Int32Array(size);
  for (let i = 0; i < codes.length; i++) out[codes[i]!] = other[i]!;
  return out;
}
