/** What the README says of the program is what the program says of itself. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
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
