import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../src/domain/validate/default-rules.js';
import { parseRulesFile } from '../../../src/domain/validate/rules-file.js';
import { CimError } from '../../../src/errors.js';

const EXAMPLE = `
# Our own rules
defaults: false
severity:
  phone-invalid: reject
  email-role: off
rules:
  - required: email
  - required: [phone, mobile]
    severity: reject
  - format: phone
  - range: birthDate
    min: 1900-01-01
    max: today
  - range: amount
    min: 0
  - pattern: customerNumber
    matches: '^C\\d{6}$'
  - allowed: custom:客户等级
    values: [A, B, 3]
  - unique: email
  - fresh: modifiedAt
    days: 365
  - length: notes
    max: 2000
  - identity: true
  - phone-area: true
`;

function failure(text: string): { code: string; line: number | undefined; message: string; hint: string } {
  try {
    parseRulesFile(text, 'cim.yaml');
  } catch (error) {
    if (!(error instanceof CimError)) throw error;
    expect(error.kind).toBe('usage');
    return { code: error.code, line: error.place.row, message: error.message, hint: error.hint };
  }
  throw new Error('no failure');
}

describe('parseRulesFile', () => {
  it('reads every kind of rule', () => {
    const { rules, severities } = parseRulesFile(EXAMPLE, 'cim.yaml');
    expect(rules).toEqual([
      { kind: 'required', anyOf: [{ field: 'email' }], code: 'required-missing', severity: null },
      {
        kind: 'required',
        anyOf: [{ field: 'phone' }, { field: 'mobile' }],
        code: 'required-missing',
        severity: 'reject',
      },
      { kind: 'format', field: { field: 'phone' }, severity: null },
      { kind: 'range', field: { field: 'birthDate' }, min: '1900-01-01', max: 'today', severity: null },
      { kind: 'range', field: { field: 'amount' }, min: 0, max: null, severity: null },
      { kind: 'pattern', field: { field: 'customerNumber' }, matches: /^C\d{6}$/u, severity: null },
      { kind: 'allowed', field: { custom: '客户等级' }, values: new Set(['a', 'b', '3']), severity: null },
      { kind: 'unique', field: { field: 'email' }, severity: null },
      { kind: 'fresh', field: { field: 'modifiedAt' }, days: 365, severity: null },
      { kind: 'length', field: { field: 'notes' }, max: 2000, severity: null },
      { kind: 'identity', severity: null },
      { kind: 'phone-area', severity: null },
    ]);
    expect([...severities]).toEqual([
      ['phone-invalid', 'reject'],
      ['email-role', 'off'],
    ]);
  });

  it('keeps the rules that hold without configuration unless told otherwise', () => {
    expect(parseRulesFile('', 'cim.yaml')).toEqual(DEFAULT_RULES);
    expect(parseRulesFile('# nothing\n', 'cim.yaml')).toEqual(DEFAULT_RULES);
    expect(parseRulesFile('rules:\n  - required: email\n', 'cim.yaml').rules).toHaveLength(
      DEFAULT_RULES.rules.length + 1,
    );
  });

  it('leaves the sections of others alone', () => {
    expect(parseRulesFile('store: customers.cim\nrules:\n', 'cim.yaml')).toEqual(DEFAULT_RULES);
  });

  it.each([
    ['rules:\n  - required: email\n    sverity: warn\n', 'unknown-key', 3],
    ['rules:\n  - requird: email\n', 'unknown-rule', 2],
    ['rules:\n  - required: emial\n', 'unknown-field', 2],
    ['rules:\n  - required: [phone, fone]\n', 'unknown-field', 2],
    ['severity:\n  phone-invalid: reject\n  fone-invalid: warn\n', 'unknown-issue-code', 3],
    ['severity:\n  phone-invalid: fatal\n', 'unknown-severity', 2],
    ['rules:\n  - required: email\n    severity: off\n', 'unknown-severity', 3],
    ['rules:\n\n  - fresh: modifiedAt\n', 'missing-key', 3],
    ['rules:\n  - fresh: modifiedAt\n    days: many\n', 'rules-file-value', 3],
    ['rules:\n  - fresh: modifiedAt\n    days: -1\n', 'rules-file-value', 3],
    ['rules:\n  - range: amount\n', 'missing-key', 2],
    ['rules:\n  - range: amount\n    min: low\n', 'rules-file-value', 3],
    ["rules:\n  - pattern: notes\n    matches: '('\n", 'rules-file-pattern', 3],
    ['rules:\n  - pattern: notes\n    matches: 5\n', 'rules-file-value', 3],
    ['rules:\n  - allowed: stage\n    values: lead\n', 'rules-file-value', 3],
    ['rules:\n  - unique: email\n    fresh: modifiedAt\n', 'unknown-key', 3],
    ['rules:\n  - identity: false\n', 'rules-file-value', 2],
    ["rules:\n  - required: 'custom:'\n", 'unknown-field', 2],
    ['rules:\n  - email\n', 'rules-file-value', 2],
    ['rules: email\n', 'rules-file-value', 1],
    ['defaults: maybe\n', 'rules-file-value', 1],
    ['- a\n- b\n', 'rules-file-shape', 1],
    ['rules:\n  - required: "email\n', 'rules-file-not-yaml', 3],
    ['rules:\n - a: [\n', 'rules-file-not-yaml', 3],
    ['rules: []\nrules: []\n', 'rules-file-not-yaml', 2],
  ])('%j: %s at line %i', (text, code, line) => {
    const found = failure(text);
    expect([found.code, found.line]).toEqual([code, line]);
    expect(found.message).toContain(`cim.yaml, line ${line}:`);
  });

  it('proposes what was probably meant', () => {
    expect(failure('rules:\n  - required: emial\n').hint).toBe('Did you mean email?');
    expect(failure('rules:\n  - requird: email\n').hint).toBe('Did you mean required?');
    expect(failure('rules:\n  - required: 客户等级\n').hint).toContain('custom:客户等级');
  });

  it('does not read a bomb', () => {
    expect(failure(`rules: [${'[],'.repeat(400_000)}]`).code).toBe('rules-file-too-large');
    const aliases = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nrules: [*b,*b,*b]\n`;
    expect(failure(aliases).code).toBe('rules-file-value');
  });
});
