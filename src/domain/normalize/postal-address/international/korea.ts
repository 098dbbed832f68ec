/** Korean addresses in Hangul: 서울특별시 강남구 테헤란로 123, 4층 (역삼동) 06234. */
import { type Components, emptyComponents } from '../address.js';

const SHORT: Readonly<Record<string, string>> = {
  서울: '서울특별시',
  서울시: '서울특별시',
  부산: '부산광역시',
  부산시: '부산광역시',
  대구: '대구광역시',
  대구시: '대구광역시',
  인천: '인천광역시',
  인천시: '인천광역시',
  광주: '광주광역시',
  광주시: '광주광역시',
  대전: '대전광역시',
  대전시: '대전광역시',
  울산: '울산광역시',
  울산시: '울산광역시',
  세종: '세종특별자치시',
  세종시: '세종특별자치시',
  경기: '경기도',
  강원: '강원특별자치도',
  강원도: '강원특별자치도',
  충북: '충청북도',
  충남: '충청남도',
  전북: '전북특별자치도',
  전라북도: '전북특별자치도',
  전남: '전라남도',
  경북: '경상북도',
  경남: '경상남도',
  제주: '제주특별자치도',
  제주도: '제주특별자치도',
}; // prettier-ignore

/** Components; province is the 시 or 도, city the 시, 군 (or 구 of a metropolitan city), district the 구 of a city. */
export function readKorea(text: string): Components {
  const components = emptyComponents();
  components.country = 'KR';
  let rest = text.replace(/^(?:대한민국|한국)[\s,]*/, '');
  const code = /(?<![\s,(])[\s,(]*(?:우\)?\s?)?(?<![\d-])(\d{5})(?![\d-])\)?$|^\(?(?:우\)?\s?)?(\d{5})\)?[\s,]+/.exec(
    rest,
  );
  if (code !== null) {
    components.postalCode = code[1] ?? code[2] ?? null;
    rest = `${rest.slice(0, code.index)} ${rest.slice(code.index + code[0].length)}`.trim();
  }
  const words = rest.split(/[\s,]+/).filter((word) => word !== '');
  const province = words[0] ?? '';
  const full = SHORT[province] ?? (/(?:특별시|광역시|특별자치시|특별자치도|도)$/.test(province) ? province : undefined);
  let at = 0;
  if (full !== undefined) {
    components.province = full;
    at = 1;
  }
  const metropolitan = full?.endsWith('시') ?? false;
  const city = words[at] ?? '';
  if (/[가-힣]{1,5}[시군구]$/.test(city)) {
    components.city = metropolitan && full !== undefined ? full : city;
    if (metropolitan) components.district = city;
    at++;
    if (!metropolitan && /[가-힣]{1,4}구$/.test(words[at] ?? '')) components.district = words[at++] ?? null;
  } else if (metropolitan) components.city = full ?? null;
  if (/^[가-힣]{1,5}[읍면]$/.test(words[at] ?? '')) components.town = words[at++] ?? null;
  const tail = words.slice(at).filter((word) => !/^\(.*\)$/.test(word));
  const floorAt = tail.findIndex((word) => /^\d{1,3}층$/.test(word));
  if (floorAt >= 0) components.floor = tail.splice(floorAt, 1)[0] ?? null;
  const roomAt = tail.findIndex((word) => /^\d{1,5}호$/.test(word));
  if (roomAt >= 0) components.room = tail.splice(roomAt, 1)[0] ?? null;
  const buildingAt = tail.findIndex((word) => /^\d{1,4}동$/.test(word));
  if (buildingAt >= 0) components.building = tail.splice(buildingAt, 1)[0] ?? null;
  components.street = tail.length === 0 ? null : tail.join(' ');
  components.houseNumber =
    /\d+(?:-\d+)?/.exec(/[로길동리]\s?(\d+(?:-\d+)?)/.exec(components.street ?? '')?.[1] ?? '')?.[0] ?? null;
  const known = components.city !== null;
  components.confidence = known && components.province !== null ? 0.9 : 0.5;
  components.issues = known ? [] : [components.street === null ? 'address-unrecognized' : 'address-incomplete'];
  const levels = [
    components.province,
    metropolitan ? null : components.city,
    components.district,
    components.town,
    components.street,
  ];
  const all = [...levels, components.building, components.floor, components.room].filter((part) => part !== null);
  if (components.postalCode !== null) all.push(components.postalCode);
  components.standard = all.join(' ');
  return components;
}
