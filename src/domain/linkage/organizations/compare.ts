/** The levels of a pair of records: a pure function of the features and the two records. */

import type { Coded } from './coded.js';
import { fanBin } from './fan-out.js';
import type { OrganizationFeatures, Repeated } from './features.js';
import { LADDERS, type OrganizationComparison, type OrganizationLadder } from './levels.js';
import { matchWords, newWordMatch } from './match-words.js';
import { aloneLevel } from './name-alone.js';
import { editsUpTo } from './tokens.js';

/** One comparison on given features. */
export interface BoundComparison {
  readonly ladder: OrganizationLadder;
  readonly level: (features: OrganizationFeatures, a: number, b: number) => number;
}

const LEVELS: Readonly<
  Record<OrganizationComparison, (features: OrganizationFeatures, a: number, b: number) => number>
> = {
  name: nameLevel,
  'name alone': aloneLevel,
  address: addressLevel,
  phone: phoneLevel,
  area: areaLevel,
  website: websiteLevel,
  email: emailLevel,
  identifier: identifierLevel,
  holding: holdingLevel,
  branch: branchLevel,
  person: personLevel,
};

/** The comparisons for which a file has columns; names are compared in a way of their own where there is nothing else. */
export function comparisonsOf(features: OrganizationFeatures): readonly BoundComparison[] {
  const all = possibleComparisons(features);
  const alone = all.filter(({ ladder }) => ladder.name === 'name alone');
  return all.every(({ ladder }) => OF_NAMES.has(ladder.name))
    ? alone
    : all.filter((comparison) => !alone.includes(comparison));
}

/** Every comparison that a model may have of a file with these columns. */
export function possibleComparisons(features: OrganizationFeatures): readonly BoundComparison[] {
  const there: Readonly<Record<OrganizationComparison, boolean>> = {
    name: features.name !== null,
    'name alone': features.name !== null,
    address: features.address !== null,
    phone: features.phones !== null,
    area: features.postalCode !== null || features.city !== null,
    website: features.website !== null,
    email: features.emails !== null,
    identifier: features.identifiers.length > 0,
    holding: features.name?.holding.includes(1) ?? false,
    branch: features.name?.branch.some((mark) => mark !== 0) ?? false,
    person: features.person !== null,
  };
  return Object.values(LADDERS)
    .filter((ladder) => there[ladder.name])
    .map((ladder) => ({ ladder, level: LEVELS[ladder.name] }));
}

/** Comparisons that look at the name only. */
const OF_NAMES: ReadonlySet<OrganizationComparison> = new Set<OrganizationComparison>([
  'name alone',
  'name',
  'holding',
  'branch',
]);

const found = newWordMatch();

function nameLevel({ name, distinctiveBits }: OrganizationFeatures, a: number, b: number): number {
  const [x, y] = [name!.codes[a]!, name!.codes[b]!];
  if (x === 0 || y === 0) return 0;
  matchWords(name!.index, name!.words[x]!, name!.words[y]!, true, found);
  const dice = (2 * found.matched) / (found.totalA + found.totalB);
  const within = found.matched / Math.min(found.totalA, found.totalB);
  const distinctive = found.matched >= distinctiveBits;
  const clash = Math.min(found.totalA - found.shared, found.totalB - found.shared) >= CLASH_BITS;
  if (dice >= 0.95) return distinctive ? 1 : 3;
  const replaced = found.replaced >= CLASH_BITS;
  // Names begin with what a company is called and end with what it does: sister companies share the beginning.
  if (dice >= 0.5 && replaced) return 10;
  if (dice >= 0.75) return distinctive ? (clash ? 5 : 2) : 6;
  if (within >= 0.9) return distinctive ? 4 : 8;
  if (dice >= 0.5) return distinctive ? (clash ? 9 : 7) : 11;
  if (dice < 0.2 && within < 0.5) return 14;
  return replaced && found.beginsAlike ? 12 : 13;
}

/** Words that are on one side only clash from this many bits on, when there are such on both sides. */
const CLASH_BITS = 3;

/** Streets agree by most of their words, or by the word that tells most. */
const STREET_AGREES = 0.6;
const STREET_PARTLY = 0.3;

function addressLevel(features: OrganizationFeatures, a: number, b: number): number {
  const address = features.address!;
  const [x, y] = [address.codes[a]!, address.codes[b]!];
  if (x === 0 || y === 0) return 0;
  const [numberX, numberY] = [address.numbers[x]!, address.numbers[y]!];
  const [unitX, unitY] = [address.units[x]!, address.units[y]!];
  let dice = 1;
  if (x !== y) {
    matchWords(address.index, address.words[x]!, address.words[y]!, true, found);
    const total = found.totalA + found.totalB;
    dice = total === 0 ? 0 : (2 * found.matched) / total;
    const rarest = address.rarest[x]!;
    if (rarest !== 0 && rarest === address.rarest[y] && address.index.bits[rarest]! >= 4)
      dice = Math.max(dice, STREET_AGREES);
  }
  const street = dice >= STREET_AGREES;
  if (numberX === '' || numberY === '') {
    if (x === y || (dice >= 0.95 && numberX === numberY)) return 2 + 2 * fanOutOfAddress(features, a, b);
    return street ? 10 : 12;
  }
  if (numberX === numberY) {
    if (!street) return dice >= STREET_PARTLY ? 7 : 11;
    if (unitX !== '' && unitY !== '' && unitX !== unitY) return 9;
    const withUnit = unitX !== '' && unitX === unitY;
    return (withUnit ? 1 : 2) + 2 * fanOutOfAddress(features, a, b);
  }
  if (street) return nearNumber(numberX, numberY) ? 8 : 10;
  return 12;
}

function nearNumber(x: string, y: string): boolean {
  if (Math.abs(Number.parseInt(x, 10) - Number.parseInt(y, 10)) <= 4) return true;
  return x.length >= 3 && y.length >= 3 && editsUpTo(x, y, 1) <= 1;
}

/** Others at the pair's address: the fewer of other numbers and other names, in bins. */
function fanOutOfAddress(features: OrganizationFeatures, a: number, b: number): number {
  const { address, name, phones } = features;
  const places = [address!.building[address!.codes[a]!]!, address!.building[address!.codes[b]!]!] as const;
  if (places[0] === 0 && places[1] === 0) return 1;
  let least = Number.POSITIVE_INFINITY;
  if (features.phonesAtAddress !== null && phones !== null) {
    const own = ownOf(phones, a, b);
    least = Math.min(
      least,
      Math.max(features.phonesAtAddress.beside(places[0], own), features.phonesAtAddress.beside(places[1], own)),
    );
  }
  if (features.namesAtAddress !== null && name !== null) {
    const [x, y] = [name.rarest[name.codes[a]!]!, name.rarest[name.codes[b]!]!];
    const own = x === y ? 1 : 2;
    least = Math.min(
      least,
      Math.max(features.namesAtAddress.beside(places[0], own), features.namesAtAddress.beside(places[1], own)),
    );
  }
  return Number.isFinite(least) ? fanBin(least) : 0;
}

/** How many different values the two records have together. */
function ownOf({ width, codes }: Repeated, a: number, b: number): number {
  let own = 0;
  for (let i = 0; i < width; i++) if (codes[a * width + i] !== 0) own++;
  for (let i = 0; i < width; i++) {
    const code = codes[b * width + i]!;
    if (code === 0) continue;
    let shared = false;
    for (let j = 0; j < width; j++) if (codes[a * width + j] === code) shared = true;
    if (!shared) own++;
  }
  return own;
}

function phoneLevel(features: OrganizationFeatures, a: number, b: number): number {
  const { width, codes, values } = features.phones!;
  let anyA = false;
  let anyB = false;
  let near = false;
  let best = 6;
  for (let i = 0; i < width; i++) if (codes[b * width + i] !== 0) anyB = true;
  for (let i = 0; i < width; i++) {
    const x = codes[a * width + i]!;
    if (x === 0) continue;
    anyA = true;
    for (let j = 0; j < width; j++) {
      const y = codes[b * width + j]!;
      if (y === 0) continue;
      if (x === y) best = Math.min(best, 1 + fanOutOfPhone(features, x, a, b));
      else if (!near && editsUpTo(values[x]!, values[y]!, 1) <= 1) near = true;
    }
  }
  if (!anyA || !anyB) return 0;
  if (best < 6) return best;
  return near ? 4 : 5;
}

function fanOutOfPhone(features: OrganizationFeatures, phone: number, a: number, b: number): number {
  const { address, name } = features;
  let least = Number.POSITIVE_INFINITY;
  if (features.addressesAtPhone !== null && address !== null) {
    const [x, y] = [address.building[address.codes[a]!]!, address.building[address.codes[b]!]!];
    least = Math.min(least, features.addressesAtPhone.beside(phone, x === y ? 1 : 2));
  }
  if (features.namesAtPhone !== null && name !== null) {
    const [x, y] = [name.rarest[name.codes[a]!]!, name.rarest[name.codes[b]!]!];
    least = Math.min(least, features.namesAtPhone.beside(phone, x === y ? 1 : 2));
  }
  return Number.isFinite(least) ? fanBin(least) : 0;
}

function areaLevel({ postalCode, city }: OrganizationFeatures, a: number, b: number): number {
  const postal = agreement(postalCode, a, b, (x, y) => x.slice(0, 3) === y.slice(0, 3) || editsUpTo(x, y, 1) <= 1);
  const place = agreement(
    city,
    a,
    b,
    (x, y) => x.includes(y) || y.includes(x) || (x.length > 4 && editsUpTo(x.slice(0, 40), y.slice(0, 40), 1) <= 1),
  );
  if (postal === 0 && place === 0) return 0;
  if (postal === 1) return 1;
  if (place === 1) return 2;
  return postal === 2 || place === 2 ? 3 : 4;
}

/** 0 missing, 1 equal, 2 near, 3 different. */
function agreement(coded: Coded | null, a: number, b: number, near: (x: string, y: string) => boolean): number {
  if (coded === null) return 0;
  const [x, y] = [coded.codes[a]!, coded.codes[b]!];
  if (x === 0 || y === 0) return 0;
  if (x === y) return 1;
  return near(coded.values[x]!, coded.values[y]!) ? 2 : 3;
}

function websiteLevel({ website, name, namesAtWebsite }: OrganizationFeatures, a: number, b: number): number {
  const [x, y] = [website!.codes[a]!, website!.codes[b]!];
  if (x === 0 || y === 0) return 0;
  if (x !== y) return 4;
  if (namesAtWebsite === null || name === null) return 1;
  const own = name.rarest[name.codes[a]!] === name.rarest[name.codes[b]!] ? 1 : 2;
  return 1 + fanBin(namesAtWebsite.beside(x, own));
}

function emailLevel({ emails, emailDomains, name, namesAtDomain }: OrganizationFeatures, a: number, b: number): number {
  const { width, codes } = emails!;
  let anyA = false;
  let anyB = false;
  for (let i = 0; i < width; i++) {
    const x = codes[a * width + i]!;
    if (codes[b * width + i] !== 0) anyB = true;
    if (x === 0) continue;
    anyA = true;
    for (let j = 0; j < width; j++) if (codes[b * width + j] === x) return 1;
  }
  if (!anyA || !anyB) return 0;
  const domain = emailDomains![a]!;
  if (domain === 0 || domain !== emailDomains![b]) return 4;
  if (namesAtDomain === null || name === null) return 2;
  const own = name.rarest[name.codes[a]!] === name.rarest[name.codes[b]!] ? 1 : 2;
  return namesAtDomain.beside(domain, own) === 0 ? 2 : 3;
}

function identifierLevel({ identifiers }: OrganizationFeatures, a: number, b: number): number {
  let level = 0;
  for (const { codes, values } of identifiers) {
    const [x, y] = [codes[a]!, codes[b]!];
    if (x === 0 || y === 0) continue;
    if (x === y) return 1;
    const here = values[x]!.length >= 6 && editsUpTo(values[x]!.slice(0, 40), values[y]!.slice(0, 40), 1) <= 1 ? 2 : 3;
    level = level === 0 ? here : Math.min(level, here);
  }
  return level;
}

function holdingLevel({ name }: OrganizationFeatures, a: number, b: number): number {
  const [x, y] = [name!.codes[a]!, name!.codes[b]!];
  if (x === 0 || y === 0) return 0;
  return name!.holding[x] === name!.holding[y] ? 1 : 2;
}

function branchLevel({ name }: OrganizationFeatures, a: number, b: number): number {
  const [x, y] = [name!.codes[a]!, name!.codes[b]!];
  if (x === 0 || y === 0) return 0;
  const [markX, markY] = [name!.branch[x]!, name!.branch[y]!];
  if (markX === markY) return 1;
  return markX === 0 || markY === 0 ? 2 : 3;
}

function personLevel({ person }: OrganizationFeatures, a: number, b: number): number {
  const [x, y] = [person!.codes[a]!, person!.codes[b]!];
  if (x === 0 || y === 0) return 0;
  if (x === y) return 1;
  const words = person!.values[y]!.split(' ');
  return person!.values[x]!.split(' ').some((word) => word.length > 1 && words.includes(word)) ? 2 : 3;
}
