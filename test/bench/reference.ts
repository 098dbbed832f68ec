/**
 * The yardstick: a fixed piece of work of the kind linkage does (sorting keys, comparing strings, hashing values). Times of cim
 * are given as multiples of it, measured in the same run, so that figures of different machines and days can be compared.
 */

const WORDS = 4000;

function makeWords(): readonly string[] {
  let state = 12345;
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state;
  };
  return Array.from({ length: WORDS }, () =>
    Array.from({ length: 6 + (next() % 8) }, () => String.fromCharCode(97 + (next() % 26))).join(''),
  );
}

/** Characters of `a` found in `b` within a window, each used once. */
function commonCharacters(a: string, b: string): number {
  const window = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1);
  let used = 0;
  let common = 0;
  for (let i = 0; i < a.length; i++)
    for (let j = Math.max(0, i - window); j <= Math.min(b.length - 1, i + window); j++)
      if ((used & (1 << j)) === 0 && a.charCodeAt(i) === b.charCodeAt(j)) {
        used |= 1 << j;
        common++;
        break;
      }
  return common;
}

function referenceWork(): number {
  const words = makeWords();
  let sum = 0;
  for (let i = 0; i < 2_000_000; i++) sum += commonCharacters(words[(i * 7) % WORDS]!, words[(i * 13 + 5) % WORDS]!);
  const keys = Float64Array.from({ length: 1_500_000 }, (_, i) => (i * 2654435761) % 4294967291);
  keys.sort();
  const counts = new Map<string, number>();
  for (let i = 0; i < 1_000_000; i++) {
    const key = words[i % WORDS]! + (i % 97);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return sum + keys[1000]! + counts.size;
}

/** Seconds of the yardstick: the best of three. */
export function referenceSeconds(): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 3; i++) {
    const start = process.hrtime.bigint();
    if (referenceWork() < 0) throw new Error('the yardstick is broken');
    best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e9);
  }
  return best;
}
