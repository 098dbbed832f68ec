/**
 * Where somebody lives, as two comparisons: the street (number, street and unit jointly) and the area (postal code, city
 * and state jointly). Parts of one address move together, so they are levels of one ladder and not separate evidence.
 */
import { alignmentDistance, jaroWinkler } from '../kernel/similarity.js';
import type { ValueTable } from '../kernel/value-table.js';
import type { ComparisonKind } from './comparison.js';
import { BIN_BITS } from './comparison.js';

export interface StreetData {
  readonly streets: ValueTable;
  readonly street: Int32Array;
  readonly numbers: ValueTable;
  readonly number: Int32Array;
  /** Unit, room, flat: equal numbers = equal; 0 = none. 14A and 14C are different. */
  readonly unit: Int32Array;
  /** Code of number and street together, for term frequencies. */
  readonly place: Int32Array;
  readonly placeBins: Uint8Array;
  readonly streetBins: Uint8Array;
}

export const STREET: ComparisonKind = {
  name: 'street',
  labels: [
    'missing',
    'same number, street and unit',
    'same number, street near',
    'same number and street, other unit',
    'same street, number near or missing',
    'same street, other number',
    'same number, other street',
    'other',
  ],
  prior: [0, 0.6, 0.08, 0.03, 0.05, 0.02, 0.02, 0.2],
  usualU: [0, 0.00005, 0.00001, 0.000005, 0.00003, 0.001, 0.001, 1],
  strength: 10,
  otherCap: 0.6,
  weakFrom: 5,
  weakCap: 0.7,
  household: 'free',
  termShare: [0, 1, 0.5, 1, 1, 1, 0, 0],
};

export function compareStreet(data: StreetData, a: number, b: number): number {
  const x = data.street[a]!;
  const y = data.street[b]!;
  const p = data.number[a]!;
  const q = data.number[b]!;
  if (x === 0 || y === 0) return p !== 0 && p === q ? 6 << BIN_BITS : 0;
  const exact = x === y;
  const near = exact || textNear(data.streets, x, y);
  if (!near) return (p !== 0 && p === q ? 6 : 7) << BIN_BITS;
  const bin = Math.max(data.streetBins[x]!, data.streetBins[y]!);
  if (p !== 0 && p === q) {
    const unitA = data.unit[a]!;
    const unitB = data.unit[b]!;
    const place = Math.max(data.placeBins[data.place[a]!]!, data.placeBins[data.place[b]!]!);
    if (unitA !== 0 && unitB !== 0 && unitA !== unitB) return (3 << BIN_BITS) | place;
    return ((exact ? 1 : 2) << BIN_BITS) | place;
  }
  if (p === 0 || q === 0) return (4 << BIN_BITS) | bin;
  const { chars, offsets } = data.numbers;
  const distance = alignmentDistance(
    chars,
    offsets[p]!,
    offsets[p + 1]! - offsets[p]!,
    offsets[q]!,
    offsets[q + 1]! - offsets[q]!,
    1,
  );
  const digits = Math.max(offsets[p + 1]! - offsets[p]!, offsets[q + 1]! - offsets[q]!);
  return ((distance === 1 && digits >= 2 ? 4 : 5) << BIN_BITS) | bin;
}

export interface AreaData {
  readonly postcodes: ValueTable;
  readonly postcode: Int32Array;
  readonly cities: ValueTable;
  readonly city: Int32Array;
  readonly state: Int32Array;
  readonly postcodeBins: Uint8Array;
  readonly cityBins: Uint8Array;
}

export const AREA: ComparisonKind = {
  name: 'area',
  labels: [
    'missing',
    'same postal code and city',
    'same postal code',
    'same city, postal code near',
    'same city',
    'city or postal code near',
    'same state',
    'other',
  ],
  prior: [0, 0.62, 0.06, 0.05, 0.07, 0.06, 0.04, 0.1],
  usualU: [0, 0.0005, 0.00005, 0.001, 0.01, 0.001, 0.05, 0.94],
  strength: 10,
  otherCap: 0.5,
  weakFrom: 5,
  weakCap: 0.6,
  household: 'free',
  termShare: [0, 1, 1, 1, 1, 0, 0, 0],
};

export function compareArea(data: AreaData, a: number, b: number): number {
  const p = data.postcode[a]!;
  const q = data.postcode[b]!;
  const x = data.city[a]!;
  const y = data.city[b]!;
  const cityKnown = x !== 0 && y !== 0;
  const codeKnown = p !== 0 && q !== 0;
  if (codeKnown && p === q) {
    const same = cityKnown && (x === y || textNear(data.cities, x, y));
    return ((same ? 1 : 2) << BIN_BITS) | data.postcodeBins[p]!;
  }
  let codeNear = false;
  if (codeKnown) {
    const { chars, offsets } = data.postcodes;
    const length = offsets[p + 1]! - offsets[p]!;
    codeNear =
      length >= 4 && alignmentDistance(chars, offsets[p]!, length, offsets[q]!, offsets[q + 1]! - offsets[q]!, 1) === 1;
  }
  if (cityKnown && x === y) return ((codeNear ? 3 : 4) << BIN_BITS) | data.cityBins[x]!;
  if (codeNear || (cityKnown && textNear(data.cities, x, y))) return 5 << BIN_BITS;
  const s = data.state[a]!;
  const t = data.state[b]!;
  if (s !== 0 && s === t) return 6 << BIN_BITS;
  return (cityKnown || codeKnown || (s !== 0 && t !== 0) ? 7 : 0) << BIN_BITS;
}

/** One edit (two from eight characters), or Jaro–Winkler at least .92. */
export function textNear(table: ValueTable, x: number, y: number): boolean {
  const { chars, offsets } = table;
  const startX = offsets[x]!;
  const startY = offsets[y]!;
  const lengthX = offsets[x + 1]! - startX;
  const lengthY = offsets[y + 1]! - startY;
  const longer = Math.max(lengthX, lengthY);
  if (longer < 3) return false;
  const limit = longer >= 8 ? 2 : 1;
  if (alignmentDistance(chars, startX, lengthX, startY, lengthY, limit) <= limit) return true;
  return jaroWinkler(chars, startX, lengthX, startY, lengthY) >= 920;
}
