/** Files into the store, in the run in progress: what `cim import` does, and what every night begins with. */
import { basename } from 'node:path';
import type { PreparedRows } from '../../domain/intake/prepare-rows.js';
import { fieldDefinition, isFieldName } from '../../domain/record/fields.js';
import type { IssueCode } from '../../domain/record/issue.js';
import type { Mapping, SourceRow } from '../../domain/record/record.js';
import { expandGlobs } from '../../files/expand-globs.js';
import { Quarantine, type QuarantinePaths } from '../../files/write/quarantine.js';
import { beginImport } from '../../store/import-session.js';
import { saveSnapshot } from '../../store/snapshots.js';
import type { Store } from '../../store/store.js';
import { startProgress } from '../../ui/progress.js';
import type { Call, Context } from '../definition.js';
import { asRejected, type CustomerFile, openCustomerFile } from './customer-file.js';
import { preparedRows } from './prepared-rows.js';
import { saveTrend } from './trend.js';

/** What became of one file. `rows = created + updated + unchanged + rejected + skipped`. */
export interface FileResult {
  readonly path: string;
  readonly source: string;
  readonly format: string;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly headerRow: number;
  readonly preset: string | null;
  readonly mapping: Readonly<Record<string, string>>;
  readonly idColumn: string | null;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly gone: number;
  /** Share of the rows taken in that are sound, as the report defines it. */
  readonly sound: number;
  readonly quarantine: QuarantinePaths | null;
  readonly pinned: readonly string[];
}

/** What became of all of them. */
export interface ImportResult {
  readonly run: number | null;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly files: readonly FileResult[];
}

/** Quarantine pairs wait here until the transaction is kept. */
const waiting = new WeakMap<ImportResult, readonly Quarantine[]>();

/** Header → field, in the order of the columns; what is kept as it is says so. */
function mappingOf(mapping: Mapping): Readonly<Record<string, string>> {
  const pairs = mapping.columns
    .filter((column) => column.index !== mapping.idColumn || column.field !== null)
    .map(
      (column) =>
        [
          column.header,
          column.field === null
            ? (column.own?.name ?? 'custom')
            : column.group > 1
              ? `${column.field} ${column.group}`
              : column.field,
        ] as const,
    );
  return Object.fromEntries(pairs); // defines own properties, so a header called __proto__ is one of them
}

/** Sensitive fields that columns of the files were taken for. */
function sensitiveFields(files: readonly FileResult[]): string[] {
  const fields = new Set(
    files.flatMap((file) => Object.values(file.mapping).map((field) => field.replace(/ \d+$/, ''))),
  );
  return [...fields].filter((field) => isFieldName(field) && fieldDefinition(field).sensitivity === 'sensitive');
}

/** Rows that stay out, by their place in the batch: those with a fault, and those of people who were erased. */
function faultsOf({ faults }: PreparedRows, numbers: Int32Array): readonly (readonly [number, IssueCode])[] {
  if (!numbers.includes(0)) return faults;
  const all = new Map(faults);
  let slot = 0;
  for (let row = 0; slot < numbers.length; row++)
    if (!all.has(row) && numbers[slot++] === 0) all.set(row, 'erased-person');
  return [...all];
}

async function importFile(
  file: CustomerFile,
  call: Call & { store: Store },
  quarantine: Quarantine,
): Promise<FileResult> {
  const { context, store, options } = call;
  const { reader, mapping } = file;
  const session = beginImport(store, {
    source: file.source,
    name: basename(reader.name),
    headers: reader.headers,
    mapping,
  });
  const progress = await startProgress(context.terminal, basename(reader.name));
  let rejected = 0;
  let taken = 0;
  let sound = 0;
  try {
    for await (const { rows, unreadable, prepared } of preparedRows(file, session.settings, true, context)) {
      const numbers = session.take(prepared);
      const faulty = faultsOf(prepared, numbers).map(([at, code]) => asRejected(file, rows[at] as SourceRow, code));
      const bad = [...unreadable, ...faulty].sort((a, b) => a.line - b.line);
      for (const row of bad) await quarantine.add(row);
      sound += prepared.sound;
      rejected += bad.length;
      taken += prepared.count - (faulty.length - prepared.faults.length);
      progress.update(reader.bytesRead, reader.size, taken);
    }
  } finally {
    progress.stop();
  }
  const { created, updated, unchanged, gone } = session.finish({ complete: options.complete === true });
  return {
    path: file.path,
    source: file.source,
    format: reader.format,
    encoding: reader.encoding,
    delimiter: reader.delimiter,
    headerRow: reader.headerRow,
    preset: mapping.preset,
    mapping: mappingOf(mapping),
    idColumn: mapping.idColumn === null ? null : (reader.headers[mapping.idColumn] ?? null),
    rows: reader.counts.rows,
    created,
    updated,
    unchanged,
    rejected,
    skipped: reader.counts.skipped,
    gone,
    sound: taken === 0 ? 0 : Math.min(1, sound / taken), // rows of erased people count among the sound ones
    quarantine: rejected > 0 ? quarantine.paths : null,
    pinned: reader.pinningOptions,
  };
}

/** Takes the files of the call in, all or none. What is set aside waits for `settleQuarantine`. */
export async function importFiles(call: Call): Promise<ImportResult> {
  const { context, options } = call;
  const store = call.store as Store;
  const paths = await expandGlobs(call.args);
  const quarantines: Quarantine[] = [];
  try {
    const files: FileResult[] = [];
    for (const path of paths) {
      const file = await openCustomerFile(path, options, context);
      const folder = options.quarantine as string | undefined;
      const quarantine = new Quarantine(file.reader, { folder, lang: context.lang });
      quarantines.push(quarantine);
      files.push(await importFile(file, { ...call, store }, quarantine));
    }
    const sum = (name: 'created' | 'updated' | 'unchanged' | 'rejected') =>
      files.reduce((total, file) => total + file[name], 0);
    store.run.counts.set('rejected', sum('rejected'));
    const result: ImportResult = {
      run: context.dryRun ? null : store.run.number,
      created: sum('created'),
      updated: sum('updated'),
      unchanged: sum('unchanged'),
      rejected: sum('rejected'),
      files,
    };
    saveSnapshot(store, 'basis', {
      basis: (options.basis as string | undefined) ?? null,
      sensitive: sensitiveFields(files),
    });
    const taken = (file: FileResult) => file.created + file.updated + file.unchanged;
    const rows = files.reduce((total, file) => total + taken(file), 0);
    saveTrend(store, rows === 0 ? null : files.reduce((total, file) => total + file.sound * taken(file), 0) / rows);
    waiting.set(result, quarantines);
    return result;
  } catch (error) {
    for (const quarantine of quarantines) await quarantine.abandon();
    throw error;
  }
}

/** Once the transaction is kept: the rows that were set aside become files, or nothing where nothing was changed. */
export async function settleQuarantine(result: ImportResult, context: Context): Promise<void> {
  for (const quarantine of waiting.get(result) ?? [])
    await (context.dryRun ? quarantine.abandon() : quarantine.commit());
}
