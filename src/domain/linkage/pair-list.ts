/** A growing list of weighted pairs in typed arrays: no object per pair. */
import { doubled } from './kernel/doubled.js';
import type { WeightedPairs } from './linkage-result.js';

export class PairList {
  #size = 0;
  #a = new Int32Array(1024);
  #b = new Int32Array(1024);
  #weight = new Int32Array(1024);

  add(a: number, b: number, weight: number): void {
    if (this.#size === this.#a.length) {
      this.#a = doubled(this.#a);
      this.#b = doubled(this.#b);
      this.#weight = doubled(this.#weight);
    }
    this.#a[this.#size] = a;
    this.#b[this.#size] = b;
    this.#weight[this.#size] = weight;
    this.#size++;
  }

  /** The pairs so far, in the order in which they were added. */
  pairs(): WeightedPairs {
    const size = this.#size;
    return { size, a: this.#a.slice(0, size), b: this.#b.slice(0, size), weight: this.#weight.slice(0, size) };
  }
}
