/**
 * How alike two packed strings are: Jaro–Winkler and optimal string alignment, computed on sets of bits
 * instead of tables. Strings of up to 32 characters fit one machine word; longer ones have their own path with the same
 * result. All results are whole numbers, so every carrier and machine agrees exactly.
 *
 * A string is a range of an array of character numbers (`ValueTable.chars`). Nothing is allocated in the fast paths.
 */

/** Per character the positions at which it stands in the pattern, as bits. All zero between calls. */
const positions = new Int32Array(65536);

const WORD = 32;

/**
 * Jaro–Winkler similarity in thousandths, rounded down: 1000 for equal strings, 0 where no character is common or one is
 * empty. So `jaroWinkler(…) >= 920` is exactly the test "at least .92".
 *
 * Jaro (1989): a character matches the first free equal one within max(length)/2 − 1 positions; similarity is the mean of
 * m/|a|, m/|b| and (m − t)/m, where t is half the number of matched characters out of order. Winkler (1990): a common
 * prefix of up to four characters takes a tenth of the way to 1 for each. The greedy matching depends on which string
 * is searched in which: here the characters of the longer one (of equal ones, of the one that sorts later) are sought
 * in the other, so that the result is symmetric. Exact up to 2000 characters, beyond that to the last thousandth.
 */
export function jaroWinkler(chars: Uint16Array, a: number, aLength: number, b: number, bLength: number): number {
  if (aLength === 0 || bLength === 0) return 0;
  if (aLength < bLength || (aLength === bLength && comesAfter(chars, b, a, aLength))) {
    return jaroWinklerOrdered(chars, b, bLength, a, aLength);
  }
  return jaroWinklerOrdered(chars, a, aLength, b, bLength);
}

/** True when the string at `a` stands after the one at `b` of the same length in the order of character numbers. */
function comesAfter(chars: Uint16Array, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) {
    const difference = chars[a + i]! - chars[b + i]!;
    if (difference !== 0) return difference > 0;
  }
  return false;
}

function jaroWinklerOrdered(chars: Uint16Array, a: number, aLength: number, b: number, bLength: number): number {
  let prefix = 0;
  while (prefix < bLength && chars[a + prefix] === chars[b + prefix]) prefix++;
  if (prefix === aLength && aLength === bLength) return 1000;
  const window = Math.max(0, (aLength >> 1) - 1);
  let matches: number;
  let disorder: number;
  if (aLength <= WORD) {
    // b is the pattern; both strings fit a word, and so do the sets of matched positions.
    for (let j = 0; j < bLength; j++) positions[chars[b + j]!]! |= 1 << j;
    let free = -1;
    let matchedA = 0;
    matches = 0;
    for (let i = 0; i < aLength; i++) {
      const low = i - window;
      const high = i + window;
      // Positions low … high as bits.
      let candidates = positions[chars[a + i]!]! & free;
      if (low > 0) candidates = low < WORD ? candidates & (-1 << low) : 0;
      if (high < WORD - 1) candidates &= (1 << (high + 1)) - 1;
      if (candidates !== 0) {
        free &= ~(candidates & -candidates);
        matchedA |= 1 << i;
        matches++;
      }
    }
    for (let j = 0; j < bLength; j++) positions[chars[b + j]!] = 0;
    disorder = 0;
    let matchedB = ~free;
    while (matchedA !== 0) {
      const i = 31 - Math.clz32(matchedA & -matchedA);
      const j = 31 - Math.clz32(matchedB & -matchedB);
      if (chars[a + i] !== chars[b + j]) disorder++;
      matchedA &= matchedA - 1;
      matchedB &= matchedB - 1;
    }
  } else {
    const taken = new Uint8Array(bLength);
    const matchedFrom = new Int32Array(Math.min(aLength, bLength));
    matches = 0;
    for (let i = 0; i < aLength; i++) {
      const end = Math.min(bLength - 1, i + window);
      for (let j = Math.max(0, i - window); j <= end; j++) {
        if (taken[j] === 0 && chars[a + i] === chars[b + j]) {
          taken[j] = 1;
          matchedFrom[matches++] = i;
          break;
        }
      }
    }
    disorder = 0;
    for (let j = 0, at = 0; j < bLength; j++) {
      if (taken[j] === 1 && chars[a + matchedFrom[at++]!] !== chars[b + j]) disorder++;
    }
  }
  return winklerThousandths(matches, disorder, Math.min(4, prefix), aLength, bLength);
}

/** Thousandths of Jaro–Winkler from its counts; also an upper bound of it when the counts are bounds. */
export function winklerThousandths(
  matches: number,
  disorder: number,
  prefix: number,
  aLength: number,
  bLength: number,
): number {
  if (matches === 0) return 0;
  const denominator = 6 * matches * aLength * bLength;
  const jaro = 2 * matches * matches * (aLength + bLength) + (2 * matches - disorder) * aLength * bLength;
  return Math.floor((100 * (10 * jaro + prefix * (denominator - jaro))) / denominator);
}

/**
 * Distance of optimal string alignment: insertions, deletions, substitutions and exchanges of two neighbors, no part
 * edited twice; or `limit + 1` when it is larger than `limit`. Bit-parallel after Myers (1999) and Hyyrö (2003).
 */
export function alignmentDistance(
  chars: Uint16Array,
  a: number,
  aLength: number,
  b: number,
  bLength: number,
  limit: number,
): number {
  if (aLength > bLength) return alignmentDistance(chars, b, bLength, a, aLength, limit);
  if (bLength - aLength > limit) return limit + 1;
  while (aLength > 0 && chars[a + aLength - 1] === chars[b + bLength - 1]) {
    aLength--;
    bLength--;
  }
  while (aLength > 0 && chars[a] === chars[b]) {
    a++;
    b++;
    aLength--;
    bLength--;
  }
  if (aLength === 0) return bLength; // at most `limit`: lengths differ by no more
  if (limit === 0) return 1;
  if (aLength <= WORD) return wordDistance(chars, a, aLength, b, bLength, limit);
  return bandDistance(chars, a, aLength, b, bLength, limit);
}

/** The pattern `a` has 1 to 32 characters and is not longer than `b`. */
function wordDistance(
  chars: Uint16Array,
  a: number,
  aLength: number,
  b: number,
  bLength: number,
  limit: number,
): number {
  for (let i = 0; i < aLength; i++) positions[chars[a + i]!]! |= 1 << i;
  const last = 1 << (aLength - 1);
  let positive = -1;
  let negative = 0;
  let diagonal = 0;
  let former = 0;
  let distance = aLength;
  for (let j = 0; j < bLength; j++) {
    const match = positions[chars[b + j]!]!;
    const exchange = ((~diagonal & match) << 1) & former;
    diagonal = (((match & positive) + positive) ^ positive) | match | negative | exchange;
    let increase = negative | ~(diagonal | positive);
    const decrease = diagonal & positive;
    if ((increase & last) !== 0) distance++;
    else if ((decrease & last) !== 0) distance--;
    // Each character that is left can lower the distance by one at most.
    if (distance - (bLength - 1 - j) > limit) {
      distance = limit + 1;
      break;
    }
    increase = (increase << 1) | 1;
    positive = (decrease << 1) | ~(diagonal | increase);
    negative = increase & diagonal;
    former = match;
  }
  for (let i = 0; i < aLength; i++) positions[chars[a + i]!] = 0;
  return distance > limit ? limit + 1 : distance;
}

/** Strings of any length: the classic table, three rows of it, and of each only the cells within `limit` of the diagonal. */
function bandDistance(
  chars: Uint16Array,
  a: number,
  aLength: number,
  b: number,
  bLength: number,
  limit: number,
): number {
  const far = limit + 1;
  let before = new Int32Array(bLength + 1).fill(far);
  let above = new Int32Array(bLength + 1).fill(far);
  let row = new Int32Array(bLength + 1).fill(far);
  for (let j = 0; j <= Math.min(bLength, limit); j++) above[j] = j;
  for (let i = 1; i <= aLength; i++) {
    const first = Math.max(1, i - limit);
    const end = Math.min(bLength, i + limit);
    row[first - 1] = first === 1 ? Math.min(i, far) : far;
    let least = row[first - 1]!;
    for (let j = first; j <= end; j++) {
      const same = chars[a + i - 1] === chars[b + j - 1];
      let cell = above[j - 1]! + (same ? 0 : 1);
      if (above[j]! + 1 < cell) cell = above[j]! + 1;
      if (row[j - 1]! + 1 < cell) cell = row[j - 1]! + 1;
      if (
        i > 1 &&
        j > 1 &&
        chars[a + i - 1] === chars[b + j - 2] &&
        chars[a + i - 2] === chars[b + j - 1] &&
        before[j - 2]! + 1 < cell
      ) {
        cell = before[j - 2]! + 1;
      }
      if (cell > far) cell = far;
      row[j] = cell;
      if (cell < least) least = cell;
    }
    if (end < bLength) row[end + 1] = far;
    // An exchange leads on from the row before; two rows without a cell within the limit end it.
    if (least > limit && leastOf(above, first - 1, end) > limit) return far;
    const spare = before;
    before = above;
    above = row;
    row = spare;
  }
  return above[bLength]!;
}

function leastOf(row: Int32Array, from: number, to: number): number {
  let least = row[from]!;
  for (let j = from + 1; j <= to; j++) if (row[j]! < least) least = row[j]!;
  return least;
}

/** Number of set bits. */
export function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
