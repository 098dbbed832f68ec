import { mkdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expandGlobs, matchesName } from '../../src/files/expand-globs.js';
import { failure, temporaryFolder } from './temporary.js';

const folder = temporaryFolder();
for (const sub of ['a', 'a/b', '.hidden']) mkdirSync(`${folder}/${sub}`);
for (const file of ['1.csv', '2.csv', 'x.txt', 'a/3.csv', 'a/b/4.csv', '.h.csv', '.hidden/5.csv', 'we*ird.csv'])
  writeFileSync(`${folder}/${file}`, '');

const expand = async (...patterns: string[]): Promise<string[]> =>
  (await expandGlobs(patterns.map((pattern) => (pattern === '-' ? pattern : `${folder}/${pattern}`)))).map((path) =>
    path.replace(`${folder}/`, ''),
  );

describe('expandGlobs', () => {
  it('expands stars and question marks within a name', async () => {
    expect(await expand('*.csv')).toEqual(['1.csv', '2.csv', 'we*ird.csv']);
    expect(await expand('?.csv')).toEqual(['1.csv', '2.csv']);
    expect(await expand('*/*.csv')).toEqual(['a/3.csv']);
    expect(await expand('.*.csv')).toEqual(['.h.csv']);
  });

  it('goes through all folders with two stars, hidden ones left out', async () => {
    expect(await expand('**/*.csv')).toEqual(['1.csv', '2.csv', 'a/3.csv', 'a/b/4.csv', 'we*ird.csv']);
    expect(await expand('a/**')).toEqual(['a/3.csv', 'a/b/4.csv']);
  });

  it('leaves plain paths and names that exist as they are, each once, in order', async () => {
    expect(await expand('x.txt', '-', 'we*ird.csv', 'none.csv', '*.txt')).toEqual([
      'x.txt',
      '-',
      'we*ird.csv',
      'none.csv',
    ]);
  });

  it('says when nothing matches', async () => {
    expect(await failure(expandGlobs([`${folder}/*.xlsx`]))).toMatchObject({ code: 'no-match', exitCode: 2 });
  });

  it('matches in time for hostile patterns', () => {
    expect(matchesName('a'.repeat(200), `${'*a'.repeat(50)}b`)).toBe(false);
    expect(matchesName('abc.csv', 'a*.c?v')).toBe(true);
    expect(matchesName('', '*')).toBe(true);
  });
});
