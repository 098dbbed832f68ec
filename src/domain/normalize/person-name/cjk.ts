/** Names in Han characters, kana and Hangul: family name first; titles behind; remarks and Latin names in brackets. */
import { isAllHan } from '../han.js';
import { pinyinKey } from '../pinyin.js';
import { readLatinName } from './latin.js';
import type { NameParts, NameScript } from './parts.js';
import { isCompoundSurname, isSingleSurname, japaneseSurnameLength, koreanSurnameLength } from './surnames.js';
import { CJK_SHORT_TITLES, CJK_TITLES, PREFIXES } from './words.js';

const BRACKETED = /[([{【「『《"“]([^()[\]{}【】「」『』《》"“”]{0,60})[)\]}】」』》"”]/g;
const KANA = /[\u3041-\u30ff\u31f0-\u31ff]/;
const HANGUL = /[\uac00-\ud7a3]/;
const CJK_RUN = /[\u3005-\u3007\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\u{20000}-\u{3ffff}·・•‧]+/gu;

/** Reads a tidied name that holds CJK characters. `country` (ISO 3166 alpha-2) tells Japanese names in Han from Chinese. */
export function readCjkName(received: string, country: string | null): NameParts {
  // 古丽米娜.麦麦提: a full stop for the dot between the parts of a name.
  const text = received.replace(/(?<=[\u3400-\u9fff])[.．∙⋅･] ?(?=[\u3400-\u9fff])/g, '·');
  // The usual cell: two to four characters and nothing else.
  if (text.length <= 4 && country !== 'JP' && isAllHan(text) && !TITLE_ENDS.has(text.charCodeAt(text.length - 1))) {
    const { given, middle, family, suffix, script, display, confidence } = readChinese(text);
    return { given, middle, family, prefix: null, suffix, nickname: null, script, display, confidence };
  }
  const several = severalPeople(text);
  if (several !== null) return several;
  let prefix: string | null = null;
  let nickname: string | null = null;
  const bare = text.replace(BRACKETED, (_, inside: string) => {
    const remark = inside.trim();
    if (isTitle(remark)) prefix = remark;
    else if (/^[A-Za-z][A-Za-z .'-]{1,30}$/.test(remark)) nickname = remark;
    return ' ';
  });
  const runs = bare.match(CJK_RUN) ?? text.match(CJK_RUN) ?? [];
  const latin = bare
    .replace(CJK_RUN, ' ')
    .replace(/[^\p{L}\s.'-]/gu, ' ')
    .trim()
    .replace(/\s+/g, ' ');
  const address = PREFIXES.get(latin.toLowerCase().replaceAll('.', ''));
  if (address !== undefined) prefix ??= address;
  else if (/[a-z]{2,}/i.test(latin)) nickname ??= latinNickname(latin, runs.join(''));
  let words = runs.map((run) => run.replace(/^[·・•‧]+|[·・•‧]+$/g, '')).filter((run) => run !== '');
  const last = words.at(-1);
  if (last !== undefined && words.length > 1 && isTitle(last)) {
    prefix ??= last;
    words = words.slice(0, -1);
  }
  const joined = takeTitle(words);
  prefix ??= joined.title;
  const polite = prefix !== null && JAPANESE_TITLES.has(prefix);
  const read = readBare(joined.words, polite ? 'JP' : country, polite);
  const { given, middle, family, suffix, script, display, confidence } = read;
  return { given, middle, family, prefix, suffix, nickname, script, display, confidence };
}

/** Forms of address of Japan alone; they stand behind a family name as often as behind a whole one. */
const JAPANESE_TITLES: ReadonlySet<string> = new Set(['様', 'さま', 'さん', '先生様', '殿']);

const BETWEEN_PEOPLE = /[/、,;&+|]/;

/** `张伟/李娜`: the names of two people are not one name; whose the record is cannot be told. */
function severalPeople(text: string): NameParts | null {
  const names = BETWEEN_PEOPLE.test(text) ? text.split(BETWEEN_PEOPLE).map((name) => name.trim()) : [];
  const isName = (name: string): boolean =>
    name.length >= 2 &&
    name.length <= 4 &&
    isAllHan(name) &&
    (isSingleSurname(name.charAt(0)) || isCompoundSurname(name.slice(0, 2)));
  if (names.length < 2 || !names.every(isName)) return null;
  const nobody = { given: null, middle: null, family: null, prefix: null, suffix: null, nickname: null };
  return { ...nobody, script: 'han', display: names.join('、'), confidence: 0.3, several: true };
}

/** Last characters of all titles: a name that ends otherwise has none. */
const TITLE_ENDS: ReadonlySet<number> = new Set(
  [...CJK_TITLES, ...CJK_SHORT_TITLES].map((title) => title.charCodeAt(title.length - 1)),
);

const isTitle = (word: string): boolean => CJK_TITLES.includes(word);

/** 张伟先生 → 张伟 + 先生; 王总 → 王 + 总. */
function takeTitle(words: readonly string[]): { readonly words: readonly string[]; readonly title: string | null } {
  const last = words.at(-1) ?? '';
  for (const title of CJK_TITLES) {
    if (last.length > title.length && last.endsWith(title)) {
      return { words: [...words.slice(0, -1), last.slice(0, -title.length)], title };
    }
  }
  if (
    words.length === 1 &&
    last.length === 2 &&
    CJK_SHORT_TITLES.has(last.charAt(1)) &&
    isSingleSurname(last.charAt(0))
  ) {
    return { words: [last.charAt(0)], title: last.charAt(1) };
  }
  return { words, title: null };
}

type Bare = Omit<NameParts, 'prefix' | 'nickname'>;

function bare(
  given: string | null,
  family: string | null,
  display: string,
  script: NameScript,
  confidence: number,
): Bare {
  return { given, middle: null, family, suffix: null, script, display, confidence };
}

function readBare(words: readonly string[], country: string | null, addressed = false): Bare {
  const whole = words.join('');
  const script: NameScript = HANGUL.test(whole) ? 'hangul' : KANA.test(whole) ? 'kana' : 'han';
  if (whole === '') return bare(null, null, '', script, 0);
  if (/[·・•‧]/.test(whole)) return readDotted(words.join(' '), script);
  if (script === 'hangul') return readKorean(words, whole);
  if (words.length === 2 && isSpacedJapanese(words, country, script)) {
    return bare(words[1] as string, words[0] as string, words.join(' '), script, 0.9);
  }
  if (words.length === 2 && isParted(words, country))
    return bare(words[1] as string, words[0] as string, words.join(' '), script, 0.6);
  if (addressed && (whole.length <= 2 || japaneseSurnameLength(`${whole}子`) === whole.length))
    return bare(null, whole, whole, script, 0.6);
  if (script === 'kana' || country === 'JP' || whole.includes('々')) return readJapanese(words, whole, script);
  return readChinese(whole);
}

/** Names of other peoples in Chinese or Japanese writing keep their own order: 买买提·艾力, ジョン・スミス. */
function readDotted(text: string, script: NameScript): Bare {
  const parts = text.split(/[·・•‧ ]+/).filter((part) => part !== '');
  const display = parts.join(script === 'kana' ? '・' : '·');
  if (parts.length < 2) return bare(null, null, display, script, 0.5);
  const middle = parts.slice(1, -1).join('·');
  const made = bare(parts[0] as string, parts.at(-1) as string, display, script, 0.7);
  return middle === '' ? made : { ...made, middle };
}

function readKorean(words: readonly string[], whole: string): Bare {
  if (words.length === 2) return bare(words[1] as string, words[0] as string, whole, 'hangul', 0.95);
  const length = koreanSurnameLength(whole);
  if (whole.length <= length) return bare(null, whole, whole, 'hangul', 0.5);
  return bare(whole.slice(length), whole.slice(0, length), whole, 'hangul', whole.length <= 4 ? 0.95 : 0.6);
}

/** 山田 太郎: two words of two or more characters, or the country says so. 张 三 is Chinese with a blank. */
function isSpacedJapanese(words: readonly string[], country: string | null, script: NameScript): boolean {
  if (script === 'kana' || country === 'JP') return true;
  const [first = '', second = ''] = words;
  if (country === 'CN' || country === 'TW' || country === 'HK') return false;
  return first.length >= 2 && !isCompoundSurname(first) && japaneseSurnameLength(first + second) === first.length;
}

/**
 * 小野寺 五典, 司馬 遼太郎: the blank parts what is longer than a Chinese name and is not two of them. Where the country is one
 * that writes no such names it may be anything.
 */
function isParted([first = '', second = '']: readonly string[], country: string | null): boolean {
  if (country === 'CN' || country === 'TW' || country === 'HK') return false;
  if (first.length < 2 || first.length > 4 || second.length > 3 || first.length + second.length < 5) return false;
  return (
    isAllHan(first) && isAllHan(second) && !(isSingleSurname(first.charAt(0)) && isSingleSurname(second.charAt(0)))
  );
}

function readJapanese(words: readonly string[], whole: string, script: NameScript): Bare {
  const display = words.join(' ');
  const known = japaneseSurnameLength(whole);
  if (known > 0) return bare(whole.slice(known), whole.slice(0, known), display, script, 0.85);
  if (script === 'kana' && !/[\u3400-\u9fff]/.test(whole)) return bare(null, null, display, script, 0.4);
  // Most Japanese names are two and two characters, or two and one.
  const split = whole.length <= 2 ? 1 : 2;
  if (whole.length < 2) return bare(null, whole, display, script, 0.4);
  return bare(whole.slice(split), whole.slice(0, split), display, script, 0.5);
}

function readChinese(whole: string): Bare {
  if (!isAllHan(whole)) return bare(null, null, whole, 'han', 0.4);
  if (/[\ud840-\ud8bf]/.test(whole)) return readRareChinese([...whole], whole);
  const { length } = whole;
  if (length === 1) return bare(null, whole, whole, 'han', isSingleSurname(whole) ? 0.6 : 0.4);
  if (length >= 3 && length <= 4 && isCompoundSurname(whole.slice(0, 2))) {
    return bare(whole.slice(2), whole.slice(0, 2), whole, 'han', 0.95);
  }
  if (length === 2 && isCompoundSurname(whole)) return bare(null, whole, whole, 'han', 0.6);
  if (length === 4) return readFour(whole);
  // 長谷川健太: a family name of Japan of three characters, and a given name.
  if (length === 5 && japaneseSurnameLength(whole) === 3) return readFour(whole);
  if (length > 4) return bare(null, null, whole, 'han', 0.3);
  const known = isSingleSurname(whole.charAt(0));
  return bare(whole.slice(1), whole.charAt(0), whole, 'han', known ? 0.95 : 0.6);
}

/** Names with characters that take two code units (张𠮷): told apart by characters. */
function readRareChinese(characters: readonly string[], whole: string): Bare {
  const count = characters.length;
  if (count === 1) return bare(null, whole, whole, 'han', 0.4);
  if (count > 4) return bare(null, null, whole, 'han', 0.3);
  // 𠮷 is how many of the Japanese families 吉田, 吉川 … write their 吉.
  const usual = characters.map((character) => (character === '𠮷' ? '吉' : character)).join('');
  const japanese = count === 4 && usual.length === 4 ? japaneseSurnameLength(usual) : 0;
  const size = japanese > 0 ? japanese : count > 2 && isCompoundSurname(characters.slice(0, 2).join('')) ? 2 : 1;
  const family = characters.slice(0, size).join('');
  const known = size >= 2 || isSingleSurname(family);
  return bare(characters.slice(size).join(''), family, whole, 'han', known && count - size <= 2 ? 0.95 : 0.6);
}

/** Four characters: two surnames (范徐丽泰), a Japanese name, or one surname and three of given name. */
function readFour(whole: string): Bare {
  const japanese = japaneseSurnameLength(whole);
  if (japanese > 0) return bare(whole.slice(japanese), whole.slice(0, japanese), whole, 'han', 0.8);
  if (isSingleSurname(whole.charAt(0)) && isSingleSurname(whole.charAt(1))) {
    return bare(whole.slice(2), whole.slice(0, 2), whole, 'han', 0.6);
  }
  return bare(whole.slice(1), whole.charAt(0), whole, 'han', isSingleSurname(whole.charAt(0)) ? 0.6 : 0.3);
}

/** 张三 Tony, 王小明 Tony Wang: the Latin name is what he is called. 刘德华 Liu Dehua is the same name, 陈大文 Chan Tai Man one in a dialect. */
function latinNickname(latin: string, han: string): string | null {
  const sounds = (text: string): string => [...pinyinKey(text)].sort().join('');
  if (sounds(latin) === sounds(han)) return null;
  const name = readLatinName(latin, null);
  if (name.given?.includes(' ') === true) return latin; // in a dialect: Chan Tai Man
  return name.middle !== null ? name.display : (name.given ?? name.family);
}
