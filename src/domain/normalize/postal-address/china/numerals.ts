/**
 * Chinese numerals of house parts: 三单元, 十二层, 二十一栋.
 */
const DIGITS = '零一二三四五六七八九';

/** True for a character that Chinese numerals are written with. */
export function isNumeral(char: string): boolean {
  return char !== '' && '零〇一二两三四五六七八九十百'.includes(char);
}

/** 1..999 from `十二`, `二十一`, `一百零三`, `三`; null for anything else. */
export function parseNumeral(text: string): number | null {
  const match = /^(?:([一二两三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([一二两三四五六七八九])?$/.exec(
    text,
  );
  if (match === null || text === '') return null;
  const value = (char: string | undefined): number =>
    char === undefined ? 0 : char === '两' ? 2 : DIGITS.indexOf(char);
  const tens = match[3] === undefined ? 0 : match[2] === undefined ? 1 : value(match[2]);
  const total = value(match[1]) * 100 + tens * 10 + value(match[4]);
  return total > 0 ? total : null;
}

/** 203 from `二〇三`, digit by digit; null for anything else. */
export function parseDigits(text: string): number | null {
  if (!/^[一二三四五六七八九][零〇一二三四五六七八九]{1,4}$/.test(text)) return null;
  return Number(Array.from(text, (char) => (char === '〇' ? 0 : DIGITS.indexOf(char))).join(''));
}
