/** No pattern in the source takes long on hostile text: every one is tried on its own worst kinds, as long as a value may be. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { MAX_VALUE_LENGTH } from '../../src/domain/normalize/text.js';
import { Workplace } from '../commands/cim.js';

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));
/** Longer values are cut before any pattern sees them. */
const LENGTH = MAX_VALUE_LENGTH;
const MILLISECONDS = 50;

/** Patterns that only ever see what the program itself makes, short by its nature. */
const OWN_WORDS: ReadonlySet<string> = new Set([String.raw`\B(?=(\d{3})+$)`]);

interface Pattern {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** A literal after something that an expression can follow; classes may hold slashes. */
const LITERAL =
  /(?<=(?:[(,=:[!&|?{};+]|\breturn|=>|^)\s*)\/(?![*/])((?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)/gm;

function patterns(): Pattern[] {
  const files = (readdirSync(SOURCE, { recursive: true }) as string[]).filter(
    (file) => file.endsWith('.ts') && !file.includes('tables'),
  );
  return files.flatMap((file) => {
    const code = readFileSync(join(SOURCE, file), 'utf8').replace(/^\s*(?:\*|\/\/|\/\*).*$/gm, '');
    return [...code.matchAll(LITERAL)].flatMap(([literal, source = '', flags = '']) => {
      try {
        new RegExp(source, flags);
      } catch {
        return []; // a division, or a comment within a line
      }
      const line = code.slice(0, code.indexOf(literal)).split('\n').length;
      return [{ place: `${file}:${line} ${literal}`, source, flags: flags.replace(/[gy]/g, '') }];
    });
  });
}

/** Characters a pattern speaks of, and one of each class it may name. */
function alphabet(source: string): string[] {
  const plain = source.replace(/\\u\{?([0-9a-f]{4,6})\}?/gi, (_, hex) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  const named = [...plain.replace(/\\[pP]\{[^}]*\}|\\[dDwWsSbB]|[()[\]{}|?*+^$\\]/g, '')];
  return [...new Set([...named, 'a', 'A', '1', ' ', '-', '.', ',', '@', '\t', '\n', '张', 'é', '(', '省', '区'])].slice(
    0,
    40,
  );
}

/** Long runs of one character, and of two that alternate; each ends in what the run cannot match. */
function* hostileTexts(source: string): Generator<string> {
  const characters = alphabet(source);
  for (const character of characters)
    for (const end of ['', '\u0000', 'x9'])
      yield character.repeat(Math.floor(LENGTH / character.length) - end.length) + end;
  for (let i = 0; i + 1 < characters.length; i += 2)
    yield `${`${characters[i]}${characters[i + 1]}`.repeat(LENGTH / 2).slice(0, LENGTH - 1)}\u0000`;
}

const room = createContext({ pattern: /a/, text: '' });

/** How long the pattern takes; gives up at a multiple of what is allowed. */
function milliseconds(pattern: RegExp, text: string): number {
  room.pattern = pattern;
  room.text = text;
  const start = process.cpuUsage();
  try {
    runInContext('pattern.test(text)', room, { timeout: 20 * MILLISECONDS });
  } catch {
    return Number.POSITIVE_INFINITY;
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const slow = ({ source, flags }: { source: string; flags: string }): string | null => {
  const pattern = new RegExp(source, flags);
  for (const text of hostileTexts(source)) {
    if (milliseconds(pattern, text) <= MILLISECONDS) continue;
    // once more: the first use of a pattern compiles it, and other work may have come in between
    const again = Math.min(milliseconds(pattern, text), milliseconds(pattern, text));
    if (again > MILLISECONDS)
      return `${again} ms on ${JSON.stringify(text.slice(0, 4))}… ending ${JSON.stringify(text.slice(-3))}`;
  }
  return null;
};

describe('patterns', () => {
  it('of the known bad kinds are found slow', () => {
    for (const source of ['^(a+)+$', '^(\\w+\\s?)*$', '(\\d+)+x'])
      expect([source, slow({ source, flags: '' })]).toEqual([source, expect.any(String)]);
  });

  it('in the source are quick on long hostile text', () => {
    const all = patterns();
    expect(all.length).toBeGreaterThan(300);
    const found = all.flatMap((pattern) => {
      if (OWN_WORDS.has(pattern.source)) return [];
      const worst = slow(pattern);
      return worst === null ? [] : [`${pattern.place}: ${worst}`];
    });
    expect(found).toEqual([]);
  }, 120_000);

  it('are not reached by values that are longer', () => {
    const place = new Workplace({ CIM_KEY_FILE: 'key' });
    const headers = ['id', 'name', 'phone', 'email', 'address', 'birth date', 'company', 'website', 'country', 'notes'];
    const kinds = [' ', '0', ',', '.', 'a', 'a.', '路', '@', '+1', '(', '-', 'a@'];
    const lines = kinds.map((kind, i) => {
      const cell = `x${kind.repeat(100_000 / kind.length)}!`;
      return [i, ...headers.slice(1).map(() => `"${cell}"`)].join(',');
    });
    writeFileSync(place.path('long.csv'), `${headers.join(',')}\n${lines.join('\n')}\n`);
    expect(place.cim('init', '--new-key-file', 'key').status).toBe(0);
    const { status, stdout } = place.cim('import', 'long.csv', '--json', '--threads', '1');
    place.remove();
    expect([0, 1]).toContain(status);
    expect(stdout).toContain('"rows":12');
  }, 30_000);
});
