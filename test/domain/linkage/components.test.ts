import fc from 'fast-check';
import { expect, it } from 'vitest';
import { components } from '../../../src/domain/linkage/components.js';
import { Forest } from '../../../src/domain/linkage/forest.js';

const COUNT = 40;
const pairs = (minLength: number, maxLength: number) =>
  fc.array(fc.tuple(fc.nat(COUNT - 1), fc.nat(COUNT - 1)), { minLength, maxLength });

it('components are what can be reached from one another, roots and members ascending', () => {
  let large = 0;
  fc.assert(
    fc.property(pairs(10, 30), pairs(0, 3), (linked, decided) => {
      const must = new Forest(COUNT);
      for (const [a, b] of decided) must.join(a, b);
      const before = must.parent.slice();
      const links = {
        size: linked.length,
        a: Int32Array.from(linked, ([a]) => a),
        b: Int32Array.from(linked, ([, b]) => b),
      };
      const whole = components(COUNT, links, must);
      const { rootOf, sizes, members, starts } = whole;
      const sets = new Forest(COUNT);
      for (const [a, b] of [...linked].reverse()) sets.join(a, b);
      expect(components(COUNT, links, must, sets)).toEqual(whole);
      // Naive: take the lowest neighbor until nothing changes.
      const lowest = Array.from({ length: COUNT }, (_, i) => i);
      for (let round = 0; round < COUNT; round++) {
        for (const [a, b] of [...linked, ...decided]) lowest[a] = lowest[b] = Math.min(lowest[a]!, lowest[b]!);
      }
      expect([...rootOf]).toEqual(lowest);
      const expected = [...new Set(lowest)]
        .map((root) => [...lowest.keys()].filter((record) => lowest[record] === root))
        .filter((group) => group.length > 1)
        .sort((a, b) => a[0]! - b[0]!);
      const found = Array.from({ length: starts.length - 1 }, (_, i) => [
        ...members.subarray(starts[i], starts[i + 1]),
      ]);
      expect(found).toEqual(expected);
      for (const group of found) expect(sizes[group[0]!]).toBe(group.length);
      expect(must.parent).toEqual(before);
      if (found.some((group) => group.length > 3)) large++;
    }),
  );
  expect(large).toBeGreaterThan(50);
});
