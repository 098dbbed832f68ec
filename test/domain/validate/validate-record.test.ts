import { describe, expect, it } from 'vitest';
import type { FieldName } from '../../../src/domain/record/fields.js';
import type { IssueCode } from '../../../src/domain/record/issue.js';
import type { StandardRecord } from '../../../src/domain/record/record.js';
import { DEFAULT_RULES } from '../../../src/domain/validate/default-rules.js';
import type { Rule, RuleContext, RuleSet } from '../../../src/domain/validate/rule.js';
import { createSeenValues, validateRecord } from '../../../src/domain/validate/validate-record.js';

function recordOf(
  values: Partial<Record<FieldName, string>>,
  custom: StandardRecord['custom'] = [],
  issues: Partial<Record<FieldName, readonly IssueCode[]>> = {},
): StandardRecord {
  const fields = Object.entries(values) as [FieldName, string][];
  return {
    values: fields.map(([field, standard]) => ({
      field,
      group: 1,
      raw: standard,
      standard,
      confidence: 1,
      issues: issues[field] ?? [],
    })),
    custom,
    issues: [],
  };
}

const GOOD = { fullName: '张三', mobile: '+8613800138000' } as const;

function codes(record: StandardRecord, rules: RuleSet = DEFAULT_RULES, context: Partial<RuleContext> = {}): string[] {
  return validateRecord(record, rules, { today: '2026-11-22', seenBefore: createSeenValues(), ...context }).map(
    ({ code, field, severity }) => `${severity} ${code} ${field ?? '-'}`,
  );
}

const only = (rule: Rule): RuleSet => ({ rules: [rule], severities: new Map() });

describe('the rules that hold without configuration', () => {
  it('find nothing wrong with a good record', () => {
    expect(codes(recordOf({ ...GOOD, email: 'li@x.com', birthDate: '1990-01-01' }))).toEqual([]);
  });
  it('ask for a name and for a way to reach the customer', () => {
    expect(codes(recordOf({ birthDate: '1990-01-01' }))).toEqual(['warn required-missing -', 'warn no-contact -']);
    expect(codes(recordOf({ organization: 'Acme', street: '1 Main St' }))).toEqual([]);
  });
  it('report what the normalisers found, once a field', () => {
    const record = recordOf({ ...GOOD, email: 'info@gmial.com' }, [], { email: ['email-typo-domain', 'email-role'] });
    const twice = { ...record, values: [...record.values, ...record.values] };
    expect(codes(twice)).toEqual(['warn email-typo-domain email', 'info email-role email']);
  });
  it('report what was found about the whole record', () => {
    expect(codes({ ...recordOf(GOOD), issues: [{ code: 'null-word', field: 'email' }] })).toEqual([
      'info null-word email',
    ]);
  });
  it('compare birth date and gender with the identity number', () => {
    const nationalId = '11010519491231002X';
    expect(codes(recordOf({ ...GOOD, nationalId, birthDate: '1949-12-31', gender: 'female' }))).toEqual([]);
    expect(codes(recordOf({ ...GOOD, nationalId, birthDate: '1949-12-30', gender: 'male' }))).toEqual([
      'warn birth-date-conflict birthDate',
      'warn gender-conflict gender',
    ]);
    for (const birthDate of ['1949', '1949-12', '--12-31'])
      expect(codes(recordOf({ ...GOOD, nationalId, birthDate }))).toEqual([]);
    for (const birthDate of ['1950', '1949-11', '--12-30']) {
      expect(codes(recordOf({ ...GOOD, nationalId, birthDate }))).toEqual(['warn birth-date-conflict birthDate']);
    }
    // A number whose own check character is wrong contradicts nobody.
    expect(codes(recordOf({ ...GOOD, nationalId: '110105194912310021', birthDate: '1950-01-01' }))).toEqual([]);
  });
  it.each([
    ['上海市', '+862158881234', true],
    ['北京市', '+862158881234', false],
    ['广东省', '+8675526881234', true],
    ['广东省', '+866628881234', true],
    ['河北省', '+8675526881234', false],
    ['浙江省', '+865718881234', true],
    ['江苏省', '+865718881234', false],
    ['西藏自治区', '+868916321234', true],
    ['海南省', '+8689866221234', true],
    ['云南省', '+866918881234', true],
    ['山西省', '+863498881234', true],
    ['河北省', '+863358881234', true],
    ['山西省', '+863358881234', false],
    ['河北省', '+863498881234', false],
    ['四川省', '+865238881234', false],
    ['北京市', '+8613800138000', true],
    ['北京市', '+864008208820', true],
    ['IL', '+862158881234', true],
    ['内蒙古自治区', '+864716921234', true],
    ['黑龍江省', '+8645182341234', true],
  ])('%s and %s agree: %s', (province, phone, agree) => {
    expect(codes(recordOf({ fullName: '张三', province, phone }))).toEqual(
      agree ? [] : ['info phone-city-conflict phone'],
    );
  });
  it('notice customer numbers and identity numbers that come twice', () => {
    const seenBefore = createSeenValues();
    const first = recordOf({ ...GOOD, customerNumber: 'C1' });
    expect(codes(first, DEFAULT_RULES, { seenBefore })).toEqual([]);
    expect(codes(first, DEFAULT_RULES, { seenBefore })).toEqual(['info duplicate-value customerNumber']);
    expect(codes(recordOf({ ...GOOD, customerNumber: 'C2' }), DEFAULT_RULES, { seenBefore })).toEqual([]);
  });
  it('notice records that nobody has touched for two years', () => {
    expect(codes(recordOf({ ...GOOD, modifiedAt: '2024-11-23T10:00:00Z' }))).toEqual([]);
    expect(codes(recordOf({ ...GOOD, modifiedAt: '2024-11-21' }))).toEqual(['info stale modifiedAt']);
  });
});

describe('rules of a user', () => {
  const amount = { field: 'amount' } as const;
  it('range', () => {
    const rule: Rule = { kind: 'range', field: amount, min: 0, max: 100, severity: 'reject' };
    expect(codes(recordOf({ amount: '100 CNY' }), only(rule))).toEqual([]);
    expect(codes(recordOf({ amount: '100.01 CNY' }), only(rule))).toEqual(['reject out-of-range amount']);
    expect(codes(recordOf({ amount: '-1' }), only(rule))).toEqual(['reject out-of-range amount']);
    expect(codes(recordOf({ amount: 'much' }), only(rule))).toEqual([]);
    const born: Rule = {
      kind: 'range',
      field: { field: 'birthDate' },
      min: '1900-01-01',
      max: 'today',
      severity: null,
    };
    expect(codes(recordOf({ birthDate: '2026-11-22' }), only(born))).toEqual([]);
    expect(codes(recordOf({ birthDate: '2026-11-23' }), only(born))).toEqual(['warn out-of-range birthDate']);
    expect(codes(recordOf({ birthDate: '1899' }), only(born))).toEqual(['warn out-of-range birthDate']);
    expect(codes(recordOf({ birthDate: '--05-01' }), only(born))).toEqual([]);
  });
  it('length, pattern, allowed values', () => {
    const field = { field: 'notes' } as const;
    expect(codes(recordOf({ notes: '𠮷𠮷' }), only({ kind: 'length', field, max: 2, severity: null }))).toEqual([]);
    expect(codes(recordOf({ notes: '𠮷𠮷a' }), only({ kind: 'length', field, max: 2, severity: null }))).toEqual([
      'warn value-too-long notes',
    ]);
    const custom = { custom: 'Level' } as const;
    const pattern: Rule = { kind: 'pattern', field: custom, matches: /^[A-C]$/u, severity: null };
    expect(codes(recordOf({}, [['Level', 'B']]), only(pattern))).toEqual([]);
    expect(codes(recordOf({}, [['Level', 'D']]), only(pattern))).toEqual(['warn pattern-mismatch Level']);
    expect(codes(recordOf({}), only(pattern))).toEqual([]);
    const allowed: Rule = { kind: 'allowed', field: custom, values: new Set(['gold', 'silver']), severity: 'info' };
    expect(codes(recordOf({}, [['Level', ' GOLD ']]), only(allowed))).toEqual([]);
    expect(codes(recordOf({}, [['Level', 'tin']]), only(allowed))).toEqual(['info value-not-allowed Level']);
  });
  it('required names its field when there is only one', () => {
    const rule: Rule = { kind: 'required', anyOf: [{ field: 'email' }], code: 'required-missing', severity: 'reject' };
    const findings = validateRecord(recordOf(GOOD), only(rule), {
      today: '2026-11-22',
      seenBefore: createSeenValues(),
    });
    expect(findings).toEqual([{ code: 'required-missing', field: 'email', severity: 'reject' }]);
  });
  it('format of one field only', () => {
    const record = recordOf({ email: 'x', phone: 'y' }, [], { email: ['email-invalid'], phone: ['phone-invalid'] });
    expect(codes(record, only({ kind: 'format', field: { field: 'phone' }, severity: 'reject' }))).toEqual([
      'reject phone-invalid phone',
    ]);
  });
  it('severities of a user win, and off is off', () => {
    const record = recordOf({ ...GOOD, email: 'x' }, [], { email: ['email-invalid', 'email-role'] });
    const severities = new Map([
      ['email-invalid', 'reject'],
      ['email-role', 'off'],
    ] as const);
    expect(codes(record, { ...DEFAULT_RULES, severities })).toEqual(['reject email-invalid email']);
  });
  it('the gravest of two severities stands', () => {
    const record = recordOf({ phone: 'y' }, [], { phone: ['phone-invalid'] });
    const rules: Rule[] = [
      { kind: 'format', field: null, severity: null },
      { kind: 'format', field: { field: 'phone' }, severity: 'reject' },
      { kind: 'format', field: { field: 'phone' }, severity: 'info' },
    ];
    expect(codes(record, { rules, severities: new Map() })).toEqual(['reject phone-invalid phone']);
  });
});
