/** Bytes → text, strictly or loosely, for one encoding. The input is whole lines, so no character is ever cut. */
import { isAscii, isUtf8 } from 'node:buffer';
import type { Encoding } from './encodings.js';
import { decodeWindows1252, decodeWindows1252Loosely } from './windows-1252.js';

/** A decoder of whole lines. */
export interface TextCodec {
  /** The text, or null when the bytes are not valid in this encoding. */
  readonly strict: (bytes: Buffer) => string | null;
  /** The text with U+FFFD for what is not valid. */
  readonly loose: (bytes: Buffer) => string;
}

const UTF8: TextCodec = {
  strict: (bytes) => (isAscii(bytes) ? bytes.toString('latin1') : isUtf8(bytes) ? bytes.toString('utf8') : null),
  loose: (bytes) => bytes.toString('utf8'),
};

const WINDOWS_1252: TextCodec = { strict: decodeWindows1252, loose: decodeWindows1252Loosely };

/** The codec of an encoding from `encodingByName`. */
export function textCodec(encoding: Encoding): TextCodec {
  if (encoding === 'utf-8') return UTF8;
  if (encoding === 'windows-1252') return WINDOWS_1252;
  let strict = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const loose = new TextDecoder(encoding, { ignoreBOM: true });
  // Bytes below 0x80 are ASCII in all of these but UTF-16; Latin-1 strings take half the memory.
  const narrow = !encoding.startsWith('utf-16') && !encoding.startsWith('iso-2022');
  return {
    strict: (bytes) => {
      if (narrow && isAscii(bytes)) return bytes.toString('latin1');
      try {
        return strict.decode(bytes);
      } catch {
        // A decoder that has failed may remember half a character.
        strict = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
        return null;
      }
    },
    loose: (bytes) => loose.decode(bytes),
  };
}
