/** `cim nightly`: one lock, one run, one line, one exit status. */
import { existsSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { workplaceWithStore } from './cim.js';

interface Night {
  readonly run: number | null;
  readonly imported: { readonly created: number; readonly rejected: number } | null;
  readonly dedupe: { readonly duplicates: number; readonly records: number };
  readonly customers: number;
  readonly problems: readonly string[];
  readonly retention: { readonly due: number };
}

describe('cim nightly', () => {
  const place = workplaceWithStore();
  const files = ['crm.csv', 'shop.csv'];
  const GIVEN = ['Ann', 'Bob', 'Carla', 'Dmitri', 'Elena', 'Farid', 'Grace', 'Hugo'];
  const FAMILY = ['Albers', 'Brandt', 'Castro', 'Dubois', 'Eriksen', 'Fischer'];
  for (const [at, name] of files.entries()) {
    const rows = FAMILY.flatMap((family, f) =>
      GIVEN.map((given, g) => {
        const tel = `020 7946 0${f}${g}${at === 0 ? 1 : 1 + (g % 2)}`;
        return `${f}${g},${given},${family},${given}.${family}@example.com,${tel}`.toLowerCase();
      }),
    );
    writeFileSync(place.path(name), `Id,First name,Last name,Email,Phone\n${rows.join('\n')}\n`);
  }
  afterAll(() => place.remove());
  const records = () => place.json<{ records: number; customers: number }>(0, 'report').records;

  it('changes nothing in a dry run', () => {
    const night = place.json<Night>(0, 'nightly', ...files, '-n');
    expect(night.run).toBeNull();
    expect(night.imported?.created).toBeGreaterThan(50);
    expect(records()).toBe(0);
  });

  it('takes files in and finds duplicates, as one run that can be taken back', () => {
    const night = place.json<Night>(0, 'nightly', ...files);
    expect(night.dedupe.duplicates).toBeGreaterThan(10);
    expect(night.customers).toBe(night.dedupe.records - night.dedupe.duplicates);
    expect(night.problems).toEqual([]);
    expect(place.json(0, 'report')).toMatchObject({ records: night.dedupe.records, customers: night.customers });
    const again = place.json<Night>(0, 'nightly', ...files);
    expect(again).toMatchObject({ imported: { created: 0, updated: 0 }, customers: night.customers });
    const runs = place.lines<{ command: string }>(0, 'runs');
    expect(runs.filter(({ command }) => command === 'nightly')).toHaveLength(2);
    place.json(0, 'undo', String(again.run));
    place.json(0, 'undo', String(night.run));
    expect(records()).toBe(0);
  });

  it('says it in one line, in the language of the reader', () => {
    const { status, stdout } = place.cim('nightly', ...files);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^cim nightly: run \d+; \d+ new, 0 updated, 0 rejected; \d+ customers, .*\n$/);
    expect(place.cim('nightly', '--lang', 'zh').stdout).toMatch(/^cim nightly: 运行 \d+; \d+ 个客户.*\n$/);
  });

  it('ends with 1 where something wants attention', () => {
    writeFileSync(place.path('bad.csv'), 'Name,Email\nAnn Lee,ann@example.com\nBob\n');
    const rejected = place.json<Night>(1, 'nightly', 'bad.csv', '--backups', '.');
    expect(rejected.problems).toEqual(['rows-rejected', 'drill-missing']);
    expect(existsSync(place.path('bad.rejected.csv'))).toBe(true);
    writeFileSync(place.path('drill.json'), JSON.stringify({ at: new Date().toISOString(), ok: true }));
    expect(place.json<Night>(0, 'nightly', '--backups', '.').problems).toEqual([]);
    writeFileSync(place.path('drill.json'), JSON.stringify({ at: '2020-01-01T00:00:00Z', ok: true }));
    expect(place.json<Night>(1, 'nightly', '--backups', '.').problems).toEqual(['drill-old']);
    writeFileSync(place.path('drill.json'), JSON.stringify({ at: new Date().toISOString(), ok: false }));
    expect(place.json<Night>(1, 'nightly', '--backups', '.').problems).toEqual(['drill-failed']);
  });

  it('tells who is due to go, and lets nobody go by itself', () => {
    writeFileSync(place.path('cim.yaml'), 'retention:\n  - after: 0 days\n');
    const { retention, dedupe } = place.json<Night>(0, 'nightly');
    expect(retention.due).toBeGreaterThan(10);
    expect(records()).toBe(dedupe.records);
  });
});
