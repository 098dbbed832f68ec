/**
 * Han characters → pinyin without tones: a match key between 王小明, 王小明 in other characters, and `Wang Xiaoming`.
 * The most common reading of each character; surnames have readings of their own (单 Shan, 曾 Zeng).
 */
import { PINYIN_GROUPS } from './tables/pinyin.js';

const FIRST = 0x3400;
const LAST = 0x9fff;

interface Readings {
  readonly syllables: readonly string[];
  /** Character (minus FIRST) → index into syllables + 1; 0 = none. */
  readonly of: Uint16Array;
}

let readings: Readings | null = null;

/** Built on first use: 3 ms. */
function table(): Readings {
  if (readings !== null) return readings;
  const of = new Uint16Array(LAST - FIRST + 1);
  const syllables: string[] = [];
  for (const group of PINYIN_GROUPS.split(' ')) {
    let start = 0;
    while (start < group.length && group.charCodeAt(start) < FIRST) start++;
    syllables.push(group.slice(0, start));
    for (let i = start; i < group.length; i++) of[group.charCodeAt(i) - FIRST] = syllables.length;
  }
  readings = { syllables, of };
  return readings;
}

/** Surnames that are not read as the character is elsewhere. Compound ones as a whole. */
const SURNAME_READINGS: ReadonlyMap<string, string> = new Map([
  ['单', 'shan'],
  ['單', 'shan'],
  ['曾', 'zeng'],
  ['仇', 'qiu'],
  ['解', 'xie'],
  ['查', 'zha'],
  ['区', 'ou'],
  ['區', 'ou'],
  ['朴', 'piao'],
  ['任', 'ren'],
  ['冼', 'xian'],
  ['盖', 'ge'],
  ['缪', 'miao'],
  ['繆', 'miao'],
  ['黑', 'he'],
  ['乜', 'nie'],
  ['召', 'shao'],
  ['幺', 'yao'],
  ['折', 'she'],
  ['员', 'yun'],
  ['秘', 'bi'],
  ['繁', 'po'],
  ['洗', 'xian'],
  ['逄', 'pang'],
  ['车', 'che'],
  ['宓', 'mi'],
  ['晟', 'cheng'],
  ['华', 'hua'],
  ['尉迟', 'yuchi'],
  ['尉遲', 'yuchi'],
  ['万俟', 'moqi'],
  ['长孙', 'zhangsun'],
  ['長孫', 'zhangsun'],
  ['澹台', 'tantai'],
  ['令狐', 'linghu'],
]);

/** Toneless pinyin of one Han character (`ü` kept: 吕 → `lü`), or '' when there is none. */
export function pinyinOf(char: string): string {
  const code = char.charCodeAt(0);
  if (!(code >= FIRST && code <= LAST)) return '';
  const { of, syllables } = table();
  const index = of[code - FIRST] as number;
  return index === 0 ? '' : (syllables[index - 1] as string);
}

/**
 * A key for comparing: Han characters become toneless pinyin (`ü` as `u`), Latin letters become lower case without marks, digits
 * stay, everything else is dropped; no separators. `pinyinKey('吕小明')` = `pinyinKey('Lu Xiao-Ming')` = `luxiaoming`.
 */
export function pinyinKey(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) out += asciiKey(code);
    else if (code >= FIRST && code <= LAST) out += pinyinOf(text.charAt(i)).replace('ü', 'u');
    else out += latinKey(text.charAt(i));
  }
  return out;
}

/** `pinyinKey` of a surname, with the readings that are particular to surnames (曾 → `zeng`). */
export function surnamePinyin(surname: string): string {
  return SURNAME_READINGS.get(surname) ?? pinyinKey(surname);
}

function asciiKey(code: number): string {
  if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) return String.fromCharCode(code);
  return code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 32) : '';
}

function latinKey(char: string): string {
  const base = char.normalize('NFKD').toLowerCase();
  let out = '';
  for (let i = 0; i < base.length; i++) {
    const code = base.charCodeAt(i);
    if (code < 0x80) out += asciiKey(code);
  }
  return out;
}
