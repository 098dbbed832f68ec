/** A set of pairs of numbers (records, codes), numbered from 0 in the order of insertion. */
export class PairSet {
  size = 0;
  first: Int32Array;
  second: Int32Array;
  #table: Int32Array;

  constructor(capacity = 1024) {
    this.first = new Int32Array(capacity);
    this.second = new Int32Array(capacity);
    this.#table = new Int32Array(4 * capacity);
  }

  /** Number of the pair (a, b), in this order; it is added when it is new. */
  add(a: number, b: number): number {
    const mask = this.#table.length - 1;
    let slot = hash(a, b) & mask;
    for (;;) {
      const at = this.#table[slot]! - 1;
      if (at < 0) break;
      if (this.first[at] === a && this.second[at] === b) return at;
      slot = (slot + 1) & mask;
    }
    const at = this.size++;
    if (at === this.first.length) this.#grow();
    this.first[at] = a;
    this.second[at] = b;
    if (4 * this.size > 3 * this.#table.length) this.#rehash();
    else this.#table[slot] = at + 1;
    return at;
  }

  #grow(): void {
    const first = new Int32Array(2 * this.first.length);
    first.set(this.first);
    this.first = first;
    const second = new Int32Array(2 * this.second.length);
    second.set(this.second);
    this.second = second;
  }

  #rehash(): void {
    const table = new Int32Array(2 * this.#table.length);
    const mask = table.length - 1;
    for (let at = 0; at < this.size; at++) {
      let slot = hash(this.first[at]!, this.second[at]!) & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = at + 1;
    }
    this.#table = table;
  }
}

function hash(a: number, b: number): number {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
