/**
 * Finding customers by any of their values, without an index that would have to be kept and erased: every distinct value
 * is looked at once. Words may be misspelled by one letter, written in pinyin, or be the end of a phone number.
 */

import { distance } from 'fastest-levenshtein';
import type { RecordTable, ValueColumn } from '../linkage/record-table.js';
import { hasHan, toSimplified } from '../normalize/han.js';
import { pinyinKey } from '../normalize/pinyin.js';
import { FIELDS, type FieldKind } from '../record/fields.js';

export interface SearchHit {
  /** Row of the table. */
  readonly row: number;
  /** 0..1, mean over the words of the query. */
  readonly score: number;
}

/** A word of the query, prepared once. */
interface Term {
  readonly text: string;
  /** Digits alone, where the word is a number of at least four. */
  readonly digits: string;
  readonly latin: boolean;
}

const EXACT = 1;
const WORD = 0.95;
const PREFIX = 0.85;
const SOUND = 0.8;
const INSIDE = 0.7;
const SLIP = 0.5;
/** Hits this far below the best are not shown. */
const NOISE = 0.2;

/** Words separated by blanks; at most eight, of at most 100 characters. */
export function searchTerms(query: string): string[] {
  return fold(query)
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => word.slice(0, 100));
}

const ASCII = /^[\x00-\x7f]*$/;

function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase().trim(); // nothing else is there to be folded
  return toSimplified(
    text
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .normalize('NFC'),
  ).trim();
}

function prepare(word: string): Term {
  const digits = word.replace(/[^0-9]/g, '');
  const numeric = digits.length >= 4 && /^[+()\d.-]+$/.test(word);
  return { text: word, digits: numeric ? digits.replace(/^0+/, '') : '', latin: /^[a-z]+$/.test(word) };
}

/** How well a folded value answers a word; 0 = not at all. */
function matchScore(value: string, term: Term, kind: FieldKind): number {
  if (value === term.text) return EXACT;
  if (term.digits !== '' && (kind === 'phone' || kind === 'identifier')) {
    const digits = value.replace(/[^0-9]/g, '');
    if (digits === term.digits || (digits.endsWith(term.digits) && term.digits.length >= 7)) return EXACT;
    if (digits.endsWith(term.digits)) return PREFIX;
    return digits.includes(term.digits) ? INSIDE : 0;
  }
  const at = value.indexOf(term.text);
  if (at >= 0) {
    const startsWord = at === 0 || !/[\p{L}\p{N}]/u.test(value[at - 1] as string);
    const after = value[at + term.text.length];
    if (startsWord && (after === undefined || !/[\p{L}\p{N}]/u.test(after))) return WORD;
    return startsWord ? PREFIX : INSIDE;
  }
  if (!term.latin || term.text.length < 3) return 0;
  if (hasHan(value)) {
    const sound = pinyinKey(value);
    return sound.startsWith(term.text) ? SOUND : 0;
  }
  if (term.text.length < 4) return 0;
  const slips = term.text.length < 7 ? 1 : 2;
  for (const word of value.split(/[^\p{L}\p{N}]+/u)) {
    if (Math.abs(word.length - term.text.length) <= slips && distance(word, term.text) <= slips) return SLIP;
  }
  return 0;
}

/** Values that are scored in one step. */
const STEP_VALUES = 500;
/** Rows that are gone through in one step, where each takes next to nothing. */
const STEP_ROWS = 100_000;

function* scoreColumn(column: ValueColumn, term: Term, best: Float32Array): Generator<undefined, void> {
  const kind: FieldKind = column.field === null ? 'text' : FIELDS[column.field].kind;
  const byCode = new Float32Array(column.values.length);
  let found = false;
  for (const [code, value] of column.values.entries()) {
    if (code % STEP_VALUES === STEP_VALUES - 1) yield;
    const score = value === '' ? 0 : matchScore(fold(value), term, kind);
    if (score === 0) continue;
    byCode[code] = score;
    found = true;
  }
  if (!found) return;
  const { codes } = column;
  for (let row = 0; row < codes.length; row++) {
    if (row % STEP_ROWS === STEP_ROWS - 1) yield;
    const score = byCode[codes[row] as number] as number;
    if (score > (best[row] as number)) best[row] = score;
  }
}

/**
 * The rows in which every word of `query` is found somewhere, best first, ties in the order of the rows; at most `limit`.
 * Time is proportional to the distinct values times the words; it is taken in steps of a few milliseconds.
 */
export function* searchSteps(table: RecordTable, query: string, limit: number): Generator<undefined, SearchHit[]> {
  const terms = searchTerms(query).map(prepare);
  if (terms.length === 0) return [];
  const total = new Float32Array(table.count);
  const found = new Uint8Array(table.count).fill(1);
  for (const term of terms) {
    const best = new Float32Array(table.count);
    for (const column of table.columns) yield* scoreColumn(column, term, best);
    for (let row = 0; row < table.count; row++) {
      if (row % STEP_ROWS === STEP_ROWS - 1) yield;
      if (best[row] === 0) found[row] = 0;
      total[row]! += best[row] as number;
    }
  }
  const hits: SearchHit[] = [];
  for (let row = 0; row < table.count; row++) {
    if (found[row]) hits.push({ row, score: (total[row] as number) / terms.length });
  }
  yield;
  hits.sort((a, b) => b.score - a.score || a.row - b.row);
  // where words are found whole, pieces of other words (the `ann` of Hermann) are noise
  const least = (hits[0]?.score ?? 0) - NOISE;
  return hits.filter((hit) => hit.score > least).slice(0, limit);
}
