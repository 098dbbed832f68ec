/** `cim dedupe` of a list of companies with people to turn to: the headers tell whose list it is. */
import { writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/domain/linkage/random-pairs.js';
import { FAMILIES, SYLLABLES, TRADES } from '../domain/linkage/organizations/company-words.js';
import { Workplace } from './cim.js';

const GIVEN = 'Ann Ben Cara Dan Eva Finn Gail Hugo Iris Jack'.split(' ');

/** 120 companies, 60 of them twice, with another person to turn to. */
function companies(): string[] {
  const random = seededRandom(31);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const rows: string[] = [];
  for (let i = 0; i < 120; i++) {
    const core = `${pick(SYLLABLES)}${pick(SYLLABLES)}${pick(SYLLABLES)}${i}`;
    const trade = pick(TRADES);
    const phone = `(212) 555-${1000 + i}`;
    for (let copy = 0; copy < (i < 60 ? 2 : 1); copy++)
      rows.push(`${core} ${trade} Inc,${pick(GIVEN)} ${pick(FAMILIES)},${phone},office@${core}.example`);
  }
  return rows;
}

describe('a list of companies with people to turn to', () => {
  const place = new Workplace();
  afterAll(() => place.remove());
  const clustersOf = (header: string): number => {
    writeFileSync(place.path('list.csv'), `${header}\n${companies().join('\n')}\n`);
    const words = ['dedupe', 'list.csv', '--clusters', 'clusters.csv', '--force'];
    return place.json<{ clusters: number }>(0, ...words).clusters;
  };

  it('is linked by company where the headers say that the people are contacts, and by person otherwise', () => {
    expect(clustersOf('Company,Contact Name,Phone,Email')).toBeLessThan(125);
    expect(clustersOf('Company,Full Name,Phone,Email')).toBeGreaterThan(165);
  });
});
