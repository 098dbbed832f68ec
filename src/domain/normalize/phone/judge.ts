/**
 * Is this a telephone number, whose, and of what kind? libphonenumber-js (max) is the truth; the usual shapes take a
 * direct path over the same metadata.
 */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import {
  areaLength,
  callingCodeOf,
  countriesOfCallingCode,
  kindOf,
  type NumberingPlan,
  numberingPlan,
  type PhoneKind,
  planOfNumber,
} from './numbering-plan.js';

/** A number that exists as far as the numbering plans tell. */
export interface JudgedNumber {
  /** `+` and digits. */
  readonly e164: string;
  readonly callingCode: string;
  readonly national: string;
  /** ISO 3166 alpha-2; null for numbers of no country (+800 …). */
  readonly country: string | null;
  readonly kind: PhoneKind;
}

const KIND_OF_LIBRARY: Readonly<Record<string, PhoneKind>> = {
  FIXED_LINE: 'fixed',
  MOBILE: 'mobile',
  FIXED_LINE_OR_MOBILE: 'fixed-or-mobile',
  TOLL_FREE: 'toll-free',
  PREMIUM_RATE: 'premium-rate',
  PERSONAL_NUMBER: 'personal',
  VOICEMAIL: 'voicemail',
  UAN: 'uan',
  PAGER: 'pager',
  VOIP: 'voip',
  SHARED_COST: 'shared-cost',
};

/** The number behind the digits of an international number (no `+`), or null when it is not valid. */
export function judgeInternational(digits: string): JudgedNumber | null {
  const callingCode = callingCodeOf(digits);
  if (callingCode === '') return askLibrary(`+${digits}`, null);
  const national = digits.slice(callingCode.length);
  const main = numberingPlan(countriesOfCallingCode(callingCode)[0] as string) as NumberingPlan;
  if (main.prefix?.test(national)) return askLibrary(`+${digits}`, null);
  return judged(callingCode, national);
}

/** Too long for a number within China, so that `86` can only be its calling code. */
const CHINESE_MOBILE_86 = /^861[3-9]\d{9}$/;

/** The number behind digits as dialled within `country` (ISO 3166 alpha-2), or null when it is not valid there. */
export function judgeNational(digits: string, country: string): JudgedNumber | null {
  const plan = numberingPlan(country);
  if (plan === null) return null;
  if (plan.idd.test(digits)) return askLibrary(digits, country);
  // A calling code without its plus, unless it is the trunk prefix too, as in North America.
  if (digits.startsWith(plan.callingCode) && plan.callingCode !== plan.nationalPrefix)
    return country === 'CN' && CHINESE_MOBILE_86.test(digits)
      ? judged(plan.callingCode, digits.slice(2))
      : askLibrary(digits, country);
  const prefix = plan.prefix === null ? null : plan.prefix.exec(digits);
  if (prefix === null) return judged(plan.callingCode, digits);
  // Only a plain trunk prefix is taken off here; carrier codes and rewriting rules are the library's.
  if (prefix.slice(1).some((group) => group) || prefix[0] !== plan.nationalPrefix) return askLibrary(digits, country);
  const rest = digits.slice(prefix[0].length);
  if (!plan.general.test(rest) || !plan.lengths.includes(rest.length)) return askLibrary(digits, country);
  return judged(plan.callingCode, rest);
}

/** As the library reads it, by all its rules: the slow path, and what the direct path is tested against. */
export function askLibrary(number: string, country: string | null): JudgedNumber | null {
  const found = parsePhoneNumberFromString(
    number,
    country === null ? { extract: false } : { defaultCountry: country as CountryCode, extract: false },
  );
  if (found === undefined || !found.isValid()) return null;
  const national = found.nationalNumber as string;
  const kind = KIND_OF_LIBRARY[found.getType() ?? ''] ?? 'unknown';
  return {
    e164: found.number as string,
    callingCode: found.countryCallingCode as string,
    national,
    country: found.country ?? null,
    kind,
  };
}

function judged(callingCode: string, national: string): JudgedNumber | null {
  if (national.length < 2 || national.length > 17) return null;
  const plan = planOfNumber(callingCode, national);
  if (plan === null) return null;
  const kind = kindOf(plan, national);
  if (kind === null) return null;
  return {
    e164: `+${callingCode}${national}`,
    callingCode,
    national,
    country: plan.country,
    kind,
  };
}

/** `+86-21-58881234`, `+86-13800138000`, `+1-212-5550123`, with ` ext 802` where there is one. */
export function displayPhone(number: JudgedNumber, extension: string | null): string {
  const { callingCode, national, country, kind } = number;
  const plan = country === null ? null : numberingPlan(country);
  const area = plan === null ? 0 : areaLength(plan, national, kind);
  const body = area === 0 ? national : `${national.slice(0, area)}-${national.slice(area)}`;
  return `+${callingCode}-${body}${extension === null ? '' : ` ext ${extension}`}`;
}
