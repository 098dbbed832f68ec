/**
 * Addresses of countries without a reader of their own: segments between commas, the postal code by its form, city and
 * region beside it, the street with its number. Conservative: what has no certain place stays in the street.
 */
import type { IssueCode } from '../../../record/issue.js';
import { countryCode, countryName } from '../../country.js';
import { type Components, emptyComponents } from '../address.js';
import { segmentsOf } from '../text.js';
import { takeDistrict } from './districts.js';
import { COUNTRY_FORMS, type CountryForm, postalCodeOf, regionCode, UK_COUNTIES } from './forms.js';
import { takeHouse } from './house.js';
import { fromSmallToLarge } from './russia.js';

const MAIN = /\d/;

/** Components of an address. `text`: tidied, lines joined by commas. `country`: ISO code or null when it is not known. */
export function readInternational(text: string, country: string | null): Components {
  const components = emptyComponents();
  components.country = country;
  const segments = filledSegments(country === 'BR' ? text.replace(/ - (?![A-Z]{2}(?:,|$| \d))/g, ', ') : text);
  dropCountry(segments, country);
  if (country === 'RU' || country === 'UA' || country === 'BY' || country === 'KZ')
    fromSmallToLarge(segments, components);
  const form = country === null ? undefined : COUNTRY_FORMS.get(country);
  const place = form === undefined ? null : takePlace(segments, form, components);
  if (place === null) takeCity(segments, components);
  if (country === 'GB' && place !== null) townBeforeCounty(segments, components);
  if (country === 'SG' && components.postalCode !== null) keepStreetOfCityState(segments, components);
  if (country !== null) takeDistrict(segments, components, country);
  takeHouse(segments, components, country);
  return judge(components, country, form);
}

/** The same from columns: city, region and code stand by themselves, `lines` are those of the street. */
export function readInternationalParts(
  lines: readonly string[],
  place: { readonly city: string; readonly province: string; readonly district: string; readonly postalCode: string },
  country: string | null,
): Components {
  const components = emptyComponents();
  components.country = country;
  const form = country === null ? undefined : COUNTRY_FORMS.get(country);
  components.city = place.city === '' ? null : place.city;
  components.province = place.province === '' ? null : place.province;
  components.district = place.district === '' ? null : place.district;
  takeHouse(lines.flatMap(filledSegments), components, country);
  const code = form === undefined ? null : postalCodeOf(place.postalCode, form);
  components.postalCode = code ?? (place.postalCode === '' ? null : place.postalCode);
  const judged = judge(components, country, form);
  if (form !== undefined && code === null && place.postalCode !== '')
    judged.issues = [...judged.issues, 'postal-code-invalid'];
  return judged;
}

/** `Farnham, Surrey GU9 7SS`: the county is the region, the town stands before it. */
function townBeforeCounty(segments: string[], components: Components): void {
  const last = segments[segments.length - 1];
  if (last === undefined || segments.length < 2 || MAIN.test(last)) return;
  if (!UK_COUNTIES.has((components.city ?? '').toLowerCase())) return;
  components.province = components.city;
  components.city = segments.pop() ?? null;
}

/** Singapore is one city: what else stood beside the code (`S(079903)`) is the end of the street. */
function keepStreetOfCityState(segments: string[], components: Components): void {
  const rest = withoutSingapore(components.city ?? '');
  if (rest !== '') segments.push(rest);
  components.city = 'Singapore';
}

/** A text without the city's name at its end and what surrounds that; by hand, since a pattern for it is slow on blanks. */
function withoutSingapore(text: string): string {
  const endOf = (from: number, letters: RegExp) => {
    let end = from;
    while (end > 0 && letters.test(text[end - 1] as string)) end--;
    return end;
  };
  const name = /\b(?:S|Singapore)$/i.exec(text.slice(0, endOf(text.length, /[\s()]/)));
  return name === null ? text : text.slice(0, endOf(name.index, /[\s,(]/));
}

const filledSegments = (text: string): string[] =>
  segmentsOf(text)
    .map((segment) => segment.trim())
    .filter((segment) => segment !== '');

function judge(components: Components, country: string | null, form: CountryForm | undefined): Components {
  const issues: IssueCode[] = [];
  let confidence = country === null ? 0.4 : 0.8;
  if (components.street === null && components.city === null) {
    issues.push('address-unrecognized');
    confidence = 0.1;
  } else if (components.street === null || components.city === null) {
    issues.push('address-incomplete');
    confidence -= 0.2;
  }
  if (country !== null && components.province !== null) components.province = regionCode(country, components.province);
  components.confidence = Math.round(confidence * 100) / 100;
  components.issues = issues;
  components.standard = issues.includes('address-unrecognized') ? '' : standardLine(components, form);
  return components;
}

function dropCountry(segments: string[], country: string | null): void {
  const last = segments[segments.length - 1];
  if (last === undefined || country === null) return;
  if (country === 'SG' && segments.length < 3) return;
  const inner = segments.findIndex((segment, at) => at > 0 && segment.length > 2 && isCountry(segment, country));
  if (segments.length > 1 && isCountry(last, country)) segments.pop();
  else if (inner > 0) segments.splice(inner, 1);
  // From large to small, as in Russia.
  else if (segments.length > 1 && segments[0]?.length !== 2 && isCountry(segments[0] ?? '', country)) segments.shift();
  else {
    const words = last.split(' ');
    for (const count of [1, 2]) {
      const name = words.slice(-count).join(' ');
      const isCodeAlone = /^(?:[A-Z]{1,3}-)?[\d ]*$/.test(words.slice(0, -count).join(' ')); // `L-2560 Luxembourg`
      if (
        words.length > count &&
        name.length > 2 &&
        !isCodeAlone &&
        country !== 'SG' &&
        countryCode(name) === country
      ) {
        segments[segments.length - 1] = words.slice(0, -count).join(' ');
        return;
      }
    }
  }
}

/** True for the name of the country and nothing else. */
const isCountry = (text: string, country: string): boolean => countryCode(text.replace(/[()]/g, '')) === country;

/** Takes postal code, city and region off the last segments; null when no postal code is there. */
function takePlace(segments: string[], form: CountryForm, components: Components): true | null {
  for (let at = segments.length - 1; at >= Math.max(0, segments.length - 3); at--) {
    const segment = segments[at] as string;
    const match = form.postal.exec(segment);
    if (match?.[1] === undefined || (at === 0 && segments.length > 1 && beginsWith(segment, match))) continue;
    if (at > 0 && segment === match[0] && form.order === 'before-city' && cityFirst(segments, at)) {
      components.postalCode = postalCodeOf(segment, form);
      segments.splice(at, 1);
      setCity(segments.shift() as string, form, components);
      return true;
    }
    components.postalCode = postalCodeOf(segment, form);
    const beside = clean(
      segment.slice(0, match.index).replace(/(?:\b[A-Z]{1,3}-|CEP:? ?|C\.?P\.? ?|〒)$/, '') +
        segment.slice(match.index + match[0].length),
    );
    const behind = segments.splice(at).slice(1);
    const street = clean(segment.slice(0, match.index).replace(/(?:\b[A-Z]{1,3}-|C\.?P\.? ?)$/, ''));
    const city = clean(segment.slice(match.index + match[0].length));
    if (form.order === 'before-city' && MAIN.test(street) && city !== '') {
      // `Musterstraße 12 80331 München`: no comma before the code.
      segments.push(street);
      setCity(city, form, components);
      if (behind.length > 0) components.province ??= behind.join(', ');
      return true;
    }
    if (form.order === 'before-city') {
      setCity(beside !== '' ? beside : (behind.shift() ?? ''), form, components);
      if (components.province === null && behind.length > 0) components.province = behind.join(', ');
      else if (behind.length > 0) segments.push(...behind);
      return true;
    }
    if (behind.length > 0 && components.province === null) components.province = behind.join(', ');
    placeBeside(segments, beside, form, components);
    return true;
  }
  return fromLargeToSmall(segments, form, components);
}

/** True where nothing stands before a code but the letters of its country. */
const beginsWith = (segment: string, code: RegExpExecArray): boolean =>
  code.index === 0 || /^[A-Z]{1,3}-$/.test(segment.slice(0, code.index));

/** `Budapest, Nádor u. 9, 1051`: the code alone, the city before the street. */
const cityFirst = (segments: readonly string[], at: number): boolean =>
  at === segments.length - 1 && at >= 2 && !MAIN.test(segments[0] as string) && MAIN.test(segments[at - 1] as string);

/** `1051 Budapest, Nádor utca 9.`: code and city before the street, which has the number. */
function fromLargeToSmall(segments: string[], form: CountryForm, components: Components): true | null {
  const first = segments[0] ?? '';
  const match = form.order === 'before-city' ? form.postal.exec(first) : null;
  if (match === null || !beginsWith(first, match)) return null;
  const city = clean(first.slice(match.index + match[0].length));
  if (!/^\p{L}[^\d]*$/u.test(city) || !segments.slice(1).some((segment) => MAIN.test(segment))) return null;
  components.postalCode = postalCodeOf(first, form);
  setCity(city, form, components);
  segments.shift();
  return true;
}

/** The words beside a code that stands behind city or region. */
function placeBeside(segments: string[], beside: string, form: CountryForm, components: Components): void {
  const region = form.region?.exec(beside);
  const named = region?.[1] !== undefined ? clean(beside.replace(region[1], '')) : beside;
  if (region?.[1] !== undefined) components.province = region[1].length <= 3 ? region[1].toUpperCase() : region[1];
  if (named !== '' && (segments.length > 0 || !MAIN.test(named))) {
    if (
      form.order === 'after-region' &&
      // New Delhi, Delhi: a city called after its region.
      (form.region === undefined || segments[segments.length - 1]?.endsWith(` ${named}`) === true) &&
      segments.length > 1 &&
      !MAIN.test(segments[segments.length - 1] ?? '')
    ) {
      components.province = named;
      components.city = segments.pop() ?? null;
    } else components.city = named;
    return;
  }
  if (named !== '') {
    // No comma at all: the last word is the city.
    const words = named.split(' ');
    components.city = words.pop() ?? null;
    segments.push(words.join(' '));
    return;
  }
  const last = segments[segments.length - 1];
  if (last === undefined || segments.length < 2) return;
  if (form.region?.exec(last)?.[0].trim() === last && segments.length > 2) components.province = segments.pop() ?? null;
  setCity(segments.pop() ?? '', form, components);
}

function setCity(text: string, form: CountryForm, components: Components): void {
  const region = form.region?.exec(text);
  if (region?.[1] !== undefined && clean(text.replace(region[0], '')) !== '') {
    components.province ??= region[1].length <= 3 ? region[1].toUpperCase() : region[1];
    components.city = clean(text.replace(region[0], ''));
  } else components.city = text === '' ? null : text;
}

function takeCity(segments: string[], components: Components): void {
  const last = segments[segments.length - 1];
  if (segments.length < 2 || last === undefined || (MAIN.test(last) && !NUMBERED_CITY.test(last))) return;
  components.city = segments.pop() ?? null;
}

/** Cities that write the number of a quarter behind their name. */
const NUMBERED_CITY = /^(?:Colombo|Dublin|Praha|Prague|Lyon|Marseille|Paris) \d{1,2}$/i;

/** The country's name, unless the city is called the same and stands already (Singapore). */
function named(country: string, city: string | null): string | null {
  const name = countryName(country, 'en');
  return name === city ? null : name;
}

const clean = (text: string): string =>
  text
    .replace(/\(\s*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,./()-]+|[\s,./(-]+$/g, '')
    .trim();

function standardLine(components: Components, form: CountryForm | undefined): string {
  const { street, building, unit, floor, room, district, city, province, postalCode, country } = components;
  const place =
    form?.order === 'before-city'
      ? [[postalCode, city], [province]]
      : form?.order === 'after-region'
        ? form.region === undefined || form.regionApart === true
          ? [[city], [province, postalCode]]
          : [[city, province, postalCode]]
        : [[city, postalCode], [province]];
  const words = [
    [street],
    [building],
    [unit],
    [floor],
    [room],
    [district],
    ...place,
    [country === null ? null : named(country, city)],
  ];
  return words
    .map((group) => group.filter((part) => part !== null).join(' '))
    .filter((part) => part !== '')
    .join(', ');
}
