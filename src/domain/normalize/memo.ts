/**
 * Work once per distinct value, in bounded memory. What is met for the first time hardly ever comes again in most columns,
 * and keeping it costs more than working it out: while there is room everything is kept, later only what is met again.
 */
import { ValueIndex } from '../record/value-index.js';

const FEWEST_SLOTS = 256;
const MOST_SLOTS = 16_384;
/** Values longer than this hardly repeat, and weigh. */
const MAX_KEY_LENGTH = 120;
/** After so many look-ups … */
const TRIAL = 5000;
/** … a memo that answered fewer than one in this many is given up: the column's values are all different. */
const WORTH_ONE_IN = 8;

/** From this length on the engine cuts a text out of a larger one without copying it. */
const SLICED_LENGTH = 13;

/** The text on memory of its own: a cell is often a slice, and would keep a whole block of its file in memory. */
function ownCopy(text: string): string {
  return text.length < SLICED_LENGTH ? text : `${text} `.slice(0, -1);
}

/** A function of a text that remembers its answers. */
export interface Memoized<Answer> {
  (text: string): Answer;
  /** True once remembering has been given up: the answer may then as well be computed elsewhere. */
  readonly hasGivenUp: () => boolean;
}

/** Remembers the answers of a function. They are shared between callers: they must be immutable. */
export function memoize<Answer>(compute: (text: string) => Answer): Memoized<Answer> {
  let answers: AnswerTable<Answer> | null = new AnswerTable();
  let asked = 0;
  let answered = 0;
  const recall = (text: string): Answer => {
    if (answers === null || text.length > MAX_KEY_LENGTH) return compute(text);
    asked++;
    const hash = ValueIndex.hash(text);
    const slot = answers.find(text, hash);
    if (slot >= 0) {
      answered++;
      return answers.at(slot);
    }
    if (asked === TRIAL && answered * WORTH_ONE_IN < asked) answers = null;
    if (answers === null || !answers.admits(hash)) return compute(text);
    const key = ownCopy(text);
    const made = compute(key);
    answers.put(key, hash, made);
    return made;
  };
  return Object.assign(recall, { hasGivenUp: () => answers === null });
}

/** Answers by the hash of their text; a text may stand in either of two neighboring slots. */
class AnswerTable<Answer> {
  #mask = FEWEST_SLOTS - 1;
  #hashes = new Int32Array(FEWEST_SLOTS);
  #keys: (string | undefined)[] = new Array(FEWEST_SLOTS);
  #answers: (Answer | undefined)[] = new Array(FEWEST_SLOTS);
  /** Hash of the last text that found both of its slots taken, by its first slot. */
  #waiting = new Int32Array(FEWEST_SLOTS);
  #count = 0;

  /** Where the answer to a text is, or −1. */
  find(text: string, hash: number): number {
    const slot = hash & this.#mask;
    if (this.#hashes[slot] === hash && this.#keys[slot] === text) return slot;
    const other = slot ^ 1;
    return this.#hashes[other] === hash && this.#keys[other] === text ? other : -1;
  }

  at(slot: number): Answer {
    return this.#answers[slot] as Answer;
  }

  /** True where there is room for one more, or this one (by its hash) was turned away the last time. */
  admits(hash: number): boolean {
    if (this.#mask < MOST_SLOTS - 1 || this.#free(hash) >= 0) return true;
    const slot = hash & this.#mask;
    if (this.#waiting[slot] === hash) return true;
    this.#waiting[slot] = hash;
    return false;
  }

  #free(hash: number): number {
    const slot = hash & this.#mask;
    if (this.#keys[slot] === undefined) return slot;
    return this.#keys[slot ^ 1] === undefined ? slot ^ 1 : -1;
  }

  put(key: string, hash: number, answer: Answer): void {
    if (this.#mask < MOST_SLOTS - 1 && this.#count * 2 > this.#mask) this.#grow();
    const free = this.#free(hash);
    if (free >= 0) this.#count++;
    this.#set(free >= 0 ? free : hash & this.#mask, key, hash, answer);
  }

  #set(slot: number, key: string, hash: number, answer: Answer): void {
    this.#hashes[slot] = hash;
    this.#keys[slot] = key;
    this.#answers[slot] = answer;
  }

  #grow(): void {
    const [hashes, keys, answers] = [this.#hashes, this.#keys, this.#answers];
    const size = keys.length * 4;
    this.#mask = size - 1;
    this.#hashes = new Int32Array(size);
    this.#keys = new Array(size);
    this.#answers = new Array(size);
    this.#waiting = new Int32Array(size);
    this.#count = 0;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      const slot = key === undefined ? -1 : this.#free(hashes[i] as number);
      if (slot < 0) continue;
      this.#set(slot, key as string, hashes[i] as number, answers[i] as Answer);
      this.#count++;
    }
  }
}
