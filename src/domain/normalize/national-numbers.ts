/**
 * Numbers that states give people and companies, outside of China and of European VAT: shapes and check digits as the
 * authorities publish them. A number is told where its letters, or its signs in their places, leave nothing else; one of
 * digits alone is told only with its country. What merely looks alike is none.
 */
import { digitAt, luhn, mod1110, weighted } from './check-digits.js';
import {
  australianBusiness,
  brazilian,
  CNPJ,
  CPF,
  curp,
  fiscalCode,
  gstin,
  hasDate,
  japanese,
  korean,
  russian,
  singaporean,
} from './national-checks.js';
import { spanish } from './vat-checks.js';

export type NationalKind =
  | 'au-abn'
  | 'au-acn'
  | 'br-cnpj'
  | 'br-cpf'
  | 'ca-sin'
  | 'ch-uid'
  | 'de-tax-id'
  | 'es-nif'
  | 'fr-siren'
  | 'fr-siret'
  | 'gb-company'
  | 'gb-nino'
  | 'in-gstin'
  | 'in-pan'
  | 'it-fiscal-code'
  | 'it-vat'
  | 'jp-corporate'
  | 'kr-business'
  | 'kr-resident'
  | 'mx-curp'
  | 'mx-rfc'
  | 'pl-nip'
  | 'pl-pesel'
  | 'ru-inn'
  | 'sg-nric';

export interface NationalNumber {
  readonly kind: NationalKind;
  /** Letters and digits alone. */
  readonly standard: string;
  /** False where the check digit, or a date within the number, is wrong. */
  readonly valid: boolean;
}

interface Rule {
  readonly kind: NationalKind;
  readonly country: string;
  readonly of: 'person' | 'organization' | 'either';
  /** How it is written so that nothing else is: told whatever the country. */
  readonly sure?: RegExp;
  /** The same, but told only where the check is right. */
  readonly likely?: RegExp;
  /** Letters and digits alone: told where the country is known. */
  readonly plain: RegExp;
  readonly isRight: (packed: string) => boolean;
}

const always = (): boolean => true;

const RULES: readonly Rule[] = [
  {
    kind: 'br-cpf',
    country: 'BR',
    of: 'person',
    sure: /^\d{3}\.\d{3}\.\d{3}-\d{2}$/,
    plain: /^\d{11}$/,
    isRight: (packed) => brazilian(packed, CPF),
  },
  {
    kind: 'br-cnpj',
    country: 'BR',
    of: 'organization',
    sure: /^[\dA-Z]{2}\.[\dA-Z]{3}\.[\dA-Z]{3}\/[\dA-Z]{4}-\d{2}$/,
    plain: /^[\dA-Z]{12}\d{2}$/,
    isRight: (packed) => brazilian(packed, CNPJ),
  },
  {
    kind: 'es-nif',
    country: 'ES',
    of: 'either',
    likely: /^(?:\d{8}-?[A-Z]|[XYZ]-?\d{7}-?[A-Z])$/,
    plain: /^(?:\d{8}[A-Z]|[A-Z]\d{7}[0-9A-Z])$/,
    isRight: spanish,
  },
  {
    kind: 'it-fiscal-code',
    country: 'IT',
    of: 'person',
    sure: /^[A-Z]{6}[\dL-NP-V]{2}[A-EHLMPRST][\dL-NP-V]{2}[A-Z][\dL-NP-V]{3}[A-Z]$/,
    plain: /^[A-Z]{6}[\dL-NP-V]{2}[A-EHLMPRST][\dL-NP-V]{2}[A-Z][\dL-NP-V]{3}[A-Z]$/,
    isRight: fiscalCode,
  },
  { kind: 'it-vat', country: 'IT', of: 'either', plain: /^\d{11}$/, isRight: luhn },
  {
    kind: 'gb-company',
    country: 'GB',
    of: 'organization',
    plain: /^(?:\d{8}|(?:SC|NI|OC|SO|NC|FC|NF|SF|GE|LP|SL|NL|IP|SP|RS|RC|SR|NR|CE|CS|AC|GS|SE|OE)\d{6}|R0\d{6})$/,
    isRight: always,
  },
  {
    kind: 'gb-nino',
    country: 'GB',
    of: 'person',
    plain: /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/,
    isRight: always,
  },
  {
    kind: 'in-gstin',
    country: 'IN',
    of: 'organization',
    sure: /^(?:[0-3]\d|9[679])[A-Z]{5}\d{4}[A-Z][1-9A-Z][A-Z][\dA-Z]$/,
    plain: /^\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z][A-Z][\dA-Z]$/,
    isRight: gstin,
  },
  {
    kind: 'in-pan',
    country: 'IN',
    of: 'either',
    likely: /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/,
    plain: /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/,
    isRight: always,
  },
  {
    kind: 'jp-corporate',
    country: 'JP',
    of: 'organization',
    sure: /^T\d{13}$/,
    plain: /^T?\d{13}$/,
    isRight: japanese,
  },
  { kind: 'au-abn', country: 'AU', of: 'organization', plain: /^\d{11}$/, isRight: australianBusiness },
  {
    kind: 'au-acn',
    country: 'AU',
    of: 'organization',
    plain: /^\d{9}$/,
    isRight: (packed) => (10 - (weighted(packed, [8, 7, 6, 5, 4, 3, 2, 1]) % 10)) % 10 === digitAt(packed, 8),
  },
  {
    kind: 'kr-business',
    country: 'KR',
    of: 'organization',
    likely: /^\d{3}-\d{2}-\d{5}$/,
    plain: /^\d{10}$/,
    isRight: korean,
  },
  {
    kind: 'kr-resident',
    country: 'KR',
    of: 'person',
    likely: /^\d{6}-[1-8]\d{6}$/,
    plain: /^\d{6}[1-8]\d{6}$/,
    // The check digit is none any more in numbers given since October 2020.
    isRight: (packed) => hasDate(packed, 0),
  },
  {
    kind: 'ch-uid',
    country: 'CH',
    of: 'organization',
    sure: /^CHE-?\d{3}\.?\d{3}\.?\d{3}(?:MWST|TVA|IVA)?$/,
    plain: /^CHE\d{9}(?:MWST|TVA|IVA)?$/,
    isRight: (packed) => (11 - (weighted(packed.slice(3), [5, 4, 3, 2, 7, 6, 5, 4]) % 11)) % 11 === digitAt(packed, 11),
  },
  {
    kind: 'mx-curp',
    country: 'MX',
    of: 'person',
    sure: /^[A-Z]{4}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[\dA-Z]\d$/,
    plain: /^[A-Z]{4}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[\dA-Z]\d$/,
    isRight: curp,
  },
  {
    kind: 'mx-rfc',
    country: 'MX',
    of: 'either',
    plain: /^[A-ZÑ&]{3,4}\d{6}[\dA-Z]{2}[\dA]$/,
    isRight: (packed) => hasDate(packed, packed.length - 9),
  },
  {
    kind: 'sg-nric',
    country: 'SG',
    of: 'person',
    likely: /^[STFGM]\d{7}[A-Z]$/,
    plain: /^[STFGM]\d{7}[A-Z]$/,
    isRight: singaporean,
  },
  { kind: 'fr-siret', country: 'FR', of: 'organization', plain: /^\d{14}$/, isRight: luhn },
  { kind: 'fr-siren', country: 'FR', of: 'organization', plain: /^\d{9}$/, isRight: luhn },
  { kind: 'de-tax-id', country: 'DE', of: 'person', plain: /^[1-9]\d{10}$/, isRight: mod1110 },
  {
    kind: 'pl-nip',
    country: 'PL',
    of: 'organization',
    plain: /^\d{10}$/,
    isRight: (packed) => weighted(packed, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === digitAt(packed, 9),
  },
  {
    kind: 'pl-pesel',
    country: 'PL',
    of: 'person',
    plain: /^\d{11}$/,
    isRight: (packed) => (10 - (weighted(packed, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === digitAt(packed, 10),
  },
  { kind: 'ru-inn', country: 'RU', of: 'either', plain: /^(?:\d{10}|\d{12})$/, isRight: russian },
  { kind: 'ca-sin', country: 'CA', of: 'person', plain: /^[1-79]\d{8}$/, isRight: luhn },
];

/**
 * A number of some state, or null. `code`: in capitals, without blanks. `of`: whose number it is known to be. Where several
 * kinds of a country have one shape, the one with the right check digit is it; where none has, the first.
 */
export function nationalNumber(
  code: string,
  country: string | null,
  of: 'person' | 'organization' | null,
): NationalNumber | null {
  const packed = code.replace(/[-./]/g, '');
  let wrong: NationalNumber | null = null;
  for (const rule of RULES) {
    if (of !== null && rule.of !== 'either' && rule.of !== of) continue;
    const isThere = rule.country === country && rule.plain.test(packed);
    const isSure = isThere || rule.sure?.test(code) === true;
    if (!isSure && rule.likely?.test(code) !== true) continue;
    const found = { kind: rule.kind, standard: packed };
    if (rule.isRight(packed.replace(/^T(?=\d{13}$)/, ''))) return { ...found, valid: true };
    if (isSure) wrong ??= { ...found, valid: false };
  }
  return wrong;
}
