/** Blocking rules: an atom alone, or two atoms of different attributes that must both agree. */
import { mixHash } from '../people/coder.js';
import type { Atom } from './atom.js';

export interface BlockingRule {
  /** In words: `birth date & family name by sound`. */
  readonly name: string;
  readonly atoms: readonly Atom[];
}

/** Most keys a record may get from a combined rule. */
const MOST_SLOTS = 4;

/** Every rule the atoms allow, those of one atom first. `slotsOf` tells how many keys an atom gives a record. */
export function possibleRules(atoms: readonly Atom[], slotsOf: (atom: Atom) => number): BlockingRule[] {
  const rules: BlockingRule[] = atoms
    .filter((atom) => atom.onlyCombined !== true)
    .map((atom) => ({ name: atom.name, atoms: [atom] }));
  for (const [i, a] of atoms.entries()) {
    for (const b of atoms.slice(i + 1)) {
      if (a.attribute === b.attribute || slotsOf(a) * slotsOf(b) > MOST_SLOTS) continue;
      // Names in any order and one of the names are one attribute too.
      if (
        [a.attribute, b.attribute].includes('name') &&
        [a.attribute, b.attribute].some((x) => x === 'given' || x === 'family')
      )
        continue;
      rules.push({ name: `${a.name} & ${b.name}`, atoms: [a, b] });
    }
  }
  return rules;
}

/** Keys of a rule from the keys of its atoms, one array a slot. */
export function ruleKeys(rule: BlockingRule, keysOf: (atom: Atom) => readonly Int32Array[]): readonly Int32Array[] {
  const [a, b] = rule.atoms;
  return b === undefined ? keysOf(a!) : pairKeys(keysOf(a!), keysOf(b));
}

/** Keys of two atoms that must both agree, one array for each two of their slots. */
export function pairKeys(first: readonly Int32Array[], second: readonly Int32Array[]): Int32Array[] {
  const out: Int32Array[] = [];
  for (const left of first) {
    for (const right of second) {
      const keys = new Int32Array(left.length);
      for (let i = 0; i < keys.length; i++) if (left[i] !== 0 && right[i] !== 0) keys[i] = mixHash(left[i]!, right[i]!);
      out.push(keys);
    }
  }
  return out;
}
