/** What the README says of the program is what the program says of itself. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/commands/index.js';
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
