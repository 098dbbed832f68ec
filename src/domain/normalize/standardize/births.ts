/** Birth dates from three columns, and from the resident identity number where nothing else tells. */
import type { StandardValue } from '../../record/record.js';
import { normalizeDate } from '../date.js';
import { normalizeIdentifier } from '../identifier.js';

const PARTS = ['birthYear', 'birthMonth', 'birthDay'] as const;

/**
 * Adds what the record's other values tell: `birthDate` from year, month and day (which are then dropped), else from the
 * identity number; `gender` from the identity number. Values made here have no raw text of their own: the identity number is
 * sealed, and must not stand beside what was derived from it.
 */
export function completeBirth(values: StandardValue[], today: string | null): void {
  const find = (field: StandardValue['field']): StandardValue | undefined =>
    values.find((value) => value.field === field);
  if (find('birthDate') === undefined) joinParts(values, today);
  const identity = find('nationalId');
  if (identity === undefined || identity.standard.length !== 18) return;
  const told = normalizeIdentifier(identity.standard, { expect: 'person' });
  if (told.birthDate !== null && find('birthDate') === undefined) {
    values.push({ field: 'birthDate', group: 1, raw: '', standard: told.birthDate, confidence: 0.95, issues: [] });
  }
  if (told.gender !== null && find('gender') === undefined) {
    values.push({ field: 'gender', group: 1, raw: '', standard: told.gender, confidence: 0.95, issues: [] });
  }
}

function joinParts(values: StandardValue[], today: string | null): void {
  const [year, month, day] = PARTS.map((field) => values.find((value) => value.field === field)?.standard ?? '');
  if (year === undefined || month === undefined || day === undefined || (month === '' && year === '')) return;
  const text =
    year === ''
      ? `--${month.padStart(2, '0')}-${day.padStart(2, '0')}`
      : [year, month, day].filter((part) => part !== '').join('-');
  const date = normalizeDate(text, { order: 'ymd', birth: true, today });
  if (date.standard === '') return;
  for (let i = values.length - 1; i >= 0; i--) {
    if ((PARTS as readonly string[]).includes((values[i] as StandardValue).field)) values.splice(i, 1);
  }
  const raw = [year, month, day].filter((part) => part !== '').join('-');
  values.push({
    field: 'birthDate',
    group: 1,
    raw,
    standard: date.standard,
    confidence: date.confidence,
    issues: date.issues,
  });
}
