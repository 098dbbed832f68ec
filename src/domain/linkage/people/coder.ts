/** Numbers for distinct strings, in the order of their first appearance; '' is 0. */
export class ValueCoder {
  readonly values: string[] = [''];
  readonly #codes = new Map<string, number>([['', 0]]);

  code(value: string): number {
    const known = this.#codes.get(value);
    if (known !== undefined) return known;
    const made = this.values.length;
    this.values.push(value);
    this.#codes.set(value, made);
    return made;
  }
}

/** A 32-bit hash of a string (FNV-1a with a final mix); never 0. */
export function hashText(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return mixHash(hash, 0x9e3779b9);
}

/** One hash from two; never 0. Not symmetric. */
export function mixHash(a: number, b: number): number {
  let hash = Math.imul(a ^ (b >>> 15), 0x85ebca6b) + Math.imul(b, 0xc2b2ae35);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x7feb352d);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x846ca68b);
  hash ^= hash >>> 16;
  return hash | 0 || 1;
}
