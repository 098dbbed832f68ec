/** Bad files, bad keys, readers that go away: one clear line, the right status, and nothing else changes. */
import { createHash } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Workplace, workplaceWithStore } from './cim.js';

const cells = (n: number, letter: string) => Array.from({ length: n }, (_, i) => `${letter}${i}`).join(',');

/** File → what `cim import` must answer. */
const REFUSED: Readonly<Record<string, { content: string | Buffer; code: string }>> = {
  'empty.csv': { content: '', code: 'file-empty' },
  'blank.csv': { content: '\n\n\n', code: 'file-empty' },
  'program.csv': { content: readFileSync(process.execPath).subarray(0, 4000), code: 'not-a-table' },
  'document.csv': { content: '%PDF-1.7\n%âãÏÓ\n1 0 obj\n', code: 'not-a-table' },
  'wide.csv': { content: `${cells(60_000, 'c')}\n${cells(60_000, 'v')}\n`, code: 'too-many-columns' },
};

describe('hostile input', () => {
  let place: Workplace;
  const digest = () =>
    createHash('sha256')
      .update(readFileSync(place.path('customers.cim')))
      .digest('hex');

  beforeAll(() => {
    place = workplaceWithStore();
    writeFileSync(place.path('good.csv'), 'id,name,email\n1,Ann Lee,ann@a.example\n2,Bob Ray,bob@b.example\n');
    expect(place.cim('import', 'good.csv').status).toBe(0);
  });
  afterAll(() => place.remove());

  for (const [name, { content, code }] of Object.entries(REFUSED)) {
    it(`refuses ${name} (${code}) and leaves the store as it was`, () => {
      writeFileSync(place.path(name), content);
      const before = digest();
      const { status, stdout, stderr } = place.cim('import', name, '--json');
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr.trim().split('\n').length).toBe(1);
      expect(JSON.parse(stderr)).toMatchObject({ code, exitCode: 2, place: { file: name } });
      expect(digest()).toBe(before);
    });
  }

  it('refuses a missing file and a folder', () => {
    expect(JSON.parse(place.cim('import', 'nowhere.csv', '--json').stderr).code).toBe('file-not-found');
    expect(JSON.parse(place.cim('import', '.', '--json').stderr).code).toBe('is-a-directory');
  });

  it('a failing second file takes the first back, too', () => {
    writeFileSync(place.path('more.csv'), 'id,name,email\n7,Cy Young,cy@c.example\n');
    const before = digest();
    expect(place.cim('import', 'more.csv', 'empty.csv').status).toBe(2);
    expect(digest()).toBe(before);
  });

  it('rejects the rows after a quotation mark that nothing closes, however many they are', () => {
    writeFileSync(
      place.path('open.csv'),
      `name,email,notes\nAnn Lee,ann@a.example,"${'x\n'.repeat(700_000)}Bob,bob@b.example,y\n`,
    );
    const { created, rejected } = place.json(1, 'import', 'open.csv', '--dry-run') as Record<string, number>;
    expect([created, rejected]).toEqual([1, 700_000]);
  });

  it('parses lines as they come, of input without end, too', () => {
    const { status, stdout } = place.shell('yes 13800138000 | $CIM parse phone - | head -n 2');
    expect([status, stdout]).toEqual([0, '+86-13800138000\n+86-13800138000\n']);
  });

  it('takes a header without rows as zero rows', () => {
    writeFileSync(place.path('header.csv'), 'id,name,email\n');
    expect(place.json(0, 'import', 'header.csv')).toMatchObject({ created: 0, rejected: 0, files: [{ rows: 0 }] });
  });

  it('sets a broken quote in line 7 aside and keeps every other row', () => {
    const rows = [
      'id,name,email',
      ...Array.from({ length: 8 }, (_, i) => `${i},Name ${'abcdefgh'[i]} Lee,${i}@q.example`),
    ];
    rows[6] = '5,"Name f Lee,5@q.example';
    writeFileSync(place.path('quote.csv'), `${rows.join('\n')}\n`);
    expect(place.json(1, 'import', 'quote.csv')).toMatchObject({ created: 7, rejected: 1, files: [{ rows: 8 }] });
    const [, error] = readFileSync(place.path('quote.errors.csv'), 'utf8').split('\n');
    expect(error).toMatch(/^7,\d+,,row-quote-broken,/);
    // corrected, the quarantined rows alone are imported
    writeFileSync(
      place.path('quote.rejected.csv'),
      readFileSync(place.path('quote.rejected.csv'), 'utf8').replace('"Name', 'Name'),
    );
    expect(place.json(0, 'import', 'quote.rejected.csv', '--source', 'quote')).toMatchObject({
      created: 1,
      rejected: 0,
    });
  });

  it('rejects rows with NUL bytes and keeps the others', () => {
    writeFileSync(place.path('nul.csv'), 'id,name,email\n1,Dee\0 Dum,d@n.example\n2,Eve Fox,e@n.example\n');
    expect(place.json(1, 'import', 'nul.csv')).toMatchObject({ created: 1, rejected: 1 });
    expect(readFileSync(place.path('nul.errors.csv'), 'utf8')).toContain('row-control-character');
  });

  it('takes headers called __proto__, constructor and DROP TABLE as names of columns', () => {
    writeFileSync(
      place.path('proto.csv'),
      '__proto__,constructor,"x""); DROP TABLE record--",id,name,email\npolluted,c,d,1,Gil Hay,g@p.example\n',
    );
    const result = place.json<{ created: number; files: { mapping: Record<string, string> }[] }>(
      0,
      'import',
      'proto.csv',
    );
    expect(result.created).toBe(1);
    expect(Object.entries(result.files[0]?.mapping ?? {}).slice(0, 3)).toEqual([
      ['__proto__', 'custom'],
      ['constructor', 'custom'],
      ['x"); DROP TABLE record--', 'custom'],
    ]);
    const [hit] = place.lines<{ customer: string }>(0, 'search', 'gil', 'hay');
    const shown = place.cim('show', String(hit?.customer), '--json').stdout;
    expect(shown).toContain('"__proto__":{"value":"polluted"');
    expect(place.cim('runs').status).toBe(0);
  });

  it('refuses wrong keys with status 12 and a missing store with 10', () => {
    expect(place.cim('init', '--store', 'other.cim', '--new-key-file', 'other.key').status).toBe(0);
    const before = digest();
    expect(JSON.parse(place.cim('report', '--key-file', 'other.key', '--json').stderr)).toMatchObject({ exitCode: 12 });
    writeFileSync(place.path('open.key'), readFileSync(place.path('key')));
    chmodSync(place.path('open.key'), 0o644);
    expect(JSON.parse(place.cim('report', '--key-file', 'open.key', '--json').stderr)).toMatchObject({
      code: 'key-file-mode',
      exitCode: 12,
    });
    expect(JSON.parse(place.cim('report', '--store', 'nowhere.cim', '--json').stderr)).toMatchObject({
      code: 'no-store',
      exitCode: 10,
    });
    expect(digest()).toBe(before);
  });

  it('never takes a key from the command line', () => {
    const { status, stderr } = place.cim('report', '--passphrase', 'secret words');
    expect([status, stderr.includes('secret words')]).toEqual([2, false]);
    expect(stderr).toContain('--key-file');
  });

  it('ends well when its reader goes away', () => {
    expect(place.shell('$CIM import good.csv | head -1; echo "$PIPESTATUS"').stdout.trim().split('\n').at(-1)).toBe(
      '0',
    );
    expect(place.shell('$CIM export -o - | head -1; echo "$PIPESTATUS"').stdout.trim().split('\n').at(-1)).toBe('0');
  });

  it('never names a value in what it says', () => {
    writeFileSync(
      place.path('marker.csv'),
      'id,name,phone,email\n1,Zyxmarker Qwv,99999marker,"zyx@marker.example\n2,Zyxmarker Ok,13800138000,ok@m.example\n',
    );
    const { stdout, stderr } = place.cim('import', 'marker.csv');
    expect(stdout).toContain('marker.csv');
    expect(`${stdout}${stderr}`).not.toMatch(/Zyxmarker|99999|zyx@/);
  });

  it('suggests what was meant', () => {
    const { status, stderr } = place.cim('improt', 'x.csv');
    expect(status).toBe(2);
    expect(stderr).toContain('import');
  });
});
