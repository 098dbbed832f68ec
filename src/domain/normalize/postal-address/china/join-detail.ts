/** The part of an address below the town may hold separators where none is needed: `5号楼, 3单元 / 501室`. */
import { isAsciiWord, isDigit } from '../text.js';

const SEPARATED = /[ ,;|·_/]/;

/** Separators out: between Han characters for good, between letters or digits a blank stays. */
export function joinDetail(text: string): string {
  if (!SEPARATED.test(text)) return text;
  let out = '';
  let gap = false;
  let comma = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (' ,;|·_/'.includes(char)) {
      if (char === '/' && isDigit(text.charAt(i - 1)) && isDigit(text.charAt(i + 1))) out += '/';
      else gap = true;
      if (char === ',') comma = true;
      continue;
    }
    if (gap && out !== '' && isAsciiWord(char) && isAsciiWord(out.charAt(out.length - 1))) {
      // `801, 802室` are two rooms.
      out += comma && isDigit(char) && isDigit(out.charAt(out.length - 1)) ? '、' : ' ';
    }
    gap = false;
    comma = false;
    out += char;
  }
  return out;
}
