/** A set of whole numbers from 0 on, one bit each: sets of JavaScript take forty bytes a number and end at 16.7 million. */
export class NumberSet implements Iterable<number> {
  #bits = new Uint32Array(32);
  #size = 0;

  /** The numbers of these lists. */
  static of(...lists: readonly Iterable<number>[]): NumberSet {
    const set = new NumberSet();
    for (const list of lists) for (const number of list) set.add(number);
    return set;
  }

  get size(): number {
    return this.#size;
  }

  has(number: number): boolean {
    return ((this.#bits[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }

  add(number: number): void {
    const at = number >>> 5;
    if (at >= this.#bits.length) {
      const grown = new Uint32Array(Math.max(at + 1, this.#bits.length * 2));
      grown.set(this.#bits);
      this.#bits = grown;
    }
    if (this.has(number)) return;
    this.#bits[at]! |= 1 << (number & 31);
    this.#size++;
  }

  delete(number: number): void {
    if (!this.has(number)) return;
    this.#bits[number >>> 5]! &= ~(1 << (number & 31));
    this.#size--;
  }

  /** The numbers, ascending. */
  *[Symbol.iterator](): IterableIterator<number> {
    for (let at = 0; at < this.#bits.length; at++)
      for (let bits = this.#bits[at]!; bits !== 0; bits &= bits - 1) yield at * 32 + 31 - Math.clz32(bits & -bits);
  }
}
