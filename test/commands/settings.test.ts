/** cim.yaml: what it changes, and who has the last word. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { workplaceWithStore } from './cim.js';

const place = workplaceWithStore();
afterAll(() => place.remove());
writeFileSync(place.path('erp.csv'), 'No,Name,Tel,Member No,Mail\n1,Ann Lee,020 7946 0958,00 12,ann@old.example\n');
writeFileSync(place.path('web.csv'), 'No,Name,Tel,会员号,Mail\n7,Ann Lee,020 7946 0958,0012,ann@new.example\n');
writeFileSync(place.path('columns.yaml'), 'columns:\n  Tel: mobile\n');

const CONFIG = `
fields:
  - name: membership
    kind: identifier
    aliases: [Member No, 会员号]
sources:
  erp:
    map: columns.yaml
    default-country: GB
survivorship:
  sources: [erp]
rules:
  - required: custom:membership
    severity: reject
`;

describe('cim.yaml', () => {
  it('names own fields, and tells of sources', () => {
    writeFileSync(place.path('cim.yaml'), CONFIG);
    const { files } = place.json<{ files: { mapping: Record<string, string> }[] }>(0, 'import', 'erp.csv', 'web.csv');
    expect(files[0]?.mapping).toMatchObject({ Tel: 'mobile', 'Member No': 'membership' });
    expect(files[1]?.mapping).toMatchObject({ Tel: 'phone', 会员号: 'membership' });
    const shown = place.json<{
      values: Record<string, { standard: string }>;
      custom: Record<string, { value: string }>;
    }>(0, 'show', 'R1');
    expect(shown.values.mobile?.standard).toBe('+442079460958');
    expect(shown.custom.membership?.value).toBe('0012');
  });

  it('gives own fields to rules, and to exports', () => {
    expect(place.json(0, 'validate')).toMatchObject({ records: 2 });
    writeFileSync(place.path('strict.yaml'), 'rules:\n  - required: custom:shoe size\n    severity: reject\n');
    const found = place.json<{ issues: unknown[] }>(1, 'validate', '--rules', 'strict.yaml');
    expect(found.issues).toContainEqual({ code: 'required-missing', severity: 'reject', field: 'shoe size', count: 2 });
    place.json(0, 'export', '-o', 'out.csv', '--raw');
    expect(readFileSync(place.path('out.csv'), 'utf8').split('\n')[0]).toContain('membership');
  });

  it('says whom to trust', () => {
    place.json(0, 'merge', 'R1', 'R2');
    const email = () => place.json<{ values: { email: { value: string } } }>(0, 'show', 'R1').values.email.value;
    expect(email()).toBe('ann@old.example');
    writeFileSync(place.path('web-first.yaml'), 'survivorship:\n  sources: [web]\n');
    const other = place.json<{ values: { email: { value: string } } }>(0, 'show', 'R1', '--config', 'web-first.yaml');
    expect(other.values.email.value).toBe('ann@new.example');
  });

  it('says how many records are linked at once', () => {
    const rows = Array.from({ length: 1200 }, (_, i) => `${i},Ann${i % 1100} Lee${i % 7},ann${i % 1100}@old.example\n`);
    writeFileSync(place.path('many.csv'), `No,Name,Mail\n${rows.join('')}`);
    writeFileSync(place.path('parts.yaml'), 'dedupe:\n  records-at-once: 1000\n');
    const linked = (...more: string[]) =>
      place.json<{ clusters: number; notes: { code: string }[] }>(
        0,
        'dedupe',
        'many.csv',
        '--clusters',
        'c.csv',
        '--force',
        ...more,
      );
    const parts = linked('--config', 'parts.yaml');
    expect(parts.notes.map(({ code }) => code)).toContain('in-parts');
    expect(parts.clusters).toBe(1100);
    const blocking = place.cim('explain', 'blocking', 'many.csv', '--config', 'parts.yaml').stdout;
    expect(blocking).toContain('rules are those of the first two');
    expect(linked().notes.map(({ code }) => code)).not.toContain('in-parts');
  });

  it('comes before the settings of the user, part by part', () => {
    mkdirSync(place.path('config/cim'), { recursive: true });
    writeFileSync(
      place.path('config/cim/cim.yaml'),
      'survivorship:\n  sources: [web]\nretention:\n  - after: 9 years\n',
    );
    const line = 'XDG_CONFIG_HOME=config $CIM';
    expect(place.shell(`${line} show R1 --json`).stdout).toContain('"email":{"value":"ann@old.example"');
    expect(place.shell(`${line} retention plan --json`).stdout).toContain('"rule 1"');
  });

  it('brings records that are there to a field that is new, with cim normalize', () => {
    writeFileSync(place.path('mail.yaml'), 'fields:\n  - name: loyalty\n    aliases: [Member No, 会员号]\n');
    place.json(0, 'normalize', '--config', 'mail.yaml');
    const { custom } = place.json<{ custom: Record<string, unknown> }>(0, 'show', 'R1');
    expect(Object.keys(custom)).toEqual(['No', 'loyalty']);
  });

  it('is refused with the line where it is wrong', () => {
    writeFileSync(place.path('wrong.yaml'), 'rules:\nsurvivorshp:\n  sources: [web]\n');
    const { status, stderr } = place.cim('show', 'R1', '--config', 'wrong.yaml', '--json');
    expect([status, JSON.parse(stderr)]).toMatchObject([
      2,
      {
        code: 'unknown-key',
        message: expect.stringContaining('wrong.yaml, line 2'),
        hint: 'Did you mean survivorship?',
      },
    ]);
    expect(place.cim('show', 'R1', '--config', 'none.yaml').status).toBe(2);
  });
});
