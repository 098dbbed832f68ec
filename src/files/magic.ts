/** What a file is by its first bytes, before anything tries to read it as a table. */

/** What the first bytes say. `zip` is looked into further (XLSX, ODS); `gzip` is unpacked. */
export type Magic =
  | { readonly kind: 'gzip' | 'zip' | 'ole' | 'text' }
  | { readonly kind: 'binary'; readonly name: string };

interface Signature {
  readonly at: number;
  readonly bytes: readonly number[] | string;
  readonly name: string;
}

const SIGNATURES: readonly Signature[] = [
  { at: 0, bytes: '%PDF-', name: 'a PDF document' },
  { at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], name: 'a PNG image' },
  { at: 0, bytes: [0xff, 0xd8, 0xff], name: 'a JPEG image' },
  { at: 0, bytes: 'GIF8', name: 'a GIF image' },
  { at: 0, bytes: 'SQLite format 3\0', name: 'an SQLite database' },
  { at: 0, bytes: [0x7f, 0x45, 0x4c, 0x46], name: 'a program' },
  { at: 0, bytes: [0x4d, 0x5a, 0x90, 0x00], name: 'a program' },
  { at: 0, bytes: [0xcf, 0xfa, 0xed, 0xfe], name: 'a program' },
  { at: 0, bytes: [0xca, 0xfe, 0xba, 0xbe], name: 'a program' },
  { at: 0, bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], name: 'a 7z archive' },
  { at: 0, bytes: 'Rar!\x1a', name: 'a RAR archive' },
  { at: 0, bytes: 'BZh', name: 'a bzip2 archive' },
  { at: 0, bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], name: 'an xz archive' },
  { at: 0, bytes: [0x28, 0xb5, 0x2f, 0xfd], name: 'a Zstandard archive' },
  { at: 257, bytes: 'ustar', name: 'a tar archive' },
  { at: 0, bytes: 'PAR1', name: 'a Parquet file' },
  { at: 0, bytes: '{\\rtf', name: 'a rich text document' },
  { at: 4, bytes: 'ftyp', name: 'a video' },
  { at: 0, bytes: 'OggS', name: 'a sound file' },
  { at: 0, bytes: [0x49, 0x44, 0x33], name: 'a sound file' },
];

/** Markup that calls itself a spreadsheet: many systems save an HTML table under the name `.xls`. */
const MARKUP: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^\s{0,64}(<!doctype html|<html|<table|<head|<meta)/i, 'an HTML page'],
  [/^\s{0,64}<\?xml/i, 'an XML document'],
];

function matches(head: Uint8Array, { at, bytes }: Signature): boolean {
  if (head.length < at + bytes.length) return false;
  for (let i = 0; i < bytes.length; i++) {
    const wanted = typeof bytes === 'string' ? bytes.charCodeAt(i) : bytes[i];
    if (head[at + i] !== wanted) return false;
  }
  return true;
}

/**
 * Names what `head` (the first bytes of a file, 512 or more where there are so many) begins.
 * @returns `text` when nothing speaks against a table in text form
 */
export function recognizeMagic(head: Uint8Array): Magic {
  if (head[0] === 0x1f && head[1] === 0x8b) return { kind: 'gzip' };
  if (matches(head, { at: 0, bytes: [0x50, 0x4b, 0x03, 0x04], name: '' })) return { kind: 'zip' };
  if (matches(head, { at: 0, bytes: [0x50, 0x4b, 0x05, 0x06], name: '' })) return { kind: 'zip' };
  if (matches(head, { at: 0, bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], name: '' })) return { kind: 'ole' };
  for (const signature of SIGNATURES) {
    if (matches(head, signature)) return { kind: 'binary', name: signature.name };
  }
  const start = Buffer.from(head.subarray(0, 256)).toString('latin1').replace(/^ï»¿/, '');
  for (const [pattern, name] of MARKUP) if (pattern.test(start)) return { kind: 'binary', name };
  return { kind: 'text' };
}
