/**
 * Chinese addresses made from the table of divisions, with levels left out and names abbreviated at random. What is left
 * out can be told from the rest; what cannot be told by anybody is made rarely, as it occurs.
 */
import { stemOf } from '../../../../../src/domain/normalize/postal-address/china/names.js';
import {
  allRegions,
  levelNames,
  type Region,
  townsOf,
} from '../../../../../src/domain/normalize/postal-address/china/regions.js';

export interface Made {
  readonly text: string;
  readonly province: string;
  readonly city: string | null;
  readonly district: string | null;
}

/** A linear congruential generator: the same addresses for the same seed everywhere. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const ROADS =
  '人民路 中山路 解放大道 建设街 和平路 新华大街 长江路 文化路 朝阳路 北京路 南京西路 胜利巷 青年路 迎宾大道 学府街 东风路 滨河路 工业北路'.split(
    ' ',
  );
const ESTATES = '幸福小区 阳光花园 锦绣家园 万达广场 金色世纪城 碧桂园 恒大名都 东方花园 绿地香颂 龙湖天街'.split(' ');
const SEPARATORS = ['', '', '', ' ', ',', '，', '-'];

/** `count` addresses of counties drawn at random. */
export function makeAddresses(count: number, seed: number): Made[] {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const number = (most: number): number => 1 + Math.floor(next() * most);
  const regions = allRegions();
  const counties = regions.filter(({ level, country }) => level === 3 && country === 'CN');
  const times = new Map<string, number>();
  for (const { name } of regions) times.set(name, (times.get(name) ?? 0) + 1);
  const short = (name: string): string => (stemOf(name).length > 1 ? stemOf(name) : name);

  const street = (): string => {
    let text = `${pick(ROADS)}${number(999)}号`;
    if (next() < 0.5) text += pick(ESTATES);
    if (next() < 0.5) text += `${number(30)}${pick(['号楼', '栋', '幢'])}`;
    if (next() < 0.3) text += `${number(6)}单元`;
    if (next() < 0.5) text += `${number(30)}0${number(9)}室`;
    return text;
  };
  const make = (county: Region): Made => {
    const { province, city, district } = levelNames(county);
    const municipality = province === city;
    const direct = city === district;
    let first = next() < 0.3 ? short(province) : province;
    let second = city === null || direct ? '' : next() < 0.3 ? short(city) : city;
    if (municipality && next() < 0.6) second = '';
    let third = next() < 0.2 ? short(district ?? '') : (district ?? '');
    const draw = next();
    if (draw < 0.15 && !municipality && !direct) first = '';
    else if (draw < 0.3 && !direct) second = '';
    else if (draw < 0.36 && times.get(district ?? '') === 1) [first, second, third] = ['', '', district ?? ''];
    const towns = townsOf(county);
    const town = next() < 0.3 && towns.length > 0 ? pick(towns).name : '';
    const text = [first, second, third, town + street()].filter((part) => part !== '').join(pick(SEPARATORS));
    return { text, province, city, district };
  };
  return Array.from({ length: count }, () => make(pick(counties)));
}
