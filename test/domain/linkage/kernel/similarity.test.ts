import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alignmentDistance,
  bitCount,
  jaroWinkler,
  winklerThousandths,
} from '../../../../src/domain/linkage/kernel/similarity.js';
import { buildValueTable, lengthOf } from '../../../../src/domain/linkage/kernel/value-table.js';

/** Packs two strings and runs a comparison over their ranges. */
function onPacked(
  a: string,
  b: string,
  compare: (chars: Uint16Array, a: number, aLength: number, b: number, bLength: number) => number,
): number {
  const table = buildValueTable(['', a, b]);
  return compare(table.chars, table.offsets[1]!, lengthOf(table, 1), table.offsets[2]!, lengthOf(table, 2));
}

/** The definition of Jaro–Winkler in fractions, character by character; `order` ranks characters. */
function naiveJaroWinkler(first: string, second: string): number {
  if (first === '' || second === '') return 0;
  const rank = ranksOf(first, second);
  let [a, b] = [first, second];
  if (a.length < b.length || (a.length === b.length && rank(a) < rank(b))) [a, b] = [b, a];
  const window = Math.max(0, Math.floor(a.length / 2) - 1);
  const taken = new Set<number>();
  const fromA: string[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      if (Math.abs(i - j) <= window && a[i] === b[j] && !taken.has(j)) {
        taken.add(j);
        fromA.push(a[i]!);
        break;
      }
    }
  }
  const fromB = [...b].filter((_, j) => taken.has(j));
  const m = BigInt(fromA.length);
  if (m === 0n) return 0;
  const disorder = BigInt(fromA.filter((char, k) => char !== fromB[k]).length);
  let prefix = 0;
  while (prefix < 4 && prefix < b.length && a[prefix] === b[prefix]) prefix++;
  const [la, lb, p] = [BigInt(a.length), BigInt(b.length), BigInt(prefix)];
  const denominator = 6n * m * la * lb;
  const jaro = 2n * m * m * lb + 2n * m * m * la + (2n * m - disorder) * la * lb;
  return Number((100n * (10n * jaro + p * (denominator - jaro))) / denominator);
}

/** Maps strings to ones that sort by character frequency rank, as packed character numbers do. */
function ranksOf(...strings: string[]): (value: string) => string {
  const count = new Map<string, number>();
  for (const char of strings.join('')) count.set(char, (count.get(char) ?? 0) + 1);
  const chars = [...count.keys()].sort((a, b) => count.get(b)! - count.get(a)! || a.charCodeAt(0) - b.charCodeAt(0));
  return (value) => [...value].map((char) => String.fromCharCode(chars.indexOf(char))).join('');
}

/** The classic table, all of it. */
function naiveDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i + j));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cell = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cell = Math.min(cell, rows[i - 2]![j - 2]! + 1);
      }
      rows[i]![j] = cell;
    }
  }
  return rows[a.length]![b.length]!;
}

const word = (maxLength: number) =>
  fc.array(fc.constantFrom('a', 'b', 'c', '李', '伟'), { maxLength }).map((chars) => chars.join(''));

/** A string and a lightly damaged copy of it: close pairs, where thresholds matter. */
const closePair = (maxLength: number) =>
  fc.tuple(word(maxLength), fc.array(fc.tuple(fc.nat(), fc.nat(3)), { maxLength: 4 })).map(([text, edits]) => {
    let copy = text;
    for (const [where, kind] of edits) {
      const at = copy.length === 0 ? 0 : where % copy.length;
      if (kind === 0) copy = copy.slice(0, at) + copy.slice(at + 1);
      else if (kind === 1) copy = `${copy.slice(0, at)}x${copy.slice(at)}`;
      else if (kind === 2) copy = `${copy.slice(0, at)}c${copy.slice(at + 1)}`;
      else copy = copy.slice(0, at) + (copy[at + 1] ?? '') + (copy[at] ?? '') + copy.slice(at + 2);
    }
    return [text, copy] as const;
  });

const pairs = fc.oneof(
  fc.tuple(word(8), word(8)),
  fc.tuple(word(40), word(40)),
  closePair(12),
  closePair(33),
  closePair(120),
);

describe('jaroWinkler', () => {
  it('gives the textbook values', () => {
    expect(onPacked('martha', 'marhta', jaroWinkler)).toBe(961);
    expect(onPacked('dixon', 'dicksonx', jaroWinkler)).toBe(813);
    expect(onPacked('dwayne', 'duane', jaroWinkler)).toBe(840);
    expect(onPacked('abc', 'xyz', jaroWinkler)).toBe(0);
    expect(onPacked('same', 'same', jaroWinkler)).toBe(1000);
  });

  it('equals the definition at every length', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        expect(onPacked(a, b, jaroWinkler)).toBe(naiveJaroWinkler(a, b));
      }),
      { numRuns: 3000 },
    );
  });

  it('is symmetric', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        expect(onPacked(a, b, jaroWinkler)).toBe(onPacked(b, a, jaroWinkler));
      }),
    );
  });

  it('never exceeds the bound made from lengths and common characters', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        fc.pre(a !== '' && b !== '');
        const common = Math.min([...a].filter((c) => b.includes(c)).length, [...b].filter((c) => a.includes(c)).length);
        expect(onPacked(a, b, jaroWinkler)).toBeLessThanOrEqual(winklerThousandths(common, 0, 4, a.length, b.length));
      }),
    );
  });
});

describe('alignmentDistance', () => {
  it('equals the table, cut off at the limit, at every length', () => {
    let within = 0;
    fc.assert(
      fc.property(pairs, fc.nat(6), ([a, b], limit) => {
        const full = naiveDistance(a, b);
        if (full > 0 && full <= limit) within++;
        expect(onPacked(a, b, (...range) => alignmentDistance(...range, limit))).toBe(Math.min(full, limit + 1));
      }),
      { numRuns: 4000 },
    );
    expect(within).toBeGreaterThan(200);
  });

  it('leaves no trace in the tables that later calls use', () => {
    const fresh = onPacked('abcdefgh', 'abxdefgh', (...range) => alignmentDistance(...range, 3));
    onPacked('hgfedcba'.repeat(3), 'a'.repeat(24), (...range) => alignmentDistance(...range, 2));
    expect(onPacked('abcdefgh', 'abxdefgh', (...range) => alignmentDistance(...range, 3))).toBe(fresh);
  });
});

it('counts an exchange of neighbors as one edit', () => {
  expect(onPacked('ab', 'ba', (...range) => alignmentDistance(...range, 5))).toBe(1);
});

it('counts bits', () => {
  fc.assert(
    fc.property(fc.integer(), (word) => {
      expect(bitCount(word)).toBe((word >>> 0).toString(2).replaceAll('0', '').length);
    }),
  );
});
