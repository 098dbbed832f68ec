/**
 * Phones, one comparison a column: equal; found in another phone column; one edit; two edits; other.
 */
import { alignmentDistance } from '../kernel/similarity.js';
import type { ValueTable } from '../kernel/value-table.js';
import type { ComparisonKind } from './comparison.js';
import { BIN_BITS } from './comparison.js';

export interface PhoneData {
  readonly table: ValueTable;
  readonly own: Int32Array;
  readonly others: readonly Int32Array[];
  readonly bins: Uint8Array;
}

export const PHONE: ComparisonKind = {
  name: 'phone',
  labels: ['missing', 'equal', 'in another column', 'one edit', 'two edits', 'other'],
  prior: [0, 0.7, 0.05, 0.05, 0.02, 0.18],
  usualU: [0, 0.000003, 0.000002, 0.000002, 0.00001, 1],
  strength: 10,
  otherCap: 0.6,
  weakFrom: 4,
  weakCap: 0.62,
  household: 'free',
  termShare: [0, 1, 1, 0.5, 0, 0],
};

export function comparePhone(data: PhoneData, a: number, b: number): number {
  const { own, others, bins, table } = data;
  const x = own[a]!;
  const y = own[b]!;
  if (x === 0 && y === 0) return 0;
  if (x === y) return (1 << BIN_BITS) | bins[x]!;
  for (let i = 0; i < others.length; i++) {
    const other = others[i]!;
    if (x !== 0 && other[b] === x) return (2 << BIN_BITS) | bins[x]!;
    if (y !== 0 && other[a] === y) return (2 << BIN_BITS) | bins[y]!;
  }
  if (x === 0 || y === 0) return 0;
  const { chars, offsets } = table;
  const startX = offsets[x]!;
  const startY = offsets[y]!;
  const distance = alignmentDistance(chars, startX, offsets[x + 1]! - startX, startY, offsets[y + 1]! - startY, 2);
  if (distance === 1) return (3 << BIN_BITS) | Math.max(bins[x]!, bins[y]!);
  return (distance === 2 ? 4 : 5) << BIN_BITS;
}
