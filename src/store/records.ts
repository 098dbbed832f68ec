/** Reading source records: one, all, or the history of one. A record is known as `R` and its number. */
import { FIELD_NAMES } from '../domain/record/fields.js';
import type { StandardRecord } from '../domain/record/record.js';
import { isSensitive } from '../domain/record/record-codec.js';
import { CimError } from '../errors.js';
import { chunks, decodeVersion, rawVersionAt, type Version, VersionReader } from './chunks.js';
import { MARKS } from './columns.js';
import type { Store } from './store.js';

/** A source record as commands see it. */
export interface StoredRecord {
  /** `R12` */
  readonly id: string;
  /** `C7`: the customer it belongs to */
  readonly customer: string;
  readonly source: string;
  /** When this version was received, or modified at the source where that is known (ISO). */
  readonly since: string;
  readonly headers: readonly string[];
  /** As received. Sealed cells are '' where this user may not see them. */
  readonly cells: readonly string[];
  readonly record: StandardRecord;
  /** True when it has sensitive values that this user may not see. */
  readonly hidden: boolean;
  readonly gone: boolean;
  readonly restricted: boolean;
}

/** One version in the history of a record. */
export interface RecordVersion {
  readonly run: number;
  readonly at: string;
  readonly actor: string;
  readonly file: string;
  readonly cells: readonly string[];
  readonly headers: readonly string[];
  readonly record: StandardRecord;
}

export const recordId = (number: number): string => `R${number}`;
export const customerId = (number: number): string => `C${number}`;

/** The number in `R12` or `C12` (any case); null where the text is not such an id. */
export function parseId(id: string, letter: 'R' | 'C'): number | null {
  const match = /^([RC])([1-9]\d{0,8})$/.exec(id.trim().toUpperCase());
  return match?.[1] === letter ? Number(match[2]) : null;
}

interface FileRow {
  readonly id: number;
  readonly source: string;
  readonly name: string;
  readonly headers: string;
}

/** Reads records; keeps what the records of one file share. Valid within one `read` or `write`. */
export class RecordReader {
  readonly #store: Store;
  readonly #versions: VersionReader;
  readonly #files = new Map<
    number,
    { readonly source: string; readonly name: string; readonly headers: readonly string[] }
  >();
  readonly #runs = new Map<number, { readonly at: string; readonly actor: string }>();

  constructor(store: Store) {
    this.#store = store;
    this.#versions = new VersionReader(store);
    const files = store.db.prepare<[], FileRow>(
      'SELECT f.id, s.name AS source, f.name, f.headers FROM source_file f JOIN source s ON s.id = f.source',
    );
    for (const { id, source, name, headers } of files.all())
      this.#files.set(id, { source, name, headers: JSON.parse(headers) as string[] });
    for (const { id, started_at, actor } of store.db
      .prepare<[], { id: number; started_at: string; actor: string }>('SELECT id, started_at, actor FROM run')
      .all())
      this.#runs.set(id, { at: started_at, actor });
  }

  #file(id: number) {
    const file = this.#files.get(id);
    if (!file)
      throw new CimError('damaged', 'file-missing', {
        en: 'The store lacks the file a record came from.',
        zh: '客户库缺少某条记录的来源文件。',
      });
    return file;
  }

  #run(id: number) {
    return this.#runs.get(id) ?? { at: this.#store.isWriting ? this.#store.run.startedAt : '', actor: '' };
  }

  /** Puts back sealed values that hold on from former versions. */
  #complete(version: Version): Version {
    if (version.inherits === 0 || !this.#store.vault) return version;
    const former = this.#complete(this.#versions.read(version.inherits));
    if (former.hidden || version.hidden) return { ...version, hidden: true };
    const told = new Set(version.record.values.map((value) => value.field));
    const more = former.record.values.filter((value) => SENSITIVE.has(value.field) && !told.has(value.field));
    return more.length === 0
      ? version
      : { ...version, record: { ...version.record, values: [...version.record.values, ...more] } };
  }

  /** Turns a version that is the current one of its record into what commands see. */
  present(raw: Version): StoredRecord {
    const version = this.#complete(raw);
    const { columns } = this.#store;
    const marks = columns.marks.get(version.recordNumber);
    const file = this.#file(version.file);
    return {
      id: recordId(version.recordNumber),
      customer: customerId(columns.customer.get(version.recordNumber)),
      source: file.source,
      since: modifiedAt(version.record) ?? this.#run(version.run).at,
      headers: file.headers,
      cells: version.cells,
      record: version.record,
      hidden: version.hidden,
      gone: (marks & MARKS.gone) !== 0,
      restricted: (marks & MARKS.restricted) !== 0,
    };
  }

  /** The record of a number, or null where there is none. */
  read(record: number): StoredRecord | null {
    const version = this.#store.columns.head.get(record);
    return version === 0 ? null : this.present(this.#versions.read(version));
  }

  /** What is known of a record alone, sealed values that hold on among it; null where there is none. */
  standard(record: number): StandardRecord | null {
    const version = this.#store.columns.head.get(record);
    return version === 0 ? null : this.#complete(this.#versions.read(version)).record;
  }

  /** All versions of a record, the newest first. */
  *history(record: number): IterableIterator<RecordVersion> {
    for (let number = this.#store.columns.head.get(record); number !== 0; ) {
      const version = this.#complete(this.#versions.read(number));
      const file = this.#file(version.file);
      const { at, actor } = this.#run(version.run);
      yield {
        run: version.run,
        at,
        actor,
        file: file.name,
        cells: version.cells,
        headers: file.headers,
        record: version.record,
      };
      number = version.previous;
    }
  }

  /**
   * All records that count (or, with `all`, those gone and restricted too), in order of their current version: that is
   * the order in which they lie, and the quick one.
   */
  *all(options: { readonly all?: boolean } = {}): IterableIterator<StoredRecord> {
    const { head, marks } = this.#store.columns;
    for (const chunk of chunks(this.#store))
      for (let slot = 0; slot < chunk.count; slot++) {
        const record = chunk.records[slot]!;
        if (head.get(record) !== chunk.firstVersion + slot) continue;
        if (!options.all && (marks.get(record) & (MARKS.gone | MARKS.restricted)) !== 0) continue;
        yield this.present(decodeVersion(rawVersionAt(chunk, slot)));
      }
  }
}

const SENSITIVE: ReadonlySet<string> = new Set(FIELD_NAMES.filter((field) => isSensitive(field)));

/** When the source says that it was modified, where that is a date. */
function modifiedAt(record: StandardRecord): string | null {
  const value = record.values.find(({ field }) => field === 'modifiedAt')?.standard ?? '';
  return /^\d{4}-\d\d-\d\d/.test(value) ? value.slice(0, 40) : null;
}
