/**
 * A blank never wins: what a source told before stays known when a newer row of the same record leaves it out. What
 * belongs together is carried together, so that no record gets the street of one address and the city of another.
 */
import { FIELDS, type FieldName } from './fields.js';
import type { StandardRecord } from './record.js';

/** The unit a field stands or falls with: one name, one birth date, one address a group, else the field itself. */
function unitOf(field: FieldName, group: number): string {
  switch (FIELDS[field].kind) {
    case 'person-name':
    case 'name-part':
      return field === 'nickname' ? field : 'name';
    case 'address':
    case 'address-part':
    case 'postal-code':
    case 'country':
      return `address ${group}`;
    case 'date-part':
      return 'birthDate';
    default:
      return field;
  }
}

/** `newer` with the units and custom columns of `older` that it says nothing about. Returns `newer` itself if there are none. */
export function carryOver(newer: StandardRecord, older: StandardRecord): StandardRecord {
  const told = new Set(
    newer.values.filter((value) => value.raw !== '').map((value) => unitOf(value.field, value.group)),
  );
  const headers = new Set(newer.custom.map(([header]) => header));
  const values = older.values.filter((value) => value.raw !== '' && !told.has(unitOf(value.field, value.group)));
  const custom = older.custom.filter(([header]) => !headers.has(header));
  if (values.length === 0 && custom.length === 0) return newer;
  const units = new Set(values.map((value) => unitOf(value.field, value.group)));
  return {
    values: [...newer.values.filter((value) => !units.has(unitOf(value.field, value.group))), ...values],
    custom: [...newer.custom, ...custom],
    issues: newer.issues,
  };
}
