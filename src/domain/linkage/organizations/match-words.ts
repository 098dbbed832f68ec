/** Comparing two lists of words: which match, softly, and how many bits the matched ones tell. */
import { mayMatch, softMatch, type TokenIndex } from './tokens.js';

/** What two lists of words have in common, in bits. */
export interface WordMatch {
  /** Bits of the matched words. */
  matched: number;
  /** Bits of the matched words as if each had matched fully. */
  shared: number;
  /** Bits of all words of each side; of softly matched words the smaller number counts on both. */
  totalA: number;
  totalB: number;
  /** Bits of the words that stand on the one side where others stand on the other; the side that has fewer. */
  replaced: number;
  /** True where matched words stand before those: the names begin alike. */
  beginsAlike: boolean;
}

/** An empty match, to be filled. */
export const newWordMatch = (): WordMatch => ({
  matched: 0,
  shared: 0,
  totalA: 0,
  totalB: 0,
  replaced: 0,
  beginsAlike: false,
});

const MAX_WORDS = 16;
const usedA = new Uint8Array(MAX_WORDS);
const usedB = new Uint8Array(MAX_WORDS);

/** Fills `out` with the match of two lists of words (the first sixteen of each). Symmetric. */
export function matchWords(index: TokenIndex, a: Int32Array, b: Int32Array, soft: boolean, out: WordMatch): void {
  const na = Math.min(a.length, MAX_WORDS);
  const nb = Math.min(b.length, MAX_WORDS);
  usedA.fill(0);
  usedB.fill(0);
  out.matched = 0;
  out.shared = 0;
  out.totalA = 0;
  out.totalB = 0;
  out.replaced = 0;
  out.beginsAlike = false;
  const { bits, loose } = index;
  let leftA = na;
  let leftB = nb;
  for (let i = 0; i < na; i++) {
    for (let j = 0; j < nb; j++) {
      if (usedB[j] === 1 || a[i] !== b[j]) continue;
      usedA[i] = 1;
      usedB[j] = 1;
      leftA--;
      leftB--;
      take(out, bits[a[i]!]!, 1);
      break;
    }
  }
  if (soft && leftA > 0 && leftB > 0) {
    matchJoined(index, a, na, usedA, b, nb, usedB, out);
    matchJoined(index, b, nb, usedB, a, na, usedA, out);
    matchSoftly(index, a, na, b, nb, out);
  }
  const looseToo = hasLoose(loose, a, na, usedA) && hasLoose(loose, b, nb, usedB);
  for (let i = 0; i < na; i++) if (usedA[i] === 0 && (looseToo || loose[a[i]!] === 0)) out.totalA += bits[a[i]!]!;
  for (let j = 0; j < nb; j++) if (usedB[j] === 0 && (looseToo || loose[b[j]!] === 0)) out.totalB += bits[b[j]!]!;
  if (!readStretch(index, a, na, usedA, left) || !readStretch(index, b, nb, usedB, right)) return;
  if (left.before !== right.before || left.after !== right.after) return;
  out.replaced = Math.min(left.bits, right.bits);
  out.beginsAlike = left.before > 0;
}

/** Words without a match that stand side by side: matched words before and behind them, and their bits. */
interface Stretch {
  before: number;
  after: number;
  bits: number;
}

const left: Stretch = { before: 0, after: 0, bits: 0 };
const right: Stretch = { before: 0, after: 0, bits: 0 };

/** Reads the words without a match; false where there are none, or not side by side. Legal forms and places are passed over. */
function readStretch(
  { bits, loose, forms }: TokenIndex,
  words: Int32Array,
  size: number,
  used: Uint8Array,
  out: Stretch,
): boolean {
  out.before = 0;
  out.after = 0;
  out.bits = 0;
  let found = false;
  for (let i = 0; i < size; i++) {
    const word = words[i]!;
    if (loose[word] === 1 || forms[word] === 1) continue;
    if (used[i] === 1) {
      if (found) out.after++;
      else out.before++;
    } else {
      if (out.after > 0) return false;
      found = true;
      out.bits += bits[word]!;
    }
  }
  return found;
}

/** True where one of the words that found no match may be left out. */
function hasLoose(loose: Uint8Array, words: Int32Array, size: number, used: Uint8Array): boolean {
  for (let i = 0; i < size; i++) if (used[i] === 0 && loose[words[i]!] === 1) return true;
  return false;
}

function take(out: WordMatch, bits: number, quality: number): void {
  out.matched += bits * quality;
  out.shared += bits;
  out.totalA += bits;
  out.totalB += bits;
}

/** The best soft match first, until none is left. */
function matchSoftly(index: TokenIndex, a: Int32Array, na: number, b: Int32Array, nb: number, out: WordMatch): void {
  for (;;) {
    let best = 0;
    let bestI = -1;
    let bestJ = -1;
    let bestQuality = 0;
    for (let i = 0; i < na; i++) {
      if (usedA[i] === 1) continue;
      for (let j = 0; j < nb; j++) {
        // `Co.` is no beginning of `Construction`.
        if (
          usedB[j] === 1 ||
          index.forms[a[i]!] !== index.forms[b[j]!] ||
          !mayMatch(index.letters[a[i]!]!, index.letters[b[j]!]!)
        )
          continue;
        const most = Math.min(index.bits[a[i]!]!, index.bits[b[j]!]!);
        if (most <= best) continue;
        const misspelt = index.known[a[i]!]! + index.known[b[j]!]! < 2;
        const quality = softMatch(index.texts[a[i]!]!, index.texts[b[j]!]!, misspelt);
        const gain = quality * most;
        if (gain > best) {
          best = gain;
          bestI = i;
          bestJ = j;
          bestQuality = quality;
        }
      }
    }
    if (bestI < 0) return;
    usedA[bestI] = 1;
    usedB[bestJ] = 1;
    take(out, Math.min(index.bits[a[bestI]!]!, index.bits[b[bestJ]!]!), bestQuality);
  }
}

/** `daycare` against `day care`, `ymca` against `young mens christian association`: one word of `a`, several of `b`. */
function matchJoined(
  index: TokenIndex,
  a: Int32Array,
  na: number,
  freeA: Uint8Array,
  b: Int32Array,
  nb: number,
  freeB: Uint8Array,
  out: WordMatch,
): void {
  for (let i = 0; i < na; i++) {
    if (freeA[i] === 1) continue;
    const word = index.texts[a[i]!]!;
    if (word.length < 3 || word.charCodeAt(0) >= 0x3040) continue;
    for (let from = 0; from + 1 < nb; from++) {
      if (index.texts[b[from]!]!.charCodeAt(0) !== word.charCodeAt(0)) continue;
      let joined = '';
      let initials = '';
      let sum = 0;
      for (
        let to = from;
        to < nb && freeB[to] === 0 && (joined.length < word.length || initials.length < word.length);
        to++
      ) {
        const next = index.texts[b[to]!]!;
        joined += next;
        initials += next.charAt(0);
        sum += index.bits[b[to]!]!;
        if (to === from || (joined !== word && initials !== word)) continue;
        freeA[i] = 1;
        for (let at = from; at <= to; at++) freeB[at] = 1;
        take(out, Math.min(index.bits[a[i]!]!, sum), joined === word ? 0.95 : 0.7);
        break;
      }
      if (freeA[i] === 1) break;
    }
  }
}
