import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizePhone } from '../../../../src/domain/normalize/phone/index.js';
import { ALL_CASES } from './cases.js';

function written(raw: string, country: string | null): string {
  const cell = normalizePhone(raw, { defaultCountry: country });
  return (cell.numbers ?? [cell]).map((number) => (number.valid ? number.standard : '!')).join(' + ');
}

describe('telephone cells', () => {
  it('are at least 300 cases', () => {
    expect(ALL_CASES.length).toBeGreaterThanOrEqual(300);
  });

  it.each(ALL_CASES)('$country: $raw → $expected', ({ raw, country, expected }) => {
    expect(written(raw, country)).toBe(expected);
  });
});

describe('exit codes', () => {
  it('are those of all countries, unless a number is read as dialled in one', () => {
    for (const [raw, country] of [
      ['0044 20 7946 0958', 'US'],
      ['011 44 20 7946 0958', 'DE'],
    ] as const) {
      expect(normalizePhone(raw, { defaultCountry: country }).e164).toBe('+442079460958');
      expect(normalizePhone(raw, { defaultCountry: country, dialledThere: true }).e164).toBe(null);
    }
    const own = { defaultCountry: 'US', dialledThere: true };
    expect(normalizePhone('011 44 20 7946 0958', own).e164).toBe('+442079460958');
    expect(normalizePhone('13800138000', own).e164).toBe('+8613800138000');
  });

  it('leave a number of four digits its extension', () => {
    expect(normalizePhone('7018 x45', { defaultCountry: 'NU' })).toMatchObject({ e164: '+6837018', extension: '45' });
  });
});

describe('laws', () => {
  it('the form for people, and E.164 with its extension, are read back as the same number', () => {
    let read = 0;
    for (const { raw, country } of ALL_CASES) {
      const cell = normalizePhone(raw, { defaultCountry: country });
      for (const { standard, e164, extension, valid } of cell.numbers ?? [cell]) {
        if (!valid || e164 === null) continue;
        read++;
        for (const again of [standard, extension === null ? e164 : `${e164};ext=${extension}`]) {
          expect(normalizePhone(again)).toMatchObject({ e164, extension, standard });
        }
      }
    }
    expect(read).toBeGreaterThan(350);
  });

  it('takes anything at all', () => {
    const signs = fc.string({ unit: fc.constantFrom(...'0123456789+-()./ ;,转x#手机ext\n：') });
    fc.assert(
      fc.property(fc.oneof(fc.string(), signs), fc.constantFrom('CN', 'US', 'DE', null), (raw, defaultCountry) => {
        const cell = normalizePhone(raw, { defaultCountry });
        expect(cell.raw).toBe(raw);
        expect(cell.valid).toBe(cell.standard !== '');
        expect((cell.numbers ?? []).length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 3000 },
    );
    for (const hostile of [
      '1'.repeat(100_000),
      '1 '.repeat(50_000),
      '('.repeat(100_000),
      '1x'.repeat(50_000),
      ' 转'.repeat(50_000),
    ]) {
      expect(normalizePhone(hostile).raw).toBe(hostile);
    }
  });
});
