/**
 * Rules by which one record is looked up when it is entered, beside those that blocking chose. Blocking keeps what finds
 * duplicates: in a file without any it keeps nothing, and it has no use for a number that is right wherever it stands. Who asks
 * for one customer still expects to find him by his number, his telephone, his mail or his name.
 */
import type { Atom } from '../blocking/atom.js';
import type { BlockingRule } from '../blocking/rules.js';
import type { PeopleFeatures } from './features.js';

/** Up to so many records, one of these alone may be evidence enough; in larger files only together with others. */
const ALONE = 100_000;
const NAMES: ReadonlySet<string> = new Set(['name', 'given', 'family']);

/** Rules of one atom for what tells a customer and is no part of the `chosen` rules. */
export function entryRules(
  atoms: readonly Atom[],
  { identifiers, count }: PeopleFeatures,
  chosen: readonly BlockingRule[],
): BlockingRule[] {
  const wanted = new Set(['phone', 'e-mail', 'both names in any order', ...identifiers.map(({ name }) => name)]);
  const covers = (rule: BlockingRule, { attribute }: Atom): boolean =>
    (count > ALONE || rule.atoms.length === 1) &&
    rule.atoms.some((atom) => atom.attribute === attribute || (NAMES.has(attribute) && NAMES.has(atom.attribute)));
  return atoms
    .filter((atom) => wanted.has(atom.name) && !chosen.some((rule) => covers(rule, atom)))
    .map((atom) => ({ name: atom.name, atoms: [atom] }));
}
