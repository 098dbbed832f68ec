/**
 * Names of people as linkage compares them: folded to plain lower case (Latin) or simplified characters (Han), without
 * titles and suffixes, split into given, middle and family name. Not what people see: display forms are made elsewhere.
 */
import { isAllHan, toSimplified } from '../../normalize/han.js';

export interface NameText {
  readonly given: string;
  readonly middle: string;
  readonly family: string;
}

export const NULL_WORDS: ReadonlySet<string> = new Set(
  'na,n a,n/a,nan,nil,null,none,unknown,not available,not applicable,no name,tbd,tba,xxx,xx,无,没有,未知,不详,空,暂无,不明,匿名,null null'.split(
    ',',
  ),
);
export const TITLES: ReadonlySet<string> = new Set(
  'mr,mrs,ms,miss,mx,dr,prof,professor,sir,dame,rev,hon,herr,frau,mme,mlle,monsieur,madame,sr,sra,srta,don,dona,lord,lady'.split(
    ',',
  ),
);
export const SUFFIXES: ReadonlySet<string> = new Set('jr,sr,ii,iii,iv,phd,md,esq,dds,cpa,mba,bsc,msc'.split(','));
export const PARTICLES: ReadonlySet<string> = new Set(
  'de,del,della,der,den,des,di,da,dos,du,la,le,van,von,zu,zum,ten,ter,bin,ibn,al,el,af,av,st,mac,mc,o'.split(','),
);
export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  (
    '欧阳,司马,上官,诸葛,东方,皇甫,尉迟,公孙,慕容,令狐,钟离,宇文,长孙,司徒,司空,夏侯,轩辕,端木,独孤,南宫,百里,东郭,' +
    '呼延,澹台,濮阳,淳于,单于,太叔,申屠,公冶,闾丘,万俟,赫连,拓跋,西门,第五,左丘,谷梁,宰父,段干,鲜于,闻人'
  ).split(','),
);
export const HONORIFIC_WORDS: readonly string[] = '先生,女士,小姐,太太,老师,经理,总监,同志'.split(',');
const HONORIFICS = new RegExp(`(${HONORIFIC_WORDS.join('|')})$`, 'u');

/** Words that stand for "nothing" (`NA`, `无`). `text` is lower case and trimmed. */
export function isNullWord(text: string): boolean {
  return NULL_WORDS.has(text);
}

/** Lower case, no marks, simplified characters, everything but letters and digits one space; '' for null words. */
export function foldText(text: string): string {
  const plain = text.length > 200 ? text.slice(0, 200) : text;
  const folded = foldPlain(plain);
  return NULL_WORDS.has(folded) ? '' : folded;
}

/** Bits of what a text holds. */
const FOREIGN = 1; // neither ASCII nor a unified Han character
const HAN = 2;
const UPPER = 4;
const UNTIDY = 8; // punctuation, or spaces that are not single and between words

/** Kana with their marks, which are letters of their own: はる and ぱる are no more alike than haru and paru. */
const VOICED = /[\u3041-\u3096\u30a1-\u30fd][\u3099\u309a]/g;

/** Folds by the shortest way that the characters of a text allow: most are ASCII or Han, and tidy. */
function foldPlain(text: string): string {
  const content = contentOf(text);
  if (content === 0) return text;
  if ((content & FOREIGN) !== 0) {
    return toSimplified(
      text
        .normalize('NFKD')
        .replace(VOICED, (sign) => sign.normalize('NFC'))
        .replace(/\p{M}+/gu, '')
        .toLowerCase(),
    )
      .replace(/['’`´]/gu, '')
      .replace(/ß/gu, 'ss')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  }
  const lower = (content & UPPER) === 0 ? text : text.toLowerCase();
  const simple = (content & HAN) === 0 ? lower : toSimplified(lower);
  if ((content & UNTIDY) === 0) return simple;
  return simple
    .replace(/['`]/g, '')
    .replace(/[^a-z0-9\u4e00-\u9fff]+/g, ' ')
    .trim();
}

function contentOf(text: string): number {
  let content = 0;
  let space = true;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)) space = false;
    else if (code >= 0x41 && code <= 0x5a) {
      content |= UPPER;
      space = false;
    } else if (code === 0x20 && !space) space = true;
    else if (code < 0x80) content |= UNTIDY;
    else if (code >= 0x4e00 && code <= 0x9fff) {
      content |= HAN;
      space = false;
    } else return FOREIGN;
  }
  return space && text.length > 0 ? content | UNTIDY : content;
}

/** One part of a name: folded, without titles; the last title-like word is kept when nothing else is left. */
export function foldNamePart(text: string): string {
  const folded = foldText(text);
  if (!folded.includes(' ')) return folded;
  const words = folded.split(' ');
  const kept = words.filter((word, i) => !(i === 0 && TITLES.has(word)) && !(i > 0 && SUFFIXES.has(word)));
  const joined = kept.join(' ');
  return isAllHan(kept.join('')) ? kept.join('') : joined;
}

/** A Han name without separators: compound surname where there is one, else the first character. */
function splitHan(name: string): NameText {
  const length = name.length > 2 && COMPOUND_SURNAMES.has(name.slice(0, 2)) ? 2 : 1;
  return { given: name.slice(length), middle: '', family: name.slice(0, length) };
}

/**
 * A whole name in one value: `John Q. Smith`, `Smith, John`, `van der Berg, Anna`, `王小明`. Words before the family name
 * beyond the first are the middle name. One word alone is taken as the given name.
 */
export function splitFullName(text: string): NameText {
  const comma = text.indexOf(',');
  if (comma > 0) {
    const family = foldNamePart(text.slice(0, comma));
    const rest = foldNamePart(text.slice(comma + 1));
    if (family !== '' && rest !== '' && !SUFFIXES.has(rest)) {
      const [given = '', ...middle] = rest.split(' ');
      return { given, middle: middle.join(' '), family };
    }
  }
  const folded = foldText(text.replace(HONORIFICS, ''));
  const joined = folded.replaceAll(' ', '');
  if (isAllHan(joined) && joined.length > 1 && joined.length <= 6) return splitHan(joined);
  const words = folded.split(' ').filter((word) => word !== '');
  while (words.length > 1 && TITLES.has(words[0]!)) words.shift();
  while (words.length > 1 && SUFFIXES.has(words.at(-1)!)) words.pop();
  if (words.length <= 1) return { given: words[0] ?? '', middle: '', family: '' };
  let start = words.length - 1;
  while (start > 1 && PARTICLES.has(words[start - 1]!)) start--;
  return { given: words[0]!, middle: words.slice(1, start).join(' '), family: words.slice(start).join(' ') };
}
