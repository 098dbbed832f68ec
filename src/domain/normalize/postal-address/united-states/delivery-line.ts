/** The line above city and state: number, directions, name, suffix, unit – or a box, a rural route. */
import { DESIGNATOR, DIRECTION, LONE_DESIGNATOR, SUFFIX } from './suffixes.js';
import type { Word } from './words.js';

export interface DeliveryLine {
  readonly street: string | null;
  readonly houseNumber: string | null;
  readonly building: string | null;
  readonly unit: string | null;
  readonly floor: string | null;
  readonly room: string | null;
}

interface Units {
  building: string[];
  unit: string[];
  floor: string[];
  room: string[];
}

const ORDINAL = /^(\d+)(?:ST|ND|RD|TH)$/;
const NUMBER = /^\d+[A-Z]?(?:-\d+[A-Z]?)?$|^[NSEW]\d+(?:[NSEW]\d+)?$|^\d+-[A-Z]$/;
const WORD_NUMBERS: ReadonlyMap<string, string> = new Map(
  ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT', 'NINE', 'TEN'].map((word, i) => [
    word,
    String(i + 1),
  ]),
);

/** Components of the words before the city. */
export function readDeliveryLine(list: readonly Word[]): DeliveryLine {
  const units: Units = { building: [], unit: [], floor: [], room: [] };
  const own = withoutAddressee(list);
  const box = readBox(own);
  const begin = box === null ? streetBegin(own) : box.start;
  const name = own
    .slice(0, begin)
    .map(({ text }) => text)
    .join(' ');
  if (name !== '' && box === null) units.building.push(name);
  const line = takeUnits(own.slice(begin), units, box !== null);
  const join = (values: string[]): string | null => (values.length === 0 ? null : values.join(' '));
  const building = join(units.building);
  const unit = join(units.unit);
  const floor = join(units.floor);
  const room = join(units.room);
  let street: string | null = null;
  let houseNumber: string | null = null;
  if (box !== null) street = name === '' ? box.text : `${name} ${box.text}`;
  else if (line.length > 0) {
    const { number, rest } = readNumber(line);
    street = [number, ...readStreet(rest)].filter((word) => word !== '').join(' ') || null;
    houseNumber = number || null;
  }
  return { street, houseNumber, building, unit, floor, room };
}

/** Lines to a person: `Attn: …`, `c/o …`. */
function withoutAddressee(list: readonly Word[]): readonly Word[] {
  const first = list[0]?.text ?? '';
  if (!/^(ATTN|ATTENTION|C\/O)/.test(first)) return list;
  const end = list.findIndex(({ breaksAfter }, at) => breaksAfter || /^\d+$/.test(list[at + 1]?.text ?? ''));
  return end < 0 || end === list.length - 1 ? list : list.slice(end + 1);
}

/** Where the street begins: behind a name of a building that stands on a line of its own. */
function streetBegin(list: readonly Word[]): number {
  if (NUMBER.test(list[0]?.text ?? '')) return 0;
  for (let i = 1; i < list.length; i++) {
    if (
      (list[i - 1]?.breaksAfter === true || isNameBefore(list, i)) &&
      (NUMBER.test(list[i]?.text ?? '') || WORD_NUMBERS.has(list[i]?.text ?? ''))
    ) {
      const before = list.slice(0, i);
      return before.some((word, at) => isUnitWord(word, list[at + 1]?.text ?? '')) ? 0 : i;
    }
  }
  return 0;
}

/** True at the number of a house that stands behind a name without a comma (`Acme Corp 100 Main St`). */
function isNameBefore(list: readonly Word[], at: number): boolean {
  if (!/^\d{1,5}$/.test(list[at]?.text ?? '') || list.length - at < 3) return false;
  const words = list.slice(0, at).map(({ text }) => text);
  return (
    words.every(
      (word) => /^[A-Z]{2,}$/.test(word) && !BEFORE_NUMBERS.has(word) && !SUFFIX.has(word) && !DESIGNATOR.has(word),
    ) && SUFFIX.has(list.slice(at + 2).find(({ text }) => SUFFIX.has(text))?.text ?? '')
  );
}

/** Words with which a line begins whose number is none of a house. */
const BEFORE_NUMBERS = new Set(
  'PO BOX POBOX BX RURAL STAR RR HC PSC CMR US STATE COUNTY CO HIGHWAY HWY ROUTE RT RTE INTERSTATE FM CR SR MILE KM CARR NO'.split(
    ' ',
  ),
);

function isUnitWord({ text, breaksAfter }: Word, next: string): boolean {
  if (text === '#' || ORDINAL.test(text)) return true;
  return DESIGNATOR.has(text) && !breaksAfter && /^\d+[A-Z]?$|^[A-Z]$/.test(next) && text !== 'TOWER';
}

/** PO BOX, RR, HC, PSC. The answer's text is what the postal service writes. */
function readBox(list: readonly Word[]): { start: number; text: string } | null {
  const text = list.map((word) => word.text).join(' ');
  const forms: readonly [RegExp, (match: RegExpExecArray) => string][] = [
    [
      /\b(?:P ?O|POST OFFICE|POSTAL) ?BOX #? ?([A-Z0-9-]+)$|\bP ?O ?B #? ?(\d[A-Z0-9-]*)$/,
      (m) => `PO BOX ${m[1] ?? m[2]}`,
    ],
    [/^BOX #? ?(\d[A-Z0-9-]*)$/, (m) => `PO BOX ${m[1]}`],
    [
      /\b(?:H ?C|HIGHWAY CONTRACT|HIGHWAY CONTRACT ROUTE|HCR|STAR (?:ROUTE|RTE|RT)) #? ?(\d+) BOX #? ?([A-Z0-9-]+)$/,
      (m) => `HC ${m[1]} BOX ${m[2]}`,
    ],
    [
      /\b(?:R ?R|R ?F ?D|RURAL (?:ROUTE|RTE|RT)|RT|ROUTE) #? ?(\d+) (?:BOX|BX) #? ?([A-Z0-9-]+)$/,
      (m) => `RR ${m[1]} BOX ${m[2]}`,
    ],
    [/\b(PSC|CMR|UNIT) (\d+) BOX (\d+)$/, (m) => `${m[1]} ${m[2]} BOX ${m[3]}`],
  ];
  if (!/BOX|BX|POB|P ?O ?B/.test(text) || text.length > 200) return null;
  for (const [form, write] of forms) {
    const match = form.exec(text);
    if (match === null) continue;
    const start = text
      .slice(0, match.index)
      .split(' ')
      .filter((word) => word !== '').length;
    return { start, text: write(match) };
  }
  return null;
}

/** Takes designators with their numbers out of the line; what remains is the street. */
function takeUnits(list: readonly Word[], units: Units, all: boolean): string[] {
  if (all) return [];
  const rest: string[] = [];
  for (let i = 0; i < list.length; i++) {
    const word = list[i]?.text ?? '';
    const next = list[i + 1]?.text ?? '';
    const atEdge = i === 0 || rest.length >= 2 || list[i - 1]?.breaksAfter === true;
    const ordinal = ORDINAL.exec(word)?.[1];
    if (ordinal !== undefined && /^FL(OO)?R?$/.test(next)) {
      units.floor.push(`FL ${ordinal}`);
      i++;
      continue;
    }
    if (word === '#' && next !== '') {
      units.unit.push(`# ${next}`);
      i++;
      continue;
    }
    const designator = atEdge && list[i]?.breaksAfter !== true ? DESIGNATOR.get(word) : undefined;
    const hashed = next === '#';
    const value = hashed ? (list[i + 2]?.text ?? '') : next;
    if (designator !== undefined && isUnitNumber(value, designator) && !(SUFFIX.has(word) && rest.length === 1)) {
      put(units, designator, value);
      i += hashed ? 2 : 1;
      continue;
    }
    const glued = atEdge ? /^(APT|STE|UNIT|FL|RM|BLDG)-?(\d+[A-Z]?)$/.exec(word) : null;
    if (glued?.[1] !== undefined && glued[2] !== undefined) {
      put(units, glued[1], glued[2]);
      continue;
    }
    const lone = rest.length >= 3 || list[i - 1]?.breaksAfter === true ? LONE_DESIGNATOR.get(word) : undefined;
    if (lone !== undefined && i === list.length - 1) {
      units.unit.push(lone);
      continue;
    }
    // A number alone behind the street: a unit without designator.
    const behind =
      (rest.length >= 2 && list[i - 1]?.breaksAfter === true) ||
      (rest.length >= 3 && SUFFIX.has(list[i - 1]?.text ?? ''));
    const last = i === list.length - 1;
    if (behind && last && /^[A-Z]?-?\d+[A-Z]?$|^[A-Z]$/.test(word) && !DIRECTION.has(word) && !isRoute(rest)) {
      units.unit.push(`# ${word}`);
      continue;
    }
    rest.push(word);
  }
  return rest;
}

function isUnitNumber(value: string, designator: string): boolean {
  if (designator === 'FL' || designator === 'RM') return /\d|^[A-Z]$/.test(value);
  return (
    /\d|^[A-Z]{1,2}$/.test(value) &&
    !ORDINAL.test(value) &&
    !(designator === 'KEY' || designator === 'SPC' ? !/^\d/.test(value) : false)
  );
}

function put(units: Units, designator: string, value: string): void {
  const text = `${designator} ${value}`;
  if (designator === 'BLDG' || designator === 'TOWER') units.building.push(text);
  else if (designator === 'FL') units.floor.push(text);
  else if (designator === 'RM') units.room.push(text);
  else units.unit.push(text);
}

const isRoute = (rest: readonly string[]): boolean =>
  /^(HWY|HIGHWAY|ROUTE|RTE|RT|ROAD|RD|LOOP)$/.test(rest[rest.length - 1] ?? '');

function readNumber(line: readonly string[]): { number: string; rest: readonly string[] } {
  const [first = '', second = ''] = line;
  if (/^\d+$/.test(first) && /^\d\/\d$/.test(second)) return { number: `${first} ${second}`, rest: line.slice(2) };
  const word = WORD_NUMBERS.get(first);
  if (word !== undefined && line.length > 2) return { number: word, rest: line.slice(1) };
  if (NUMBER.test(first) && line.length > 1) {
    if (/^[A-Z]$/.test(second) && !DIRECTION.has(second) && line.length > 3)
      return { number: first + second, rest: line.slice(2) };
    return { number: first, rest: line.slice(1) };
  }
  return { number: '', rest: line };
}

/** Names of numbered roads as the postal service writes them. */
const ROADS: readonly (readonly [RegExp, string])[] = [
  [/^(?:I|INTERSTATE|INTERSTATE HWY|INTERSTATE HIGHWAY)[ -]?(\d+[A-Z]?)$/, 'INTERSTATE'],
  [/^(?:US|U S)(?: HWY| HIGHWAY| ROUTE| RTE| RT)?[ -](\d+[A-Z]?)$/, 'US HIGHWAY'],
  [/^(?:STATE|ST) (?:HWY|HIGHWAY)[ -](\d+[A-Z]?)$|^SH[ -](\d+)$/, 'STATE HIGHWAY'],
  [/^(?:STATE|ST) (?:RD|ROAD)[ -](\d+[A-Z]?)$|^SR[ -]?(\d+)$/, 'STATE ROAD'],
  [/^(?:STATE|ST) (?:RTE|RT|ROUTE)[ -](\d+[A-Z]?)$/, 'STATE ROUTE'],
  [/^(?:COUNTY|CO|CNTY) (?:RD|ROAD)[ -](\w+)$|^CR[ -]?(\d+)$/, 'COUNTY ROAD'],
  [/^(?:COUNTY|CO|CNTY) (?:HWY|HIGHWAY)[ -](\w+)$/, 'COUNTY HIGHWAY'],
  [/^(?:FM|FARM TO MARKET|FARM TO MARKET RD|FARM TO MARKET ROAD|FM RD)[ -]?(\d+)$/, 'FM'],
  [/^(?:HWY|HIGHWAY)[ -](\d+[A-Z]?)$/, 'HIGHWAY'],
  [/^(?:RTE|RT|ROUTE)[ -](\d+[A-Z]?)$/, 'ROUTE'],
];

/** Directions, name and suffix of a street in standard words. */
function readStreet(line: readonly string[]): string[] {
  let words = [...line];
  let pre = '';
  let post = '';
  if (words.length > 1) {
    const direction = DIRECTION.get(words[0] ?? '');
    // In `North Ave` the direction is the name.
    if (direction !== undefined && !(words.length === 2 && SUFFIX.has(words[1] ?? ''))) {
      pre = direction;
      words = words.slice(1);
    }
  }
  const direction = DIRECTION.get(words[words.length - 1] ?? '');
  if (words.length > 2 && direction !== undefined) {
    post = direction;
    words = words.slice(0, -1);
  }
  const text = words.join(' ');
  if (text.length < 60) {
    for (const [form, name] of ROADS) {
      const match = form.exec(text);
      if (match !== null) return [pre, name, match[1] ?? match[2] ?? '', post];
    }
  }
  const suffix = words.length > 1 ? SUFFIX.get(words[words.length - 1] ?? '') : undefined;
  if (suffix !== undefined) words[words.length - 1] = suffix;
  return [pre, ...words, post];
}
