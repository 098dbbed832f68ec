/** Names and addresses of organizations as words. */
import { isHanCode, toSimplified } from '../../normalize/han.js';

const MAX_TEXT = 300;

/** Lower case, no diacritics, simplified Han, `&` as `and`, apostrophes gone, all other punctuation as spaces. */
export function foldText(text: string): string {
  let folded = text.slice(0, MAX_TEXT);
  if (/[^\x20-\x7e]/.test(folded))
    folded = toSimplified(folded.normalize('NFKD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss'));
  return folded
    .toLowerCase()
    .replace(/['’`´?]/g, '')
    .replace(/&|\+/g, ' and ')
    .replace(/[^\p{L}\p{N}#]+/gu, ' ')
    .trim();
}

/** Words of a folded text; runs of Han characters are words of their own, to be cut by `cutHan`. */
export function wordsOf(folded: string): string[] {
  return folded.match(/[\p{Script=Han}\u3040-\u30ff]+|[^\s\p{Script=Han}\u3040-\u30ff]+/gu) ?? [];
}

/** True for a word of Han characters. */
export function isHanRun(word: string): boolean {
  return isHanCode(word.charCodeAt(0));
}

/** Single letters in a row are one word: `y m c a` → `ymca`. */
export function joinInitials(words: readonly string[]): string[] {
  const out: string[] = [];
  let run = '';
  for (const word of words) {
    if (word.length === 1 && /[a-z]/.test(word)) {
      run += word;
      continue;
    }
    if (run !== '') out.push(run);
    run = '';
    out.push(word);
  }
  if (run !== '') out.push(run);
  return out;
}

/** Pieces of Han text that many values have: places, trades, legal forms. */
export type CommonPieces = ReadonlySet<string>;

const SHORTEST = 2;
const LONGEST = 6;
/** A piece is common when this share of the values have it, and at least `LEAST_VALUES`. */
const COMMON = 0.004;
const LEAST_VALUES = 4;
/** Values looked at for common pieces; of larger files every nth. */
const MOST_VALUES = 30_000;

/** Runs of two to six Han characters found in at least 0.4 % of the values. */
export function commonPieces(values: readonly string[]): CommonPieces {
  const counts = new Map<string, number>();
  const step = Math.max(1, Math.floor(values.length / MOST_VALUES));
  let looked = 0;
  for (let at = 0; at < values.length; at += step) {
    looked++;
    const seen = new Set<string>();
    for (const word of wordsOf(values[at]!)) {
      if (!isHanRun(word)) continue;
      for (let length = SHORTEST; length <= LONGEST; length++) {
        for (let from = 0; from + length <= word.length && from < 60; from++) seen.add(word.slice(from, from + length));
      }
    }
    for (const piece of seen) counts.set(piece, (counts.get(piece) ?? 0) + 1);
    if (counts.size > 2_000_000) prune(counts);
  }
  const least = Math.max(LEAST_VALUES, COMMON * looked);
  const common = new Set<string>();
  for (const [piece, count] of counts) if (count >= least) common.add(piece);
  return common;
}

function prune(counts: Map<string, number>): void {
  for (const [piece, count] of counts) if (count < 2) counts.delete(piece);
}

/** A Han run cut into common pieces (longest first) and what remains between them: the core. */
export function cutHan(run: string, common: CommonPieces): string[] {
  const out: string[] = [];
  let core = '';
  let at = 0;
  while (at < run.length) {
    let length = 0;
    for (let l = Math.min(LONGEST, run.length - at); l >= SHORTEST; l--) {
      if (common.has(run.slice(at, at + l))) {
        length = l;
        break;
      }
    }
    if (length === 0) {
      core += run.charAt(at++);
      continue;
    }
    if (core !== '') out.push(core);
    core = '';
    out.push(run.slice(at, at + length));
    at += length;
  }
  if (core !== '') out.push(core);
  return out;
}
