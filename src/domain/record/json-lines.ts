/**
 * Lines of JSON written straight as UTF-8 bytes, with an index to each. The bytes are those of `JSON.stringify`; making no
 * text on the way takes a fraction of its time.
 */
import { BACKSLASH, QUOTE, WORST, writeEscape, writePair } from './json-bytes.js';

const COMMA = 0x2c;
const OPEN = 0x5b;
const CLOSE = 0x5d;
/** Most bytes of a number, with the comma before it. */
const NUMBER_BYTES = 24;

const utf8 = new TextEncoder();

const FIRST_SIZE = 1 << 18;
/** Units of the text being written. */
let scratch = new Uint16Array(1024);

/** Memory of buffers that are done, for those to come: a million records would otherwise take and leave gigabytes. */
const spare: Uint8Array<ArrayBuffer>[] = [];
const MOST_SPARE = 4;
/** Larger ones are given back: one long note must not hold memory for ever. */
const LARGEST_SPARE = 1 << 23;

/** Collects lines. Begin with `open`, put arrays, texts and numbers in, end each line with `endLine`. */
export class JsonLines {
  #bytes: Uint8Array<ArrayBuffer> = spare.pop() ?? new Uint8Array(FIRST_SIZE);
  #length = 0;
  /** True where the next item stands behind another. */
  #follows = false;
  readonly #ends: number[] = [];

  /** Bytes of the lines. */
  get size(): number {
    return this.#length;
  }

  /** Lines that were ended. */
  get count(): number {
    return this.#ends.length;
  }

  #reserve(more: number): Uint8Array<ArrayBuffer> {
    const needed = this.#length + more;
    if (needed > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      grown.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = grown;
    }
    return this.#bytes;
  }

  /** Begins an array. */
  open(): void {
    const bytes = this.#reserve(2);
    if (this.#follows) bytes[this.#length++] = COMMA;
    bytes[this.#length++] = OPEN;
    this.#follows = false;
  }

  /** Ends an array. */
  close(): void {
    this.#reserve(1)[this.#length++] = CLOSE;
    this.#follows = true;
  }

  number(value: number): void {
    const bytes = this.#reserve(NUMBER_BYTES);
    if (this.#follows) bytes[this.#length++] = COMMA;
    this.#follows = true;
    if (value >= 0 && value < 10 && Number.isInteger(value)) bytes[this.#length++] = 0x30 + value;
    else if (value >= 10 && value < 100 && Number.isInteger(value)) {
      const tens = (value / 10) | 0;
      bytes[this.#length++] = 0x30 + tens;
      bytes[this.#length++] = 0x30 + value - tens * 10;
    } else this.#length += utf8.encodeInto(String(value), bytes.subarray(this.#length)).written;
  }

  text(text: string): void {
    const { length } = text;
    if (length > scratch.length) scratch = new Uint16Array(length * 2);
    for (let i = 0; i < length; i++) scratch[i] = text.charCodeAt(i);
    this.units(scratch, 0, length);
  }

  /** A text that is there as UTF-16 units, from one place up to (not including) another. */
  units(units: Uint16Array, from: number, to: number): void {
    const bytes = this.#reserve((to - from) * WORST + 3);
    let at = this.#length;
    if (this.#follows) bytes[at++] = COMMA;
    this.#follows = true;
    bytes[at++] = QUOTE;
    for (let i = from; i < to; i++) {
      const code = units[i] as number;
      if (code < 0x80) {
        if (code >= 0x20 && code !== QUOTE && code !== BACKSLASH) bytes[at++] = code;
        else at = writeEscape(bytes, at, code);
      } else if (code < 0x800) {
        bytes[at++] = 0xc0 | (code >> 6);
        bytes[at++] = 0x80 | (code & 63);
      } else if (code < 0xd800 || code > 0xdfff) {
        bytes[at++] = 0xe0 | (code >> 12);
        bytes[at++] = 0x80 | ((code >> 6) & 63);
        bytes[at++] = 0x80 | (code & 63);
      } else {
        const low = i + 1 < to ? (units[i + 1] as number) : 0;
        if (code < 0xdc00 && low >= 0xdc00 && low <= 0xdfff) {
          at = writePair(bytes, at, 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00));
          i++;
        } else at = writeEscape(bytes, at, code);
      }
    }
    bytes[at++] = QUOTE;
    this.#length = at;
  }

  /** `null`. */
  nothing(): void {
    const bytes = this.#reserve(5);
    if (this.#follows) bytes[this.#length++] = COMMA;
    this.#follows = true;
    for (const code of [0x6e, 0x75, 0x6c, 0x6c]) bytes[this.#length++] = code;
  }

  /** Adds what is JSON already, as a line of its own. */
  add(line: string): void {
    const bytes = this.#reserve(line.length * 3);
    if (line !== '') this.#length += utf8.encodeInto(line, bytes.subarray(this.#length)).written;
    this.endLine();
  }

  endLine(): void {
    this.#ends.push(this.#length);
    this.#follows = false;
  }

  /** The bytes collected from `start` on; valid until more is added. */
  bytesFrom(start: number): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(start, this.#length);
  }

  /** Number of lines, the end of each (32 bits, little endian), the bytes. Nothing can be added any more. */
  finish(): Uint8Array<ArrayBuffer> {
    const count = this.#ends.length;
    const head = new Int32Array(1 + count);
    head[0] = count;
    head.set(this.#ends, 1);
    const bytes = new Uint8Array(head.byteLength + this.#length);
    bytes.set(new Uint8Array(head.buffer));
    bytes.set(this.#bytes.subarray(0, this.#length), head.byteLength);
    this.discard();
    return bytes;
  }

  /** Gives up what was collected. */
  discard(): void {
    if (spare.length < MOST_SPARE && this.#bytes.length > 0 && this.#bytes.length <= LARGEST_SPARE) {
      // Others' records must not lie about in memory longer than they are worked on.
      this.#bytes.fill(0, 0, this.#length);
      spare.push(this.#bytes);
    }
    this.#bytes = new Uint8Array(0);
    this.#length = 0;
  }
}
