/**
 * Customs of countries: the form of postal codes, where they stand, how regions are written.
 */
import { MARK, NEEDED } from './first-look.js';

export interface CountryForm {
  /** A postal code anywhere in a segment; group 1 is the code (and group 2 its second half). */
  readonly postal: RegExp;
  /** Between the groups in the standard form; null when there is one group. */
  readonly joint: string | null;
  /** Where the code stands in the standard line: before the city, behind the city, behind the region. */
  readonly order: 'before-city' | 'after-city' | 'after-region';
  /** Region in the segment of the city: codes and names. */
  readonly region?: RegExp;
  /** True when a comma stands between city and region in the standard line. */
  readonly regionApart?: boolean;
  /** Text that is found in addresses of this country only. */
  readonly certain?: RegExp;
}

const five = /(?<!\d|\d-)(\d{5})(?![\d-])/;
const four = /(?<!\d|\d-)(\d{4})(?![\d-])/;
const six = /(?<!\d|\d-)(\d{6})(?![\d-])/;

const form = (
  postal: RegExp,
  order: CountryForm['order'],
  joint: string | null = null,
  region?: RegExp,
  certain?: RegExp,
): CountryForm => ({
  postal,
  order,
  joint,
  ...(region === undefined ? {} : { region }),
  ...(certain === undefined ? {} : { certain }),
});

/** Countries of one custom. */
const same = (postal: RegExp, order: CountryForm['order'], countries: string): Readonly<Record<string, CountryForm>> =>
  Object.fromEntries(countries.split(' ').map((country) => [country, form(postal, order)]));

const PROVINCES_CA =
  /\b(AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT|Alberta|British Columbia|Manitoba|New Brunswick|Newfoundland and Labrador|Nova Scotia|Ontario|Prince Edward Island|Quebec|Québec|Saskatchewan|Yukon)\b/i;
const STATES_AU =
  /\b(ACT|NSW|NT|QLD|SA|TAS|VIC|WA|New South Wales|Queensland|South Australia|Tasmania|Victoria|Western Australia)\b/i;
const STATES_BR =
  /(?:^|[\s/-])(AC|AL|AM|AP|BA|CE|DF|ES|GO|MA|MG|MS|MT|PA|PB|PE|PI|PR|RJ|RN|RO|RR|RS|SC|SE|SP|TO)(?=$|[\s,])/;
const STATES_IN =
  /\b(Andhra Pradesh|Arunachal Pradesh|Assam|Bihar|Chhattisgarh|Goa|Gujarat|Haryana|Himachal Pradesh|Jharkhand|Karnataka|Kerala|Madhya Pradesh|Maharashtra|Manipur|Meghalaya|Mizoram|Nagaland|Odisha|Orissa|Punjab|Rajasthan|Sikkim|Tamil ?Nadu|Telangana|Tripura|Uttar Pradesh|Uttarakhand|West Bengal|Jammu (?:and|&) Kashmir|Ladakh|Puducherry|Lakshadweep|AP|KA|KL|MH|TN|TS|UP|WB|GJ|RJ|HR|MP|PB)\b\.?$/i;
const PROVINCES_IT = /(?:^|\s)\(?([A-Z]{2})\)?$/;
const UK_CODE = /\b([A-Z]{1,2}\d[A-Z\d]?)\s?(\d[ABD-HJLNP-UW-Z]{2})\b/i;
const CA_CODE = /\b([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])[ -]?(\d[ABCEGHJ-NPRSTV-Z]\d)\b/i;

const FORMS = {
  GB: form(UK_CODE, 'after-city', ' ', undefined, UK_CODE),
  CA: form(CA_CODE, 'after-region', ' ', PROVINCES_CA, CA_CODE),
  AU: form(four, 'after-region', null, STATES_AU, /\b(NSW|QLD|VIC|TAS|ACT|SA|WA|NT),? \d{4}$/),
  NZ: form(four, 'after-city'),
  IE: form(
    /\b([AC-FHKNPRTV-Y]\d[0-9W])\s?([0-9AC-FHKNPRTV-Y]{4})\b/i,
    'after-city',
    ' ',
    undefined,
    /(?:^|[ ,])[AC-FHKNPRTV-Y]\d[0-9W] [0-9AC-FHKNPRTV-Y]{4}$/,
  ),
  DE: form(
    five,
    'before-city',
    null,
    undefined,
    /(?:straße|strasse|str\.|platz|allee|postfach) ?\d.*, ?(?:D-)?\d{5} \p{L}/iu,
  ),
  AT: form(four, 'before-city'),
  CH: form(four, 'before-city'),
  FR: form(
    five,
    'before-city',
    null,
    undefined,
    /(?:^|, )\d+ ?(?:bis|ter)?,? (?:rue|avenue|boulevard|place|quai|chemin|allée|impasse|cours) .*\d{5} \p{L}|\b\d{5} \p{L}.* cedex\b/iu,
  ),
  BE: form(four, 'before-city'),
  NL: form(
    /\b(\d{4})\s?([A-Z]{2})\b/,
    'before-city',
    ' ',
    undefined,
    /\p{L} \d+ ?\p{L}{0,2}(?:[ -]?[\dIVX]{1,4})?, ?\d{4} ?[A-Z]{2} \p{L}/u,
  ),
  LU: form(four, 'before-city'),
  IT: form(five, 'before-city', null, PROVINCES_IT, /^(?:via|viale|piazza|corso|largo|vicolo) .*\d{5} \p{L}/iu),
  ES: form(
    five,
    'before-city',
    null,
    /\(([\p{L} -]+)\)$/u,
    /^(?:calle|c\/|avenida|avda\.?|plaza|paseo|carrer) .*\d{5} \p{L}/iu,
  ),
  PT: form(
    /(?<!\d)(\d{4})-(\d{3})(?!\d)/,
    'before-city',
    '-',
    undefined,
    /^(?:rua|avenida|av\.|praça|largo|travessa) .*\b\d{4}-\d{3} \p{L}/iu,
  ),
  SE: form(/(?<!\d)(\d{3})\s?(\d{2})(?!\d)/, 'before-city', ' '),
  NO: form(four, 'before-city'),
  DK: form(four, 'before-city'),
  FI: form(five, 'before-city'),
  PL: form(/(?<!\d)(\d{2})-(\d{3})(?!\d)/, 'before-city', '-', undefined, /\bul\. .*\d{2}-\d{3} \p{L}/iu),
  CZ: form(/(?<!\d)(\d{3})\s?(\d{2})(?!\d)/, 'before-city', ' '),
  GR: form(/(?<!\d)(\d{3})\s?(\d{2})(?!\d)/, 'before-city', ' '),
  TR: form(
    five,
    'before-city',
    null,
    undefined,
    /(?<!\p{L})(?:mah|cad|cd|sok|sk|bulvar[ıi]|blv|mahallesi|caddesi|sokak|sokağı)\.?(?!\p{L}).*(?<!\p{L})no ?[:.]? ?\d/iu,
  ),
  RU: form(six, 'after-city'),
  JP: form(/(?<!\d)(\d{3})-?(\d{4})(?!\d)/, 'after-region', '-'),
  KR: form(five, 'after-city'),
  SG: form(
    six,
    'after-city',
    null,
    undefined,
    /\bsingapore,? \(?\d{6}\)?$|(?:^|[ ,])S ?\(?\d{6}\)?$|(?:^|[ ,])\d{6},? singapore$/i,
  ),
  MY: form(
    five,
    'before-city',
    null,
    undefined,
    /\b\d{5} [\p{L} ]{3,30}, ?(?:Selangor|Johor|Penang|Pulau Pinang|Perak|Kedah|Sabah|Sarawak|Melaka|Pahang|Negeri Sembilan|Kelantan|Terengganu)\b/iu,
  ),
  TH: form(five, 'after-region'),
  VN: form(six, 'after-city', null, undefined, /(?<!\p{L})(?:phường|quận|huyện|thị xã|thị trấn) /iu),
  ID: form(five, 'after-region', null, undefined, /^(?:jl\.? |jalan ).*[, ]\p{L}+,? \d{5}$/iu),
  PH: form(four, 'before-city'),
  IN: {
    ...form(/(?<!\d)(\d{3})\s?(\d{3})(?!\d)/, 'after-region', '', STATES_IN),
    regionApart: true,
    certain:
      /\b(?:Andhra Pradesh|Assam|Bihar|Gujarat|Haryana|Jharkhand|Karnataka|Kerala|Madhya Pradesh|Maharashtra|Odisha|Punjab|Rajasthan|Tamil ?Nadu|Telangana|Uttar Pradesh|Uttarakhand|West Bengal)[ ,-]{1,3}\d{3} ?\d{3}$|\b\d{3} ?\d{3},? (?:Andhra Pradesh|Assam|Bihar|Gujarat|Haryana|Karnataka|Kerala|Madhya Pradesh|Maharashtra|Rajasthan|Tamil ?Nadu|Telangana|Uttar Pradesh|Uttarakhand|West Bengal)$/i,
  },
  AE: form(/(?!)/, 'after-city'),
  IL: form(/(?<!\d)(\d{7}|\d{5})(?!\d)/, 'before-city'),
  ZA: form(four, 'after-city'),
  BR: form(
    /(?<!\d)(\d{5})-?(\d{3})(?!\d)/,
    'after-region',
    '-',
    STATES_BR,
    // Without its hyphen, the code is one behind a state that a stroke sets off: `Curitiba - PR, 80020310`.
    /(?:\b(?:AC|AL|AM|AP|BA|CE|DF|ES|GO|MA|MG|MS|MT|PA|PB|PE|PI|PR|RJ|RN|RO|RR|RS|SC|SE|SP|TO),? (?:CEP:? )?\d{5}-|[/-] ?(?:AC|AL|AM|AP|BA|CE|DF|ES|GO|MA|MG|MS|MT|PA|PB|PE|PI|PR|RJ|RN|RO|RR|RS|SC|SE|SP|TO),? (?:CEP:? )?\d{5})\d{3}$/,
  ),
  MX: form(five, 'before-city'),
  AR: form(/\b([A-Z]?\d{4}(?:[A-Z]{3})?)\b/, 'before-city'),
  CL: form(/(?<!\d)(\d{7})(?!\d)/, 'before-city'),
  SA: form(/(?<!\d|\d-)(\d{5})(?:-\d{4})?(?![\d-])/, 'after-city'),
  CO: form(six, 'after-city'),
  PE: form(five, 'after-city'),
  UA: form(five, 'before-city'),
  RO: form(six, 'before-city'),
  HU: form(four, 'before-city'),
  BG: form(four, 'before-city'),
  HR: form(five, 'before-city'),
  SI: form(four, 'before-city'),
  RS: form(five, 'before-city'),
  SK: form(/(?<!\d)(\d{3})\s?(\d{2})(?!\d)/, 'before-city', ' '),
  EE: form(five, 'before-city'),
  IS: form(/(?<!\d|\d-)(\d{3})(?![\d-])/, 'before-city'),
  LV: form(/(?:LV-)?(?<!\d)(\d{4})(?!\d)/, 'after-city', null, undefined, /(?:^|[ ,])LV-\d{4}$/),
  LT: form(/(?:LT-)?(?<!\d)(\d{5})(?!\d)/, 'before-city', null, undefined, /(?:^|[ ,])LT-\d{5}$/),
  PK: form(five, 'after-city'),
  BD: form(four, 'after-city'),
  LK: form(five, 'after-city'),
  EG: form(five, 'after-city'),
  NG: form(six, 'after-city'),
  KE: form(five, 'after-city'),
  MA: form(five, 'before-city'),
  KZ: form(six, 'after-city'),
  BY: form(six, 'after-city'),
  MT: form(/\b([A-Z]{3}) ?(\d{4})\b/, 'after-city', ' '),
  AD: form(/\b(AD\d{3})\b/, 'before-city'),
  GE: form(four, 'before-city'),
  AM: form(four, 'after-city'),
  AZ: form(/\b(?:AZ ?)?(\d{4})\b/, 'after-city'),
  MD: form(/\b(?:MD-?)?(\d{4})\b/, 'before-city'),
  ...same(five, 'before-city', 'PF NC RE GP MQ GF YT MC SM VA BA ME XK DZ GT DO CU SN'),
  ...same(four, 'before-city', 'CY TN LI MK AL GL FO'),
  ...same(five, 'after-city', 'JO LB KW NP MM IQ CR MN'),
  ...same(six, 'after-city', 'KG UZ TJ TM EC'),
} as const satisfies Record<string, CountryForm>;

/** Forms by ISO 3166-1 alpha-2 code. */
export const COUNTRY_FORMS: ReadonlyMap<string, CountryForm> = new Map(Object.entries(FORMS));

/** The countries of which some addresses are certain, with what tells them, and what a text must hold for that. */
export const CERTAIN_FORMS: readonly { readonly country: string; readonly certain: RegExp; readonly needed: number }[] =
  Array.from(COUNTRY_FORMS).flatMap(([country, { certain }]) =>
    certain === undefined ? [] : [{ country, certain, needed: NEEDED[country] ?? MARK.any }],
  );

/** Countries that write the number behind the street. */
export const NUMBER_LAST: ReadonlySet<string> = new Set(
  'DE AT CH NL BE IT ES PT SE NO DK FI PL CZ SK HU GR BR MX AR CL RU TR SI HR RO BG RS BA ME MK AL EE LV LT IS CY LI'.split(
    ' ',
  ),
);

const CODES_OF_REGIONS: Readonly<Record<string, string>> = {
  CA: 'Alberta=AB British Columbia=BC Manitoba=MB New Brunswick=NB Newfoundland and Labrador=NL Nova Scotia=NS Northwest Territories=NT Nunavut=NU Ontario=ON Prince Edward Island=PE Quebec=QC Québec=QC Saskatchewan=SK Yukon=YT',
  AU: 'New South Wales=NSW Queensland=QLD South Australia=SA Tasmania=TAS Victoria=VIC Western Australia=WA Northern Territory=NT Australian Capital Territory=ACT',
};

/** The code that Canada and Australia write for a province or state, from its name; anything else as it is. */
export function regionCode(country: string, region: string): string {
  const codes = CODES_OF_REGIONS[country];
  if (codes === undefined || region.length <= 3) return region;
  const name = region.toLowerCase();
  const at = ` ${codes.toLowerCase()}`.indexOf(` ${name}=`);
  return at < 0 ? region : (/^[A-Z]+/.exec(codes.slice(at + name.length + 1))?.[0] ?? region);
}

/** Counties of the United Kingdom: behind the post town they are no town. */
export const UK_COUNTIES: ReadonlySet<string> = new Set(
  (
    'bedfordshire,berkshire,buckinghamshire,cambridgeshire,cheshire,cornwall,cumbria,derbyshire,devon,dorset,county durham,' +
    'co. durham,east sussex,essex,gloucestershire,hampshire,herefordshire,hertfordshire,isle of wight,kent,lancashire,' +
    'leicestershire,lincolnshire,merseyside,middlesex,norfolk,northamptonshire,northumberland,north yorkshire,' +
    'nottinghamshire,oxfordshire,rutland,shropshire,somerset,south yorkshire,staffordshire,suffolk,surrey,tyne and wear,' +
    'warwickshire,west midlands,west sussex,west yorkshire,wiltshire,worcestershire,east yorkshire,aberdeenshire,angus,' +
    'ayrshire,fife,lanarkshire,midlothian,perthshire,renfrewshire,clwyd,dyfed,gwent,gwynedd,mid glamorgan,powys,' +
    'south glamorgan,west glamorgan,county antrim,county armagh,county down,county fermanagh,county londonderry,county tyrone'
  ).split(','),
);

/** A postal code in the form of its country, or null when it does not have that form. */
export function postalCodeOf(text: string, form: CountryForm): string | null {
  const match = form.postal.exec(text);
  if (match?.[1] === undefined) return null;
  return (match[2] === undefined ? match[1] : `${match[1]}${form.joint ?? ''}${match[2]}`).toUpperCase();
}
