/** A record's name as a whole, from its parts, where no column holds it. */
import type { StandardValue } from '../../record/record.js';
import { hasHan } from '../han.js';

/** Adds the full name that given, middle and family name make. */
export function completeName(values: StandardValue[]): void {
  let given = '';
  let middle = '';
  let family = '';
  let suffix = '';
  for (const { field, standard } of values) {
    if (field === 'fullName') return;
    if (field === 'givenName') given ||= standard;
    else if (field === 'middleName') middle ||= standard;
    else if (field === 'familyName') family ||= standard;
    else if (field === 'nameSuffix') suffix ||= standard;
  }
  if (given === '' && family === '') return;
  const confidence = given === '' || family === '' ? 0.5 : 0.95;
  const standard = joinName(given, middle, family, suffix);
  values.push({ field: 'fullName', group: 1, raw: '', standard, confidence, issues: [] });
}

/** Parts of a name as one line: family name first and without blanks in Han characters, else given name first. */
export function joinName(given: string, middle: string, family: string, suffix = ''): string {
  if (hasHan(family) || (family === '' && hasHan(given))) return `${family}${middle}${given}`;
  return [given, middle, family, suffix].filter((part) => part !== '').join(' ');
}
