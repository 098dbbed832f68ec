/**
 * The classes of pairs beside strangers: the same organization, and what is taken for it where there are two classes only
 * – branches of one name, tenants of one building, users of one switchboard.
 */
import type { Behavior, PairClass } from '../estimate.js';
import type { OrganizationComparison, OrganizationLadder } from './levels.js';

/** What two records of a related class have in common; everything else of name, address and phone is not shared. */
const RELATED: readonly { readonly name: string; readonly shared: readonly OrganizationComparison[] }[] = [
  { name: 'branches', shared: ['name'] },
  { name: 'one building', shared: ['address'] },
  { name: 'one telephone', shared: ['phone'] },
  { name: 'one name and telephone', shared: ['name', 'phone'] },
  { name: 'one address and telephone', shared: ['address', 'phone'] },
];
const IDENTIFYING: ReadonlySet<OrganizationComparison> = new Set(['name', 'address', 'phone']);

const MATCH_STRENGTH = 30;
/** Pairs behind the prior of a related class, per record. */
const RELATED_STRENGTH = 0.02;

/** The classes for the comparisons of a file of `count` records; `u` is what strangers look like. */
export function organizationClasses(
  ladders: readonly OrganizationLadder[],
  u: readonly (readonly number[])[],
  count: number,
): readonly PairClass[] {
  const there = new Set(ladders.map((ladder) => ladder.name));
  const match: PairClass = {
    name: 'same organization',
    pairs: { start: 0.3 * count, min: 0.5, max: 5 * count },
    behaviors: ladders.map(
      (ladder): Behavior => ({
        prior: ladder.prior,
        strength: MATCH_STRENGTH,
        caps: [{ levels: ladder.against, max: ladder.cap }],
      }),
    ),
  };
  const related = RELATED.filter(
    ({ shared }) =>
      shared.every((field) => there.has(field)) &&
      [...IDENTIFYING].some((field) => there.has(field) && !shared.includes(field)),
  );
  return [
    match,
    ...related.map(
      ({ name, shared }): PairClass => ({
        name,
        pairs: { start: 0.1 * count, min: 0.5, max: 20 * count },
        behaviors: ladders.map((ladder, k): Behavior => {
          if (shared.includes(ladder.name))
            return { prior: ladder.prior, strength: Math.max(1, RELATED_STRENGTH * count), monotone: false };
          if (IDENTIFYING.has(ladder.name))
            return { prior: only(ladder.against, u[k]!), strength: Number.POSITIVE_INFINITY, monotone: false };
          return { prior: half(ladder.prior, u[k]!), strength: Math.max(1, RELATED_STRENGTH * count), monotone: false };
        }),
      }),
    ),
  ];
}

/** What strangers look like, of the levels against only. */
function only(against: readonly number[], u: readonly number[]): number[] {
  return u.map((value, level) => (against.includes(level) ? value : level === 0 ? 0 : 1e-6));
}

const half = (prior: readonly number[], u: readonly number[]): number[] =>
  prior.map((value, level) => (level === 0 ? 0 : (value + u[level]!) / 2));
