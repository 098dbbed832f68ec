/** Reading what linkage needs of all records that count, as a table of columns, from the features kept beside them. */
import { isAccountList } from '../domain/columns/account-list.js';
import type { Carrier } from '../domain/linkage/carrier.js';
import type { CodedTexts, TableRows } from '../domain/linkage/kernel/code-column.js';
import { codeColumn } from '../domain/linkage/kernel/code-column.js';
import { sharedInt32 } from '../domain/linkage/kernel/shared-memory.js';
import { unpackColumn } from '../domain/linkage/packed-table.js';
import type { RecordTable, ValueColumn } from '../domain/linkage/record-table.js';
import { type FeatureKey, INHERITS } from '../domain/record/feature-columns.js';
import type { Mapping } from '../domain/record/record.js';
import { isSensitive } from '../domain/record/record-codec.js';
import { ValueIndex } from '../domain/record/value-index.js';
import { atOnce } from './breath.js';
import { columnSizes, featureKeys, featurePieces, storedPieces } from './feature-pieces.js';
import { liveRecords } from './live-records.js';
import type { Store } from './store.js';

/** What linkage reads, and which record (`R` number) stands in which row. */
export interface LinkageInput {
  readonly table: RecordTable;
  /** Record number of each row of the table. */
  readonly records: Int32Array;
  /** True where sealed columns were left out because this user may not see them. */
  readonly hidden: boolean;
}

/** Reads records as a table of columns: these (ascending), or all that count. */
export const readRecordTable = (store: Store, records = liveRecords(store)): LinkageInput =>
  atOnce(tableReading(store, records));

/** The same, one column a step. */
export function* tableReading(store: Store, records = liveRecords(store)): Generator<undefined, LinkageInput> {
  const plan = planReading(store, records);
  const columns: CodedTexts[] = [];
  for (const { id, size } of plan.keys) {
    yield;
    columns.push(codeColumn(plan, storedPieces(store, id, size)));
  }
  return tableOf(store, plan, columns);
}

/** Below so many records, handing columns to other threads takes longer than coding them. */
const LEAST_RECORDS = 20_000;

/** The same, coded on a carrier: for whole files. */
export async function readRecordTableOn(store: Store, records: Int32Array, carrier: Carrier): Promise<LinkageInput> {
  if (carrier.threads === 1 || records.length < LEAST_RECORDS) return readRecordTable(store, records);
  carrier.start();
  const plan = planReading(store, records);
  const { keys, rowOf, count } = plan;
  // Threads code what is read while the next is read.
  const coding = new Array<Promise<CodedTexts[]>>(keys.length);
  for (const key of readingOrder(keys)) {
    coding[key] = carrier.map('code-column', { rowOf, count }, [storedPieces(store, keys[key]!.id, keys[key]!.size)]);
    await new Promise(setImmediate); // threads that are done are heard, and get the next
  }
  return tableOf(store, plan, (await Promise.all(coding)).flat());
}

/** Some short columns, that threads have something to do soon; then the long ones, so that the last is not one that takes long. */
function readingOrder(keys: readonly StoredKey[]): number[] {
  const ascending = [...keys.keys()].sort((a, b) => keys[a]!.size - keys[b]!.size || a - b);
  const first = ascending.splice(0, ascending.length >> 2);
  return [...first, ...ascending.reverse()];
}

/** What is to be read, and where it goes. */
interface Plan extends TableRows {
  readonly records: Int32Array;
  readonly keys: readonly StoredKey[];
  readonly heirs: readonly Heir[];
}

type StoredKey = FeatureKey & { readonly id: number; readonly size: number };

function planReading(store: Store, records: Int32Array): Plan {
  const head = store.columns.head.view();
  let versions = 0;
  for (const record of records) versions = Math.max(versions, head[record]! + 1);
  const rowOf = sharedInt32(versions).fill(-1);
  for (let row = 0; row < records.length; row++) rowOf[head[records[row]!]!] = row;
  const sizes = columnSizes(store);
  const all = featureKeys(store).map((key) => ({ ...key, size: sizes.get(key.id) ?? 0 }));
  const keys = all.filter(({ header }) => header !== INHERITS);
  return { records, count: records.length, rowOf, keys, heirs: readHeirs(store, all, rowOf) };
}

function tableOf(store: Store, plan: Plan, coded: readonly CodedTexts[]): LinkageInput {
  const { records, keys, heirs } = plan;
  const columns: ValueColumn[] = [];
  for (const [i, { id, field, group, header }] of keys.entries()) {
    const column = unpackColumn({ field, group, header, ...coded[i]! });
    const seals = field !== null && isSensitive(field);
    const whole = seals && heirs.length > 0 ? inherit(store, id, column, heirs) : column;
    if (whole.texts === undefined ? whole.values.length > 1 : coded[i]!.texts.lengths.length > 1) columns.push(whole);
  }
  const hidden =
    store.vault !== null &&
    !store.vault.unseals &&
    store.db.prepare('SELECT 1 FROM feature WHERE sealed = 1 LIMIT 1').get() !== undefined;
  const { sources, accounts } = sourceCodes(store, records);
  return { table: { count: records.length, columns, sources, accounts }, records, hidden };
}

/** A row that has the sealed values of a former version where it has none itself. */
interface Heir {
  readonly row: number;
  readonly version: number;
}

/** Rows and the versions they inherit from, the nearest first. */
function readHeirs(store: Store, keys: readonly StoredKey[], rowOf: Int32Array): Heir[] {
  const key = keys.find((candidate) => candidate.header === INHERITS);
  if (!key) return [];
  const former = new Map<number, number>();
  for (const { firstVersion, codes, values } of featurePieces(store, key.id))
    for (let i = 0; i < codes.length; i++) if (codes[i] !== 0) former.set(firstVersion + i, Number(values[codes[i]!]));
  const heirs: Heir[] = [];
  for (const version of former.keys()) {
    const row = rowOf[version] ?? -1;
    for (let from = row < 0 ? undefined : former.get(version); from !== undefined; from = former.get(from))
      heirs.push({ row, version: from });
  }
  return heirs;
}

/** A column with the values that heirs have of former versions. */
function inherit(store: Store, id: number, column: ValueColumn, heirs: readonly Heir[]): ValueColumn {
  const wanted = new Set(heirs.map((heir) => heir.version));
  const inherited = new Map<number, string>();
  for (const { firstVersion, codes, values } of featurePieces(store, id)) {
    for (let i = 0; i < codes.length; i++)
      if (codes[i] !== 0 && wanted.has(firstVersion + i)) inherited.set(firstVersion + i, values[codes[i]!]!);
  }
  const index = new ValueIndex(column.values.length);
  for (const value of column.values) index.code(value);
  const codes = column.codes.slice();
  for (const { row, version } of heirs) if (codes[row] === 0) codes[row] = index.code(inherited.get(version) ?? '');
  const { field, group, header } = column;
  return { field, group, header, codes, values: index.values };
}

/** The source of each record as a number from 0 on; null where all have the same. */
function sourceCodes(store: Store, records: Int32Array): Pick<RecordTable, 'sources'> & { accounts: Set<number> } {
  const sourceOf = store.columns.source.view();
  const codes = new Map<number, number>();
  const sources = new Int32Array(records.length);
  let last = -1;
  let code = -1;
  for (let row = 0; row < records.length; row++) {
    const source = sourceOf[records[row]!]!;
    if (source !== last) {
      last = source;
      code = codes.get(source) ?? codes.size;
      codes.set(source, code);
    }
    sources[row] = code;
  }
  const accounts = new Set([...codes].flatMap(([source, of]) => (listsAccounts(store, source) ? [of] : [])));
  return { sources: codes.size > 1 ? sources : null, accounts };
}

/** True where the headers of all files of a source say that it lists organizations with people to turn to. */
function listsAccounts(store: Store, source: number): boolean {
  const mappings = store.db
    .prepare<[number], { mapping: string }>('SELECT DISTINCT mapping FROM source_file WHERE source = ?')
    .all(source);
  return mappings.length > 0 && mappings.every(({ mapping }) => isAccountList(JSON.parse(mapping) as Mapping));
}
