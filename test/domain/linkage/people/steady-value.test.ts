import { describe, expect, it } from 'vitest';
import { mixHash } from '../../../../src/domain/linkage/people/coder.js';
import type { PeopleFeatures } from '../../../../src/domain/linkage/people/features.js';
import { peopleFeatures } from '../../../../src/domain/linkage/people/features.js';
import { isSteadyValue } from '../../../../src/domain/linkage/people/steady-value.js';
import { columnOf, tableOf } from '../customer-files.js';

const GIVEN = ['Clara', 'Otto', 'Rosa', 'Heinrich', 'Ida', 'Wilhelm', 'Martha', 'Gustav', 'Emma'];
const PLACES = Array.from({ length: 40 }, (_, i) => `${'bcdfghklmn'[i % 10]}${'aeio'[Math.floor(i / 10)]}lstedt`);

/** Two records of each of 300 people; five people in a row share a town. */
const person = (record: number): number => Math.floor(record / 2);
const town = (record: number): number => Math.floor(person(record) / 5);
const records = Array.from({ length: 600 }, (_, record) => record);
const base = tableOf({
  givenName: records.map((record) => GIVEN[person(record) % GIVEN.length]!),
  familyName: records.map((record) => `Berg${'abcdefghij'[(person(record) * 7) % 10]}mann`),
  birthDate: records.map((record) => `19${20 + (person(record) % 60)}-0${1 + (person(record) % 9)}-15`),
  city: records.map((record) => `Town${town(record)}`),
});
const spread = (n: number): number => mixHash(n + 1, 77) >>> 8;
const birthplaces = records.map((record) => PLACES[spread(person(record)) % PLACES.length]!);
const features: PeopleFeatures = peopleFeatures(base);
const codes = (values: readonly string[]): Int32Array => columnOf(null, values).codes;

describe('isSteadyValue', () => {
  it('is what the records of one person have, whatever else they share', () => {
    expect(isSteadyValue(codes(birthplaces), features)).toBe(true);
  });

  it('is not what comes with the town', () => {
    expect(isSteadyValue(codes(records.map((record) => PLACES[town(record) % PLACES.length]!)), features)).toBe(false);
  });

  it('is not what changes from record to record', () => {
    expect(isSteadyValue(codes(records.map((record) => PLACES[spread(record) % PLACES.length]!)), features)).toBe(
      false,
    );
  });

  it('is told by addresses where ages move on from one record to the next', () => {
    const aged = peopleFeatures({
      ...base,
      columns: [
        ...base.columns.filter(({ field }) => field !== 'birthDate'),
        columnOf('birthYear', records.map((r) => `${1920 + (person(r) % 60) - 2 * (r % 2)}`)),
        columnOf('street', records.map((r) => `${1 + (person(r) % 90)} Mill${spread(person(r) + 9)} Road`)),
      ],
    }); // biome-ignore format: columns
    expect(isSteadyValue(codes(birthplaces), aged)).toBe(true);
  });

  it('may come with the town for some, as trades do', () => {
    const mixed = records.map((record) =>
      spread(person(record) + 500) % 20 < 9 ? PLACES[town(record) % PLACES.length]! : birthplaces[record]!,
    );
    expect(isSteadyValue(codes(mixed), features)).toBe(true);
  });

  it('needs names and birth dates to be told by', () => {
    expect(isSteadyValue(codes(birthplaces), { ...features, birth: null })).toBe(false);
    expect(isSteadyValue(codes(birthplaces), { ...features, names: null })).toBe(false);
  });

  it('is not refused for what a few records of the same person share under damaged names', () => {
    const damaged = (record: number): boolean => record % 2 === 1 && person(record) % 30 === 3;
    const value = (field: string, record: number): string => {
      const column = base.columns.find((c) => c.field === field)!;
      return column.values[column.codes[record]!]!;
    };
    const changed = peopleFeatures({
      ...base,
      columns: [
        ...base.columns.filter(({ field }) => field === 'city'),
        columnOf('givenName', records.map((r) => (damaged(r) ? 'Xaver' : value('givenName', r)))),
        columnOf('familyName', records.map((r) => value('familyName', r))),
        columnOf('birthDate', records.map((r) => (damaged(r) ? '1901-01-01' : value('birthDate', r)))),
        columnOf('phone', records.map((r) => `030 ${5_000_000 + 37 * person(r)}`)),
      ],
    }); // biome-ignore format: one column a line
    expect(isSteadyValue(codes(birthplaces), changed)).toBe(true);
  });

  it('may be a trade, which a register gives as a position', () => {
    const table = { ...base, columns: [...base.columns, columnOf('jobTitle', birthplaces)] };
    const { comparisons, notes } = peopleFeatures(table);
    expect(comparisons.filter(({ kind }) => kind === 'text').map(({ name }) => name)).toEqual(['jobTitle']);
    expect(notes).toEqual([]);
  });

  it('is not the names once more', () => {
    const { givenName, familyName } = Object.fromEntries(base.columns.map((c) => [c.field, c]));
    const name = (column: typeof givenName, record: number): string => column!.values[column!.codes[record]!]!;
    const both = records.map((record) => `${name(givenName, record)} ${name(familyName, record)}`);
    const short = records.map((record) => `${name(familyName, record)}, ${name(givenName, record).charAt(0)}.`);
    const more = [columnOf(null, both, 'first_and_last'), columnOf(null, short, 'display')];
    const { comparisons, notes } = peopleFeatures({ ...base, columns: [...base.columns, ...more] });
    expect(comparisons.filter(({ kind }) => kind === 'text')).toEqual([]);
    expect(notes.map(({ subject }) => subject)).toEqual(['first_and_last', 'display']);
  });

  it('is compared, and what is not is noted', () => {
    const campaign = records.map((record) => PLACES[spread(record) % PLACES.length]!);
    const more = [columnOf(null, birthplaces, 'fld_1'), columnOf(null, campaign, 'fld_2')];
    const { comparisons, notes } = peopleFeatures({ ...base, columns: [...base.columns, ...more] });
    expect(comparisons.filter(({ kind }) => kind === 'text').map(({ name }) => name)).toEqual(['fld_1']);
    expect(notes.map(({ subject }) => subject)).toContain('fld_2');
  });
});
