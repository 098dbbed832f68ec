/** Phones: equality in either column is a matter of codes; digit sets tell most others more than two edits apart. */
import { BIN_BITS } from '../../comparisons/comparison.js';
import type { PhoneData } from '../../comparisons/phone.js';
import { digitSets, leastDigitDistance } from '../text-bound.js';
import type { Bound } from './bound.js';
import { known, open, plain } from './bound.js';

export const PHONE_BOUND: Bound<PhoneData> = {
  columns: (data) => [plain(data.own), known(digitSets(data.table), data.own), ...data.others.map(plain)],
  bound: (data, { cells, stride, slots }, block, out, at) => {
    const own = slots[0]!;
    const digits = slots[1]!;
    const { bins } = data;
    const { first, second, size } = block;
    for (let i = 0; i < size; i++) {
      const rowA = first[i]! * stride;
      const rowB = second[i]! * stride;
      const x = cells[rowA + own]!;
      const y = cells[rowB + own]!;
      if (x === y) {
        out[at + i] = x === 0 ? 0 : (1 << BIN_BITS) | bins[x]!;
        continue;
      }
      let elsewhere = 0;
      for (let k = 2; k < slots.length && elsewhere === 0; k++) {
        if (x !== 0 && cells[rowB + slots[k]!] === x) elsewhere = x;
        else if (y !== 0 && cells[rowA + slots[k]!] === y) elsewhere = y;
      }
      if (elsewhere !== 0) out[at + i] = (2 << BIN_BITS) | bins[elsewhere]!;
      else if (x === 0 || y === 0) out[at + i] = 0;
      else {
        const distance = leastDigitDistance(cells[rowA + digits]!, cells[rowB + digits]!);
        if (distance > 2) out[at + i] = 5 << BIN_BITS;
        else if (distance === 2) out[at + i] = open(4, 0);
        else out[at + i] = open(3, Math.max(bins[x]!, bins[y]!));
      }
    }
  },
};
