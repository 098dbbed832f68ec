/**
 * A first look at addresses in Latin letters: whether any word of the text begins as the name of a division of China does.
 * Most addresses of elsewhere have none, and are told so in one walk. A test holds it to the whole reading.
 */
import { pinyinKey } from '../../pinyin.js';
import { zones } from './aliases.js';
import { latinKeys } from './latin-names.js';

/** As many letters of a name are looked at. */
const LETTERS = 4;
/** Letters are numbered from 1; 0 stands behind the end of a shorter name. */
const BASE = 27;
const SMALL_A = 0x61;

/** Units below this have a letter of their own (é → e) or none. */
const FEW_UNITS = 0x250;
const SEVERAL = 0xff;
const SEPARATOR = 0xfe;

interface Tables {
  /** A bit for each beginning of a name. */
  readonly beginnings: Uint32Array;
  /** Number of the letter that a unit becomes in keys, 0 for none, SEVERAL for more than one, SEPARATOR for what parts segments. */
  readonly letters: Uint8Array;
}

let made: Tables | null = null;

function tables(): Tables {
  if (made !== null) return made;
  const beginnings = new Uint32Array(Math.ceil(BASE ** LETTERS / 32));
  const add = (key: string): void => {
    let code = 0;
    for (let i = 0; i < LETTERS; i++) code = code * BASE + (i < key.length ? key.charCodeAt(i) - SMALL_A + 1 : 0);
    beginnings[code >>> 5]! |= 1 << (code & 31);
  };
  for (const key of latinKeys()) add(key);
  for (const { name } of zones()) add(pinyinKey(name));
  const letters = new Uint8Array(FEW_UNITS);
  for (let unit = 0; unit < FEW_UNITS; unit++) {
    const key = unit >= 0x30 && unit <= 0x39 ? '' : pinyinKey(String.fromCharCode(unit));
    letters[unit] = key.length > 1 ? SEVERAL : key === '' ? 0 : key.charCodeAt(0) - SMALL_A + 1;
  }
  for (const sign of ',;|') letters[sign.charCodeAt(0)] = SEPARATOR;
  made = { beginnings, letters };
  return made;
}

/** False where no word of a text (tidied, lines joined by commas) begins a name of a division, of a place or zone in one. */
export function mayNameDivision(text: string): boolean {
  const { beginnings, letters } = tables();
  const { length } = text;
  let before = 0;
  for (let start = 0; start < length; start++) {
    const unit = text.charCodeAt(start);
    if (unit >= FEW_UNITS) return true;
    const first = letters[unit] as number;
    if (first === SEVERAL) return true;
    const isWithin = before !== 0 && before !== SEPARATOR;
    before = first;
    if (isWithin || first === 0 || first === SEPARATOR) continue;
    let code = first;
    let count = 1;
    let last = first;
    let at = start + 1;
    for (; at < length && count < LETTERS; at++) {
      const next = text.charCodeAt(at);
      const letter = next < FEW_UNITS ? (letters[next] as number) : SEVERAL;
      if (letter === SEPARATOR) break;
      if (letter === SEVERAL) return true;
      if (letter === 0) {
        // A shorter name may end here.
        if (isBeginning(beginnings, code, count)) return true;
        continue;
      }
      // ü has several spellings: Lüliang, Lvliang, Lyuliang.
      if ((last === L && (letter === V || letter === Y)) || (last === N && letter === V)) return true;
      code = code * BASE + letter;
      last = letter;
      count++;
    }
    if (isBeginning(beginnings, code, count)) return true;
  }
  return false;
}

const L = 12;
const N = 14;
const V = 22;
const Y = 25;

function isBeginning(beginnings: Uint32Array, code: number, count: number): boolean {
  let padded = code;
  for (let i = count; i < LETTERS; i++) padded *= BASE;
  return (((beginnings[padded >>> 5] as number) >>> (padded & 31)) & 1) !== 0;
}
