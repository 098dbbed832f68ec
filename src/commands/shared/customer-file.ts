/**
 * From a file to standard records: how it is read, what its columns mean, what its rows say. Import, and every command
 * that works on files without a store, go through here.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { inferMapping, type MappingOptions, placeOfHeader } from '../../domain/columns/infer-mapping.js';
import { keyOfRow, type RowMeaning, rejection } from '../../domain/intake/prepare-rows.js';
import { createStandardizer, type StandardizeOptions } from '../../domain/normalize/standardize.js';
import { FIELD_NAMES, type FieldName, isFieldName } from '../../domain/record/fields.js';
import type { IssueCode } from '../../domain/record/issue.js';
import type { Mapping, SourceRow, StandardRecord } from '../../domain/record/record.js';
import { withOwnFields } from '../../domain/settings/own-fields.js';
import type { SourceSettings } from '../../domain/settings/settings.js';
import { suggestOrList } from '../../domain/validate/suggest.js';
import { CimError } from '../../errors.js';
import { openTable, type RejectedRow, type TableFormat, type TableReader } from '../../files/open-table.js';
import type { Context, Options } from '../definition.js';
import { besideSettings, readSettings } from './settings.js';

/** Reads `--map`: pairs of header and field, or a YAML file with such pairs under `columns`. */
function readMappingOptions(options: Options): MappingOptions {
  const overrides = new Map<string, FieldName | null>();
  const put = (header: string, field: unknown, place: { file?: string }) => {
    if (field === null || field === '-' || field === 'custom') overrides.set(header, null);
    else if (typeof field === 'string' && isFieldName(field)) overrides.set(header, field);
    else {
      throw new CimError(
        'usage',
        'unknown-field',
        {
          en: `--map: there is no such field for the column "${header}".`,
          zh: `--map：没有可用于列“${header}”的这个字段。`,
        },
        suggestOrList(String(field), FIELD_NAMES, {
          en: 'Write - to keep the column as it is, or one of the fields',
          zh: '写 - 表示该列原样保留，或写以下字段之一',
        }),
        place,
      );
    }
  };
  for (const word of (options.map as readonly string[] | undefined) ?? []) {
    const at = word.lastIndexOf('=');
    if (at > 0) put(word.slice(0, at), word.slice(at + 1), {});
    else for (const [header, field] of readMappingFile(word)) put(header, field, { file: word });
  }
  const preset = options.preset as string | undefined;
  const idColumn = options.idColumn as string | undefined;
  return { overrides, ...(preset === undefined ? {} : { preset }), ...(idColumn === undefined ? {} : { idColumn }) };
}

function readMappingFile(path: string): Map<unknown, unknown> & Map<string, unknown> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new CimError(
      'bad-input',
      'mapping-file-unreadable',
      { en: `The mapping file ${path} cannot be read (${code}).`, zh: `映射文件 ${path} 无法读取（${code}）。` },
      {
        en: 'Write --map "HEADER=field", or name a file made by --save-map.',
        zh: '请写 --map "表头=字段"，或指定由 --save-map 生成的文件。',
      },
      { file: path },
    );
  }
  let parsed: unknown;
  try {
    parsed = parseYaml(text, { mapAsMap: true, maxAliasCount: 0 });
  } catch (error) {
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    throw new CimError(
      'bad-input',
      'mapping-file-not-yaml',
      {
        en: `The mapping file ${path} is not valid YAML${line === undefined ? '' : ` (line ${line})`}.`,
        zh: `映射文件 ${path} 不是有效的 YAML${line === undefined ? '' : `（第 ${line} 行）`}。`,
      },
      {
        en: 'Check the indentation and quotation marks, or make it anew with --save-map.',
        zh: '请检查缩进和引号，或用 --save-map 重新生成。',
      },
      { file: path, ...(line === undefined ? {} : { row: line }) },
    );
  }
  const columns = parsed instanceof Map ? parsed.get('columns') : null;
  if (!(columns instanceof Map)) {
    throw new CimError(
      'bad-input',
      'mapping-file-form',
      { en: `The mapping file ${path} has no "columns".`, zh: `映射文件 ${path} 缺少 "columns"。` },
      { en: 'Make one with --save-map.', zh: '请用 --save-map 生成。' },
      { file: path },
    );
  }
  return columns as Map<string, unknown>;
}

/**
 * Refuses a `--map HEADER=FIELD` whose header stands in none of the files: a slip of the pen must not be passed over.
 * Mapping files may name more columns than a file has.
 * @throws CimError no-such-column
 */
export function checkMapped(options: Options, files: readonly (readonly string[])[]): void {
  for (const word of (options.map as readonly string[] | undefined) ?? []) {
    const at = word.lastIndexOf('=');
    const header = word.slice(0, at);
    if (at <= 0 || files.some((headers) => placeOfHeader(header, headers) >= 0)) continue;
    throw new CimError(
      'usage',
      'no-such-column',
      { en: `--map: there is no column "${header}".`, zh: `--map：没有列“${header}”。` },
      { en: 'Use a header of the file, as it stands there.', zh: '请使用文件中的表头原文。' },
      { field: header },
    );
  }
}

/** A customer file opened for reading. */
export interface CustomerFile {
  /** As the user named it; `-` is standard input. */
  readonly path: string;
  readonly reader: TableReader;
  readonly mapping: Mapping;
  /** What makes standard records of its rows. */
  readonly meaning: RowMeaning;
  /** Name of the source its records belong to. */
  readonly source: string;
}

/** A row in standard form. `fault`: why its record cannot be taken in, or null. */
export interface StandardRow {
  readonly row: SourceRow;
  readonly key: string | null;
  readonly record: StandardRecord;
  readonly fault: IssueCode | null;
}

/** Rows in standard form, and those that could not even be read. */
export interface StandardBatch {
  readonly rows: readonly StandardRow[];
  readonly unreadable: readonly RejectedRow[];
}

/** `contacts_2026-02-12 (1).csv` and next month's file are the same source: date and copy number do not count. */
function sourceOfPath(path: string): string {
  if (path === '-') return 'stdin';
  const stem = basename(path).replace(/(?<=.)(\.[A-Za-z0-9]{1,6}){1,2}$/, '');
  const bare = stem.replace(/(?<!\s)\s*\(\d{1,3}\)$/, '').replace(/(?<![\s_.-])[\s_.-]*\d{4}[\d\s_.-]{0,20}$/, '');
  return bare === '' ? stem : bare;
}

/** What the settings say of a source's files, where the command line says nothing. */
function withUsual(options: Options, usual: SourceSettings | undefined, context: Context): Options {
  if (usual === undefined) return options;
  const { map, preset } = usual;
  return {
    ...(preset === null ? {} : { preset }),
    ...options,
    ...(map === null ? {} : { map: [besideSettings(map, options, context), ...((options.map as string[]) ?? [])] }),
  };
}

/**
 * How values are brought to standard form: today's date, and the country to assume: by option, else by environment, else
 * the `usual` one.
 */
export function standardizeOptions(
  options: Options,
  context: Context,
  usual: string | null = null,
): StandardizeOptions {
  const country = (options.defaultCountry as string | undefined) ?? context.env.CIM_DEFAULT_COUNTRY ?? usual;
  return { defaultCountry: country?.toUpperCase() ?? null, today: context.now().toISOString().slice(0, 10) };
}

/** Says so where the encoding is a guess among several that fit, or the one that was named seems wrong, and how to settle it. */
export function noteEncoding(reader: TableReader, { terminal, say }: Context): void {
  const { name, encoding, encodingRivals, encodingDoubt } = reader;
  if (encodingDoubt !== null)
    terminal.note(
      say(
        `${name}: read as ${encoding}, as --encoding says, but its bytes read as ${encodingDoubt}. Look at the names; leave out --encoding, or give --encoding ${encodingDoubt}. [encoding-doubtful]\n`,
        `${name}：按 --encoding 指定的 ${encoding} 读取，但其字节看来是 ${encodingDoubt}。请查看姓名；去掉 --encoding，或使用 --encoding ${encodingDoubt}。[encoding-doubtful]\n`,
      ),
    );
  if (encodingRivals.length === 0) return;
  const others = encodingRivals.join(', ');
  terminal.note(
    say(
      `${name}: read as ${encoding}, but it may be ${others}, in which some letters differ. Look at the names; --encoding settles it.\n`,
      `${name}：按 ${encoding} 读取，但也可能是 ${others}（部分字母不同）。请查看姓名，用 --encoding 指定。\n`,
    ),
  );
}

/** Says so where rows stood in one quoted cell each; known once all are read. */
export function noteQuotedRows({ name, quotedRows }: TableReader, { terminal, say }: Context): void {
  if (quotedRows > 0)
    terminal.note(
      say(
        `${name}: ${quotedRows} rows were quoted whole, as one cell each, and were read as rows.\n`,
        `${name}：有 ${quotedRows} 行被整行加了引号（成为一个单元格），已按多列读取。\n`,
      ),
    );
}

/** Opens a file and finds out what its columns are. Throws CimErrors that name the file. */
export async function openCustomerFile(path: string, options: Options, context: Context): Promise<CustomerFile> {
  const reader = await openTable(path, {
    format: options.format as TableFormat | undefined,
    encoding: options.encoding as string | undefined,
    delimiter: options.delimiter as string | undefined,
    quote: options.quote as string | undefined,
    escape: options.escape as string | undefined,
    headerRow: options.headerRow as number | undefined,
    sheet: options.sheet as string | undefined,
    formulaGuards: options.raw === true ? 'keep' : 'strip',
  });
  try {
    noteEncoding(reader, context);
    const sample = reader.sample.map((row) => row.cells);
    const settings = readSettings(options, context);
    const named = (options.source as string | undefined) ?? sourceOfPath(path);
    const usual = settings.sources.get(named);
    const inferred = inferMapping(reader.headers, sample, readMappingOptions(withUsual(options, usual, context)));
    const mapping = withOwnFields(inferred, settings.fields);
    const source = (options.source as string | undefined) ?? mapping.preset ?? named;
    const country = (usual ?? settings.sources.get(source))?.defaultCountry ?? null;
    const meaning: RowMeaning = { mapping, sample, options: standardizeOptions(options, context, country) };
    return { path, reader, mapping, meaning, source };
  } catch (error) {
    await reader.close();
    throw error instanceof CimError ? error.metIn(reader.name) : error;
  }
}

/** A row as its file would write it: corrected, the row is read like those that stand as they were. */
function rowText(cells: readonly string[], delimiter: string, sign: string): string {
  const quoted = (cell: string) =>
    sign === '' ? cell.replaceAll('"', '""') : cell.replaceAll(sign, sign + sign).replaceAll('"', `${sign}"`);
  return cells
    .map((cell) => (/["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${quoted(cell)}"` : cell))
    .join(delimiter);
}

/** A faulty row as the quarantine wants it. */
export function asRejected(file: CustomerFile, row: SourceRow, code: IssueCode): RejectedRow {
  const raw = rowText(row.cells, file.reader.delimiter || ',', file.reader.escape ?? '');
  return { line: row.line, byte: null, raw, code, column: null };
}

/** Reads the rows of a file in standard form, batch by batch. Stops with the reason of `signal` when it is aborted. */
export async function* standardRows(file: CustomerFile, signal: AbortSignal): AsyncGenerator<StandardBatch, void> {
  const { reader, mapping, meaning } = file;
  const standardizer = createStandardizer(mapping, meaning.sample, meaning.options);
  for await (const batch of reader.rows()) {
    signal.throwIfAborted();
    const rows = batch.rows.map((row): StandardRow => {
      const record = standardizer.standardize(row);
      return { row, key: keyOfRow(row.cells, mapping), record, fault: rejection(record) };
    });
    yield { rows, unreadable: batch.rejected };
  }
}
