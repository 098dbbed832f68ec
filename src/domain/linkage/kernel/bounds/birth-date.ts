/** Birth dates are whole numbers: every pair is settled from its rows. */
import type { BirthDateData } from '../../comparisons/birth-date.js';
import { birthDateLevel } from '../../comparisons/birth-date.js';
import { BIN_BITS } from '../../comparisons/comparison.js';
import type { Bound } from './bound.js';
import { plain } from './bound.js';

export const BIRTH_DATE_BOUND: Bound<BirthDateData> = {
  columns: (data) => [plain(data.dates)],
  bound: (data, { cells, stride, slots }, block, out, at) => {
    const slot = slots[0]!;
    const { first, second, size } = block;
    for (let i = 0; i < size; i++) {
      const x = cells[first[i]! * stride + slot]!;
      const y = cells[second[i]! * stride + slot]!;
      if (x === 0 || y === 0) out[at + i] = 0;
      else if (x === y) out[at + i] = (1 << BIN_BITS) | data.bins[data.codes[first[i]!]!]!;
      else out[at + i] = birthDateLevel(x, y) << BIN_BITS;
    }
  },
};
