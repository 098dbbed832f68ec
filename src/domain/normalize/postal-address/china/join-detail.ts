/** The part of an address below the town may hold separators where none is needed: `5号楼, 3单元 / 501室`. */
import { isAsciiWord, isDigit } from '../text.js';

const SEPARATED = /[ ,;|·_/>]/;

/** True for a letter with or without marks, or a digit. */
function isLatinWord(char: string): boolean {
  const code = char.charCodeAt(0);
  return isAsciiWord(char) || (code >= 0xc0 && code <= 0x24f);
}

/** True behind a letter, a digit, an abbreviation (`E. Rd.`). */
function endsLatin(text: string): boolean {
  const last = text.charAt(text.length - 1);
  return isLatinWord(last) || (last === '.' && isLatinWord(text.charAt(text.length - 2)));
}

/** A dash between a part and the number of the next, `A座-506`, `5栋-2单元`; not one between two of a kind, `5栋-8栋`. */
const DASH_BEHIND_PART = /(?<=[楼栋幢座元层])-(?=[A-Za-z]?\d{1,5}(?![\d楼栋幢座层号]))/g;

/** Separators out: between Han characters for good; between letters or digits a blank stays, and a comma between Latin words. */
export function joinDetail(received: string): string {
  const text = received.includes('-') ? received.replace(DASH_BEHIND_PART, '') : received;
  if (!SEPARATED.test(text)) return text;
  let out = '';
  let gap = false;
  let comma = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (' ,;|·_/>'.includes(char)) {
      if (char === '/' && isDigit(text.charAt(i - 1)) && isDigit(text.charAt(i + 1))) out += '/';
      else gap = true;
      if (char === ',') comma = true;
      continue;
    }
    if (gap && out !== '' && isLatinWord(char) && endsLatin(out)) {
      const digits =
        isDigit(char) && isDigit(out.charAt(out.length - 1)) && !/^\d+ [A-Za-z]{2}/.test(text.slice(i, i + 9));
      // `801, 802室` are two rooms.
      out += !comma ? ' ' : digits ? '、' : ', ';
    }
    gap = false;
    comma = false;
    out += char;
  }
  return out;
}
