import { expect, it } from 'vitest';
import { organizationRoles } from '../../../../src/domain/linkage/organizations/roles.js';
import { tableOf } from './company-files.js';

const TOWNS = ['Dallas', 'Salem', 'Dover', 'Clinton'];
const rolesOf = (streetOf: (town: string, i: number) => string) =>
  organizationRoles(
    tableOf(
      Array.from({ length: 40 }, (_, i) => {
        const city = TOWNS[i % 4]!;
        return { organization: `Company ${i}`, street: streetOf(city, i), city, country: 'US' };
      }),
    ),
  );

it('an address that is the town over again is none', () => {
  expect(rolesOf((town) => town.toUpperCase()).address).toEqual([]);
  expect(rolesOf((town) => town.toUpperCase()).city).not.toBeNull();
  expect(rolesOf((town, i) => `${i} Main Street, ${town}`).address.map(({ field }) => field)).toEqual(['street']);
});
