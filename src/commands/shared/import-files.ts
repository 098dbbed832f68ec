/** Files into the store, in the run in progress: what `cim import` does, and what every night begins with. */
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import type { PreparedRows } from '../../domain/intake/prepare-rows.js';
import { separateConsentTo } from '../../domain/privacy/law.js';
import { LEGAL_BASES } from '../../domain/privacy/rights.js';
import { type FieldName, fieldDefinition, isFieldName } from '../../domain/record/fields.js';
import type { IssueCode } from '../../domain/record/issue.js';
import type { Mapping, SourceRow } from '../../domain/record/record.js';
import { expandGlobs } from '../../files/expand-globs.js';
import { Quarantine, type QuarantinePaths } from '../../files/write/quarantine.js';
import { NOT_CONSENTED } from '../../store/consent-gate.js';
import { beginImport } from '../../store/import-session.js';
import { addEventOfRecords } from '../../store/rights.js';
import { saveSnapshot } from '../../store/snapshots.js';
import type { Store } from '../../store/store.js';
import { startProgress } from '../../ui/progress.js';
import type { Call, Context, Say } from '../definition.js';
import {
  asRejected,
  type CustomerFile,
  checkMapped,
  noteEncoding,
  noteQuotedRows,
  openCustomerFile,
} from './customer-file.js';
import { addRequireOption, checkAssessed, checkBasis, consentGate, requirementsOf } from './law.js';
import { preparedRows } from './prepared-rows.js';
import { recipientsOf } from './recipients.js';
import { readSettings } from './settings.js';
import { saveTrend } from './trend.js';

/** What became of one file. `rows = created + updated + unchanged + rejected + skipped`. */
export interface FileResult {
  readonly path: string;
  readonly source: string;
  /** Legal basis on which the data are kept; null where none was named. */
  readonly basis: string | null;
  readonly format: string;
  readonly encoding: string | null;
  /** Encodings in which the file reads nearly as well, and otherwise. */
  readonly encodingRivals: readonly string[];
  /** The encoding that the bytes speak for, where another was named; else null. */
  readonly encodingDoubt: string | null;
  readonly delimiter: string | null;
  /** Rows that stood in one quoted cell each. */
  readonly quotedRows: number;
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
function sensitiveFields(mappings: readonly FileResult['mapping'][]): string[] {
  const fields = new Set(
    mappings.flatMap((mapping) => Object.values(mapping).map((field) => field.replace(/ \d+$/, ''))),
  );
  return [...fields].filter((field) => isFieldName(field) && fieldDefinition(field).sensitivity === 'sensitive');
}

/** The legal basis for the data of a source: what the call says, else what the settings say of it. */
function basisOf(source: string, { options, context }: Call): string | null {
  return (options.basis as string | undefined) ?? readSettings(options, context).sources.get(source)?.basis ?? null;
}

/** Notes that the people behind records consented to their sensitive values being kept: once a field. */
function noteSeparateConsent(
  store: Store,
  sensitive: ReadonlyMap<FieldName, Iterable<number>>,
  evidence: string,
): void {
  for (const [field, records] of sensitive)
    addEventOfRecords(store, [...records], {
      kind: 'consent-granted',
      purpose: separateConsentTo(field),
      channel: 'any',
      notice: '',
      noticeHash: '',
      evidence,
    });
}

/** Rows that stay out, by their place in the batch: those with a fault, of people who were erased, or without consent. */
function faultsOf({ faults }: PreparedRows, numbers: Int32Array): readonly (readonly [number, IssueCode])[] {
  if (!numbers.some((number) => number <= 0)) return faults;
  const all = new Map(faults);
  let slot = 0;
  for (let row = 0; slot < numbers.length; row++)
    if (!all.has(row)) {
      const number = numbers[slot++] as number;
      if (number <= 0) all.set(row, number === NOT_CONSENTED ? 'consent-missing' : 'erased-person');
    }
  return [...all];
}

async function importFile(
  file: CustomerFile,
  call: Call & { store: Store },
  quarantine: Quarantine,
): Promise<FileResult> {
  const { context, store, options } = call;
  const { reader, mapping } = file;
  const basis = basisOf(file.source, call);
  const required = requirementsOf(options, context);
  checkBasis(required, basis, file.path);
  const sensitive = sensitiveFields([mappingOf(mapping)]);
  if (sensitive.length > 0)
    checkAssessed(
      store,
      required,
      ['sensitive'],
      { en: `${file.path} holds ${sensitive.join(', ')}`, zh: `${file.path} 含有 ${sensitive.join('、')}` },
      context.now().toISOString().slice(0, 10),
    );
  const evidence = options.separateConsent as string | undefined;
  const session = beginImport(store, {
    source: file.source,
    name: basename(reader.name),
    headers: reader.headers,
    mapping,
    consent: sensitive.length > 0 ? consentGate(store, required, evidence) : undefined,
  });
  const toldEarly = reader.encodingRivals.length > 0 || reader.encodingDoubt !== null;
  const progress = await startProgress(context.terminal, basename(reader.name));
  let rejected = 0;
  let taken = 0;
  let sound = 0;
  try {
    for await (const { rows, unreadable, prepared } of preparedRows(file, session.settings, true, context)) {
      const numbers = session.take(prepared);
      const faults = faultsOf(prepared, numbers);
      const all = faults.length > 0 ? rows() : [];
      const faulty = faults.map(([at, code]) => asRejected(file, all[at] as SourceRow, code));
      const bad = faulty.length === 0 ? unreadable : [...unreadable, ...faulty].sort((a, b) => a.line - b.line);
      await quarantine.addAll(bad);
      sound += prepared.sound;
      rejected += bad.length;
      taken += prepared.count - (faulty.length - prepared.faults.length);
      progress.update(reader.bytesRead, reader.size, taken);
    }
  } finally {
    progress.stop();
  }
  if (!toldEarly) noteEncoding(reader, context);
  noteQuotedRows(reader, context);
  if (evidence !== undefined) noteSeparateConsent(store, session.sensitive, evidence);
  const { created, updated, unchanged, gone } = session.finish({ complete: options.complete === true });
  return {
    path: file.path,
    source: file.source,
    basis,
    format: reader.format,
    encoding: reader.encoding,
    encodingRivals: reader.encodingRivals,
    encodingDoubt: reader.encodingDoubt,
    delimiter: reader.delimiter,
    quotedRows: reader.quotedRows,
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

/** The options about the law of every command that takes files into the store. */
export function addLawOptions(command: Command, say: Say): void {
  command
    .addOption(
      new Option(
        '--basis <basis>',
        say('legal basis on which these data are kept; noted with the run', '保存这些数据的法律依据（记入本次运行）'),
      ).choices(LEGAL_BASES),
    )
    .option(
      '--separate-consent <reference>',
      say(
        'the people in the files consented separately to their sensitive values; where the proof is kept',
        '文件中的个人已就敏感信息给予单独同意；证据存放位置',
      ),
    );
  addRequireOption(command, say, ['basis', 'separate-consent', 'assessment']);
}

/** Takes the files of the call in, all or none. What is set aside waits for `settleQuarantine`. */
export async function importFiles(call: Call): Promise<ImportResult> {
  const { context, options } = call;
  const store = call.store as Store;
  const recipients = await recipientsOf(options);
  const paths = await expandGlobs(call.args);
  const quarantines: Quarantine[] = [];
  try {
    const files: FileResult[] = [];
    const headers: (readonly string[])[] = [];
    for (const path of paths) {
      const file = await openCustomerFile(path, options, context);
      headers.push(file.reader.headers);
      const folder = options.quarantine as string | undefined;
      const quarantine = new Quarantine(file.reader, { folder, lang: context.lang, recipients });
      quarantines.push(quarantine);
      files.push(await importFile(file, { ...call, store }, quarantine));
    }
    checkMapped(options, headers);
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
      basis: files.some(({ basis }) => basis === null)
        ? null
        : [...new Set(files.map(({ basis }) => basis))].sort().join(' + ') || null,
      sensitive: sensitiveFields(files.map(({ mapping }) => mapping)),
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
