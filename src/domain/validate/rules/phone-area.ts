/** Landlines of mainland China beside the province of the address: an area code belongs to one province. */
import { toSimplified } from '../../normalize/han.js';
import type { StandardRecord } from '../../record/record.js';
import type { Found } from '../rule.js';

/**
 * Area codes without the trunk zero, by province (beginning of its name, two characters). A code of two digits stands for
 * all that begin with it, unless a longer one is listed.
 */
const AREAS: ReadonlyMap<string, string> = new Map(
  [
    '北京 10',
    '上海 21',
    '天津 22',
    '重庆 23',
    '广东 20 75 76 660 662 663 668',
    '辽宁 24 41 42',
    '江苏 25 51 523 527',
    '湖北 27 71 72',
    '四川 28 81 825 826 827 83',
    '陕西 29 91',
    '河北 31 335',
    '山西 349 35',
    '河南 37 39',
    '吉林 43',
    '黑龙 45 46',
    '内蒙 47 482 483',
    '山东 53 543 546 63',
    '安徽 55 56',
    '浙江 57 580',
    '福建 59',
    '江西 79 701',
    '湖南 73 74',
    '广西 77',
    '贵州 85',
    '云南 87 883 886 887 888 691 692',
    '海南 898',
    '西藏 891 892 893 894 895 896 897',
    '甘肃 93 941 943',
    '宁夏 951 952 953 954 955',
    '青海 97',
    '新疆 99 901 902 903 906 908 909',
  ].flatMap((line) => {
    const [province = '', ...codes] = line.split(' ');
    return codes.map((code) => [code, province] as const);
  }),
);

/** The province (first two characters of its name) of an area code without its zero, or null. */
export function provinceOfAreaCode(area: string): string | null {
  return AREAS.get(area) ?? AREAS.get(area.slice(0, 2)) ?? null;
}

/** One finding at most. Mobile numbers belong to no place. */
export function checkPhoneArea(record: StandardRecord): readonly Found[] {
  let province = '';
  for (const value of record.values) {
    if (value.field === 'province' && province === '') province = toSimplified(value.standard).slice(0, 2);
  }
  if (!/^[\u4e00-\u9fff]{2}$/.test(province) || !PROVINCES.has(province)) return [];
  for (const { field, standard } of record.values) {
    if (field !== 'phone' && field !== 'fax') continue;
    const area = landlineArea(standard);
    const home = area === null ? null : provinceOfAreaCode(area);
    if (home !== null && home !== province) return [{ code: 'phone-city-conflict', field }];
  }
  return [];
}

const PROVINCES: ReadonlySet<string> = new Set(AREAS.values());

/** `+862158881234` → `21`; null for mobiles, service numbers and other countries. */
function landlineArea(e164: string): string | null {
  const match = /^\+86(10|2\d|[3-9]\d{2})\d{7,8}(?:;|$)/.exec(e164);
  if (match === null || /^\+86(?:1[3-9]\d{9}|[48]00\d{7})(?:;|$)/.test(e164)) return null;
  return match[1] as string;
}
