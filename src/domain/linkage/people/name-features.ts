/** Given, middle and family names of all records as codes, and facts about each distinct name. */
import { hasHan } from '../../normalize/han.js';
import type { NameFacts } from '../comparisons/person-name.js';
import { unitsText } from '../kernel/packed-texts.js';
import { sharedInt32, sharedUint8, sharedUint16 } from '../kernel/shared-memory.js';
import type { ValueColumn } from '../record-table.js';
import { textsOfColumn } from '../record-table.js';
import { NICKNAMES } from '../tables/nicknames.js';
import { hashText, ValueCoder } from './coder.js';
import { foldUnits, SPACE } from './fold-units.js';
import { generations } from './generations.js';
import { foldNamePart, splitFullName } from './name-text.js';
import { cutFullName, NameCut } from './name-units.js';
import type { Folding, UnitFold } from './recode.js';
import { codeValues } from './recode.js';
import type { PeopleRoles } from './roles.js';
import { spelling } from './sound.js';

export interface NameFeatures {
  readonly facts: NameFacts;
  readonly given: Int32Array;
  readonly middle: Int32Array;
  readonly family: Int32Array;
  /** `NAME_START` code units of each name as it is spelled: what it begins with; zeros where it is shorter. */
  readonly starts: Uint16Array;
  /** Hash of the spelling of each name, by code: the same in every table, where `facts.spelling` is a number of this one. */
  readonly spelled: Int32Array;
  /** How often each name, by code, comes first and last in whole names; null where there are none. */
  readonly order: NameOrder | null;
  /** Per record what tells father and son of one name apart (0 = nothing); null where no record has it. */
  readonly generations: Int32Array | null;
}

export interface NameOrder {
  readonly first: Int32Array;
  readonly last: Int32Array;
}

/** How often a name came first and last in the whole names of a larger table, of which this one is a part. */
export type OrderOf = (name: string) => readonly [first: number, last: number];

/** So many letters tell that something was made from a name. */
export const NAME_START = 3;

/** Names in one code space, or null when the table has none. Work is done once per distinct value. */
export function nameFeatures(roles: PeopleRoles, count: number, orderOf?: OrderOf): NameFeatures | null {
  if (roles.fullName === null && roles.given.length === 0 && roles.family.length === 0) return null;
  const coder = new ValueCoder();
  const given = sharedInt32(count);
  const middle = sharedInt32(count);
  const family = sharedInt32(count);
  fill(given, roles.given, coder);
  fill(middle, roles.middle, coder);
  fill(family, roles.family, coder);
  const order =
    roles.fullName === null ? null : fillFromFullName(roles.fullName, coder, given, middle, family, orderOf);
  const whole = roles.fullName === null ? [] : [roles.fullName];
  const told = generations([...whole, ...roles.family, ...roles.given], count);
  return { ...factsOf(coder), given, middle, family, starts: nameStarts(coder), order, generations: told };
}

/** Folded codes of a column; further columns of the same field (second given name) are appended as words. */
function fill(target: Int32Array, columns: readonly ValueColumn[], coder: ValueCoder): void {
  const [first, ...more] = columns;
  if (first === undefined) return;
  const codes = codeValues(first, coder, NAME_PART);
  for (let i = 0; i < target.length; i++) target[i] = codes[first.codes[i]!]!;
  for (const column of more) {
    const folded = column.values.map(foldNamePart);
    for (let i = 0; i < target.length; i++) {
      const added = folded[column.codes[i]!]!;
      if (added === '') continue;
      const before = coder.text(target[i]!);
      target[i] = coder.code(before === '' ? added : `${before} ${added}`);
    }
  }
}

/** `foldNamePart`, for one word; titles and suffixes stand only beside others. */
const partUnits: UnitFold = (source, from, to, out) => {
  const length = foldUnits(source, from, to, out);
  for (let at = 0; at < length; at++) if (out[at] === SPACE) return -1;
  return length;
};
export const NAME_PART: Folding = { units: partUnits, text: foldNamePart };

/** Fills what is missing from a whole name in one value; gives how often each name came first and last in those. */
function fillFromFullName(
  column: ValueColumn,
  coder: ValueCoder,
  given: Int32Array,
  middle: Int32Array,
  family: Int32Array,
  orderOf: OrderOf | undefined,
): NameOrder {
  const words = new ValueCoder();
  const parts = nameParts(column, words);
  const order = turnReversed(parts, words, orderOf);
  const codeOf = new Int32Array(words.size);
  for (let at = 0; at < parts.length; at++) {
    const word = parts[at]!;
    if (word === 0) continue;
    codeOf[word] ||= coder.codeUnits(words.units, words.offsets[word]!, words.offsets[word + 1]!);
    parts[at] = codeOf[word]!;
  }
  for (let i = 0; i < given.length; i++) {
    const code = column.codes[i]!;
    if (code === 0 || (given[i] !== 0 && family[i] !== 0)) continue;
    if (given[i] === 0 && family[i] === 0) {
      given[i] = parts[3 * code]!;
      family[i] = parts[3 * code + 2]!;
      if (middle[i] === 0) middle[i] = parts[3 * code + 1]!;
    } else if (given[i] === 0) {
      // A whole name that was put together from the family name alone tells no given name.
      if (parts[3 * code + 2] === family[i]) given[i] = parts[3 * code]!;
    } else if (parts[3 * code] === given[i]) family[i] = parts[3 * code + 2]!;
  }
  const first = sharedInt32(coder.size);
  const last = sharedInt32(coder.size);
  for (let word = 1; word < codeOf.length; word++) {
    first[codeOf[word]!] = order.first[word]!;
    last[codeOf[word]!] = order.last[word]!;
  }
  first[0] = 0;
  last[0] = 0;
  return { first, last };
}

/** Given, middle and family name of each distinct whole name, coded in `words`. */
function nameParts(column: ValueColumn, words: ValueCoder): Int32Array {
  const { units, lengths } = textsOfColumn(column);
  const parts = new Int32Array(3 * lengths.length);
  const cut = new NameCut();
  let from = 0;
  for (let code = 0; code < lengths.length; code++) {
    const to = from + lengths[code]!;
    if (cutFullName(units, from, to, cut)) {
      parts[3 * code] = words.codeUnits(cut.letters, cut.givenFrom, cut.givenTo);
      parts[3 * code + 1] = words.codeUnits(cut.letters, cut.middleFrom, cut.middleTo);
      parts[3 * code + 2] = words.codeUnits(cut.letters, cut.familyFrom, cut.familyTo);
    } else {
      const name = splitFullName(unitsText(units, from, to));
      parts[3 * code] = words.code(name.given);
      parts[3 * code + 1] = words.code(name.middle);
      parts[3 * code + 2] = words.code(name.family);
    }
    from = to;
  }
  return parts;
}

/**
 * Turns names of two words that stand the other way round than the words do elsewhere in the column (`Jones Theresa` where
 * Theresa mostly comes first and Jones last).
 */
function turnReversed(parts: Int32Array, words: ValueCoder, orderOf: OrderOf | undefined): NameOrder {
  const first = new Int32Array(words.size);
  const last = new Int32Array(words.size);
  for (let at = 0; at < parts.length; at += 3) {
    if (parts[at] === 0 || parts[at + 2] === 0) continue;
    first[parts[at]!]!++;
    last[parts[at + 2]!]!++;
  }
  if (orderOf !== undefined)
    for (let word = 1; word < words.size; word++) [first[word], last[word]] = orderOf(words.text(word));
  // How much a word prefers the first place, one name of either kind assumed.
  const leaning = (word: number): number => (first[word]! + 1) / (last[word]! + 1);
  for (let at = 0; at < parts.length; at += 3) {
    const given = parts[at]!;
    const family = parts[at + 2]!;
    if (parts[at + 1] !== 0 || words.lengthOf(given) < 2 || words.lengthOf(family) < 2) continue;
    if (leaning(family) <= TURN * leaning(given)) continue;
    parts[at] = family;
    parts[at + 2] = given;
  }
  return { first, last };
}

/** The word in last place must lean to the first this much more than the word in first place does. */
const TURN = 8;

let nicknameGroups: ReadonlyMap<string, readonly number[]> | null = null;

/** Name → numbers (from 1) of the groups it stands in, at most four. */
function nicknames(): ReadonlyMap<string, readonly number[]> {
  if (nicknameGroups !== null) return nicknameGroups;
  const made = new Map<string, number[]>();
  for (const [index, line] of NICKNAMES.trim().split('\n').entries()) {
    for (const name of line.split(' ')) {
      const groups = made.get(name) ?? [];
      if (groups.length < 4) groups.push(index + 1);
      made.set(name, groups);
    }
  }
  nicknameGroups = made;
  return made;
}

function nameStarts(coder: ValueCoder): Uint16Array {
  const starts = sharedUint16(NAME_START * coder.size);
  for (const [name, value] of coder.texts().entries()) {
    const spelled = spelling(value, false);
    for (let i = 0; i < Math.min(NAME_START, spelled.length); i++)
      starts[NAME_START * name + i] = spelled.charCodeAt(i);
  }
  return starts;
}

function factsOf(coder: ValueCoder): { readonly facts: NameFacts; readonly spelled: Int32Array } {
  const { size } = coder;
  const values = coder.texts();
  const head = sharedInt32(size);
  const tail = sharedInt32(size);
  const spellings = sharedInt32(size);
  const hashes = sharedInt32(size);
  const nickname = sharedInt32(4 * size);
  const script = sharedUint8(size);
  const codeOf = new Map<string, number>();
  for (let code = 0; code < size; code++) codeOf.set(values[code]!, code);
  const spellingOf = new Map<string, number>();
  const wordCode = new Map<string, number>();
  const groups = nicknames();
  // Words that are no value of their own still need a number to be compared by: below zero.
  const codeOfWord = (word: string): number => {
    const known = codeOf.get(word) ?? wordCode.get(word);
    if (known !== undefined) return known;
    const made = -1 - wordCode.size;
    wordCode.set(word, made);
    return made;
  };
  for (let code = 1; code < size; code++) {
    const value = values[code]!;
    const han = hasHan(value);
    script[code] = han ? 1 : value.length === 1 ? 2 : 0;
    const space = value.indexOf(' ');
    head[code] = space < 0 ? code : codeOfWord(value.slice(0, space));
    tail[code] = space < 0 ? code : codeOfWord(value.slice(value.lastIndexOf(' ') + 1));
    const spelled = spelling(value, han && value.length <= 2);
    let number = spellingOf.get(spelled);
    if (number === undefined) {
      number = spellingOf.size + 1;
      spellingOf.set(spelled, number);
    }
    spellings[code] = number;
    hashes[code] = hashText(spelled);
    const first = groups.get(space < 0 ? value : value.slice(0, space));
    if (first !== undefined) for (let i = 0; i < first.length; i++) nickname[4 * code + i] = first[i]!;
  }
  const facts = { table: coder.table(), head, tail, spelling: spellings, nicknames: nickname, script };
  return { facts, spelled: hashes };
}
