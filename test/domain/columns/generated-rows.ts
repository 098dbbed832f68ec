/** Rows of invented customers by field, for tests that need a file of a given form. */
import type { FieldName } from '../../../src/domain/record/fields.js';

/** A small generator of numbers, the same for the same seed. */
export function random(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

export type Language = 'en' | 'zh' | 'fr';

const GIVEN =
  'Mary James Linda Robert Susan Karen David Nancy Betty Paul Laura Kevin Emma Oliver Grace Henry Alice Peter Rachel Simon'.split(
    ' ',
  );
const FAMILY =
  'Smith Johnson Brown Miller Davis Wilson Taylor Clark Lewis Walker Hall Young King Wright Green Baker Adams Carter Turner Parker'.split(
    ' ',
  );
const CITIES = 'Boston|Chicago|Denver|Seattle|Houston|New York|Atlanta|Dallas|Portland|Austin'.split('|');
const STATES = 'MA IL CO WA TX NY GA OR CA FL'.split(' ');
const STREETS = 'Main St|Oak Avenue|Lake Shore Dr|Maple Rd|Elm Street|Washington Blvd|Park Lane|2nd Ave'.split('|');
const COMPANIES =
  'Northwind Trading Ltd|Acme Corporation|Blue River Foods Inc|Summit Health Group|Orion Software LLC|Harbor Logistics GmbH|Pine Consulting'.split(
    '|',
  );
const ZH_FAMILY = [...'王李张刘陈杨黄赵吴周徐孙'];
const ZH_GIVEN = '伟|芳|秀英|敏|静|丽华|强|磊|洋|艳红|勇|建国|志明|晓东'.split('|');
const ZH_CITY = '杭州市|苏州市|成都市|武汉市|青岛市|广州市'.split('|');
const ZH_PROVINCE = '浙江省|江苏省|四川省|湖北省|山东省|广东省'.split('|');
const ZH_DISTRICT = '西湖区|姑苏区|武侯区|洪山区|市南区|天河区'.split('|');
const ZH_COMPANY =
  '杭州远望科技有限公司|苏州明达贸易有限公司|成都华锐机械厂|武汉东方集团|青岛海星实业有限公司|广州天成商行'.split('|');

type Make = (below: (n: number) => number, row: number) => string;

const pick = (list: readonly string[], below: (n: number) => number): string => list[below(list.length)]!;
const two = (n: number): string => String(n).padStart(2, '0');
const digits = (count: number, below: (n: number) => number): string =>
  Array.from({ length: count }, () => below(10)).join('');

const EN: Readonly<Partial<Record<FieldName | 'id', Make>>> = {
  id: (_, row) => `00Q${String(row + 1000)}`,
  fullName: (below) => `${pick(GIVEN, below)} ${pick(FAMILY, below)}`,
  givenName: (below) => pick(GIVEN, below),
  middleName: (below) => 'ABCDEFGH'.charAt(below(8)),
  familyName: (below) => pick(FAMILY, below),
  namePrefix: (below) => pick(['Mr.', 'Ms.', 'Dr.', 'Mrs.'], below),
  nameSuffix: (below) => pick(['Jr.', 'III', 'Sr.'], below),
  nickname: (below) => pick(['Bob', 'Liz', 'Jim', 'Kate'], below),
  gender: (below) => pick(['male', 'female'], below),
  birthDate: (below) => `${1940 + below(65)}-${two(1 + below(12))}-${two(1 + below(28))}`,
  birthYear: (below) => String(1940 + below(65)),
  birthMonth: (below) => String(1 + below(12)),
  birthDay: (below) => String(1 + below(28)),
  nationalId: (below) => `${digits(3, below)}-${digits(2, below)}-${digits(4, below)}`,
  organization: (below) => `${pick(FAMILY, below)} & ${pick(COMPANIES, below)}`,
  department: (below) => pick(['Sales', 'Finance', 'Legal', 'R&D'], below),
  jobTitle: (below) => pick(['Sales manager', 'Engineer', 'CFO', 'Buyer', 'Office assistant'], below),
  industry: (below) => pick(['Retail', 'Software', 'Health care'], below),
  taxId: (below) => digits(9, below),
  website: (below) => `https://www.site${below(500)}.com`,
  phone: (below) => `(${2 + below(8)}${digits(2, below)}) 555-${digits(4, below)}`,
  mobile: (below) => `+1 ${2 + below(8)}${digits(2, below)} 555 ${digits(4, below)}`,
  fax: (below) => `(${2 + below(8)}${digits(2, below)}) 555-${digits(4, below)}`,
  email: (below) => `user${below(9999)}@example${below(30)}.com`,
  wechat: (below) => `wx_${digits(6, below)}`,
  address: (below) =>
    `${1 + below(900)} ${pick(STREETS, below)}, ${pick(CITIES, below)}, ${pick(STATES, below)} ${digits(5, below)}`,
  street: (below) => `${1 + below(900)} ${pick(STREETS, below)}`,
  street2: (below) => `Suite ${1 + below(90)}`,
  houseNumber: (below) => String(1 + below(900)),
  unit: (below) => `${1 + below(40)}${'ABC'.charAt(below(3))}`,
  poBox: (below) => `PO Box ${1 + below(900)}`,
  city: (below) => pick(CITIES, below),
  province: (below) => pick(STATES, below),
  postalCode: (below) => `${1 + below(9)}${digits(4, below)}`,
  country: (below) => pick(['United States', 'Canada', 'Germany'], below),
  customerNumber: (below) => `CN-${digits(6, below)}`,
  owner: (below) => pick(['Pat Doe', 'Kim Lee'], below),
  leadSource: (below) => pick(['Web', 'Referral', 'Trade show'], below),
  stage: (below) => pick(['Open', 'Qualified', 'Closed'], below),
  tags: (below) => pick(['vip;retail', 'trade', '* myContacts'], below),
  notes: (below) => pick(['Called twice, wants a quote', 'Asked for delivery in May', 'No answer'], below),
  amount: (below) => `${below(90000)}.50`,
  emailOptOut: (below) => pick(['true', 'false'], below),
  createdAt: (below) => `20${10 + below(14)}-${two(1 + below(12))}-${two(1 + below(28))}T10:11:12.000+0000`,
  modifiedAt: (below) => `2023-${two(1 + below(12))}-${two(1 + below(28))} 10:11`,
  identifier: (below) => `LIC-${digits(7, below)}`,
};

const ZH: Readonly<Partial<Record<FieldName | 'id', Make>>> = {
  ...EN,
  fullName: (below) => pick(ZH_FAMILY, below) + pick(ZH_GIVEN, below),
  givenName: (below) => pick(ZH_GIVEN, below),
  familyName: (below) => pick(ZH_FAMILY, below),
  gender: (below) => pick(['男', '女'], below),
  birthDate: (below) => `${1940 + below(65)}年${1 + below(12)}月${1 + below(28)}日`,
  organization: (below) => pick(ZH_CITY, below).slice(0, 2) + pick(ZH_GIVEN, below) + pick(ZH_COMPANY, below).slice(2),
  department: (below) => pick(['销售部', '财务部', '采购部'], below),
  jobTitle: (below) => pick(['经理', '工程师', '采购主管', '董事长'], below),
  industry: (below) => pick(['零售', '软件', '制造业'], below),
  phone: (below) => `0571-8${digits(7, below)}`,
  mobile: (below) => `13${digits(9, below)}`,
  address: (below) =>
    `${pick(ZH_PROVINCE, below)}${pick(ZH_CITY, below)}${pick(ZH_DISTRICT, below)}文三路${1 + below(400)}号`,
  district: (below) => pick(ZH_DISTRICT, below),
  city: (below) => pick(ZH_CITY, below),
  province: (below) => pick(ZH_PROVINCE, below),
  postalCode: (below) => `3${digits(5, below)}`,
  country: () => '中国',
  owner: (below) => pick(['王小明', '李红'], below),
  leadSource: (below) => pick(['广告', '转介绍'], below),
  stage: (below) => pick(['未成交', '已成交'], below),
  notes: (below) => pick(['已电话联系，等回复', '需要报价'], below),
  legalRepresentative: (below) => pick(ZH_FAMILY, below) + pick(ZH_GIVEN, below),
  nationalId: (below) => `330106${1950 + below(50)}${two(1 + below(12))}${two(1 + below(28))}${digits(3, below)}X`,
};

/** Rows whose cells are values of the given fields; null gives words that mean nothing to anyone. */
export function rowsOf(
  fields: readonly (FieldName | 'id' | null)[],
  count: number,
  language: Language = 'en',
  seed = 1,
): readonly (readonly string[])[] {
  const below = random(seed);
  const makers = language === 'zh' ? ZH : EN;
  return Array.from({ length: count }, (_, row) =>
    fields.map((field) =>
      field === null ? pick(['foo x', 'bar y', 'baz 1'], below) : ((makers[field] ?? EN[field])?.(below, row) ?? ''),
    ),
  );
}
