/**
 * How often values occur, counted by customer: after a first fit, records that surely belong together count once, or every
 * duplicate would make its own rare values look frequent.
 */
import { recount } from './comparisons/comparison.js';
import type { TermColumn } from './people/features.js';

/**
 * Counts the values of each column anew, one per group and value. `groups` gives the records of each group of two and more,
 * one after the other; `starts` where each begins, and the end.
 */
export function countByCustomer(columns: readonly TermColumn[], groups: Int32Array, starts: Int32Array): void {
  for (const { codes, terms } of columns) {
    const counts = new Int32Array(terms.bins.length);
    let filled = 0;
    for (let i = 0; i < codes.length; i++) {
      if (codes[i] === 0) continue;
      counts[codes[i]!]!++;
      filled++;
    }
    for (let group = 0; group + 1 < starts.length; group++) {
      const end = starts[group + 1]!;
      for (let i = starts[group]! + 1; i < end; i++) {
        const code = codes[groups[i]!]!;
        if (code === 0) continue;
        for (let j = starts[group]!; j < i; j++) {
          if (codes[groups[j]!] !== code) continue;
          counts[code]!--;
          filled--;
          break;
        }
      }
    }
    recount(terms, counts, filled);
  }
}
