/** Every command as every role: done, or refused before anything is read. And what roles get to see of people. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/index.js';
import { ROLE_NAMES, type Role } from '../../src/domain/access/role.js';
import { Workplace } from '../commands/cim.js';
import { runHere } from './in-process.js';

const READERS = 'viewer agent steward administrator';
const WRITERS = 'agent steward administrator service';
const STEWARDS = 'steward administrator';
const REPORTERS = 'viewer agent steward administrator auditor service';
const AUDITORS = 'administrator auditor';
const ADMIN = 'administrator';
const EVERYBODY = '*'; // opens no store, or only with a key of its own

/** Who may use a command, and words to try it with ($ stands for the folder). */
const MATRIX: Readonly<Record<string, readonly [roles: string, words: string]>> = {
  demo: [EVERYBODY, ''],
  init: [EVERYBODY, ''],
  import: [WRITERS, '$/more.csv'],
  normalize: [WRITERS, ''],
  validate: [REPORTERS, '--list'],
  dedupe: ['steward administrator service', ''],
  nightly: ['steward administrator service', ''],
  search: [READERS, 'Zora'],
  check: [READERS, '--email zora.secretmark@mail.example'],
  show: [READERS, 'C1'],
  explain: [READERS, 'C1'],
  history: [READERS, 'C1'],
  'review list': [READERS, ''],
  'review same': [STEWARDS, 'R1 R3'],
  'review different': [STEWARDS, 'R1 R3'],
  merge: [STEWARDS, 'C1 C2'],
  unmerge: [STEWARDS, 'C1'],
  undo: [STEWARDS, '2'],
  report: [REPORTERS, ''],
  export: [STEWARDS, '-o $/out.csv'],
  'consent grant': [STEWARDS, 'C1 --purpose news'],
  'consent withdraw': [STEWARDS, 'C1 --purpose news'],
  'consent guardian': [STEWARDS, 'C1 --evidence form'],
  'consent show': [STEWARDS, 'C1 --purpose news'],
  'subject show': [STEWARDS, 'C1'],
  'subject export': [STEWARDS, 'C1 -o $/person.json'],
  'subject correct': [STEWARDS, 'C1 --set city=Wien'],
  'subject restrict': [STEWARDS, 'C1'],
  'subject object': [STEWARDS, 'C1'],
  'requests add': [STEWARDS, 'access'],
  'requests list': [STEWARDS, ''],
  'requests close': [STEWARDS, '1 --answer done'],
  erase: [STEWARDS, 'C1 --reason test --yes'],
  'retention plan': [STEWARDS, ''],
  'retention apply': [STEWARDS, '--yes'],
  'users add': [ADMIN, 'kim --role viewer --new-key-file $/kim'],
  'users list': [ADMIN, ''],
  'users remove': [ADMIN, 'viewer'],
  'users role': [ADMIN, 'viewer agent'],
  'users hours': [ADMIN, 'viewer 0-24'],
  'users passwd': [REPORTERS, '--recovery'],
  rotate: [ADMIN, ''],
  'audit log': [AUDITORS, ''],
  'audit verify': [AUDITORS, ''],
  'audit report': [AUDITORS, ''],
  'audit export': [AUDITORS, '-o $/audit.jsonl'],
  compliance: [AUDITORS, ''],
  doctor: [REPORTERS, ''],
  backup: ['administrator service', '--to $/backups'],
  restore: [EVERYBODY, ''],
  drill: [EVERYBODY, ''],
  runs: [REPORTERS, ''],
  parse: [EVERYBODY, ''],
  evaluate: [EVERYBODY, ''],
  completion: [EVERYBODY, ''],
  'subject minor': [STEWARDS, 'C1'],
  'subject deceased': [STEWARDS, 'C1'],
  'notices give': [STEWARDS, 'C1 --notice $/people.csv'],
  'notices missing': [STEWARDS, ''],
  'pia new': [STEWARDS, '--reason sensitive --title x'],
  'pia list': [STEWARDS, ''],
  'incidents add': [STEWARDS, 'leak --description x --all'],
  'incidents list': [STEWARDS, ''],
  'incidents show': [STEWARDS, '1'],
  'incidents note': [STEWARDS, '1 --closed'],
  'key show': [ADMIN, '--recovery --yes'],
};

/** Options with which a command asks more of a role than without. */
const WITH_OPTIONS: Readonly<Record<string, readonly [roles: string, words: string]>> = {
  validate: [WRITERS, '--fix'],
};

const PERSON = [
  'Zora',
  'Secretmark',
  'zora.secretmark@mail.example',
  '13812345678',
  '11010519491231002X',
  'Hiddenlane',
];
const CSV = [
  'id,given name,family name,email,phone,national id,street,city,favourite dish',
  `1,Zora,Secretmark,zora.secretmark@mail.example,+8613812345678,11010519491231002X,Hiddenlane 9,上海,markedsoup`,
  `2,Zora,Secretmark,zora.secretmark@mail.example,+8613812345678,,Hiddenlane 9,上海,markedsoup`,
  `3,Egon,Otherwise,egon@mail.example,+8613912345678,,Elmstreet 1,Linz,plainbread`,
  `4,Egon,Otherwise,,,,Elmstreet 1,Linz,`,
];

let place: Workplace;
let former: string;
const keyOf = (role: Role) => (role === 'administrator' ? 'key' : role);

beforeAll(() => {
  place = new Workplace({ CIM_KEY_FILE: 'key' });
  former = `${place.dir}.former`;
  writeFileSync(place.path('people.csv'), `${CSV.join('\n')}\n`);
  writeFileSync(place.path('more.csv'), 'id,name,email\n9,Ines Ohne,ines@mail.example\n');
  const does = (...args: string[]) => {
    const { status, stderr } = place.cim(...args);
    if (status !== 0) throw new Error(`${args.join(' ')}: ${status} ${stderr}`);
  };
  does('init', '--new-key-file', 'key');
  for (const role of ROLE_NAMES)
    if (role !== 'administrator') does('users', 'add', role, '--role', role, '--new-key-file', role);
  does('import', 'people.csv');
  does('dedupe');
  does('requests', 'add', 'access', '--customer', 'C1');
  cpSync(place.dir, former, { recursive: true });
}, 60_000);
afterAll(() => {
  place.remove();
  rmSync(former, { recursive: true, force: true });
});

function restart(): void {
  for (const name of readdirSync(place.dir)) rmSync(place.path(name), { recursive: true, force: true });
  cpSync(former, place.dir, { recursive: true });
}

const environment = (role: Role) => ({
  CIM_STORE: place.path('customers.cim'),
  CIM_KEY_FILE: place.path(keyOf(role)),
  XDG_STATE_HOME: place.path('state'),
  HOME: place.dir,
});
const wordsOf = (words: string) =>
  words
    .split(' ')
    .filter(Boolean)
    .map((word) => word.replace('$', place.dir));
const mayUse = (roles: string, role: Role) => roles.split(' ').includes(role);

it('the matrix names every command there is', () => {
  expect(Object.keys(MATRIX).sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
});

it('commands that ask more of a role for some options are tried with these', async () => {
  const asking: string[] = [];
  for (const entry of COMMANDS) if ((await entry.load()).needs !== undefined) asking.push(entry.name);
  expect(Object.keys(WITH_OPTIONS)).toEqual(asking);
  for (const [name, [roles, words]] of Object.entries(WITH_OPTIONS))
    for (const role of ROLE_NAMES) {
      restart();
      const { status, code } = await runHere(name, wordsOf(words), environment(role));
      expect([name, role, status !== null, code !== 'not-permitted']).toEqual([name, role, true, mayUse(roles, role)]);
    }
});

it('the words of the matrix are taken as they are: no command is refused for how it was typed', async () => {
  for (const [name, [roles, words]] of guarded) {
    restart();
    const { code } = await runHere(name, wordsOf(words), environment('administrator'));
    expect([name, mayUse(roles, 'administrator'), code]).not.toEqual([name, true, 'usage']);
    expect([name, code]).not.toEqual([name, expect.stringMatching(/^(unknown|missing)-/)]);
  }
});

const guarded = Object.entries(MATRIX).filter(([, [roles]]) => roles !== EVERYBODY);

describe.each(ROLE_NAMES)('the role %s', (role) => {
  it('may use what the matrix says, and nothing else', async () => {
    const seen: Record<string, boolean> = {};
    const bugs: string[] = [];
    for (const [name, [, words]] of guarded) {
      restart();
      const digest = () => readFileSync(place.path('customers.cim')).toString('base64');
      const before = digest();
      const outcome = await runHere(name, wordsOf(words), environment(role));
      if (outcome.status === null) bugs.push(`${name}: ${outcome.code}`);
      seen[name] = outcome.code !== 'not-permitted';
      if (!seen[name] && (outcome.out !== '' || digest() !== before || existsSync(place.path('out.csv'))))
        bugs.push(`${name}: refused, and yet something was told or done`);
    }
    expect(bugs).toEqual([]);
    expect(seen).toEqual(Object.fromEntries(guarded.map(([name, [roles]]) => [name, mayUse(roles, role)])));
  });
});

describe.each(['viewer', 'auditor', 'service'] as const)('the role %s, which is not to see people', (role) => {
  it('is told nobody, in no command it may use, as text or JSON or with --reveal', async () => {
    restart();
    const told: string[] = [];
    let outputs = 0;
    for (const [name, [roles, words]] of guarded) {
      if (!mayUse(roles, role)) continue;
      for (const more of [[], ['--json'], ['--reveal'], ['--reveal', '--json']]) {
        const { out, err } = await runHere(name, [...wordsOf(words), ...more], environment(role));
        outputs += out.length;
        for (const value of [...PERSON, 'markedsoup', 'Otherwise', 'Elmstreet', 'plainbread'])
          if (`${out}${err}`.includes(value) && !words.includes(value))
            told.push(`${name} ${more.join(' ')}: ${value}`);
      }
    }
    expect(outputs).toBeGreaterThan(1000);
    expect(told).toEqual([]);
    for (const file of readdirSync(place.dir)) {
      if (['people.csv', 'more.csv'].includes(file) || !/\.(csv|json|jsonl|txt|html)$/.test(file)) continue;
      expect(PERSON.filter((value) => readFileSync(join(place.dir, file), 'utf8').includes(value))).toEqual([]);
    }
  });
});

describe('roles that may not', () => {
  it('are refused --reveal by name, not shown less without a word', async () => {
    restart();
    for (const name of ['show', 'search', 'history']) {
      const { status, code } = await runHere(name, ['C1', '--reveal'], environment('viewer'));
      expect([name, status, code]).toEqual([name, 13, 'not-permitted']);
    }
  });

  it('may not read sealed values do not bring half of a file to standard form, and are told who can', async () => {
    restart();
    writeFileSync(
      place.path('local.csv'),
      'id,name,phone,national id\n7,Lena Local,0664 1234567,11010519491231002X\n8,Lars Lokal,0664 7654321,\n',
    );
    const of = (role: Role, name: string, ...words: string[]) => runHere(name, words, environment(role));
    expect((await of('administrator', 'import', place.path('local.csv'), '--source', 'local')).status).toBe(0);
    const [found] = (await of('administrator', 'search', 'Lena', '--json')).out.split('\n');
    const { customer } = JSON.parse(found as string);
    const refused = await of('agent', 'normalize', '--default-country', 'AT', '--json');
    expect([refused.status, refused.code, refused.out]).toEqual([13, 'cannot-unseal', '']);
    expect(refused.hint.match(/[a-z]+/g)).toEqual(expect.arrayContaining(['steward', 'service']));
    expect(refused.hint).not.toContain('agent');
    const fixed = JSON.parse((await of('agent', 'validate', '--fix', '--json')).out);
    expect(fixed.sealed).toBe(6);
    expect((await of('agent', 'validate', '--fix')).out).toContain('6 records were left as they are');
    const allowed = await of('steward', 'normalize', '--default-country', 'AT', '--json');
    expect(JSON.parse(allowed.out).updated).toBeGreaterThan(1);
    const shown = (await of('steward', 'show', customer, '--reveal')).out;
    expect(shown).toContain('11010519491231002X');
  });
});

describe('roles that work with people', () => {
  it('see masked values until they ask, and what is sensitive only where the role has the key', async () => {
    restart();
    const show = async (role: Role, ...more: string[]) =>
      (await runHere('show', ['C1', ...more], environment(role))).out;
    for (const role of ['agent', 'steward'] as const) {
      const masked = await show(role);
      expect(masked).toContain('Secretmark');
      for (const value of [
        'zora.secretmark@mail.example',
        '13812345678',
        '11010519491231002X',
        'Hiddenlane',
        'markedsoup',
      ])
        expect([role, value, masked.includes(value)]).toEqual([role, value, false]);
      expect(await show(role, '--reveal')).toContain('zora.secretmark@mail.example');
    }
    for (const [role, sees] of [
      ['agent', false],
      ['steward', true],
    ] as const)
      expect([role, (await show(role, '--reveal')).includes('11010519491231002X')]).toEqual([role, sees]);
  });
});
