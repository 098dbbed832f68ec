/** Identifiers, companies and other short texts: character sets and lengths settle most pairs. */
import { BIN_BITS } from '../../comparisons/comparison.js';
import type { ValueData } from '../../comparisons/value.js';
import { digitSets, leastDigitDistance, leastDistance, mostSimilar, outlines } from '../text-bound.js';
import type { Bound } from './bound.js';
import { known, open, plain } from './bound.js';
import { maybeNear } from './place.js';

export const TEXT_BOUND: Bound<ValueData> = {
  columns: (data) => [
    plain(data.codes),
    known(data.table.signatures, data.codes),
    known(outlines(data.table), data.codes),
  ],
  bound: (data, { cells, stride, slots }, block, out, at) => {
    const { bins } = data;
    const { first, second, size } = block;
    for (let i = 0; i < size; i++) {
      const rowA = first[i]! * stride;
      const rowB = second[i]! * stride;
      const x = cells[rowA + slots[0]!]!;
      const y = cells[rowB + slots[0]!]!;
      if (x === 0 || y === 0) out[at + i] = 0;
      else if (x === y) out[at + i] = (1 << BIN_BITS) | bins[x]!;
      else {
        const signatureA = cells[rowA + slots[1]!]!;
        const signatureB = cells[rowB + slots[1]!]!;
        const outlineA = cells[rowA + slots[2]!]!;
        const outlineB = cells[rowB + slots[2]!]!;
        if (maybeNear(signatureA, outlineA, signatureB, outlineB)) out[at + i] = open(2, Math.max(bins[x]!, bins[y]!));
        else if (mostSimilar(signatureA, outlineA, signatureB, outlineB) >= 820) out[at + i] = open(3, 0);
        else out[at + i] = 4 << BIN_BITS;
      }
    }
  },
};

export const IDENTIFIER_BOUND: Bound<ValueData> = {
  columns: (data) => [
    plain(data.codes),
    known(data.table.signatures, data.codes),
    known(outlines(data.table), data.codes),
    known(digitSets(data.table), data.codes),
  ],
  bound: (data, { cells, stride, slots }, block, out, at) => {
    const { bins } = data;
    const { first, second, size } = block;
    for (let i = 0; i < size; i++) {
      const rowA = first[i]! * stride;
      const rowB = second[i]! * stride;
      const x = cells[rowA + slots[0]!]!;
      const y = cells[rowB + slots[0]!]!;
      if (x === 0 || y === 0) out[at + i] = 0;
      else if (x === y) out[at + i] = (1 << BIN_BITS) | bins[x]!;
      else {
        const distance = Math.max(
          leastDistance(
            cells[rowA + slots[1]!]!,
            cells[rowA + slots[2]!]!,
            cells[rowB + slots[1]!]!,
            cells[rowB + slots[2]!]!,
          ),
          leastDigitDistance(cells[rowA + slots[3]!]!, cells[rowB + slots[3]!]!),
        );
        out[at + i] = distance > 2 ? 4 << BIN_BITS : open(distance === 2 ? 3 : 2, 0);
      }
    }
  },
};
