/**
 * How a name sounds, as a key for blocking: Latin names by their consonants, Han names by pinyin without tone. Two names
 * that sound alike should share the key; that others share it too only costs candidate pairs.
 */
import { hasHan } from '../../normalize/han.js';
import { pinyinKey, surnamePinyin } from '../../normalize/pinyin.js';
import { romanized } from './romanized.js';

/** The class of each letter a–z; '' is not heard (vowels, h, w, y). */
const CLASS: Readonly<Record<string, string>> = {
  b: 'p', c: 'k', d: 't', f: 'f', g: 'k', j: 'k', k: 'k', l: 'l', m: 'm', n: 'm', p: 'p', q: 'k',
  r: 'r', s: 's', t: 't', v: 'f', x: 's', z: 's',
}; // biome-ignore format: one table

/** Consonant key of a folded Latin name: first letter's class, then classes of what is heard, at most five. */
export function latinSound(name: string): string {
  let text = name.replace(/[^a-z]/g, '').slice(0, 40);
  if (text === '') return '';
  text = text
    .replace(/^(kn|gn|pn|wr)/, (start) => start.charAt(1))
    .replace(/ph/g, 'f')
    .replace(/[sc]ch|sch|sh|ch|tch|cz/g, 's')
    .replace(/gh/g, '')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/dg(?=[eiy])|ge(?=$)/g, 'k');
  let key = '';
  let last = '';
  for (let i = 0; i < text.length && key.length < 5; i++) {
    const code = CLASS[text.charAt(i)] ?? '';
    if (i === 0) key = code === '' ? 'a' : code;
    else if (code !== '' && code !== last) key += code;
    if (code !== '' || i === 0) last = code;
    else if (!'hwy'.includes(text.charAt(i))) last = '';
  }
  return key;
}

/** Sound of a name value: toneless pinyin for Han, consonants for what has Latin letters, the value itself for the rest. */
export function soundOf(name: string, family: boolean): string {
  if (hasHan(name)) return family ? surnamePinyin(name) : pinyinKey(name);
  const sound = latinSound(romanized(name));
  return sound === '' ? name : sound;
}

/** Where ü of pinyin cannot be typed it is v, in passports yu; the readings of characters have u. */
const TYPED_U = /([ln])(?:v|yu)(?=$|[^aiouy])/g;

/**
 * Letters only, Han characters as pinyin, other scripts in Latin letters: equal for 小明, `Xiao Ming` and `Xiaoming`; for 吕, `Lü`,
 * `Lv` and `Lyu`; for `Иванов` and `Ivanov`.
 */
export function spelling(name: string, family: boolean): string {
  const letters = !hasHan(name) ? romanized(name).replaceAll(' ', '') : family ? surnamePinyin(name) : pinyinKey(name);
  // Of readings, too: `chenyu` may be 晨雨 or 晨 and a 吕 without its dots, and must meet itself.
  return /[ln](?:v|yu)/.test(letters) ? letters.replace(TYPED_U, '$1u') : letters;
}
