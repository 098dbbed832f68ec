/**
 * Numbers that states give people and companies, outside of China and of European VAT: shapes and check digits as the
 * authorities publish them. A number is told where its letters, or its signs in their places, leave nothing else; one of
 * digits alone is told only with its country. What merely looks alike is none.
 */
import { exists } from './calendar.js';
import { digitAt, luhn, mod1110, weighted } from './check-digits.js';
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

/** Brazil: each of the last two digits checks all before it; digits all alike pass and are nobody's. Letters count from 0 as digits do. */
function brazilian(packed: string, first: readonly number[]): boolean {
  if (/^(.)\1*$/.test(packed)) return false;
  const check = (weights: readonly number[]) => {
    const rest = weighted(packed, weights) % 11;
    return rest < 2 ? 0 : 11 - rest;
  };
  const second = [(first[0] as number) + 1, ...first];
  return check(first) === digitAt(packed, first.length) && check(second) === digitAt(packed, first.length + 1);
}

const CPF = [10, 9, 8, 7, 6, 5, 4, 3, 2];
const CNPJ = [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2];

const base36 = (text: string, at: number): number => Number.parseInt(text.charAt(at), 36);

/** India, GSTIN: as Luhn, in base 36. */
function gstin(packed: string): boolean {
  let sum = 0;
  for (let i = 0; i < 14; i++) {
    const product = base36(packed, i) * (i % 2 === 0 ? 1 : 2);
    sum += Math.floor(product / 36) + (product % 36);
  }
  return (36 - (sum % 36)) % 36 === base36(packed, 14);
}

/** What a character in an odd place counts (1, 3, …), by its place in the alphabet or its digit. */
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/** Italy, of persons: letters may stand for digits where two people would have one code. */
function fiscalCode(packed: string): boolean {
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const value = base36(packed, i) % 36;
    const place = value < 10 ? value : value - 10;
    sum += i % 2 === 0 ? (ODD[place] as number) : place;
  }
  return String.fromCharCode(65 + (sum % 26)) === packed.charAt(15);
}

/** Japan: the first digit checks the twelve behind it. */
function japanese(packed: string): boolean {
  let sum = 0;
  for (let i = 1; i < 13; i++) sum += digitAt(packed, i) * (i % 2 === 1 ? 2 : 1);
  return 9 - (sum % 9) === digitAt(packed, 0);
}

function korean(packed: string): boolean {
  const sum = weighted(packed, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + Math.floor((digitAt(packed, 8) * 5) / 10);
  return (10 - (sum % 10)) % 10 === digitAt(packed, 9);
}

/** A date of six digits within a number, in some century. */
const hasDate = (packed: string, at: number): boolean => {
  const [year, month, day] = [0, 2, 4].map((i) => Number(packed.slice(at + i, at + i + 2))) as [number, number, number];
  return exists(1900 + year, month, day) || exists(2000 + year, month, day);
};

const CURP = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';

function curp(packed: string): boolean {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += CURP.indexOf(packed.charAt(i)) * (18 - i);
  return hasDate(packed, 4) && (10 - (sum % 10)) % 10 === digitAt(packed, 17);
}

/** Singapore: born or registered before 2000 (S, F), later (T, G), foreigners since 2022 (M). */
function singaporean(packed: string): boolean {
  const first = packed.charAt(0);
  const sum = weighted(packed.slice(1), [2, 7, 6, 5, 4, 3, 2]) + (first === 'M' ? 3 : 'TG'.includes(first) ? 4 : 0);
  const letters = first === 'M' ? 'KLJNPQRTUWX' : 'ST'.includes(first) ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK';
  const rest = first === 'M' ? 10 - (sum % 11) : sum % 11;
  return letters.charAt(rest) === packed.charAt(8);
}

function russian(packed: string): boolean {
  const check = (weights: readonly number[]) => (weighted(packed, weights) % 11) % 10;
  return packed.length === 10
    ? check([2, 4, 10, 3, 5, 9, 4, 6, 8]) === digitAt(packed, 9)
    : check([7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digitAt(packed, 10) &&
        check([3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) === digitAt(packed, 11);
}

function australianBusiness(packed: string): boolean {
  const sum = weighted(packed, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10;
  return sum % 89 === 0 && digitAt(packed, 0) > 0;
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
