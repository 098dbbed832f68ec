import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { MergeRules } from '../../../src/domain/linkage/agglomerate.js';
import { Agglomeration } from '../../../src/domain/linkage/agglomerate.js';
import { SYMBOLS } from '../../../src/domain/linkage/comparisons/comparison.js';
import { comparePair } from '../../../src/domain/linkage/comparisons/index.js';
import { indexPairs, mergeRules } from '../../../src/domain/linkage/merge-rules.js';
import { peopleFeatures } from '../../../src/domain/linkage/people/features.js';
import type { RecordTable } from '../../../src/domain/linkage/record-table.js';
import { type ScoreTables, weightOf } from '../../../src/domain/linkage/score.js';

const FAMILY = ['', 'smith', 'smyth', 'jones', 'jonas', 'lee'];
const table: RecordTable = {
  count: 12,
  columns: [
    {
      field: 'familyName',
      group: 1,
      header: 'familyName',
      codes: Int32Array.from({ length: 12 }, (_, i) => i % 6),
      values: FAMILY,
    },
    {
      field: 'givenName',
      group: 1,
      header: 'givenName',
      codes: Int32Array.from({ length: 12 }, (_, i) => (i * 5) % 4),
      values: ['', 'ann', 'anna', 'bob'],
    },
  ],
  sources: null,
};
const { comparisons } = peopleFeatures(table);
const width = comparisons.length;
const scores: ScoreTables = {
  width,
  // What is missing says nothing.
  tables: [0, 1].map((c) =>
    Int32Array.from({ length: width * SYMBOLS }, (_, i) => (i % SYMBOLS === 0 ? 0 : ((i * 37 + c * 11) % 4001) - 2000)),
  ),
  priors: [-3000, -1000],
};

/** Rules that know the symbols and the weights of some pairs. */
function rulesKnowing(pairs: readonly (readonly [number, number])[], symbols: Uint8Array): MergeRules {
  const links = {
    size: pairs.length,
    a: Int32Array.from(pairs, ([a]) => a),
    b: Int32Array.from(pairs, ([, b]) => b),
    weight: Int32Array.from(pairs, (_, i) => weightOf(scores, symbols, i * width)),
  };
  return mergeRules(comparisons, scores, -4000, indexPairs(table.count, links, symbols));
}

/** Evidence of every pair, NaN told from numbers. */
function evidenceOfAll(pairs: readonly (readonly [number, number])[]): string[] {
  const symbols = new Uint8Array(pairs.length * width);
  for (const [i, [a, b]] of pairs.entries()) comparePair(comparisons, a, b, symbols, i * width);
  const rules = rulesKnowing(pairs, symbols);
  const out = new Float64Array(rules.width);
  const all: string[] = [];
  for (let a = 0; a < table.count; a++) {
    for (let b = a + 1; b < table.count; b++) {
      rules.evidence(b, a, out);
      all.push(out.join());
    }
  }
  return all;
}

it('the evidence of pairs that were compared before is that of comparing them now', () => {
  const now = evidenceOfAll([]);
  expect(new Set(now).size).toBeGreaterThan(10);
  const pair = fc.tuple(fc.nat(11), fc.nat(11)).filter(([a, b]) => a < b);
  fc.assert(
    fc.property(fc.uniqueArray(pair, { selector: (p) => p.join() }), (pairs) => {
      expect(evidenceOfAll(pairs)).toEqual(now);
    }),
  );
});

it('known weights of pairs merge what their evidence merges', () => {
  const everyone = Array.from({ length: table.count }, (_, record) => record);
  const pairs = everyone.flatMap((a) => everyone.slice(a + 1).map((b) => [a, b] as const));
  const symbols = new Uint8Array(pairs.length * width);
  for (const [i, [a, b]] of pairs.entries()) comparePair(comparisons, a, b, symbols, i * width);
  const known = rulesKnowing(pairs, symbols);
  const { knownWeight: _, ...unknown } = known;
  for (const [a, b] of pairs) expect(known.knownWeight?.(b, a)).not.toBeNaN();
  let merged = 0;
  fc.assert(
    fc.property(
      fc.shuffledSubarray(everyone, { minLength: 2 }),
      fc.integer({ min: -6000, max: 4000 }),
      (members, cut) => {
        const joins = [known, unknown].map((rules) => {
          const made: string[] = [];
          const units = members.map((member) => [member]);
          new Agglomeration({ ...rules, cut }).build(units, null, (a, b) => made.push(`${a} ${b}`));
          return made;
        });
        merged = Math.max(merged, joins[0]!.length);
        expect(joins[0]).toEqual(joins[1]);
      },
    ),
  );
  expect(merged).toBeGreaterThan(3);
});
