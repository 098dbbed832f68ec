/** Roles of columns as text: a column becomes its number among those of the table, and back. */
import type { PeopleRoles } from '../people/roles.js';
import type { ValueColumn } from '../record-table.js';

/** The roles with columns as numbers, as JSON. Notes are left out. */
export function writeRoles(roles: PeopleRoles, columns: readonly ValueColumn[]): string {
  const numberOf = new Map<unknown, number>(columns.map((column, i) => [column, i]));
  return JSON.stringify({ ...roles, notes: [] }, (_, value) => {
    const column = numberOf.get(value);
    return column === undefined ? value : { column };
  });
}

/** The roles of other columns in the same places. */
export function readRoles(text: string, columns: readonly ValueColumn[]): PeopleRoles {
  const roles = JSON.parse(text, (_, value) => {
    const number: unknown = typeof value === 'object' ? value?.column : undefined;
    return typeof number === 'number' ? columns[number] : value;
  }) as PeopleRoles;
  // Roles written before ages were read have none.
  return { ...roles, age: roles.age ?? null };
}
