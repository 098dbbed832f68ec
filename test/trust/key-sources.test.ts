/** Where a key comes from: typed at a prompt, in a file of whoever calls, and never in an argument. */
import { spawn } from 'node:child_process';
import { chownSync, cpSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROGRAM, Workplace } from '../commands/cim.js';

let place: Workplace;
beforeAll(() => {
  place = new Workplace();
  expect(place.cim('init', '--new-key-file', 'key').status).toBe(0);
});
afterAll(() => place.remove());

describe('a key in an argument', () => {
  it('is not repeated, however it was written', () => {
    for (const option of ['--passphrase=x-secret-x', '--key=x-secret-x', '--pasphrase=x-secret-x'])
      for (const lang of ['en', 'zh']) {
        const { status, stdout, stderr } = place.cim('report', option, '--lang', lang);
        expect([option, status, `${stdout}${stderr}`.includes('x-secret-x')]).toEqual([option, 2, false]);
      }
  });
});

describe('a key file', () => {
  it.runIf(process.platform !== 'win32')('of another user is none', () => {
    // whoever may give files away makes one; for anybody else the system has some
    let path = '/etc/passwd';
    if (process.getuid?.() === 0) {
      path = place.path('given');
      cpSync(place.path('key'), path);
      chownSync(path, 65_534, 65_534);
    }
    const { status, stderr } = place.cim('report', '--key-file', path);
    expect([status, stderr]).toEqual([12, expect.stringContaining('[key-file-owner]')]);
  });
});

describe('a passphrase that is typed', () => {
  /** Runs `cim` at a terminal and answers each of its questions; gives its status and all that the terminal showed. */
  const typing = (answers: readonly string[], ...args: string[]): Promise<{ status: number; shown: string }> =>
    new Promise((resolve) => {
      const line = [process.execPath, PROGRAM, ...args].map((word) => `'${word}'`).join(' ');
      const child = spawn('script', ['-qec', line, '/dev/null'], { cwd: place.dir, env: place.environment() });
      let shown = '';
      let from = 0;
      const waiting = [...answers];
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        shown += text;
        const asked = /(?:code\) of \S+|passphrase for \S+|Once more): /.exec(shown.slice(from));
        if (asked === null || waiting.length === 0) return;
        from += asked.index + asked[0].length;
        const answer = `${waiting.shift()}\r`;
        setTimeout(() => child.stdin.write(answer), 100); // once the prompt listens
      });
      child.on('close', (status) => resolve({ status: status ?? -1, shown }));
    });

  it('is not shown, and opens in either Unicode form', async () => {
    const words = 'Zürich café naïve Å';
    const [composed, apart] = [words.normalize('NFC'), words.normalize('NFD')];
    const made = await typing([composed, apart], 'init', '--store', 'typed.cim');
    expect([made.status, made.shown]).toEqual([0, expect.stringMatching(/New passphrase.*Once more/s)]);
    const opened = await typing([apart], 'report', '--store', 'typed.cim');
    const wrong = await typing([`${words}!`], 'report', '--store', 'typed.cim');
    expect([opened.status, wrong.status]).toEqual([0, 12]);
    for (const { shown } of [made, opened, wrong]) expect(shown).not.toMatch(/rich caf|na\u00ef|nai/);
  });
});
