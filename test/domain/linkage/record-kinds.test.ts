import { describe, expect, it } from 'vitest';
import { ORGANIZATION, PERSON, recordKinds } from '../../../src/domain/linkage/record-kinds.js';
import type { RecordTable } from '../../../src/domain/linkage/record-table.js';
import { columnOf } from './customer-files.js';

const table = (
  names: readonly string[],
  companies: readonly string[],
  sources: readonly number[] | null = null,
): RecordTable => ({
  count: names.length,
  columns: [columnOf('fullName', names), columnOf('organization', companies)],
  sources: sources === null ? null : Int32Array.from(sources),
});
const times = <T>(value: T, size: number): T[] => Array<T>(size).fill(value);

describe('recordKinds', () => {
  it('takes people who work somewhere for people', () => {
    const kinds = recordKinds(table(times('Ann Lee', 50), times('Acme', 50)));
    expect(new Set(kinds)).toEqual(new Set([PERSON]));
  });

  it('takes companies with a contact here and there for organizations', () => {
    const kinds = recordKinds(table([...times('Ann Lee', 10), ...times('', 40)], times('Acme', 50)));
    expect(new Set(kinds)).toEqual(new Set([ORGANIZATION]));
  });

  it('tells kinds source by source, and companies among people where there are several', () => {
    const kinds = recordKinds(
      table(
        [...times('Ann Lee', 60), ...times('', 30), ...times('', 40)],
        [...times('', 60), ...times('Acme', 30), ...times('Acme', 40)],
        [...times(0, 90), ...times(1, 40)],
      ),
    );
    expect([...kinds]).toEqual([...times(PERSON, 60), ...times(ORGANIZATION, 70)]);
  });

  it('leaves a few records without a name among the people', () => {
    const kinds = recordKinds(table([...times('Ann Lee', 60), ...times('', 5)], times('Acme', 65)));
    expect(new Set(kinds)).toEqual(new Set([PERSON]));
  });

  it('takes companies with a contact each for organizations where the headers say so', () => {
    const companies = Array.from({ length: 50 }, (_, i) => `Acme ${i % 40}`);
    const contacts = Array.from({ length: 50 }, (_, i) => `Ann Lee ${i}`);
    const said = { ...table(contacts, companies), accounts: new Set([0]) };
    expect(new Set(recordKinds(said))).toEqual(new Set([ORGANIZATION]));
    expect(new Set(recordKinds(table(contacts, companies)))).toEqual(new Set([PERSON]));
  });

  it('takes them for people whatever the headers say where many stand beside each company', () => {
    const companies = Array.from({ length: 50 }, (_, i) => `Acme ${i % 20}`);
    const contacts = Array.from({ length: 50 }, (_, i) => `Ann Lee ${i}`);
    const said = { ...table(contacts, companies), accounts: new Set([0]) };
    expect(new Set(recordKinds(said))).toEqual(new Set([PERSON]));
  });
});
