import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract, extractFrom, isPlaceOnly } from '../../../../../src/domain/normalize/postal-address/china/extract.js';
import { tidy } from '../../../../../src/domain/normalize/postal-address/text.js';
import { makeAddresses } from './generate.js';

/** What is no place, and what looks like it. */
const BESIDE = [
  ...[
    '邮编210018',
    '210018',
    '100080 ',
    '13800138000',
    '138-0013 8000',
    '025-8888',
    '0512 6666 1234',
    '2-1003',
    '123-4567',
  ],
  ...[
    '(请勿打扰)',
    '(3号楼)',
    '(',
    ')',
    '地址:',
    '地址',
    '址:',
    '收货人:张三',
    '张三收',
    '王女士亲启',
    '收',
    '中国',
    '中國',
    '中山路',
    '中',
  ],
  ...[
    'China',
    ' china',
    'CN ',
    'cn',
    'PRC ',
    'P.R. China',
    'zip 210018',
    'c座',
    'C3',
    ' C',
    ',中国',
    '中华路',
    '中华人民共和国',
    'é',
    '·',
    '1',
    '22',
    '333',
  ],
  ...['12345', '-', ' ', ',', '/', '.', ':'],
];

describe('taking off what is no place', () => {
  it('gives the same whether a text is seen to be a place only or not', () => {
    const made = makeAddresses(500, 5).map(({ text }) => tidy(text));
    let plain = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...made),
        fc.array(fc.tuple(fc.constantFrom(...BESIDE), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 3 }),
        (address, inserted) => {
          let text = address;
          for (const [piece, where] of inserted) {
            const at = Math.round(where * text.length);
            text = text.slice(0, at) + piece + text.slice(at);
          }
          text = tidy(text);
          if (isPlaceOnly(text)) plain++;
          expect(extract(text)).toEqual(extractFrom(text));
        },
      ),
      { numRuns: 20_000 },
    );
    expect(plain).toBeGreaterThan(5000);
  });
});
