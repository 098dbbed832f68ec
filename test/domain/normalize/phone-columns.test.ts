import { describe, expect, it } from 'vitest';
import { phoneCountryOf } from '../../../src/domain/normalize/standardize/column-context.js';

describe('the country of a column of national numbers', () => {
  it.each([
    [['33612345678', '06 12 34 56 79'], 'FR'],
    [['393331234567', '393339876543', '02 8646 1234'], 'IT'],
    [['447400123456', '447400123457', '020 7183 8750'], 'GB'],
    [['13800138000', '021-58881234'], 'CN'],
  ])('%j: %s', (cells, country) => {
    expect(phoneCountryOf(cells)).toBe(country);
  });

  it('is open where several fit', () => {
    expect(phoneCountryOf(['5551234'])).toBe(null);
  });
});
