/** The rules that hold without any configuration. */
import type { FieldName } from '../record/fields.js';
import type { FieldRef, RuleSet } from './rule.js';

const refs = (...fields: FieldName[]): readonly FieldRef[] => fields.map((field) => ({ field }));

/** Two years: what sales and service teams usually call out of date. */
const FRESH_DAYS = 730;

export const DEFAULT_RULES: RuleSet = {
  rules: [
    {
      kind: 'required',
      anyOf: refs('fullName', 'familyName', 'givenName', 'organization', 'nickname'),
      code: 'required-missing',
      severity: null,
    },
    {
      kind: 'required',
      anyOf: refs('phone', 'mobile', 'email', 'address', 'street', 'wechat', 'qq', 'poBox'),
      code: 'no-contact',
      severity: null,
    },
    { kind: 'format', field: null, severity: null },
    { kind: 'identity', severity: null },
    { kind: 'phone-area', severity: null },
    { kind: 'unique', field: { field: 'customerNumber' }, severity: null },
    { kind: 'unique', field: { field: 'nationalId' }, severity: null },
    { kind: 'fresh', field: { field: 'modifiedAt' }, days: FRESH_DAYS, severity: null },
  ],
  severities: new Map(),
};
