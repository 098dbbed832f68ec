/**
 * Strings on their way to another thread: their UTF-16 code units one after the other in shared memory, exactly as they
 * are (unpaired surrogates included), and the length of each.
 */
import { sharedInt32, sharedUint16 } from './shared-memory.js';

export interface PackedTexts {
  readonly units: Uint16Array;
  readonly lengths: Int32Array;
}

/** Code units turned into a string at a time: as many as a call may have arguments everywhere. */
const PIECE = 8192;

export function packTexts(texts: readonly string[]): PackedTexts {
  const lengths = sharedInt32(texts.length);
  let total = 0;
  for (let i = 0; i < texts.length; i++) {
    const { length } = texts[i]!;
    lengths[i] = length;
    total += length;
  }
  const units = sharedUint16(total);
  let at = 0;
  for (let i = 0; i < texts.length; i++) {
    const text = texts[i]!;
    for (let j = 0; j < text.length; j++) units[at++] = text.charCodeAt(j);
  }
  return { units, lengths };
}

/** The strings again. Many are cut from one piece: making each from its units takes twice as long. */
export function unpackTexts({ units, lengths }: PackedTexts): string[] {
  const texts = new Array<string>(lengths.length);
  let piece = '';
  let pieceStart = 0;
  let at = 0;
  for (let i = 0; i < texts.length; i++) {
    const length = lengths[i]!;
    if (at + length > pieceStart + piece.length) {
      pieceStart = at;
      piece = unitsText(units, at, Math.min(units.length, at + Math.max(length, PIECE)));
    }
    texts[i] = piece.slice(at - pieceStart, at - pieceStart + length);
    at += length;
  }
  return texts;
}

/** The string `units[from] … units[to - 1]`. */
export function unitsText(units: Uint16Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += PIECE) {
    text += String.fromCharCode.apply(null, units.subarray(at, Math.min(to, at + PIECE)) as unknown as number[]);
  }
  return text;
}
