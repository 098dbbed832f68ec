import { describe, expect, it } from 'vitest';
import { evidenceValues } from '../../../src/domain/linkage/evidence-fields.js';
import { columnOf, tableOf } from './customer-files.js';

describe('evidenceValues', () => {
  const table = {
    ...tableOf({ fullName: ['Ann Lee', 'Bo Wu'], givenName: ['Ann', ''], mobile: ['1', ''], phone: ['2', '3'] }),
  };
  const values = (record: number, kind: string, name = kind) =>
    evidenceValues(table, record, 'people', { kind, name }).map(({ field, value }) => `${field} ${value}`);

  it('shows the part, or the whole name where there is no part', () => {
    expect(values(0, 'given-name')).toEqual(['givenName Ann']);
    expect(values(1, 'given-name')).toEqual(['fullName Bo Wu']);
  });

  it('shows all columns of a kind', () => {
    expect(values(0, 'phone')).toEqual(['mobile 1', 'phone 2']);
    expect(values(1, 'phone')).toEqual(['phone 3']);
  });

  it('knows custom columns by their header, whatever it says, and never as a field', () => {
    const custom = {
      ...table,
      columns: [...table.columns, columnOf(null, ['x9', ''], 'email'), columnOf(null, ['y', 'z'], '__proto__')],
    };
    expect(evidenceValues(custom, 0, 'people', { kind: 'identifier', name: 'email' })).toEqual([
      { field: 'custom email', value: 'x9' },
    ]);
    expect(evidenceValues(custom, 1, 'people', { kind: 'identifier', name: '__proto__' })).toEqual([
      { field: '__proto__', value: 'z' },
    ]);
    expect(evidenceValues(custom, 0, 'people', { kind: '__proto__', name: 'none' })).toEqual([]);
  });
});
