/** Writes text in the legacy encodings that the platform only reads: the decoder's table turned round. */

/** What Windows-1252 has at 0x80–0x9F, by byte; some platforms decode these as ISO-8859-1. */
const WINDOWS_1252: readonly (readonly [number, number])[] = [
  [0x80, 0x20ac],
  [0x82, 0x201a],
  [0x83, 0x0192],
  [0x84, 0x201e],
  [0x85, 0x2026],
  [0x86, 0x2020],
  [0x87, 0x2021],
  [0x88, 0x02c6],
  [0x89, 0x2030],
  [0x8a, 0x0160],
  [0x8b, 0x2039],
  [0x8c, 0x0152],
  [0x8e, 0x017d],
  [0x91, 0x2018],
  [0x92, 0x2019],
  [0x93, 0x201c],
  [0x94, 0x201d],
  [0x95, 0x2022],
  [0x96, 0x2013],
  [0x97, 0x2014],
  [0x98, 0x02dc],
  [0x99, 0x2122],
  [0x9a, 0x0161],
  [0x9b, 0x203a],
  [0x9c, 0x0153],
  [0x9e, 0x017e],
  [0x9f, 0x0178],
];

const tables = new Map<string, Map<string, Buffer>>();

function table(encoding: string): Map<string, Buffer> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const made = new Map<string, Buffer>();
  const decoder = new TextDecoder(encoding);
  const add = (bytes: number[]): void => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== '\ufffd' && !made.has(text)) made.set(text, Buffer.from(bytes));
  };
  if (encoding === 'windows-1252') {
    for (const [byte, code] of WINDOWS_1252) made.set(String.fromCharCode(code), Buffer.from([byte]));
    for (let byte = 0; byte < 256; byte++) if (byte < 0x80 || byte > 0x9f) add([byte]);
  } else {
    for (let byte = 0; byte < 256; byte++) add([byte]);
    for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add([lead, trail]);
  }
  tables.set(encoding, made);
  return made;
}

/** Encodes; throws for characters the encoding lacks. */
export function encodeText(text: string, encoding: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  const characters = table(encoding);
  return Buffer.concat(
    [...text].map((character) => {
      const bytes = characters.get(character);
      if (bytes === undefined) throw new Error(`${encoding} has no ${character}`);
      return bytes;
    }),
  );
}
