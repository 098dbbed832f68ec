/**
 * Numbering plans of the world, from the metadata of libphonenumber-js (max), compiled on first use per country.
 * An international number that carries no trunk prefix is judged here directly, by the same patterns and in the same order
 * as the library does; a property test holds the two together. All else is left to the library.
 */
import metadata from 'libphonenumber-js/max/metadata';

/** The library's names for kinds of numbers, in the order in which its metadata keeps their patterns. */
const TYPES_IN_METADATA = [
  'fixed',
  'mobile',
  'toll-free',
  'premium-rate',
  'personal',
  'voicemail',
  'uan',
  'pager',
  'voip',
  'shared-cost',
] as const;

export type PhoneKind = (typeof TYPES_IN_METADATA)[number] | 'fixed-or-mobile' | 'unknown';

/** The order in which the library asks for the kind, after fixed line. */
const ASKED: readonly (typeof TYPES_IN_METADATA)[number][] = [
  'mobile',
  'premium-rate',
  'toll-free',
  'shared-cost',
  'voip',
  'personal',
  'pager',
  'uan',
  'voicemail',
];

interface NumberType {
  readonly pattern: RegExp;
  readonly lengths: readonly number[] | null;
}

interface NumberFormat {
  readonly pattern: RegExp;
  readonly leading: RegExp | null;
  readonly groups: string;
}

/** One country's plan, compiled. */
export interface NumberingPlan {
  readonly country: string;
  readonly callingCode: string;
  readonly general: RegExp;
  readonly lengths: readonly number[];
  readonly nationalPrefix: string;
  /** Matches a trunk prefix (and carrier code) at the beginning of a national number; null: the country has none. */
  readonly prefix: RegExp | null;
  readonly idd: RegExp;
  readonly leadingDigits: RegExp | null;
  readonly types: ReadonlyMap<string, NumberType>;
  /** The plan's mobile numbers have the pattern of its fixed lines. */
  readonly mobileIsFixed: boolean;
  readonly formats: readonly NumberFormat[];
}

type RawPlan = readonly unknown[];
type RawFormat = readonly [pattern: string, format: string, leading?: string[] | 0, ...rest: unknown[]];
type RawType = readonly [pattern: string, lengths?: readonly number[] | 0];

const RAW = metadata as unknown as {
  readonly country_calling_codes: Readonly<Record<string, readonly string[]>>;
  readonly countries: Readonly<Record<string, RawPlan>>;
};

const plans = new Map<string, NumberingPlan | null>();

/** The plan of a country (ISO 3166 alpha-2), or null when the metadata has none. */
export function numberingPlan(country: string): NumberingPlan | null {
  const known = plans.get(country);
  if (known !== undefined) return known;
  const raw = Object.hasOwn(RAW.countries, country) ? RAW.countries[country] : undefined;
  const made = raw === undefined ? null : compile(country, raw);
  plans.set(country, made);
  return made;
}

/** Countries of a calling code, the main one first; empty when nobody has it. */
export function countriesOfCallingCode(code: string): readonly string[] {
  return (Object.hasOwn(RAW.country_calling_codes, code) ? RAW.country_calling_codes[code] : undefined) ?? [];
}

/** The calling code at the beginning of the digits of an international number, or ''. Calling codes are prefix-free. */
export function callingCodeOf(digits: string): string {
  for (let length = 1; length <= 3; length++) {
    const code = digits.slice(0, length);
    if (Object.hasOwn(RAW.country_calling_codes, code)) return code;
  }
  return '';
}

function compile(country: string, raw: RawPlan): NumberingPlan {
  const nationalPrefix = (raw[5] as string | 0 | undefined) || '';
  const prefix = (raw[7] as string | 0 | undefined) || nationalPrefix;
  const callingCode = raw[0] as string;
  // Countries that share a calling code may take the formats of the main one.
  const main = RAW.countries[countriesOfCallingCode(callingCode)[0] as string] as RawPlan;
  const formats = ((raw[4] as RawFormat[] | 0 | undefined) ||
    (main[4] as RawFormat[] | 0 | undefined) ||
    []) as RawFormat[];
  const types = new Map<string, NumberType>();
  let mobileIsFixed = true;
  ((raw[11] as (RawType | 0 | undefined)[] | 0 | undefined) || []).forEach((type, index) => {
    const name = TYPES_IN_METADATA[index];
    if (!type || name === undefined) return;
    if (name === 'mobile') mobileIsFixed = type[0] === '';
    if (type[0]) types.set(name, { pattern: whole(type[0]), lengths: type[1] || null });
  });
  return {
    country,
    callingCode,
    general: whole(raw[2] as string),
    lengths: (raw[3] as number[]) ?? [],
    nationalPrefix,
    prefix: prefix === '' ? null : new RegExp(`^(?:${prefix})`),
    idd: new RegExp(`^(?:${raw[1] as string})`),
    leadingDigits: raw[10] ? new RegExp(`^(?:${raw[10] as string})`) : null,
    types,
    mobileIsFixed,
    formats: formats.map((format) => {
      const leading = format[2] ? format[2][format[2].length - 1] : undefined;
      return {
        pattern: whole(format[0]),
        leading: leading === undefined ? null : new RegExp(`^(?:${leading})`),
        groups: (format[5] as string | 0 | undefined) || format[1],
      };
    }),
  };
}

const whole = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`);

/** The kind of a national number under a plan; null when the number is not valid. */
export function kindOf(plan: NumberingPlan, national: string): PhoneKind | null {
  if (!plan.general.test(national)) return null;
  if (isOfType(plan, 'fixed', national)) {
    return plan.mobileIsFixed || isOfType(plan, 'mobile', national) ? 'fixed-or-mobile' : 'fixed';
  }
  for (const kind of ASKED) if (isOfType(plan, kind, national)) return kind;
  return null;
}

function isOfType(plan: NumberingPlan, kind: string, national: string): boolean {
  const type = plan.types.get(kind);
  if (type === undefined) return false;
  if (type.lengths !== null && !type.lengths.includes(national.length)) return false;
  return type.pattern.test(national);
}

/** The plan a national number belongs to among all that share a calling code; null when none claims it. */
export function planOfNumber(callingCode: string, national: string): NumberingPlan | null {
  const countries = countriesOfCallingCode(callingCode);
  if (countries.length === 1) return numberingPlan(countries[0] as string);
  for (const country of countries) {
    const plan = numberingPlan(country) as NumberingPlan;
    if (plan.leadingDigits !== null ? plan.leadingDigits.test(national) : kindOf(plan, national) !== null) return plan;
  }
  return null;
}

/** Brazil: mobile numbers are dialled with the area code of their home. */
const MOBILES_WITH_AREA: ReadonlySet<string> = new Set(['55']);
/** Mexico gave up its trunk prefix and kept its area codes. */
const AREA_WITHOUT_PREFIX: ReadonlySet<string> = new Set(['52']);

/**
 * Digits of the area code of a geographic number, 0 when the plan has none. After Google's rule: an area code is the first
 * of at least two groups, in countries that dial a trunk prefix (or keep the leading zero, as Italy does).
 */
export function areaLength(plan: NumberingPlan, national: string, kind: PhoneKind): number {
  if (plan.callingCode === '1') return 3;
  if (kind === 'mobile' && MOBILES_WITH_AREA.has(plan.callingCode)) return firstGroup(plan, national);
  if (kind !== 'fixed' && kind !== 'fixed-or-mobile') return serviceLength(plan, national, kind);
  if (plan.nationalPrefix === '' && !national.startsWith('0') && !AREA_WITHOUT_PREFIX.has(plan.callingCode)) return 0;
  return firstGroup(plan, national);
}

/** Service numbers show their prefix apart (`+86-400-8208820`, `+1-800-…`); mobile and personal numbers stay whole. */
function serviceLength(plan: NumberingPlan, national: string, kind: PhoneKind): number {
  if (kind === 'mobile' || kind === 'pager' || kind === 'unknown' || kind === 'personal') return 0;
  return firstGroup(plan, national);
}

function firstGroup(plan: NumberingPlan, national: string): number {
  for (const format of plan.formats) {
    if (format.leading !== null && !format.leading.test(national)) continue;
    if (!format.pattern.test(national)) continue;
    const first = national.replace(format.pattern, format.groups).match(/\d+/g) ?? [];
    return first.length > 1 ? (first[0] as string).length : 0;
  }
  return 0;
}
