/** What a user says of the columns: mapping files and `--map`, and the slips that must not pass unseen. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Workplace, workplaceWithStore } from './cim.js';

interface Imported {
  readonly created: number;
  readonly files: readonly { readonly mapping: Readonly<Record<string, string>> }[];
}

describe('mappings', () => {
  let place: Workplace;
  beforeAll(() => {
    place = workplaceWithStore();
    writeFileSync(place.path('a.csv'), 'Id,Name,Email,Place\n1,Ann Smith,ann@e.example,Boston\n');
    writeFileSync(place.path('b.csv'), 'Id,Name,Email\n2,Bob Jones,bob@e.example\n');
  });
  afterAll(() => place.remove());
  const mapping = (...words: string[]) => place.json<Imported>(0, 'import', ...words, '-n').files[0]!.mapping;

  it('are saved, corrected and used; a corrected one is not written over', () => {
    expect(place.cim('import', 'a.csv', '-n', '--save-map', 'map.yaml').status).toBe(0);
    const corrected = readFileSync(place.path('map.yaml'), 'utf8').replace('Place: "-"', 'Place: city');
    expect(corrected).toContain('Place: city');
    writeFileSync(place.path('map.yaml'), corrected);
    expect(mapping('a.csv', '--map', 'map.yaml').Place).toBe('city');
    const again = place.cim('import', 'a.csv', '--save-map', 'map.yaml');
    expect([again.status, again.stdout]).toEqual([2, '']);
    expect(again.stderr).toContain('[file-exists]');
    expect(readFileSync(place.path('map.yaml'), 'utf8')).toBe(corrected);
    expect(place.json<Imported>(0, 'import', 'a.csv', '-n').created).toBe(1);
  });

  it('for several files at once are refused before anything is taken in', () => {
    const refused = place.cim('import', 'a.csv', 'b.csv', '--save-map', 'both.yaml');
    expect([refused.status, refused.stdout]).toEqual([2, '']);
    expect(place.json<Imported>(0, 'import', 'a.csv', 'b.csv', '-n').created).toBe(2);
  });

  it('that are not YAML are an error with its line, no bug', () => {
    writeFileSync(place.path('broken.yaml'), 'columns:\n  Name: {fullName\n');
    const { status, stderr } = place.cim('import', 'a.csv', '--map', 'broken.yaml', '-n');
    expect(status).toBe(2);
    expect(stderr).toMatch(/broken\.yaml is not valid YAML \(line \d\).*\[mapping-file-not-yaml\]/);
  });

  it('of a header that no file has are an error', () => {
    for (const command of [
      ['import', 'a.csv', '-n'],
      ['import', 'a.csv', 'b.csv', '-n'],
      ['normalize', 'a.csv', '-o', '-'],
    ]) {
      const { status, stderr } = place.cim(...command, '--map', 'Plaec=city');
      expect(status, command.join(' ')).toBe(2);
      expect(stderr).toContain('no column "Plaec"');
    }
    expect(mapping('a.csv', 'b.csv', '--map', 'Place=city').Place).toBe('city');
    expect(mapping('a.csv', '--map', 'place=city').Place).toBe('city');
  });

  it('whose id column no file has name the file, the column and what was meant', () => {
    const { status, stderr } = place.cim('import', 'a.csv', '--id-column', 'Idd', '-n');
    expect(status).toBe(2);
    expect(stderr).toContain('no column "Idd". (file a.csv) [no-such-column]');
    expect(stderr).toContain('Did you mean Id?');
  });
});
