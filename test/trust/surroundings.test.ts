/** The process and the files around the store: debugger, environment, modes, links, terminals, spreadsheets. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import {
  closeSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROGRAM, Workplace } from '../commands/cim.js';

const LINUX = process.platform === 'linux';
const ESCAPES = 'Eve\u001b[2J\u001b]52;c;ZXZpbA==\u0007\u001b[8mhidden\u202egnp';

let place: Workplace;
beforeAll(() => {
  place = new Workplace({ CIM_KEY_FILE: 'key' });
  const lines = [
    { id: '1', name: 'Ada Lovelace', email: 'ada@mail.example', note: '=HYPERLINK("http://evil")' },
    { id: '2', name: '@SUM(A1)', email: 'bob@mail.example', note: "'already" },
    { id: '3', name: '-2+3', email: 'cyd@mail.example', note: '+8613812345678' },
    { id: '4', name: '张伟', email: 'zhang@mail.example', note: '\t=1' },
  ];
  writeFileSync(place.path('people.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
  for (const args of [
    ['init', '--new-key-file', 'key'],
    ['import', 'people.jsonl'],
  ])
    expect(place.cim(...args).status).toBe(0);
});
afterAll(() => place.remove());

describe('a running cim', () => {
  /** Starts an import that waits for its input, and waits until it does. */
  async function waiting(): Promise<ChildProcessWithoutNullStreams> {
    const child = spawn(process.execPath, [PROGRAM, 'import', '-', '--source', 'pipe'], {
      cwd: place.dir,
      env: place.environment(),
    });
    for (let i = 0; i < 200; i++) {
      const fds = readdirSync(`/proc/${child.pid}/fd`, { withFileTypes: true }).length;
      const maps = readFileSync(`/proc/${child.pid}/maps`, 'latin1');
      if (fds > 0 && maps.includes('better_sqlite3')) break;
      await sleep(50);
    }
    await sleep(200);
    return child;
  }

  it.runIf(LINUX)('opens no debugger when it is told to, and shows its key nowhere', async () => {
    const child = await waiting();
    let messages = '';
    child.stderr.on('data', (chunk: Buffer) => {
      messages += chunk;
    });
    const ended = new Promise((resolve) => child.on('close', resolve));
    const files = readdirSync(`/proc/${child.pid}/fd`).length;
    expect(files).toBeGreaterThan(3);
    child.kill('SIGUSR1');
    await sleep(500);
    expect(child.exitCode).toBeNull();
    expect(listening(child.pid as number)).toEqual([]);
    expect(messages).not.toContain('Debugger');

    const secret = readFileSync(place.path('key'), 'latin1').split(' ')[1]?.trim() as string;
    expect(secret.length).toBe(44);
    const forms = [secret, Buffer.from(secret, 'base64').toString('hex')];
    for (const file of ['cmdline', 'environ']) {
      const text = readFileSync(`/proc/${child.pid}/${file}`, 'latin1');
      expect(text.length).toBeGreaterThan(10);
      expect(forms.filter((form) => text.includes(form))).toEqual([]);
    }
    // nor is what is in the key file left in its memory
    const copies = forms.map((form, i) =>
      copiesInMemory(child.pid as number, i === 0 ? form : Buffer.from(form, 'hex')),
    );
    expect(copies).toEqual([0, 0]);
    expect(copiesInMemory(child.pid as number, 'customers.cim')).toBeGreaterThan(0); // what is there is found
    // of a core file, all memory is left out
    expect(Number.parseInt(readFileSync(`/proc/${child.pid}/coredump_filter`, 'latin1'), 16)).toBe(0);
    child.kill('SIGKILL');
    await ended;
  });

  it.runIf(LINUX)('writes neither key nor customer to a core file when it crashes', async () => {
    const pattern = readFileSync('/proc/sys/kernel/core_pattern', 'latin1').trim();
    const start = `ulimit -c unlimited; exec ${process.execPath} ${PROGRAM} import - --source pipe`;
    const child = spawn('bash', ['-c', start], { cwd: place.dir, env: place.environment() });
    const ended = new Promise((resolve) => child.on('close', resolve));
    child.stdin.write(
      'id,name,email\n1,Corinna Coremark,coremark@mail.example\n'.padEnd(200_000, '2,Ada,ada@mail.example\n'),
    );
    for (let i = 0; i < 200 && !readFileSync(`/proc/${child.pid}/maps`, 'latin1').includes('better_sqlite3'); i++)
      await sleep(50);
    await sleep(500);
    child.kill('SIGABRT');
    await ended;
    const cores = readdirSync(place.dir).filter((name) => /^core(\.\d+)?$/.test(name));
    // where the system hands core files to a program, there is none to look at
    if (!/[|/]/.test(pattern)) expect(cores.length).toBeGreaterThan(0);
    const secret = readFileSync(place.path('key'), 'latin1').split(' ')[1]?.trim() as string;
    const shell = place.cim('key', 'show', '--recovery', '--yes').stdout;
    const dataKey = /x'([0-9a-f]{96})'/.exec(shell)?.[1] as string;
    for (const name of cores) {
      const bytes = readFileSync(place.path(name));
      const forms = [
        secret,
        Buffer.from(secret, 'base64'),
        dataKey,
        Buffer.from(dataKey, 'hex'),
        'Coremark',
        'coremark@',
      ];
      expect([name, forms.filter((form) => bytes.includes(form)).length]).toEqual([name, 0]);
      rmSync(place.path(name));
    }
  });

  it('shuts the debugger before it loads anything: what is imported by a statement would come first', () => {
    const source = readFileSync(PROGRAM, 'utf8');
    expect(source).toMatch(/^#!.*\n(?:\/\/.*\n)*process\.on\('SIGUSR1'/);
    expect(source).not.toMatch(/^import /m);
  });

  /** How often bytes stand in the memory of a process. */
  function copiesInMemory(pid: number, bytes: string | Buffer): number {
    const wanted = Buffer.from(bytes as string);
    const memory = openSync(`/proc/${pid}/mem`, 'r');
    let count = 0;
    try {
      for (const line of readFileSync(`/proc/${pid}/maps`, 'latin1').split('\n')) {
        const range = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line);
        if (!range) continue;
        const [from, to] = [Number.parseInt(range[1] as string, 16), Number.parseInt(range[2] as string, 16)];
        const part = Buffer.alloc(to - from);
        try {
          readSync(memory, part, 0, part.length, from);
        } catch {
          continue; // of a device
        }
        for (let at = part.indexOf(wanted); at >= 0; at = part.indexOf(wanted, at + 1)) count++;
      }
    } finally {
      closeSync(memory);
    }
    return count;
  }

  /** Sockets on which a process listens. */
  function listening(pid: number): string[] {
    const own = new Set<string>();
    for (const fd of readdirSync(`/proc/${pid}/fd`)) {
      try {
        own.add(/socket:\[(\d+)\]/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? '');
      } catch {
        // closed meanwhile
      }
    }
    return ['tcp', 'tcp6'].flatMap((table) =>
      readFileSync(`/proc/net/${table}`, 'latin1')
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(/ +/))
        .filter((cells) => cells[3] === '0A' && own.has(cells[9] ?? '-'))
        .map((cells) => cells[1] as string),
    );
  }

  it('starts other programs in one place only, without the passphrase', () => {
    const source = fileURLToPath(new URL('../../src/', import.meta.url));
    const files = (readdirSync(source, { recursive: true }) as string[]).filter((name) => name.endsWith('.ts'));
    const starting = files.filter((name) => readFileSync(`${source}/${name}`, 'utf8').includes('child_process'));
    expect(files.length).toBeGreaterThan(100);
    expect(starting).toEqual(['commands/demo.ts']);
    expect(readFileSync(`${source}/commands/demo.ts`, 'utf8')).toContain('CIM_PASSPHRASE: undefined');
  });
});

describe('files that cim writes', () => {
  it('are for their owner only', () => {
    expect(place.shell('umask 000; $CIM export -o out.csv && $CIM backup --to backups').status).toBe(0);
    const names = ['customers.cim', 'customers.cim.keys', 'key', 'out.csv'];
    expect(names.map((name) => [name, statSync(place.path(name)).mode & 0o077])).toEqual(
      names.map((name) => [name, 0]),
    );
    for (const folder of ['backups', 'state'])
      for (const name of readdirSync(place.path(folder), { recursive: true }) as string[])
        expect([name, statSync(`${place.path(folder)}/${name}`).mode & 0o077]).toEqual([name, 0]);
  });

  it('never go through a link, nor over a file that was there', () => {
    writeFileSync(place.path('precious'), 'precious');
    symlinkSync(place.path('precious'), place.path('link.csv'));
    symlinkSync(place.path('nowhere'), place.path('dangling.csv'));
    for (const name of ['link.csv', 'dangling.csv', 'precious'])
      for (const more of [[], ['--force']]) {
        if (name === 'precious' && more.length > 0) continue;
        const { status } = place.cim('export', '-o', name, '--format', 'csv', ...more);
        expect([name, more, status === 0 && lstatSync(place.path(name)).isSymbolicLink()]).toEqual([name, more, false]);
      }
    expect(readFileSync(place.path('precious'), 'utf8')).toBe('precious');
    expect(readdirSync(place.dir)).not.toContain('nowhere');
  });
});

describe('what a customer is called', () => {
  it.runIf(LINUX)('does nothing to a terminal, nor through a pipe to one, whatever of it came from data', () => {
    const name = '\u001b[8m\u001b]0;title\u0007 escapes.csv';
    writeFileSync(place.path(name), 'id,name,email\n5,Back\u202egnp,eve@mail.example\n');
    writeFileSync(place.path('refused.jsonl'), JSON.stringify({ id: '6', name: ESCAPES, email: 'e@mail.example' }));
    const imported = place.cim('import', name, '--source', name);
    const refused = place.cim('import', 'refused.jsonl');
    expect([imported.status, refused.status]).toEqual([0, 1]);
    const [found] = place.lines<{ customer: string }>(0, 'search', 'eve@mail.example');
    const customer = found?.customer as string;
    expect(place.cim('subject', 'correct', customer, '--set', `nickname=${ESCAPES}`).status).toBe(0);

    const script = (line: string) => place.shell(`script -qec "${line}" /dev/null < /dev/null`);
    if (script('true').status !== 0) throw new Error('script (util-linux) is needed for a terminal');
    const outputs = [imported.stdout, imported.stderr, refused.stdout];
    for (const line of [
      `show ${customer} --reveal`,
      'search eve@mail.example --reveal',
      `history ${customer} --reveal`,
      'runs',
    ]) {
      const piped = place.shell(`$CIM ${line} --color always`);
      const screen = script(`$CIM ${line}`);
      outputs.push(piped.stdout, piped.stderr, screen.stdout, place.shell(`$CIM ${line} --json`).stdout);
    }
    expect(outputs.filter((text) => text.includes('\\u001b[8m')).length).toBeGreaterThan(6);
    for (const text of outputs) {
      const rest = text.replace(/\u001b\[(?:0|1|2|22|3[1-6]|39)m/g, ''); // colors that cim uses
      const found = [...rest].filter((c) =>
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/.test(c),
      );
      expect([found, text]).toEqual([[], text]);
    }
  });

  it('runs as no formula in a spreadsheet, and comes back as it was', () => {
    const cellsOf = (name: string) =>
      readFileSync(place.path(name), 'utf8')
        .split('\r\n')
        .join('\n')
        .split('\n')
        .flatMap((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map((m) => m[1] ?? m[2] ?? ''));
    expect(place.cim('export', '--records', '-o', 'people.csv').status).toBe(0);
    const cells = cellsOf('people.csv');
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^\+\d{6,15}$/.test(cell))).toEqual([]);
    expect(cells.filter((cell) => /^'[=@+-]/.test(cell)).length).toBeGreaterThanOrEqual(3);
    expect(place.cim('export', '--records', '--raw', '-o', 'raw.csv').status).toBe(0);
    expect(cellsOf('raw.csv')).toContain('@SUM(A1)');

    const other = ['--store', 'other.cim'];
    expect(place.cim('init', '--key-file', 'key', ...other).status).toBe(0);
    expect(place.cim('import', 'people.csv', ...other).status).toBeLessThan(2);
    expect(place.cim('export', '--records', '--raw', '-o', 'again.csv', ...other).status).toBe(0);
    for (const value of ['@SUM(A1)', '-2+3', "'already"])
      expect([value, cellsOf('again.csv').includes(value)]).toEqual([value, true]);
  });
});
