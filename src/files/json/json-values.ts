/**
 * Text blocks → the JSON values in them, one at a time. JSON Lines go by lines, so that a broken one harms no other; an
 * array is cut at the commas of its first level, over as many lines as it likes.
 */
import type { TextBlock } from '../encoding/text-blocks.js';
import { type Limits, limitExceeded, readableBytes } from '../limits.js';

/** One value of a file, not yet parsed. */
export interface JsonValue {
  readonly text: string;
  /** Line on which it begins, from 1. */
  readonly line: number;
  /** True when the text around it is not what JSON has there. */
  readonly broken: boolean;
  /** True when the line could not be decoded. */
  readonly undecodable: boolean;
  /** Byte offset of the line. */
  readonly byte: number;
}

/** The lines of a JSON Lines file; blank ones are left out. */
export function lineValues(block: TextBlock): readonly JsonValue[] {
  const values: JsonValue[] = [];
  let line = block.firstLine;
  for (const text of block.text.split('\n')) {
    const content = text.replace(/^\ufeff/, '').trim();
    if (content !== '') {
      values.push({
        text: content,
        line,
        broken: false,
        undecodable: block.badLines.includes(line),
        byte: block.byteOf(line),
      });
    }
    line += 1;
  }
  return values;
}

const QUOTE = 34;
const BACKSLASH = 92;

/**
 * Cuts an array into its elements, block after block. An object around it, as interfaces answer (`{"total": 2, "data":
 * [ … ]}`), is passed over: its first array holds the rows.
 */
export class ArrayCutter {
  readonly #file: string;
  readonly #limits: Limits;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #element = '';
  #elementLine = 1;
  #elementByte = 0;
  #undecodable = false;
  #over = false;
  /** Depth within what stands around the array, from 1 for the object itself; 0: there is none. */
  #around = 0;
  /** False after a comma or at the beginning: an element must come. */
  #hasElement = false;

  constructor(file: string, limits: Limits) {
    this.#file = file;
    this.#limits = limits;
  }

  /** The elements that end in this block. @throws CimError json-value-too-large */
  push(block: TextBlock): readonly JsonValue[] {
    const values: JsonValue[] = [];
    const { text } = block;
    let line = block.firstLine;
    let from = 0;
    const bad = new Set(block.badLines);
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10) {
        line += 1;
        if (bad.has(line - 1)) this.#undecodable = true;
      }
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (code === BACKSLASH) this.#escaped = true;
        else if (code === QUOTE) this.#inString = false;
        continue;
      }
      const opens = code === 91 || code === 123;
      const closes = code === 93 || code === 125;
      if (this.#depth === 0 && (this.#around > 0 || (code === 123 && !this.#over))) {
        from = i + 1;
        if (code === QUOTE) this.#inString = true;
        else if (code === 91 && this.#around === 1 && !this.#over) this.#depth = 1;
        else if (opens) this.#around += 1;
        else if (closes) this.#around -= 1;
        continue;
      }
      if (opens && this.#depth === 0 && !this.#over) {
        this.#depth = 1;
        from = i + 1;
        continue;
      }
      if (this.#depth === 1 && (code === 44 || closes)) {
        this.#end(text.slice(from, i), code === 44, values);
        from = i + 1;
        if (closes) {
          this.#depth = 0; // `from` moves on with what stands around
          this.#over = true;
        }
        continue;
      }
      if (this.#element === '' && !this.#hasElement && code > 32) {
        this.#hasElement = true;
        this.#elementLine = line;
        this.#elementByte = block.byteOf(line);
        this.#undecodable = bad.has(line);
      }
      if (code === QUOTE) this.#inString = true;
      else if (opens) this.#depth += 1;
      else if (closes && this.#depth > 0) this.#depth -= 1;
    }
    this.#element += text.slice(from);
    if (this.#element.length > this.#limits.line) {
      const most = readableBytes(this.#limits.line);
      const what = { en: `the value has more than ${most}`, zh: `值超过 ${most}` };
      throw limitExceeded('json-value-too-large', this.#file, what, this.#elementLine);
    }
    if (block.last && (this.#element.trim() !== '' || !this.#over)) {
      values.push(this.#value(this.#element, true));
      this.#element = '';
    }
    return values;
  }

  #end(rest: string, byComma: boolean, values: JsonValue[]): void {
    const text = (this.#element + rest).trim();
    this.#element = '';
    // `[]` and a comma before the bracket hold no element there.
    if (this.#hasElement || byComma) values.push(this.#value(text, false));
    this.#hasElement = false;
  }

  #value(text: string, broken: boolean): JsonValue {
    return {
      text: text.trim(),
      line: this.#elementLine,
      broken,
      undecodable: this.#undecodable,
      byte: this.#elementByte,
    };
  }
}
