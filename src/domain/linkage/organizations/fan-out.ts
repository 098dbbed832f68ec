/** How many different things stand at one place: numbers at an address, names at a number. */

export interface CodedSets {
  readonly width: number;
  readonly codes: Int32Array;
}

/** Bins of a fan-out: none beside the pair's own, one or two, three or more. */
export const FAN_BINS = 3;

export class FanOut {
  readonly #distinct: Int32Array;

  private constructor(distinct: Int32Array) {
    this.#distinct = distinct;
  }

  /** Counts the distinct codes of `things` for every code of `places`; code 0 is missing and counts nowhere. */
  static of(places: CodedSets, things: CodedSets): FanOut {
    const count = places.codes.length / places.width;
    const pairs = new Float64Array(places.codes.length * things.width);
    let size = 0;
    let highest = 0;
    let base = 1;
    for (const code of things.codes) if (code >= base) base = code + 1;
    for (let i = 0; i < count; i++) {
      for (let p = 0; p < places.width; p++) {
        const place = places.codes[i * places.width + p]!;
        if (place === 0) continue;
        if (place > highest) highest = place;
        for (let t = 0; t < things.width; t++) {
          const thing = things.codes[i * things.width + t]!;
          if (thing !== 0) pairs[size++] = place * base + thing;
        }
      }
    }
    const sorted = pairs.subarray(0, size).sort();
    const distinct = new Int32Array(highest + 1);
    for (let i = 0; i < size; i++)
      if (i === 0 || sorted[i] !== sorted[i - 1]) distinct[Math.floor(sorted[i]! / base)]!++;
    return new FanOut(distinct);
  }

  /** Things at the place beside `own` of them. */
  beside(place: number, own: number): number {
    return Math.max(0, (this.#distinct[place] ?? 0) - own);
  }
}

/** The bin of a number of others. */
export function fanBin(others: number): number {
  return others === 0 ? 0 : others <= 2 ? 1 : 2;
}
