/** Random pairs of records, for how often values agree among strangers. */

/** Numbers in [0, 1) from a seed (mulberry32). The same seed gives the same numbers on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

export interface RandomPairs {
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/** All pairs where there are at most `most`, else `most` pairs drawn at random (with repetition, never a record with itself). */
export function randomPairs(count: number, most: number, seed: number): RandomPairs {
  const all = (count * (count - 1)) / 2;
  const size = Math.min(all, most);
  const first = new Int32Array(size);
  const second = new Int32Array(size);
  if (all <= most) {
    let at = 0;
    for (let i = 0; i < count; i++) {
      for (let j = i + 1; j < count; j++) {
        first[at] = i;
        second[at++] = j;
      }
    }
    return { first, second };
  }
  const random = seededRandom(seed);
  for (let at = 0; at < size; at++) {
    const i = Math.floor(random() * count);
    let j = Math.floor(random() * (count - 1));
    if (j >= i) j++;
    first[at] = Math.min(i, j);
    second[at] = Math.max(i, j);
  }
  return { first, second };
}
