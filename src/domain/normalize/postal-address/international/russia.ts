/** Addresses of Russia and its neighbours, which are written from large to small as often as from small to large. */
import type { Components } from '../address.js';

const CODE = /^\d{5,6}$/;
const REGION = /(?:^|[ .])(?:обл|область|край|респ|республика|АО|округ|область)\.?$|^(?:Республика|респ\.?) /i;
const CITY = /^(?:г|гор|город|пос|пгт|с|д|дер|село|посёлок|поселок|м|місто|смт)\.? ?(?=\p{Lu}[\p{Ll}-]{2})/u;
const CITIES = new Set(
  'москва,санкт-петербург,новосибирск,екатеринбург,казань,нижний новгород,челябинск,самара,омск,ростов-на-дону,уфа,красноярск,воронеж,пермь,волгоград,краснодар,саратов,тюмень,тольятти,ижевск,барнаул,иркутск,хабаровск,владивосток,ярославль,томск,кемерово,минск,киев,київ,харків,одеса,львів,алматы,астана'.split(
    ',',
  ),
);

/** Puts code, region and city of `segments` behind the street, and the region into `components`. */
export function fromSmallToLarge(segments: string[], components: Components): void {
  const code = take(segments, (segment) => CODE.test(segment));
  const region = take(segments, (segment) => REGION.test(segment));
  const city = take(
    segments,
    (segment, at) =>
      CITIES.has(nameOf(segment).toLowerCase()) || (at < 3 && CITY.test(segment) && nameOf(segment) !== segment),
  );
  components.province = region;
  if (city !== null) segments.push(code === null ? nameOf(city) : `${nameOf(city)} ${code}`);
  else if (code !== null) segments.push(code);
}

const nameOf = (segment: string): string => segment.replace(CITY, '');

function take(segments: string[], is: (segment: string, at: number) => boolean): string | null {
  const at = segments.findIndex(is);
  return at < 0 ? null : (segments.splice(at, 1)[0] ?? null);
}
