import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sortByKey } from '../../../../src/domain/linkage/kernel/radix-sort.js';

const keyLists = fc.oneof(
  fc.array(fc.integer()), // all 32 bits
  fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 200 }), // many equal, upper digits all alike
  fc.array(fc.integer({ min: 1 << 20, max: (1 << 20) + 5000 })),
);

it('orders records by unsigned key and keeps the order of equal keys', () => {
  fc.assert(
    fc.property(keyLists, (keys) => {
      const expected = keys
        .map((key, record) => ({ key, record }))
        .sort((a, b) => (a.key >>> 0) - (b.key >>> 0) || a.record - b.record);
      const sorted = sortByKey(Int32Array.from(keys), Int32Array.from(keys.keys()));
      expect([...sorted.keys]).toEqual(expected.map(({ key }) => key));
      expect([...sorted.records]).toEqual(expected.map(({ record }) => record));
    }),
    { numRuns: 500 },
  );
});
