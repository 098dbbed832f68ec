/** Father and son of one name: what stands behind a name to tell them apart (`Sr.`, `Jr`, `III`). */
import { unitsText } from '../kernel/packed-texts.js';
import { sharedInt32 } from '../kernel/shared-memory.js';
import type { ValueColumn } from '../record-table.js';
import { textsOfColumn } from '../record-table.js';

/** Who is the second of a name is mostly the son of the first. */
const GENERATIONS: ReadonlyMap<string, number> = new Map([
  ['sr', 1],
  ['jr', 2],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
]);
const LAST_WORD = /[\s,.](\p{L}{2,3})\.?$/u;
/** A generation has so many letters at most, and a stop. */
const MOST_UNITS = 4;

/** The generation that stands last in a name: 1 the first, 2 the second …; 0 where none does. */
export function generationOf(name: string): number {
  const word = LAST_WORD.exec(name)?.[1] ?? '';
  return GENERATIONS.get(word.toLowerCase()) ?? 0;
}

/** Per record the generation that its names tell, or null where no record's do. Work is done once per distinct value. */
export function generations(columns: readonly ValueColumn[], count: number): Int32Array | null {
  let out: Int32Array | null = null;
  for (const column of columns) {
    const ofValue = generationsOfValues(column);
    if (ofValue === null) continue;
    out ??= sharedInt32(count);
    for (let i = 0; i < count; i++) if (out[i] === 0) out[i] = ofValue[column.codes[i]!]!;
  }
  return out;
}

/** Per value its generation, or null where no value has one. */
function generationsOfValues(column: ValueColumn): Int32Array | null {
  const { units, lengths } = textsOfColumn(column);
  let out: Int32Array | null = null;
  let to = 0;
  for (let code = 0; code < lengths.length; code++) {
    const from = to;
    to += lengths[code]!;
    if (!mayEndInGeneration(units, from, to)) continue;
    const generation = generationOf(unitsText(units, from, to));
    if (generation === 0) continue;
    out ??= new Int32Array(lengths.length);
    out[code] = generation;
  }
  return out;
}

/** True where a short word with the last letter of a generation stands last: few names have to be read as texts. */
function mayEndInGeneration(units: Uint16Array, from: number, to: number): boolean {
  const last = (units[to - 1] === 0x2e ? units[to - 2]! : units[to - 1]!) | 0x20;
  if (last !== 0x72 && last !== 0x69 && last !== 0x76) return false; // r, i, v
  for (let at = to - 2; at > from && at >= to - 1 - MOST_UNITS; at--) if (units[at]! <= 0x2e) return true;
  return false;
}
