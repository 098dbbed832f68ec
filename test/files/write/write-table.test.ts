import { lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { PassThrough, Writable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AtomicFile, writeFileAtomic } from '../../../src/files/write/atomic-file.js';
import { writeTable } from '../../../src/files/write/write-table.js';
import { failure, readPath, temporaryFolder } from '../temporary.js';

const folder = temporaryFolder();
let files = 0;
const path = (ending = 'csv'): string => `${folder}/${files++}.${ending}`;
const leftovers = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.tmp'));

/** Cells that a file can hold: no control characters, no carriage return that is no line end. */
const cell = fc.oneof(
  fc.constantFrom(
    '',
    'Ann',
    '=1+1',
    "'=1",
    "''@x",
    '+8613800138000',
    '-5',
    '－5',
    'a,b',
    'line\nbreak',
    '"q"',
    '王小明',
    ' lead',
    'trail ',
    "'x",
    '\tt',
    '0012',
    'a;b|c',
  ),
  fc
    .string({ maxLength: 10, unit: 'grapheme' })
    .filter((text) => !/[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ud800-\udfff]/.test(text)),
);
const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });
const HEADERS = ['name', 'note', 'city'];

describe('writeTable', () => {
  it.each(['csv', 'tsv', 'jsonl', 'xlsx'])('gives back from a .%s file what went in', async (ending) => {
    const file = path(ending);
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        // A file of JSON Lines without a line is no file; records of blanks alone are blank lines.
        const kept = [...rows.filter((row) => row.some((each) => each.trim() !== '')), ['last', '', '']];
        await writeTable(file, HEADERS, kept, { force: true });
        const back = await readPath(
          file,
          ending === 'jsonl' || ending === 'xlsx'
            ? { headerRow: 1 }
            : // two bytes of one letter may be a common Han character in another encoding: here it is known
              { headerRow: 1, encoding: 'utf-8', delimiter: ending === 'tsv' ? 'tab' : ',' },
        );
        expect(back.cells).toEqual(kept);
      }),
      { numRuns: ending === 'xlsx' ? 40 : 80 },
    );
  });

  it('gives back from a raw file what went in, when guards are kept', async () => {
    const file = path();
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const kept = rows.filter((row) => row.some((each) => each.trim() !== ''));
        await writeTable(file, HEADERS, kept, { force: true, excelSafe: false });
        expect(
          (await readPath(file, { headerRow: 1, encoding: 'utf-8', delimiter: ',', formulaGuards: 'keep' })).cells,
        ).toEqual(kept);
      }),
      { numRuns: 60 },
    );
  });

  it('writes no cell that a spreadsheet would run, and raw cells as they are', async () => {
    const rows = [
      ['=1+1', '+8613800138000', '-2'],
      ['@x', '\t=1', '＝1'],
    ];
    const safe = path();
    await writeTable(safe, ['=h', 'b', 'c'], rows);
    for (const row of parse(readFileSync(safe, 'utf8')) as string[][]) {
      for (const each of row)
        expect(/^[=+\-@\t\r\n＝＋－＠]/.test(each) && !/^\+\d{6,15}$/.test(each), each).toBe(false);
    }
    const raw = path();
    await writeTable(raw, ['=h', 'b', 'c'], rows, { excelSafe: false });
    expect(parse(readFileSync(raw, 'utf8')).slice(1)).toEqual(rows);
  });

  it('makes files for the owner alone', async () => {
    for (const ending of ['csv', 'xlsx']) {
      const file = path(ending);
      await writeTable(file, ['a'], [['1']]);
      expect(statSync(file).mode & 0o777).toBe(0o600);
    }
  });

  it('writes over nothing without force, and never through a link', async () => {
    const file = path();
    writeFileSync(file, 'precious');
    expect(await failure(writeTable(file, ['a'], [['1']]))).toMatchObject({ code: 'file-exists', exitCode: 2 });
    expect(readFileSync(file, 'utf8')).toBe('precious');
    await writeTable(file, ['a'], [['1']], { force: true });
    expect(readFileSync(file, 'utf8')).toBe('a\n1\n');
    const link = path();
    symlinkSync(file, link);
    for (const force of [true, false])
      expect(await failure(writeTable(link, ['a'], [['2']], { force }))).toMatchObject({ code: 'symbolic-link' });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('a\n1\n');
  });

  it('names folders that are missing or in the way', async () => {
    expect(await failure(writeTable(`${folder}/none/x.csv`, ['a'], []))).toMatchObject({ code: 'folder-not-found' });
    mkdirSync(`${folder}/dir.csv`);
    expect(await failure(writeTable(`${folder}/dir.csv`, ['a'], []))).toMatchObject({ code: 'is-a-directory' });
  });

  it('leaves nothing behind when the rows fail half-way, and keeps what was there', async () => {
    const file = path();
    writeFileSync(file, 'old');
    async function* rows(): AsyncGenerator<string[], void> {
      for (let i = 0; i < 50_000; i++) yield ['x'.repeat(20)];
      throw new Error('half-way');
    }
    expect((await failure(writeTable(file, ['a'], rows(), { force: true }))).message).toBe('half-way');
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(leftovers()).toEqual([]);
  });

  it('stops when told to', async () => {
    const file = path();
    expect(await failure(writeTable(file, ['a'], [['1']], { signal: AbortSignal.abort() }))).toMatchObject({
      code: 'interrupted',
      exitCode: 130,
    });
    expect(readdirSync(folder)).not.toContain(file.split('/').at(-1));
    expect(leftovers()).toEqual([]);
  });

  it('writes to standard output, waits for a slow reader, and is quiet when it goes away', async () => {
    const slow = new PassThrough({ highWaterMark: 16 });
    let text = '';
    slow.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    const written = await writeTable(
      '-',
      ['a', 'b'],
      Array.from({ length: 20_000 }, (_, i) => [String(i), 'x']),
      { stdout: slow },
    );
    expect(written).toEqual({ rows: 20_000, path: '-', complete: true });
    expect(text.split('\n')).toHaveLength(20_002);

    let seen = 0;
    const head = new Writable({
      write(_, __, done) {
        seen += 1;
        done(seen > 1 ? Object.assign(new Error('gone'), { code: 'EPIPE' }) : null);
      },
    });
    const cut = await writeTable(
      '-',
      ['a'],
      Array.from({ length: 200_000 }, () => ['x'.repeat(10)]),
      { stdout: head },
    );
    expect(cut.complete).toBe(false);
    expect(cut.rows).toBeLessThan(200_000);
  });
});

describe('AtomicFile', () => {
  it('does not replace a file that appeared meanwhile', async () => {
    const target = path();
    const file = await AtomicFile.create(target);
    await file.write('mine');
    writeFileSync(target, 'theirs');
    expect(await failure(file.commit())).toMatchObject({ code: 'file-exists' });
    expect(readFileSync(target, 'utf8')).toBe('theirs');
    expect(leftovers()).toEqual([]);
  });

  it('writes bytes and texts in the order given', async () => {
    const target = path();
    const file = await AtomicFile.create(target);
    await file.write('a');
    await file.write(Buffer.from('b'));
    await file.write('中');
    await file.commit();
    await file.abandon();
    expect(readFileSync(target, 'utf8')).toBe('ab中');
    await writeFileAtomic(target, 'new', { force: true });
    expect(readFileSync(target, 'utf8')).toBe('new');
  });

  it('writes to a device as it is', async () => {
    await writeFileAtomic('/dev/null', 'x');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('reports a full disk by name', async () => {
    expect(await failure(writeFileAtomic('/dev/full', 'x'))).toMatchObject({ code: 'no-space', exitCode: 15 });
  });
});
