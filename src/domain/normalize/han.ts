/**
 * Han characters: which ones they are, and traditional → simplified, character by character. Used for match keys and for
 * recognising words; what people see is never rewritten.
 */
import { TRADITIONAL_SIMPLIFIED } from './tables/han.js';

const FIRST = 0x3400;
const LAST = 0x9fff;

let simplifiedOf: Uint16Array | null = null;

/** Code unit → simplified code unit (0 = unchanged), for U+3400 – U+9FFF. Built on first use: 2 ms. */
function table(): Uint16Array {
  if (simplifiedOf !== null) return simplifiedOf;
  const made = new Uint16Array(LAST - FIRST + 1);
  for (let i = 0; i + 1 < TRADITIONAL_SIMPLIFIED.length; i += 2) {
    made[TRADITIONAL_SIMPLIFIED.charCodeAt(i) - FIRST] = TRADITIONAL_SIMPLIFIED.charCodeAt(i + 1);
  }
  simplifiedOf = made;
  return made;
}

/** True for a UTF-16 code unit of a Han character in the Basic Multilingual Plane (extension A included, and 〇). */
export function isHanCode(code: number): boolean {
  return (code >= FIRST && code <= LAST) || (code >= 0xf900 && code <= 0xfaff) || code === 0x3007;
}

/**
 * True for the first half of a Han character beyond the Basic Multilingual Plane (U+20000 – U+3FFFF): 𠮷, 𬱖 and other
 * characters that occur in names.
 */
function isHighHan(code: number): boolean {
  return code >= 0xd840 && code <= 0xd8bf;
}

/** True when `text` holds at least one Han character. */
export function hasHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isHanCode(code) || isHighHan(code)) return true;
  }
  return false;
}

/** True when `text` is not empty and Han characters throughout. */
export function isAllHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isHanCode(code)) continue;
    const low = text.charCodeAt(i + 1);
    if (!isHighHan(code) || !(low >= 0xdc00 && low <= 0xdfff)) return false;
    i++;
  }
  return text.length > 0;
}

/**
 * Every traditional character replaced by its simplified form; all else, and the length, stays as it is. One character
 * at a time, so words that change as a whole (計程車 → 出租车) do not. Text without traditional characters is returned
 * as the same string.
 */
export function toSimplified(text: string): string {
  const map = table();
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < FIRST || code > LAST || map[code - FIRST] === 0) continue;
    let out = text.slice(0, i);
    for (let j = i; j < text.length; j++) {
      const unit = text.charCodeAt(j);
      const simple = unit >= FIRST && unit <= LAST ? (map[unit - FIRST] as number) : 0;
      out += simple === 0 ? text.charAt(j) : String.fromCharCode(simple);
    }
    return out;
  }
  return text;
}
