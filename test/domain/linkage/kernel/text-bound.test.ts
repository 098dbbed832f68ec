import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textNear } from '../../../../src/domain/linkage/comparisons/place.js';
import { maybeNear } from '../../../../src/domain/linkage/kernel/bounds/place.js';
import { alignmentDistance, jaroWinkler } from '../../../../src/domain/linkage/kernel/similarity.js';
import {
  digitSets,
  leastDigitDistance,
  leastDistance,
  mostSimilar,
  outlines,
} from '../../../../src/domain/linkage/kernel/text-bound.js';
import { buildValueTable, lengthOf } from '../../../../src/domain/linkage/kernel/value-table.js';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789äöüéèñ李伟小明'.split('');

/** A text and a copy with up to five edits; sometimes longer than what an outline can say. */
const pairs = fc
  .tuple(
    fc.oneof(
      fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 20 }),
      fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 12 }),
      fc.array(fc.constantFrom(...letters), { minLength: 240, maxLength: 270 }),
    ),
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom(...letters)), { maxLength: 5 }),
  )
  .map(([text, edits]) => {
    const copy = [...text];
    for (const [where, kind, letter] of edits) {
      const at = where % Math.max(1, copy.length);
      if (kind === 0 && copy.length > 1) copy.splice(at, 1);
      else if (kind === 1) copy.splice(at, 0, letter);
      else if (kind === 2) copy[at] = letter;
      else if (at + 1 < copy.length) copy.splice(at, 2, copy[at + 1]!, copy[at]!);
    }
    return [text.join(''), copy.join('')] as const;
  });

it('bounds hold, and tell something', () => {
  const useful = { distance: 0, digits: 0, similarity: 0, near: 0, notNear: 0 };
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      const table = buildValueTable(['', a, b, letters.join('').repeat(3)]);
      const { chars, offsets, signatures } = table;
      const outline = outlines(table);
      const digits = digitSets(table);
      const range = [chars, offsets[1]!, lengthOf(table, 1), offsets[2]!, lengthOf(table, 2)] as const;
      const distance = alignmentDistance(...range, 1000);
      const similarity = jaroWinkler(...range);
      const facts = [signatures[1]!, outline[1]!, signatures[2]!, outline[2]!] as const;
      expect(leastDistance(...facts)).toBeLessThanOrEqual(distance);
      expect(leastDigitDistance(digits[1]!, digits[2]!)).toBeLessThanOrEqual(distance);
      expect(mostSimilar(...facts)).toBeGreaterThanOrEqual(similarity);
      if (textNear(table, 1, 2)) {
        useful.near++;
        expect(maybeNear(...facts)).toBe(true);
      }
      if (leastDistance(...facts) > 1) useful.distance++;
      if (leastDigitDistance(digits[1]!, digits[2]!) > 1) useful.digits++;
      if (mostSimilar(...facts) < 920) useful.similarity++;
      if (!maybeNear(...facts)) useful.notNear++;
    }),
    { numRuns: 5000 },
  );
  for (const [name, times] of Object.entries(useful)) expect(times, name).toBeGreaterThan(300);
});
