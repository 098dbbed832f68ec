import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterAt, namesAt } from '../../../../../src/domain/normalize/postal-address/china/name-index.js';
import { allNames, type Name } from '../../../../../src/domain/normalize/postal-address/china/names.js';
import { normalizeAddress } from '../../../../../src/domain/normalize/postal-address/index.js';

const names = allNames();
const keyOf = ({ text, kind, region }: Name): string =>
  [text, kind, region.name, region.code, region.parent?.name].join(' ');
const texts = [...names.keys()];

/** What stands at `at`, longest first, by trying every length. */
function plainly(text: string, at: number): string[] {
  const found: string[] = [];
  for (let end = text.length; end > at + 1; end--) {
    found.push(...(names.get(text.slice(at, end)) ?? []).map(keyOf));
  }
  return found;
}

const PIECE = fc.oneof(
  fc.constantFrom(...texts),
  fc.tuple(fc.constantFrom(...texts), fc.nat(4)).map(([text, length]) => text.slice(0, length)),
  fc.constantFrom(...'省 市 区 县 州 路 1 A'.split(' '), ''),
);
const TEXT = fc.array(PIECE, { maxLength: 4 }).map((pieces) => pieces.join(''));

describe('names of divisions by their characters', () => {
  it('are those that stand there, longest first', () => {
    let most = 0;
    fc.assert(
      fc.property(TEXT, fc.nat(6), (text, at) => {
        const found = namesAt(text, at).map(keyOf);
        most = Math.max(most, found.length);
        expect(found).toEqual(plainly(text, at));
      }),
      { numRuns: 5000 },
    );
    expect(most).toBeGreaterThan(5);
  });

  it('are found for every name', () => {
    for (const [text, named] of names) {
      const found = text.length === 1 ? letterAt(text, 0) : namesAt(`${text}路`, 0);
      for (const name of named) expect(found.map(keyOf)).toContain(keyOf(name));
    }
  });
});

it('reads an address the same whatever was read before', () => {
  const address = '广西壮族自治区自由贸易试验区南宁市良庆区盘歌路8号';
  for (let n = 1; n < 5; n++) normalizeAddress(`广西壮族自治区民族大道${n}号`);
  expect(normalizeAddress(address).standard).toBe('中国-广西壮族自治区-南宁市-良庆区-盘歌路8号');
});
