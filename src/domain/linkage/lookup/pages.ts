/**
 * Lists of (key, number) pairs in pages: sorted by key, so that a look-up reads one page; keys as steps and both as
 * variable-length integers (seven bits a byte), about five bytes a pair. A key lies in one page whole.
 */
import { CimError } from '../../../errors.js';
import { sortByKey } from '../kernel/radix-sort.js';

/** One page: its pairs, all keys from `firstKey` on. */
export interface LookupPage {
  /** Unsigned. */
  readonly firstKey: number;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** A page taken apart: keys ascending as unsigned numbers, each with a number ≥ 0 beside it. */
export interface OpenPage {
  readonly keys: Int32Array;
  readonly numbers: Int32Array;
}

/** A page is closed from so many bytes on: large where a look-up asks for a few keys, small where it asks for many. */
export const LARGE_PAGE = 64_000;
export const SMALL_PAGE = 16_000;
/** A key takes at most five bytes, and so does a number. */
const PAIR_BYTES = 10;

/**
 * Sorts pairs by key (equal keys keep their order) and packs them. The arrays given are used as working space. Numbers must
 * be whole and ≥ 0.
 */
export function packPages(keys: Int32Array, numbers: Int32Array, pageBytes: number): LookupPage[] {
  const sorted = sortByKey(keys, numbers);
  return packSorted(sorted.keys, sorted.records, pageBytes);
}

/** Packs pairs whose keys ascend (as unsigned numbers). */
export function packSorted(keys: Int32Array, numbers: Int32Array, pageBytes: number): LookupPage[] {
  const pages: LookupPage[] = [];
  for (let from = 0; from < keys.length; ) {
    const { page, end } = packPage(keys, numbers, from, pageBytes);
    pages.push(page);
    from = end;
  }
  return pages;
}

function packPage(
  keys: Int32Array,
  numbers: Int32Array,
  from: number,
  pageBytes: number,
): { page: LookupPage; end: number } {
  const firstKey = keys[from]! >>> 0;
  let bytes = new Uint8Array(pageBytes + PAIR_BYTES);
  let size = 0;
  let former = firstKey;
  let at = from;
  for (; at < keys.length; at++) {
    const key = keys[at]! >>> 0;
    if (size >= pageBytes && key !== former) break;
    if (size + PAIR_BYTES > bytes.length) {
      const more = new Uint8Array(2 * bytes.length);
      more.set(bytes);
      bytes = more;
    }
    size = putNumber(bytes, size, key - former);
    size = putNumber(bytes, size, numbers[at]!);
    former = key;
  }
  return { page: { firstKey, data: bytes.slice(0, size) }, end: at };
}

function putNumber(bytes: Uint8Array, at: number, value: number): number {
  let to = at;
  let rest = value;
  while (rest > 0x7f) {
    bytes[to++] = (rest & 0x7f) | 0x80;
    rest = Math.floor(rest / 128);
  }
  bytes[to++] = rest;
  return to;
}

/** Takes a page apart. Throws `damaged` where it ends within a number. */
export function openPage({ firstKey, data }: { readonly firstKey: number; readonly data: Uint8Array }): OpenPage {
  let last = 0; // bytes that end an integer: two a pair
  for (let i = 0; i < data.length; i++) if (data[i]! < 0x80) last++;
  const keys = new Int32Array((last + 1) >> 1);
  const numbers = new Int32Array((last + 1) >> 1);
  let key = firstKey;
  let size = 0;
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = data[at++];
      if (byte === undefined)
        throw new CimError('damaged', 'lookup-damaged', {
          en: 'A page of the look-up lists was cut short or changed.',
          zh: '查找表的某页被截断或改动。',
        });
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  while (at < data.length) {
    key += next();
    keys[size] = key;
    numbers[size++] = next();
  }
  return { keys, numbers };
}

/** The numbers of a key on a page; empty where it has none. */
export function numbersOfKey({ keys, numbers }: OpenPage, key: number): Int32Array {
  const wanted = key >>> 0;
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle]! >>> 0 < wanted) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < keys.length && keys[end]! >>> 0 === wanted) end++;
  return numbers.subarray(low, end);
}
