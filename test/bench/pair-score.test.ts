import { expect, test } from 'vitest';
import { scorePairs } from './pair-score.js';

const groups = (text: string) => new Map([...text].map((group, record) => [String(record), group]));

test('pairs are counted as by hand', () => {
  // truth: {0,1,2} {3,4}; clusters: {0,1} {2,3} {4}
  const score = scorePairs(groups('aabbc'), groups('xxxyy'));
  expect(score).toEqual({ precision: 1 / 2, recall: 1 / 4, f1: 1 / 3, falsePairs: 1, missedPairs: 3 });
});

test('a record that is not in any cluster stands alone', () => {
  const truth = groups('xxy');
  expect(scorePairs(new Map([['0', 'a']]), truth)).toMatchObject({ falsePairs: 0, missedPairs: 1 });
});

test('a file without duplicates that nothing was linked in is a full score', () => {
  expect(scorePairs(groups('abc'), groups('xyz'))).toMatchObject({ precision: 1, recall: 1, f1: 1 });
});
