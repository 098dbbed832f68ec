/** The words and keys that scripts rely on, on the bundled exports, with the built program. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyExports, EXPORTS, type Workplace, workplaceWithStore } from './cim.js';

const keys = (value: object) => Object.keys(value);

describe('the contract', () => {
  let place: Workplace;
  let names: string[];
  let imported: { run: number; created: number; rejected: number; files: Record<string, unknown>[] };

  beforeAll(() => {
    place = workplaceWithStore();
    names = copyExports(place);
    imported = place.json(1, 'import', ...names);
  });
  afterAll(() => place.remove());

  it('import', () => {
    expect(names.length).toBe(4);
    expect(keys(imported)).toEqual(
      expect.arrayContaining(['run', 'created', 'updated', 'unchanged', 'rejected', 'files']),
    );
    expect(imported.created).toBeGreaterThan(1900);
    for (const file of imported.files) {
      expect(keys(file)).toEqual(
        expect.arrayContaining([
          'path',
          'encoding',
          'delimiter',
          'headerRow',
          'preset',
          'mapping',
          'rows',
          'created',
          'updated',
          'unchanged',
          'rejected',
          'skipped',
          'quarantine',
        ]),
      );
      const { rows, created, updated, unchanged, rejected, skipped } = file as Record<string, number>;
      expect(rows).toBe((created ?? 0) + (updated ?? 0) + (unchanged ?? 0) + (rejected ?? 0) + (skipped ?? 0));
    }
    expect(imported.files.map((file) => file.preset)).toEqual(['fxiaoke', 'hubspot', 'salesforce', 'zoho']);
    expect(imported.files.map((file) => file.encoding)).toEqual(['gb18030', 'utf-8', 'utf-8', 'utf-8']);
    expect(imported.files.map((file) => file.delimiter)).toEqual([',', ',', ',', ';']);
  });

  it('import again changes nothing and says so', () => {
    const again = place.json<typeof imported>(1, 'import', ...names);
    expect([again.created, (again as unknown as { updated: number }).updated]).toEqual([0, 0]);
    expect((again as unknown as { unchanged: number }).unchanged).toBe(imported.created);
    expect(place.cim('import', ...names).stdout).toContain('Nothing new');
  });

  it('validate', () => {
    const result = place.json<{ records: number; issues: object[] }>(0, 'validate');
    expect(result.records).toBe(imported.created);
    expect(keys(result.issues[0] as object).sort()).toEqual(['code', 'count', 'field', 'severity']);
    const [line] = place.lines<object>(0, 'validate', '--list');
    expect(keys(line as object).sort()).toEqual(['code', 'field', 'message', 'record', 'severity']);
    expect(place.cim('validate', '--gate').status).toBe(1);
  });

  it('dedupe, show, search, merge, unmerge, undo, history, runs, report', () => {
    const found = place.json<Record<string, number>>(0, 'dedupe');
    expect(keys(found)).toEqual(
      expect.arrayContaining([
        'run',
        'records',
        'candidatePairs',
        'links',
        'review',
        'clusters',
        'duplicates',
        'seconds',
      ]),
    );
    expect(found.duplicates).toBeGreaterThan(500);
    expect(found.clusters).toBe((found.records ?? 0) - (found.duplicates ?? 0));

    const [hit] = place.lines<Record<string, unknown>>(0, 'search', 'chen');
    expect(keys(hit as object).sort()).toEqual(['address', 'customer', 'emails', 'name', 'phones', 'score']);
    const shown = place.json<{ customer: string; values: Record<string, object>; members: { record: string }[] }>(
      0,
      'show',
      String(hit?.customer),
    );
    expect(keys(shown)).toEqual(expect.arrayContaining(['customer', 'values', 'members', 'issues', 'history']));
    for (const value of Object.values(shown.values))
      expect(keys(value)).toEqual(expect.arrayContaining(['value', 'standard', 'source', 'record', 'since']));

    const merged = place.json<{ run: number; customer: string }>(0, 'merge', 'C1', 'C2');
    expect(merged.customer).toBe('C1');
    place.json(0, 'dedupe');
    expect(place.json<{ customer: string }>(0, 'show', 'C2').customer).toBe('C1'); // a later run obeys
    const apart = place.json<{ run: number; customers: string[] }>(0, 'unmerge', 'C1');
    expect(apart.customers).toEqual(['C1', 'C2']);
    place.json(0, 'dedupe');
    expect(place.json<{ customer: string }>(0, 'show', 'C2').customer).toBe('C2');

    const again = place.json<{ run: number }>(0, 'merge', 'C1', 'C2');
    const undone = place.json<{ run: number; undone: number }>(0, 'undo', String(again.run));
    expect(undone.undone).toBe(again.run);
    expect(place.json<{ customer: string }>(0, 'show', 'C2').customer).toBe('C2');

    expect(place.lines(0, 'history', 'C1').length).toBeGreaterThan(0);
    const runs = place.lines<Record<string, unknown>>(0, 'runs');
    for (const run of runs)
      expect(keys(run)).toEqual(
        expect.arrayContaining(['run', 'command', 'actor', 'startedAt', 'seconds', 'created', 'updated', 'undone']),
      );
    expect(runs.find((run) => run.run === again.run)?.undone).toBe(undone.run);

    const report = place.json<Record<string, unknown>>(0, 'report');
    expect(keys(report)).toEqual(
      expect.arrayContaining([
        'generatedAt',
        'records',
        'customers',
        'quality',
        'fields',
        'issues',
        'duplicates',
        'trend',
      ]),
    );
    expect(keys((report.fields as object[])[0] as object)).toEqual(
      expect.arrayContaining(['field', 'completeness', 'validity', 'uniqueness', 'consistency', 'timeliness']),
    );
  });

  it('report in text, HTML and Chinese', () => {
    expect(place.cim('report', '-o', 'r.html').status).toBe(0);
    const html = readFileSync(place.path('r.html'), 'utf8');
    expect(html).toMatch(/^<!doctype html>/);
    expect(html).not.toMatch(/<script|https?:\/\//);
    expect(place.cim('report', '-o', 'r.html').status).toBe(2); // never over a file
    expect(place.cim('report', '--lang', 'zh').stdout).toContain('客户数据质量报告');
  });

  it('export: formula-safe for people, raw without loss, never over a file', () => {
    const out = place.json<{ rows: number; path: string }>(0, 'export', '-o', 'out.csv');
    expect(out.path).toBe('out.csv');
    expect(out.rows).toBeGreaterThan(1000);
    expect(statSync(place.path('out.csv')).mode & 0o777).toBe(0o600);
    expect(place.cim('export', '-o', 'out.csv').status).toBe(2);
    for (const line of readFileSync(place.path('out.csv'), 'utf8').split('\n')) expect(line).not.toMatch(/^[=@]|,[=@]/);
    expect(place.json<{ rows: number }>(0, 'export', '-o', 'raw.csv', '--raw').rows).toBe(out.rows);
  });

  it('dedupe and evaluate on files without a store', () => {
    place.cim('dedupe', ...names, '--clusters', 'clusters.csv', '-o', 'golden.csv');
    const scored = place.json<{ pairwise: { f1: number }; bcubed: object }>(
      0,
      'evaluate',
      '--truth',
      join(EXPORTS, 'truth.csv'),
      '--clusters',
      'clusters.csv',
    );
    expect(keys(scored)).toEqual(expect.arrayContaining(['pairwise', 'bcubed', 'records', 'entities', 'clusters']));
    expect(keys(scored.pairwise)).toEqual(['precision', 'recall', 'f1']);
    expect(scored.pairwise.f1).toBeGreaterThanOrEqual(0.99); // recorded floor of the bundled exports
    const lines = readFileSync(place.path('clusters.csv'), 'utf8').trim().split('\n');
    expect(lines[0]).toBe('record_id,cluster_id');
  });

  it('clusters of one file go by its own ids where all differ, else by the numbers of its rows', () => {
    const idsOf = (rows: string) => {
      writeFileSync(place.path('own.csv'), rows);
      expect(place.cim('dedupe', 'own.csv', '--clusters', 'own-clusters.csv', '--force').status).toBe(0);
      const [, ...lines] = readFileSync(place.path('own-clusters.csv'), 'utf8').trim().split('\n');
      return lines.map((line) => line.split(',')[0]);
    };
    const people = ['Ada Byron,ada@mail.example', 'Alan Kay,alan@mail.example', 'Ada Byron,ada@mail.example'];
    const file = (ids: string[]) => ['record_id,name,email', ...people.map((row, i) => `${ids[i]},${row}`)].join('\n');
    expect(idsOf(file(['rec-7', 'rec-3', 'rec-9']))).toEqual(['rec-7', 'rec-3', 'rec-9']);
    expect(idsOf(file(['7', '3', '7']))).toEqual(['1', '2', '3']);
    expect(idsOf(file(['7', '', '9']))).toEqual(['1', '2', '3']);
    expect(idsOf(['name,email', ...people].join('\n'))).toEqual(['1', '2', '3']);
  });

  it('normalize and validate on files without a store', () => {
    const done = place.json<{ records: number }>(1, 'normalize', 'hubspot-contacts.csv', '-o', 'n.csv');
    const header = readFileSync(place.path('n.csv'), 'utf8').split('\n')[0];
    expect(done.records).toBeGreaterThan(500);
    expect(header).toMatch(/^Record ID,.*phone \(standard\).*issues/);
    expect(place.json<{ records: number }>(1, 'validate', 'hubspot-contacts.csv').records).toBeGreaterThan(500);
  });

  it('key show asks first', () => {
    expect(place.cim('key', 'show', '--recovery').status).toBe(2);
    expect(place.json<{ shell: string }>(0, 'key', 'show', '--recovery', '--yes').shell).toContain('PRAGMA key');
  });

  it('parse, one object a value', () => {
    writeFileSync(place.path('phones'), '021-58881234转802\n13800138000\n\n');
    const values = place
      .shell('$CIM parse phone - --country CN --json < phones')
      .stdout.trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(values.length).toBe(3);
    expect(values[0]).toMatchObject({
      raw: '021-58881234转802',
      e164: '+862158881234',
      country: 'CN',
      extension: '802',
      valid: true,
    });
    expect(values[0].standard).toBe('+86-21-58881234 ext 802');
    expect(keys(values[0])).toEqual(
      expect.arrayContaining([
        'raw',
        'e164',
        'standard',
        'country',
        'kind',
        'extension',
        'valid',
        'confidence',
        'issues',
      ]),
    );
    const [address] = place.lines<Record<string, unknown>>(
      0,
      'parse',
      'address',
      '上海浦东张江镇祖冲之路100弄5号楼201室',
    );
    expect(keys(address as object)).toEqual(
      expect.arrayContaining([
        'raw',
        'country',
        'province',
        'city',
        'district',
        'town',
        'street',
        'building',
        'unit',
        'room',
        'postalCode',
        'standard',
        'confidence',
        'issues',
      ]),
    );
    expect(address).toMatchObject({ country: 'CN', province: '上海市', district: '浦东新区' });
  });

  it('errors with --json are one line with code, message, hint and exit status', () => {
    const { status, stdout, stderr } = place.cim('import', 'nowhere.csv', '--json');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n').length).toBe(1);
    expect(keys(JSON.parse(stderr))).toEqual(expect.arrayContaining(['code', 'message', 'hint', 'exitCode']));
  });
});
