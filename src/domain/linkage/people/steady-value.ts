/**
 * Columns under headers that say nothing, with few different words: a birthplace tells people apart, a campaign or the name
 * of a town again does not. Told by the records themselves: what belongs to a person is the same in the records of one
 * person, and not more often than by chance in those of people who share a household, a town or a company.
 */
import { nameLevel } from '../comparisons/person-name.js';
import type { ValueTable } from '../kernel/value-table.js';
import { textOf } from '../kernel/value-table.js';
import type { LinkageNote } from '../linkage-note.js';
import type { BirthFeatures } from './birth-features.js';
import type { PhoneFeatures } from './contact-features.js';
import type { NameFeatures } from './name-features.js';
import type { AreaFeatures, StreetFeatures } from './place-features.js';

/** What a value is looked at beside. */
export interface Surroundings {
  readonly names: NameFeatures | null;
  readonly birth: BirthFeatures | null;
  readonly phones: PhoneFeatures | null;
  readonly street: StreetFeatures | null;
  readonly area: AreaFeatures | null;
  readonly company: { readonly codes: Int32Array } | null;
}

/** So many pairs at least must speak for a value, and so many are enough. */
const LEAST_PAIRS = 30;
const MOST_PAIRS = 20_000;
/** Records of one person have the same value in at least this share. */
const LEAST_STEADY = 0.7;
/** Of others who share something, at most so many times chance, and this share more. */
const MOST_TIMES = 2;
const MOST_MORE = 0.03;
/**
 * … or this share as often as records of one person: some of the others are one person under damaged names and dates, and
 * trades run in families.
 */
const MOST_OF_STEADY = 0.3;
/** Fewer of those who share something are no others at all. */
const LEAST_OTHERS = 0.05;
/** Names from this level on are other names. */
const OTHER_NAME = 6;

/** Records that are looked at to tell whether a column has the names again, and the share of letters that may be others. */
const MOST_READ = 2000;
const OTHER_LETTERS = 0.2;

/**
 * True when most values of a column are made of the names of their record (`first and last name` beside both, a short form):
 * what agrees there has agreed already. `values` are folded texts.
 */
export function repeatsNames(codes: Int32Array, values: ValueTable, { names }: Pick<Surroundings, 'names'>): boolean {
  if (names === null) return false;
  const { facts, given, middle, family } = names;
  let letters = 0;
  let others = 0;
  for (let record = 0, read = 0; record < codes.length && read < MOST_READ; record++) {
    if (codes[record] === 0) continue;
    read++;
    let left = textOf(values, codes[record]!);
    letters += left.replaceAll(' ', '').length;
    for (const part of [given, middle, family])
      for (const word of textOf(facts.table, part[record]!).split(' ')) if (word !== '') left = left.replace(word, '');
    others += left.replaceAll(' ', '').length;
  }
  return others < OTHER_LETTERS * letters;
}

/** True when a column of codes (0 = missing) says something about the person and about nothing else that is compared. */
export function isSteadyValue(codes: Int32Array, around: Surroundings): boolean {
  const { names, birth, phones, street, area, company } = around;
  if (names === null || birth === null) return false;
  const { facts, given, family } = names;
  const isOne = (a: number, b: number): boolean => given[a] === given[b] && family[a] === family[b] && given[a] !== 0;
  // Ages move on, and an address is left: what one of them tells is enough.
  const own = [birth.codes, ...(phones?.columns ?? []), ...(street === null ? [] : [street.street])];
  let steady = 0;
  for (const by of own) {
    const one = agreement(codes, by, isOne);
    if (one.pairs >= LEAST_PAIRS) steady = Math.max(steady, one.same / one.pairs);
  }
  if (steady < LEAST_STEADY) return false;
  const differ = (names: Int32Array, a: number, b: number): boolean =>
    names[a] !== 0 && names[b] !== 0 && nameLevel(facts, names[a]!, names[b]!) >= OTHER_NAME;
  // A given name alone may be another one of the same person: among those who share a number most are.
  const isOther = (a: number, b: number): boolean =>
    differ(given, a, b) && birth.codes[a] !== 0 && birth.codes[b] !== 0 && birth.codes[a] !== birth.codes[b];
  const isOtherTwin = (a: number, b: number): boolean => differ(given, a, b) && differ(family, a, b);
  const most = Math.max(MOST_TIMES * chance(codes) + MOST_MORE, MOST_OF_STEADY * steady);
  const shared = [
    family,
    ...(phones?.columns ?? []),
    ...(street === null ? [] : [street.street]),
    ...(area === null ? [] : [area.postcode, area.city, area.state]),
    ...(company === null ? [] : [company.codes]),
  ];
  const isChance = (by: Int32Array, wanted: typeof isOther): boolean => {
    const others = agreement(codes, by, wanted);
    // What hardly any others share is a person's own, and the few are the same person under damaged names.
    if (others.pairs < LEAST_OTHERS * others.all) return true;
    return others.same <= most * others.pairs + 3 * Math.sqrt(others.pairs * most);
  };
  return isChance(birth.codes, isOtherTwin) && shared.every((by) => isChance(by, isOther));
}

/** Of neighboring records that share a code of `by`: how many, how many pass `wanted`, how many of these have the same value. */
function agreement(
  codes: Int32Array,
  by: Int32Array,
  wanted: (a: number, b: number) => boolean,
): { readonly all: number; readonly pairs: number; readonly same: number } {
  const last = new Map<number, number>();
  let all = 0;
  let pairs = 0;
  let same = 0;
  for (let record = 0; record < codes.length && pairs < MOST_PAIRS; record++) {
    const shared = by[record]!;
    if (shared === 0 || codes[record] === 0) continue;
    const before = last.get(shared);
    last.set(shared, record);
    if (before === undefined) continue;
    all++;
    if (!wanted(before, record)) continue;
    pairs++;
    if (codes[before] === codes[record]) same++;
  }
  return { all, pairs, same };
}

/** How often two records have the same value by chance. */
function chance(codes: Int32Array): number {
  const counts = new Map<number, number>();
  let filled = 0;
  for (const code of codes) {
    if (code === 0) continue;
    filled++;
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  let pairs = 0;
  for (const count of counts.values()) pairs += count * (count - 1);
  return filled < 2 ? 1 : pairs / (filled * (filled - 1));
}

/** Columns that say something of the person, and a note on each other one. */
export function steadyColumns<
  Column extends { readonly name: string; readonly codes: Int32Array; readonly table: ValueTable },
>(
  columns: readonly Column[],
  around: Surroundings,
): { readonly steady: readonly Column[]; readonly rest: readonly LinkageNote[] } {
  const steady = columns.filter(
    ({ codes, table }) => isSteadyValue(codes, around) && !repeatsNames(codes, table, around),
  );
  const rest = columns
    .filter((column) => !steady.includes(column))
    .map(
      ({ name }): LinkageNote => ({ code: 'column-not-evidence', subject: name, detail: 'says nothing of the person' }),
    );
  return { steady, rest };
}
