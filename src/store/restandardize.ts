/**
 * Making the standard forms of all records again from what was received, as after a new version of cim or with another
 * default country. A record whose standard form changes gets a new version; what was received never changes.
 */
import { carryOver } from '../domain/record/carry-over.js';
import { FeatureColumns } from '../domain/record/feature-columns.js';
import type { Mapping, StandardRecord } from '../domain/record/record.js';
import { CHUNK_RECORDS, ChunkWriter, isSensitive } from '../domain/record/record-codec.js';
import { chunks, decodeVersion, nextVersion, rawVersionAt, type Version, writeChunk } from './chunks.js';
import { writeFeatures } from './feature-pieces.js';
import type { Store } from './store.js';

/** Makes the function that standardizes the rows of a file, from its mapping and some of its rows. */
export type MakeStandardizer = (
  mapping: Mapping,
  sample: readonly (readonly string[])[],
) => (cells: readonly string[]) => StandardRecord;

interface SourceFile {
  readonly mapping: Mapping;
  readonly secretCells: readonly number[] | null;
  readonly standardize: (cells: readonly string[]) => StandardRecord;
}

const SAMPLE_ROWS = 500;
/** Versions read before any is written: a connection cannot write while it reads. */
const WINDOW = 32 * CHUNK_RECORDS;

/** Current versions from `first` to `last`; those with sealed values this user may not see are left as they are. */
function currentVersions(store: Store, first: number, last: number): Version[] {
  const { head } = store.columns;
  const found: Version[] = [];
  for (const chunk of chunks(store, first, last))
    for (let slot = 0; slot < chunk.count; slot++) {
      const number = chunk.firstVersion + slot;
      if (number < first || number > last || head.get(chunk.records[slot] as number) !== number) continue;
      const version = decodeVersion(rawVersionAt(chunk, slot));
      if (!version.hidden) found.push(version);
    }
  return found;
}

function openFile(
  store: Store,
  id: number,
  sample: readonly (readonly string[])[],
  make: MakeStandardizer,
): SourceFile {
  const row = store.db
    .prepare<[number], { headers: string; mapping: string }>('SELECT headers, mapping FROM source_file WHERE id = ?')
    .get(id);
  if (!row) throw new Error('a record refers to a file that is not there');
  const mapping = JSON.parse(row.mapping) as Mapping;
  const secret = mapping.columns
    .filter((column) => column.field !== null && isSensitive(column.field))
    .map((column) => column.index);
  return { mapping, secretCells: store.vault ? secret : null, standardize: make(mapping, sample) };
}

const sameForm = (a: StandardRecord, b: StandardRecord) =>
  JSON.stringify([a.values, a.custom, a.issues]) === JSON.stringify([b.values, b.custom, b.issues]);

/** Makes all standard forms again, in the run in progress. Returns how many records there are and how many changed. */
export function restandardize(
  store: Store,
  make: MakeStandardizer,
): { readonly records: number; readonly updated: number } {
  const end = nextVersion(store) - 1;
  const files = new Map<number, SourceFile>();
  let records = 0;
  let updated = 0;
  for (let first = 1; first <= end; first += WINDOW) {
    const versions = currentVersions(store, first, Math.min(end, first + WINDOW - 1));
    records += versions.length;
    const changed = new Map<number, { readonly version: Version; readonly record: StandardRecord }[]>();
    for (const version of versions) {
      let file = files.get(version.file);
      if (!file) {
        const sample = versions.filter((other) => other.file === version.file).slice(0, SAMPLE_ROWS);
        file = openFile(
          store,
          version.file,
          sample.map((other) => other.cells),
          make,
        );
        files.set(version.file, file);
      }
      const record = carryOver(file.standardize(version.cells), version.record);
      if (sameForm(record, version.record)) continue;
      const list = changed.get(version.file);
      if (list) list.push({ version, record });
      else changed.set(version.file, [{ version, record }]);
    }
    for (const [id, list] of changed) {
      for (let from = 0; from < list.length; from += CHUNK_RECORDS) {
        writeVersions(store, id, files.get(id) as SourceFile, list.slice(from, from + CHUNK_RECORDS));
      }
      updated += list.length;
    }
  }
  store.run.counts.set('updated', updated);
  return { records, updated };
}

function writeVersions(
  store: Store,
  id: number,
  file: SourceFile,
  list: readonly { readonly version: Version; readonly record: StandardRecord }[],
): void {
  const firstVersion = nextVersion(store);
  const writer = new ChunkWriter(file.secretCells);
  const features = new FeatureColumns();
  for (const [i, { version, record }] of list.entries()) {
    writer.add(version.cells, record, version.number);
    features.add(record);
    store.columns.head.set(version.recordNumber, firstVersion + i);
  }
  writeChunk(
    store,
    firstVersion,
    id,
    list.map(({ version }) => version.recordNumber),
    list.map(({ version }) => version.number),
    writer.finish(),
  );
  writeFeatures(store, firstVersion, features.finish());
}
