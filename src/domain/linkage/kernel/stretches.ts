/** Work cut into stretches that do not depend on the number of threads. */

/** Some of the records, or of the pairs: from, and to (excluded). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** `count` cut into stretches of at most `length`. */
export function stretches(count: number, length = 1 << 16): Stretch[] {
  return Array.from({ length: Math.ceil(count / length) }, (_, i) => {
    return { from: i * length, to: Math.min(count, (i + 1) * length) };
  });
}
