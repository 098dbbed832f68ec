/**
 * Names: all but close spellings, several words and names in each other's column are settled by spelling numbers, character
 * sets and outlines.
 */
import { BIN_BITS } from '../../comparisons/comparison.js';
import type { NameData } from '../../comparisons/person-name.js';
import { amongGenerations } from '../../comparisons/person-name.js';
import type { RowColumn } from '../packed-rows.js';
import { sharedInt32 } from '../shared-memory.js';
import { leastDistance, mostSimilar, outlineLength, outlines } from '../text-bound.js';
import type { Bound, BoundPairs } from './bound.js';
import { known, open, plain } from './bound.js';

const HAN = 1;
const INITIAL = 2;

/** Bits 28 … 31 of a record's outline of a name. */
const IS_HAN = 1 << 28;
const IS_INITIAL = 1 << 29;
const IS_SEVERAL = 1 << 30;

/** Outlines of names with what else is known of them. */
function nameOutlines(data: NameData): Int32Array {
  const { table, script, head } = data.facts;
  const result = outlines(table);
  for (let code = 0; code < result.length; code++) {
    if (script[code] === HAN) result[code]! |= IS_HAN;
    if (script[code] === INITIAL) result[code]! |= IS_INITIAL;
    if (head[code] !== code) result[code]! |= IS_SEVERAL;
  }
  return result;
}

/** Sets of nickname groups as bits; two names of one group share a bit. */
function nicknameSets(data: NameData): Int32Array {
  const { nicknames, table } = data.facts;
  const result = sharedInt32(table.size);
  for (let code = 0; code < result.length; code++) {
    for (let i = 0; i < 4; i++) {
      const group = nicknames[4 * code + i]!;
      if (group === 0) break;
      result[code]! |= 1 << (group & 31);
    }
  }
  return result;
}

function columns(data: NameData): RowColumn[] {
  const { table, spelling } = data.facts;
  return [
    plain(data.own),
    plain(data.other),
    known(table.signatures, data.own),
    known(nameOutlines(data), data.own),
    known(spelling, data.own),
    known(nicknameSets(data), data.own),
    known(spelling, data.other),
    ...(data.generations === null ? [] : [plain(data.generations)]),
  ];
}

/** Level of `nameLevel` as far as rows tell: positive when settled, negative when it may be that or weaker. */
function levelOf(cells: Int32Array, rowA: number, rowB: number, slots: readonly number[]): number {
  if (cells[rowA + slots[4]!] === cells[rowB + slots[4]!]) return 2;
  const outlineA = cells[rowA + slots[3]!]!;
  const outlineB = cells[rowB + slots[3]!]!;
  const either = outlineA | outlineB;
  if ((either & IS_INITIAL) !== 0) {
    // The first character is known by five bits only.
    return (((outlineA ^ outlineB) >>> 8) & 0x1f) !== 0 ? 6 : -3;
  }
  if ((either & IS_SEVERAL) !== 0 || (cells[rowA + slots[5]!]! & cells[rowB + slots[5]!]!) !== 0) return -2;
  const signatureA = cells[rowA + slots[2]!]!;
  const signatureB = cells[rowB + slots[2]!]!;
  if ((either & IS_HAN) !== 0) {
    if ((outlineA & outlineB & IS_HAN) === 0) return 6;
    return (signatureA & signatureB) === 0 ? 6 : -5;
  }
  const distance = leastDistance(signatureA, outlineA, signatureB, outlineB);
  if (distance <= 1) return -4;
  const similarity = mostSimilar(signatureA, outlineA, signatureB, outlineB);
  if (similarity >= 920) return -4;
  if (similarity >= 800) return -5;
  const longer = Math.max(outlineLength(outlineA), outlineLength(outlineB));
  return distance === 2 && longer >= 6 ? -5 : 6;
}

/** True when one name is spelled as the other half of the other record's name: they may stand in each other's column. */
function crossed(cells: Int32Array, rowA: number, rowB: number, slots: readonly number[]): boolean {
  return cells[rowA + slots[4]!] === cells[rowB + slots[6]!] || cells[rowB + slots[4]!] === cells[rowA + slots[6]!];
}

/** Writes what is known of a pair with different, present values. `shift` is what the kind adds to the level. */
function told(level: number, shift: number, bins: Uint8Array, x: number, y: number): number {
  const binX = bins[x]!;
  const binY = bins[y]!;
  const bin = Math.max(binX, binY);
  return level > 0 ? ((level + shift) << BIN_BITS) | bin : open(shift - level, bin);
}

const boundGiven: BoundPairs<NameData> = (data, { cells, stride, slots }, block, out, at) => {
  const own = slots[0]!;
  const { bins } = data;
  const { first, second, size } = block;
  for (let i = 0; i < size; i++) {
    const rowA = first[i]! * stride;
    const rowB = second[i]! * stride;
    const x = cells[rowA + own]!;
    const y = cells[rowB + own]!;
    if (x === y && x !== 0) out[at + i] = (1 << BIN_BITS) | bins[x]!;
    else if (x === 0 || y === 0) out[at + i] = 0;
    else if (crossed(cells, rowA, rowB, slots)) out[at + i] = open(2, 0);
    else out[at + i] = told(levelOf(cells, rowA, rowB, slots), 1, bins, x, y);
  }
  const generation = slots[7];
  if (generation === undefined) return;
  for (let i = 0; i < size; i++) {
    const g = cells[first[i]! * stride + generation]!;
    const h = cells[second[i]! * stride + generation]!;
    out[at + i] = amongGenerations(out[at + i]!, g, h);
  }
};

const boundFamily: BoundPairs<NameData> = (data, { cells, stride, slots }, block, out, at) => {
  const own = slots[0]!;
  const { bins } = data;
  const { first, second, size } = block;
  for (let i = 0; i < size; i++) {
    const rowA = first[i]! * stride;
    const rowB = second[i]! * stride;
    const x = cells[rowA + own]!;
    const y = cells[rowB + own]!;
    if (x === 0 || y === 0) out[at + i] = 0;
    else if (x === y) out[at + i] = (1 << BIN_BITS) | bins[x]!;
    else if (crossed(cells, rowA, rowB, slots)) out[at + i] = open(1, 0);
    else out[at + i] = told(levelOf(cells, rowA, rowB, slots), 0, bins, x, y);
  }
};

const boundMiddle: BoundPairs<NameData> = (data, { cells, stride, slots }, block, out, at) => {
  const own = slots[0]!;
  const { bins } = data;
  const { first, second, size } = block;
  for (let i = 0; i < size; i++) {
    const rowA = first[i]! * stride;
    const rowB = second[i]! * stride;
    const x = cells[rowA + own]!;
    const y = cells[rowB + own]!;
    if (x === 0 || y === 0) out[at + i] = 0;
    else out[at + i] = told(x === y ? 1 : levelOf(cells, rowA, rowB, slots), 0, bins, x, y);
  }
};

export const GIVEN_NAME_BOUND: Bound<NameData> = { columns, bound: boundGiven };
export const FAMILY_NAME_BOUND: Bound<NameData> = { columns, bound: boundFamily };
export const MIDDLE_NAME_BOUND: Bound<NameData> = { columns, bound: boundMiddle };
