/**
 * Street, house number, building, unit and floor of an address between commas, by the words and customs of many
 * countries. What has no certain place stays in the street.
 */
import type { Components } from '../address.js';

const UNIT_WORD =
  '(?:apt\\.?|apartment|flat(?: no\\.?)?|suite|ste\\.?|unit|room|rm\\.?|office|appt\\.?|appartement|app\\.?|apto\\.?|ap\\.?|apartamento|depto\\.?|dpto\\.?|departamento|of\\.?|oficina|whg\\.?|wohnung|top|int\\.?|interno|sala|lgh|bus|bte\\.?|boîte|daire|lejl\\.?|huoneisto|as\\.?|m\\.|mieszkanie|кв\\.?|квартира|оф\\.?|офис|lot|shop|studio|door|#)';
const UNIT = new RegExp(`^${UNIT_WORD} ?(?:no\\.? ?|№ ?|#)?[^ ]{1,8}$`, 'i');
/** A floor and a door of Spain, Portugal and Denmark: 3º B, 2º Esq., 3. tv. */
const DOOR =
  /^(?:\d{1,2}\s?[ºª°]\s?-?(?:[A-Z]|\d{1,2}[ºª]?|(?:esq|dto|dta|dcha|izq|izda|frente|centro|ctr)\.?)|(?:\d{1,2}|st|kl)\.? ?(?:tv|th|mf)\.?)$/i;
/** A floor and a unit of Singapore and elsewhere: #05-12. */
const HASH = /^#\s?[A-Z]?\d{1,3}-[A-Z]?\d{1,5}[A-Z]?$/i;
const FLOOR =
  /^(?:floor|level|fl\.?|piso|planta|kat:?|étage|этаж) ?\d{1,3}[A-Z]?$|^(?:ground|first|second|third|fourth|fifth|lower ground|upper) floor$|^\d{1,3}(?:st|nd|rd|th|\.|º|°|er|e|ème)? ?(?:floor|fl\.?|og|ug|eg|stock|étage|piso|andar|verdieping|planta|этаж|f)$/i;
const BUILDING =
  /^(?:building|bldg\.?|block|blk\.?|tower|haus|gebäude|bâtiment|bât\.?|edificio|edif\.?|bloco|bloque|torre|корп\.?|корпус|стр\.?|строение|scala) ?\S{1,12}$/i;
const FIGURE = /\d/;
/** A post office box has a number, but no house. */
const BOX =
  /^(?:p\.? ?o\.? ?box|box|gpo box|locked bag|private bag|postfach|postbus|bp|b\.p\.|cs|boîte postale|apartado|apdo\.?|casilla|caixa postal|casella postale|c\.p\.|а\/я|plot|rr|rural route)\b/i;

/** A unit at the end of the line of the street, by its word or by its form. */
const TAILS = [
  new RegExp(
    `^(.*\\d.*?) ?[,-]? ?((?:${UNIT_WORD}) ?(?:no\\.? ?|№ ?|#)?:? ?\\d[^ ]{0,6}|(?:unit|flat|apt\\.?|apto\\.?|depto\\.?|dpto\\.?|of\\.?|lgh|bus|bte\\.?|m\\.|кв\\.?) ?[A-Z])$`,
    'i',
  ),
  /^(.*\d) ?-? ?(\d{1,2}\s?[ºª]\s?-?(?:[A-Z]|\d{1,2}[ºª]?|(?:esq|dto|dta|dcha|izq|izda)\.?))$/i,
  /^(.* no:? ?\d\S*) (d(?:aire)?:? ?\d{1,4})$/i,
];
/** `Blk 123 Ang Mo Kio Ave 3 #04-567`, also with the name of a building behind it. */
const HASH_WITHIN = /^(.*\S) (#\s?[A-Z]?\d{1,3}-[A-Z]?\d{1,5}[A-Z]?)(?: (.*))?$/i;
/** `Unit 3/45 George St`, `3/45 George St`: the unit before the number. */
const BEFORE_NUMBER =
  /^(?:(unit|flat|apt|apartment|shop|suite) ?)?(\d{1,4}[A-Z]?|[A-Z]\d{0,3})\/(\d+(?:-\d+)?[A-Z]? .*)$/i;
const UNIT_BEFORE_NUMBER = new Set(['AU', 'NZ']);

/** Longer segments are no unit, floor or building by themselves. */
const LONGEST_PART = 30;
/** How a line ends that may end with a unit: a number, a letter alone, an ordinal, an abbreviation. */
const MAY_END_WITH_UNIT = /(?:\d\S{0,6}|[ -]\p{L}|[ºª]\S*|\.)$/u;

/** Puts `segments` (those without place and code) into `components`. `country` tells the custom, null when unknown. */
export function takeHouse(segments: readonly string[], components: Components, country: string | null): void {
  const rest: string[] = [];
  for (const segment of segments) {
    if (segment.length > LONGEST_PART) rest.push(segment);
    else if ((UNIT.test(segment) || DOOR.test(segment) || HASH.test(segment)) && components.unit === null)
      components.unit = segment;
    else if (FLOOR.test(segment) && components.floor === null) components.floor = segment;
    else if (BUILDING.test(segment) && components.building === null) components.building = segment;
    else rest.push(segment);
  }
  if (rest.length === 0) return;
  const main = rest.findIndex((segment) => FIGURE.test(segment));
  if (main >= 0 && components.unit === null) {
    const { line, unit, behind } = withoutUnit(rest[main] as string, country);
    components.unit = unit;
    rest.splice(main, 1, line, ...(behind === '' ? [] : [behind]));
  }
  components.street = rest.join(', ');
  components.houseNumber = houseNumberOf(rest, main, country);
}

function withoutUnit(line: string, country: string | null): { line: string; unit: string | null; behind: string } {
  if (BOX.test(line)) return { line, unit: null, behind: '' };
  // In Colombia the number of the house: Carrera 7 # 71-21.
  const hash = country === 'CO' || !line.includes('#') ? null : HASH_WITHIN.exec(line);
  if (hash?.[1] !== undefined) return { line: hash[1], unit: hash[2] ?? null, behind: hash[3] ?? '' };
  const first = line.includes('/') ? BEFORE_NUMBER.exec(line) : null;
  if (first?.[3] !== undefined && (first[1] !== undefined || UNIT_BEFORE_NUMBER.has(country ?? '')))
    return { line: first[3], unit: `${first[1] ?? 'Unit'} ${first[2]}`, behind: '' };
  if (!MAY_END_WITH_UNIT.test(line)) return { line, unit: null, behind: '' };
  for (const tail of TAILS) {
    const match = tail.exec(line);
    if (match?.[1] !== undefined) return { line: match[1].trimEnd(), unit: match[2] ?? null, behind: '' };
  }
  return { line, unit: null, behind: '' };
}

/** `12`, `12a`, `3-5`, `12 bis` at the beginning of a line. */
const NUMBER_FIRST = /^(?:no\.? ?)?(\d+(?:[-/]\d+)? ?[A-Za-z]?(?: (?:bis|ter|quater)\b)?)(?=[\s,]|$)/i;
/** … behind the name of the street: `Hauptstraße 12 a`, `Marszałkowska 10/12`, `No:12`, `д. 10`, `nº 5`. */
const NUMBER_BEHIND =
  /(?:^|[\p{L}.)"'] ?,?|\b(?:no|nr|n)[.:º°]{0,2} ?|[#№] ?) ?(?<![#\d])(\d+(?:[-/]\d+)*(?: ?[A-Za-z](?![A-Za-z\p{L}]))?)(?=$|[\s,/]|-[IVX]+$)/giu;

function houseNumberOf(lines: readonly string[], main: number, country: string | null): string | null {
  const line = lines[main];
  if (line === undefined || BOX.test(line)) return null;
  const number = NUMBER_FIRST.exec(line)?.[1] ?? behindStreet(line, country) ?? null;
  if (number !== null) return number.replace(/ (?=[A-Za-z]$)/, '').trim();
  const next = lines[main + 1] ?? '';
  return /^\d+$/.test(next) ? next : null;
}

function behindStreet(line: string, country: string | null): string | undefined {
  const all = [...line.matchAll(NUMBER_BEHIND)].map((match) => match[1] as string);
  // `Calle 10 No. 20-30`: streets of Latin America have numbers for names.
  if (/ (?:no\.?|#|n[º°]) ?\d/i.test(line)) return all[all.length - 1];
  if (country === 'AT') return all[0]?.split('/')[0];
  return all[0];
}
