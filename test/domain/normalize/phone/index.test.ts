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
