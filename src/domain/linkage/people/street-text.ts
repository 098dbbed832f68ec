/** Street texts cut into street, house number and unit, as linkage compares them. */
import { hasHan } from '../../normalize/han.js';
import { foldText } from './name-text.js';

export interface StreetParts {
  readonly street: string;
  readonly number: string;
  readonly unit: string;
}

/** Words after which building, unit or room stand. */
export const UNIT_WORDS: ReadonlySet<string> = new Set(
  'apt,apartment,unit,suite,ste,flat,room,rm,no,floor,fl,lot,bldg,building,whg,wohnung,appt'.split(','),
);
/** Long forms and the short forms they are compared by. */
export const SHORT_WORDS: ReadonlyMap<string, string> = new Map(
  (
    'street st,saint st,avenue ave,av ave,road rd,drive dr,boulevard blvd,lane ln,court ct,circuit cct,crescent cr,cres cr,place pl,terrace tce,' +
    'square sq,highway hwy,parkway pkwy,close cl,grove gr,parade pde,trail trl,way wy,north n,south s,east e,west w,strasse str,straße str,' +
    'northeast ne,northwest nw,southeast se,southwest sw,mount mt,fort ft,avenida avda,calle c,rue r,plaza plz'
  )
    .split(',')
    .map((entry) => entry.split(' ') as [string, string]),
);
/** Most digits of a Chinese house number. */
export const MOST_NUMBER_DIGITS = 6;
/** Chinese: number before 号/弄, building before 栋/幢/号楼/座, unit and room after. */
const HAN_NUMBER = new RegExp(`(\\d{1,${MOST_NUMBER_DIGITS}})\\s*(?:号(?!楼)|弄|號(?!樓))`, 'u');

/** Street without number and unit, its number, and the unit, from one folded text. `12 oak st apt 4`, `中山路88号3栋1202室`. */
export function splitStreet(text: string): StreetParts {
  const folded = foldText(text);
  if (folded === '') return { street: '', number: '', unit: '' };
  if (hasHan(folded)) {
    const joined = folded.replaceAll(' ', '');
    const match = HAN_NUMBER.exec(joined);
    const cut = match === null ? joined.search(/\d/u) : match.index;
    const street = cut < 0 ? joined : joined.slice(0, cut);
    const rest = match === null ? (cut < 0 ? '' : joined.slice(cut)) : joined.slice(match.index + match[0].length);
    return { street, number: match?.[1] ?? '', unit: (rest.match(/[\da-z]+/gu) ?? []).join('-') };
  }
  const words = folded.split(' ').map((word) => SHORT_WORDS.get(word) ?? word);
  let number = '';
  const street: string[] = [];
  const unit: string[] = [];
  let inUnit = false;
  for (const [index, word] of words.entries()) {
    if (UNIT_WORDS.has(word) && index > 0) inUnit = true;
    else if (inUnit) unit.push(word);
    else if (/^\d+[a-z]?$/.test(word)) {
      if (number === '') number = word;
      else if (index === words.length - 1 && street.length > 0) unit.push(word);
      else street.push(word);
    } else if (number !== '' && street.length === 0 && /^[a-z]$/.test(word) && !'nsew'.includes(word)) number += word;
    else street.push(word);
  }
  return { street: street.join(' '), number, unit: unit.join('-') };
}
