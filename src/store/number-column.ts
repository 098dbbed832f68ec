/**
 * A column of whole numbers, one a record (or customer), kept in pages of 16384. A page is read when one of its numbers is
 * wanted; whoever wants all of them in a row reads the column whole: a million numbers are 4 MB. Changes stay in memory
 * until the run is saved, unless a run says how many pages it wants to have there: then others are written within its
 * transaction, and read again. What a run changed can be told exactly, which is what undo stands on.
 */
import { createHash } from 'node:crypto';
import { bytesOf, decodeChange, differences, encodeChange, encodePages, type PageChange } from './column-change.js';
import type { Connection } from './connection.js';

const PAGE_BITS = 14;
export const PAGE_NUMBERS = 1 << PAGE_BITS;
const SLOTS = PAGE_NUMBERS - 1;

/** SHA-256 over parts, each with its length before it, so that no two lists of parts look the same. */
export function digestOf(...parts: readonly (string | number | null | Uint8Array)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) {
    const bytes = part instanceof Uint8Array ? part : Buffer.from(part === null ? '\0' : String(part), 'utf8');
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest();
}

/** A full page of which each number is the one before it and a step more: most pages of what is counted or said once a run. */
interface Regular {
  readonly first: number;
  readonly step: number;
}

/** The page as its first number and step, or null where it is not regular. */
function asRegular(numbers: Int32Array): Regular | null {
  const first = numbers[0]!;
  const step = numbers[1]! - first;
  for (let i = 2; i < PAGE_NUMBERS; i++) if (numbers[i] !== first + i * step) return null;
  return { first, step };
}

function expand({ first, step }: Regular): Int32Array<ArrayBuffer> {
  const numbers = new Int32Array(PAGE_NUMBERS);
  for (let i = 0; i < PAGE_NUMBERS; i++) numbers[i] = first + i * step;
  return numbers;
}

/** Owner of one column's numbers in memory. */
export class NumberColumn {
  readonly name: string;
  readonly #db: Connection;
  /** Pages in memory: each as numbers (always `PAGE_NUMBERS` of them) or, where it is full and regular, as what tells them. */
  #arrays: (Int32Array<ArrayBuffer> | undefined)[] = [];
  #regular: (Regular | undefined)[] = [];
  /** The pages in `#arrays`, those first that came first. */
  readonly #held = new Set<number>();
  #mostHeld = Number.POSITIVE_INFINITY;
  /** All numbers in a row, once somebody wanted them so; the pages above are then empty. */
  #whole: Int32Array | null = null;
  #length = 0;
  /** Length when the run began; null: not looked up yet. */
  #before: number | null = null;
  /** Pages as they were when the run first wrote to them. */
  readonly #former = new Map<number, Int32Array | Regular>();
  /** Of pages that had to leave memory: what the run changed in them up to then, as bytes. */
  readonly #told = new Map<number, Buffer>();
  /** Pages that were changed and not written since. */
  readonly #dirty = new Set<number>();
  #foreign = 0;
  /** Room of a page that needs it no more, for the next one. */
  #spare: Int32Array<ArrayBuffer> | null = null;

  constructor(db: Connection, name: string) {
    this.#db = db;
    this.name = name;
  }

  /** Until it forgets: no more than so many pages as numbers in memory, and what was changed in others is written at once. */
  holdAtMost(pages: number): void {
    this.#mostHeld = Math.max(1, pages);
  }

  /** One more than the highest index that was set. */
  get length(): number {
    if (this.#before === null) this.#before = this.#length = this.#storedLength();
    return this.#length;
  }

  #storedLength(): number {
    const last = this.#db
      .prepare<[string], { page: number; bytes: number }>(
        'SELECT page, length(data) AS bytes FROM number_page WHERE column_name = ? ORDER BY page DESC LIMIT 1',
      )
      .get(this.name);
    return last === undefined ? 0 : last.page * PAGE_NUMBERS + last.bytes / 4;
  }

  /** The number at `index`; 0 where none was set. */
  get(index: number): number {
    if (index >= this.length) return 0;
    if (this.#whole !== null) return this.#whole[index]!;
    const page = index >>> PAGE_BITS;
    const numbers = this.#arrays[page];
    if (numbers !== undefined) return numbers[index & SLOTS]!;
    const regular = this.#regular[page];
    if (regular !== undefined) return regular.first + (index & SLOTS) * regular.step;
    this.#read(page);
    return this.get(index);
  }

  /** Brings a page into memory. */
  #read(page: number): void {
    const data = this.#db
      .prepare('SELECT data FROM number_page WHERE column_name = ? AND page = ?')
      .pluck()
      .get(this.name, page) as Buffer | undefined;
    const numbers = this.#emptyPage();
    if (data !== undefined) bytesOf(numbers).set(data.subarray(0, PAGE_NUMBERS * 4));
    const regular = (page + 1) * PAGE_NUMBERS <= this.#length ? asRegular(numbers) : null;
    if (regular === null) this.#hold(page, numbers);
    else {
      this.#regular[page] = regular;
      this.#spare = numbers;
    }
  }

  #hold(page: number, numbers: Int32Array<ArrayBuffer>): void {
    while (this.#held.size >= this.#mostHeld) this.#release(this.#held.values().next().value as number);
    this.#arrays[page] = numbers;
    this.#regular[page] = undefined;
    this.#held.add(page);
  }

  /** Takes a page's numbers out of memory, once what the run did to them lies in the store. */
  #release(page: number): void {
    if (!this.#pack(page)) {
      const former = this.#former.get(page);
      if (former !== undefined) {
        this.#told.set(page, this.#packedChange(page, former));
        this.#former.delete(page);
      }
      if (this.#dirty.has(page)) this.#write(page);
      this.#arrays[page] = undefined;
      this.#held.delete(page);
    }
  }

  /** A full page that is regular needs no room. True where it was. */
  #pack(page: number): boolean {
    const numbers = this.#arrays[page];
    if (numbers === undefined || (page + 1) * PAGE_NUMBERS > this.#length) return false;
    const regular = asRegular(numbers);
    if (regular === null) return false;
    this.#regular[page] = regular;
    this.#arrays[page] = undefined;
    this.#held.delete(page);
    this.#spare = numbers;
    return true;
  }

  /** The numbers of a page as they are now, up to the end of the column; to read only. */
  #now(page: number): Int32Array {
    const from = page * PAGE_NUMBERS;
    const end = Math.min(from + PAGE_NUMBERS, this.#length);
    if (this.#whole !== null) return this.#whole.subarray(from, end);
    if (this.#arrays[page] === undefined && this.#regular[page] === undefined) this.#read(page);
    const regular = this.#regular[page];
    return (regular === undefined ? (this.#arrays[page] as Int32Array) : expand(regular)).subarray(0, end - from);
  }

  /** All numbers, to read only; valid until the next `set`. */
  view(): Int32Array {
    const { length } = this;
    if (this.#whole === null) {
      const whole = new Int32Array(Math.max(length, 1024));
      const bytes = bytesOf(whole);
      const rows = this.#db.prepare<[string], { page: number; data: Buffer }>(
        'SELECT page, data FROM number_page WHERE column_name = ?',
      );
      for (const { page, data } of rows.iterate(this.name)) bytes.set(data, page * PAGE_NUMBERS * 4);
      for (let page = 0; page * PAGE_NUMBERS < length; page++)
        if (this.#arrays[page] !== undefined || this.#regular[page] !== undefined)
          whole.set(this.#now(page), page * PAGE_NUMBERS);
      this.#letGo();
      this.#whole = whole;
    }
    return this.#whole.subarray(0, length);
  }

  set(index: number, value: number): void {
    if (index < this.length && this.get(index) === value) return;
    const page = index >>> PAGE_BITS;
    if (!this.#former.has(page)) this.#former.set(page, this.#asItWas(page));
    this.#dirty.add(page);
    if (this.#whole !== null) {
      this.#growWhole(index + 1);
      this.#whole[index] = value;
    } else (this.#arrays[page] ?? this.#toWrite(page))[index & SLOTS] = value;
    if (index >= this.#length) this.#length = index + 1;
    if ((index & SLOTS) === SLOTS) this.#pack(page);
  }

  #growWhole(length: number): void {
    const whole = this.#whole as Int32Array;
    if (length <= whole.length) return;
    this.#whole = new Int32Array(Math.max(length, whole.length + (whole.length >> 1)));
    this.#whole.set(whole);
  }

  /** A page's numbers, to be changed. */
  #toWrite(page: number): Int32Array<ArrayBuffer> {
    const regular = this.#regular[page];
    if (regular !== undefined) this.#hold(page, expand(regular));
    else if (page * PAGE_NUMBERS >= this.#length) this.#hold(page, this.#emptyPage());
    else this.#read(page);
    return this.#arrays[page] ?? this.#toWrite(page); // what was read may be regular
  }

  #emptyPage(): Int32Array<ArrayBuffer> {
    const numbers = this.#spare?.fill(0) ?? new Int32Array(PAGE_NUMBERS);
    this.#spare = null;
    return numbers;
  }

  /** The numbers of a page that the run has not written to, or not since it left memory, as they were before the run. */
  #asItWas(page: number): Int32Array | Regular {
    const from = page * PAGE_NUMBERS;
    const count = Math.min(PAGE_NUMBERS, (this.#before as number) - from);
    const told = this.#told.get(page);
    this.#told.delete(page);
    if (count <= 0) return new Int32Array(0);
    if (told === undefined && this.#whole === null && this.#arrays[page] === undefined) {
      if (this.#regular[page] === undefined) this.#read(page);
      const regular = this.#regular[page];
      if (regular !== undefined) return regular;
    }
    const numbers = this.#now(page).slice(0, count);
    if (told !== undefined) {
      const { indexes, before } = decodeChange(told);
      for (let i = 0; i < indexes.length; i++) numbers[indexes[i]! - from] = before[i]!;
    }
    return numbers;
  }

  #changeOf(page: number, former: Int32Array | Regular): PageChange {
    return differences(page * PAGE_NUMBERS, former instanceof Int32Array ? former : expand(former), this.#now(page));
  }

  #packedChange(page: number, former: Int32Array | Regular): Buffer {
    return encodeChange({ addedFrom: 0, addedTo: 0, ...this.#changeOf(page, former) });
  }

  *#changes(): IterableIterator<PageChange> {
    for (const page of [...this.#former.keys(), ...this.#told.keys()].sort((a, b) => a - b)) {
      const former = this.#former.get(page);
      yield former === undefined ? decodeChange(this.#told.get(page) as Buffer) : this.#changeOf(page, former);
    }
  }

  /** What was changed since the last `save` (see `encodePages`), or null. */
  change(): Buffer | null {
    if (this.#before === null) return null;
    return encodePages(this.#before, this.#length, this.#changes());
  }

  #write(page: number): void {
    const replaced = this.#db
      .prepare<[string, number], { data: Buffer; digest: Buffer }>(
        'SELECT data, digest FROM number_page WHERE column_name = ? AND page = ?',
      )
      .get(this.name, page);
    if (replaced && !digestOf(this.name, page, replaced.data).equals(replaced.digest)) this.#foreign++;
    const data = bytesOf(this.#now(page));
    this.#db
      .prepare('INSERT OR REPLACE INTO number_page (column_name, page, data, digest) VALUES (?, ?, ?, ?)')
      .run(this.name, page, data, digestOf(this.name, page, data));
    this.#dirty.delete(page);
  }

  /**
   * Writes changed pages; part of the run's transaction. Returns how many of the pages it replaced were not what their
   * digest says.
   */
  save(): number {
    for (const page of [...this.#dirty]) this.#write(page);
    const foreign = this.#foreign;
    this.#foreign = 0;
    this.#former.clear();
    this.#told.clear();
    if (this.#before !== null) this.#before = this.#length;
    return foreign;
  }

  #letGo(): void {
    this.#arrays = [];
    this.#regular = [];
    this.#held.clear();
  }

  /** Forgets what is in memory: after a rollback, or when another process may have written. */
  forget(): void {
    this.#letGo();
    this.#whole = null;
    this.#mostHeld = Number.POSITIVE_INFINITY;
    this.#former.clear();
    this.#told.clear();
    this.#dirty.clear();
    this.#foreign = 0;
    this.#before = null;
  }
}
