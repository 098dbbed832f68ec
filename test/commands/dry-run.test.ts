/** A dry run of whatever writes: not one byte of the store or its key slots changes, and no file appears. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Workplace, workplaceWithStore } from './cim.js';

/** Command lines that end well on a dry run, and those that refuse one. */
const SHOWN = [
  'import more.csv',
  'normalize',
  'normalize more.csv -o out.csv',
  'validate more.csv',
  'dedupe',
  'dedupe more.csv -o out.csv --clusters clusters.csv',
  'merge C1 C2',
  'unmerge C3',
  'undo 2',
  'report -o report.html',
  'export -o out.csv',
  'consent grant C1 --purpose news --channel email',
  'subject export C1 -o person.json',
  'subject restrict C1',
  'subject object C1',
  'erase C1 --reason asked --yes',
  'audit export -o audit.jsonl',
  'compliance -o compliance.md',
  'init --store other.cim --new-key-file other.key',
];
const REFUSED = ['rotate', 'backup --to copies', 'demo --dir try', 'users add bob --role agent --new-key-file bob.key'];

describe('a dry run', () => {
  let place: Workplace;
  const state = () =>
    readdirSync(place.path('.'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => {
        const bytes = readFileSync(`${parentPath}/${name}`);
        return `${name} ${createHash('sha256').update(bytes).digest('hex')}`;
      })
      .sort();

  beforeAll(() => {
    place = workplaceWithStore();
    writeFileSync(
      place.path('good.csv'),
      'id,name,email,phone\n1,Ann Lee,ann@a.example,+12125550101\n2,Bob Ray,bob@b.example,+12125550102\n3,Cy Young,cy@c.example,+12125550103\n4,Cy Young,cy@c.example,+12125550103\n',
    );
    writeFileSync(place.path('more.csv'), 'id,name,email\n7,Di Fox,di@d.example\n');
    expect(place.cim('import', 'good.csv').status).toBe(0);
    expect(place.cim('merge', 'C3', 'C4').status).toBe(0);
  });
  afterAll(() => place.remove());

  it.each(SHOWN)('of %s shows and changes nothing', (line) => {
    const before = state();
    expect(before.length).toBeGreaterThan(4);
    const { status, stderr } = place.cim(...line.split(' '), '--dry-run');
    expect([status, stderr]).toEqual([0, expect.stringContaining('Dry run: nothing was changed.')]);
    expect(state()).toEqual(before);
  });

  it.each(REFUSED)('of %s is refused', (line) => {
    const before = state();
    const { status, stderr } = place.cim(...line.split(' '), '--dry-run', '--json');
    expect([status, JSON.parse(stderr).code]).toEqual([2, 'no-dry-run']);
    expect(state()).toEqual(before);
  });
});

describe('options that say nothing', () => {
  it.each([
    [['import', 'x.csv', '--source', ''], 'invalid-argument'],
    [['import', 'x.csv', '--default-country', 'ZZ'], 'invalid-argument'],
    [['parse', 'phone', '1', '--country', 'ZZ'], 'country-unknown'],
    [['frobnicate'], 'unknown-command'],
    [['runs', '--frobnicate'], 'unknown-option'],
    [['import'], 'missing-argument'],
  ])('%j', (args, code) => {
    const place = workplaceWithStore();
    const { status, stderr } = place.cim(...args, '--json');
    place.remove();
    expect([status, JSON.parse(stderr).code]).toEqual([2, code]);
  });
});
