/**
 * Names in Cyrillic letters, kana and Hangul in Latin letters, the way passports and e-mail addresses mostly have them. There
 * are several ways; names that differ by the way still begin and sound alike. Text is folded: lower case, no marks.
 */

/** True for text that holds what is romanized here. */
const FOREIGN = /[Ѐ-ӿ\u1100-\u11ff\u3041-\u30ff가-힣]/;

const CYRILLIC: Readonly<Record<string, string>> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o',
  п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '',
  э: 'e', ю: 'yu', я: 'ya', є: 'ye', і: 'i', ґ: 'g', ђ: 'dj', ј: 'j', љ: 'lj', њ: 'nj', ћ: 'c', џ: 'dz',
}; // biome-ignore format: one table

/** Hiragana by rows; a small ゃ, ゅ, ょ takes the place of the vowel before it. */
const KANA: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'あa いi うu えe おo かka きki くku けke こko さsa しshi すsu せse そso たta ちchi つtsu てte とto なna にni ぬnu ねne のno ' +
    'はha ひhi ふfu へhe ほho まma みmi むmu めme もmo やya ゆyu よyo らra りri るru れre ろro わwa ゐi ゑe をo んn ' +
    'がga ぎgi ぐgu げge ごgo ざza じji ずzu ぜze ぞzo だda ぢji づzu でde どdo ばba びbi ぶbu べbe ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo ゔvu'
  )
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.slice(1)]),
);
const SMALL: Readonly<Record<string, string>> = { ゃ: 'ya', ゅ: 'yu', ょ: 'yo' };

const HANGUL_FIRST = 'g kk n d tt r m b pp s ss _ j jj ch k t p h'.split(' ');
const HANGUL_VOWEL = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ');
const HANGUL_LAST = '_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ');
const SYLLABLES = 0xac00;
const VOWELS = 21;
const LASTS = 28;

/** The text with Cyrillic letters, kana and Hangul in Latin letters; text without them as it is. */
export function romanized(text: string): string {
  if (!FOREIGN.test(text)) return text;
  let out = '';
  // Folding takes kana and Hangul apart; й and ё have lost their marks by then.
  for (const letter of text.normalize('NFC')) {
    const code = letter.charCodeAt(0);
    if (code >= SYLLABLES && code < SYLLABLES + 19 * VOWELS * LASTS) out += syllable(code - SYLLABLES);
    else if (code >= 0x3041 && code <= 0x30ff)
      out = withKana(out, code >= 0x30a1 && code <= 0x30f6 ? code - 0x60 : code);
    else out += CYRILLIC[letter] ?? letter;
  }
  return out;
}

function syllable(at: number): string {
  const first = HANGUL_FIRST[Math.floor(at / (VOWELS * LASTS))]!;
  const last = HANGUL_LAST[at % LASTS]!;
  return (first === '_' ? '' : first) + HANGUL_VOWEL[Math.floor(at / LASTS) % VOWELS] + (last === '_' ? '' : last);
}

/** `out` with one more sign, long vowels written once: さとう and サトー are `sato`, as names are in passports. */
function withKana(out: string, code: number): string {
  const sign = String.fromCharCode(code);
  const small = SMALL[sign];
  if (small !== undefined) {
    const before = out.slice(0, -1);
    return before + (/(?:sh|ch|j)$/.test(before) ? small.slice(1) : small);
  }
  const sound = KANA[sign] ?? '';
  const last = out.charAt(out.length - 1);
  if ((sound === 'u' && (last === 'o' || last === 'u')) || (sound === 'o' && last === 'o')) return out;
  return out + sound;
}
