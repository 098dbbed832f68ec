/** A record's name as a whole and in parts: what is missing of the two is made from the other. */
import type { StandardValue } from '../../record/record.js';
import { hasHan } from '../han.js';
import { normalizePersonName, type PersonName } from '../person-name/index.js';
import { memoize } from './memo.js';

/** Parts are only taken from a whole name when the parting is at least this sure. */
const SURE_ENOUGH = 0.6;

const partsOf = memoize((name: string): PersonName => normalizePersonName(name));

/** Adds given, middle and family name from a full name, or the full name from its parts. */
export function completeName(values: StandardValue[]): void {
  let full: StandardValue | undefined;
  let given: StandardValue | undefined;
  let middle: StandardValue | undefined;
  let family: StandardValue | undefined;
  let suffix: StandardValue | undefined;
  for (const value of values) {
    if (value.field === 'fullName') full ??= value;
    else if (value.field === 'givenName') given ??= value;
    else if (value.field === 'middleName') middle ??= value;
    else if (value.field === 'familyName') family ??= value;
    else if (value.field === 'nameSuffix') suffix ??= value;
  }
  if (full === undefined) addFull(values, given, middle, family, suffix);
  else if (given === undefined && family === undefined) addParts(values, full);
}

function addFull(
  values: StandardValue[],
  given: StandardValue | undefined,
  middle: StandardValue | undefined,
  family: StandardValue | undefined,
  suffix: StandardValue | undefined,
): void {
  const first = given?.standard ?? '';
  const last = family?.standard ?? '';
  if (first === '' && last === '') return;
  const standard = joinName(first, middle?.standard ?? '', last, suffix?.standard ?? '');
  const confidence = first === '' || last === '' ? 0.5 : 0.95;
  values.push({ field: 'fullName', group: 1, raw: '', standard, confidence, issues: [] });
}

/** Parts of a name as one line: family name first and without blanks in Han characters, else given name first. */
export function joinName(given: string, middle: string, family: string, suffix = ''): string {
  if (hasHan(family) || (family === '' && hasHan(given))) return `${family}${middle}${given}`;
  return [given, middle, family, suffix].filter((part) => part !== '').join(' ');
}

function addParts(values: StandardValue[], full: StandardValue): void {
  if (full.standard === '' || full.issues.includes('name-is-organization')) return;
  const name = partsOf(full.raw);
  if (name.confidence < SURE_ENOUGH) return;
  const { confidence } = name;
  const add = (field: StandardValue['field'], standard: string | null): void => {
    if (standard !== null && standard !== '')
      values.push({ field, group: 1, raw: full.raw, standard, confidence, issues: [] });
  };
  add('givenName', name.given);
  add('middleName', name.middle);
  add('familyName', name.family);
}
