/**
 * What may not follow a name written without its suffix: 南京 is the city in 南京鼓楼区 and a street in 南京路.
 */
import { byFirst, characterTable, classesAt } from './character-table.js';

const ROAD_WORDS = ['大道', '大街', '胡同', '公路', '马路', '国道', '省道', '环路', '支路', '干道', '步行街', '小街'];

const PLACE_WORDS = (
  '大厦 广场 花园 小区 公园 大学 学院 医院 宾馆 酒店 饭店 新村 公寓 大楼 中心 银行 ' +
  '中学 小学 家园 花苑 商厦 商场 机场 火车 车站 集团 公司 美食 名都 豪庭 雅苑 别墅 ' +
  '山庄 度假 体育 剧院 书店 时代 市场 工业 科技 产业 创业 软件 国宾 世家 一品 华府 ' +
  '名苑 佳苑 嘉园 湾畔 理工 师范 农业 交通大 财经 外国语 城际'
).split(' ');

const SINGLE = '路街弄巷道桥村镇乡寺庙站港庄组堡坊庵';

const DIRECTION = 1;
const NUMERAL = 2;
const ROAD_FIRST = 4;
/** The first character of any of the words above: most text is let through by one look-up. */
const THING_FIRST = 8;
const IS_SINGLE = 16;
const ROAD = 32;
const INSTITUTION_FIRST = 64;
const WITHIN_FIRST = 128;

const CLASSES = characterTable([
  [DIRECTION, '第东西南北中环内外新老前后上下一二三四五六七八九十'],
  [NUMERAL, '一二三五六七八九十'],
  [ROAD_FIRST, ROAD_WORDS],
  [THING_FIRST, [...ROAD_WORDS, ...PLACE_WORDS]],
  [IS_SINGLE, SINGLE],
  [ROAD, '路街弄巷'],
  [INSTITUTION_FIRST, '第人中医大学小银政公市师理图博体火汽客妇'],
  [WITHIN_FIRST, '湾县国华农林牧茶'],
]);

/** The same words by their first character. */
const PLACE_WORDS_BY_FIRST = byFirst(PLACE_WORDS);

/** Days that streets everywhere are named after: 汨罗五一路 is 五一路 in 汨罗, 汨罗一路 is no such thing. */
const DAY = /^(?:五[一四]|二七|八一|三八|七一|六一|十一|一二九|九一八)(?:[东西南北中]{0,2}[路街巷]|大道|大街|广场)/;

/** True when the text at `at` goes on as a road does: 路, 西路, 东一路, 大道 …; 二环南路 is a road of its own. */
export function isRoadAt(text: string, at: number): boolean {
  let classes = classesAt(CLASSES, text, at);
  if ((classes & NUMERAL) !== 0) {
    if (text.charAt(at + 1) === '环' || DAY.test(text.slice(at, at + 7))) return false;
  }
  if ((classes & DIRECTION) !== 0 && text.startsWith('新马路', at)) return false; // Macau's main street
  let i = at;
  for (let n = 0; n < 3 && (classes & DIRECTION) !== 0; n++) classes = classesAt(CLASSES, text, ++i);
  if ((classes & ROAD) !== 0) return text.charAt(i + 1) !== '道';
  return (classes & ROAD_FIRST) !== 0 && ROAD_WORDS.some((word) => text.startsWith(word, i));
}

/** 北三路, 东十二路: a road of a planned town, whole as it stands. */
export function isNumberedRoad(text: string, at: number): boolean {
  return /^[东西南北中][一二三四五六七八九十]{1,3}[路街巷]/.test(text.slice(at, at + 5));
}

/** What is behind 门 where a gate is meant: 崇文门外大街, 玄武门街道. */
const BEHIND_GATE = '内外东西南北大小中街路桥里站';

/** True when a name without suffix that ends at `at` is rather the beginning of the name of a road, an estate, a house. */
export function isNameOfThing(text: string, at: number): boolean {
  const classes = classesAt(CLASSES, text, at);
  if ((classes & IS_SINGLE) !== 0) {
    return !/^(?:港湾|港口大|桥[东西南北]区)/.test(text.slice(at, at + 3));
  }
  if (text.charAt(at) === '门') {
    return at + 1 === text.length || BEHIND_GATE.includes(text.charAt(at + 1));
  }
  if (isRoadAt(text, at)) return true;
  if ((classes & THING_FIRST) === 0) return false;
  for (const word of PLACE_WORDS_BY_FIRST.get(text.charCodeAt(at)) ?? []) {
    if (text.startsWith(word, at) && !isRoadNamedAfter(text, at + word.length)) return true;
  }
  return false;
}

/** 科技路 and 科技园路, 火车站路: named after the thing that ends at `at`. */
function isRoadNamedAfter(text: string, at: number): boolean {
  return (
    isRoadAt(text, at) ||
    text.startsWith('高速', at) ||
    ('园城站馆院区场'.includes(text.charAt(at) || '?') && isRoadAt(text, at + 1)) ||
    (text.startsWith('中心', at) && isRoadAt(text, at + 2))
  );
}

const INSTITUTION =
  /^(第[一二三四五六七八九十百]|人民|中心|医院|大学|学院|中学|小学|银行|政府|公安|市场|师范|理工|图书|博物|体育|火车|汽车|客运|妇幼|中医)/;

const FARM = /^(?:国营|华侨)?[农林牧茶]{1,2}场/;

/**
 * True when a name without suffix that ends at `at` is the beginning of the name of a bay or a farm, or of a county of
 * before: what it tells is true all the same, and the whole name stays in the street.
 */
export function isNameWithin(text: string, at: number, isCity: boolean): boolean {
  if ((classesAt(CLASSES, text, at) & WITHIN_FIRST) === 0) return false;
  const next = text.charAt(at);
  if (next === '湾') return text.charAt(at + 1) !== '里';
  if (next === '县') return isCity;
  return FARM.test(text.slice(at, at + 5));
}

/** True when a full name that ends at `at` is part of the name of an institution (南京市第一医院). */
export function isInstitutionAt(text: string, at: number): boolean {
  if ((classesAt(CLASSES, text, at) & INSTITUTION_FIRST) === 0) return false;
  return INSTITUTION.test(text.slice(at, at + 4));
}
