/** E-mail addresses: the local parts decide, and their character sets tell most of them apart. */
import { BIN_BITS } from '../../comparisons/comparison.js';
import type { EmailData } from '../../comparisons/email.js';
import { sharedInt32 } from '../shared-memory.js';
import { leastDistance, mostSimilar, outlines } from '../text-bound.js';
import type { Bound } from './bound.js';
import { known, open, plain } from './bound.js';

export const EMAIL_BOUND: Bound<EmailData> = {
  columns: (data) => {
    if (data.columns.length !== 1) return [];
    const own = data.columns[0]!;
    // Facts of local parts, at the addresses that have them.
    const ofLocal = (facts: Int32Array): Int32Array => {
      const result = sharedInt32(data.local.length);
      for (let code = 0; code < result.length; code++) result[code] = facts[data.local[code]!]!;
      return result;
    };
    return [
      plain(own),
      known(data.local, own),
      known(ofLocal(data.locals.signatures), own),
      known(ofLocal(outlines(data.locals)), own),
    ];
  },
  bound: (data, { cells, stride, slots }, block, out, at) => {
    const { first, second, size } = block;
    if (slots.length === 0) {
      // Several addresses a record: best of all combinations, left to the comparison.
      for (let i = 0; i < size; i++) out[at + i] = open(1, 0);
      return;
    }
    const own = slots[0]!;
    const { bins } = data;
    for (let i = 0; i < size; i++) {
      const rowA = first[i]! * stride;
      const rowB = second[i]! * stride;
      const x = cells[rowA + own]!;
      const y = cells[rowB + own]!;
      if (x === 0 || y === 0) out[at + i] = 0;
      else if (x === y) out[at + i] = (1 << BIN_BITS) | bins[x]!;
      else if (cells[rowA + slots[1]!] === cells[rowB + slots[1]!]) out[at + i] = open(2, 0);
      else {
        const signatureA = cells[rowA + slots[2]!]!;
        const signatureB = cells[rowB + slots[2]!]!;
        const outlineA = cells[rowA + slots[3]!]!;
        const outlineB = cells[rowB + slots[3]!]!;
        if (leastDistance(signatureA, outlineA, signatureB, outlineB) <= 1) out[at + i] = open(2, 0);
        else if (mostSimilar(signatureA, outlineA, signatureB, outlineB) >= 850) out[at + i] = open(5, 0);
        else out[at + i] = 6 << BIN_BITS;
      }
    }
  },
};
