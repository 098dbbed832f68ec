/**
 * Values that are compared as they are: identifiers (equal; one edit; two edits; other) and short texts such as a company
 * or a second address line (equal; near; similar; other).
 */
import { alignmentDistance, jaroWinkler } from '../kernel/similarity.js';
import type { ValueTable } from '../kernel/value-table.js';
import type { ComparisonKind } from './comparison.js';
import { BIN_BITS } from './comparison.js';
import { textNear } from './place.js';

export interface ValueData {
  readonly table: ValueTable;
  readonly codes: Int32Array;
  readonly bins: Uint8Array;
}

export const IDENTIFIER: ComparisonKind = {
  name: 'identifier',
  labels: ['missing', 'equal', 'one edit', 'two edits', 'other'],
  prior: [0, 0.85, 0.08, 0.03, 0.04],
  usualU: [0, 0.000003, 0.000002, 0.00002, 1],
  strength: 10,
  otherCap: 0.3,
  weakFrom: 3,
  weakCap: 0.4,
  household: 'strangers',
  termShare: [0, 1, 0, 0, 0],
};

export const COMPANY: ComparisonKind = {
  name: 'company',
  labels: ['missing', 'equal', 'near', 'similar', 'other'],
  prior: [0, 0.6, 0.1, 0.05, 0.25],
  usualU: [0, 0.005, 0.0005, 0.002, 0.99],
  strength: 10,
  otherCap: 0.6,
  weakFrom: 3,
  weakCap: 0.65,
  household: 'free',
  termShare: [0, 1, 0.5, 0, 0],
};

export const TEXT: ComparisonKind = {
  name: 'text',
  labels: ['missing', 'equal', 'near', 'similar', 'other'],
  prior: [0, 0.6, 0.1, 0.05, 0.25],
  usualU: [0, 0.002, 0.0005, 0.002, 1],
  strength: 10,
  otherCap: 0.6,
  weakFrom: 3,
  weakCap: 0.65,
  household: 'free',
  termShare: [0, 1, 0.5, 0, 0],
};

export function compareIdentifier(data: ValueData, a: number, b: number): number {
  const x = data.codes[a]!;
  const y = data.codes[b]!;
  if (x === 0 || y === 0) return 0;
  if (x === y) return (1 << BIN_BITS) | data.bins[x]!;
  const { chars, offsets } = data.table;
  const startX = offsets[x]!;
  const startY = offsets[y]!;
  const distance = alignmentDistance(chars, startX, offsets[x + 1]! - startX, startY, offsets[y + 1]! - startY, 2);
  return (distance + 1) << BIN_BITS;
}

export function compareText(data: ValueData, a: number, b: number): number {
  const x = data.codes[a]!;
  const y = data.codes[b]!;
  if (x === 0 || y === 0) return 0;
  if (x === y) return (1 << BIN_BITS) | data.bins[x]!;
  if (textNear(data.table, x, y)) return (2 << BIN_BITS) | Math.max(data.bins[x]!, data.bins[y]!);
  const { chars, offsets } = data.table;
  const startX = offsets[x]!;
  const startY = offsets[y]!;
  const similarity = jaroWinkler(chars, startX, offsets[x + 1]! - startX, startY, offsets[y + 1]! - startY);
  return (similarity >= 820 ? 3 : 4) << BIN_BITS;
}
