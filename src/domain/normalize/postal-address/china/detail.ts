/**
 * Takes the part of a Chinese address below the town apart: street, building, unit, floor, room.
 *
 * Read from the right, where the small parts stand: each step takes off one part (`501室`, `12层`, `3单元`, `5号楼`), each
 * larger than the one before; what remains is the street. One pass of bounded steps.
 */
import { isAsciiWord, isDigit } from '../text.js';
import { trimEdges } from './extract.js';
import { joinDetail } from './join-detail.js';
import { type Part, readGroups, type Step, steps } from './number-groups.js';
import { runStart, upperCase } from './number-runs.js';
import { isNumeral, parseDigits, parseNumeral } from './numerals.js';

export interface Detail {
  readonly street: string;
  readonly building: string;
  readonly unit: string;
  readonly floor: string;
  readonly room: string;
}

/** Larger parts have smaller numbers; going left they must not grow. */
const RANK = { building: 1, unit: 2, floor: 3, room: 4 } as const satisfies Record<Part, number>;

/** Words that end a part, longest first, and the part. What stands before them is its number. */
const SUFFIXES = [
  ['号房间', 'room'],
  ['房间', 'room'],
  ['号室', 'room'],
  ['号房', 'room'],
  ['号铺', 'room'],
  ['单元', 'unit'],
  ['号楼', 'building'],
  ['#楼', 'building'],
  ['栋楼', 'building'],
  ['号院楼', 'building'],
  ['号门', 'unit'],
  ['室', 'room'],
  ['房', 'room'],
  ['铺', 'room'],
  ['户', 'room'],
  ['层', 'floor'],
  ['楼', 'floor'],
  ['F', 'floor'],
  ['门', 'unit'],
  ['梯', 'unit'],
  ['栋', 'building'],
  ['幢', 'building'],
  ['座', 'building'],
  ['塔', 'building'],
  ['#', 'building'],
] as const satisfies readonly (readonly [string, Part])[];

/** The same by their last code unit. */
const SUFFIXES_BY_LAST = new Map<number, (readonly [string, Part])[]>();
for (const [suffix, part] of SUFFIXES) {
  const last = suffix.charCodeAt(suffix.length - 1);
  SUFFIXES_BY_LAST.set(last, [...(SUFFIXES_BY_LAST.get(last) ?? []), [suffix, part]]);
}

/** What a bare number may follow to be a room. */
const BEFORE_ROOM = '楼栋幢座元层#塔梯';
const HOUSES = ['大厦', '公寓', '广场', '中心', '酒店', '宾馆', '大楼', '写字楼', '国际'];
const DOORS = ['东户', '西户', '中户', '南户', '北户', '东室', '西室'];
const WORD_BUILDINGS = [
  '东楼',
  '西楼',
  '南楼',
  '北楼',
  '主楼',
  '副楼',
  '裙楼',
  '前楼',
  '后楼',
  '东塔',
  '西塔',
  '南塔',
  '北塔',
  '东座',
  '西座',
];

/** A remark behind the last part: `…501室(东门)`. It stays with the street. */
const REMARK = /(?<=.)\([^()]{1,30}\)$/;

/** Parts of `text` (tidied, without divisions). Parts that are not there are ''. */
export function parseDetail(text: string): Detail {
  const whole = trimEdges(joinDetail(text));
  const remark = whole.endsWith(')') ? (REMARK.exec(whole)?.[0] ?? '') : '';
  const line = whole.slice(0, whole.length - remark.length);
  const found: Record<Part, string> = { building: '', unit: '', floor: '', room: '' };
  let end = line.length;
  let rank = 5;
  for (let steps = 0; steps < 8; steps++) {
    // 40弄72号3幢: the building is told, the number is the street's.
    if (found.building !== '' && line.charAt(end - 1) === '号') break;
    while (end > 0 && (line.charAt(end - 1) === '-' || line.charAt(end - 1) === ' ')) end--;
    const step = readPart(line, end, rank) ?? (rank === RANK.unit && found.floor === '' ? readFloor(line, end) : null);
    if (step === null) break;
    for (const [part, value] of step.parts) found[part] = value + found[part];
    rank = Math.min(rank, RANK[(step.parts[0] as readonly [Part, string])[0]]);
    // Two buildings may follow each other (3期5栋2座); nothing else occurs twice.
    if (rank === 1) rank = 2;
    end = step.start;
  }
  let street = trimEdges(line.slice(0, end));
  if (street.includes('#')) street = street.replace(/号?#/g, '号');
  if (end < line.length && isDigit(street.charAt(street.length - 1)) && /[路街道巷弄]\d+$/.test(street)) street += '号';
  const { building, unit, floor, room } = found;
  return { street: street + remark, building, unit, floor, room };
}

/** A floor that stands before the unit: 5层3单元502. */
function readFloor(line: string, end: number): Step | null {
  const step = readPart(line, end, RANK.room);
  return step?.parts.length === 1 && step.parts[0]?.[0] === 'floor' ? step : null;
}

function readPart(line: string, end: number, rank: number): Step | null {
  if (end === 0) return null;
  const last = line.charAt(end - 1);
  if (last === '#' && isRoadNumber(line, end - 1)) return null;
  const suffixes = SUFFIXES_BY_LAST.get(line.charCodeAt(end - 1));
  if (suffixes !== undefined) {
    for (const [suffix, part] of suffixes) {
      if (!line.startsWith(suffix, end - suffix.length) || end < suffix.length) continue;
      const step = readNumbered(line, end - suffix.length, suffix, part);
      if (step !== null) return fits(step, rank) ? step : null;
    }
    const door = DOORS.find((name) => line.startsWith(name, end - 2) && end > 2);
    if (door !== undefined && rank > 4) return steps(end - 2, ['room', door]);
    const word = WORD_BUILDINGS.find((name) => line.startsWith(name, end - 2) && end > 2);
    if (word !== undefined && rank > 1) return { start: end - 2, parts: [['building', word]] };
  }
  if (last === '号') return readTrailingNumber(line, end, rank, '');
  if (line.charAt(end - 2) === '号' && '甲乙丙丁'.includes(last)) return readTrailingNumber(line, end - 1, rank, last);
  const behind = !isAfterOf(line, end) ? null : /(\d+)[楼层](之\d+)$/.exec(line.slice(Math.max(0, end - 12), end));
  if (behind !== null && rank > 4)
    return steps(end - behind[0].length, ['floor', `${behind[1]}层`], ['room', behind[2] ?? '']);
  return isAsciiWord(last) ? readBare(line, end, rank) : null;
}

/** True for digits behind 之: 3楼之2. */
function isAfterOf(line: string, end: number): boolean {
  let at = end;
  while (at > 0 && isDigit(line.charAt(at - 1))) at--;
  return line.charAt(at - 1) === '之';
}

function fits(step: Step, rank: number): boolean {
  const largest = step.parts[0]?.[0];
  const smallest = step.parts[step.parts.length - 1]?.[0];
  return largest !== undefined && smallest !== undefined && RANK[smallest] < rank;
}

/** A part with its word: `501室`, `三单元`, `A座`, `甲3号楼`. `end` is where the word begins. */
function readNumbered(line: string, end: number, suffix: string, part: Part): Step | null {
  const start = runStart(line, end);
  if (start < end) {
    const run = upperCase(line.slice(start, end));
    if (suffix === '门' && !/^\d{1,2}$/.test(run)) return null;
    if (suffix === '房' && !/\d/.test(run)) return null;
    if (suffix === '户' && !/^[0-9-]+[A-Z]?$/.test(run)) return null;
    // A zone, a tower and a floor: W1-B-3层; 3-5层 are floors.
    const tail = part === 'floor' ? /^[A-Z].*-(\d{1,3})$/.exec(run)?.[1] : undefined;
    if (tail !== undefined) return { start: end - tail.length, parts: [['floor', `${tail}层`]] };
    if (suffix === 'F') return /^B?\d{1,3}$/.test(run) ? { start, parts: [['floor', `${run}层`]] } : null;
    // 12楼3门 is the third entrance of house 12.
    if (suffix === '楼' && /^\d+门/.test(line.slice(end + 1))) return { start, parts: [['building', `${run}号楼`]] };
    if (suffix === '楼' && /[A-Z]$|^[AC-Z]\d{1,2}$/.test(run)) return { start, parts: [['building', `${run}楼`]] };
    if (suffix === '楼' && run.includes('-')) return readGroups(line, start, run) ?? null;
    // 26楼K座 is a room, 办公楼1座 a building.
    if (suffix === '座' && /[0-9一二三四五六七八九十][楼层]$/.test(line.slice(Math.max(0, start - 3), start)))
      return { start, parts: [['room', `${run}座`]] };
    if (part === 'room') return readRoom(line, start, run);
    // 建外SOHO15号楼: letters in a row are a name.
    const word = part === 'building' && run.length > 3 ? /^[A-Z]{3,}(?=\d)/.exec(run)?.[0].length : undefined;
    if (word !== undefined) return named(line, start + word, run.slice(word), suffix, part);
    return named(line, start, run, suffix, part);
  }
  return readHan(line, end, suffix, part);
}

/** Numbers in Han characters and directions before a word. */
function readHan(line: string, end: number, suffix: string, part: Part): Step | null {
  let start = end;
  while (start > 0 && end - start < 6 && isNumeral(line.charAt(start - 1))) start--;
  const written = line.slice(start, end);
  const number =
    part === 'room' || suffix === '号楼' ? (parseNumeral(written) ?? parseDigits(written)) : parseNumeral(written);
  if (number !== null && suffix !== '门' && suffix !== '户' && suffix !== '塔' && suffix !== 'F') {
    const from = line.charAt(start - 1) === '第' ? start - 1 : start;
    return named(line, from, String(number), suffix, part);
  }
  const sign = line.charAt(end - 1);
  const lettered = '甲乙丙丁戊己庚东西南北中'.includes(sign || '?');
  if (lettered && (part === 'unit' ? suffix === '单元' : '栋幢座'.includes(suffix) || suffix === '号楼')) {
    return { start: end - 1, parts: [[part, sign + suffix]] };
  }
  return null;
}

function named(line: string, start: number, number: string, suffix: string, part: Part): Step {
  let from = start;
  let sign = '';
  if (part === 'floor') {
    const below = ['地下', '负'].find((word) => line.endsWith(word, start));
    if (below !== undefined) {
      from -= below.length;
      sign = '负';
    }
  }
  // 2号楼东2单元: the side belongs to the entrance, where a building stands before it.
  if (suffix === '单元' && '东西南北'.includes(line.charAt(start - 1) || '?')) {
    if ('楼栋幢座#'.includes(line.charAt(start - 2) || '?')) {
      from--;
      sign = line.charAt(start - 1);
    }
  }
  if (part === 'building') {
    const before = line.charAt(start - 1);
    if ('甲乙丙丁'.includes(before || '?') || ('东西南北'.includes(before || '?') && suffix.endsWith('楼'))) {
      from--;
      sign = before;
    }
  }
  const word =
    part === 'floor' ? '层' : suffix === '#' || suffix === '#楼' ? '号楼' : suffix === '栋楼' ? '栋' : suffix;
  const value = part === 'floor' && word === '层' && number.endsWith('F') ? number.slice(0, -1) : number;
  return { start: from, parts: [[part, sign + value + word]] };
}

/** The number of a room, which may carry building and unit before it: `3-2-501`, `A-1203`. */
function readRoom(line: string, start: number, run: string): Step {
  const groups = run.includes('-') ? readGroups(line, start, run) : null;
  return groups ?? { start, parts: [['room', `${run}室`]] };
}

/** `501号` after a building is a room, `5号` and `5号乙` in a lane are buildings; elsewhere `号` belongs to the street. */
function readTrailingNumber(line: string, end: number, rank: number, sign: string): Step | null {
  const start = runStart(line, end - 1);
  const run = line.slice(start, end - 1);
  const before = line.charAt(start - 1);
  if (!/^[0-9A-Za-z-]+$/.test(run) || before === '') return null;
  const inHouse = '楼栋幢座元层'.includes(before) || (before === '门' && isDigit(line.charAt(start - 2)));
  if (inHouse && sign === '' && rank > 4) return steps(start, ['room', `${run.toUpperCase()}室`]);
  if (before === '弄' && rank > 1 && /^\d+[A-Za-z]?$/.test(run))
    return steps(start, ['building', `${run.toUpperCase()}号${sign}`]);
  return null;
}

/** A number without a word at the end: a room where something larger stands before it. */
function readBare(line: string, end: number, rank: number): Step | null {
  if (rank <= 4) return null;
  const start = runStart(line, end);
  const run = upperCase(line.slice(start, end));
  const before = line.charAt(start - 1);
  if (before === '' || before === ' ' || before === '.') return null;
  // 15楼C
  if (/^[A-Z]$/.test(run) && '楼层'.includes(before)) return steps(start, ['room', `${run}室`]);
  if (!/\d/.test(run)) return null;
  if (before === '#' && !isRoadNumber(line, start - 1) && !isDigit(line.charAt(start - 2))) {
    return /^[0-9A-Z-]{1,8}$/.test(run) ? steps(start - 1, ['room', `${run}室`]) : null;
  }
  if (/^\d{1,3}F$/.test(run)) return steps(start, ['floor', `${run.slice(0, -1)}层`]);
  if (run.includes('-')) {
    const groups = readGroups(line, start, run);
    if (groups !== null) return groups;
  }
  if (BEFORE_ROOM.includes(before) || (before === '门' && isDigit(line.charAt(start - 2)))) {
    return /^[A-Z]{0,2}\d{1,5}[A-Z]?$|^\d+-\d+$/.test(run) ? steps(start, ['room', `${run}室`]) : null;
  }
  if (before === '号' || HOUSES.some((word) => line.startsWith(word, start - word.length))) {
    return /^[A-Z]{0,2}\d{3,5}[A-Z]?$|^\d{1,2}-?[A-Z]$/.test(run) || (before !== '号' && /^\d{1,2}-\d{1,2}$/.test(run))
      ? steps(start, ['room', `${run}室`])
      : null;
  }
  if ('甲乙丙丁'.includes(before) && line.charAt(start - 2) === '号') {
    return /^\d{3,4}$/.test(run) ? steps(start, ['room', `${run}室`]) : null;
  }
  // 秦风阁F302: a letter and a number behind a name are a room.
  if (/^[A-Z]\d{3,4}$/.test(run) && before >= '\u3400' && !'路街道巷弄村镇乡组队区园'.includes(before)) {
    return steps(start, ['room', `${run}室`]);
  }
  return null;
}

/** True when the number before `at` follows a road: `中山路100#` means 100号. */
function isRoadNumber(line: string, at: number): boolean {
  const start = runStart(line, at);
  return start < at && '路街道巷弄同'.includes(line.charAt(start - 1) || '?');
}
