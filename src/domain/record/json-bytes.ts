/** Characters as JSON has them, in bytes: escapes, and what takes two UTF-16 units. */

export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
/** Most bytes that one UTF-16 unit may take: `\u0000`. */
export const WORST = 6;

const HEX = new TextEncoder().encode('0123456789abcdef');
const SHORT_ESCAPES: ReadonlyMap<number, number> = new Map(
  ['\bb', '\tt', '\nn', '\ff', '\rr', '""', '\\\\'].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]),
);

/**
 * Writes a control character, a quotation mark, a backslash, or half of a pair that has no other half, to `bytes[from] …`; gives
 * where it ends. Six bytes at most.
 */
export function writeEscape(bytes: Uint8Array, from: number, code: number): number {
  let at = from;
  bytes[at++] = BACKSLASH;
  const short = SHORT_ESCAPES.get(code);
  if (short !== undefined) {
    bytes[at++] = short;
    return at;
  }
  bytes[at++] = 0x75;
  for (let shift = 12; shift >= 0; shift -= 4) bytes[at++] = HEX[(code >> shift) & 15] as number;
  return at;
}

/** The same for a character beyond the Basic Multilingual Plane: four bytes. */
export function writePair(bytes: Uint8Array, from: number, point: number): number {
  let at = from;
  bytes[at++] = 0xf0 | (point >> 18);
  bytes[at++] = 0x80 | ((point >> 12) & 63);
  bytes[at++] = 0x80 | ((point >> 6) & 63);
  bytes[at++] = 0x80 | (point & 63);
  return at;
}
