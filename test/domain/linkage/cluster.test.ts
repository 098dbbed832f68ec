import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClusterInput } from '../../../src/domain/linkage/cluster.js';
import { clusterRecords } from '../../../src/domain/linkage/cluster.js';

type Pair = readonly [a: number, b: number, weight: number];

/** Clusters records from pairs; pairs that are not given weigh `other`. */
async function cluster(
  count: number,
  pairs: readonly Pair[],
  more: Partial<ClusterInput> = {},
  other = -5000,
): Promise<Int32Array> {
  const weights = new Map(pairs.map(([a, b, weight]) => [`${Math.min(a, b)} ${Math.max(a, b)}`, weight]));
  const linked = pairs.filter(([, , weight]) => weight >= -4000);
  const { clusters } = await clusterRecords({
    count,
    links: {
      size: linked.length,
      a: Int32Array.from(linked, ([a, b]) => Math.min(a, b)),
      b: Int32Array.from(linked, ([a, b]) => Math.max(a, b)),
      weight: Int32Array.from(linked, ([, , weight]) => weight),
    },
    width: 1,
    evidence: (a, b, out) => {
      out[0] = weights.get(`${Math.min(a, b)} ${Math.max(a, b)}`) ?? other;
    },
    score: (blended) => blended[0]!,
    cut: 0,
    ...more,
  });
  return clusters;
}

/** The same partition, whatever the numbers. */
function partition(clusters: ArrayLike<number>, names: readonly number[]): string {
  const groups = new Map<number, number[]>();
  for (let i = 0; i < clusters.length; i++) groups.set(clusters[i]!, [...(groups.get(clusters[i]!) ?? []), names[i]!]);
  return [...groups.values()]
    .map((group) => group.sort((a, b) => a - b).join(','))
    .sort()
    .join(' | ');
}

describe('clusterRecords', () => {
  it('joins what weighs enough and numbers clusters by their first record', async () => {
    expect([
      ...(await cluster(5, [
        [1, 3, 4000],
        [0, 4, 100],
        [2, 3, -10],
      ])),
    ]).toEqual([0, 1, 2, 1, 0]);
  });

  it('does not let one link fuse two families', async () => {
    const family = (from: number): Pair[] => [
      [from, from + 1, 9000],
      [from, from + 2, 9000],
      [from + 1, from + 2, 9000],
    ];
    const clusters = await cluster(6, [...family(0), ...family(3), [2, 3, 1500]], {}, -6000);
    expect(partition(clusters, [0, 1, 2, 3, 4, 5])).toBe('0,1,2 | 3,4,5');
  });

  it('lets a record in that only one of several members knows about', async () => {
    // 3 has one strong link; what is missing in the other pairs is no evidence.
    const evidence: ClusterInput['evidence'] = (a, b, out) => {
      const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
      out[0] = key === '2 3' ? 8000 : key.endsWith('3') ? Number.NaN : 9000;
    };
    const clusters = await cluster(
      4,
      [
        [0, 1, 9000],
        [1, 2, 9000],
        [0, 2, 9000],
        [2, 3, 8000],
      ],
      { evidence },
    );
    expect(new Set(clusters).size).toBe(1);
  });

  it('obeys must-link and cannot-link, must first', async () => {
    const pairs: Pair[] = [
      [0, 1, 9000],
      [1, 2, 9000],
      [0, 2, 9000],
    ];
    expect([...(await cluster(4, pairs, { mustLink: Int32Array.of(2, 3) }))]).toEqual([0, 0, 0, 0]);
    const apart = await cluster(3, pairs, { cannotLink: Int32Array.of(0, 2) });
    expect(apart[0]).not.toBe(apart[2]);
    expect([...(await cluster(3, [], { mustLink: Int32Array.of(0, 2), cannotLink: Int32Array.of(0, 2) }))]).toEqual([
      0, 1, 0,
    ]);
  });

  it('cuts components that are too large and says how many records it could not look at closely', async () => {
    const count = 40;
    const pairs: Pair[] = [];
    for (let i = 0; i < count; i++) for (let j = i + 1; j < count; j++) pairs.push([i, j, 5000]);
    const input = { largest: 10 };
    expect(new Set(await cluster(count, pairs, input)).size).toBe(1);
    // Four groups of ten, held together by weak links only.
    const grouped = pairs.map(([a, b]): Pair => [a, b, a % 4 === b % 4 ? 20000 : -3000]);
    expect(new Set(await cluster(count, grouped, input)).size).toBe(4);
  });

  const graph = fc
    .record({
      count: fc.integer({ min: 2, max: 12 }),
      seed: fc.array(fc.integer({ min: -9000, max: 9000 }), { minLength: 66, maxLength: 66 }),
    })
    .map(({ count, seed }) => {
      const pairs: Pair[] = [];
      let at = 0;
      // Weights that are all different: no ties.
      for (let i = 0; i < count; i++)
        for (let j = i + 1; j < count; j++, at++) pairs.push([i, j, seed[at]! * 100 + at]);
      return { count, pairs };
    });

  it('gives the same partition whatever the order of the records', async () => {
    let joined = 0;
    await fc.assert(
      fc.asyncProperty(graph, fc.infiniteStream(fc.nat()), async ({ count, pairs }, stream) => {
        const order = Array.from({ length: count }, (_, i) => i)
          .map((i) => ({ i, key: stream.next().value as number }))
          .sort((x, y) => x.key - y.key || x.i - y.i)
          .map(({ i }) => i);
        const placeOf = new Map(order.map((record, place) => [record, place]));
        const moved = pairs.map(([a, b, weight]): Pair => [placeOf.get(a)!, placeOf.get(b)!, weight]);
        const before = await cluster(count, pairs);
        const after = await cluster(count, moved);
        if (new Set(before).size < count) joined++;
        expect(partition(after, order)).toBe(
          partition(
            before,
            Array.from({ length: count }, (_, i) => i),
          ),
        );
      }),
      { numRuns: 150 },
    );
    expect(joined).toBeGreaterThan(50);
  });

  it('keeps every decision on random graphs', async () => {
    await fc.assert(
      fc.asyncProperty(
        graph,
        fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 4 }),
        async ({ count, pairs }, chosen) => {
          const usable = chosen.map(([a, b]) => [a % count, b % count] as const).filter(([a, b]) => a !== b);
          const cannot = await cluster(count, pairs, { cannotLink: Int32Array.from(usable.flat()) });
          const must = await cluster(count, pairs, { mustLink: Int32Array.from(usable.flat()) });
          for (const [a, b] of usable) {
            expect(cannot[a]).not.toBe(cannot[b]);
            expect(must[a]).toBe(must[b]);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
