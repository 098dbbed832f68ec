/**
 * The classes of pairs of people beside strangers: the same person; two of one household; two at one place of work. In a
 * household the given name and identifiers behave as among strangers, while family name, address, phones and mail agree
 * freely; birth dates agree as seldom as twins are. At a place of work the family name says nothing either. Without these
 * classes, families at one address and colleagues behind one switchboard are taken for one person.
 */
import type { Comparison, ComparisonKind, ComparisonKindName } from '../comparisons/comparison.js';
import { levelCaps } from '../comparisons/comparison.js';
import { COMPARISONS } from '../comparisons/index.js';
import type { Behavior, PairClass } from '../estimate.js';

/** Most of the household pairs that may agree, or nearly agree, on the birth date: twins, and dates that are filled in. */
const TWINS = 0.05;
/** What is a person's own. */
const PERSONAL: ReadonlySet<ComparisonKindName> = new Set(['birth-date', 'phone', 'email', 'identifier']);
const LEAST_PERSONAL = 2;
/**
 * Most pairs of parents and children of one name, per record, and the fewest in a file: so few that where a birth date is
 * missing, which would tell them, such pairs are one person as long as nothing else shows that there are any.
 */
const MOST_NAMED_ALIKE = 0.05;
/** The same where no birth date shows that there are many: who writes `Jr` once and not again must not become two. */
const MOST_WRITTEN_APART = 0.005;
const FEWEST_NAMED_ALIKE = 0.02;
/** How often what stands behind a name tells one of them: on both or neither, on one only. */
const ONE_TOLD: readonly number[] = [0, 0.4, 0.6];
/** How often they share a number, a mailbox or a company. */
const SHARED = 0.5;
/** Most of the namesakes that may live at the same door. */
const SAME_DOOR = 0.02;
/** Most of the household pairs that may have different family names. */
const OTHER_FAMILY = 0.15;

/** The classes for the comparisons of a file of `count` records; `u` is known. */
export function peopleClasses(
  comparisons: readonly Comparison[],
  u: readonly (readonly number[])[],
  count: number,
): PairClass[] {
  const kinds = comparisons.map((comparison) => COMPARISONS[comparison.kind].kind as ComparisonKind);
  const classes: PairClass[] = [
    {
      name: 'same person',
      pairs: { start: Math.max(0.5, 0.3 * count), min: 0.5, max: 5 * count },
      behaviors: kinds.map((kind) => ({ prior: kind.prior, strength: kind.strength, caps: levelCaps(kind) })),
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
  // Told by the birth date, and by what stands behind the name: without either such pairs are one person.
  const born = comparisons.some(({ kind }) => kind === 'birth-date');
  if (born || comparisons.some(({ kind }) => kind === 'generation')) {
    const most = count * (born ? MOST_NAMED_ALIKE : MOST_WRITTEN_APART);
    classes.push({
      name: 'parent and child of one name',
      pairs: { start: 0.4 * most, min: FEWEST_NAMED_ALIKE, max: most },
      behaviors: kinds.map((kind, k): Behavior => namedAlikeBehavior(kind, comparisons[k]!, u[k]!)),
    });
  }
  // Namesakes are told from one person by what is a person's own; with little of that they cannot be told apart.
  if (comparisons.filter(({ kind }) => PERSONAL.has(kind)).length >= LEAST_PERSONAL) {
    classes.push({
      name: 'namesakes of one region',
      pairs: { start: Math.max(0.5, 0.02 * count), min: 0.5, max: 50 * count },
      behaviors: comparisons.map((comparison, k) => namesakeBehavior(comparison, kinds[k]!, u[k]!)),
    });
  }
  return classes;
}

/** Namesakes share both names; a third one that is the same too is a person's own, but for so many. */
const SAME_MIDDLE = 0.3;

/** Names and region agree freely, as they do within a people or a country; birth date and means of contact do not. */
function namesakeBehavior(comparison: Comparison, kind: ComparisonKind, u: readonly number[]): Behavior {
  switch (comparison.kind) {
    case 'given-name':
    case 'family-name':
    case 'area':
      return { prior: kind.prior, strength: 10 };
    case 'middle-name':
      return { prior: kind.prior, strength: 10, caps: [{ levels: [1, 2], max: SAME_MIDDLE }] };
    case 'street':
      return { prior: u, strength: 10, caps: [{ levels: [1, 2, 3], max: SAME_DOOR }] };
    default:
      return 'strangers';
  }
}

/** In a household, with both names, and a birth date as among strangers: nothing is learnt of them but how many they are. */
function namedAlikeBehavior(kind: ComparisonKind, comparison: Comparison, u: readonly number[]): Behavior {
  switch (comparison.kind) {
    case 'given-name':
    case 'middle-name':
    case 'family-name':
    case 'street':
    case 'area':
      return fixed(kind.prior);
    case 'generation':
      return fixed(ONE_TOLD);
    case 'phone':
    case 'email':
    case 'company':
    case 'text':
      return fixed(mixed(kind.prior, u, SHARED));
    default:
      return 'strangers';
  }
}

const fixed = (prior: readonly number[]): Behavior => ({ prior, strength: Number.POSITIVE_INFINITY });

/** Levels as in `prior` in a share of the pairs, and as in `u` in the others. */
const mixed = (prior: readonly number[], u: readonly number[], share: number): number[] =>
  prior.map((value, level) => share * value + (1 - share) * u[level]!);

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
