/** Streets and areas: whether two texts may be near is told by character sets; the rest are codes. */
import { BIN_BITS } from '../../comparisons/comparison.js';
import type { AreaData, StreetData } from '../../comparisons/place.js';
import { digitSets, leastDigitDistance, leastDistance, mostSimilar, outlineLength, outlines } from '../text-bound.js';
import type { Bound } from './bound.js';
import { known, open, plain } from './bound.js';

/** False when `textNear` of two different texts cannot be true. */
export function maybeNear(signatureA: number, outlineA: number, signatureB: number, outlineB: number): boolean {
  const longer = Math.max(outlineLength(outlineA), outlineLength(outlineB));
  if (longer < 3) return false;
  if (leastDistance(signatureA, outlineA, signatureB, outlineB) <= (longer >= 8 ? 2 : 1)) return true;
  return mostSimilar(signatureA, outlineA, signatureB, outlineB) >= 920;
}

export const STREET_BOUND: Bound<StreetData> = {
  columns: (data) => [
    plain(data.street),
    plain(data.number),
    known(data.streets.signatures, data.street),
    known(outlines(data.streets), data.street),
  ],
  bound: (data, { cells, stride, slots }, block, out, at) => {
    const { streetBins } = data;
    const { first, second, size } = block;
    for (let i = 0; i < size; i++) {
      const a = first[i]!;
      const b = second[i]!;
      const rowA = a * stride;
      const rowB = b * stride;
      const x = cells[rowA + slots[0]!]!;
      const y = cells[rowB + slots[0]!]!;
      const p = cells[rowA + slots[1]!]!;
      const q = cells[rowB + slots[1]!]!;
      const sameNumber = p !== 0 && p === q;
      if (x === 0 || y === 0) {
        out[at + i] = sameNumber ? 6 << BIN_BITS : 0;
        continue;
      }
      if (x === y) {
        const bin = streetBins[x]!;
        if (sameNumber) {
          const unitA = data.unit[a]!;
          const unitB = data.unit[b]!;
          const place = Math.max(data.placeBins[data.place[a]!]!, data.placeBins[data.place[b]!]!);
          out[at + i] = ((unitA !== 0 && unitB !== 0 && unitA !== unitB ? 3 : 1) << BIN_BITS) | place;
        } else if (p === 0 || q === 0) out[at + i] = (4 << BIN_BITS) | bin;
        else out[at + i] = open(4, bin);
        continue;
      }
      const near = maybeNear(
        cells[rowA + slots[2]!]!,
        cells[rowA + slots[3]!]!,
        cells[rowB + slots[2]!]!,
        cells[rowB + slots[3]!]!,
      );
      if (!near) out[at + i] = (sameNumber ? 6 : 7) << BIN_BITS;
      else out[at + i] = sameNumber ? open(2, 0) : open(4, Math.max(streetBins[x]!, streetBins[y]!));
    }
  },
};

export const AREA_BOUND: Bound<AreaData> = {
  columns: (data) => [
    plain(data.postcode),
    known(digitSets(data.postcodes), data.postcode),
    plain(data.city),
    known(data.cities.signatures, data.city),
    known(outlines(data.cities), data.city),
    plain(data.state),
  ],
  bound: (data, { cells, stride, slots }, block, out, at) => {
    const { postcodeBins, cityBins } = data;
    const { first, second, size } = block;
    for (let i = 0; i < size; i++) {
      const rowA = first[i]! * stride;
      const rowB = second[i]! * stride;
      const p = cells[rowA + slots[0]!]!;
      const q = cells[rowB + slots[0]!]!;
      const x = cells[rowA + slots[2]!]!;
      const y = cells[rowB + slots[2]!]!;
      const cityKnown = x !== 0 && y !== 0;
      const cityEqual = cityKnown && x === y;
      const cityMaybe =
        cityKnown &&
        !cityEqual &&
        maybeNear(
          cells[rowA + slots[3]!]!,
          cells[rowA + slots[4]!]!,
          cells[rowB + slots[3]!]!,
          cells[rowB + slots[4]!]!,
        );
      if (p !== 0 && p === q) {
        const bin = postcodeBins[p]!;
        out[at + i] = cityMaybe ? open(1, bin) : ((cityEqual ? 1 : 2) << BIN_BITS) | bin;
        continue;
      }
      const codeKnown = p !== 0 && q !== 0;
      const codeMaybe = codeKnown && leastDigitDistance(cells[rowA + slots[1]!]!, cells[rowB + slots[1]!]!) <= 1;
      if (cityEqual) {
        const bin = cityBins[x]!;
        out[at + i] = codeMaybe ? open(3, bin) : (4 << BIN_BITS) | bin;
      } else if (codeMaybe || cityMaybe) out[at + i] = open(5, 0);
      else {
        const s = cells[rowA + slots[5]!]!;
        const t = cells[rowB + slots[5]!]!;
        if (s !== 0 && s === t) out[at + i] = 6 << BIN_BITS;
        else out[at + i] = (cityKnown || codeKnown || (s !== 0 && t !== 0) ? 7 : 0) << BIN_BITS;
      }
    }
  },
};
