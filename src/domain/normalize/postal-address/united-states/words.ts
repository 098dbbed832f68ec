/** The words of an address line of the United States: upper case, without points. */
import { isAsciiWordCode } from '../text.js';

/** A word and whether a comma or line break stands behind it. */
export interface Word {
  readonly text: string;
  /** As received, for names that are shown (the city). */
  readonly written: string;
  readonly breaksAfter: boolean;
}

type Words = { text: string; written: string; breaksAfter: boolean }[];

const FRACTIONS: Readonly<Record<string, string>> = { '½': ' 1/2', '¼': ' 1/4', '¾': ' 3/4' };

/** Splits at blanks, commas, semicolons and line breaks (given as ` \n ` → `,` by the caller). `#4B` becomes `#` `4B`. */
export function words(text: string): Word[] {
  const list: Words = [];
  const line = hasFraction(text) ? text.replace(/[½¼¾]/g, (sign) => FRACTIONS[sign] as string) : text;
  let ofLine = 0;
  let from = 0;
  let isPlain = true;
  for (let i = 0; i <= line.length; i++) {
    const code = i < line.length ? line.charCodeAt(i) : COMMA;
    if (isAsciiWordCode(code)) continue;
    const breaks = code === COMMA || code === SEMICOLON || code === BAR;
    if (!breaks && code !== BLANK) {
      isPlain = false;
      continue;
    }
    if (i > from) addPiece(line.slice(from, i), isPlain, list);
    if (breaks) {
      const last = list[list.length - 1];
      if (last !== undefined && list.length > ofLine) last.breaksAfter = true;
      ofLine = list.length;
    }
    from = i + 1;
    isPlain = true;
  }
  return list;
}

function hasFraction(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xbc && code <= 0xbe) return true;
  }
  return false;
}

const COMMA = 0x2c;
const SEMICOLON = 0x3b;
const BAR = 0x7c;
const BLANK = 0x20;

/** What stands between blanks, without the signs around and in it. `isPlain`: ASCII letters and digits only. */
function addPiece(piece: string, isPlain: boolean, list: Words): void {
  const written = isPlain ? piece : piece.replace(/^[.:"'(-]+|[:"')-]+$/g, '');
  const clean = (isPlain ? piece : written.replace(/(?<!\d)\.|\.(?!\d)|['"()]/g, '')).toUpperCase();
  if (clean === '') return;
  const hash = isPlain ? -1 : clean.indexOf('#');
  if (hash < 0 || clean.length === 1) {
    list.push({ text: clean, written, breaksAfter: false });
    return;
  }
  if (hash > 0) list.push({ text: clean.slice(0, hash), written, breaksAfter: false });
  list.push({ text: '#', written: '#', breaksAfter: false });
  const rest = clean.slice(hash + 1).replaceAll('#', '');
  if (rest !== '') list.push({ text: rest, written: rest, breaksAfter: false });
}
