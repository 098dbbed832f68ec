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
const HARD_SEPARATORS = /[;\n|、]|,(?! ?,)|:::|，|；|(?<=[\d)])\s*(?:\bor\b|\band\b|&|或者?|和|及)\s*(?=[+(\d])/g;
/** Between two numbers only when both sides can be numbers. */
const SLASH = /\s*[/／\\]\s*/;
const EXTENSION =
  /\s*(?:;\s*ext\s*=|,{1,4}|[;,]?\s*\(?(?:转|轉|分机|分機|内线|內線|extensión|extension|extn|ext|durchwahl|anexo|poste|доб|(?<=[\d)\s.])x)\.?|#)\s*[:：.-]?\s*(\d{1,7})\)?\s*#?$/i;
/** A third group after a complete Chinese landline is its extension: 021-58881234-802. */
const CHINESE_EXTENSION = /^(\+?(?:(?:00)?86[- ]?)?\(?0?(?:10|2\d|[3-9]\d{2})\)?[- ]?\d{7,8})[- ](\d{1,6})$/;
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

/** The usual cell: one number of digits, nothing else. */
function quickNumber(raw: string): WrittenNumber | null {
  if (!/^\+?\d{5,17}$/.test(raw)) return null;
  return { dial: raw, written: raw, extension: null };
}

function pieces(text: string): readonly string[] {
  if (!/[;\n|、,:，；&或和及oa]/.test(text)) return [text];
  // `;ext=802` and `,,802` belong to the number before them.
  const guarded = text.replace(/;\s*(ext(?:ension|n)?\b)/gi, ' $1').replace(/,\s*(x|ext)/gi, ' $1');
  const parts = guarded.split(HARD_SEPARATORS).map((part) => part?.trim() ?? '');
  const joined: string[] = [];
  for (const part of parts) {
    // A piece of few digits after a comma was a pause and an extension, or a group of the number.
    if (part !== '') joined.push(part);
  }
  return joined.length > 0 ? joined : [text];
}

function addPiece(piece: string, numbers: WrittenNumber[]): void {
  const sides = SLASH.test(piece) ? piece.split(SLASH) : [piece];
  if (sides.length === 1) {
    for (const side of splitAtBlanks(piece)) addNumber(side, numbers);
    return;
  }
  for (const side of sides) {
    const digits = countDigits(side);
    const previous = numbers.at(-1);
    if (digits >= 7 || previous === undefined) addNumber(inheritArea(side, previous), numbers);
    else if (digits > 0) addAlternative(side, previous, numbers);
  }
}

/** `021-58881234/58885678`: the second has the area code of the first. */
function inheritArea(side: string, previous: WrittenNumber | undefined): string {
  if (previous === undefined || !/^\d{4}[- ]?\d{3,4}$|^\d{3}[- ]\d{4}$/.test(side.trim())) return side;
  const area = /^(\+?(?:86)?[- ]?\(?0\d{2,3}\)?[- ]?)\d{7,8}$/.exec(previous.written);
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

/** `13800138000 13900139000`: two complete numbers with a blank between. */
function splitAtBlanks(piece: string): readonly string[] {
  if (piece.length < 15 || !piece.includes(' ')) return [piece];
  const parts = piece.split(' ');
  if (
    parts.length > 1 &&
    parts.every((part) => /^(?:\+?86-?)?1[3-9]\d{9}$|^0\d{2,3}-?\d{7,8}$|^\+\d{8,15}$/.test(part))
  )
    return parts;
  return [piece];
}

function addNumber(piece: string, numbers: WrittenNumber[]): void {
  const found = readNumber(piece);
  if (found !== null) numbers.push(found);
}

function readNumber(piece: string): WrittenNumber | null {
  let text = piece.trim();
  let extension: string | null = null;
  const tail = EXTENSION.exec(text);
  if (tail !== null && countDigits(text.slice(0, tail.index)) >= 5) {
    extension = tail[1] as string;
    text = text.slice(0, tail.index);
  }
  const vanity = VANITY.exec(text.trim());
  if (vanity !== null && /[A-Z]/i.test(vanity[2] as string)) text = (vanity[1] as string) + keypad(vanity[2] as string);
  // Remarks in brackets go; an area code or a trunk zero in brackets stays.
  text = text.replace(BRACKETED, (whole, round: string | undefined) =>
    round !== undefined && /^\s*\+?\d[\d\s-]{0,6}$/.test(round) ? whole : ' ',
  );
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
  const first = text.search(/[+\d(]/);
  if (first < 0) return '';
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
