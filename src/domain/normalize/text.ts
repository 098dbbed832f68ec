/**
 * What every normaliser does first: make text plain (full-width and invisible characters), undo what spreadsheets do to
 * cells, and know the words that mean "nothing". Nothing here guesses: what a spreadsheet has destroyed is named.
 */
import type { IssueCode } from '../record/issue.js';

/** Longest value that is looked at; real names, addresses and numbers are far shorter. */
export const MAX_VALUE_LENGTH = 10_000;

/** Zero-width characters, soft hyphens, byte-order marks, direction marks, variation selectors. */
const INVISIBLE =
  /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]|[\ufe00-\ufe0f]/g;
/** Blanks of all kinds and control characters. */
const BLANKS = /[\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const LINE_BREAKS = /\r\n?|\u2028|\u2029|\u0085/g;
const FULL_WIDTH = /[\uff01-\uff5e\uffe5\uffe1]/g;
/** Digits of Arabic, Persian, Devanagari, Bengali, Gujarati, Tamil and Thai, each beside its neighbors. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0ae6-\u0aef\u0be6-\u0bef\u0e50-\u0e59]/g;
const PLAIN = /^(?:[\u0021-\u007e\u4e00-\u9fff]+(?: [\u0021-\u007e\u4e00-\u9fff]+)*)?$/;

/** Full-width letters, digits and signs to their ASCII twins (`１３８` → `138`, `（` → `(`, `＠` → `@`, `￥` → `¥`), and `٣` → `3`. */
export function toHalfWidth(text: string): string {
  return text
    .replace(FULL_WIDTH, (char) => {
      if (char === '\uffe5') return '\u00a5';
      if (char === '\uffe1') return '\u00a3';
      return String.fromCharCode(char.charCodeAt(0) - 0xfee0);
    })
    .replace(OTHER_DIGITS, digitOf);
}

/** The zeros of these scripts end in 0 (Arabic, Persian, Thai) or in 6 (the Indian ones) when written in base 16. */
function digitOf(char: string): string {
  const low = char.charCodeAt(0) & 0xf;
  const indian = char >= '\u0900' && char < '\u0e00';
  return String(indian ? low - 6 : low);
}

/** The last plain text: whoever reads a cell asks of the same text whether it is blank, then what it says. */
let lastPlain = '';

function isPlain(text: string): boolean {
  if (text === lastPlain) return true;
  if (text.length > MAX_VALUE_LENGTH || !PLAIN.test(text)) return false;
  lastPlain = text;
  return true;
}

/** As much of a text as is looked at, without half of a character at its end. */
function bound(text: string): string {
  if (text.length <= MAX_VALUE_LENGTH) return text;
  const last = text.charCodeAt(MAX_VALUE_LENGTH - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? MAX_VALUE_LENGTH - 1 : MAX_VALUE_LENGTH);
}

/**
 * One line of plain text: composed (NFC), half-width, no invisible characters, every run of blanks and control characters
 * one space, none at the ends. Idempotent.
 */
export function tidy(text: string): string {
  if (isPlain(text)) return text;
  return toHalfWidth(bound(text).replace(INVISIBLE, '')).normalize('NFC').replace(BLANKS, ' ').trim();
}

/** As `tidy`, but line by line: blank lines left out, the others parted by `\n`. */
export function tidyLines(text: string): string {
  if (isPlain(text)) return text;
  return text
    .replace(LINE_BREAKS, '\n')
    .split('\n')
    .map(tidy)
    .filter((line) => line !== '')
    .join('\n');
}

/** In lower case. The same word in any field means that there is no value. */
const NULL_WORDS: ReadonlySet<string> = new Set([
  ...['n/a', 'na', '#n/a', 'n.a.', 'n.a', 'n/d', 'nan', 'null', '(null)', '<null>', '\\n', 'nil', 'none', 'undefined'],
  ...[
    'unknown',
    'not available',
    'not applicable',
    'not provided',
    'no data',
    'tbd',
    'tbc',
    'blank',
    '(blank)',
    'empty',
  ],
  ...[
    '-',
    '--',
    '---',
    '----',
    '—',
    '——',
    '–',
    '_',
    '__',
    '.',
    '..',
    '...',
    '…',
    '?',
    '??',
    '???',
    '*',
    '**',
    '***',
    '/',
    '//',
    '\\',
  ],
  ...[
    '无',
    '無',
    '暂无',
    '暫無',
    '没有',
    '沒有',
    '未知',
    '不详',
    '不詳',
    '不明',
    '空',
    '(空)',
    '(无)',
    '未填',
    '未填写',
    '未提供',
    '待补充',
    '待定',
    '暂缺',
    '缺失',
  ],
  ...[
    'keine',
    'keine angabe',
    'k.a.',
    'unbekannt',
    'inconnu',
    'aucun',
    'néant',
    'desconocido',
    'ninguno',
    'sconosciuto',
    'не указано',
    'нет',
    'なし',
    '不明',
    '없음',
  ],
  ...[
    '0000-00-00',
    '0000-00-00 00:00:00',
    '0000/00/00',
    '00/00/0000',
    '0/0/00',
    '0/0/0000',
    '00.00.0000',
    '00/00/00',
    '00.00.00',
    '0.0.00',
    '0.0.0000',
  ],
]);

/** Null words that people are really called: a name column must not lose Ms Na, Mr Null and Mr X. */
const NULL_WORDS_THAT_ARE_NAMES: ReadonlySet<string> = new Set(['na', 'null', 'none', 'x', 'nil']);

/** One cross or a row of them fills a field that must be filled. */
const CROSSES = /^x{1,8}$/;

const LONGEST_NULL_WORD = 24;

/** 1 for every code unit with which a null word may begin: most values are told apart by their first letter. */
const FIRST_LETTERS: Uint8Array = (() => {
  const first = new Uint8Array(65_536);
  for (const word of [...NULL_WORDS, 'x']) {
    first[word.charCodeAt(0)] = 1;
    first[word.toUpperCase().charCodeAt(0)] = 1;
  }
  return first;
})();

/** True when the (tidied) text is a word that stands for "nothing"; blank text too. `isName`: the column holds names. */
export function isNullWord(text: string, isName = false): boolean {
  if (text === '') return true;
  if (text.length > LONGEST_NULL_WORD || FIRST_LETTERS[text.charCodeAt(0)] === 0) return false;
  const lower = text.toLowerCase();
  if (!NULL_WORDS.has(lower) && !CROSSES.test(lower)) return false;
  if (!isName || !NULL_WORDS_THAT_ARE_NAMES.has(lower)) return true;
  // `NA` and `null` are missing values, `Na` and `Null` are people.
  return text === lower || text === text.toUpperCase() ? /^[a-z]{2,}$/i.test(text) : false;
}

const GUARDED = /^=\s?"([^"]*)"$/;
const APOSTROPHE = /^'(?=[=+\-@0-9\t])/;
const SCIENTIFIC = /^([+-]?)(\d)(?:[.,](\d{1,25}))?[eE]\+?(\d{1,2})$/;
const WHOLE_AS_DECIMAL = /^(\d{5,20})\.0{1,2}$/;
const HASHES = /^#{3,}$/;
const ERROR_VALUES = /^#(?:REF!|VALUE!|NAME\?|NUM!|DIV\/0!|NULL!|SPILL!|CALC!)$/i;

export interface SpreadsheetCell {
  /** The text that was meant; '' when it is lost. */
  readonly text: string;
  readonly issue: Extract<IssueCode, 'excel-damage' | 'excel-restored'> | null;
}

/**
 * Undoes what spreadsheets do to text: guards (`="00123"`, `'00123`) are taken off; `1.3800138E+10` is written out when all
 * its digits are there and called damaged when they are not; `13800138000.0` loses its `.0`; `########` and `#REF!` are
 * damage. For columns of digits (phones, identifiers, postal codes): `digits` true; elsewhere only guards and `####`.
 */
export function unwrapSpreadsheet(text: string, digits: boolean): SpreadsheetCell {
  const first = text.charCodeAt(0);
  if (first === 0x3d /* = */) {
    const guarded = GUARDED.exec(text);
    return guarded === null ? { text, issue: null } : unwrapSpreadsheet((guarded[1] as string).trim(), digits);
  }
  if (first === 0x27 /* ' */)
    return APOSTROPHE.test(text) ? unwrapSpreadsheet(text.slice(1), digits) : { text, issue: null };
  if (first === 0x23 /* # */ && (HASHES.test(text) || ERROR_VALUES.test(text)))
    return { text: '', issue: 'excel-damage' };
  if (!digits) return { text, issue: null };
  if (text.includes('E') || text.includes('e')) return restoreScientific(text);
  const decimal = text.endsWith('.0') || text.endsWith('.00') ? WHOLE_AS_DECIMAL.exec(text) : null;
  return decimal === null ? { text, issue: null } : { text: decimal[1] as string, issue: 'excel-restored' };
}

function restoreScientific(text: string): SpreadsheetCell {
  const match = SCIENTIFIC.exec(text);
  if (match === null) return { text, issue: null };
  const [, sign = '', whole = '', fraction = '', power = ''] = match;
  const exponent = Number(power);
  // A spreadsheet shows fifteen digits and drops zeros at the end: fewer digits than that after the point are all
  // of them only if the places left over are really zeros, which nobody can know.
  if (fraction.length < exponent || exponent < 3) return { text: '', issue: 'excel-damage' };
  if (/[1-9]/.test(fraction.slice(exponent))) return { text: '', issue: 'excel-damage' };
  return { text: `${sign === '-' ? '-' : ''}${whole}${fraction.slice(0, exponent)}`, issue: 'excel-restored' };
}

/** True when the text looks like a spreadsheet's rounding of a long number (`1.38E+10`). */
export function isScientific(text: string): boolean {
  return SCIENTIFIC.test(text);
}
