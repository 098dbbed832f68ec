/**
 * The classes of pairs beside strangers: the same organization, and what is taken for it where there are two classes only
 * – branches of one name, sister companies, tenants of one building, users of one switchboard.
 */
import type { Behavior, PairClass } from '../estimate.js';
import type { LevelCap } from '../level-shape.js';
import {
  LADDERS,
  ONE_WORD_MORE,
  type OrganizationComparison,
  type OrganizationLadder,
  SISTER_NAMES,
} from './levels.js';

/** A class of pairs that are not the same organization and yet agree. Of name, address and phone only what is said is shared. */
interface Related {
  readonly name: string;
  /** Fields that such pairs share, with levels learnt. */
  readonly shared: readonly OrganizationComparison[];
  /** Fields held to these shares of the levels. */
  readonly held?: Readonly<Partial<Record<OrganizationComparison, readonly number[]>>>;
  /** Fields shared on these levels only, learnt among them. */
  readonly among?: Readonly<Partial<Record<OrganizationComparison, readonly number[]>>>;
  /** Fields that such pairs may share or not. */
  readonly open?: readonly OrganizationComparison[];
  /** Fields that tell such pairs from others, beside name, address and phone. */
  readonly against?: readonly OrganizationComparison[];
  /** Fields that are as among strangers. */
  readonly chance?: readonly OrganizationComparison[];
  /** Pairs there are at least, per record. */
  readonly least: number;
  /** Fewer beside the matches than this share are matches of a kind that every file has. */
  readonly seldom?: number;
}

/** Without a least size a few pairs of a kind would pass as matches, for want of their class. */
const LEAST = 0.01;
/** Where most pairs of a kind are matches after all. */
const FEW = LEAST / 10;
/** `Holdings` on one side only. */
const HOLDING_ONE_ONLY: readonly number[] = [0, 1e-6, 1];

/** The name of a town stands in many names of its companies, beside that of their trade. */
const ONE_TOWN: Related = {
  name: 'one trade in one town',
  shared: ['area'],
  among: { name: [6, 7, 8, 9, 10, 11, 12, 13] },
  least: LEAST,
};

/** Of one name at one door, and yet another number in the register: a branch, or another company of a group. */
const RENUMBERED: Related = {
  name: 'another number in the register',
  shared: ['name', 'address'],
  against: ['identifier'],
  open: ['phone'],
  least: FEW,
};

/** What a list shows of itself. */
export interface ListTraits {
  /** Companies with their towns: one name at two addresses of a town is one company that moved, and branches are in any town. */
  readonly moving: boolean;
  /** Its identifiers are numbers of a register: who has another one is another company. */
  readonly registered: boolean;
}

const PLAIN: ListTraits = { moving: false, registered: false };

const EVERYTHING: ReadonlySet<OrganizationComparison> = new Set(Object.values(LADDERS).map(({ name }) => name));
const IDENTIFYING: readonly OrganizationComparison[] = ['name', 'address', 'phone'];

/** The classes that can be told in a file with these comparisons. */
function relatedKinds(
  there: ReadonlySet<OrganizationComparison>,
  { moving, registered }: ListTraits,
): readonly Related[] {
  const place = there.has('address') ? 'address' : there.has('phone') ? 'phone' : 'area';
  const elsewhere: readonly OrganizationComparison[] = place === 'area' ? ['area'] : [];
  const all: readonly Related[] = [
    { name: 'sister companies', shared: [place], held: { name: SISTER_NAMES }, open: ['phone'], least: LEAST },
    {
      name: 'parent and subsidiary',
      shared: [],
      among: { name: ONE_WORD_MORE },
      held: { holding: HOLDING_ONE_ONLY },
      open: ['address', 'phone'],
      least: LEAST,
    },
    { name: 'branches', shared: ['name'], against: elsewhere, ...(moving ? { chance: ['area'] } : {}), least: LEAST },
    ...(moving ? [ONE_TOWN] : []),
    ...(registered ? [{ ...RENUMBERED, shared: RENUMBERED.shared.filter((field) => there.has(field)) }] : []),
    { name: 'one building', shared: ['address'], least: LEAST },
    { name: 'one telephone', shared: ['phone'], least: LEAST },
    // One name and one number at two addresses are mostly one organization that moved: others of the number tell a chain …
    { name: 'one name and telephone', shared: ['name'], among: { phone: [2, 3] }, least: FEW },
    // … and so does another city, where a number of its own would be had; but some of those that move keep theirs.
    {
      name: 'branches on one telephone',
      shared: ['name'],
      among: { phone: [1] },
      against: ['area'],
      least: FEW,
      seldom: 0.03,
    },
    { name: 'one address and telephone', shared: ['address', 'phone'], least: LEAST },
  ];
  return all.filter(({ shared, held = {}, among = {}, against = [] }) => {
    const agreeing = [...shared, ...Object.keys(held), ...Object.keys(among)] as OrganizationComparison[];
    const told = against.length > 0 || IDENTIFYING.some((field) => there.has(field) && !agreeing.includes(field));
    const heldApart = 'name' in held || 'holding' in held;
    return [...agreeing, ...against].every((field) => there.has(field)) && (told || heldApart);
  });
}

/** Most of the matches at two addresses, in a list of companies with their towns. */
const MOST_MOVED = 0.3;
/** Most of the matches with two numbers in the register, in error or over time. */
const MOST_RENUMBERED = 0.05;
/** Pseudo-pairs behind the levels of matches. */
const MATCH_STRENGTH = 30;
/** Pseudo-pairs behind the levels of a related class, per record. */
const RELATED_STRENGTH = 0.02;
/** Few of those who are related and yet two share a number with the register: it tells one that moved from a branch. */
const SHARED_NUMBER: LevelCap = { levels: [1, 2], max: 0.002 };
/** Most of the matches whose names have other words on both sides. */
const MOST_CLASHES = 0.06;
/** Levels of the name on which words stand in the place of others. */
const REPLACED: readonly number[] = [10, 12];
/** Most of the matches in whose names one known word stands in the place of another. */
const MOST_REPLACED = 0.01;

/**
 * The classes for the comparisons of a file of `count` records; `u` is what strangers look like. The first is the match.
 * Those in `without` are left out.
 */
export function organizationClasses(
  ladders: readonly OrganizationLadder[],
  u: readonly (readonly number[])[],
  count: number,
  without: ReadonlySet<string> = NONE,
  traits: ListTraits = PLAIN,
): readonly PairClass[] {
  const there = new Set(ladders.map((ladder) => ladder.name));
  const related = relatedKinds(there, traits).filter(({ name }) => !without.has(name));
  return [matches(ladders, count, traits), ...related.map((kind) => relatedClass(kind, ladders, u, count, traits))];
}

const NONE: ReadonlySet<string> = new Set();

/** Names of the classes that are too small beside the matches to be seen; `pairs` of each class, strangers first. */
export function unseenClasses(classes: readonly PairClass[], pairs: readonly number[]): ReadonlySet<string> {
  const seldom = new Map(
    relatedKinds(EVERYTHING, { moving: true, registered: true }).map((kind) => [kind.name, kind.seldom ?? 0]),
  );
  const few = classes.filter(({ name }, i) => pairs[i + 1]! < (seldom.get(name) ?? 0) * pairs[1]!);
  return new Set(few.map(({ name }) => name));
}

function matches(ladders: readonly OrganizationLadder[], count: number, { moving, registered }: ListTraits): PairClass {
  return {
    name: 'same organization',
    pairs: { start: 0.3 * count, min: 0.5, max: 5 * count },
    behaviors: ladders.map((ladder): Behavior => {
      let max: number = ladder.cap;
      if (moving && ladder.name === 'address') max = MOST_MOVED;
      if (registered && ladder.name === 'identifier') max = MOST_RENUMBERED;
      const caps: LevelCap[] = [{ levels: ladder.against, max }];
      if (ladder.name === 'name')
        caps.push({ levels: [5, 9], max: MOST_CLASHES }, { levels: REPLACED, max: MOST_REPLACED, beside: [5, 7, 9] });
      return { prior: ladder.prior, strength: MATCH_STRENGTH, caps, strict: true };
    }),
  };
}

function relatedClass(
  { name, shared, held = {}, among = {}, open = [], against = [], chance = [], least }: Related,
  ladders: readonly OrganizationLadder[],
  u: readonly (readonly number[])[],
  count: number,
  { moving }: ListTraits,
): PairClass {
  const strength = Math.max(1, RELATED_STRENGTH * count);
  return {
    name,
    pairs: { start: (least === FEW ? FEW : 0.1) * count, min: least * count, max: 20 * count },
    behaviors: ladders.map((ladder, k): Behavior => {
      const levels = held[ladder.name];
      if (levels !== undefined) return fixed(levels);
      if (chance.includes(ladder.name)) return fixed(u[k]!);
      const learnt = among[ladder.name];
      if (learnt !== undefined) {
        const others = ladder.prior.flatMap((_, level) => (level === 0 || learnt.includes(level) ? [] : [level]));
        const caps: LevelCap[] = [{ levels: others, max: moving ? MOST_OTHERWISE : 1 }];
        return { prior: only(learnt, ladder.prior), strength, caps, monotone: false };
      }
      if (shared.includes(ladder.name))
        return { prior: ladder.prior, strength, caps: [{ levels: ladder.against, max: MOST_APART }], monotone: false };
      const apart = against.includes(ladder.name) || (IDENTIFYING.includes(ladder.name) && !open.includes(ladder.name));
      if (apart) return fixed(only(ladder.apart ?? ladder.against, u[k]!));
      // Others of a group, a house or a number have numbers of their own with the register.
      if (ladder.name === 'identifier') return { prior: u[k]!, strength, caps: [SHARED_NUMBER], monotone: false };
      return { prior: between(ladder.prior, u[k]!), strength, monotone: false };
    }),
  };
}

/**
 * Most of the pairs of a class that may stand on the levels against a field that they share: without an end to it, sister
 * companies of one house would become companies of one first word all over the country.
 */
const MOST_APART = 0.1;

/**
 * Most of the pairs of a class on other levels than those it is known by, where companies move: one name and telephone would
 * become one name at two addresses.
 */
const MOST_OTHERWISE = 0.02;

const fixed = (prior: readonly number[]): Behavior => ({ prior, strength: Number.POSITIVE_INFINITY, monotone: false });

/** The given levels in the proportions of `shares`; all others hardly ever. */
function only(levels: readonly number[], shares: readonly number[]): number[] {
  return shares.map((share, level) => (levels.includes(level) ? share : level === 0 ? 0 : 1e-6));
}

const between = (prior: readonly number[], u: readonly number[]): number[] =>
  prior.map((value, level) => (level === 0 ? 0 : (value + u[level]!) / 2));
