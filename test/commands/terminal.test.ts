/** What a person meets at a terminal: questions, help, the end of a pipe. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { displayWidth } from '../../src/ui/table.js';
import { type Outcome, PROGRAM, type Workplace, workplaceWithStore } from './cim.js';

describe('at a terminal', () => {
  let place: Workplace;
  beforeAll(() => {
    place = workplaceWithStore();
    place.cimWith('name,email\nAda Lovelace,ada@mail.example\n', 'import', '-');
  });
  afterAll(() => place.remove());

  /** Runs `cim` at a terminal and types `keys` once it shows `prompt`. */
  const typing = (prompt: string, keys: string, ...args: string[]): Promise<Outcome> =>
    atTerminal('', prompt, keys, ...args);
  /** The same after the shell's command `before`. */
  const atTerminal = (before: string, prompt: string, keys: string, ...args: string[]): Promise<Outcome> =>
    new Promise((resolve) => {
      const line = before + [process.execPath, PROGRAM, ...args].map((word) => `'${word}'`).join(' ');
      const child = spawn('script', ['-qec', line, '/dev/null'], { cwd: place.dir, env: place.environment() });
      let shown = '';
      let typed = false;
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        shown += text;
        if (typed || !shown.includes(prompt)) return;
        typed = true;
        child.stdin.write(keys);
      });
      child.on('close', (status) => resolve({ status: status ?? -1, stdout: shown, stderr: '' }));
    });

  test('Ctrl-C at a question ends with 130, and nothing was changed', async () => {
    const { status, stdout } = await typing('[y/N]', '\u0003', 'erase', 'C1', '--reason', 'asked');
    expect(status).toBe(130);
    expect(stdout).toContain('Interrupted; nothing was changed. [interrupted]');
    expect(place.lines<{ command: string }>(0, 'runs').map(({ command }) => command)).not.toContain('erase');
  });

  test.each([
    [40, 'en', ['search', 'ada']],
    [40, 'zh', ['show', 'C1']],
    [40, 'zh', ['report']],
    [50, 'en', ['runs']],
    [50, 'zh', ['audit', 'report']],
    [60, 'en', ['report']],
  ])('in %i columns, %s: %j fits', async (width, lang, args) => {
    const words = [...args, '--lang', lang, '--color', 'never'];
    const { stdout, status } = await atTerminal(`stty cols ${width}; `, '\0', '', ...words);
    expect(status).toBe(0);
    const lines = stdout.split(/\r?\n/);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect([displayWidth(line) <= width, line]).toEqual([true, line]);
  });

  test.each([0, 80])(
    'a file whose name is an attack shows as text, and its import ends, in %i columns',
    async (width) => {
      const name = 'a\u001b]0;title\u0007\u202eb.csv';
      writeFileSync(place.path(name), `name,email\nGrace Hopper ${width},g${width}@mail.example\n`);
      const { status, stdout } = await atTerminal(`stty cols ${width}; timeout -s KILL 20 `, '\0', '', 'import', name);
      expect([status, stdout.length < 20_000]).toEqual([0, true]);
      expect(stdout).toContain('a\\u001b]0;title\\u0007\\u202eb.csv');
      for (const raw of ['\u001b]', '\u0007', '\u202e']) expect([raw, stdout.includes(raw)]).toEqual([raw, false]);
    },
  );

  test('so does what cim warns of', () => {
    const store = ['--store', 'b\u001b]0;title\u0007\u202ec.cim'];
    const file = place.path(store[1] as string);
    writeFileSync(place.path('one.csv'), 'name,email\nGrace Hopper,grace@mail.example\n');
    expect(place.cim('init', '--key-file', 'key', ...store).status).toBe(0);
    const older = readFileSync(file);
    expect(place.cim('import', 'one.csv', ...store).status).toBe(0);
    writeFileSync(file, older);
    const { status, stderr } = place.cim('import', 'one.csv', ...store);
    expect([status, stderr]).toEqual([0, expect.stringContaining('b\\u001b]0;title\\u0007\\u202ec.cim is older')]);
    for (const raw of ['\u001b', '\u0007', '\u202e']) expect([raw, stderr.includes(raw)]).toEqual([raw, false]);
  });

  test('no is no, yes is yes', async () => {
    expect((await typing('[y/N]', 'n\r', 'erase', 'C1', '--reason', 'asked')).status).toBe(2);
    expect((await typing('[y/N]', '是\r', 'erase', 'C1', '--reason', 'asked', '--lang', 'zh')).status).toBe(0);
  });
});

test.each([
  [['import', 'x.csv', '--map', 'Mail=emial'], 'Did you mean email?'],
  [['import', 'x.csv', '--map', 'Mail=zzzz'], 'Write - to keep the column as it is, or one of the fields: fullName, '],
  [['import', 'x.csv', '--preset', 'salesfroce'], 'Did you mean salesforce?'],
  [['import', 'x.csv', '--preset', 'zzzz'], 'Presets: salesforce, hubspot, '],
])('what may have been meant: %j', (words, hint) => {
  const place = workplaceWithStore();
  writeFileSync(place.path('x.csv'), 'Name,Mail\nAda Lovelace,ada@mail.example\n');
  const { status, stderr } = place.cim(...words);
  expect(status).toBe(2);
  expect(stderr).toContain(`\n     ${hint}`);
  place.remove();
});

describe('help', () => {
  let place: Workplace;
  beforeAll(() => {
    place = workplaceWithStore();
  });
  afterAll(() => place.remove());

  test('is asked for in every way', () => {
    const { stdout, status } = place.cim('import', '--help');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Examples:\n {2}cim import contacts\.csv\n/);
    expect(place.cim('help', 'import').stdout).toBe(stdout);
    expect(place.cim('help', 'users', 'add').stdout).toBe(place.cim('users', 'add', '--help').stdout);
    expect(place.cim('help').stdout).toBe(place.cim('--help').stdout);
    expect(place.cim().stdout).toBe(place.cim('--help').stdout);
  });

  test('is in the language of the reader throughout', () => {
    const { stdout } = place.cim('export', '--help', '--lang', 'zh');
    for (const word of ['示例', '用法：', '选项：', '显示用法', '（csv、tsv、jsonl、xlsx）', '（默认 administration）'])
      expect(stdout).toContain(word);
    expect(stdout).not.toMatch(/Options|Usage|choices|default|display/);
    expect(place.cim('--help', '--lang', 'zh').stdout).not.toMatch(/Commands|output the/);
    expect(place.cim('export', '--help').stdout).toContain('(csv, tsv, jsonl, xlsx)');
  });

  test('a reader that goes away is no error', () => {
    const { stdout, stderr } = place.shell(`$CIM completion bash | head -1; echo ${'$'}{PIPESTATUS[0]}`);
    expect(stdout.split('\n').slice(1)).toEqual(['0', '']);
    expect(stderr).toBe('');
  });

  test('a reader that is slow gets every line, each value as often as it came', () => {
    writeFileSync(place.path('dates.txt'), '2024-03-05\nMarch 6, 2024\n'.repeat(8000));
    const seen = place.shell('$CIM parse date - --json < dates.txt | (sleep 1; sort | uniq -c)');
    expect(seen.stdout.match(/^ *8000 \{"raw":"(?:2024-03-05|March 6, 2024)",/gm)).toHaveLength(2);
    expect(seen.stdout.trimEnd().split('\n')).toHaveLength(2);
  });
});
