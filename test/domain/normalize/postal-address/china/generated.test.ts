import { describe, expect, it } from 'vitest';
import { normalizeAddress } from '../../../../../src/domain/normalize/postal-address/index.js';
import { makeAddresses } from './generate.js';

const COUNT = 12_000;

describe.each([1, 2024])('addresses made from the table, seed %i', (seed) => {
  const made = makeAddresses(COUNT, seed);

  it('are varied', () => {
    expect(new Set(made.map(({ text }) => text)).size).toBeGreaterThan(COUNT * 0.99);
    expect(new Set(made.map(({ district, city }) => `${city}${district}`)).size).toBeGreaterThan(2500);
    expect(made.filter(({ text, province }) => !text.includes(province)).length).toBeGreaterThan(COUNT * 0.3);
  });

  it('give back province, city and district in at least 99.5 of 100', () => {
    const wrong = made.filter(({ text, province, city, district }) => {
      const address = normalizeAddress(text);
      return address.province !== province || address.city !== city || address.district !== district;
    });
    expect(wrong.length / COUNT).toBeLessThan(0.005);
  });

  it('are never given a division that is not theirs, but for one in a thousand', () => {
    const misled = made.filter(({ text, province, city, district }) => {
      const address = normalizeAddress(text);
      const differs = (found: string | null, meant: string | null): boolean => found !== null && found !== meant;
      return differs(address.province, province) || differs(address.city, city) || differs(address.district, district);
    });
    expect(misled.length / COUNT).toBeLessThan(0.001);
  });

  it('normalize to a fixed point', () => {
    const moving = made.slice(0, 4000).filter(({ text }) => {
      const { standard } = normalizeAddress(text);
      return standard === '' || normalizeAddress(standard).standard !== standard;
    });
    expect(moving.map(({ text }) => text)).toEqual([]);
  });
});
