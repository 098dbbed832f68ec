/**
 * What a correction says as a whole. The parts of a name, and those of an address, are taken from one record: a correction
 * that held one part alone would leave the others out. So the parts beside it, as they stand, are written with it.
 */
import type { FieldName } from '../record/fields.js';
import type { GoldenField } from '../survivorship/golden-record.js';

const NAME_PARTS: readonly FieldName[] = ['namePrefix', 'givenName', 'middleName', 'familyName', 'nameSuffix'];
/** Where somebody lives in a town; and the town, which stays where only the former is corrected. */
const WITHIN_TOWN: readonly FieldName[] = ['street', 'street2', 'houseNumber', 'building', 'unit', 'room', 'poBox'];
const TOWN: readonly FieldName[] = ['town', 'district', 'city', 'province', 'postalCode', 'country'];

/** The corrected values, and the parts that go with them. */
export function wholeCorrection(
  corrected: ReadonlyMap<FieldName, string>,
  current: ReadonlyMap<FieldName, GoldenField>,
): Map<FieldName, string> {
  const whole = new Map(corrected);
  const keep = (fields: readonly FieldName[]) => {
    for (const field of fields) {
      const value = current.get(field);
      if (value !== undefined && !whole.has(field)) whole.set(field, value.standard || value.value);
    }
  };
  const isAbout = (fields: readonly FieldName[]) => fields.some((field) => corrected.has(field));
  if (isAbout(NAME_PARTS) && !corrected.has('fullName')) keep(NAME_PARTS);
  if (isAbout(WITHIN_TOWN) && !isAbout(TOWN) && !corrected.has('address')) keep(TOWN);
  return whole;
}
