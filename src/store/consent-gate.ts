/** Sensitive values on their way in: whose may be written, and whose were. */
import type { PreparedRows } from '../domain/intake/prepare-rows.js';
import type { FieldName } from '../domain/record/fields.js';
import { NumberSet } from './number-set.js';
import { readPrepared } from './prepared-lines.js';

/** Who may have sensitive values written. */
export interface ConsentGate {
  /** Fields whose values need a consent of their own. */
  readonly fields: ReadonlySet<FieldName>;
  /** True where values of these fields may be written to a record, by number; 0: a record yet to be made. */
  readonly allows: (record: number, fields: readonly FieldName[]) => boolean;
}

/** Stands for the number of a record where a row stays out for want of consent. */
export const NOT_CONSENTED = -1;

/** Asks the gate for the rows of a file, batch by batch; without one, everything may be written. */
export class ConsentCheck {
  readonly #gate: ConsentGate | undefined;
  readonly #taken = new Map<FieldName, NumberSet>();
  #asked: ReadonlyMap<number, readonly FieldName[]> = new Map();

  constructor(gate: ConsentGate | undefined) {
    this.#gate = gate;
  }

  /** By field whose values need a consent of their own: the records taken in so far that hold one. */
  get taken(): ReadonlyMap<FieldName, Iterable<number>> {
    return this.#taken;
  }

  /** Looks for such values in the good rows of a batch. */
  begin(prepared: PreparedRows): void {
    const gate = this.#gate;
    if (gate === undefined) return;
    const found = new Map<number, readonly FieldName[]>();
    const slots = Array.from({ length: prepared.count }, (_, i) => i);
    let slot = 0;
    for (const { record } of readPrepared(prepared, slots)) {
      const values = record.values.filter(({ field, raw }) => gate.fields.has(field) && raw !== '');
      if (values.length > 0) found.set(slot, [...new Set(values.map(({ field }) => field))]);
      slot++;
    }
    this.#asked = found;
  }

  /** True where the row at a place of the batch may be written to a record. */
  allows(record: number, slot: number): boolean {
    const fields = this.#asked.get(slot);
    return fields === undefined || this.#gate === undefined || this.#gate.allows(record, fields);
  }

  /** Remembers which records the rows of the batch became. */
  end(numbers: Int32Array): void {
    for (const [slot, fields] of this.#asked)
      for (const field of numbers[slot]! > 0 ? fields : []) {
        const records = this.#taken.get(field) ?? new NumberSet();
        this.#taken.set(field, records);
        records.add(numbers[slot]!);
      }
  }
}
