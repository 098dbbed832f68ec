import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { Workplace } from './commands/cim.js';

/** The literal at `at` (`'…'`, `"…"` or a template, with whatever its holes hold), or null where there is none. */
function literalAt(code: string, at: number): string | null {
  const quote = code.charAt(at);
  if (!'\'"`'.includes(quote)) return null;
  for (let i = at + 1, depth = 0; i < code.length; i++) {
    if (code[i] === '\\') i++;
    else if (quote === '`' && code.startsWith('${', i)) depth++;
    else if (depth > 0 && code[i] === '}') depth--;
    else if (depth === 0 && code[i] === quote) return code.slice(at, i + 1);
  }
  return null;
}

interface Pair {
  readonly place: string;
  readonly en: string;
  readonly zh: string;
}

/** Every text that the program holds in both languages side by side. */
function bilingualTexts(): Pair[] {
  const root = new URL('../src/', import.meta.url);
  const pairs: Pair[] = [];
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))) {
    const code = readFileSync(new URL(file, root), 'utf8');
    for (const match of code.matchAll(/\ben:\s*(?=['"`])/g)) {
      const from = (match.index ?? 0) + match[0].length;
      const en = literalAt(code, from) as string;
      const between = /^,\s*zh:\s*/.exec(code.slice(from + en.length));
      const zh = between ? literalAt(code, from + en.length + between[0].length) : null;
      const place = `${file}:${code.slice(0, from).split('\n').length}`;
      if (zh !== null) pairs.push({ place, en, zh });
    }
  }
  return pairs;
}

/** The innermost names in the holes of a template: `path`, `row`; texts given to `join`, alternatives and names of roles do not count. */
const holes = (text: string) =>
  [...text.matchAll(/\$\{([^{}]*(?:\{[^{}]*\}[^{}]*)*)\}/g)]
    .map(([, inside = '']) =>
      inside
        .replace(/^\w+\[(\w+)\]$/, '$1')
        .replace(/^roleInChinese\((.+)\)$/, '$1')
        .replace(/'[^']*'|`[^`]*`/g, '')
        .replace(/\.(en|zh)\b/g, ''),
    )
    .sort();

describe('errors in both languages', () => {
  const pairs = bilingualTexts();

  test('the texts are found', () => {
    expect(pairs.length).toBeGreaterThan(400);
    expect(pairs.filter(({ place }) => place.startsWith('store/')).length).toBeGreaterThan(100);
  });

  test('say the same of the same things: no value stands in one language only', () => {
    const apart = pairs.filter(({ en, zh }) => holes(en).join() !== holes(zh).join());
    expect(apart).toEqual([]);
  });

  test('are Chinese where they are to be, and without a forgotten half', () => {
    const bare = (text: string) => text.replace(/\$\{[^}]*\}/g, '');
    const wrong = pairs.filter(({ en, zh }) => {
      const words = bare(en).replace(/`[^`]*`|--[a-z-]+|[^A-Za-z ]/g, '');
      return /[a-z]{3,} [a-z]{2,} /.test(words) !== /\p{Script=Han}/u.test(zh) && !/\p{Script=Han}/u.test(zh);
    });
    expect(wrong).toEqual([]);
    expect(pairs.filter(({ en }) => /\p{Script=Han}/u.test(bare(en)))).toEqual([]);
  });

  test('no error is made with a text in one language', () => {
    // the compiler holds this as well; a cast would get by it
    const root = new URL('../src/', import.meta.url);
    for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')))
      expect(readFileSync(new URL(file, root), 'utf8'), file).not.toMatch(/as (unknown as )?Bilingual\b/);
  });
});

describe('mistakes in the words of a command line', () => {
  const place = new Workplace();
  afterAll(() => place.remove());

  test.each([
    [['imprt', 'x'], 'cim：没有命令“imprt” [unknown-command]\n     是否想写 import？'],
    [['import'], 'cim：缺少参数“file” [missing-argument]\n'],
    [['import', 'x', '--encodng', 'y'], 'cim：没有选项“--encodng” [unknown-option]\n     是否想写 --encoding？'],
    [['import', 'x', '--source'], 'cim：选项“--source <name>”缺少参数'],
    [['users', 'add', 'x'], 'cim：缺少必需的选项“--role <role>”'],
    [['runs', '3', '4'], 'cim：参数太多：应有 0 个，实有 2 个。'],
    [['runs', '--color', 'blue'], '的参数“blue”不对。可选：auto、always、never。'],
    [['dedupe', '--link-at', '7'], '的参数“7”不对。需要 0 与 1 之间的概率。'],
  ] as const)('%j', (words, text) => {
    expect(place.cim(...words, '--lang', 'zh').stderr).toContain(text);
  });

  test('JSON stays English', () => {
    const { stderr, status } = place.cim('imprt', '--json', '--lang', 'zh');
    expect(status).toBe(2);
    expect(JSON.parse(stderr)).toEqual({
      code: 'unknown-command',
      message: "unknown command 'imprt'",
      hint: 'Did you mean import? See `cim --help`, or `cim COMMAND --help`.',
      exitCode: 2,
    });
  });

  test('what stands behind an option that there is not is not repeated', () => {
    const { stderr } = place.cim('runs', '--passphrase=correct-horse');
    expect(stderr).toContain('[key-in-argument]');
    expect(stderr).not.toContain('horse');
    expect(place.cim('runs', '--key-file').stderr).toContain('[option-missing-argument]');
  });
});
