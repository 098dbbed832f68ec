/** Whoever stops a command that reads everything need not wait for its end, and finds nothing left behind. */
import { readdirSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { COMMANDS } from '../../src/commands/index.js';
import { CimError } from '../../src/errors.js';
import { Store } from '../../src/store/store.js';
import { type Workplace, workplaceWithStore } from '../commands/cim.js';
import { READER } from '../files/write/open-age.js';
import { runHere } from './in-process.js';

let place: Workplace;
beforeAll(() => {
  place = workplaceWithStore();
  const row = (i: number) => `${i},Given${i} Family${i % 4},g${i % 9}@mail.example,+8613800000${100 + i},Linz`;
  writeFileSync(
    place.path('people.csv'),
    ['id,name,email,phone,city', ...Array.from({ length: 30 }, (_, i) => row(i))].join('\n'),
  );
  writeFileSync(place.path('cim.yaml'), 'retention:\n  - name: all\n    after: 1 days\n    action: erase\n');
  for (const words of [['import', 'people.csv'], ['dedupe']]) expect(place.cim(...words).status).toBe(0);
});
afterAll(() => place.remove());
afterEach(() => vi.restoreAllMocks());

/** Runs a command in this process. */
function run(words: readonly string[], signal?: AbortSignal) {
  const entry = COMMANDS.find(({ name }) => `${words.join(' ')} `.startsWith(`${name} `));
  if (entry === undefined) throw new Error(`no command ${words.join(' ')}`);
  const env = place.environment() as Record<string, string>;
  const options = ['--store', place.path('customers.cim'), '--key-file', place.path('key')];
  const rest = words.slice(entry.name.split(' ').length);
  return runHere(entry.name, [...rest, ...options], env, new Date(), signal);
}

/** Has `then` done as soon as a command that is at its work lets anybody have a word. */
function onceAtWork(then: () => void): void {
  const { read, write } = Store.prototype;
  vi.spyOn(Store.prototype, 'read').mockImplementation(function (this: Store, body) {
    return read.call(this, () => {
      setImmediate(then);
      return body();
    }) as never;
  });
  vi.spyOn(Store.prototype, 'write').mockImplementation(function (this: Store, options, body) {
    return write.call(this, options, (current) => {
      setImmediate(then);
      return body(current);
    }) as never;
  });
}

/**
 * Runs a command that is asked to stop as soon as it lets anybody have a word. Tells, too, whether it heard that in the
 * middle of its work, and not only when it asked once more before keeping what it had done.
 */
async function stopped(words: readonly string[]) {
  const interrupt = new AbortController();
  let heardAt = '';
  interrupt.signal.throwIfAborted = () => {
    if (!interrupt.signal.aborted) return;
    heardAt ||= new Error().stack ?? '';
    throw interrupt.signal.reason;
  };
  const stop = new CimError('interrupted', 'interrupted', { en: 'Stopped.', zh: '已停止。' });
  onceAtWork(() => interrupt.abort(stop));
  const outcome = await run(words, interrupt.signal);
  return { ...outcome, early: /[/]breath[.]ts/.test(heardAt) };
}

const whatIsThere = async () => [readdirSync(place.dir).sort(), (await run(['runs', '--json'])).out];

const COMMAND_LINES = [
  ['report'],
  ['report', '-o', 'OUT.html'],
  ['compliance'],
  ['compliance', '-o', 'OUT.md'],
  ['audit', 'verify'],
  ['audit', 'verify', '--anchor', 'OUT.anchor'],
  ['validate'],
  ['search', 'given'],
  ['explain', 'R1', 'R2'],
  ['check', '--organization', 'Somebody'],
  ['retention', 'plan'],
  ['notices', 'missing'],
  ['normalize'],
  ['validate', '--fix'],
  ['export', '-o', 'OUT.csv'],
  ['export', '-o', 'OUT.csv', '--dry-run'],
  ['export', '-o', 'OUT.csv', '--records'],
  ['export', '-o', 'OUT.csv', '--deidentify'],
  ['export', '-o', 'OUT.xlsx'],
  ['export', '-o', 'OUT.csv.age', '--encrypt', READER.recipient],
  ['incidents', 'add', 'loss', '--all', '--description', 'laptop'],
  ['retention', 'apply', '--yes'],
];

describe('a command that is stopped', () => {
  it.each(COMMAND_LINES.map((words) => [words.join(' '), words] as const))(
    'cim %s ends with 130 and leaves nothing behind',
    async (_, words) => {
      const before = await whatIsThere();
      const inPlace = words.map((word) => (word.startsWith('OUT') ? place.path(word) : word));
      expect(await stopped(inPlace)).toMatchObject({ status: 130, code: 'interrupted', out: '', early: true });
      vi.restoreAllMocks();
      expect(await whatIsThere()).toEqual(before);
    },
  );
});
