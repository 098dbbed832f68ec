/** A few records as a table with the columns of a larger one, so that its roles hold for it. */

import { REPEAT_GROUPS } from '../../record/feature-columns.js';
import type { FieldName } from '../../record/fields.js';
import type { StandardRecord } from '../../record/record.js';
import { KIN } from '../append-records.js';
import type { RecordTable } from '../record-table.js';
import type { LookupColumn } from './lookup.js';

/** Collects records row by row. */
export class RowTable {
  readonly #columns: readonly LookupColumn[];
  readonly #values: readonly (readonly string[])[];
  readonly #codeOf: readonly Map<string, number>[];
  readonly #codes: readonly number[][];
  readonly #places: ReadonlyMap<string, readonly number[]>;
  #count = 0;

  constructor(columns: readonly LookupColumn[]) {
    this.#columns = columns;
    this.#codeOf = columns.map(() => new Map([['', 0]]));
    this.#values = columns.map(() => ['']);
    this.#codes = columns.map(() => []);
    this.#places = fullestFirst(columns);
  }

  get count(): number {
    return this.#count;
  }

  /** A record as it is kept: its values in the columns where `FeatureColumns` puts them. */
  addKept(record: StandardRecord): void {
    const row = this.#newRow();
    const put = (text: string, is: (column: LookupColumn) => boolean): void => {
      const place = this.#columns.findIndex(is);
      if (place >= 0) this.#put(place, row, text);
    };
    const taken = new Set<string>();
    for (const { field, group, standard, raw } of record.values) {
      const text = standard === '' ? raw.trim() : standard;
      if (text === '') continue;
      let own = group;
      while (taken.has(`${own} ${field}`)) own += REPEAT_GROUPS;
      taken.add(`${own} ${field}`);
      put(text, (column) => column.field === field && column.group === own);
    }
    for (const [header, value] of record.custom) {
      const text = value.trim();
      if (text === '' || taken.has(header)) continue;
      taken.add(header);
      put(text, (column) => column.field === null && column.header === header);
    }
  }

  /** A record as it is typed: each value in the fullest column of its field that has none yet, as `appendRecords` does. */
  addTyped(record: StandardRecord): void {
    const row = this.#newRow();
    const put = (places: readonly number[], text: string): void => {
      const place = places.find((candidate) => this.#codes[candidate]![row] === 0);
      if (text !== '' && place !== undefined) this.#put(place, row, text);
    };
    const placesOf = (key: string): readonly number[] => this.#places.get(key) ?? [];
    for (const { field, standard, raw } of record.values) {
      const kin: readonly FieldName[] = this.#places.has(field) ? [field] : (KIN[field] ?? []);
      put(kin.flatMap(placesOf), standard === '' ? raw.trim() : standard);
    }
    for (const [header, value] of record.custom) put(placesOf(`custom ${header}`), value.trim());
  }

  #newRow(): number {
    for (const codes of this.#codes) codes.push(0);
    return this.#count++;
  }

  #put(place: number, row: number, text: string): void {
    let code = this.#codeOf[place]!.get(text);
    if (code === undefined) {
      code = (this.#values[place] as string[]).push(text) - 1;
      this.#codeOf[place]!.set(text, code);
    }
    this.#codes[place]![row] = code;
  }

  /** What was collected. */
  table(): RecordTable {
    return {
      count: this.#count,
      sources: null,
      columns: this.#columns.map(({ field, group, header }, i) => {
        return { field, group, header, codes: Int32Array.from(this.#codes[i]!), values: this.#values[i]! };
      }),
    };
  }
}

/** Numbers of the columns of each field (`custom HEADER` for custom ones), the fullest first. */
function fullestFirst(columns: readonly LookupColumn[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [i, { field, header }] of columns.entries()) {
    const key = field ?? `custom ${header}`;
    const list = places.get(key);
    if (list === undefined) places.set(key, [i]);
    else list.push(i);
  }
  for (const list of places.values()) list.sort((a, b) => columns[b]!.filled - columns[a]!.filled || a - b);
  return places;
}
