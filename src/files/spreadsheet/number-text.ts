/** Numbers of a workbook as text: whole where the file has them whole, dates as ISO dates, codes with their zeros. */

/** What a number format makes of a number. `zeros`: padded to so many digits (`00000`, for postal codes). */
export type NumberFormat =
  | { readonly kind: 'general' | 'date' | 'time' | 'date-time' }
  | { readonly kind: 'zeros'; readonly digits: number };

const GENERAL: NumberFormat = { kind: 'general' };
const DATE: NumberFormat = { kind: 'date' };
const TIME: NumberFormat = { kind: 'time' };
const DATE_TIME: NumberFormat = { kind: 'date-time' };

/** The formats that a workbook uses by number, without spelling them out. 27–36 and 50–58 are East Asian dates. */
export function builtinFormat(id: number): NumberFormat {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return DATE;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return TIME;
  return id === 22 ? DATE_TIME : GENERAL;
}

/** The format that a code such as `yyyy"年"m"月"d"日"`, `h:mm AM/PM` or `00000` spells out. */
export function customFormat(code: string): NumberFormat {
  const first = code
    .slice(0, 255)
    .split(';', 1)[0]!
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[(?!h|m|s)[^\]]*\]/gi, '')
    .replace(/general/gi, '')
    .trim();
  if (/^0{2,20}$/.test(first)) return { kind: 'zeros', digits: first.length };
  const hasDate = /[yd]/i.test(first) || /m{3}/i.test(first) || /^m+$/i.test(first);
  const hasTime = /[hs]/i.test(first);
  if (hasDate && hasTime) return DATE_TIME;
  return hasDate ? DATE : hasTime ? TIME : GENERAL;
}

const DAY = 86_400;
/** The last day that spreadsheets know: 9999-12-31. */
const LAST_SERIAL = 2_958_466;

/** A number as text. `base1904`: days count from 1904 (old Macintosh files), not from 1900. */
export function numberText(value: string, format: NumberFormat, base1904 = false): string {
  const plain = plainNumber(value);
  if (format.kind === 'general') return plain;
  if (format.kind === 'zeros') return /^\d+$/.test(plain) ? plain.padStart(format.digits, '0') : plain;
  const serial = Number(value);
  if (!Number.isFinite(serial) || serial < 0 || serial >= LAST_SERIAL) return plain;
  return serialText(serial, format.kind, base1904);
}

function serialText(serial: number, kind: 'date' | 'time' | 'date-time', base1904: boolean): string {
  let days = Math.floor(serial);
  let seconds = Math.round((serial - days) * DAY);
  if (seconds === DAY) {
    days += 1;
    seconds = 0;
  }
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits).join(':');
  if (kind === 'time' && days === 0) return clock;
  // Spreadsheets hold 1900 for a leap year: their day 60 does not exist, and days before it are one off.
  const epoch = base1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const date = new Date(epoch + days * DAY * 1000).toISOString().slice(0, 10);
  return seconds === 0 && kind !== 'date-time' ? date : `${date} ${clock}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/**
 * A number without exponent, in the digits of the file. Spreadsheets keep 15 digits: what a fraction has beyond them
 * (0.30000000000000004) is an artefact of binary numbers.
 */
export function plainNumber(value: string): string {
  const parts = /^(-?)(\d{1,400})(?:\.(\d{0,400}))?(?:[eE]([+-]?\d{1,3}))?$/.exec(value.trim());
  if (parts === null) return value.trim();
  const [, sign, whole, fraction = '', exponent = '0'] = parts;
  if (value.length > 16 && significantDigits(whole! + fraction) > 15 && hasFraction(fraction, Number(exponent))) {
    return plainNumber(String(Number(Number(value).toPrecision(15))));
  }
  const shift = Number(exponent);
  if (shift === 0) return value.trim().replace(/[eE].*$/, '');
  const digits = whole! + fraction;
  const point = whole!.length + shift;
  if (point > 400 || point < -400) return value.trim();
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const split = Math.max(point, 1);
  const head = padded.slice(0, split).replace(/^0+(?=\d)/, '');
  const tail = padded.slice(split).replace(/(?<!0)0+$/, '');
  return `${sign}${head}${tail === '' ? '' : `.${tail}`}`;
}

function hasFraction(fraction: string, exponent: number): boolean {
  return fraction.replace(/(?<!0)0+$/, '').length > exponent;
}

function significantDigits(digits: string): number {
  return digits.replace(/^0+/, '').replace(/(?<!0)0+$/, '').length;
}
