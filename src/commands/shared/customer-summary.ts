/** A customer in one line: what lists show. */
import { maskValue, type View } from '../../domain/privacy/mask.js';
import type { FieldName } from '../../domain/record/fields.js';
import type { GoldenField, GoldenRecord } from '../../domain/survivorship/golden-record.js';

export interface CustomerSummary {
  readonly name: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly address: string;
}

const texts = (field: GoldenField | undefined): string[] =>
  field ? [field, ...(field.others ?? [])].map((value) => value.standard || value.value) : [];

const ADDRESS_LINES: readonly FieldName[] = [
  'address',
  'country',
  'province',
  'city',
  'district',
  'town',
  'street',
  'building',
  'unit',
  'room',
  'postalCode',
];

/** Name, ways of contact and address of a golden record, as `view` may see them. */
export function summarize(golden: GoldenRecord, view: View): CustomerSummary {
  const { values } = golden;
  const show = (field: FieldName, text: string) => maskValue(field, text, view);
  const one = (field: FieldName) => texts(values.get(field))[0] ?? '';
  const joined = [one('givenName'), one('middleName'), one('familyName')].filter(Boolean).join(' ');
  const person = one('fullName') || joined;
  const many = (...fields: FieldName[]) => [
    ...new Set(fields.flatMap((field) => texts(values.get(field)).map((text) => show(field, text)))),
  ];
  const parts = ADDRESS_LINES.map((field) => [field, one(field)] as const).filter(([, text]) => text !== '');
  const whole = parts.find(([field]) => field === 'address');
  const lines = whole ? [whole] : parts;
  return {
    name: person ? show('fullName', person) : one('organization'),
    phones: many('mobile', 'phone'),
    emails: many('email'),
    address: lines.map(([field, text]) => show(field, text)).join(' '),
  };
}
