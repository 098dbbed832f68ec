/** When a store may be opened, and what wrong passphrases cost. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Workplace, workplaceWithStore } from './cim.js';

let place: Workplace;
beforeAll(() => {
  place = workplaceWithStore();
});
afterAll(() => place.remove());

it('lets a user in during their hours only, whatever the command', () => {
  const add = place.cim('users', 'add', 'wang', '--role', 'steward', '--hours', '8-19', '--new-key-file', 'wang.key');
  expect(add.status).toBe(0);
  const at = (time: string, key = 'wang.key') =>
    place.shell(`TZ=UTC CIM_NOW=2026-01-05T${time}:00Z $CIM runs --key-file ${key}`);
  expect(['07:59', '08:00', '18:59', '19:00'].map((time) => at(time).status)).toEqual([13, 0, 0, 13]);
  expect(at('03:00').stderr).toContain('08-19');
  expect(at('03:00', 'key').status).toBe(0);
  expect(place.lines<{ name: string; hours: string | null }>(0, 'users', 'list').map(({ hours }) => hours)).toEqual([
    null,
    '08-19',
  ]);
  expect(place.cim('users', 'hours', 'wang', 'any').status).toBe(0);
  expect(at('03:00').status).toBe(0);
});

it('never locks the last administrator out', () => {
  const [owner] = place
    .lines<{ name: string; role: string }>(0, 'users', 'list')
    .filter(({ role }) => role === 'administrator');
  expect(place.cim('users', 'hours', owner?.name ?? '', '8-9').stderr).toContain('administrator');
});

it('counts wrong passphrases beside the store until one is right', () => {
  expect(
    place.shell(
      `unset CIM_KEY_FILE; CIM_KEY_FILE=key CIM_PASSPHRASE='correct horse battery' $CIM users add li --role viewer`,
    ).status,
  ).toBe(0);
  let told = '';
  const open = (passphrase: string) => {
    const { status, stderr } = place.shell(`unset CIM_KEY_FILE; CIM_PASSPHRASE='${passphrase}' $CIM runs`);
    told = stderr;
    return status;
  };
  const counter = place.path('customers.cim.attempts');
  expect([open('wrong horse battery'), open('wrong horse, again')]).toEqual([12, 12]);
  expect([readFileSync(counter, 'utf8').trim(), statSync(counter).mode & 0o777]).toEqual(['2', 0o600]);
  expect(place.cim('runs', '--key-file', 'wang.key').status).toBe(0); // a key is no guess
  expect(existsSync(counter)).toBe(true);
  expect([open('wrong horse, third'), told.includes('waiting')]).toEqual([12, false]);
  expect([open('correct horse battery'), told.includes('waiting 1 s')]).toEqual([0, true]); // whoever guesses waits
  expect(existsSync(counter)).toBe(false);
});
