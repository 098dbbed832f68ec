/**
 * What tells the country of an address in which it is not named: the letters before a postal code (`D-10719`), or a large
 * city beside a code of its country's form.
 */
import { isDigit, segmentsOf } from '../text.js';
import { MARK, marksOf } from './first-look.js';

interface CodeOfCity {
  readonly country: string;
  /** The form of postal codes. */
  readonly code: RegExp;
}

const CODE = { four: /^\d{4}$/, five: /^\d{5}$/, six: /^\d{3} ?\d{3}$/, split: /^\d{3} ?\d{2}$/ } as const;

const CITIES: readonly (readonly [country: string, code: RegExp, cities: string])[] = [
  [
    'DE',
    CODE.five,
    'berlin,hamburg,münchen,munich,köln,cologne,frankfurt,frankfurt am main,stuttgart,düsseldorf,dortmund,essen,leipzig,bremen,dresden,hannover,nürnberg,duisburg,bochum,wuppertal,bielefeld,bonn,münster,karlsruhe,mannheim,augsburg,wiesbaden,mainz,rostock,kiel,potsdam,freiburg,heidelberg,erfurt',
  ],
  ['AT', CODE.four, 'wien,vienna,graz,linz,salzburg,innsbruck,klagenfurt'],
  ['CH', CODE.four, 'zürich,zurich,genève,geneva,genf,basel,bern,lausanne,luzern,winterthur,lugano,st. gallen,zug'],
  [
    'FR',
    CODE.five,
    'paris,lyon,marseille,toulouse,nice,nantes,strasbourg,montpellier,bordeaux,lille,rennes,reims,grenoble,dijon,angers,nîmes',
  ],
  ['IT', CODE.five, 'roma,milano,napoli,torino,palermo,genova,bologna,firenze,bari,catania,venezia,verona,padova'],
  ['ES', CODE.five, 'madrid,barcelona,valencia,sevilla,zaragoza,málaga,bilbao,murcia,palma,alicante,salamanca,granada'],
  ['PT', /^\d{4}-\d{3}$/, 'lisboa,lisbon,porto,braga,coimbra,faro,setúbal,aveiro'],
  ['NL', /^\d{4} ?[A-Z]{2}$/, 'amsterdam,rotterdam,den haag,utrecht,eindhoven,groningen,tilburg,almere,breda,nijmegen'],
  ['BE', CODE.four, 'bruxelles,brussel,brussels,antwerpen,gent,liège,brugge,leuven'],
  ['DK', CODE.four, 'københavn,copenhagen,aarhus,odense,aalborg'],
  ['SE', CODE.split, 'stockholm,göteborg,malmö,uppsala'],
  ['NO', CODE.four, 'oslo,bergen,trondheim,stavanger'],
  ['FI', CODE.five, 'helsinki,espoo,tampere,vantaa,turku,oulu'],
  ['PL', /^\d{2}-\d{3}$/, 'warszawa,warsaw,kraków,łódź,wrocław,poznań,gdańsk,szczecin,katowice'],
  ['CZ', CODE.split, 'praha,prague,brno,ostrava'],
  [
    'HU',
    CODE.four,
    'budapest,debrecen,szeged,miskolc,pécs,győr,nyíregyháza,kecskemét,székesfehérvár,szombathely,sopron,eger',
  ],
  ['SK', CODE.split, 'bratislava,košice,žilina'],
  ['SI', CODE.four, 'ljubljana,maribor'],
  ['HR', CODE.five, 'zagreb,split,rijeka,osijek'],
  ['RS', CODE.five, 'beograd,belgrade,novi sad,niš'],
  ['BG', CODE.four, 'sofia,plovdiv,varna'],
  ['RO', CODE.six, 'bucurești,bucharest,cluj-napoca,timișoara,iași,constanța,brașov'],
  ['EE', CODE.five, 'tallinn,tartu'],
  ['LT', CODE.five, 'vilnius,kaunas'],
  ['GR', CODE.split, 'athens,athina,thessaloniki'],
  ['TR', CODE.five, 'istanbul,i̇stanbul,ankara,izmir,i̇zmir'],
  ['NZ', CODE.four, 'auckland,wellington,christchurch,hamilton,dunedin,tauranga'],
  ['ZA', CODE.four, 'cape town,johannesburg,durban,pretoria,sandton'],
  [
    'IN',
    CODE.six,
    'mumbai,delhi,new delhi,bangalore,bengaluru,chennai,kolkata,hyderabad,pune,ahmedabad,noida,gurgaon,gurugram,jaipur,lucknow,dehradun,kochi,chandigarh,indore,nagpur,surat',
  ],
  ['TH', CODE.five, 'bangkok'],
  ['ID', CODE.five, 'jakarta,jakarta selatan,jakarta pusat,jakarta barat,bandung,surabaya'],
  ['MY', CODE.five, 'kuala lumpur,petaling jaya,shah alam,johor bahru,subang jaya,george town'],
  ['PH', CODE.four, 'manila,makati,makati city,quezon city,taguig'],
  ['JP', /^\d{3}-\d{4}$/, 'tokyo,osaka,kyoto,yokohama,nagoya,kobe,fukuoka,sapporo,sendai,hiroshima'],
  ['KR', CODE.five, 'seoul,busan,incheon,daegu,daejeon'],
  ['MX', CODE.five, 'ciudad de méxico,guadalajara,monterrey,puebla'],
];

const BY_CITY = new Map<string, CodeOfCity>(
  CITIES.flatMap(([country, code, cities]) => cities.split(',').map((city) => [city, { country, code }] as const)),
);

const BEFORE_CITY =
  /(?:^|[ ,])(\d{2}-\d{3}|\d{4}-\d{3}|\d{3} \d{2}|\d{4} ?[A-Z]{2}|\d{4,5}) (\p{L}[\p{L}. -]{1,30}?)(?: \d{1,2}| [A-Z]{1,2})?$/u;
const BEHIND_CITY = /^(?:.{0,40} )??(\p{L}[\p{L} ]{1,20}?)(?: - | ?- ?| )(\d{3}-\d{4}|\d{3} ?\d{3}|\d{4,6})$/u;

/** Letters before codes, by what they stand for. */
const LETTERS: Readonly<Record<string, string>> = {
  D: 'DE',
  A: 'AT',
  F: 'FR',
  I: 'IT',
  B: 'BE',
  L: 'LU',
  N: 'NO',
  S: 'SE',
  H: 'HU',
  E: 'ES',
  P: 'PT',
  FIN: 'FI',
};
const LETTERED =
  /(?:^|[ ,])(FIN|D|A|F|I|B|L|N|S|H|E|P|DE|AT|CH|FR|IT|BE|NL|LU|NO|SE|DK|FI|CZ|SK|PL|HU|SI|HR|RO|BG|EE|LV|LT|ES|PT)-(?:\d{4,6}|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3}) \p{L}/u;

/** ISO code of the country that letters before a code or a city beside one tell; null for anything else. `marks`: of the text. */
export function countryOfCity(text: string, marks = marksOf(text)): string | null {
  return (marks & MARK.code) === 0 ? null : countryOfCityAnew(text);
}

/** The same without a first look. */
export function countryOfCityAnew(text: string): string | null {
  const letters = text.includes('-') ? LETTERED.exec(text)?.[1] : undefined;
  if (letters !== undefined) return LETTERS[letters] ?? letters;
  const segments = segmentsOf(text).map((segment) => segment.trim());
  const code = segments.length < 3 ? '' : (segments[segments.length - 1] as string);
  // `Budapest, Nádor u. 9, 1051`: nothing but the code, the city elsewhere.
  if (/^\d[\d -]{3,8}$/.test(code))
    for (const segment of [segments[segments.length - 2] as string, segments[0] as string]) {
      const country = countryWith(segment, code);
      if (country !== null) return country;
    }
  for (const line of segments) {
    if (line.length > 80 || !/\d/.test(line)) continue;
    const before = mayEndInCity(line) ? BEFORE_CITY.exec(line) : null;
    const found = before === null ? null : countryWith(before[2] as string, before[1] as string);
    if (found !== null) return found;
    const behind = isDigit(line.charAt(line.length - 1)) ? BEHIND_CITY.exec(line) : null;
    if (behind === null) continue;
    // `Oak Lane Bangalore 560038`: the city is the end of the words.
    const words = (behind[1] as string).split(' ');
    for (let from = Math.max(0, words.length - 3); from < words.length; from++) {
      const country = countryWith(words.slice(from).join(' '), behind[2] as string);
      if (country !== null) return country;
    }
  }
  return null;
}

/** The last words of cities. */
const LAST_OF_CITY: ReadonlySet<string> = new Set(
  Array.from(BY_CITY.keys(), (city) => city.slice(city.lastIndexOf(' ') + 1)),
);

/** False where a line certainly does not end in a city of the table, nor in what may stand behind one. */
function mayEndInCity(line: string): boolean {
  const last = line.slice(line.lastIndexOf(' ') + 1);
  return LAST_OF_CITY.has(last.toLowerCase()) || (last.length < 3 && (isDigit(last) || last === last.toUpperCase()));
}

function countryWith(city: string, code: string): string | null {
  const known = BY_CITY.get(city.trim().toLowerCase());
  return known?.code.test(code) === true ? known.country : null;
}
