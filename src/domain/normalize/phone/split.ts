/**
 * A cell of a telephone column → the numbers it holds: labels and remarks off, several numbers apart, extensions apart.
 * Nothing is judged here.
 */
import { tidyLines } from '../text.js';

/** One number as written. */
export interface WrittenNumber {
  /** Digits, after a `+` where one was written. */
  readonly dial: string;
  /** The digits with their separators, as written: grouping is evidence of the country. */
  readonly written: string;
  readonly extension: string | null;
}

const MAX_CELL = 400;
const MAX_NUMBERS = 10;

/** Between two numbers, whatever they look like. */
const HARD_SEPARATORS =
  /[;\n|、]|,(?! ?,)|:::|，|；|(?<=[\d)])\s*(?:\bor\b|\band\b|&|或者?|和|及)\s*(?=[+(\d])|(?<=\d{5}\)?)\s*(?=\+\d)/g;
/** Between two numbers only when both sides can be numbers. */
const SLASH = /(?<!\s)\s*[/／\\]\s*/;
const EXTENSION =
  /\s*(?:;\s*ext\s*=|,{1,4}|[;,]?\s*\(?(?:转分机|轉分機|转|轉|分机号|分機號|分机|分機|内线|內線|内線|내선|extensión|extension|extn|ext|durchwahl|nebenstelle|anexo|ramal|interno|poste|доб|внутр|dahili|wewn|(?<=[\d)\s.])x)\.?|[#*])\s*[:：.=-]?\s*(\d{1,7})\)?\s*#?$/i;
/** A blank before a word and a number, unless the word announces an extension. */
const NEXT_LABEL =
  /(?<=[\d)])\s+(?=(?!(?:ext|x|转|轉|分机|分機|内线|內線|内線|내선|poste|anexo|ramal|interno|durchwahl|nebenstelle|доб|внутр|dahili|wewn))\p{L}{1,12}\s?[:：.]?\s?[+(\d])/giu;
/** `021 5888 1234 (office) 138 0013 8000 (mobile)`: a remark ends the number before it. */
const REMARK_BETWEEN = /(?<=\d{4}) ?\(\p{L}[^()]{0,20}\)\s+(?=[+(\d])/gu;
/** `021-58881234(802)` */
const BRACKETED_EXTENSION = /(?<=\d{7}) ?\((\d{1,5})\)$/;
/** A group more after a complete Chinese landline is its extension: 021-58881234-802, +86 21 5888 1234-802. */
const CHINESE_EXTENSION =
  /^(\+?(?:(?:00)?86[- ]?)?\(?0?(?:10|2\d|[3-9]\d{2})\)?[- ]?(?:\d{7,8}|\d{3,4} \d{4}(?=-)))[- ](\d{1,6})$/;
/** `+86+8613800138000`: a calling code put before a number that had it. */
const CODE_TWICE = /^(\(?\+?(\d{1,3})\)?[ -]?)(?=\(?\+\2)/;
/** Complete Chinese numbers with nothing but a sign between: `13800138000-13900139000`. */
const CHINESE_NUMBERS = /^(?:(?:1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8})(?:[-~ ](?=\d)|$)){2,}$/;
const CHINESE_NUMBER = /1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8}/g;
const BRACKETED = /\(([^()]{0,40})\)|\[([^[\]]{0,40})\]|【([^【】]{0,40})】/g;
const VANITY = /^(\+?1?[-. ]?\(?8(?:00|33|44|55|66|77|88)\)?[-. ])([A-Z0-9][A-Z0-9-]{5,10}[A-Z0-9])$/i;
const KEYPAD = '22233344455566677778889999';

/** The numbers of a cell in order; empty when it holds no digits. At most ten. */
export function splitPhones(raw: string): readonly WrittenNumber[] {
  const plain = quickNumber(raw);
  if (plain !== null) return [plain];
  const text = tidyLines(raw.length > MAX_CELL ? raw.slice(0, MAX_CELL) : raw);
  const numbers: WrittenNumber[] = [];
  for (const piece of pieces(text)) {
    if (numbers.length === MAX_NUMBERS) break;
    addPiece(piece, numbers);
  }
  return numbers;
}

const PLAIN_NUMBER = /^\+?\d{5,17}$/;
const GROUPED_NUMBER = /^(?:\+?\d|\(\d)[\d .()-]{5,20}\d$/;

/** The usual cells: one number in digits and the signs that group them, nothing else. */
function quickNumber(raw: string): WrittenNumber | null {
  if (PLAIN_NUMBER.test(raw)) return { dial: raw, written: raw, extension: null };
  // Too few digits for two numbers, no words, no extension.
  if (!GROUPED_NUMBER.test(raw) || BRACKETED_EXTENSION.test(raw) || CHINESE_EXTENSION.test(raw)) return null;
  const dial = raw.replace(/[^\d+]+/g, '');
  return dial.length >= 7 && dial.length <= 13 ? { dial, written: raw, extension: null } : null;
}

function pieces(text: string): readonly string[] {
  if (!/[;\n|、,:&或和及oa]|\d \p{L}|\d\)?\s*\+|\) ?[+(\d]/u.test(text)) return [text];
  const parts = text
    // `;ext=802` belongs to the number before it.
    .replace(/[;,]\s*(?=x\d|ext)/gi, ' ')
    // `手机13800138000 家:021-58881234`: a label begins the next number.
    .replace(NEXT_LABEL, ';')
    .replace(REMARK_BETWEEN, ';')
    .split(HARD_SEPARATORS)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length > 0 ? parts : [text];
}

function addPiece(piece: string, numbers: WrittenNumber[]): void {
  const previous = numbers.at(-1);
  if (previous !== undefined && previous.extension !== null && /^\d{1,6}$/.test(piece)) {
    // 转802、803: another extension of the same number.
    numbers.push({ ...previous, extension: piece });
    return;
  }
  if (
    previous !== undefined &&
    previous.extension === null &&
    /^\d{1,6}$/.test(piece) &&
    countDigits(previous.dial) >= 10
  ) {
    // A few digits after a comma: a pause, and the extension.
    numbers[numbers.length - 1] = { ...previous, extension: piece };
    return;
  }
  const sides = SLASH.test(piece) ? piece.split(SLASH) : [piece];
  if (sides.length === 2 && isOneNumber(countDigits(sides[0] as string), countDigits(sides[1] as string)))
    sides.splice(0, 2, sides.join('-'));
  if (sides.length === 1) {
    for (const side of splitAtBlanks(sides[0] as string)) addNumber(inheritArea(side, numbers.at(-1)), numbers);
    return;
  }
  for (const side of sides) {
    const before = numbers.at(-1);
    const digits = countDigits(side);
    if (before !== undefined && before.extension !== null && /^\d{1,6}$/.test(side.trim()))
      numbers.push({ ...before, extension: side.trim() });
    else if (digits >= 7 || before === undefined) addNumber(inheritArea(side, before), numbers);
    else if (digits > 0) addAlternative(side, before, numbers);
  }
}

/** `030/12345678`: the slash parts the area code; `012-345/6789`, `081234/56789`: two groups, neither of them a number. */
function isOneNumber(before: number, after: number): boolean {
  return before < 6 || (before === 6 && after >= 3 && after < 6);
}

/** `021-58881234/58885678`: the second has the area code of the first. */
function inheritArea(side: string, previous: WrittenNumber | undefined): string {
  if (previous === undefined || !/^\d{4}[- ]?\d{3,4}$|^\d{3}[- ]\d{4}$/.test(side.trim())) return side;
  const area = /^(\+?(?:86)?[- ]?\(?0\d{2,3}\)?[- ]?)(?:\d{7,8}|\d{3,4}[- ]\d{4})$/.exec(previous.written);
  return area === null ? side : `${area[1] as string}${side.trim()}`;
}

/** `58881234/5` and `58881234/35`: the last digits replaced. A slash before an odd count of digits is left out. */
function addAlternative(side: string, previous: WrittenNumber, numbers: WrittenNumber[]): void {
  const tail = side.trim();
  if (!/^\d{1,4}$/.test(tail) || previous.dial.length - tail.length < 6) return;
  const keep = (text: string): string => text.slice(0, text.length - tail.length) + tail;
  if (!/\d{4}$/.test(previous.written)) return;
  numbers.push({ dial: keep(previous.dial), written: keep(previous.written), extension: null });
}

/** `13800138000 13900139000`: two complete numbers with a blank between; Chinese ones with another sign too. */
function splitAtBlanks(piece: string): readonly string[] {
  if (piece.length < 15) return [piece];
  if (CHINESE_NUMBERS.test(piece)) return piece.match(CHINESE_NUMBER) ?? [piece];
  if (!piece.includes(' ')) return [piece];
  const parts = piece.split(' ');
  if (
    parts.length > 1 &&
    parts.every((part) => /^(?:\+?86-?)?1[3-9]\d{9}$|^0\d{2,3}-?\d{7,8}$|^\+\d{8,15}$|^[2-9]\d{9}$/.test(part))
  )
    return parts;
  return [piece];
}

function addNumber(piece: string, numbers: WrittenNumber[]): void {
  const found = readNumber(piece);
  if (found !== null) numbers.push(found);
}

function readNumber(piece: string): WrittenNumber | null {
  let text = piece.trim().replace(CODE_TWICE, '');
  let extension: string | null = null;
  const tail = EXTENSION.exec(text);
  if (tail !== null && countDigits(text.slice(0, tail.index)) >= (/\p{L}/u.test(tail[0]) ? 4 : 5)) {
    extension = tail[1] as string;
    text = text.slice(0, tail.index);
  }
  const bracketed = extension === null ? BRACKETED_EXTENSION.exec(text) : null;
  if (bracketed !== null) {
    extension = bracketed[1] as string;
    text = text.slice(0, bracketed.index);
  }
  const vanity = VANITY.exec(text.trim());
  if (vanity !== null && /[A-Z]/i.test(vanity[2] as string)) text = (vanity[1] as string) + keypad(vanity[2] as string);
  // Remarks in brackets go; an area code or a trunk zero in brackets stays.
  text = text.replace(BRACKETED, (whole, round?: string, square?: string, thick?: string) => {
    const other = square ?? thick ?? '';
    if (/^\s*\+?\d[\d\s-]{5,18}$/.test(other)) return ` ${other} `;
    return round !== undefined && /^\s*\+?\d[\d\s-]{0,18}$/.test(round) ? whole : ' ';
  });
  text = stripLabels(text);
  if (extension === null) {
    const chinese = CHINESE_EXTENSION.exec(text);
    if (chinese !== null && !/^\(?0?\d{2,3}\)?[- ]\d{3,4}[- ]\d{4}$/.test(text)) {
      text = chinese[1] as string;
      extension = chinese[2] as string;
    }
  }
  const international = /^[^\d]{0,4}\+/.test(text);
  const digits = text.replace(/\D+/g, '');
  if (digits === '') return null;
  return { dial: international ? `+${digits}` : digits, written: text, extension };
}

/** Words before and after the number: `Tel:`, `手机：`, `WhatsApp-`, `(home)`, a name. */
function stripLabels(text: string): string {
  // 24小时热线:400-…: a label that holds digits ends with its colon.
  const label = /^(?:[^:：\d]|\d(?!\d{4})){0,20}\p{L}\d{0,2}[:：]/u.exec(text)?.[0].length ?? 0;
  const first = text.slice(label).search(/[+\d(]/) + label;
  if (first < label) return '';
  let last = text.length;
  while (last > 0 && !/[\d)]/.test(text.charAt(last - 1))) last--;
  return text.slice(first, last).trim();
}

function keypad(letters: string): string {
  return letters.replace(/[a-z]/gi, (letter) => KEYPAD.charAt(letter.toUpperCase().charCodeAt(0) - 65));
}

function countDigits(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) count++;
  }
  return count;
}
