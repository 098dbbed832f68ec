/**
 * Amounts of money: `1234.50 CNY`; the currency is left off where none was written. Both ways of writing thousands and
 * decimals; 万 and 亿, k and m.
 */
import type { Normalized } from './result.js';
import { isNullWord, tidy } from './text.js';

export interface Money extends Normalized {
  /** The amount as a decimal number in text (no rounding), or null. */
  readonly amount: string | null;
  /** ISO 4217, or null when none was written. */
  readonly currency: string | null;
  readonly valid: boolean;
}

const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ...['¥', 'rmb', 'cny', 'cn¥', '元', '人民币', '圆', '块'].map((sign) => [sign, 'CNY'] as const),
  ...['$', 'us$', 'usd', '美元', '美金', 'dollars', 'dollar'].map((sign) => [sign, 'USD'] as const),
  ...['€', 'eur', 'euro', 'euros', '欧元'].map((sign) => [sign, 'EUR'] as const),
  ...['£', 'gbp', '英镑'].map((sign) => [sign, 'GBP'] as const),
  ...['jpy', 'jp¥', '円', '日元'].map((sign) => [sign, 'JPY'] as const),
  ...['hk$', 'hkd', '港币', '港元'].map((sign) => [sign, 'HKD'] as const),
  ...['nt$', 'twd', '新台币'].map((sign) => [sign, 'TWD'] as const),
  ...['₹', 'inr', 'rs', 'rs.'].map((sign) => [sign, 'INR'] as const),
  ...['₩', 'krw', '韩元'].map((sign) => [sign, 'KRW'] as const),
  ...['a$', 'aud', '澳元'].map((sign) => [sign, 'AUD'] as const),
  ...['c$', 'cad', '加元'].map((sign) => [sign, 'CAD'] as const),
  ...['s$', 'sgd'].map((sign) => [sign, 'SGD'] as const),
  ...[
    'chf',
    'sek',
    'nok',
    'dkk',
    'pln',
    'rub',
    'brl',
    'mxn',
    'czk',
    'huf',
    'try',
    'zar',
    'thb',
    'vnd',
    'myr',
    'idr',
    'php',
    'nzd',
  ].map((code) => [code, code.toUpperCase()] as const),
  ['zł', 'PLN'],
  ['₽', 'RUB'],
  ['r$', 'BRL'],
]);

/** Power of ten of a word after the number. */
const SCALES: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['千', 3],
  ['万', 4],
  ['萬', 4],
  ['m', 6],
  ['mn', 6],
  ['million', 6],
  ['百万', 6],
  ['千万', 7],
  ['亿', 8],
  ['億', 8],
  ['bn', 9],
  ['billion', 9],
]);

const SHAPE = /^(-|\()?([^\d\s.,()-]{0,12}) ?(-)?(\d[\d.,' ]{0,30}) ?([^\d\s.,()]{0,12}) ?([^\d\s.,()]{0,12})(\))?$/;

/** An amount cell. Not understood: no standard form. Never throws. */
export function normalizeMoney(raw: string): Money {
  const text = tidy(raw)
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/(?<=\d)[.,](?:-{1,2}|–|—)$/, '');
  const nothing: Money = { raw, standard: '', amount: null, currency: null, valid: false, confidence: 0, issues: [] };
  if (text.length > 60 || isNullWord(text)) return nothing;
  const match = SHAPE.exec(text);
  if (match === null) return nothing;
  const [, lead, before = '', minus, digits = '', after = '', last = '', close] = match;
  if ((lead === '(') !== (close !== undefined)) return nothing;
  const words = [before, after, last].filter((word) => word !== '');
  let currency: string | null = null;
  let power = 0;
  for (const word of words) {
    const reading = readWord(word);
    // `¥1234元` says it twice.
    if (reading === null || (reading.currency !== null && currency !== null && reading.currency !== currency))
      return nothing;
    currency ??= reading.currency;
    power += reading.power;
  }
  const number = decimal(digits.trim());
  if (number === null) return nothing;
  const amount = `${lead !== undefined || minus !== undefined ? '-' : ''}${shift(number.text, power)}`;
  const standard = currency === null ? amount : `${amount} ${currency}`;
  return { raw, standard, amount, currency, valid: true, confidence: number.sure ? 1 : 0.7, issues: [] };
}

function readWord(word: string): { currency: string | null; power: number } | null {
  const currency = CURRENCIES.get(word);
  if (currency !== undefined) return { currency, power: 0 };
  const scale = SCALES.get(word);
  if (scale !== undefined) return { currency: null, power: scale };
  // 3万元, 5kusd
  for (const [scaleWord, power] of SCALES) {
    const rest = word.startsWith(scaleWord) ? CURRENCIES.get(word.slice(scaleWord.length)) : undefined;
    if (rest !== undefined) return { currency: rest, power };
  }
  return null;
}

/** Thousands and decimals told apart; null when the groups make no number. `sure` false: `1.234` may be either. */
function decimal(digits: string): { text: string; sure: boolean } | null {
  const plain = digits.replace(/[' ]/g, '');
  if (/^\d+$/.test(plain)) return { text: trimZeros(plain), sure: true };
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(plain)) {
    return { text: trimZeros(plain.replace(/,/g, '')), sure: true };
  }
  if (/^\d{1,3}(?:\.\d{3})+,\d*$/.test(plain) || /^\d{1,3}(?:\.\d{3}){2,}$/.test(plain)) {
    return { text: trimZeros(plain.replace(/\./g, '').replace(',', '.')), sure: true };
  }
  if (/^\d+\.\d*$/.test(plain)) return { text: trimZeros(plain), sure: !/^\d{1,3}\.\d{3}$/.test(plain) };
  if (/^\d+,\d*$/.test(plain)) return { text: trimZeros(plain.replace(',', '.')), sure: true };
  // Indian grouping: 12,34,567.00
  if (/^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d*)?$/.test(plain))
    return { text: trimZeros(plain.replace(/,/g, '')), sure: true };
  return null;
}

function trimZeros(text: string): string {
  return text.replace(/^0+(?=\d)/, '').replace(/\.$/, '');
}

/** Decimal point moved to the right, in text, so that nothing is rounded. */
function shift(text: string, power: number): string {
  if (power === 0) return text;
  const [whole = '', fraction = ''] = text.split('.');
  const moved = fraction.padEnd(power, '0');
  const rest = moved.slice(power);
  return trimZeros(whole + moved.slice(0, power)) + (rest === '' ? '' : `.${rest}`);
}
