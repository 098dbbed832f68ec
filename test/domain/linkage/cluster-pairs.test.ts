import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ClusterInput } from '../../../src/domain/linkage/cluster.js';
import { clusterRecords } from '../../../src/domain/linkage/cluster.js';

const COUNT = 24;

/** Sparse links, so that there are components of two, three and more, and some decisions. */
const graphs = fc.record({
  weights: fc.uniqueArray(fc.tuple(fc.nat(COUNT - 1), fc.nat(COUNT - 1), fc.integer({ min: -4000, max: 9000 })), {
    maxLength: 16,
    selector: ([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`,
  }),
  must: fc.array(fc.nat(COUNT - 1), { maxLength: 2, minLength: 2 }),
  cannot: fc.array(fc.nat(COUNT - 1), { maxLength: 2, minLength: 2 }),
});

it('two records alone are clustered by their link as by their evidence', async () => {
  let pairs = 0;
  await fc.assert(
    fc.asyncProperty(graphs, async ({ weights, must, cannot }) => {
      const links = weights
        .filter(([a, b]) => a !== b)
        .map(([a, b, w]) => [Math.min(a, b), Math.max(a, b), w] as const);
      const weightOf = new Map(links.map(([a, b, w]) => [`${a}-${b}`, w]));
      const input: ClusterInput = {
        count: COUNT,
        links: {
          size: links.length,
          a: Int32Array.from(links, ([a]) => a),
          b: Int32Array.from(links, ([, b]) => b),
          weight: Int32Array.from(links, ([, , w]) => w),
        },
        width: 1,
        evidence: (a, b, out) => {
          out[0] = weightOf.get(`${Math.min(a, b)}-${Math.max(a, b)}`) ?? -5000;
        },
        score: ([weight]) => weight!,
        cut: 500,
        mustLink: Int32Array.from(must),
        cannotLink: Int32Array.from(cannot),
      };
      const looked = await clusterRecords(input);
      if (looked.count < COUNT) pairs++;
      expect(await clusterRecords({ ...input, linksAreScored: true })).toEqual(looked);
    }),
    { numRuns: 1000 },
  );
  expect(pairs).toBeGreaterThan(500);
});
