/** Texts in the records of an .xls workbook, which may run on over several records. */

/** Reads texts from the data of a record and those that continue it. */
export class BiffText {
  readonly #parts: readonly Buffer[];
  #part = 0;
  #at = 0;

  constructor(parts: readonly Buffer[], at = 0) {
    this.#parts = parts;
    this.#at = at;
  }

  /** True when nothing is left. */
  get isOver(): boolean {
    return (
      this.#part >= this.#parts.length || (this.#part === this.#parts.length - 1 && this.#at >= this.#current.length)
    );
  }

  get #current(): Buffer {
    return this.#parts[this.#part] ?? Buffer.alloc(0);
  }

  /** The next text; `lengthBytes`: how wide its length is. What the record lacks is left out. */
  text(lengthBytes: 1 | 2): string {
    let left = this.#number(lengthBytes);
    const flags = this.#number(1);
    const runs = (flags & 8) !== 0 ? this.#number(2) : 0;
    const extension = (flags & 4) !== 0 ? this.#number(2) + this.#number(2) * 0x10000 : 0;
    let isWide = (flags & 1) !== 0;
    let text = '';
    while (left > 0 && this.#part < this.#parts.length) {
      const current = this.#current;
      const width = isWide ? 2 : 1;
      const count = Math.min(left, Math.floor((current.length - this.#at) / width));
      text += current.toString(isWide ? 'utf16le' : 'latin1', this.#at, this.#at + count * width);
      this.#at += count * width;
      left -= count;
      if (left === 0) break;
      // The rest stands in the next record, and may be of another width there.
      this.#part += 1;
      this.#at = 0;
      isWide = (this.#number(1) & 1) !== 0;
    }
    this.#skip(runs * 4 + extension);
    return text;
  }

  #number(bytes: 1 | 2): number {
    if (this.#at >= this.#current.length && this.#part < this.#parts.length) {
      this.#part += 1;
      this.#at = 0;
    }
    const current = this.#current;
    if (this.#at + bytes > current.length) {
      this.#at = current.length;
      return 0;
    }
    const value = bytes === 1 ? current[this.#at]! : current.readUInt16LE(this.#at);
    this.#at += bytes;
    return value;
  }

  #skip(bytes: number): void {
    let left = bytes;
    while (left > 0 && this.#part < this.#parts.length) {
      const taken = Math.min(left, this.#current.length - this.#at);
      this.#at += taken;
      left -= taken;
      if (left > 0) {
        this.#part += 1;
        this.#at = 0;
      }
    }
  }
}
