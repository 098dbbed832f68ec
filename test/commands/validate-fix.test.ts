/** `cim validate --fix`: what can be put right without losing anything, in a file and in a store. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { Workplace, workplaceWithStore } from './cim.js';

const CSV = [
  'Id,Name,Phone,Email,Birthday,Shoe size',
  '1, Ann  Lee ,="13800138000",Ann@EXAMPLE.com,25/12/1980, N/A ',
  '2,Bob Ray,13900139000,bob@gmial.com,03/04/1975,"a ""quoted"" 4"',
  '3,李雷,13700137000/13600136000,N/A,,=1+1',
  '',
].join('\r\n');

const REPAIRED = [
  'Id,Name,Phone,Email,Birthday,Shoe size',
  '1,Ann Lee,13800138000,Ann@example.com,1980-12-25," N/A "',
  '2,Bob Ray,13900139000,bob@gmial.com,1975-04-03,"a ""quoted"" 4"',
  '3,李雷,13700137000; 13600136000,,,=1+1',
];

interface Fixed {
  readonly records: number;
  readonly issues: readonly { readonly code: string }[];
  readonly run: number | null;
  readonly fixed: number;
  readonly path: string | null;
  readonly repairs: readonly { readonly repair: string; readonly field: string; readonly count: number }[];
}

interface Line {
  readonly record: string;
  readonly repair: string;
  readonly column: string;
  readonly from?: string;
}

const EXPECTED = [
  { repair: 'date-iso', field: 'birthDate', count: 2 },
  { repair: 'domain-lower-case', field: 'email', count: 1 },
  { repair: 'guard-removed', field: 'phone', count: 1 },
  { repair: 'made-blank', field: 'email', count: 1 },
  { repair: 'numbers-split', field: 'phone', count: 1 },
  { repair: 'tidied', field: 'fullName', count: 1 },
];

describe('cim validate FILE --fix', () => {
  const place = new Workplace();
  writeFileSync(place.path('in.csv'), CSV);
  afterAll(() => place.remove());

  it('writes the file with its repaired cells, and every other cell to the letter', () => {
    const fixed = place.json<Fixed>(0, 'validate', 'in.csv', '--fix', '-o', 'out.csv');
    expect(fixed).toMatchObject({ records: 3, fixed: 3, run: null, path: 'out.csv', repairs: EXPECTED });
    expect(readFileSync(place.path('out.csv'), 'utf8').trimEnd().split(/\r?\n/)).toEqual(REPAIRED);
    expect(readFileSync(place.path('in.csv'), 'utf8')).toBe(CSV);
    expect(fixed.issues.map(({ code }) => code)).toContain('email-typo-domain');
  });

  it('finds nothing to do in its own output', () => {
    expect(place.json<Fixed>(0, 'validate', 'out.csv', '--fix', '-n')).toMatchObject({ fixed: 0, repairs: [] });
  });

  it('lists what it would do without a value, unless values are asked for', () => {
    const plain = place.lines<Line>(0, 'validate', 'in.csv', '--fix', '--list', '-n');
    expect(plain).toHaveLength(7);
    expect(plain[0]).toMatchObject({ record: 'in.csv:2', repair: 'tidied', column: 'Name', field: 'fullName' });
    expect(plain.some((line) => 'from' in line)).toBe(false);
    const told = place.lines<Line>(0, 'validate', 'in.csv', '--fix', '--list', '-n', '--reveal');
    expect(told[0]).toMatchObject({ from: ' Ann  Lee ', to: 'Ann Lee' });
    const text = place.cim('validate', 'in.csv', '--fix', '-n', '--lang', 'zh').stdout;
    expect(text).toContain('将修复 3 条记录');
    expect(text).not.toContain('Ann');
  });

  it('sends the file to standard output and everything else elsewhere', () => {
    const { status, stdout, stderr } = place.cim('validate', 'in.csv', '--fix', '-o', '-');
    expect(status).toBe(0);
    expect(stdout.trimEnd().split(/\r?\n/)).toEqual(REPAIRED);
    expect(stderr).toContain('3 records repaired');
  });

  it('keeps a formula that a repair lays bare from being run', () => {
    writeFileSync(place.path('formula.csv'), 'Name,Phone\r\nAnn Lee,＝cmd()\r\n');
    place.json<Fixed>(0, 'validate', 'formula.csv', '--fix', '-o', 'safe.csv');
    expect(readFileSync(place.path('safe.csv'), 'utf8')).toContain(`Ann Lee,"'=cmd()"`);
  });

  it.each([
    ['no-output', ['validate', 'in.csv', '--fix']],
    ['one-file', ['validate', 'in.csv', 'out.csv', '--fix', '-o', 'x.csv']],
    ['fix-only', ['validate', 'in.csv', '-o', 'x.csv']],
    ['file-exists', ['validate', 'in.csv', '--fix', '-o', 'out.csv']],
  ])('says %s', (code, args) => {
    const { status, stderr } = place.cim(...args, '--json');
    expect([status, JSON.parse(stderr).code]).toEqual([2, code]);
  });
});

describe('cim validate --fix on a store', () => {
  const place = workplaceWithStore();
  writeFileSync(place.path('in.csv'), CSV);
  place.json(0, 'import', 'in.csv');
  const cells = () => {
    place.json(0, 'export', '--records', '--raw', '-o', 'all.csv', '--force');
    return readFileSync(place.path('all.csv'), 'utf8');
  };
  const before = cells();
  afterAll(() => place.remove());

  it('changes nothing in a dry run', () => {
    expect(place.json<Fixed>(0, 'validate', '--fix', '-n')).toMatchObject({ fixed: 3, run: null });
    expect(cells()).toBe(before);
  });

  it('writes new versions, which the same file taken in again leaves alone, and can be undone', () => {
    const fixed = place.json<Fixed>(0, 'validate', '--fix');
    expect(fixed).toMatchObject({ records: 3, fixed: 3, path: null, repairs: EXPECTED });
    expect(fixed.run).toBeGreaterThan(1);
    const after = cells();
    expect(after).toContain('Ann Lee,13800138000,Ann@example.com,1980-12-25," N/A "');
    expect(place.json<Fixed>(0, 'validate', '--fix')).toMatchObject({ fixed: 0, repairs: [] });
    expect(place.json(0, 'import', 'in.csv')).toMatchObject({ updated: 0, unchanged: 3 });
    expect(cells()).toBe(after);
    const texts = place.lines<{ values?: unknown }>(0, 'history', 'R1');
    expect(texts).toHaveLength(2);
    expect(place.json(0, 'undo', String(fixed.run))).toMatchObject({ undone: fixed.run });
    expect(cells()).toBe(before);
  });

  it('notes who was shown in clear', () => {
    const shown = place.lines<Line>(0, 'validate', '--fix', '-n', '--list', '--reveal');
    expect(shown[0]?.from).toBe(' Ann  Lee ');
    const [last] = place.lines<{ counts: Record<string, number> }>(0, 'audit', 'log').slice(-1);
    expect(last?.counts).toMatchObject({ revealed: 3 });
  });

  it('is not for those who may only report', () => {
    place.json(0, 'users', 'add', 'eve', '--role', 'auditor', '--new-key-file', 'eve.key');
    const { status, stderr } = place.cim('validate', '--fix', '--key-file', 'eve.key', '--json');
    expect([status, JSON.parse(stderr).code]).toEqual([13, 'not-permitted']);
  });
});
