import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  normalizeIdentifier,
  organizationCheck,
  residentIdCheck,
  socialCreditCheck,
} from '../../../src/domain/normalize/identifier.js';

/** The examples of the standards themselves. */
const RESIDENT = '11010519491231002X';
const CREDIT = '91350100M000100Y43';

describe('resident identity numbers', () => {
  it.each([
    [RESIDENT, RESIDENT],
    [RESIDENT.toLowerCase(), RESIDENT],
    ['110105 19491231 002X', RESIDENT],
    ['110105-19491231-002X', RESIDENT],
    ['１１０１０５１９４９１２３１００２Ｘ', RESIDENT],
    [`'${RESIDENT}`, RESIDENT],
    [`="${RESIDENT}"`, RESIDENT],
    ['110105491231002', RESIDENT],
    ['11010519491231002*', RESIDENT],
  ])('%s → %s', (raw, standard) => {
    expect(normalizeIdentifier(raw, { expect: 'person' })).toMatchObject({
      standard,
      kind: 'resident-id',
      valid: true,
      birthDate: '1949-12-31',
      gender: 'female',
      area: '110105',
    });
  });

  it.each([
    ['110105194912310021', 'identifier-checksum'],
    ['110105194913310020', 'identifier-invalid'],
    ['990105194912310020', 'identifier-invalid'],
  ])('%s: %s', (raw, issue) => {
    expect(normalizeIdentifier(raw, { expect: 'person' })).toMatchObject({
      valid: false,
      issues: [issue],
      birthDate: null,
    });
  });

  it('digits that a spreadsheet rounded are gone', () => {
    expect(normalizeIdentifier('1.10105E+17', { expect: 'person' })).toMatchObject({
      standard: '',
      issues: ['excel-damage'],
    });
  });

  it('finds every slip of one character and every swap of neighbors', () => {
    const digits = fc.integer({ min: 0, max: 999 }).map((n) => String(n).padStart(3, '0'));
    const born = fc
      .integer({ min: 0, max: 30_000 })
      .map((days) => new Date(Date.UTC(1930, 0, 1) + days * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(born, digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (birth, serial, at, by) => {
        const body = `310115${birth.replaceAll('-', '')}${serial}`;
        const number = body + residentIdCheck(body);
        const read = normalizeIdentifier(number);
        expect(read).toMatchObject({
          valid: true,
          birthDate: birth,
          gender: Number(serial.charAt(2)) % 2 === 1 ? 'male' : 'female',
        });
        const slipped =
          body.slice(0, at) + ((Number(body.charAt(at)) + by) % 10) + body.slice(at + 1) + number.charAt(17);
        expect(normalizeIdentifier(slipped, { expect: 'person' }).valid).toBe(false);
        if (body.charAt(at) !== number.charAt(at + 1) && at < 16) {
          const swapped = number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
          expect(normalizeIdentifier(swapped, { expect: 'person' }).valid).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('numbers of organizations', () => {
  it.each([CREDIT, CREDIT.toLowerCase(), '91350100 M000100Y43', `'${CREDIT}`])('%s is a social credit code', (raw) => {
    expect(normalizeIdentifier(raw)).toMatchObject({
      standard: CREDIT,
      kind: 'social-credit-code',
      valid: true,
      issues: [],
    });
  });
  it.each([
    ['91350100M000100Y44', 'identifier-checksum'],
    ['91350100I000100Y43', 'identifier-invalid'],
    ['Z1350100M000100Y43', 'identifier-invalid'],
  ])('%s: %s', (raw, issue) => {
    expect(normalizeIdentifier(raw, { expect: 'organization' })).toMatchObject({ valid: false, issues: [issue] });
  });
  it('every code with its check character is valid, with any other it is not', () => {
    const character = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');
    fc.assert(
      fc.property(fc.array(character, { minLength: 9, maxLength: 9 }), character, (tail, other) => {
        const body = `91310115${tail.join('')}`;
        const check = socialCreditCheck(body);
        expect(normalizeIdentifier(body + check).valid).toBe(true);
        expect(normalizeIdentifier(body + other, { expect: 'organization' }).valid).toBe(other === check);
      }),
    );
  });
  it('reads old organization codes and American ones in their countries', () => {
    expect(organizationCheck('D2143569')).toBe('X');
    expect(normalizeIdentifier('D2143569-X', { expect: 'organization' })).toMatchObject({
      standard: 'D2143569-X',
      valid: true,
    });
    expect(normalizeIdentifier('12-3456789', { expect: 'organization', country: 'US' })).toMatchObject({
      standard: '12-3456789',
      kind: 'us-ein',
    });
  });
});

describe('other identifiers', () => {
  it.each([
    ['C-00123', 'C-00123'],
    [' c 00123 ', 'C00123'],
    ['="00123"', '00123'],
    ["'00123", '00123'],
    ['００１２３', '00123'],
    ['4876876000001234567', '4876876000001234567'],
    ['123456789012345679', '123456789012345679'],
    ['N/A', ''],
    ['1.23457E+18', ''],
  ])('%s → %s', (raw, standard) => {
    expect(normalizeIdentifier(raw)).toMatchObject({ standard, kind: 'generic' });
  });
  it('social security numbers that were never issued', () => {
    expect(normalizeIdentifier('123-45-6789', { expect: 'person' })).toMatchObject({ kind: 'us-ssn', valid: true });
    for (const raw of ['000-45-6789', '666-45-6789', '900-45-6789', '123-00-6789', '123-45-0000']) {
      expect(normalizeIdentifier(raw, { expect: 'person' }).valid).toBe(false);
    }
  });
  it('is idempotent, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9A-Zx -]{1,20}$/)), (raw) => {
        const { standard } = normalizeIdentifier(raw);
        if (standard !== '') expect(normalizeIdentifier(standard).standard).toBe(standard);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('documents that their shape tells', () => {
  it.each([
    ['E12345678', 'passport'],
    ['EA1234567', 'passport'],
    ['H12345678', 'home-return-permit'],
    ['C12345678', 'hk-macau-permit'],
    ['T12345678', 'taiwan-permit'],
    ['A123456(3)', 'hk-id'],
    ['A123456789', 'taiwan-id'],
    ['DE136695976', 'vat'],
    ['BE0428759497', 'vat'],
    ['GB 980 7806 84', 'vat'],
    ['FR40303265045', 'vat'],
    ['IT00743110157', 'vat'],
    ['PL8567346215', 'vat'],
    ['ATU13585627', 'vat'],
  ])('%s: %s', (raw, kind) => {
    expect(normalizeIdentifier(raw)).toMatchObject({
      kind,
      valid: true,
      standard: raw.replaceAll(' ', ''),
      issues: [],
    });
  });

  it.each(['DE123456789', 'BE0428759498', 'GB123456789', 'FR41303265045', 'IT00743110158', 'PL8567346216'])(
    '%s has a wrong check digit; among customer numbers it is none',
    (raw) => {
      expect(normalizeIdentifier(raw)).toMatchObject({ kind: 'vat', valid: false, issues: ['identifier-checksum'] });
      expect(normalizeIdentifier(raw, { expect: null })).toMatchObject({ kind: 'generic', valid: true, issues: [] });
    },
  );

  it.each(['A123456780', '12345678', 'CUST-0001'])('%s is none', (raw) => {
    expect(normalizeIdentifier(raw)).toMatchObject({ kind: 'generic', valid: true });
  });
});

describe('what the shape alone tells', () => {
  it.each([
    ['440301199002300011', 'resident-id', false],
    ['91310000MA1FL0X12Z', 'social-credit-code', false],
    ['A123456(3)', 'hk-id', true],
    ['A123456(4)', 'hk-id', false],
    ['A1234563', 'hk-id', true],
    ['A1234564', 'generic', true],
    ['123-45-6789', 'us-ssn', true],
    ['000-12-3456', 'us-ssn', false],
    ['078-05-1120', 'us-ssn', false],
    ['12-3456789', 'us-ein', true],
    ['07-3456789', 'us-ein', false],
    ['GB82WEST12345698765432', 'iban', true],
    ['5493001KJTIIGC8Y1R12', 'lei', true],
    ['5493001KJTIIGC8Y1R21', 'generic', true],
  ])('%s', (raw, kind, valid) => {
    expect(normalizeIdentifier(raw)).toMatchObject({ kind, valid });
  });

  it('customer numbers with signs are no social security numbers', () => {
    expect(normalizeIdentifier('123-45-6789', { expect: null }).kind).toBe('generic');
  });

  it.each([`身份证号 ${RESIDENT}`, `身份证号码：${RESIDENT}`, `ID No.: ${RESIDENT}`])('%s', (raw) => {
    expect(normalizeIdentifier(raw)).toMatchObject({ kind: 'resident-id', standard: RESIDENT });
  });
});

describe('European VAT numbers', () => {
  it('of Greece may have the code of the country for that of its numbers', () => {
    expect(normalizeIdentifier('GR094259216')).toMatchObject({ kind: 'vat', valid: true, standard: 'EL094259216' });
    expect(normalizeIdentifier('GR094259216', { expect: null })).toMatchObject({ standard: 'GR094259216' });
    // Any code may begin so: without its check digit it is none.
    expect(normalizeIdentifier('GR094259217')).toMatchObject({ kind: 'generic', standard: 'GR094259217' });
  });

  const NUMBERS =
    'ATU13585627 BE0428759497 BG175074752 CY10259033P CZ25123891 DE136695976 DK13585628 EE100594102 EL094259216 ' +
    'ESX1234567L ES12345678Z ESA58818501 FI20774740 FR83404833048 GB980780684 HR33392005961 HU12892312 IE6433435F ' +
    'IT00743110157 LT119511515 LU15027442 LV40003521600 MT11679112 NL004495445B01 PL8567346215 PT501964843 ' +
    'RO18547290 SE123456789701 SI50223054 SK2022749619';

  it.each(NUMBERS.split(' '))('%s has its check digit, and no other', (number) => {
    expect(normalizeIdentifier(number)).toMatchObject({ kind: 'vat', valid: true });
    const at =
      number.startsWith('IE') || number.startsWith('CY') || number.startsWith('NL')
        ? 5
        : number.startsWith('SE')
          ? 8
          : 6;
    const digit = Number(number.charAt(at));
    const wrong = `${number.slice(0, at)}${(digit + 1) % 10}${number.slice(at + 1)}`;
    expect(normalizeIdentifier(wrong)).toMatchObject({ kind: 'vat', valid: false, issues: ['identifier-checksum'] });
  });
});
