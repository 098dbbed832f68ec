import { describe, expect, it } from 'vitest';
import { normalizeIdentifier } from '../../../src/domain/normalize/identifier.js';

/** Examples of the authorities and of descriptions of the check digits. */
const RIGHT: readonly (readonly [raw: string, country: string, kind: string, standard: string])[] = [
  ['529.982.247-25', 'BR', 'br-cpf', '52998224725'],
  ['111444777-35', 'BR', 'br-cpf', '11144477735'],
  ['11.222.333/0001-81', 'BR', 'br-cnpj', '11222333000181'],
  ['12.ABC.345/01DE-35', 'BR', 'br-cnpj', '12ABC34501DE35'],
  ['12345678Z', 'ES', 'es-nif', '12345678Z'],
  ['12345678-z', 'ES', 'es-nif', '12345678Z'],
  ['X1234567L', 'ES', 'es-nif', 'X1234567L'],
  ['A58818501', 'ES', 'es-nif', 'A58818501'],
  ['RSS MRA 85T10 A562S', 'IT', 'it-fiscal-code', 'RSSMRA85T10A562S'],
  ['00743110157', 'IT', 'it-vat', '00743110157'],
  ['sc123456', 'GB', 'gb-company', 'SC123456'],
  ['00445790', 'GB', 'gb-company', '00445790'],
  ['AB 12 34 56 C', 'GB', 'gb-nino', 'AB123456C'],
  ['27AAPFU0939F1ZV', 'IN', 'in-gstin', '27AAPFU0939F1ZV'],
  ['AAPFU0939F', 'IN', 'in-pan', 'AAPFU0939F'],
  ['7000012050002', 'JP', 'jp-corporate', '7000012050002'],
  ['T7000012050002', 'JP', 'jp-corporate', 'T7000012050002'],
  ['51 824 753 556', 'AU', 'au-abn', '51824753556'],
  ['004 085 616', 'AU', 'au-acn', '004085616'],
  ['220-81-62517', 'KR', 'kr-business', '2208162517'],
  ['CHE-109.322.551', 'CH', 'ch-uid', 'CHE109322551'],
  ['HEGG560427MVZRRL04', 'MX', 'mx-curp', 'HEGG560427MVZRRL04'],
  ['GODE561231GR8', 'MX', 'mx-rfc', 'GODE561231GR8'],
  ['S1234567D', 'SG', 'sg-nric', 'S1234567D'],
  ['732 829 320', 'FR', 'fr-siren', '732829320'],
  ['732 829 320 00074', 'FR', 'fr-siret', '73282932000074'],
  ['7707083893', 'RU', 'ru-inn', '7707083893'],
  ['500100732259', 'RU', 'ru-inn', '500100732259'],
  ['130 692 544', 'CA', 'ca-sin', '130692544'],
  ['856-734-62-15', 'PL', 'pl-nip', '8567346215'],
  ['44051401359', 'PL', 'pl-pesel', '44051401359'],
  ['86095742719', 'DE', 'de-tax-id', '86095742719'],
];

/** Kinds that only their shape tells. */
const WITHOUT_CHECK = /^(?:gb-|in-pan|mx-rfc)/;

describe('numbers of states', () => {
  it.each(RIGHT)('%s in %s: %s', (raw, country, kind, standard) => {
    expect(normalizeIdentifier(raw, { country })).toMatchObject({
      kind,
      standard,
      valid: true,
      confidence: WITHOUT_CHECK.test(kind) ? 0.9 : 1,
      issues: [],
    });
  });

  it.each(RIGHT.filter(([, , kind]) => !WITHOUT_CHECK.test(kind)))(
    '%s in %s with its last digit or letter another is wrong',
    (raw, country, kind) => {
      const last = raw.at(-1) as string;
      const other = /\d/.test(last)
        ? (Number(last) + 1) % 10
        : /z/i.test(last)
          ? 'A'
          : String.fromCharCode(last.charCodeAt(0) + 1);
      const found = normalizeIdentifier(raw.slice(0, -1) + other, { country });
      expect(found).toMatchObject({
        kind: expect.stringContaining(`${kind.slice(0, 2)}-`),
        valid: false,
        issues: ['identifier-checksum'],
      });
      expect(found.confidence).toBeLessThan(0.5);
    },
  );

  it.each([
    '529.982.247-25',
    '11.222.333/0001-81',
    '27AAPFU0939F1ZV',
    'RSSMRA85T10A562S',
    'CHE-109.322.551',
    'X1234567L',
    '220-81-62517',
  ])('%s is told without a country', (raw) => {
    expect(normalizeIdentifier(raw).kind).toBe(RIGHT.find(([known]) => known.replaceAll(' ', '') === raw)?.[2]);
  });

  it.each(['52998224725', '11222333000181', '7000012050002', '51824753556', '12345678A', '220-81-62518', 'SC123456'])(
    '%s without a country is any number',
    (raw) => {
      expect(normalizeIdentifier(raw)).toMatchObject({ kind: 'generic', valid: true, issues: [] });
    },
  );

  it.each(RIGHT)('%s among customer numbers stays as it is', (raw, country) => {
    expect(normalizeIdentifier(raw, { country, expect: null }).kind).not.toMatch(/^[a-z]{2}-/);
  });

  it('tells a person from a company where digits are as many', () => {
    expect(normalizeIdentifier('44051401359', { country: 'PL', expect: 'organization' }).kind).toBe('generic');
    expect(normalizeIdentifier('000.000.000-00', { country: 'BR' })).toMatchObject({ kind: 'br-cpf', valid: false });
  });
});
