import { Chalk } from 'chalk';
import { describe, expect, it } from 'vitest';
import { reportBug } from '../../src/ui/failure.js';
import type { Terminal } from '../../src/ui/terminal.js';

/** What a terminal is told of an error that is none of cim's. */
function told(error: unknown, json: boolean, lang: 'en' | 'zh'): string {
  let text = '';
  const say = (part: string) => {
    text += part;
  };
  const terminal: Terminal = {
    paint: new Chalk({ level: 0 }),
    quiet: false,
    interactive: false,
    showsProgress: false,
    width: 80,
    out: say,
    outLines: () => {},
    note: say,
    alert: say,
    askSecret: () => Promise.reject(new Error('nobody asks')),
    confirm: async () => false,
  };
  expect(reportBug(terminal, error, { json, lang, version: '1.2.3' })).toBe(70);
  return text;
}

describe('a bug', () => {
  it('tells nothing that a foreign error quotes, but where it was', () => {
    const error = new RangeError('no such column: Secretname\n    Secretname, secret@mail.example');
    for (const json of [false, true])
      for (const lang of ['en', 'zh'] as const) {
        const text = told(error, json, lang);
        expect([json, lang, text.match(/secret/i)]).toEqual([json, lang, null]);
        expect(text).toContain('RangeError');
        expect(text.includes('failure.test')).toBe(!json);
      }
    expect(told('Secretname', false, 'en')).not.toContain('Secretname');
  });
});
