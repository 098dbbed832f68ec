import { existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { Quarantine, quarantinePaths } from '../../../src/files/write/quarantine.js';
import { readBytes, readPath, temporaryFolder } from '../temporary.js';
import { openAge, READER } from './open-age.js';

const folder = temporaryFolder();

async function quarantine(name: string, bytes: string | Uint8Array, recipients: readonly string[] = []) {
  const { reader, rejected } = await readBytes(`${folder}/${name}`, bytes);
  const pair = new Quarantine(reader, { recipients });
  for (const row of rejected) await pair.add(row);
  return { paths: await pair.commit(), rejected };
}

describe('Quarantine', () => {
  it('holds the rows as they were, and says where and why', async () => {
    const { paths } = await quarantine('in.csv', '姓名;电话;城市\n王;1;上海\n李;2\n赵;3;x;y\n钱;"4;z\n孙;5;北京\n');
    expect(paths).toEqual({ rejected: `${folder}/in.rejected.csv`, errors: `${folder}/in.errors.csv` });
    expect(readFileSync(paths!.rejected, 'utf8')).toBe('\ufeff姓名;电话;城市\n李;2\n赵;3;x;y\n钱;"4;z\n');
    const errors = parse(readFileSync(paths!.errors), { bom: true, columns: true }) as Record<string, string>[];
    expect(errors.map(({ line, code, column }) => [line, code, column])).toEqual([
      ['3', 'row-too-short', '城市'],
      ['4', 'row-too-long', 'column 4'],
      ['5', 'row-quote-broken', ''],
    ]);
    expect(errors.every(({ hint, message }) => hint !== '' && message !== '')).toBe(true);
    expect(statSync(paths!.rejected).mode & 0o777).toBe(0o600);
  });

  it('writes many rows as it writes each', async () => {
    const text = `name,city,zip\n${'Ann,X,1\nFay,X,1\nGus,X,1\nBob,Y\nCy,Z,3,4,5\nDi,"W,4\nHal,V,2\n'.repeat(400)}`;
    const { paths, rejected } = await quarantine('each.csv', text);
    const { reader } = await readBytes(`${folder}/all.csv`, text);
    const pair = new Quarantine(reader);
    await pair.addAll(rejected);
    const all = await pair.commit();
    expect(rejected.length).toBeGreaterThan(500);
    for (const kind of ['rejected', 'errors'] as const)
      expect(readFileSync(all![kind], 'utf8')).toBe(readFileSync(paths![kind], 'utf8'));
  });

  it('can be corrected and read again', async () => {
    const { paths } = await quarantine('fix.csv', 'name,city,zip\nAnn,X,1\nBob,Y\nCy,Z,3\nDi,W,4\n');
    const text = readFileSync(paths!.rejected, 'utf8').replace('Bob,Y', 'Bob,Y,2');
    const { cells } = await readBytes(`${folder}/fix.rejected.csv`, text);
    expect(cells).toEqual([['Bob', 'Y', '2']]);
  });

  it('is JSON Lines for JSON', async () => {
    const { paths, rejected } = await quarantine('in.jsonl', '{"name":"Ann"}\n{"name":\n{"name":"Bob"}\n');
    expect(rejected).toMatchObject([{ line: 2, code: 'row-json-broken' }]);
    expect(readFileSync(paths!.rejected, 'utf8')).toBe('{"name":\n');
  });

  it('keeps the rows for who corrects them, and tells all what is wrong', async () => {
    const { paths } = await quarantine('secret.csv', 'name,city\nAnn,X,more\nBob,Y\n', [READER.recipient]);
    expect(paths).toEqual({ rejected: `${folder}/secret.rejected.csv.age`, errors: `${folder}/secret.errors.csv` });
    const bytes = readFileSync(paths!.rejected);
    expect([bytes.includes('Ann'), statSync(paths!.rejected).mode & 0o777]).toEqual([false, 0o600]);
    expect(openAge(bytes).toString()).toBe('\ufeffname,city\nAnn,X,more\n');
    const errors = readFileSync(paths!.errors, 'utf8');
    expect([errors.includes('row-too-long'), errors.includes('Ann')]).toEqual([true, false]);
    const { paths: none } = await quarantine('sound.csv', 'name,city\nAnn,X\n', [READER.recipient]);
    expect([none, existsSync(`${folder}/sound.rejected.csv.age`)]).toEqual([null, false]);
  });

  it('leaves nothing behind where one of the pair cannot be made', async () => {
    symlinkSync(`${folder}/elsewhere`, `${folder}/half.errors.csv`);
    const before = readdirSync(folder);
    await expect(quarantine('half.csv', 'name,city\nAnn\n')).rejects.toMatchObject({ code: 'symbolic-link' });
    expect(readdirSync(folder)).toEqual([...before, 'half.csv'].sort());
  });

  it('writes nothing where nothing is rejected', async () => {
    const { paths } = await quarantine('good.csv', 'name,city\nAnn,X\n');
    expect(paths).toBeNull();
    expect(existsSync(`${folder}/good.rejected.csv`)).toBe(false);
  });

  it('reads its own file of errors back', async () => {
    const { reader } = await readPath(`${folder}/in.errors.csv`);
    expect(reader.headers).toEqual(['line', 'byte', 'column', 'code', 'message', 'hint']);
  });

  it('names the pair after the file', () => {
    expect(quarantinePaths('/a/b.c.csv.gz')).toEqual({ rejected: '/a/b.c.rejected.csv', errors: '/a/b.c.errors.csv' });
    expect(quarantinePaths('/a/.hidden')).toMatchObject({ rejected: '/a/.hidden.rejected.csv' });
    expect(quarantinePaths('-', '/q')).toMatchObject({ rejected: '/q/stdin.rejected.csv' });
  });
});
