/** Quarters, districts and towns within cities, where the custom of a country names them. */
import type { Components } from '../address.js';

const MAIN = /\d/;

/** Cities of the Emirates, which have no postal codes. */
const EMIRATES = /^(?:dubai|abu dhabi|sharjah|ajman|al ain|ras al[ -]khaimah|fujairah|umm al[ -]quwain)$/i;

const MEXICAN_QUARTER = /^col(?:onia|\.) /i;

/** What a segment is by its first word (or last, in Korea): district, or town (ward) within it. */
const BY_WORD: Readonly<Record<string, readonly [district: RegExp, town: RegExp]>> = {
  VN: [
    /^(?:quận|q\.|huyện|h\.|thị xã|tx\.|district|dist\.) ?[\p{L}\d]/iu,
    /^(?:phường|p\.|xã|thị trấn|tt\.|ward) ?[\p{L}\d]/iu,
  ],
  KR: [/^\p{L}[\p{L} -]*-g(?:u|un)$/iu, /^\p{L}[\p{L}\d -]*-(?:dong|eup|myeon)$/iu],
  TR: [/(?!)/, /^\p{L}[\p{L} .]* (?:mah\.?|mahallesi)$/iu],
};

/** Takes from the end of the street what is the quarter: behind the house in Brazil, before a stroke in Turkey, a colonia in Mexico. */
export function takeDistrict(segments: string[], components: Components, country: string): void {
  const last = segments[segments.length - 1] ?? '';
  if (country === 'AE' && components.city === null) {
    const at = segments.findIndex((segment) => EMIRATES.test(segment));
    if (at >= 0) components.city = segments.splice(at, 1)[0] ?? null;
  }
  if (country === 'TH') inThailand(segments, components);
  if (country === 'TR' && atStroke(segments, components)) return;
  if (country === 'PH' && /^metro manila$/i.test(components.city ?? '') && segments.length > 1 && !MAIN.test(last)) {
    components.province = components.city;
    components.city = segments.pop() ?? null;
    return;
  }
  const words = BY_WORD[country];
  if (words !== undefined) {
    const [isDistrict, isTown] = words;
    components.district ??= taken(segments, isDistrict);
    components.town ??= taken(segments, isTown);
  }
  const behindHouse = (country === 'BR' || country === 'TR') && segments.length > 1 && !MAIN.test(last);
  if (
    (behindHouse && segments.some((segment) => MAIN.test(segment))) ||
    (country === 'MX' && MEXICAN_QUARTER.test(last))
  )
    components.district ??= segments.pop() ?? null;
}

/** A segment of that kind that is not the only one. */
function taken(segments: string[], is: RegExp): string | null {
  const at = segments.length < 2 ? -1 : segments.findIndex((segment, i) => i > 0 && is.test(segment));
  return at < 0 ? null : (segments.splice(at, 1)[0] ?? null);
}

/** `Çankaya/Ankara`, also at the end of a line with no comma before it. True where there is one. */
function atStroke(segments: string[], components: Components): boolean {
  const text = components.city ?? '';
  const at = text.lastIndexOf('/');
  const before = text.slice(0, Math.max(0, at));
  const blank = before.lastIndexOf(' ');
  // A street and a house number before them; without, all before the stroke is the district.
  const street = /\d/.test(before.slice(0, Math.max(0, blank))) ? before.slice(0, blank) : null;
  const district = street === null ? before : before.slice(blank + 1);
  const city = text.slice(at + 1).replace(/^\s/, '');
  if (!/^\p{L}[^/\d]*$/u.test(district) || !/^\p{L}/u.test(city)) return false;
  if (street !== null) segments.push(street);
  components.district = district;
  components.city = city;
  return true;
}

const THAI_PARTS = {
  town: /^(?:แขวง|ตำบล|ต\.)/,
  district: /^(?:เขต|อำเภอ|อ\.)/,
  city: /^(?:จังหวัด|จ\.|กรุงเทพ)/,
} as const;

/** Thai names of parts begin with what they are; blanks part them. Bangkok is a province and a city. */
function inThailand(segments: string[], components: Components): void {
  if (/^bangkok$/i.test(components.province ?? '') && components.city !== null) {
    components.district = components.city;
    components.city = components.province;
    components.province = null;
  }
  const found = new Map<string, string>();
  const rest = [...segments, components.city ?? ''].map((segment) =>
    segment
      .split(' ')
      .filter((word) => {
        const part = Object.entries(THAI_PARTS).find(([name, begins]) => begins.test(word) && !found.has(name));
        if (part !== undefined) found.set(part[0], word);
        return part === undefined;
      })
      .join(' '),
  );
  if (found.size === 0) return;
  const city = rest.pop() as string;
  components.city = found.get('city') ?? (city === '' ? null : city);
  if (found.has('city') && city !== '') rest.push(city);
  components.district = found.get('district') ?? components.district;
  components.town = found.get('town') ?? components.town;
  segments.splice(0, segments.length, ...rest.filter((segment) => segment !== ''));
}
