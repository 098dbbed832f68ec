/** Whatever is held about a person stands in the copy they get, for machines and to read, and nobody else's does. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIELD_NAMES, fieldDefinition } from '../../src/domain/record/fields.js';
import { Workplace } from '../commands/cim.js';
import { runHere } from './in-process.js';

const PEOPLE = ['AAA', 'BBB'] as const;
type Person = (typeof PEOPLE)[number];
/** Kinds of fields that hold any text; of others a value of their form is planted. */
const FREE = new Set(['text', 'name-part', 'person-name', 'organization', 'identifier', 'address', 'address-part']);
const OF_FORM: Readonly<Record<string, (i: number) => string>> = {
  email: (i) => `mark${i}@mail.example`,
  phone: (i) => `+436641234${String(i).padStart(3, '0')}`,
  url: (i) => `https://mark${i}.example`,
};
const FIELDS = FIELD_NAMES.filter((field) => {
  const { kind } = fieldDefinition(field);
  return FREE.has(kind) || kind in OF_FORM;
});

/** A value of a field that is this person's alone, in the form of its kind. */
function planted(person: Person, version: number, i: number): string {
  const form = OF_FORM[fieldDefinition(FIELDS[i] as (typeof FIELDS)[number]).kind];
  const number = PEOPLE.indexOf(person) * 400 + version * 100;
  return form ? form(number + i) : `${person}v${version}f${i}x`;
}

let place: Workplace;
let environment: Record<string, string>;
const words: Record<Person, string[]> = { AAA: [], BBB: [] };
const customer: Record<Person, string> = { AAA: '', BBB: '' };

async function does(name: string, ...args: string[]): Promise<string> {
  const { status, code, err, out } = await runHere(name, args, environment, new Date('2025-03-01T12:00:00Z'));
  if (status !== 0) throw new Error(`cim ${name} ${args.join(' ')}: ${status} ${code} ${err}`);
  return out;
}
/** A word of this person that some option takes. */
function word(person: Person, what: string): string {
  const planted = `${person}${what}x`;
  words[person].push(planted);
  return planted;
}

beforeAll(async () => {
  place = new Workplace();
  environment = {
    CIM_STORE: place.path('customers.cim'),
    CIM_KEY_FILE: place.path('key'),
    XDG_STATE_HOME: place.path('s'),
    XDG_CONFIG_HOME: place.path('c'),
  };
  await does('init', '--new-key-file', place.path('key'));
  const headers = ['id', ...FIELDS, 'pet'];
  const map = FIELDS.flatMap((field) => ['--map', `${field}=${field}`]);
  for (const [version, source] of [
    [0, 'first'],
    [1, 'first'], // the same records in another version
    [2, 'second'],
  ] as const) {
    const rows = PEOPLE.map((person) => {
      const cells = [...FIELDS.map((_, i) => planted(person, version, i)), `${person}v${version}pet`];
      words[person].push(...cells);
      return [PEOPLE.indexOf(person), ...cells].join(',');
    });
    const path = place.path(`${source}${version}.csv`);
    writeFileSync(path, `${[headers.join(','), ...rows].join('\n')}\n`);
    await does('import', path, '--source', source, '--id-column', 'id', ...map);
  }
  for (const [i, person] of PEOPLE.entries()) {
    const id = (await does('merge', `R${i + 1}`, `R${i + 3}`, '--json')).match(/C\d+/)?.[0] as string;
    customer[person] = id;
    const about = (option: string, what: string) => [`--${option}`, word(person, what)];
    await does(
      'consent grant',
      id,
      ...about('purpose', 'news'),
      ...about('evidence', 'form'),
      ...about('notice-version', 'notice'),
    );
    await does('consent withdraw', id, ...about('purpose', 'calls'));
    await does('consent guardian', id, ...about('evidence', 'guardianform'));
    await does('subject object', id, ...about('purpose', 'profiling'));
    await does('subject deceased', id, ...about('evidence', 'deathform'));
    await does('subject deceased', id, '--lift');
    await does('subject correct', id, '--set', `nickname=${word(person, 'corrected')}`);
    const { id: request } = JSON.parse(
      await does('requests add', 'access', '--customer', id, ...about('manner', 'letter'), '--json'),
    );
    await does('requests close', String(request), ...about('answer', 'answer'), ...about('denial', 'denial'));
    await does(
      'subject restrict',
      PEOPLE[1 - i] === 'AAA' ? `R1` : 'R2',
      '--reason',
      word(PEOPLE[1 - i] as Person, 'meanwhile'),
    );
    const file = place.path(`${word(person, 'file')}.csv`);
    await does(
      'export',
      '-o',
      file,
      ...about('recipient', 'house'),
      ...about('purpose', 'mailing'),
      ...about('mechanism', 'contract'),
    );
    await does('subject restrict', PEOPLE[1 - i] === 'AAA' ? `R1` : 'R2', '--lift');
    await does('show', id, '--reveal');
  }
});
afterAll(() => place.remove());

describe('what is held about a person', () => {
  it('is in the copy, and nobody else is', async () => {
    for (const person of PEOPLE) {
      const path = place.path(`${person}.json`);
      await does('subject export', customer[person], '-o', path);
      const text = readFileSync(path, 'utf8');
      expect(words[person].length).toBeGreaterThan(100);
      expect([person, words[person].filter((one) => !text.includes(one))]).toEqual([person, []]);
      const others = PEOPLE.filter((other) => other !== person).flatMap((other) => words[other]);
      expect([person, others.filter((one) => text.includes(one))]).toEqual([person, []]);
      const { uses } = JSON.parse(text);
      expect(uses.map(({ action }: { action: string }) => action)).toEqual(expect.arrayContaining(['show', 'merge']));
    }
  });

  it('can be read there as well', async () => {
    const path = place.path('AAA.md');
    await does('subject export', customer.AAA, '-o', path);
    const text = readFileSync(path, 'utf8').replaceAll('\\', '');
    expect(words.AAA.filter((one) => !text.includes(one))).toEqual(['AAAfilex']); // where it lay says nothing to them
    expect(words.BBB.filter((one) => text.includes(one))).toEqual([]);
  });
});

describe('an opt-out', () => {
  it('that came with the data keeps people out of marketing', async () => {
    const path = place.path('opted.csv');
    writeFileSync(
      path,
      'id,name,email,opted out\n1,Otto Optout,otto@mail.example,yes\n2,Ina Optin,ina@mail.example,no\n',
    );
    await does('import', path, '--source', 'opted', '--map', 'opted out=emailOptOut');
    const names = async (...more: string[]) => {
      const file = place.path(`opted${more.length}.csv`);
      await does('export', '-o', file, '--purpose', 'offers', ...more);
      const text = readFileSync(file, 'utf8');
      return ['Otto', 'Ina'].filter((name) => text.includes(name));
    };
    expect([await names('--marketing'), await names()]).toEqual([['Ina'], ['Otto', 'Ina']]);
  });
});

describe('the answer to a request', () => {
  it('is given once', async () => {
    const { id } = JSON.parse(await does('requests add', 'access', '--json'));
    await does('requests close', String(id), '--answer', 'sent');
    const again = await runHere('requests close', [String(id), '--answer', 'another'], environment);
    expect([again.status, again.code]).toEqual([2, 'answered-already']);
    expect(await does('requests list', '--json')).toMatch(/"answer":"sent"/);
  });
});
