/** The compliance report: its figures are those that SQL counts, and it says what is due. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.js';
import { type Workplace, workplaceWithStore } from './cim.js';

interface Figures {
  readonly customers: number;
  readonly records: number;
  readonly [point: string]: unknown;
}

let place: Workplace;
const ok = (...words: string[]) => {
  const outcome = place.cim(...words);
  if (outcome.status !== 0) throw new Error(`cim ${words.join(' ')}: ${outcome.stderr}`);
};
const figures = (...words: string[]) => place.json<Figures>(0, 'compliance', ...words);

beforeAll(() => {
  place = workplaceWithStore();
  const child = `${new Date().getUTCFullYear() - 9}-01-01`;
  writeFileSync(
    place.path('crm.csv'),
    `id,姓名,email,出生日期,身份证号\n1,张伟,anna@example.com,1980-05-05,11010519491231002X\n2,王芳,bert@example.com,${child},\n3,李娜,cora@example.com,${child},\n4,刘洋,dora@example.com,1990-01-01,440308199901014329\n`,
  );
  ok('import', 'crm.csv', '--basis', 'contract');
  ok('consent', 'grant', 'C1', '--purpose', 'newsletter', '--notice-version', '2025-1');
  ok('consent', 'grant', 'C4', '--purpose', 'field:nationalId');
  ok('consent', 'withdraw', 'C2', '--purpose', 'newsletter');
  ok('consent', 'guardian', 'C2', '--evidence', 'form 7', '--guardian', 'C1');
  ok('subject', 'object', 'C3');
  ok('subject', 'restrict', 'C4', '--hold', '--reason', 'tax');
  ok('requests', 'add', 'access', '--customer', 'C1', '--received', '2020-01-01');
  ok('export', '-o', 'out.csv', '--recipient', 'Mail House', '--recipient-country', 'US', '--purpose', 'mailing');
});
afterAll(() => place.remove());

it('answers every point', () => {
  expect(figures()).toMatchObject({
    customers: 4,
    records: 4,
    imports: { contract: 1, none: 0 },
    consents: { 'newsletter any': { granted: 1, withdrawn: 1 }, 'field:nationalId any': { granted: 1 } },
    neverNoticed: 3,
    onHold: 1,
    objected: 1,
    sensitive: { customers: 2, withoutSeparateConsent: 1 },
    minors: { customers: 2, withoutGuardianConsent: 1 },
    requests: { total: 1, open: 1, overdue: 1, byKind: { access: 1 } },
    disclosures: { total: 1, crossBorder: 1, byRecipient: { 'Mail House': 1 } },
    security: { auditOk: true, lastBackup: null },
    assessmentReasons: ['sensitive', 'minors', 'cross-border', 'third-party'],
    reminders: ['audit-minors-every-year'],
  });
});

it('gives the figures that SQL counts', () => {
  ok('erase', 'C3', '--reason', 'request', '--yes');
  const found = figures() as Figures & {
    suppressed: Record<string, number>;
    requests: { total: number };
    disclosures: { total: number };
    security: { auditEntries: number };
  };
  const store = openStore({ path: place.path('customers.cim'), secret: { keyFile: place.path('key') } });
  const count = (sql: string) => store.db.prepare(`SELECT count(*) FROM ${sql}`).pluck().get() as number;
  try {
    expect(count('erased')).toBe(1);
    expect({
      erasedRecords: found.erasedRecords,
      suppressed: found.suppressed,
      requests: found.requests.total,
      disclosures: found.disclosures.total,
      entries: found.security.auditEntries,
    }).toEqual({
      erasedRecords: count('erased'),
      suppressed: {
        erased: count("suppression WHERE kind = 'erased'"),
        objected: count("suppression WHERE kind = 'objected'"),
      },
      requests: count('request'),
      disclosures: count('disclosure'),
      entries: count('audit'),
    });
    let live = 0;
    for (let record = 1; record < store.columns.head.length; record++) if (store.columns.head.get(record) !== 0) live++;
    expect([found.records, found.customers]).toEqual([live, 3]);
  } finally {
    store.close();
  }
});

it('is a report in English or Chinese, names nobody, and is open to an auditor', () => {
  ok('users', 'add', 'audi', '--role', 'auditor', '--new-key-file', 'audi.key');
  ok('compliance', '-o', 'audit.md', '--lang', 'zh', '--key-file', 'audi.key');
  const chinese = readFileSync(place.path('audit.md'), 'utf8');
  const english = place.cim('compliance', '--key-file', 'audi.key').stdout;
  expect(chinese).toContain('## 个人行使权利的请求');
  expect(english).toContain('## Requests of people');
  expect(english.split('\n## ')).toHaveLength(chinese.split('\n## ').length);
  expect(english + chinese).not.toMatch(/张伟|anna|110105|example\.com/i);
  expect(figures('--key-file', 'audi.key').sensitive).toEqual({ customers: null, withoutSeparateConsent: null });
});
