/**
 * Numbers that identify: the Chinese resident identity card (GB 11643, 18 digits with check character; old ones of 15), the
 * unified social credit code of Chinese organisations (GB 32100), anything else in plain form. Upper case, no blanks.
 */
import type { IssueCode } from '../record/issue.js';
import { accountNumber, isLegalEntity } from './account-number.js';
import { exists } from './calendar.js';
import { type DocumentKind, personalDocument, vatNumber } from './identity-documents.js';
import { type NationalKind, nationalNumber } from './national-numbers.js';
import type { Normalized } from './result.js';
import { isNullWord, tidy, unwrapSpreadsheet } from './text.js';

export type IdentifierKind =
  | 'resident-id'
  | 'social-credit-code'
  | 'organization-code'
  | 'us-ein'
  | 'us-ssn'
  | 'iban'
  | 'lei'
  | DocumentKind
  | NationalKind
  | 'generic';

export interface Identifier extends Normalized {
  readonly kind: IdentifierKind;
  readonly valid: boolean;
  /** Told by a resident identity card: `yyyy-mm-dd`, gender, and the six-digit area code where it was first issued. */
  readonly birthDate: string | null;
  readonly gender: 'female' | 'male' | null;
  readonly area: string | null;
}

export interface IdentifierContext {
  /** What the column says it holds. Left out: told by shape and check digit. */
  readonly expect?: 'person' | 'organization' | null;
  readonly country?: string | null;
}

/** Kinds that only their shape tells: no check digit vouches for the number. */
const UNCHECKED: ReadonlySet<IdentifierKind> = new Set([
  'us-ein',
  'us-ssn',
  'passport',
  'hk-macau-permit',
  'home-return-permit',
  'taiwan-permit',
  'gb-company',
  'gb-nino',
  'in-pan',
  'kr-resident',
  'mx-rfc',
]);

/** First two digits of an area code of China, provinces in order. */
const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANIZATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const CREDIT_CODE = /^[159ANY][1-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const MAX_LENGTH = 100;

/** An identifier cell. Never throws. Digits a spreadsheet has rounded away are gone: `excel-damage`. */
export function normalizeIdentifier(raw: string, context: IdentifierContext = {}): Identifier {
  // Blanks within a number mean nothing: it is read without them from the start.
  const cell = unwrapSpreadsheet(withoutLabel(unwrapSpreadsheet(tidy(raw), false).text).replace(/\s+/g, ''), true);
  const before: readonly IssueCode[] = cell.issue === null ? [] : [cell.issue];
  if (cell.issue === 'excel-damage') return plain(raw, '', 'generic', false, before);
  if (isNullWord(cell.text)) return plain(raw, '', 'generic', false, []);
  const code = cell.text.normalize('NFKC').toUpperCase().slice(0, MAX_LENGTH).trim();
  const packed = code.replace(/[\s\-_.·]/g, '');
  if (context.expect !== 'organization') {
    const person = readResidentId(raw, packed, before, context.expect === 'person');
    if (person !== null) return person;
  }
  if (context.expect !== 'person') {
    const organization = readOrganization(raw, packed, before, context);
    if (organization !== null) return organization;
  }
  if (context.expect === undefined) {
    const account = accountNumber(packed);
    if (account !== null)
      return plain(raw, packed, 'iban', account, account ? before : [...before, 'identifier-checksum']);
    if (isLegalEntity(packed)) return plain(raw, packed, 'lei', true, before);
  }
  const american = context.expect === undefined || context.expect === 'person';
  if (american && /^\d{3}-\d{2}-\d{4}$/.test(code)) return readSocialSecurity(raw, code, before);
  if (context.expect === undefined && /^\d{2}-\d{7}$/.test(code)) return readEmployerNumber(raw, code, before);
  const national =
    context.expect === null ? null : nationalNumber(code, context.country ?? null, context.expect ?? null);
  if (national !== null)
    return plain(
      raw,
      national.standard,
      national.kind,
      national.valid,
      national.valid ? before : [...before, 'identifier-checksum'],
    );
  const vat = context.expect === null ? packed : greekVat(packed);
  const document =
    (context.expect === 'organization' ? null : personalDocument(code)) ??
    (context.expect === 'person' ? null : vatNumber(vat));
  // A customer number that looks like one with a wrong check digit (`expect: null`) is none.
  if (document !== null && (document.valid || context.expect !== null))
    return plain(
      raw,
      document.kind === 'vat' ? vat : code.replace(/\s+/g, ''),
      document.kind,
      document.valid,
      document.valid ? before : [...before, 'identifier-checksum'],
    );
  // Elsewhere the signs between the parts may tell two numbers apart: only blanks go.
  const standard = code.replace(/\s+/g, '');
  if (!/[\p{L}\p{N}]/u.test(standard) || isNullWord(standard))
    return plain(raw, '', 'generic', false, [...before, 'identifier-invalid']);
  return plain(raw, standard, 'generic', true, before);
}

/** Numbers of Greece begin with EL, and are often written with GR, the code of the country: so where the check digit says so. */
function greekVat(packed: string): string {
  if (!packed.startsWith('GR')) return packed;
  const greek = `EL${packed.slice(2)}`;
  return vatNumber(greek)?.valid === true ? greek : packed;
}

function plain(
  raw: string,
  standard: string,
  kind: IdentifierKind,
  valid: boolean,
  issues: readonly IssueCode[],
): Identifier {
  const confidence = standard === '' ? 0 : valid ? (kind === 'generic' ? 0.8 : UNCHECKED.has(kind) ? 0.9 : 1) : 0.4;
  return { raw, standard, kind, valid, birthDate: null, gender: null, area: null, confidence, issues };
}

function readResidentId(
  raw: string,
  packed: string,
  before: readonly IssueCode[],
  expected: boolean,
): Identifier | null {
  const code = packed.replace(/[Х×＊*]$/, 'X');
  if (/^\d{17}[\dX]$/.test(code)) {
    const right = residentIdCheck(code.slice(0, 17)) === code.charAt(17);
    const fits = fitsResident(code.slice(0, 6), code.slice(6, 14));
    if (right && fits) return resident(raw, code, before);
    // Eighteen digits that are neither: only a column of identity numbers makes them a wrong one.
    if (!expected && !fits && !looksResident(code)) return null;
    return plain(raw, code, 'resident-id', false, [...before, fits ? 'identifier-checksum' : 'identifier-invalid']);
  }
  // Cards of fifteen digits were given out until 1999, to nobody born in 1900 or 2000: `00` is a register's number.
  if (/^\d{15}$/.test(code) && code.slice(6, 8) !== '00' && fitsResident(code.slice(0, 6), `19${code.slice(6, 12)}`)) {
    const body = `${code.slice(0, 6)}19${code.slice(6)}`;
    const longer = body + residentIdCheck(body);
    return { ...resident(raw, longer, before), confidence: expected ? 0.95 : 0.7 };
  }
  return null;
}

function resident(raw: string, code: string, issues: readonly IssueCode[]): Identifier {
  return {
    raw,
    standard: code,
    kind: 'resident-id',
    valid: true,
    birthDate: `${code.slice(6, 10)}-${code.slice(10, 12)}-${code.slice(12, 14)}`,
    gender: Number(code.charAt(16)) % 2 === 1 ? 'male' : 'female',
    area: code.slice(0, 6),
    confidence: 1,
    issues,
  };
}

/** A province, a year, a month and a day up to 31: 30 February is a wrong number, but no other kind of number. */
const looksResident = (code: string): boolean =>
  PROVINCES.has(code.slice(0, 2)) && /^.{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(code);

function fitsResident(area: string, birth: string): boolean {
  const year = Number(birth.slice(0, 4));
  return (
    PROVINCES.has(area.slice(0, 2)) &&
    year >= 1880 &&
    year <= 2099 &&
    exists(year, Number(birth.slice(4, 6)), Number(birth.slice(6, 8)))
  );
}

/** Check character of the first seventeen digits of a resident identity number (GB 11643, ISO 7064 MOD 11-2). */
export function residentIdCheck(body: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(body.charAt(i)) * (ID_WEIGHTS[i] as number);
  return ID_CHECKS.charAt(sum % 11);
}

function readOrganization(
  raw: string,
  packed: string,
  before: readonly IssueCode[],
  context: IdentifierContext,
): Identifier | null {
  const expected = context.expect === 'organization';
  if (/^[0-9A-Z]{18}$/.test(packed)) {
    const shaped = CREDIT_CODE.test(packed) && (PROVINCES.has(packed.slice(2, 4)) || packed.startsWith('10', 2));
    if (!shaped)
      return expected || looksLikeCreditCode(packed)
        ? plain(raw, packed, 'social-credit-code', false, [...before, 'identifier-invalid'])
        : null;
    const right = socialCreditCheck(packed.slice(0, 17)) === packed.charAt(17);
    if (!right && !expected && /^\d+$/.test(packed)) return null;
    return plain(raw, packed, 'social-credit-code', right, right ? before : [...before, 'identifier-checksum']);
  }
  if (expected && /^[0-9A-Z]{8}[0-9X]$/.test(packed) && /[A-Z]|^\d{9}$/.test(packed) && context.country !== 'US') {
    const right = organizationCheck(packed.slice(0, 8)) === packed.charAt(8);
    if (right) return plain(raw, `${packed.slice(0, 8)}-${packed.charAt(8)}`, 'organization-code', true, before);
  }
  if (expected && /^\d{2}-?\d{7}$/.test(raw.trim()) && context.country === 'US') {
    return readEmployerNumber(raw, `${packed.slice(0, 2)}-${packed.slice(2)}`, before);
  }
  return null;
}

/** With letters that the code does not use (I, O, S, V, Z): a wrong code of an enterprise of some province. */
const looksLikeCreditCode = (packed: string): boolean =>
  /^9[123]\d{6}[0-9A-Z]{10}$/.test(packed) && /[A-Z]/.test(packed) && PROVINCES.has(packed.slice(2, 4));

/** Check character of the first seventeen characters of a unified social credit code (GB 32100). */
export function socialCreditCheck(body: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += CREDIT_ALPHABET.indexOf(body.charAt(i)) * (CREDIT_WEIGHTS[i] as number);
  return CREDIT_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** Check character of an organisation code of eight characters (GB 11714). */
export function organizationCheck(body: string): string {
  let sum = 0;
  for (let i = 0; i < 8; i++) sum += Number.parseInt(body.charAt(i), 36) * (ORGANIZATION_WEIGHTS[i] as number);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/** `身份证号:110105…`, `Tax ID: 91…`: what the number is, written before it. */
function withoutLabel(text: string): string {
  return text.replace(
    /^[\u3400-\u9fff]{0,12}(?:号码?|证|代码|编号|税号)(?:\([^()]{0,10}\))?[\s:：]*(?=[0-9A-Z])|^[A-Za-z][A-Za-z ./]{0,20}[:：]\s*(?=\S)/i,
    '',
  );
}

/** First two digits that no office of the United States gives out. */
const NO_PREFIX_OF_EMPLOYERS = /^(?:0[0789]|1[789]|2[89]|49|69|70|78|79|89|9[67])/;

function readEmployerNumber(raw: string, code: string, before: readonly IssueCode[]): Identifier {
  const issued = !NO_PREFIX_OF_EMPLOYERS.test(code);
  return plain(raw, code, 'us-ein', issued, issued ? before : [...before, 'identifier-invalid']);
}

/** United States social security number: area 000, 666 and 9xx, group 00 and serial 0000 are never issued, two were printed in advertisements. */
function readSocialSecurity(raw: string, code: string, before: readonly IssueCode[]): Identifier {
  const issued = !/^(?:000|666|9\d\d)-|-00-|-0000$|^078-05-1120$|^219-09-9999$/.test(code);
  return plain(raw, code, 'us-ssn', issued, issued ? before : [...before, 'identifier-invalid']);
}
