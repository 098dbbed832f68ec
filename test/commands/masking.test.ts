/** Roles that may not reveal see no personal value anywhere: every command they may use, as text and as JSON. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/index.js';
import { isPermitted, ROLES, type Role } from '../../src/domain/access/role.js';
import { type Workplace, workplaceWithStore } from './cim.js';

/** Each value is in the store once or twice, and nowhere else. */
const ROW = [
  '1',
  'Zebulon Quixwood',
  '+1 212 555 0147',
  'zebulon@quixwood-mail.net',
  '17 Xylograph Lane',
  '1980-05-05',
  'Zebquix Trading',
  'likes qualmish tea',
  'Q-SHOE-41',
  '11010519491231002X',
];
const SECRETS = /zebulon|quixwood|555.?0147|5550147|xylograph|1980-05-05|zebquix|qualmish|Q-SHOE|11010519491231002X/i;

/** What each command is called with; the others with nothing. */
const WORDS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  validate: [['--list'], []],
  search: [['zebulon'], ['5550147'], ['quixwood-mail.net']],
  show: [['C1'], ['R1']],
  history: [['C1'], ['R2']],
  explain: [['R1', 'R2'], ['C1']],
  check: [['--field', 'fullName=Zeb Quixwod']],
};
/** These ask for files or change who may do what. */
const APART: ReadonlySet<string> = new Set(['import', 'normalize', 'dedupe', 'backup', 'users passwd', 'audit export']);

let place: Workplace;
beforeAll(() => {
  place = workplaceWithStore();
  const header = 'id,name,phone,email,street,birth date,company,notes,shoe code,身份证号';
  const again = ['2', ...ROW.slice(1)];
  writeFileSync(
    place.path('crm.csv'),
    `${header}\n${ROW.join(',')}\n${again.join(',')}\n3,Plain Person,,plain@example.com,,,,,,\n`,
  );
  if (place.cim('import', 'crm.csv').status !== 0 || place.cim('dedupe').status !== 0)
    throw new Error('no store to look at');
  expect(place.cim('show', 'C1', '--reveal').stdout).toMatch(SECRETS);
  for (const role of ['viewer', 'auditor', 'service'])
    if (place.cim('users', 'add', role, '--role', role, '--new-key-file', `${role}.key`).status !== 0)
      throw new Error(role);
});
afterAll(() => place.remove());

it.each(['viewer', 'auditor', 'service'] as const satisfies readonly Role[])('as %s', (role) => {
  expect(ROLES[role].reveals).toBe(false);
  let looked = 0;
  for (const entry of COMMANDS) {
    if (entry.lock === 'none' || !isPermitted(role, entry.permission) || APART.has(entry.name)) continue;
    for (const words of WORDS[entry.name] ?? [[]])
      for (const form of [[], ['--json']]) {
        const { stdout, stderr, status } = place.cim(
          ...entry.name.split(' '),
          ...words,
          ...form,
          '--key-file',
          `${role}.key`,
        );
        expect([entry.name, status < 3, SECRETS.exec(stdout + stderr)?.[0]]).toEqual([entry.name, true, undefined]);
        if (stdout.length > 20) looked++;
      }
  }
  expect(looked).toBeGreaterThan(role === 'viewer' ? 12 : 4);
});
