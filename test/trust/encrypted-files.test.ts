/** What cim writes with `--encrypt`: read by its recipient alone, in whatever way it leaves. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/commands/index.js';
import { Workplace } from '../commands/cim.js';
import { openAge, READER } from '../files/write/open-age.js';
import { runHere } from './in-process.js';

let place: Workplace;
beforeAll(() => {
  place = new Workplace({ CIM_KEY_FILE: 'key' });
  const lines = [
    { id: '1', name: 'Ada Lovelace', email: 'ada@mail.example' },
    { id: '2', name: '张伟', email: 'zhang@mail.example' },
  ];
  writeFileSync(place.path('people.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
  for (const args of [
    ['init', '--new-key-file', 'key'],
    ['import', 'people.jsonl'],
  ])
    expect(place.cim(...args).status).toBe(0);
});
afterAll(() => place.remove());

describe('files that cim encrypts', () => {
  const encrypt = ['--encrypt', READER.recipient];
  const person = /Ada|Lovelace|ada@mail|张伟/;

  /** Runs a command in this process; names of files are those of the workplace. */
  function here(...words: readonly string[]) {
    const length = COMMANDS.some(({ name }) => name === words.slice(0, 2).join(' ')) ? 2 : 1;
    const named = words.map((word) => (/[.](?:age|jsonl)$/.test(word) ? place.path(word) : word));
    const store = ['--store', place.path('customers.cim'), '--key-file', place.path('key')];
    const env = place.environment() as Record<string, string>;
    return runHere(words.slice(0, length).join(' '), [...named.slice(length), ...store], env);
  }

  it('can be read by their recipient alone, whichever command writes them', async () => {
    const commands: readonly (readonly [words: readonly string[], file: string, content: RegExp])[] = [
      [['export', '-o', 'all.csv.age'], 'all.csv.age', /Ada Lovelace/],
      [['export', '-o', 'all.jsonl.age', '--records'], 'all.jsonl.age', /^\{"cim record".*Ada Lovelace/m],
      [['subject', 'export', 'R1', '-o', 'one.json.age'], 'one.json.age', /^\{\s+"customer".*Ada Lovelace/s],
      [['subject', 'export', 'R1', '-o', 'one.md.age'], 'one.md.age', /^# .*Ada Lovelace/s],
      [['audit', 'export', '-o', 'audit.jsonl.age'], 'audit.jsonl.age', /"type":"entry"/],
      [
        ['dedupe', 'people.jsonl', '-o', 'found.csv.age', '--clusters', 'c.age', '--pairs', 'p.age'],
        'found.csv.age',
        /Ada/,
      ],
      [['dedupe', 'people.jsonl', '--clusters', 'c2.age', '--pairs', 'p2.age'], 'c2.age', /^record_id,cluster_id$/m],
      [['normalize', 'people.jsonl', '-o', 'standard.csv.age'], 'standard.csv.age', /Ada Lovelace/],
      [['validate', 'people.jsonl', '--fix', '-o', 'repaired.csv.age'], 'repaired.csv.age', /Ada Lovelace/],
    ];
    for (const [words, file, content] of commands) {
      const { status, err } = await here(...words, ...encrypt);
      expect([words, status, err]).toEqual([words, 0, '']);
      const bytes = readFileSync(place.path(file));
      expect([file, person.test(bytes.toString()), statSync(place.path(file)).mode & 0o777]).toEqual([
        file,
        false,
        0o600,
      ]);
      expect(openAge(bytes).toString()).toMatch(content);
      // nor over what was there, nor in clear under such a name
      expect([words, (await here(...words, ...encrypt)).code]).toEqual([words, 'file-exists']);
      expect([words, (await here(...words, '--force')).code]).toEqual([words, 'not-encrypted']);
    }
    const other = place.cim('import', 'all.csv.age');
    expect([other.status, other.stderr]).toEqual([2, expect.stringContaining('age -d')]);
  });

  it('are the rows that an import sets aside, too', async () => {
    const rows = ['id,name,email', '8,Ada Lovelace,ada@mail.example,more', '9,Ben Hall,ben@mail.example'];
    for (const [i, name] of ['import', 'nightly'].entries()) {
      writeFileSync(place.path(`half${i}.csv`), rows.join('\n'));
      const { status, out } = await here(name, place.path(`half${i}.csv`), '--json', ...encrypt);
      const { rejected, errors } = (JSON.parse(out).imported ?? JSON.parse(out)).files[0].quarantine;
      expect([status, rejected]).toEqual([1, place.path(`half${i}.rejected.csv.age`)]);
      expect(person.test(readFileSync(rejected, 'latin1') + readFileSync(errors, 'utf8'))).toBe(false);
      expect(openAge(readFileSync(rejected)).toString()).toMatch(/8,Ada Lovelace,ada@mail.example,more\n$/);
    }
    expect(readdirSync(place.dir).filter((name) => /rejected[.]csv$/.test(name))).toEqual([]);
    const wrong = await here('import', place.path('half0.csv'), '--encrypt', 'age1mistyped');
    expect(wrong.code).toBe('bad-recipient');
  });

  it('go through a pipe as bytes, or not at all', async () => {
    for (const words of ['export', 'subject export R1', 'audit export']) {
      const piped = place.shell(`$CIM ${words} -o - ${encrypt.join(' ')} > piped`);
      expect([words, piped.status, piped.stdout]).toEqual([words, 0, '']);
      expect(openAge(readFileSync(place.path('piped'))).length).toBeGreaterThan(100);
    }
    const before = readdirSync(place.dir).sort();
    for (const wrong of ['age1mistyped', READER.identity, 'no-such-file', 'people.jsonl'])
      for (const more of [[], ['--dry-run']])
        expect([wrong, (await here('export', '-o', 'new.age', '--encrypt', wrong, ...more)).status]).toEqual([
          wrong,
          2,
        ]);
    expect(readdirSync(place.dir).sort()).toEqual(before);
  });
});
