import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLE_NAMES } from '../../src/domain/access/role.js';
import { INCIDENT_KINDS } from '../../src/domain/privacy/incident.js';
import { ASSESSMENT_REASONS, REQUIREMENTS } from '../../src/domain/privacy/law.js';
import { REQUEST_KINDS } from '../../src/domain/privacy/requests.js';
import { LEGAL_BASES } from '../../src/domain/privacy/rights.js';
import { hasTrustWord, roleWord, type TrustKind, trustWord } from '../../src/ui/trust-words.js';
import { Workplace } from '../commands/cim.js';

const source = new URL('../../src/', import.meta.url);
const zh = (_: string, chinese: string) => chinese;

/** What runs count, as the code says it: names that are set, of the columns of an import, and kinds of statements. */
function countedInCode(): string[] {
  const files = (readdirSync(source, { recursive: true }) as string[]).filter((name) => name.endsWith('.ts'));
  const code = files.map((name) => readFileSync(new URL(name, source), 'utf8')).join('\n');
  const rights = readFileSync(new URL('domain/privacy/rights.ts', source), 'utf8');
  const statements = rights.slice(rights.indexOf('RightsStatement ='), rights.indexOf('ConsentState'));
  return [
    ...[...code.matchAll(/run\.counts\.set\(\s*'([^']+)'/g)].map(([, name]) => name as string),
    ...[...code.matchAll(/WRITTEN_BEHIND = '([^']+)'/g)].map(([, name]) => name as string),
    ...[...statements.matchAll(/'([a-z-]{4,})'/g)].map(([, name]) => name as string),
    ...['created', 'updated', 'unchanged', 'gone'],
  ];
}

/** Reasons for which a customer is in no file, as the code lists them. */
function refusals(): string[] {
  const rights = readFileSync(new URL('domain/privacy/rights.ts', source), 'utf8');
  const list = /export type Refusal =([^;]+);/.exec(rights)?.[1] ?? '';
  return [...list.matchAll(/'([^']+)'/g)].map(([, word]) => word as string);
}

describe('words of trust', () => {
  it('have a Chinese one each', () => {
    const wanted: Record<TrustKind, readonly string[]> = {
      basis: LEGAL_BASES,
      count: countedInCode(),
      request: REQUEST_KINDS,
      incident: INCIDENT_KINDS,
      reason: ASSESSMENT_REASONS,
      requirement: REQUIREMENTS,
      consent: ['granted', 'withdrawn', 'none'],
      suppressed: ['erased', 'objected'],
      leftOut: refusals(),
      retention: ['erase', 'restrict'],
      slot: ['key-file', 'passphrase', 'recovery-code'],
    };
    expect(wanted.count.length).toBeGreaterThan(25);
    for (const [kind, words] of Object.entries(wanted))
      for (const word of words) {
        expect([kind, word, hasTrustWord(kind as TrustKind, word)]).toEqual([kind, word, true]);
        expect(trustWord(kind as TrustKind, word, zh)).toMatch(/^\p{Script=Han}+$/u);
        expect(trustWord(kind as TrustKind, word, (english) => english)).toBe(word);
      }
    for (const role of ROLE_NAMES) expect(roleWord(role, zh)).toMatch(/^\p{Script=Han}+（.*）$/u);
    expect([trustWord('basis', 'toString', zh), roleWord('emperor', zh)]).toEqual(['toString', 'emperor']);
  });
});

describe('what cim prints of trust', () => {
  let place: Workplace;
  const inChinese = (line: string) => {
    const { status, stdout, stderr } = place.shell(`LANG=zh_CN.UTF-8 $CIM ${line}`);
    expect([line, status, stderr]).toEqual([line, 0, '']);
    return stdout;
  };
  beforeAll(() => {
    place = new Workplace({ CIM_KEY_FILE: 'key' });
    writeFileSync(
      place.path('people.csv'),
      'id,name,email\n1,Ada Lovelace,ada@mail.example\n2,Bob Bell,bob@mail.example\n',
    );
    for (const line of [
      'init --new-key-file key',
      'import people.csv --basis contract',
      'consent grant C1 --purpose news',
      'requests add opt-out --customer C1 --law ccpa',
      'incidents add leak --all --description x',
      'pia new --reason cross-border --title x',
      'export -o out.csv --recipient House',
    ])
      expect([line, place.cim(...line.split(' ')).status]).toEqual([line, 0]);
  }, 60_000);
  afterAll(() => place.remove());

  it('is in the language of the reader, and in English for scripts', () => {
    const told = [
      inChinese('users add kim --role auditor --new-key-file kim'),
      inChinese('users list'),
      inChinese('users role kim viewer'),
      inChinese('audit log'),
      inChinese('audit report'),
      inChinese('compliance'),
      inChinese('requests list'),
      inChinese('incidents list'),
      inChinese('pia list'),
      inChinese('subject show C1'),
    ].join('\n');
    for (const word of [
      '审计员（auditor）',
      '查看者（viewer）',
      '管理员（administrator） 1',
      '密钥文件、恢复码',
      '新增 2',
      '合同 1',
      '正当利益',
      '拒绝出售或共享',
      '泄露',
      '跨境提供',
    ])
      expect([word, told.includes(word)]).toEqual([word, true]);
    expect(
      told.match(/\b(created|unchanged|contract|legitimate-interest|consent-granted|opt-out|leak|key-file)\b/g),
    ).toBeNull();
    const refused = place.shell('LANG=zh_CN.UTF-8 $CIM audit log --key-file kim');
    expect([refused.status, refused.stderr]).toEqual([13, expect.stringContaining('角色查看者（viewer）无权')]);
    for (const word of ['"role":"viewer"', '"created":2', '"contract":1'])
      expect([
        word,
        ['users list', 'audit log', 'compliance'].some((line) => inChinese(`${line} --json`).includes(word)),
      ]).toEqual([word, true]);
  });
});
