/** By what a person is known of whom a record has neither telephone nor mail nor an identity number. */
import type { FieldName } from '../record/fields.js';
import type { StandardRecord } from '../record/record.js';

/** The words of a name in an order of their own: `Lee, Ann` and `ann LEE` are one. */
const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s,.·•-]+/u)
    .filter(Boolean)
    .sort()
    .join(' ');

/** Letters and digits only: `Main St. 5` and `main st 5` are one. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const WHOLE_DATE = /^\d{4}-\d\d-\d\d$/;

/**
 * Texts of which each tells a person: the name with the day of birth, else with street and house, else with the town. The
 * first that a record has decides, so that father and son at one address are two. Empty where there is no name, or nothing
 * beside it. Of `every`, all of those that a record has: for who was erased, whatever a later row may still hold.
 */
export function traitsOf(record: StandardRecord, every = false): string[] {
  const all = (field: FieldName): string[] =>
    record.values.flatMap((value) => (value.field === field && value.standard !== '' ? [value.standard] : []));
  const [name] = all('fullName');
  if (name === undefined) return [];
  const born = all('birthDate').filter((date) => WHOLE_DATE.test(date));
  const streets = all('street');
  const house = (['street', 'houseNumber', 'building', 'unit', 'room', 'city'] as const)
    .flatMap(all)
    .map(plain)
    .join(' ');
  const town = [...all('city'), ...all('postalCode')].map(plain).join(' ');
  const found = [
    ...born.map((date) => `born ${date}`),
    ...(streets.length > 0 ? [`lives ${house}`] : []),
    ...(born.length === 0 && streets.length === 0 && town !== '' ? [`lives ${town}`] : []),
  ];
  return (every ? found : found.slice(0, Math.max(1, born.length))).map((trait) => `${nameKey(name)} ${trait}`);
}
