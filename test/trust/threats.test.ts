/** Threats of the list that a program can meet; those that are tried elsewhere stand in `threat-proofs.test.ts`. */
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../src/store/audit.js';
import { openStore } from '../../src/store/open-store.js';
import { RecordReader } from '../../src/store/records.js';
import { Workplace } from '../commands/cim.js';
import { newStore, people, takeIn } from '../store/people.js';
import { runHere } from './in-process.js';

let place: Workplace;
let environment: Record<string, string>;
beforeAll(() => {
  place = new Workplace({ CIM_KEY_FILE: 'key' });
  expect(place.cim('init', '--new-key-file', 'key').status).toBe(0);
  environment = {
    CIM_STORE: place.path('customers.cim'),
    CIM_KEY_FILE: place.path('key'),
    XDG_STATE_HOME: place.path('s'),
  };
});
afterAll(() => place.remove());

const here = (name: string, ...words: string[]) => runHere(name, words, environment);
const text = (name: string, content: string | Buffer) => {
  writeFileSync(place.path(name), content);
  return place.path(name);
};

describe('threats 1–6: keys and what is typed', () => {
  it('1: no key in an argument', () => {
    for (const option of ['--passphrase', '--password', '--key']) {
      const { status, stderr } = place.cim('report', option, 'x-secret-x');
      expect([option, status, stderr.includes('x-secret-x')]).toEqual([option, 2, false]);
      expect(stderr).toContain('--key-file');
    }
  });

  it('2: the environment comes last, and with a warning', () => {
    const given = place.shell('env -u CIM_KEY_FILE CIM_PASSPHRASE="four words are long" $CIM init --store env.cim');
    expect([given.status, given.stderr]).toEqual([0, expect.stringContaining('CIM_PASSPHRASE')]);
    // a key file goes before it: the passphrase, which would open, is not used
    expect(place.shell('CIM_PASSPHRASE="four words are long" $CIM report --store env.cim').status).toBe(12);
    mkdirSync(place.path('credentials'));
    cpSync(place.path('key'), place.path('credentials/cim.key'));
    expect(place.shell('env -u CIM_KEY_FILE CREDENTIALS_DIRECTORY=credentials $CIM report').status).toBe(0);
  });

  it('2: an open file descriptor hands over a key, a passphrase or the recovery code, read once', () => {
    const open = (line: string) => place.shell(`env -u CIM_KEY_FILE ${line}`);
    const words = 'CIM_PASSPHRASE="four words are long"';
    expect(open(`${words} $CIM init --store words.cim`).status).toBe(0);
    expect(open('$CIM report --key-fd 3 3< key').status).toBe(0);
    expect(open('bash -c "exec $CIM report --key-fd 0" < key').status).toBe(0);
    expect(open('$CIM report --store words.cim --key-fd 7 7< <(echo "four words are long")').status).toBe(0);
    expect(open('$CIM report --store words.cim --key-fd 7 7< <(echo "four words are wrong")').status).toBe(12);
    const closed = open('$CIM report --key-fd 9 --json');
    expect([closed.status, JSON.parse(closed.stderr).code]).toEqual([12, 'key-fd-unreadable']);
    expect(open('$CIM report --key-fd 3 3< /dev/null').status).toBe(12);
    expect(place.cim('report', '--key-fd', 'three').status).toBe(2);
    cpSync(place.path('key'), place.path('mine'));
    expect(place.shell('cp customers.cim fd.cim; cp customers.cim.keys fd.cim.keys').status).toBe(0);
    const renewed = open('$CIM users passwd --store fd.cim --new-key-file renewed --key-fd 3 3< mine');
    expect([renewed.status, renewed.stderr]).toEqual([0, '']);
    expect(place.cim('report', '--store', 'fd.cim', '--key-file', 'renewed').status).toBe(0);
    expect(place.cim('report', '--store', 'fd.cim', '--key-file', 'mine').status).toBe(12);
  });

  it('3: a key file that others can read, or that is a link, is no key', () => {
    cpSync(place.path('key'), place.path('copy'));
    symlinkSync(place.path('key'), place.path('link'));
    for (const [mode, status] of [
      ['600', 0],
      ['400', 0],
      ['640', 12],
      ['644', 12],
      ['602', 12],
    ] as const)
      expect([mode, place.shell(`chmod ${mode} copy && $CIM report --key-file copy`).status]).toEqual([mode, status]);
    expect(place.cim('report', '--key-file', 'link').status).toBe(12);
    // a pipe that nobody writes to does not hold cim up
    expect(place.shell('mkfifo pipe && timeout -s KILL 20 $CIM report --key-file pipe').status).toBe(12);
  });

  it('4: nothing of a desktop is needed', () => {
    expect(place.shell('env -i CIM_KEY_FILE=key HOME=$PWD $CIM report').status).toBe(0);
  });

  it('4: nor a home, nor an entry for the user: containers run as a number', () => {
    const mine = 'rm -rf bare && mkdir bare && chmod 777 bare && cd bare && umask 077';
    // who may become somebody whom the system does not know, and who can read the program, does; others do without what they have
    const unknown = 'setpriv --reuid 54321 --clear-groups env -i';
    const isUnknown = place.shell(`chmod 711 . && ${unknown} $CIM --version`).status === 0;
    const as = isUnknown ? unknown : 'env -i';
    const cim = `${as} CIM_KEY_FILE=k $CIM`;
    text('bare.csv', 'id,name,email\n1,Bea Bare,bare@mail.example\n');
    const made = place.shell(
      `${mine} && ${cim.replace('CIM_KEY_FILE=k', '')} init --new-key-file k && cat ../bare.csv | ${cim} import - && ${cim} rotate`,
    );
    expect([made.status, made.stderr]).toEqual([0, '']);
    for (const home of ['', 'HOME=/nonexistent', 'HOME=/dev/null'])
      for (const words of [
        'search Bea --json',
        'audit verify',
        'restore none --store x.cim',
        'subject restrict R1',
        'doctor',
      ]) {
        const { status, stderr } = place.shell(`cd bare && ${as} ${home} CIM_KEY_FILE=k $CIM ${words}`);
        expect([home, words, [0, 1, 2].includes(status), stderr.includes('bug')]).toEqual([home, words, true, false]);
      }
    const told = place.shell(`cd bare && ${as} CIM_KEY_FILE=k $CIM doctor --json`);
    if (isUnknown) expect(told.stdout).toContain('"nothing-remembered"');
  });

  it('5: what is searched for need not be typed where it is remembered', () => {
    text('five.csv', 'id,name,email\n1,Ada Five,five@mail.example\n');
    expect(place.cim('import', 'five.csv').status).toBe(0);
    expect(place.cimWith('five@mail.example\n', 'search', '-', '--json').stdout).toContain('"customer"');
  });

  it('6: a passphrase opens in either Unicode form', () => {
    const words = 'Zürich café naïve Å';
    const run = (passphrase: string, ...args: string[]) =>
      new Workplace({ CIM_PASSPHRASE: passphrase, CIM_STORE: place.path('unicode.cim') }).cim(...args).status;
    expect(words.normalize('NFC')).not.toBe(words.normalize('NFD'));
    expect([
      run(words.normalize('NFC'), 'init'),
      run(words.normalize('NFD'), 'report'),
      run(`${words}!`, 'report'),
    ]).toEqual([0, 0, 12]);
  });
});

describe('threats 14–20: hostile files', () => {
  const digest = () => readFileSync(place.path('customers.cim')).toString('latin1');

  it('14: a file that unpacks to far more than it is is refused for that', async () => {
    const { status, code } = await here(
      'import',
      text('bomb.csv.gz', gzipSync(Buffer.alloc(300_000_000, 'id,name,email\n'))),
    );
    expect([status, code]).toEqual([2, 'unpacks-too-far']);
  });

  it.each([
    ['14: a file that unpacks to far more than it is', () => text('bomb.csv.gz', gzipSync(Buffer.alloc(300_000_000)))],
    ['15: a field without end', () => text('field.csv', `id,name\n1,"${'x'.repeat(20_000_000)}"\n`)],
    ['15: a line of very many columns', () => text('columns.csv', `${'a,'.repeat(200_000)}b\n`)],
    [
      '16: bytes that are no text',
      () => text('bytes.csv', Buffer.from([...Array(4000).keys()].map((i) => (i * 97) % 256))),
    ],
  ])('%s is refused by name, or set aside row by row, and nothing is kept of it', async (_, make) => {
    const before = digest();
    const { status, code, err, out } = await here('import', make(), '--json');
    expect([1, 2]).toContain(status);
    if (status === 2) expect([code, digest() === before]).toEqual([expect.stringMatching(/^[a-z-]{3,}$/), true]);
    else expect(JSON.parse(out)).toMatchObject({ created: 0, updated: 0 });
    expect(err).not.toMatch(/xxxx|\n\n/);
  });

  it('17: control characters in a value, a mark of byte order, and text that runs backwards', async () => {
    const { status, out } = await here(
      'import',
      text('odd.csv', '\ufeffid,name,email\n1,Nul\u0000Byte,a@mail.example\n2,Back\u202egnp,b@mail.example\n'),
      '--json',
    );
    const { files, created, rejected } = JSON.parse(out);
    expect([status, created, rejected, files[0].idColumn]).toEqual([1, 1, 1, 'id']); // without the mark of byte order
    expect(readFileSync(files[0].quarantine.errors, 'utf8')).toContain('row-control-character');
    expect((await here('search', 'Nul', '--json')).out).toBe('');
    const shown = await here('search', 'Back', '--reveal');
    expect(shown.out).not.toContain('\u202e');
  });

  it('18: names of files never come from data', async () => {
    const around = () => [...readdirSync(join(place.dir, '..')), ...readdirSync(process.cwd())].sort();
    const before = around();
    const rows = ['../../x,../../etc/passwd,p@mail.example', '../../y,/tmp/z\u0000,q@mail.example'];
    const path = text('path.csv', `id,name,email\n${rows.join('\n')}\n`);
    const { status, out } = await here('import', path, '--source', '../../up', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(out).files[0].quarantine).toEqual({
      rejected: place.path('path.rejected.csv'),
      errors: place.path('path.errors.csv'),
    });
    expect((await here('export', '-o', place.path('paths.csv'))).status).toBe(0);
    expect(around()).toEqual(before);
  });

  it('19, 20: headers that would be statements or prototypes', async () => {
    const headers = [
      'id',
      'name',
      'x"); DROP TABLE chunk--',
      "y'); DROP TABLE chunk--",
      '__proto__',
      'constructor',
      'a.__proto__.b',
    ];
    const path = text(
      'headers.csv',
      `${headers.map((header) => `"${header.replaceAll('"', '""')}"`).join(',')}\n1,Hedda Header,v1,v2,v3,v4,v5\n`,
    );
    expect([0, 1]).toContain((await here('import', path)).status);
    const found = JSON.parse((await here('search', 'Hedda', '--json')).out.split('\n')[0] as string);
    const shown = (await here('show', found.customer, '--json')).out;
    for (const header of headers.slice(2)) expect(shown).toContain(JSON.stringify(header));
    expect(['v1', 'v2', 'v3', 'v4', 'v5'].filter((value) => !shown.includes(`"${value}"`))).toEqual([]);
    expect(({} as Record<string, unknown>).b).toBeUndefined();
    expect((await here('audit verify')).status).toBe(0);
  });

  it('22: no message repeats a value', async () => {
    for (const [name, words] of [
      ['show', ['Secretname']],
      ['merge', ['C1', 'secret@mail.example']],
      ['subject correct', ['C1', '--set', 'birthDate=Secretname']],
      ['undo', ['Secretname']],
      ['requests close', ['Secretname', '--answer', 'x']],
    ] as const) {
      const outcome = await here(name, ...words);
      expect([name, [0, 2].includes(outcome.status ?? -1), `${outcome.out}${outcome.err}`.match(/secret/i)]).toEqual([
        name,
        true,
        null,
      ]);
    }
  });
});

describe('threat 28: power loss', () => {
  it('leaves a whole run or none of it, whatever the end of the log looks like', async () => {
    const { place: home, store } = newStore();
    const sizes = [0];
    for (const count of [40, 80, 120]) {
      await takeIn(store, people(count));
      sizes.push(count);
    }
    const copy = join(home.folder, 'copy.cim');
    const log = readFileSync(`${home.path}-wal`);
    expect(log.length).toBeGreaterThan(50_000);
    const seen = new Set<number>();
    for (let i = 0; i < 60; i++) {
      for (const suffix of ['', '.keys']) cpSync(`${home.path}${suffix}`, `${copy}${suffix}`);
      const at = Math.floor(((i * 7919) % 1000) * (log.length / 1000));
      const torn = Buffer.from(log);
      if (i % 3 === 1) torn.fill(0, at);
      if (i % 3 === 2) for (let b = at; b < torn.length; b += 61) torn[b] = (torn[b] as number) ^ 0x55;
      writeFileSync(`${copy}-wal`, torn);
      if (i % 3 === 0) truncateSync(`${copy}-wal`, at);
      try {
        const after = openStore({ path: copy, secret: { keyFile: home.keyFile } });
        const count = [...new RecordReader(after).all()].length;
        seen.add(count);
        expect([i, sizes.includes(count), verifyAudit(after.db).ok]).toEqual([i, true, true]);
        after.close();
      } catch (error) {
        // the store itself was begun in this log: where that is torn, there is no store yet
        expect(error).toMatchObject({ kind: expect.stringMatching(/^(wrong-key|damaged)$/) });
      }
    }
    expect(seen.size).toBeGreaterThan(1);
    store.close();
    home.remove();
  });
});

describe('threat 29: a clock that was set back', () => {
  it('leaves the audit in order, and nothing is erased by it', async () => {
    const past = new Date('2020-01-01T00:00:00Z');
    const path = text('clock.csv', 'id,name,email\n1,Clara Clock,clock@mail.example\n');
    expect((await runHere('import', [path], environment, past)).status).toBe(0);
    expect((await here('audit verify')).status).toBe(0);
    const rules = text('retention.yaml', 'retention:\n  - name: all\n    after: 1 year\n');
    const far = new Date('2090-01-01T00:00:00Z');
    expect((await runHere('retention apply', ['--rules', rules, '--yes'], environment, far)).code).toBe(
      'clock-doubtful',
    );
  });
});

describe('threats 33, 34: a lost key, foreign code', () => {
  it('33: the recovery code opens what the key no longer does', () => {
    const made = place.cim('init', '--store', 'lost.cim', '--new-key-file', 'lost.key');
    const code = /([0-9A-Z]{4}-){7}[0-9A-Z]{4}/.exec(made.stdout)?.[0] as string;
    expect(code).toBeTruthy();
    const help = place.cim('--help').stdout + place.cim('doctor', '--help').stdout;
    expect(help.length).toBeGreaterThan(100);
    const store = openStore({ path: place.path('lost.cim'), secret: { recoveryCode: code } });
    expect(store.role).toBe('administrator');
    store.close();
    // a new key made with the code takes the place of the one that is lost, not of the code
    const withCode = (words: string) =>
      place.shell(`env -u CIM_KEY_FILE $CIM ${words} --store lost.cim --key-fd 3 3<<< ${code}`);
    expect(withCode('users passwd --new-key-file found.key').status).toBe(0);
    const opens = (key: string) => place.cim('runs', '--store', 'lost.cim', '--key-file', key).status;
    expect([opens('lost.key'), opens('found.key'), withCode('runs').status]).toEqual([12, 0, 0]);
  });

  it('34: few packages, each pinned with its digest', () => {
    const root = fileURLToPath(new URL('../../', import.meta.url));
    const { dependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
    expect(
      Object.values(dependencies).filter((version) =>
        /[\^~*x]|latest/.test((version as string).split('@').at(-1) as string),
      ),
    ).toEqual([]);
    expect(Object.keys(dependencies).length).toBeLessThan(12);
    const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));
    const installed = Object.entries(packages).filter(([name]) => name !== '');
    expect(installed.filter(([, entry]) => !(entry as { integrity?: string }).integrity)).toEqual([]);
  });
});
