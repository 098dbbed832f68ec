/** Hashes taken of packed values are those of their strings. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildValueTable } from '../../../../src/domain/linkage/kernel/value-table.js';
import { hashSlice, hashText, hashValue } from '../../../../src/domain/linkage/people/coder.js';

test('the hash of a slice of a packed value is that of the slice, and 0 where there is none', () => {
  const end = fc.oneof(fc.integer({ min: -12, max: 12 }), fc.constant(1 << 30));
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1, maxLength: 14 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: -12, max: 12 }),
      end,
      fc.integer(),
      (values, start, end, seed) => {
        const table = buildValueTable(['', ...values]);
        for (const [i, value] of values.entries()) {
          const slice = value.slice(start, end);
          expect(hashSlice(table, i + 1, start, end, seed)).toBe(slice === '' ? 0 : hashText(slice, seed));
          expect(hashValue(table, i + 1, seed)).toBe(hashText(value, seed));
        }
      },
    ),
  );
});
