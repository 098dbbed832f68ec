/** Chinese names in Latin letters (`Wang Xiaoming`, `Li Na`): which word is the family name. */

/** The hundred or so surnames that most Chinese have, in pinyin. */
const SURNAMES: ReadonlySet<string> = new Set(
  (
    'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang ' +
    'deng feng han cao zeng peng xiao cai pan tian dong yuan yu ye jiang du su wei cheng lu ding ren yao shen zhong ' +
    'cui tan fan jin shi dai jia xia fu fang zou xiong bai meng qin qiu hou yin xue duan lei long tao gu mao hao gong ' +
    'shao wan qian yan lai hong mo kong ouyang shangguan sima zhuge situ'
  ).split(' '),
);

/** Initial and final; `o` alone stands only behind lips (`bo`, `wo`). */
const SYLLABLE =
  '(?:(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ong|ing|ian|iao|uan|uai|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er|[aeiuü]))|[bpmfwy]o)';
const GIVEN = new RegExp(`^${SYLLABLE}(?:['-]?${SYLLABLE})?$`);

/**
 * How sure it is that the first of the words is the family name: 0 when nothing tells: for `Wei Zhang`, for `Zhang Wei`
 * (either is a surname, and what is written out must be read the same again), for names not of pinyin throughout.
 */
export function familyFirstInPinyin(words: readonly string[]): number {
  if (words.length < 2 || words.length > 3) return 0;
  const plain = (word: string): string => word.toLowerCase().replace(/[üǚǜ]/g, 'u');
  if (!SURNAMES.has(plain(words[0] as string))) return 0;
  const given = words.slice(1).map(plain);
  if (!given.every((word) => GIVEN.test(word))) return 0;
  return SURNAMES.has(given[given.length - 1] as string) ? 0 : 0.8;
}

/** Surnames of Korea, Hong Kong and Taiwan as they are written in Latin letters there. */
const OTHER_SURNAMES: ReadonlySet<string> = new Set(
  (
    'kim lee yi park pak choi choe jung jeong chung kang cho jo yoon yun jang chang lim im oh seo suh shin kwon hwang ahn an ' +
    'ryu yoo yu jeon ko koh moon bae baek heo huh nam noh roh shim ha joo ju woo koo ku min chan wong cheung lau leung ng lam ' +
    'ho cheng tsang chow chau yeung tam fung kwok kwan mak tse tsui chu yip yuen siu lui poon szeto auyeung au lo law mok ' +
    'chiang tsai hsu hsieh chien tseng'
  ).split(' '),
);

/** Surnames of those who left the south of China, as they are written in Singapore, Malaysia and Hong Kong. */
const SOUTHERN_SURNAMES: ReadonlySet<string> = new Set(
  (
    'lee tan lim ng wong chan chen ong goh koh teo toh chua chia ho low yeo sim tay kwok lau cheung leung chow yip yeung tang tsang tse ' +
    'chiu choi cheng chong foo heng khoo kwan lai lam leong liew loh mak ooi pang phua poon quek seah soh tham thong ting wee woo ' +
    'yap yong siew chew cheong chin hui fung ip kwong mok ngai szeto tong tsui yam yau yuen fong gan kok lok loke lum neo oh ' +
    'pek peh poh sia siow sng tiong toh wan wang chang hsu liao teh tiew voon yee yiu'
  ).split(' '),
);
const SOUTHERN_SYLLABLE =
  /^(?:ng|bh?|ph?|m|f|th?|d|n|l|g|kh?|h|hs|j|ch?|ts|tz|s|sh|r|w|y|gw|kw|z|zh|x|q)?[aeiou]{1,3}(?:ng|[nmptkhrwyiu])?$/;
/** Short words of that shape that are names of others. */
const ENGLISH: ReadonlySet<string> = new Set(
  'may ray roy max ben dan tom tim jim joe sam ron don ken jay jan kay pat ian sue jo lee kim guy ted ned rob bob tod rod ali amy eva eve ada mia leo neo joan jean john paul sean dean gail neil noel luke lou van von de da di du la le bin ibn mary rose hope dee mae moe zoe tia nia ana ina'.split(
    ' ',
  ),
);
const isSouthern = (word: string): boolean => SOUTHERN_SYLLABLE.test(word) && word.length < 7 && !ENGLISH.has(word);

/**
 * Where the family name stands among words of which the others are two syllables of a Chinese given name: 0 in `Lee Kuan
 * Yew`, 1 in `Peter Tan Ah Kow`, the last in `Kuan Yew Lee` (how it is written out); −1 when the name is none such.
 */
export function southernFamily(words: readonly string[]): number {
  const lower = words.map((word) => word.toLowerCase());
  const [first = '', second = '', third = '', fourth = ''] = lower;
  if (words.length === 3) {
    if (SOUTHERN_SURNAMES.has(first) && isSouthern(second) && isSouthern(third)) return 0;
    return SOUTHERN_SURNAMES.has(third) && !SOUTHERN_SURNAMES.has(first) && isSouthern(first) && isSouthern(second)
      ? 2
      : -1;
  }
  if (words.length !== 4 || isSouthern(first)) return -1;
  return SOUTHERN_SURNAMES.has(second) && isSouthern(third) && isSouthern(fourth) ? 1 : -1;
}

/** Two syllables of a given name joined as in Korea, Hong Kong and Taiwan: Chul-soo, Ka-shing. */
const JOINED = /^\p{Lu}\p{Ll}+-\p{Ll}+$/u;

/** Where the family name stands in `Kim Chul-soo` (0) and `Andy Lau Tak-wah` (1); −1 when the name is none such. */
export function familyBeforeJoined(words: readonly string[]): number {
  const at = words.length - 2;
  if (at < 0 || at > 1 || !JOINED.test(words[at + 1] as string)) return -1;
  const family = (words[at] as string).toLowerCase();
  return OTHER_SURNAMES.has(family) || SURNAMES.has(family) ? at : -1;
}

/** True when both ends are Chinese surnames, so that either may be the family name. */
export function eitherInPinyin(words: readonly string[]): boolean {
  return words.length === 2 && words.every((word) => SURNAMES.has(word.toLowerCase()));
}
