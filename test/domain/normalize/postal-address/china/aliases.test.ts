import { describe, expect, it } from 'vitest';
import { aliases, landmarks, zones } from '../../../../../src/domain/normalize/postal-address/china/aliases.js';
import {
  allRegions,
  levelNames,
  type Region,
} from '../../../../../src/domain/normalize/postal-address/china/regions.js';
import { normalizeAddress } from '../../../../../src/domain/normalize/postal-address/index.js';

const regions = allRegions();
const lies = (region: Region, within: string): boolean =>
  within === '' || region.name === within || (region.parent !== null && lies(region.parent, within));
const targets = aliases().map((alias) => ({
  ...alias,
  meant: regions.filter((region) => region.name === alias.name && lies(region, alias.within)),
}));

it('every alias means exactly one division of today', () => {
  expect(targets.length).toBeGreaterThan(150);
  expect(targets.filter(({ meant }) => meant.length !== 1).map(({ alias }) => alias)).toEqual([]);
});

describe('an alias behind its city', () => {
  it.each(targets)('$alias → $within$name', ({ alias, meant, renamed }) => {
    const region = meant[0] as Region;
    const { province, city, district } = levelNames(region);
    // A city's own old name stands behind the province, a county's behind its city.
    const before = region.level === 3 && city !== district ? [province, city] : region.level === 1 ? [] : [province];
    const address = normalizeAddress(`${before.join('')}${alias}人民路1号`);
    expect([address.province, address.city, address.district]).toEqual([province, city, district]);
    if (renamed) expect(address.issues).toContain('address-renamed');
    expect(address.street).toBe('人民路1号');
  });
});

describe('a zone behind its city', () => {
  it.each(zones())('$written of $city', ({ written, name, city }) => {
    const address = normalizeAddress(`${city}${written}人民路1号`);
    expect([address.city, address.district]).toEqual([city, name]);
    expect(address.regionCode).toMatch(/^\d{6}$/);
  });
});

describe('a landmark tells its division and stays in the street', () => {
  it.each(landmarks())('$alias → $within$name', ({ alias, name, within }) => {
    const region = regions.find((one) => one.name === name && lies(one, within)) as Region;
    const { province, city, district } = levelNames(region);
    for (const before of ['', province]) {
      const address = normalizeAddress(`${before}${alias}人民路1号`);
      expect([address.province, address.city, address.district]).toEqual([province, city, district]);
      expect(address.street).toBe(`${alias}人民路1号`);
      expect(normalizeAddress(address.standard).standard).toBe(address.standard);
    }
  });
});
