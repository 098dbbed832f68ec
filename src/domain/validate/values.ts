/** The values of a record as rules ask for them. */
import type { StandardRecord } from '../record/record.js';
import type { FieldRef } from './rule.js';

/** Standard forms of a field's values, else the text as received where there is none. Empty: the field has no value. */
export function textsOf(record: StandardRecord, ref: FieldRef): readonly string[] {
  const texts: string[] = [];
  if ('custom' in ref) {
    for (const [header, value] of record.custom) if (header === ref.custom) texts.push(value.trim());
  } else {
    for (const value of record.values) {
      if (value.field === ref.field) texts.push(value.standard !== '' ? value.standard : value.raw.trim());
    }
  }
  return texts;
}

/** True when the field has a value of any kind. */
export function hasValue(record: StandardRecord, ref: FieldRef): boolean {
  if ('custom' in ref) return record.custom.some(([header]) => header === ref.custom);
  return record.values.some((value) => value.field === ref.field && (value.standard !== '' || value.raw !== ''));
}

/** The name under which a finding about the field is reported. */
export function nameOf(ref: FieldRef): string {
  return 'custom' in ref ? ref.custom : ref.field;
}
