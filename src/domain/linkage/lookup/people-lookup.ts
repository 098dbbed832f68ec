/** The lists of people: made of what linkage has worked out when its blocks stand. */

import { isSensitive } from '../../record/record-codec.js';
import type { BlockingRule } from '../blocking/rules.js';
import type { Carrier } from '../carrier.js';
import { doubled } from '../kernel/doubled.js';
import { toSharedInt32 } from '../kernel/shared-memory.js';
import { textOf } from '../kernel/value-table.js';
import { hashText, mixHash } from '../people/coder.js';
import type { CodedColumn, PeopleFeatures } from '../people/features.js';
import type { PeopleRoles } from '../people/roles.js';
import { peopleRoles } from '../people/roles.js';
import { placesOf } from '../places-of.js';
import type { RecordTable, ValueColumn } from '../record-table.js';
import { filledOf } from '../record-table.js';
import type { Lookup, LookupTerms } from './lookup.js';
import type { LookupPage } from './pages.js';
import { packPages, SMALL_PAGE } from './pages.js';
import { KEY_PARTS } from './record-pages.js';
import { writeRoles } from './roles-data.js';
import type { TermKey } from './term-keys.js';
import { orderKey, termKeys } from './term-keys.js';

/** What blocking leaves behind. */
export interface BlockedPeople {
  readonly features: PeopleFeatures;
  readonly rules: readonly BlockingRule[];
  /** Keys by each rule, a column a slot, without those of blocks that were left out. In shared memory. */
  readonly keys: readonly (readonly Int32Array[])[];
}

/** A record (by its number where the lists will be read) and its row in the columns of keys. */
export interface LookupRows {
  readonly rows: Int32Array;
  readonly records: Int32Array;
}

/** Counts above this are kept as this: their bin is the last one anyway. */
const MOST_COUNTED = 2 ** 22;

/** What is kept of a count: the count and the eight bits that tell its value from others of the same key. */
export const packCount = (count: number, check: number): number => Math.min(count, MOST_COUNTED) * 256 + check;

/** The count of a value among the numbers of its key; 0 where there is none. */
export function unpackCount(numbers: Int32Array, check: number): number {
  for (const number of numbers) if ((number & 0xff) === check) return number >> 8;
  return 0;
}

/** The key of a record by a rule, as the list of all rules has it. */
export const ruleKey = (rule: string, key: number): number => mixHash(key, hashText(rule));

/** Makes the look-up lists of the table from which the features were made. */
export async function peopleLookup(
  table: RecordTable,
  blocked: BlockedPeople,
  listed: LookupRows,
  carrier: Carrier,
): Promise<Lookup> {
  const roles = usedRoles(peopleRoles(table), blocked.features);
  const secret = sensitiveHeaders(roles);
  const isSecret = (rule: BlockingRule): boolean => rule.atoms.some(({ attribute }) => secret.has(attribute));
  const { features, rules, keys } = blocked;
  const shared = { rows: toSharedInt32(listed.rows), records: toSharedInt32(listed.records) };
  const pagesOf = (wanted: (rule: BlockingRule) => boolean): Promise<LookupPage[]> => {
    const numbers = rules.flatMap((rule, number) => (wanted(rule) ? [number] : []));
    return recordPages(keys, rules, numbers, shared, carrier);
  };
  // Threads make the pages while values are counted here.
  const pages = Promise.all([pagesOf((rule) => !isSecret(rule)), pagesOf(isSecret)]);
  const terms: Record<string, LookupTerms> = {};
  const open = new PairBuffer();
  const sealed = new PairBuffer();
  const sensitiveTerms = roles.identifiers.flatMap(({ field }, i) =>
    field !== null && isSensitive(field) ? [`identifier ${i}`] : [],
  );
  for (const {
    name,
    codes,
    terms: { bins },
  } of features.termColumns)
    terms[name] = addCounts(
      sensitiveTerms.includes(name) ? sealed : open,
      codes,
      bins.length,
      termKeys(features, name, codes),
    );
  addOrder(open, features);
  const [records, sensitiveRecords] = await pages;
  return {
    info: {
      kind: 'people',
      columns: table.columns.map((column) => {
        const { field, group, header } = column;
        return { field, group, header, filled: filledOf(column) };
      }),
      roles: writeRoles(roles, table.columns),
      rules: rules.map(({ name }) => name),
      sensitiveRules: rules.filter(isSecret).map(({ name }) => name),
      sensitiveTerms,
      terms,
    },
    lists: {
      records,
      sensitiveRecords,
      counts: open.pages(),
      sensitiveCounts: sealed.pages(),
    },
  };
}

/** The roles without columns that turned out to be no evidence. */
function usedRoles(roles: PeopleRoles, { identifiers, texts }: PeopleFeatures): PeopleRoles {
  const among = (columns: readonly ValueColumn[], used: readonly CodedColumn[]): ValueColumn[] => {
    const names = columns.map(({ header }) => header);
    return placesOf(
      used.map(({ name }) => name),
      names,
    ).map((place) => columns[place]!);
  };
  return {
    ...roles,
    identifiers: among(roles.identifiers, identifiers),
    attributes: among(roles.attributes, texts.slice(roles.texts.length)),
  };
}

/** Headers of sensitive columns among those that blocking rules are made of. */
function sensitiveHeaders({ identifiers }: PeopleRoles): ReadonlySet<string> {
  return new Set(identifiers.filter(({ field }) => field !== null && isSensitive(field)).map(({ header }) => header));
}

/** The list of the records of some rules, made on a carrier; rows and records in shared memory. */
async function recordPages(
  keys: BlockedPeople['keys'],
  rules: readonly BlockingRule[],
  wanted: readonly number[],
  { rows, records }: LookupRows,
  carrier: Carrier,
): Promise<LookupPage[]> {
  const columns = wanted.flatMap((rule) => keys[rule]!);
  const seeds = wanted.flatMap((rule) => keys[rule]!.map(() => hashText(rules[rule]!.name)));
  return (await carrier.map('lookup-pages', { columns, seeds, rows, records }, KEY_PARTS)).flat();
}

/** Adds the counts of values that occur more than once: all others occur once. */
function addCounts(to: PairBuffer, codes: Int32Array, size: number, keyOf: (code: number) => TermKey): LookupTerms {
  const counts = new Int32Array(size);
  let filled = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code === 0) continue;
    counts[code]!++;
    filled++;
  }
  let pairs = 0;
  for (let code = 1; code < size; code++) {
    const count = counts[code]!;
    if (count < 2) continue;
    pairs += count * (count - 1);
    to.add(keyOf(code), count);
  }
  return { filled, pairs };
}

function addOrder(to: PairBuffer, { names }: PeopleFeatures): void {
  if (names === null || names.order === null) return;
  const { first, last } = names.order;
  for (let code = 1; code < first.length; code++) {
    if (first[code] === 0 && last[code] === 0) continue;
    const name = textOf(names.facts.table, code);
    if (first[code] !== 0) to.add(orderKey(name, 'first'), first[code]!);
    if (last[code] !== 0) to.add(orderKey(name, 'last'), last[code]!);
  }
}

class PairBuffer {
  #keys = new Int32Array(1024);
  #numbers = new Int32Array(1024);
  #size = 0;

  add({ key, check }: TermKey, count: number): void {
    if (this.#size === this.#keys.length) {
      this.#keys = doubled(this.#keys);
      this.#numbers = doubled(this.#numbers);
    }
    this.#keys[this.#size] = key;
    this.#numbers[this.#size++] = packCount(count, check);
  }

  pages(): LookupPage[] {
    return packPages(this.#keys.slice(0, this.#size), this.#numbers.slice(0, this.#size), SMALL_PAGE);
  }
}
