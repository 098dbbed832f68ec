/**
 * New versions of the records there are: their standard forms made again from what was received, as after a new version of
 * cim or with another default country, or their cells repaired. What was received stays in the history as it was.
 */
import { isPermitted, ROLES, roleInChinese } from '../domain/access/role.js';
import { carryOver } from '../domain/record/carry-over.js';
import { FeatureColumns } from '../domain/record/feature-columns.js';
import type { ColumnMapping, Mapping, StandardRecord } from '../domain/record/record.js';
import { CHUNK_RECORDS, ChunkWriter, isSensitive } from '../domain/record/record-codec.js';
import { CimError } from '../errors.js';
import { visitInTurns } from './breath.js';
import { chunks, decodeVersion, nextVersion, rawVersionAt, type Version, writeChunk } from './chunks.js';
import { writeFeatures } from './feature-pieces.js';
import type { Store } from './store.js';
import { listUsers } from './users.js';

/** Makes the function that standardizes the rows of a file, from its mapping and some of its rows. */
export type MakeStandardizer = (
  mapping: Mapping,
  sample: readonly (readonly string[])[],
) => (cells: readonly string[]) => StandardRecord;

interface SourceFile {
  readonly secretCells: readonly number[] | null;
  readonly revise: ReturnType<MakeRevision>;
}

interface Revised {
  readonly version: Version;
  readonly revision: Revision;
}

const SAMPLE_ROWS = 500;
/** Versions read before any is written: a connection cannot write while it reads. */
const WINDOW = 32 * CHUNK_RECORDS;

/**
 * How many records this user cannot read in full, and so cannot write anew either: sealed values lie in the same chunk.
 * 0 for whoever may unseal.
 */
export function countSealed(store: Store): number {
  if (store.vault === null || store.vault.unseals) return 0;
  const { head } = store.columns;
  let sealed = 0;
  for (const chunk of chunks(store))
    for (let slot = 0; slot < (chunk.sealed === null ? chunk.count : 0); slot++)
      if (head.get(chunk.records[slot]!) === chunk.firstVersion + slot) sealed++;
  return sealed;
}

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

function openFile(store: Store, id: number, sample: readonly (readonly string[])[], make: MakeRevision): SourceFile {
  const row = store.db
    .prepare<[number], { headers: string; mapping: string }>('SELECT headers, mapping FROM source_file WHERE id = ?')
    .get(id);
  if (!row) throw new Error('a record refers to a file that is not there');
  const mapping = JSON.parse(row.mapping) as Mapping;
  const secret = mapping.columns
    .filter((column) => column.field !== null && isSensitive(column.field))
    .map((column) => column.index);
  return { secretCells: store.vault ? secret : null, revise: make(mapping, sample) };
}

const sameForm = (a: StandardRecord, b: StandardRecord) =>
  JSON.stringify([a.values, a.custom, a.issues]) === JSON.stringify([b.values, b.custom, b.issues]);

/** A version as it shall be. */
export interface Revision {
  readonly cells: readonly string[];
  readonly record: StandardRecord;
}

/** Makes the function that revises the current versions of the records of a file. */
export type MakeRevision = (
  mapping: Mapping,
  sample: readonly (readonly string[])[],
) => (version: Pick<Version, 'cells' | 'record' | 'recordNumber'>) => Revision;

/**
 * Makes all standard forms again, in the run in progress. `remap`: what the columns of a file are taken for now. Throws
 * `not-permitted` where there are records whose sealed values this user may not see: forms made by two versions of cim,
 * side by side, would not find each other.
 */
export async function restandardize(
  store: Store,
  make: MakeStandardizer,
  remap: (mapping: Mapping) => Mapping,
  signal: AbortSignal,
): Promise<RevisionCounts> {
  refuseSealed(store);
  return reviseRecords(
    store,
    (before, sample) => {
      const mapping = remap(before);
      const standardize = make(mapping, sample);
      // Under its former name a column would be carried over beside itself.
      const names = (columns: readonly ColumnMapping[]) => columns.map(({ own, header }) => own?.name ?? header);
      const kept = new Set(names(mapping.columns));
      const renamed = new Set(names(before.columns).filter((name) => !kept.has(name)));
      return ({ cells, record }) => {
        const custom = renamed.size === 0 ? record.custom : record.custom.filter(([header]) => !renamed.has(header));
        return { cells, record: carryOver(standardize(cells), { ...record, custom }) };
      };
    },
    signal,
  );
}

function refuseSealed(store: Store): void {
  const sealed = countSealed(store);
  if (sealed === 0) return;
  const others = listUsers(store).filter(({ role }) => ROLES[role].unseals && isPermitted(role, 'import'));
  const names = others.map(({ name }) => name);
  throw new CimError(
    'not-permitted',
    'cannot-unseal',
    {
      en: `The role ${store.role} cannot read the sealed values of ${sealed} records; nothing was changed.`,
      zh: `角色${roleInChinese(store.role)}无法读取 ${sealed} 条记录的密封信息，未作任何改变。`,
    },
    { en: `Ask one of these to do it: ${names.join(', ')}.`, zh: `请由下列用户执行：${names.join('、')}。` },
  );
}

/** What a revision came to: records looked at, and those that got a new version. */
export interface RevisionCounts {
  readonly records: number;
  readonly updated: number;
}

/**
 * Writes a new version of every record whose revision differs, in the run in progress. The hash of the row as received
 * stays, so that the same file taken in again finds nothing new and the revision stands.
 */
export async function reviseRecords(store: Store, make: MakeRevision, signal: AbortSignal): Promise<RevisionCounts> {
  const end = nextVersion(store) - 1;
  const files = new Map<number, SourceFile>();
  let records = 0;
  let updated = 0;
  for (let first = 1; first <= end; first += WINDOW) {
    const versions = currentVersions(store, first, Math.min(end, first + WINDOW - 1));
    records += versions.length;
    const changed = new Map<number, Revised[]>();
    await visitInTurns(versions, signal, (version) => {
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
      const revision = file.revise(version);
      if (revision.cells === version.cells && sameForm(revision.record, version.record)) return;
      const list = changed.get(version.file);
      if (list) list.push({ version, revision });
      else changed.set(version.file, [{ version, revision }]);
    });
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

function writeVersions(store: Store, id: number, file: SourceFile, list: readonly Revised[]): void {
  const firstVersion = nextVersion(store);
  const writer = new ChunkWriter(file.secretCells);
  const features = new FeatureColumns();
  for (const [i, { version, revision }] of list.entries()) {
    writer.add(revision.cells, revision.record, version.number);
    features.add(revision.record);
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
