/** What the README says of the program is what the program says of itself. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../src/cli.js';
import type { CommandBody, CommandEntry } from '../src/commands/definition.js';
import { COMMANDS } from '../src/commands/index.js';
// @ts-expect-error a plain script without types
import { manPage } from './docs/man.mjs';
// @ts-expect-error a plain script without types
import { withReference } from './docs/reference.mjs';

const read = (name: string) => readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), 'utf8');

describe('README', () => {
  const readme = read('README.md');

  it('has the command reference, findings, fields, exit statuses and roles of the code', async () => {
    expect(await withReference(readme)).toBe(readme);
    for (const entry of COMMANDS) expect(readme).toContain(`### \`cim ${entry.name}`);
  });

  it('gives the two commands', () => {
    expect(readme).toContain('npm ci && npx cim demo');
    expect(readme).toContain('npm cit');
  });
});

describe('examples', () => {
  /** The words of each call of cim in a line of shell: what stands before it, comments, pipes and redirections aside. */
  const callsIn = (line: string): string[][] =>
    line
      .replace(/(^|\s)#.*$/, '')
      .split(/\s*(?:\||&&|;(?=\s)|<\(|\$\()\s*/)
      .flatMap((part) => /(?:^|[\s'])cim (.*)$/.exec(part)?.[1] ?? [])
      .map((rest) => rest.replace(/\)\s*$/, '').replace(/\s[0-9]?[<>]\s?\S+.*$/, ''))
      .map((rest) => [...rest.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3] ?? ''));

  /** Parses a command line as the program would, and does nothing. */
  const parse = async (words: readonly string[], loaded: ReadonlyMap<CommandEntry, CommandBody>) => {
    const nowhere = () => ({ out: () => undefined, width: 80 }) as never;
    await buildProgram(
      loaded,
      (en) => en,
      nowhere,
      async () => undefined,
    ).parseAsync([...words], { from: 'user' });
  };

  it('of every help, and of the README, are command lines that the program takes', async () => {
    const blocks = [...read('README.md').matchAll(/```\w*\n([\s\S]*?)```/g)].flatMap(([, body]) =>
      (body ?? '').split('\n'),
    );
    const calls = blocks.filter((line) => !/^\s*(read as|columns)/.test(line)).flatMap(callsIn);
    expect(calls.length).toBeGreaterThan(100);
    const loaded = new Map<CommandEntry, CommandBody>();
    for (const entry of COMMANDS) loaded.set(entry, await entry.load());
    const wrong: string[] = [];
    for (const words of calls.filter(([first = '']) => COMMANDS.some(({ name }) => name.split(' ')[0] === first)))
      await parse(words, loaded).catch((error: Error) => wrong.push(`cim ${words.join(' ')}: ${error.message}`));
    expect(wrong).toEqual([]);
    const strange = calls.filter(([first = '']) => !COMMANDS.some(({ name }) => name.split(' ')[0] === first));
    expect(strange.map((words) => words.join(' '))).toEqual([]);
  });
});

describe('man page', () => {
  const page = read('man/cim.1');

  it('is that of the code, and is installed', async () => {
    expect(page).toBe(await manPage());
    const { man, files } = JSON.parse(read('package.json'));
    expect(man).toBe('man/cim.1');
    expect(files).toContain('man');
  });

  it('tells every command, option and exit status', () => {
    const text = page.replaceAll('\\-', '-');
    for (const { name } of COMMANDS) expect(text).toContain(`.SS cim ${name}\n`);
    for (const option of ['--store', '--encoding', '--review-from', '--deidentify']) expect(text).toContain(option);
    expect(text).toMatch(/\\fB130\\fR\ninterrupted/);
  });
});

describe('source docs', () => {
  it('map every folder of src', () => {
    const map = read('src/README.md');
    for (const folder of ['commands/', 'domain/', 'store/', 'files/', 'runtime/', 'ui/']) expect(map).toContain(folder);
  });

  it('every command leads its help with examples of itself', async () => {
    for (const entry of COMMANDS) {
      const { examples } = await entry.load();
      expect(examples.length, entry.name).toBeGreaterThan(0);
      for (const line of examples) expect(line, entry.name).toMatch(/\bcim /);
    }
  });
});
