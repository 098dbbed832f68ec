import { expect, it } from 'vitest';
import { linkOrganizations } from '../../../../src/domain/linkage/organizations/link-organizations.js';
import { seededRandom } from '../../../../src/domain/linkage/random-pairs.js';
import { inlineCarrier } from '../../../../src/runtime/inline.js';
import { tableOf } from './company-files.js';
import { FORMS, STREETS, SYLLABLES, TRADES } from './company-words.js';

it('tells companies of one name at one door by their numbers in the register, and joins what was written twice', async () => {
  const random = seededRandom(41);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const number = (): string => String(100_000_000 + Math.floor(random() * 899_999_999));
  const rows: Record<string, string>[] = [];
  const again: [number, number][] = [];
  const others: [number, number][] = [];
  for (let i = 0; i < 500; i++) {
    const core = `${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(SYLLABLES)}`;
    const row = {
      organization: `${core} ${pick(TRADES)} ${pick(FORMS)}`.trim(),
      address: `${1 + Math.floor(random() * 4000)} ${pick(STREETS)} Street`,
      taxId: number(),
    };
    const first = rows.push(row) - 1;
    if (i < 200) again.push([first, rows.push({ ...row, organization: `${row.organization.toUpperCase()}.` }) - 1]);
    else if (i < 280) others.push([first, rows.push({ ...row, taxId: number() }) - 1]);
  }
  const { clusters } = await linkOrganizations(tableOf(rows), { seed: 1 }, inlineCarrier());
  const joined = (pairs: readonly [number, number][]) => pairs.filter(([a, b]) => clusters[a] === clusters[b]).length;
  expect(joined(again)).toBeGreaterThan(195);
  expect(joined(others)).toBeLessThan(8);
});
