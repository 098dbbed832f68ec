/** Japanese addresses in Japanese: 〒150-0041 東京都渋谷区神南1-2-3 ビル 5F. */
import { toSimplified } from '../../han.js';
import { type Components, emptyComponents } from '../address.js';

const NAMES =
  '北海道|青森県|岩手県|宮城県|秋田県|山形県|福島県|茨城県|栃木県|群馬県|埼玉県|千葉県|東京都|神奈川県|新潟県|富山県|石川県|福井県|山梨県|長野県|' +
  '岐阜県|静岡県|愛知県|三重県|滋賀県|京都府|大阪府|兵庫県|奈良県|和歌山県|鳥取県|島根県|岡山県|広島県|山口県|徳島県|香川県|愛媛県|高知県|福岡県|' +
  '佐賀県|長崎県|熊本県|大分県|宮崎県|鹿児島県|沖縄県';

/** Large cities that are written without their prefecture, and have no like in China. */
const CITIES: Readonly<Record<string, string>> = {
  札幌市: '北海道',
  仙台市: '宮城県',
  さいたま市: '埼玉県',
  千葉市: '千葉県',
  横浜市: '神奈川県',
  川崎市: '神奈川県',
  相模原市: '神奈川県',
  新潟市: '新潟県',
  静岡市: '静岡県',
  浜松市: '静岡県',
  名古屋市: '愛知県',
  京都市: '京都府',
  大阪市: '大阪府',
  堺市: '大阪府',
  神戸市: '兵庫県',
  岡山市: '岡山県',
  広島市: '広島県',
  北九州市: '福岡県',
  福岡市: '福岡県',
  熊本市: '熊本県',
};
const CITY_ALONE = new RegExp(
  `^(?:日本国?[\\s,]*)?(?:〒?\\s?\\d{3}-?\\d{4}[\\s,]*)?(${Object.keys(CITIES).join('|')})`,
);

const OFFICIAL: ReadonlyMap<string, string> = new Map(NAMES.split('|').map((name) => [toSimplified(name), name]));

/** A prefecture at the beginning, behind at most a postal code and the name of the country; of text with characters folded. */
const PREFECTURE = new RegExp(
  `^(?:日本国?[\\s,]*)?(?:〒?\\s?\\d{3}-?\\d{4}[\\s,]*)?(${[...OFFICIAL.keys()].join('|')})`,
);

/** By code unit. */
const FIRST = new Set(
  ['日', '〒', ...[...OFFICIAL.entries()].flat(), ...Object.keys(CITIES)].map((name) => name.charCodeAt(0)),
);

/** True when an address begins with the name of a prefecture or of a city that is Japan's alone, or with the sign of its postal codes. */
export function beginsInJapan(text: string): boolean {
  const first = text.charCodeAt(0);
  if (!FIRST.has(first) && !(first >= 0x30 && first <= 0x39)) return false;
  return first === 0x3012 || PREFECTURE.test(toSimplified(text.slice(0, 30))) || CITY_ALONE.test(text.slice(0, 30));
}

/** Components; the levels are prefecture, city (or ward of Tokyo, or county and town), ward. */
export function readJapan(text: string): Components {
  const components = emptyComponents();
  components.country = 'JP';
  const code = /〒?\s?(?<!\d)(\d{3})-?(\d{4})(?![\d-])/.exec(text);
  let rest = text;
  if (code !== null && (code[0].startsWith('〒') || code.index < 6)) {
    components.postalCode = `${code[1]}-${code[2]}`;
    rest = text.slice(0, code.index) + text.slice(code.index + code[0].length);
  }
  rest = rest.replace(/^(?:日本国?|Japan)[\s,]*/, '').replace(/^[\s,]+/, '');
  const prefecture = PREFECTURE.exec(toSimplified(rest.slice(0, 30)));
  if (prefecture?.[1] !== undefined) {
    components.province = OFFICIAL.get(prefecture[1]) ?? null;
    rest = rest.slice(prefecture[0].length).replace(/^[\s,]+/, '');
  } else components.province = CITIES[CITY_ALONE.exec(rest)?.[1] ?? ''] ?? null;
  // 市 may be part of a name (四日市市, 市川市): the shortest name of at least two characters, then a second 市.
  const city =
    /^([^\s\d]{1,6}?(?:市市|市(?!市|川|原)|郡[^\s\d]{1,6}?[町村]|区))[\s,]*/.exec(rest) ??
    /^([^\s\d]{1,6}?[町村])[\s,]*/.exec(rest);
  if (city !== null) {
    components.city = city[1] ?? null;
    rest = rest.slice(city[0].length);
    const ward = city[1]?.endsWith('市') ? /^([^\s\d]{1,4}?区)[\s,]*/.exec(rest) : null;
    if (ward !== null) {
      components.district = ward[1] ?? null;
      rest = rest.slice(ward[0].length);
    }
  }
  const floor = /(?<![\s,])[\s,]*(\d{1,2})(?:F|階)$/i.exec(rest);
  if (floor !== null) {
    components.floor = `${floor[1]}階`;
    rest = rest.slice(0, floor.index);
  }
  const room = /(?<![\s,])[\s,]*(\d{1,4})号室$/.exec(rest);
  if (room !== null) {
    components.room = `${room[1]}号室`;
    rest = rest.slice(0, room.index);
  }
  const street = rest
    .replace(/(?<![\s,])[\s,]+$/, '')
    .replace(/(\d+)丁目(\d+)番地?(?:の)?(\d+)号?/, '$1-$2-$3')
    .replace(/(\d+)丁目(\d+)-/, '$1-$2-');
  components.street = street === '' ? null : street;
  components.houseNumber = /\d+(?:-\d+){0,3}/.exec(street)?.[0] ?? null;
  const known = components.province !== null && components.city !== null;
  components.confidence = known ? 0.9 : 0.5;
  components.issues = known ? [] : ['address-incomplete'];
  if (components.street === null && components.city === null) {
    components.issues = ['address-unrecognized'];
    return components;
  }
  const place = [components.province, components.city, components.district].filter((part) => part !== null).join('');
  const house = [components.floor, components.room].filter((part) => part !== null).join('');
  const lead = components.postalCode === null ? '' : `〒${components.postalCode} `;
  components.standard = `${lead}${place}${components.street ?? ''}${house === '' ? '' : ` ${house}`}`;
  return components;
}
