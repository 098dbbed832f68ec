/** Completion through the shells' own machinery: readline and zle in a terminal, `complete -C` of fish. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Workplace } from './cim.js';

const SHELLS = ['bash', 'zsh', 'fish'] as const;
/** bash is everywhere; the others are tried where they are. */
const present = SHELLS.filter((shell) => shell === 'bash' || spawnSync(shell, ['--version']).status === 0);

/** What is typed before the tab key, and the words the shell then has. */
const TYPED: readonly (readonly [line: string, words: readonly string[]])[] = [
  ['cim imp', ['import']],
  ['cim users ad', ['users', 'add']],
  ['cim --lang z', ['--lang', 'zh']],
  ['cim --lang=z', ['--lang=zh']],
  ['cim import --enco', ['import', '--encoding']],
  ['cim import --encoding gb', ['import', '--encoding', 'gb18030']],
  ['cim import --preset salesf', ['import', '--preset', 'salesforce']],
  ['cim import --map Tel=mob', ['import', '--map', 'Tel=mobile']],
  ['cim subject correct --set nickn', ['subject', 'correct', '--set', 'nickname=']],
  ['cim import oth', ['import', 'other.csv']],
  ['cim import other.csv a', ['import', 'other.csv', 'a file.csv']],
  ['cim -q --store x.cim parse pho', ['-q', '--store', 'x.cim', 'parse', 'phone']],
  ['cim report --format ht', ['report', '--format', 'html']],
  ['cim export --format js', ['export', '--format', 'jsonl']],
  ['cim users role ann stew', ['users', 'role', 'ann', 'steward']],
  ['cim explain blo', ['explain', 'blocking']],
];

describe('completion', () => {
  const place = new Workplace();
  beforeAll(() => {
    for (const shell of present) {
      const { status, stdout } = place.cim('completion', shell);
      expect(status).toBe(0);
      writeFileSync(place.path(`cim.${shell}`), stdout);
    }
    mkdirSync(place.path('in'));
    for (const name of ['a file.csv', 'other.csv']) writeFileSync(place.path(`in/${name}`), '');
  });
  afterAll(() => place.remove());

  /** Types the lines with a tab at their ends in a shell at a terminal, where `cim` notes what words it was given. */
  const typed = (shell: 'bash' | 'zsh', lines: readonly string[]): string[] => {
    const home = place.path(shell);
    mkdirSync(home);
    const said = place.path(`said.${shell}`);
    writeFileSync(said, '');
    const noting = `cim() { { printf '<%s>' "$@"; echo; } >> '${said}'; }`;
    const first = shell === 'zsh' ? 'autoload -U compinit; compinit -u -D; ' : '';
    writeFileSync(
      place.path(`${shell}/.${shell}rc`),
      `${first}source ../cim.${shell}; ${noting}; touch ${said}.ready\n`,
    );
    const start = { bash: `bash --noprofile --rcfile ${home}/.bashrc -i`, zsh: 'zsh -d -i' }[shell];
    // each line waits for what came of the one before
    const until = (what: string) => `until ${what}; do sleep .05; done`;
    const keys = lines.map(
      (line, i) => `printf '%s\\t' '${line}'; sleep .1; echo; ${until(`[ "$(wc -l < ${said})" -gt ${i} ]`)}`,
    );
    spawnSync(
      'bash',
      [
        '-c',
        `{ ${until(`[ -e ${said}.ready ]`)}; ${keys.join('; ')}; echo exit; } | timeout 100 script -qec '${start}' /dev/null`,
      ],
      { cwd: place.path('in'), env: { ...place.environment(), TERM: 'dumb', ZDOTDIR: home }, timeout: 110_000 },
    );
    return readFileSync(said, 'utf8').split('\n').filter(Boolean);
  };

  test.each(present.filter((shell) => shell !== 'fish') as ('bash' | 'zsh')[])(
    '%s',
    (shell) => {
      const words = typed(
        shell,
        TYPED.map(([line]) => line),
      );
      expect(words).toEqual(TYPED.map(([, wanted]) => wanted.map((word) => `<${word}>`).join('')));
    },
    120_000,
  );

  test.each(present.filter((shell) => shell === 'fish'))(
    '%s',
    (shell) => {
      for (const [line, wanted] of TYPED) {
        const { stdout, stderr } = spawnSync(
          shell,
          ['--no-config', '-c', 'source ../cim.fish; complete -C $argv[1]', line],
          { cwd: place.path('in'), env: place.environment(), encoding: 'utf8' },
        );
        expect(stderr).toBe('');
        expect(stdout.split('\n').map((found) => found.split('\t')[0])).toEqual([wanted.at(-1), '']);
      }
    },
    120_000,
  );

  test('knows every command and option, in the language of the user', () => {
    const { stdout } = place.cim('completion', 'fish', '--lang', 'zh');
    expect(stdout).toContain("-a import -d '导入客户文件'");
    const help = place.cim('import', '--help').stdout;
    const options = [...help.matchAll(/^ {2}(?:-\w, )?--([a-z-]+)/gm)].map(([, name]) => name as string);
    expect(options.length).toBeGreaterThan(20);
    for (const name of options) expect(stdout, name).toContain(` -l ${name}`);
  });

  test('a shell that there is not', () => {
    const { status, stderr } = place.cim('completion', 'tcsh');
    expect(status).toBe(2);
    expect(stderr).toContain('Allowed choices are bash, zsh, fish.');
  });
});
