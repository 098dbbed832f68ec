/**
 * Names of Japan and Hungary in Latin letters, in the order of home: `Yamada Taro`, `Nagy István`. Told by a family name of
 * there in front that is no given name, with none behind.
 */

/** Family names of Japan in Latin letters that are nobody's given name, there or elsewhere. */
const JAPANESE: ReadonlySet<string> = new Set(
  (
    'sato satou suzuki takahashi tanaka watanabe ito itou yamamoto nakamura kobayashi kato katou yoshida yamada sasaki yamaguchi matsumoto ' +
    'inoue kimura hayashi shimizu yamazaki yamasaki ikeda hashimoto yamashita ishikawa nakajima maeda fujita ogawa okada hasegawa ' +
    'murakami kondo ishii saito saitou sakamoto endo aoki fujii nishimura fukuda ota miura fujiwara okamoto matsuda nakagawa ' +
    'nakano harada tamura takeuchi nakayama ishida ueda morita kojima shibata sakai kudo yokoyama miyazaki miyamoto uchida ' +
    'takagi ando taniguchi maruyama imai takeda ueno sugawara sugiyama murata otsuka hirano sakurai noguchi matsuo iwasaki ' +
    'kinoshita nomura matsui watabe furukawa komatsu shimada mizuno yamauchi nishida kikuchi kitamura yasuda igarashi kawaguchi'
  ).split(' '),
);

/** Family names of Hungary that are no given names there; without marks, as many write them. */
const HUNGARIAN: ReadonlySet<string> = new Set(
  (
    'nagy kovacs toth szabo horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz lakatos meszaros olah racz ' +
    'fekete szilagyi torok feher szucs kocsis pinter fodor szalai sipos lukacs gulyas kiraly katona boros fazekas kelemen ' +
    'somogyi varadi fulop orosz deak vincze veres hegedus budai bakos vass szoke voros lengyel bognar bodnar halasz ' +
    'szekely gaspar kozma pasztor dudas orban soos nemes pataki farago borbely kerekes szekeres mezei sarkozi'
  ).split(' '),
);

/** The commoner given names of Hungary, without marks. */
const HUNGARIAN_GIVEN: ReadonlySet<string> = new Set(
  (
    'istvan laszlo jozsef janos zoltan sandor ferenc gabor attila peter tamas andras zsolt tibor miklos imre lajos balazs gyorgy ' +
    'csaba gyula karoly bela robert mihaly daniel adam krisztian david norbert mate bence levente szabolcs gergely erno dezso ' +
    'maria erzsebet katalin ilona eva anna zsuzsanna margit judit agnes julianna andrea ildiko erika krisztina iren eszter ' +
    'viktor mark aron botond gergo roland richard patrik barnabas zsombor kinga emese beata bernadett timea melinda viktoria adrienn ' +
    'magdolna monika edit gabriella szilvia aniko piroska marta zsofia reka dora nora eniko boglarka zsuzsa kata ibolya tunde'
  ).split(' '),
);

/** `Nagy`, `Szabó`. */
export const isHungarianFamily = (word: string): boolean => HUNGARIAN.has(bareLetters(word));

/** How sure it is that the first of two or three words is the family name; 0 when nothing tells. */
export function familyFirstAbroad(words: readonly string[]): number {
  if (words.length < 2 || words.length > 3) return 0;
  const first = bareLetters(words[0] as string);
  if (HUNGARIAN.has(first)) return words.slice(1).every((word) => HUNGARIAN_GIVEN.has(bareLetters(word))) ? 0.8 : 0;
  if (words.length > 2 || !JAPANESE.has(first)) return 0;
  const second = (words[1] as string).toLowerCase();
  return ROMANIZED.test(second) && second.length > 1 && !JAPANESE.has(second) ? 0.8 : 0;
}

const ASCII = /^[\x20-\x7e]*$/;

const bareLetters = (word: string): string =>
  (ASCII.test(word) ? word : word.normalize('NFD').replace(/\p{M}/gu, '')).toLowerCase();

/** Syllables as Japanese is written in Latin letters. */
const ROMANIZED = /^(?:(?:[kgsztdnhbpmrwjfy]|ky|gy|sh|ch|ts|ny|hy|by|py|my|ry)?[aeiou]|n(?![aeiouy]))+$/;
