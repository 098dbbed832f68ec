/**
 * Atoms: what blocking rules are made of. An atom gives each record one key or several (slots), a 32-bit hash, 0 = none.
 * Keys are computed once per distinct value and gathered per record.
 */

export interface Atom {
  readonly name: string;
  /** Atoms of one attribute are not combined with each other: they say the same thing twice. */
  readonly attribute: string;
  /** Too unselective to be a rule alone, even in a small file. */
  readonly onlyCombined?: boolean;
  /** Keys of the records listed, or of all when `records` is null, one array a slot. */
  readonly keys: (records: Int32Array | null) => readonly Int32Array[];
}

/** Keys of atoms, as their `keys` gives them, wherever they are worked out. In shared memory. */
export type AtomKeys = (
  atoms: readonly Atom[],
  records: Int32Array | null,
) => Promise<readonly (readonly Int32Array[])[]>;

/** Keys gathered from a column of codes. */
export function gather(codes: Int32Array, keyOfCode: Int32Array, records: Int32Array | null): Int32Array {
  const size = records === null ? codes.length : records.length;
  const out = new Int32Array(size);
  if (records === null) for (let i = 0; i < size; i++) out[i] = keyOfCode[codes[i]!]!;
  else for (let i = 0; i < size; i++) out[i] = keyOfCode[codes[records[i]!]!]!;
  return out;
}
