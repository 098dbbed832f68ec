/** A whole session with a marked person: the marker reaches no file, no message and no write but the exports asked for. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workplace } from '../commands/cim.js';
import { openAge, READER } from '../files/write/open-age.js';
import { FaultLayer } from './layer.js';

const MARKER = 'qzmarkqz';
const PHONE = '13877665544';
const FORMS = [MARKER, MARKER.toUpperCase(), 'Qzmarkqz', PHONE, '138 7766 5544', '7766 5544'].flatMap((text) => [
  Buffer.from(text),
  Buffer.from(text, 'utf16le'),
  Buffer.from(Buffer.from(text).toString('base64').slice(0, 9)),
]);
const CSV = [
  'id,name,email,phone,city,street,notes,pet',
  `1,${MARKER} ${MARKER},${MARKER}@mail.example,+86${PHONE},${MARKER}ville,${MARKER} street 9,${MARKER} likes tea,${MARKER}`,
  `2,${MARKER} ${MARKER},${MARKER}@mail.example,+86${PHONE},${MARKER}ville,${MARKER} street 9,,`,
  '3,Egon Otherwise,egon@mail.example,+8613912345678,Linz,Elm street 1,,',
];

/** Commands of the session, in order, with what they may show on standard output and which files they may write it to. */
const SESSION: readonly {
  readonly words: string;
  readonly status?: number;
  readonly shows?: true;
  readonly file?: string;
}[] = [
  { words: 'init --new-key-file key' },
  { words: 'import people.csv --source crm --map notes=notes' },
  { words: 'import people.csv --source shop' },
  { words: 'normalize' },
  { words: 'validate --list', shows: true },
  { words: 'dedupe' },
  { words: `search ${MARKER}`, shows: true },
  { words: `search ${MARKER} --reveal`, shows: true },
  { words: 'show C1 --json', shows: true },
  { words: 'history C1 --reveal', shows: true },
  { words: 'explain C1 --reveal', shows: true },
  { words: 'unmerge C1' },
  { words: 'merge R1 R2' },
  { words: 'consent grant C1 --purpose news' },
  { words: 'subject correct C1 --set nickname=qzmarkqz' },
  { words: 'requests add access --customer C1' },
  { words: `check --email ${MARKER}@mail.example --json`, shows: true },
  { words: 'review list' },
  { words: 'subject minor C1 --until 2030-01-01' },
  { words: 'subject deceased C1 --evidence paper' },
  { words: 'subject object C1' },
  { words: 'subject restrict C3' },
  { words: 'subject restrict C3 --lift' },
  { words: 'notices give --all --notice people.csv --notice-version 1' },
  { words: 'notices missing' },
  { words: 'pia new --reason sensitive --title notes --document people.csv' },
  { words: 'pia list' },
  { words: 'incidents add leak --all --description letter' },
  { words: 'incidents show 1' },
  { words: 'incidents note 1 --authority --closed' },
  { words: 'incidents list' },
  { words: 'compliance' },
  { words: 'report' },
  { words: 'export -o - --encrypted --recipient house', shows: true }, // the next program in the pipe encrypts it
  { words: 'export -o outside/customers.csv', file: 'outside/customers.csv' },
  { words: 'export -o outside/customers.xlsx', file: 'outside/customers.xlsx' },
  { words: `export -o outside/all.csv.age --encrypt ${READER.recipient}` },
  { words: `export -o outside/all.xlsx.age --encrypt ${READER.recipient}` },
  { words: `subject export C1 -o outside/person.md.age --encrypt ${READER.recipient}` },
  { words: 'subject export C1 -o outside/person.json', file: 'outside/person.json' },
  { words: 'backup --to backups' },
  { words: 'drill backups' },
  { words: 'rotate' },
  { words: 'users add kim --role viewer --new-key-file kim' },
  { words: 'audit log' },
  { words: 'audit report' },
  { words: 'audit verify' },
  { words: 'runs' },
  // and what goes wrong
  { words: `show ${MARKER}`, status: 2 },
  { words: `merge C1 ${MARKER}`, status: 2 },
  { words: `erase ${MARKER} --reason x --yes`, status: 2 },
  { words: `incidents show ${MARKER}`, status: 2 },
  { words: 'import people.csv --source other --require separate-consent', status: 1, file: 'quarantine' },
  { words: 'import broken.csv --source broken', status: 1, file: 'quarantine' },
  { words: 'erase C1 --reason request --yes' },
  { words: 'backup --to backups2' },
];

let place: Workplace;
let layer: FaultLayer;
beforeAll(() => {
  layer = new FaultLayer();
  place = new Workplace({ CIM_KEY_FILE: 'key', TMPDIR: 'tmp', SQLITE_TMPDIR: 'tmp' });
  writeFileSync(place.path('people.csv'), `${CSV.join('\n')}\n`);
  writeFileSync(
    place.path('broken.csv'),
    `id,name,email\n1,"${MARKER}"${MARKER},x\n2,,\n3,${MARKER}\u0000,${MARKER}@\n`,
  );
});
afterAll(() => {
  layer.remove();
  place.remove();
});

const allFiles = (folder: string): string[] =>
  (readdirSync(folder, { recursive: true }) as string[]).filter((name) => statSync(join(folder, name)).isFile());

describe('a session', () => {
  it('leaves no customer anywhere but in the exports', () => {
    const temporary = place.path('tmp');
    const outside = place.path('outside');
    for (const folder of [temporary, outside]) expect(place.shell(`mkdir ${folder}`).status).toBe(0);
    const problems: string[] = [];
    let calls = 0;
    for (const { words, status = 0, shows, file } of SESSION) {
      const outcome = layer.run(place, words.split(' '), null, MARKER);
      const told = (what: string) => problems.push(`cim ${words}: ${what} ${outcome.stderr}`);
      calls += outcome.calls.length;
      if (outcome.status !== status) told(`status ${outcome.status}`);
      const allowed = ['pipe:', 'socket:']; // standard output and error, looked at below
      if (file) allowed.push(file.split('/').at(-1) as string, 'rejected', 'errors');
      const elsewhere = outcome.marked.filter((path) => !allowed.some((part) => path.includes(part)));
      if (elsewhere.length > 0) told(`wrote to ${elsewhere.join(', ')}`);
      if (outcome.calls.some(({ path }) => path.includes('etilqs') || path.startsWith(temporary)))
        told('temporary file');
      const quoted = outcome.stderr.replaceAll(words, '');
      if (quoted.includes(MARKER) || quoted.includes(PHONE)) told('on standard error');
      if (!shows && FORMS.some((form) => outcome.stdout.includes(form.toString('latin1')))) told('on standard output');
    }
    expect(problems).toEqual([]);
    expect(calls).toBeGreaterThan(500);
    expect(readdirSync(temporary)).toEqual([]);

    const marked = allFiles(place.dir).filter((name) => {
      const bytes = readFileSync(place.path(name));
      return FORMS.some((form) => bytes.includes(form));
    });
    const expected = ['broken.csv', 'outside/customers.csv', 'outside/person.json', 'people.csv'];
    expect(marked.filter((name) => !/^(broken|people)\.(errors|rejected)\.csv$/.test(name)).sort()).toEqual(expected);
    expect(existsSync(place.path('outside/customers.xlsx'))).toBe(true);
    for (const name of ['outside/all.csv.age', 'outside/person.md.age'])
      expect(openAge(readFileSync(place.path(name))).includes(MARKER)).toBe(true);
  });

  it('needs no temporary file, however much is rewritten', () => {
    const large = new Workplace({ CIM_KEY_FILE: 'key', TMPDIR: 'tmp', SQLITE_TMPDIR: 'tmp' });
    try {
      expect(large.shell('mkdir tmp').status).toBe(0);
      const row = (i: number) =>
        `${i},${MARKER}${i} Person,${MARKER}${i}@mail.example,${`${MARKER} street ${i} `.repeat(8)}`;
      writeFileSync(
        large.path('many.csv'),
        `id,name,email,note\n${Array.from({ length: 12_000 }, (_, i) => row(i)).join('\n')}\n`,
      );
      for (const words of [
        'init --new-key-file key',
        'import many.csv',
        'dedupe',
        'erase R7 --reason request --yes',
        'rotate',
      ]) {
        const { status, marked, calls } = layer.run(large, words.split(' '), null, MARKER);
        expect([words, status, marked]).toEqual([words, 0, []]);
        const temporary = calls.filter(({ path }) => path.includes('etilqs') || path.startsWith(large.path('tmp')));
        expect([words, temporary]).toEqual([words, []]);
      }
      expect(statSync(large.path('customers.cim')).size).toBeGreaterThan(6_000_000);
    } finally {
      large.remove();
    }
  });

  it('leaves no file that others can read', () => {
    const found = place
      .shell('find . -path ./tmp -prune -o -type f -perm /077 -print')
      .stdout.split('\n')
      .filter(Boolean);
    expect(found.filter((name) => !['./people.csv', './broken.csv'].includes(name))).toEqual([]);
  });
});
