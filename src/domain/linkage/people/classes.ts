/**
 * The classes of pairs of people beside strangers: the same person; two of one household; two at one place of work. In a
 * household the given name and identifiers behave as among strangers, while family name, address, phones and mail agree
 * freely; birth dates agree as seldom as twins are. At a place of work the family name says nothing either. Without these
 * classes, families at one address and colleagues behind one switchboard are taken for one person.
 */
import type { Comparison, ComparisonKind } from '../comparisons/comparison.js';
import { otherCap } from '../comparisons/comparison.js';
import { COMPARISONS } from '../comparisons/index.js';
import type { Behavior, PairClass } from '../estimate.js';

/** Most of the household pairs that may agree, or nearly agree, on the birth date: twins, and dates that are filled in. */
const TWINS = 0.05;
/** Most of the household pairs that may have different family names. */
const OTHER_FAMILY = 0.15;

/** The classes for the comparisons of a file of `count` records; `u` is known. */
export function peopleClasses(
  comparisons: readonly Comparison[],
  u: readonly (readonly number[])[],
  count: number,
): PairClass[] {
  const kinds = comparisons.map((comparison) => COMPARISONS[comparison.kind].kind as ComparisonKind);
  return [
    {
      name: 'same person',
      pairs: { start: Math.max(0.5, 0.3 * count), min: 0.5, max: 5 * count },
      behaviors: kinds.map((kind) => ({ prior: kind.prior, strength: kind.strength, caps: [otherCap(kind)] })),
    },
    {
      name: 'same household',
      pairs: { start: Math.max(0.5, 0.05 * count), min: 0.5, max: 5 * count },
      behaviors: kinds.map((kind, k): Behavior => householdBehavior(kind, u[k]!)),
    },
    {
      name: 'same place of work',
      pairs: { start: Math.max(0.5, 0.02 * count), min: 0.5, max: 50 * count },
      behaviors: kinds.map(
        (kind): Behavior => (kind.household === 'free' ? { prior: kind.prior, strength: 10 } : 'strangers'),
      ),
    },
  ];
}

function householdBehavior(kind: ComparisonKind, u: readonly number[]): Behavior {
  if (kind.household === 'strangers') return 'strangers';
  if (kind.household === 'free') return { prior: kind.prior, strength: 10 };
  if (kind.household === 'family') {
    return { prior: kind.prior, strength: 10, caps: [{ levels: [kind.labels.length - 1], max: OTHER_FAMILY }] };
  }
  const prior = u.map((value, level) => (level === 0 ? 0 : value + (level === 1 ? 0.01 : 0)));
  const chance = u[1]! + u[2]!;
  return { prior, strength: 50, caps: [{ levels: [1, 2], max: Math.min(0.95, TWINS + chance) }], monotone: false };
}
