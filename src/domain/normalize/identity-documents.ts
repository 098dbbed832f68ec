/**
 * Numbers of identity documents and tax registrations that their shape tells, most with a check digit: passports of China,
 * travel permits of Hong Kong, Macau and Taiwan, identity cards of Hong Kong and Taiwan, European VAT numbers.
 */
import { VAT_CHECKS } from './vat-checks.js';

export type DocumentKind =
  | 'passport'
  | 'hk-macau-permit'
  | 'home-return-permit'
  | 'taiwan-permit'
  | 'hk-id'
  | 'taiwan-id'
  | 'vat';

export interface Document {
  readonly kind: DocumentKind;
  /** False where the number has a check digit that is wrong. */
  readonly valid: boolean;
}

/** Shapes of Chinese documents (GB/T 31774, notices of the exit and entry administration). */
const PERSONAL: readonly (readonly [RegExp, DocumentKind])[] = [
  [/^(?:[EG]\d{8}|E[A-HJ-NP-Z]\d{7}|[DSP]E?\d{7,8})$/, 'passport'],
  [/^(?:C\d{8}|C[A-HJ-NP-Z]\d{7})$/, 'hk-macau-permit'],
  [/^[HM]\d{8}(?:\d{2})?$/, 'home-return-permit'],
  [/^[TL]\d{8}$/, 'taiwan-permit'],
];

/** A document of a person, or null. `code` is in capitals, without blanks. */
export function personalDocument(code: string): Document | null {
  const hongKong = hongKongId(code);
  if (hongKong !== null) return { kind: 'hk-id', valid: hongKong };
  if (isTaiwanId(code)) return { kind: 'taiwan-id', valid: true };
  const found = PERSONAL.find(([shape]) => shape.test(code));
  return found === undefined ? null : { kind: found[1], valid: true };
}

/**
 * `A123456(3)`: letters count 10 … 35, a missing first one 36; weights 9 … 2, modulo 11. True or false for the check digit,
 * null for what is no such number: without its brackets it must be right.
 */
function hongKongId(code: string): boolean | null {
  const match = /^([A-Z]{1,2})(\d{6})(\()?([\dA])(\))?$/.exec(code);
  if (match === null || (match[3] === undefined) !== (match[5] === undefined)) return null;
  const [, letters = '', digits = '', bracket, check = ''] = match;
  const values = [...letters.padStart(2, ' ')].map((letter) => (letter === ' ' ? 36 : letter.charCodeAt(0) - 55));
  const all = [...values, ...[...digits].map(Number), check === 'A' ? 10 : Number(check)];
  const right = all.reduce((sum, value, i) => sum + value * (9 - i), 0) % 11 === 0;
  return bracket === undefined && !right ? null : right;
}

const TAIWAN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

/** A letter of the place, 1 or 2 (8 or 9 for foreigners), eight digits, the last a check digit. */
function isTaiwanId(code: string): boolean {
  if (!/^[A-Z][1289]\d{8}$/.test(code)) return false;
  const place = TAIWAN_LETTERS.indexOf(code.charAt(0)) + 10;
  let sum = Math.floor(place / 10) + (place % 10) * 9;
  for (let i = 1; i < 9; i++) sum += Number(code.charAt(i)) * (9 - i);
  return (sum + Number(code.charAt(9))) % 10 === 0;
}

const VAT_SHAPES: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    AT: 'U\\d{8}',
    BE: '[01]\\d{9}',
    BG: '\\d{9,10}',
    CY: '\\d{8}[A-Z]',
    CZ: '\\d{8,10}',
    DE: '\\d{9}',
    DK: '\\d{8}',
    EE: '\\d{9}',
    EL: '\\d{9}',
    ES: '(?:[A-Z]\\d{7}[0-9A-Z]|\\d{8}[A-Z])',
    FI: '\\d{8}',
    FR: '[0-9A-HJ-NP-Z]{2}\\d{9}',
    GB: '(?:\\d{9}|\\d{12})',
    HR: '\\d{11}',
    HU: '\\d{8}',
    IE: '\\d[0-9A-Z+*]\\d{5}[A-Z]{1,2}',
    IT: '\\d{11}',
    LT: '(?:\\d{9}|\\d{12})',
    LU: '\\d{8}',
    LV: '\\d{11}',
    MT: '\\d{8}',
    NL: '\\d{9}B\\d{2}',
    PL: '\\d{10}',
    PT: '\\d{9}',
    RO: '\\d{6,10}',
    SE: '\\d{10}01',
    SI: '\\d{8}',
    SK: '\\d{10}',
  }).map(([country, shape]) => [country, new RegExp(`^${shape}$`)]),
);

/** A European VAT number with its country before it, or null. `code` is in capitals, without blanks and signs. */
export function vatNumber(code: string): Document | null {
  const country = code.slice(0, 2);
  const number = code.slice(2);
  if (VAT_SHAPES.get(country)?.test(number) !== true) return null;
  return { kind: 'vat', valid: VAT_CHECKS[country]?.(number) ?? true };
}
