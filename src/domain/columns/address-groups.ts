/**
 * Groups: parts of one address share a number, and repeated phones, mailboxes and sites are numbered in the order of
 * their columns.
 */
import { type FieldName, fieldDefinition } from '../record/fields.js';
import type { HeaderReading } from './by-header.js';
import type { Draft } from './draft.js';

const ADDRESS_KINDS = new Set(['address', 'address-part', 'postal-code', 'country']);

/** True for the fields of which an address consists. */
export function isAddressField(field: FieldName): boolean {
  return ADDRESS_KINDS.has(fieldDefinition(field).kind);
}

/** Numbers that belong to the part of an address and not to the address: `Address 2`, `Street 2` as second line. */
const LINES: ReadonlySet<FieldName> = new Set(['street', 'street2']);

/** Addresses that come after the others, wherever their columns stand. */
const LATER = /other|secondary|alternat|additional|previous|former|shipping|其他/;

/**
 * The group of each column, from 1. Also drops what an address holds twice: a formatted whole beside its parts.
 */
export function assignGroups(drafts: Draft[], readings: readonly HeaderReading[]): readonly number[] {
  const repeats = repeatedFields(drafts, readings);
  if (!repeats) secondLines(drafts, readings);
  const addresses: string[] = [];
  const counts = new Map<FieldName, number>();
  const groups = drafts.map((draft, at) => {
    const { field } = draft;
    if (field === null) return 1;
    if (isAddressField(field)) {
      const reading = readings[at]!;
      const byHeader = draft.reason !== 'values';
      const number = byHeader && (repeats || !LINES.has(field)) ? reading.number : 0;
      const name = byHeader ? `${reading.qualifier}#${number > 1 || (repeats && number > 0) ? number : 0}` : '#0';
      if (!addresses.includes(name)) addresses.push(name);
      return addresses.indexOf(name) + 1;
    }
    const count = (counts.get(field) ?? 0) + 1;
    counts.set(field, count);
    return count;
  });
  joinHalves(drafts, groups);
  const used = addresses.filter((_, n) =>
    drafts.some(({ field }, at) => field !== null && isAddressField(field) && groups[at] === n + 1),
  );
  const order = used.sort((a, b) => Number(LATER.test(a)) - Number(LATER.test(b)));
  drafts.forEach(({ field }, at) => {
    if (field !== null && isAddressField(field)) groups[at] = order.indexOf(addresses[groups[at]! - 1]!) + 1;
  });
  splitClashes(drafts, groups);
  dropWholeBesideParts(drafts, groups);
  return groups;
}

/** `Address 1 - City`, `Address 2 - City`: the numbers count addresses when a city or postal code is numbered too. */
function repeatedFields(drafts: readonly Draft[], readings: readonly HeaderReading[]): boolean {
  return drafts.some(
    ({ field }, at) => (field === 'city' || field === 'postalCode' || field === 'country') && readings[at]!.number > 0,
  );
}

/** `res_street_address`, `res_city_desc`, `state_cd`: two groups of which one has the street and the other the rest are one. */
function joinHalves(drafts: readonly Draft[], groups: number[]): void {
  const fields = new Map<number, Set<FieldName>>();
  drafts.forEach(({ field }, at) => {
    if (field === null || !isAddressField(field)) return;
    const group = fields.get(groups[at]!) ?? new Set();
    fields.set(groups[at]!, group.add(field));
  });
  const hasStreet = (parts: ReadonlySet<FieldName>): boolean =>
    ['street', 'address', 'houseNumber'].some((f) => parts.has(f as FieldName));
  for (const [a, partsA] of fields) {
    for (const [b, partsB] of fields) {
      if (
        a >= b ||
        partsA.size === 0 ||
        partsB.size === 0 ||
        hasStreet(partsA) === hasStreet(partsB) ||
        [...partsB].some((field) => partsA.has(field))
      )
        continue;
      for (let at = 0; at < groups.length; at++) {
        const { field } = drafts[at]!;
        if (field !== null && isAddressField(field) && groups[at] === b) groups[at] = a;
      }
      for (const field of partsB) partsA.add(field);
      partsB.clear();
    }
  }
}

/** `Home Street 2` is the second line of the home address, where the numbers do not count addresses. */
function secondLines(drafts: readonly Draft[], readings: readonly HeaderReading[]): void {
  drafts.forEach((draft, at) => {
    if (draft.field !== 'street' || draft.reason === 'values' || draft.reason === 'user') return;
    if (readings[at]!.number === 2) draft.field = 'street2';
    else if (readings[at]!.number > 2) draft.field = null;
  });
}

/** Two columns of the same part in one address (`City`, `Town`): the second starts an address of its own. */
function splitClashes(drafts: readonly Draft[], groups: number[]): void {
  const seen = new Set<string>();
  let next = Math.max(0, ...groups.filter((_, at) => drafts[at]!.field !== null && isAddressField(drafts[at]!.field!)));
  drafts.forEach(({ field }, at) => {
    if (field === null || !isAddressField(field)) return;
    const key = `${field}#${groups[at]}`;
    if (seen.has(key)) groups[at] = ++next;
    else seen.add(key);
  });
}

function dropWholeBesideParts(drafts: Draft[], groups: readonly number[]): void {
  const withStreet = new Set<number>();
  const withCity = new Set<number>();
  drafts.forEach(({ field }, at) => {
    if (field === 'street') withStreet.add(groups[at]!);
    if (field === 'city' || field === 'postalCode') withCity.add(groups[at]!);
  });
  drafts.forEach((draft, at) => {
    const group = groups[at]!;
    if (draft.field === 'address' && draft.reason !== 'user' && withStreet.has(group) && withCity.has(group))
      draft.field = null;
  });
}
