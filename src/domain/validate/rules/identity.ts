/** Birth date and gender beside a resident identity number, which tells both. */
import { normalizeIdentifier } from '../../normalize/identifier.js';
import type { FieldName } from '../../record/fields.js';
import type { StandardRecord } from '../../record/record.js';
import type { Found } from '../rule.js';

/** Only numbers whose check character is right can contradict anything. */
export function checkIdentity(record: StandardRecord): readonly Found[] {
  const number = standardOf(record, 'nationalId');
  if (number.length !== 18) return [];
  const told = normalizeIdentifier(number, { expect: 'person' });
  if (!told.valid || told.birthDate === null) return [];
  const found: Found[] = [];
  const birth = standardOf(record, 'birthDate');
  // `1990`, `1990-05` and `--05-01` contradict only where they say something.
  const fits = birth.startsWith('--') ? told.birthDate.endsWith(birth.slice(1)) : told.birthDate.startsWith(birth);
  if (birth !== '' && !fits) found.push({ code: 'birth-date-conflict', field: 'birthDate' });
  const gender = standardOf(record, 'gender');
  if (gender !== '' && gender !== 'other' && gender !== told.gender)
    found.push({ code: 'gender-conflict', field: 'gender' });
  return found;
}

function standardOf(record: StandardRecord, field: FieldName): string {
  return record.values.find((value) => value.field === field)?.standard ?? '';
}
