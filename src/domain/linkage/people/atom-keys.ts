/** Keys of the atoms of people, atom by atom: work for threads. */
import { toSharedInt32 } from '../kernel/shared-memory.js';
import { peopleAtoms } from './atoms.js';
import type { PeopleFeatures } from './features.js';

/** Whose keys are wanted. */
export interface AtomKeysShared {
  readonly features: PeopleFeatures;
  /** Records, or null for all. */
  readonly records: Int32Array | null;
}

/** Keys of atom number `atom` of `peopleAtoms`. In shared memory. */
export function peopleAtomKeys({ features, records }: AtomKeysShared, atom: number): readonly Int32Array[] {
  return peopleAtoms(features)[atom]!.keys(records).map(toSharedInt32);
}
