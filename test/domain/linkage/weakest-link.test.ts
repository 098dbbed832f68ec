import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Link, weakestLink } from '../../../src/domain/linkage/weakest-link.js';

const link = (a: number, b: number, weight: number): Link => ({ a, b, weight });

/** Number of parts that links make of the records they name. */
function parts(records: ReadonlySet<number>, links: readonly Link[]): number {
  let groups = [...records].map((record) => new Set([record]));
  for (const { a, b } of links) {
    const joined = groups.filter((group) => group.has(a) || group.has(b));
    groups = [...groups.filter((group) => !joined.includes(group)), new Set(joined.flatMap((group) => [...group]))];
  }
  return groups.length;
}

describe('weakestLink', () => {
  it('is the bridge, not the lightest of a ring', () => {
    const ring = [link(1, 2, 20), link(2, 3, 19), link(1, 3, 2)];
    expect(weakestLink([...ring, link(3, 9, 5)])).toEqual(link(3, 9, 5));
    expect(weakestLink(ring)).toEqual(link(2, 3, 19));
    expect(weakestLink([])).toBeNull();
  });

  it('is where the records first fall apart when the lightest links are taken away', () => {
    const graph = fc.array(
      fc.record({ a: fc.nat(6), b: fc.nat(6), weight: fc.integer({ min: -5, max: 40 }) }).filter(({ a, b }) => a !== b),
      { minLength: 1, maxLength: 15 },
    );
    fc.assert(
      fc.property(graph, (links) => {
        const records = new Set(links.flatMap(({ a, b }) => [a, b]));
        const { weight } = weakestLink(links)!;
        const whole = parts(records, links);
        expect(
          parts(
            records,
            links.filter((other) => other.weight >= weight),
          ),
        ).toBe(whole);
        expect(
          parts(
            records,
            links.filter((other) => other.weight > weight),
          ),
        ).toBeGreaterThan(whole);
      }),
    );
  });
});
