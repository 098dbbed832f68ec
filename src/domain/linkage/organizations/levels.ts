/**
 * The ladder of each comparison: its levels from strong to weak, which of them disagree, and what is expected of records of
 * one organization before anything is learnt.
 */
import type { ComparisonShape } from '../estimate.js';

export type OrganizationComparison =
  | 'name'
  | 'name alone'
  | 'address'
  | 'phone'
  | 'area'
  | 'website'
  | 'email'
  | 'identifier'
  | 'holding'
  | 'branch'
  | 'person';

export interface OrganizationLadder extends ComparisonShape {
  readonly name: OrganizationComparison;
  /** Levels that speak against: held there in classes that do not share the field, capped in the class of matches. */
  readonly against: readonly number[];
  /** Levels of pairs that do not share the field, where chance brings more than those against. */
  readonly apart?: readonly number[];
  /** m of matches, index = level. */
  readonly prior: readonly number[];
  /** Most of the matches that may stand on the levels against. */
  readonly cap: number;
}

/** How the names of sister companies stand to each other: both sides have words of their own. */
export const SISTER_NAMES: readonly number[] = shares(14, { 5: 0.13, 9: 0.09, 10: 0.45, 11: 0.23, 12: 0.1 });
/** Levels of the name at which a word (`Holdings`) may stand on one side only. */
export const ONE_WORD_MORE: readonly number[] = [2, 4, 5, 7, 8, 9, 10, 11];

/** Shares of `count` levels; all that are not given hardly ever. */
function shares(count: number, given: Readonly<Record<number, number>>): number[] {
  return Array.from({ length: count + 1 }, (_, level) => (level === 0 ? 0 : (given[level] ?? 1e-6)));
}

/** How two names are alike, and how much the words tell that they share, where there is nothing but names. */
export const ALONE_KINDS = ['equal', 'nearly equal', 'one within the other', 'similar'] as const;
export const ALONE_RARITIES = [
  'unique words',
  'very rare words',
  'rare words',
  'seldom words',
  'telling words',
  'usual words',
  'common words',
  'very common words',
] as const;
const ALIKE: readonly string[] = ALONE_KINDS.flatMap((kind) => ALONE_RARITIES.map((rarity) => `${kind}, ${rarity}`));

export const LADDERS = {
  'name alone': {
    name: 'name alone',
    labels: ['missing', ...ALIKE, 'different'],
    against: [ALIKE.length + 1],
    prior: shares(ALIKE.length + 1, {}),
    cap: 0.05,
  },
  name: {
    name: 'name',
    labels: [
      'missing',
      'equal',
      'nearly equal',
      'equal, of common words',
      'one within the other',
      'nearly equal, other words differ',
      'nearly equal, of common words',
      'similar',
      'one within the other, of common words',
      'similar, other words differ',
      'equal but for words in the place of others',
      'similar, of common words',
      'some words, others in the place of others',
      'some words',
      'different',
    ],
    against: [12, 13, 14],
    apart: [9, 10, 11, 12, 13, 14],
    prior: [0, 0.43, 0.16, 0.1, 0.07, 0.04, 0.04, 0.04, 0.03, 0.02, 0.01, 0.03, 0.01, 0.015, 0.015],
    cap: 0.05,
  },
  address: {
    name: 'address',
    labels: [
      'missing',
      'equal with unit',
      'equal',
      'equal with unit, one or two others there',
      'equal, one or two others there',
      'equal with unit, many others there',
      'equal, many others there',
      'same number, part of the street',
      'number one off, same street',
      'equal but for the unit',
      'same street',
      'same number',
      'different',
    ],
    against: [10, 11, 12],
    prior: [0, 0.12, 0.5, 0.05, 0.12, 0.02, 0.05, 0.04, 0.03, 0.02, 0.025, 0.01, 0.015],
    cap: 0.1,
  },
  phone: {
    name: 'phone',
    labels: [
      'missing',
      'equal',
      'equal, one or two others there',
      'equal, many others there',
      'one digit off',
      'different',
    ],
    against: [5],
    prior: [0, 0.6, 0.1, 0.04, 0.06, 0.2],
    cap: 0.5,
  },
  area: {
    name: 'area',
    labels: ['missing', 'same postal code', 'same city', 'near postal code or city', 'different'],
    against: [4],
    prior: [0, 0.7, 0.15, 0.08, 0.07],
    cap: 0.3,
  },
  website: {
    name: 'website',
    labels: ['missing', 'equal', 'equal, others have it too', 'equal, many have it', 'different'],
    against: [4],
    prior: [0, 0.6, 0.1, 0.05, 0.25],
    cap: 0.6,
  },
  email: {
    name: 'email',
    labels: ['missing', 'equal', 'same domain', 'same domain, others have it too', 'different'],
    against: [4],
    prior: [0, 0.5, 0.15, 0.05, 0.3],
    cap: 0.6,
  },
  identifier: {
    name: 'identifier',
    labels: ['missing', 'equal', 'one character off', 'different'],
    against: [3],
    prior: [0, 0.85, 0.06, 0.09],
    cap: 0.3,
  },
  holding: {
    name: 'holding',
    labels: ['missing', 'both or neither', 'one only'],
    against: [2],
    prior: [0, 0.97, 0.03],
    cap: 0.1,
  },
  branch: {
    name: 'branch',
    labels: ['missing', 'both or neither', 'one only', 'different'],
    against: [3],
    prior: [0, 0.94, 0.055, 0.005],
    cap: 0.01,
  },
  person: {
    name: 'person',
    labels: ['missing', 'equal', 'part of the name', 'different'],
    against: [3],
    prior: [0, 0.6, 0.1, 0.3],
    cap: 0.6,
  },
} as const satisfies Record<OrganizationComparison, OrganizationLadder>;
