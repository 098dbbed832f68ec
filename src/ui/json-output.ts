/**
 * Values as lines of JSON in bytes: what `JSON.stringify` gives, with the characters that must not reach a screen escaped, as
 * `terminal.ts` shows them. Written straight as UTF-8, since a text on the way would be made, looked through and encoded, each
 * at the price of a large part of what parsing an address costs.
 */
import { BACKSLASH, QUOTE, WORST, writeEscape, writePair } from '../domain/record/json-bytes.js';

const COMMA = 0x2c;
const COLON = 0x3a;
const FIRST_SIZE = 1 << 17;

const utf8 = new TextEncoder();
const NULL = utf8.encode('null');

/** Collects lines of JSON, to be taken out as bytes. */
export class JsonOutput {
  #bytes = new Uint8Array(FIRST_SIZE);
  #length = 0;

  /** Bytes collected. */
  get size(): number {
    return this.#length;
  }

  /** Adds a value as a line. What JSON has no word for (a function) becomes `undefined`, as in a template. */
  add(value: unknown): void {
    this.#value(value);
    this.#reserve(1)[this.#length++] = 0x0a;
  }

  /** What was collected; valid until more is added. */
  take(): Uint8Array {
    const taken = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return taken;
  }

  #reserve(more: number): Uint8Array {
    const needed = this.#length + more;
    if (needed > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      grown.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = grown;
    }
    return this.#bytes;
  }

  #value(value: unknown): void {
    if (typeof value === 'string') this.#text(value);
    else if (value === null) this.#plain(NULL);
    else if (isPlainObject(value)) this.#object(value);
    else if (isPlainArray(value)) this.#array(value);
    else this.#other(value);
  }

  #object(object: Readonly<Record<string, unknown>>): void {
    this.#reserve(1)[this.#length++] = 0x7b;
    let follows = false;
    for (const key in object) {
      const value = object[key];
      if (value === undefined || typeof value === 'function' || typeof value === 'symbol') continue;
      if (follows) this.#reserve(1)[this.#length++] = COMMA;
      follows = true;
      this.#text(key);
      this.#reserve(1)[this.#length++] = COLON;
      this.#value(value);
    }
    this.#reserve(1)[this.#length++] = 0x7d;
  }

  #array(values: readonly unknown[]): void {
    this.#reserve(1)[this.#length++] = 0x5b;
    for (let i = 0; i < values.length; i++) {
      if (i > 0) this.#reserve(1)[this.#length++] = COMMA;
      const value = values[i];
      if (value === undefined || typeof value === 'function' || typeof value === 'symbol') this.#plain(NULL);
      else this.#value(value);
    }
    this.#reserve(1)[this.#length++] = 0x5d;
  }

  /** Numbers, booleans, and objects with customs of their own. */
  #other(value: unknown): void {
    const json = typeof value === 'number' && Number.isFinite(value) ? String(value) : `${JSON.stringify(value)}`;
    const bytes = this.#reserve(json.length * WORST);
    for (let i = 0; i < json.length; i++) this.#length = writeUnit(bytes, this.#length, json, i);
  }

  #plain(word: Uint8Array): void {
    const bytes = this.#reserve(word.length);
    for (let i = 0; i < word.length; i++) bytes[this.#length++] = word[i] as number;
  }

  #text(text: string): void {
    const { length } = text;
    const bytes = this.#reserve(length * WORST + 2);
    let at = this.#length;
    bytes[at++] = QUOTE;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code < 0x7f) {
        if (code >= 0x20 && code !== QUOTE && code !== BACKSLASH) bytes[at++] = code;
        else at = writeEscape(bytes, at, code);
      } else if (code >= 0x2100 && code < 0xd800) {
        bytes[at++] = 0xe0 | (code >> 12);
        bytes[at++] = 0x80 | ((code >> 6) & 63);
        bytes[at++] = 0x80 | (code & 63);
      } else at = writeUnit(bytes, at, text, i);
    }
    bytes[at++] = QUOTE;
    this.#length = at;
  }
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return typeof (value as { toJSON?: unknown }).toJSON !== 'function';
}

function isPlainArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && typeof (value as { toJSON?: unknown }).toJSON !== 'function';
}

/** Writes unit `i` of a text beyond ASCII, or one that JSON has taken care of; of a pair the first half writes both. */
function writeUnit(bytes: Uint8Array, from: number, text: string, i: number): number {
  const code = text.charCodeAt(i);
  let at = from;
  if (code < 0x7f) {
    bytes[at++] = code;
    return at;
  }
  if (isHidden(code)) return writeEscape(bytes, at, code);
  if (code < 0x800) {
    bytes[at++] = 0xc0 | (code >> 6);
    bytes[at++] = 0x80 | (code & 63);
    return at;
  }
  if (code < 0xd800 || code > 0xdfff) {
    bytes[at++] = 0xe0 | (code >> 12);
    bytes[at++] = 0x80 | ((code >> 6) & 63);
    bytes[at++] = 0x80 | (code & 63);
    return at;
  }
  const before = i > 0 ? text.charCodeAt(i - 1) : 0;
  if (code >= 0xdc00) return before >= 0xd800 && before <= 0xdbff ? at : writeEscape(bytes, at, code);
  const low = i + 1 < text.length ? text.charCodeAt(i + 1) : 0;
  if (low < 0xdc00 || low > 0xdfff) return writeEscape(bytes, at, code);
  const point = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
  return writePair(bytes, at, point);
}

/** Delete, C1 controls, and what turns the direction of writing. */
function isHidden(code: number): boolean {
  return (
    code <= 0x9f ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}
