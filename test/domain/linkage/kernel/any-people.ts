/** Records of people drawn from pools of values that meet every branch of the comparisons. */
import fc from 'fast-check';
import type { RecordTable, ValueColumn } from '../../../../src/domain/linkage/record-table.js';
import type { FieldName } from '../../../../src/domain/record/fields.js';

const long = 'maximiliane'.repeat(30);

/** A number from 0 to 2^32 − 1 that depends on both: data that looks random and is always the same. */
export function pairHash(a: number, b: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Words of few letters: pairs at every small distance and of every similarity. */
const WORDS = Array.from({ length: 40 }, (_, i) => {
  return Array.from({ length: 4 + (i % 7) }, (__, at) => 'abcde'[pairHash(i, at) % (3 + (i % 3))]).join('');
});

/** Values that meet every branch of the comparisons: near, swapped, initials, nicknames, several words, Han, very long. */
export const POOLS: readonly (readonly [FieldName, number, readonly string[]])[] = [
  [
    'givenName',
    1,
    [
      '',
      'william',
      'bill',
      'willaim',
      'w',
      'wiliam',
      'mary jane',
      'mary',
      'jane',
      '小明',
      'xiaoming',
      '晓明',
      'smith',
      'robert',
      'robert jr',
      'robert sr.',
      'bob iii',
      'bob',
      'roberta',
      'ann',
      'anne',
      'an',
      long,
      `${long}x`,
    ],
  ],
  ['middleName', 1, ['', 'q', 'quentin', 'quintin', 'lee']],
  [
    'familyName',
    1,
    [
      '',
      'smith',
      'smyth',
      'smithe',
      '王',
      '汪',
      'wang',
      'william',
      'garcia lopez',
      'garcia',
      'mary',
      'schmidt',
      'schmitt',
      's',
      long,
    ],
  ],
  [
    'birthDate',
    1,
    [
      '',
      '1980-02-03',
      '1980-03-02',
      '1980-02-04',
      '1981-02-03',
      '1980-12-30',
      '1955-07',
      '1980',
      '1979-11-28',
      '2001-01-01',
    ],
  ],
  [
    'mobile',
    1,
    [
      '',
      '+12025550143',
      '+12025550134',
      '+12025550144',
      '+12025550199',
      '+8613800138000',
      '+12125550143',
      '+442079460018',
    ],
  ],
  ['phone', 1, ['', '+12025550143', '+12025550134', '+12025550101', '+12025551431', '+8613800138000']],
  [
    'email',
    1,
    [
      '',
      'bill.smith@mail.example',
      'bill.smith@mial.example',
      'bill.smith@post.example',
      'billsmith@mail.example',
      'b.smith@mail.example',
      'ann@post.example',
      'info@shop.example',
      ...WORDS.map((word) => `${word}@mail.example`),
      '13800138000@mail.example',
      `${long}@mail.example`,
    ],
  ],
  [
    'street',
    1,
    [
      '',
      '12 oak street',
      '12 oak st apt 4',
      '12 oak st apt 5',
      '21 oak street',
      '12 oka street',
      '7 maple avenue',
      ...WORDS.map((word, i) => `${i % 2} ${word}`),
      'oak street',
      '中山路88号3栋1202室',
      '中山路88号',
      '中山北路88号',
    ],
  ],
  ['city', 1, ['', 'springfield', 'sprngfield', 'springfeild', 'rivertown', ...WORDS, '上海', '上海市']],
  ['province', 1, ['', 'il', 'ny', 'ca']],
  ['postalCode', 1, ['', '62704', '62740', '62705', '10001', '200001', 'sw1a1aa']],
  [
    'organization',
    1,
    ['', 'acme tools inc', 'acme tool', 'acme', 'globex corporation', ...WORDS, 'globex', '上海某某有限公司'],
  ],
  ['customerNumber', 1, ['', 'c100234', 'c100243', 'c100235', 'c200999', 'd100234']],
];

/** A table in which each record draws each value from its pool. */
export function tableOf(choices: readonly (readonly number[])[], pools: typeof POOLS = POOLS): RecordTable {
  const columns = pools.map(([field, group, values], k): ValueColumn => {
    return {
      field,
      group,
      header: `${field} ${group}`,
      values,
      codes: Int32Array.from(choices, (row) => row[k]! % values.length),
    };
  });
  return { count: choices.length, columns, sources: null };
}

export const choices = (size: number) =>
  fc.array(fc.array(fc.nat({ max: 1_000_000 }), { minLength: POOLS.length, maxLength: POOLS.length }), {
    minLength: size,
    maxLength: size,
  });
