/**
 * The quarantine pair of a file: `<name>.rejected.csv` holds the header and the rejected rows as they stood in the file,
 * to be corrected and imported again; `<name>.errors.csv` says of each where it was and what is wrong. Nothing is
 * written while there is nothing to reject.
 */
import { basename, dirname, join } from 'node:path';
import { ISSUES, type IssueCode } from '../../domain/record/issue.js';
import type { RejectedRow } from '../arrange-rows.js';
import { AtomicFile } from './atomic-file.js';
import { csvLine } from './csv-text.js';
import { openOutput } from './open-output.js';
import type { OutputSink } from './output-stream.js';

/** What to do about a row that was set aside, by code; what is not here is told by the summary alone. */
const HINTS: Partial<Record<IssueCode, { readonly en: string; readonly zh: string }>> = {
  'row-too-short': {
    en: 'Add the missing cells, or quote a line break within a cell.',
    zh: '补全缺少的单元格，或给含换行的单元格加引号。',
  },
  'row-too-long': { en: 'Quote the cell that holds the delimiter.', zh: '给含分隔符的单元格加引号。' },
  'row-other-table': {
    en: 'Put the second table, with its header, into a file of its own.',
    zh: '请把第二个表格连同表头另存为一个文件。',
  },
  'row-quote-broken': {
    en: "Close the quotation mark, or double it within a cell; --escape '\\' reads marks behind a backslash.",
    zh: "补上引号，单元格内的引号写成两个；引号前用反斜杠的，用 --escape '\\' 读取。",
  },
  'row-control-character': { en: 'Remove the NUL or control character.', zh: '删除 NUL 或控制字符。' },
  'row-field-too-large': { en: 'Shorten the cell.', zh: '缩短该单元格。' },
  'row-undecodable': {
    en: 'Correct the bytes; check the encoding of the export.',
    zh: '更正无法解码的字节，检查导出编码。',
  },
  'row-json-broken': { en: 'Make the line one valid JSON object.', zh: '将该行改为有效的 JSON 对象。' },
  'row-empty': { en: 'Add a name, phone, e-mail or address.', zh: '补充姓名、电话、邮箱或地址。' },
};

/** What the quarantine needs to know about the file that is read; a `TableReader` will do. */
export interface QuarantinedTable {
  readonly name: string;
  readonly format: string;
  readonly headers: readonly string[];
  readonly headerCells: readonly string[];
  readonly delimiter: string | null;
}

/** The paths of a pair that was written. */
export interface QuarantinePaths {
  readonly rejected: string;
  readonly errors: string;
}

/**
 * The name of the pair: the file's, without its ending (`.csv`, `.csv.gz`); standard input is `stdin`. Rejected rows that
 * are encrypted say so.
 */
export function quarantinePaths(file: string, folder?: string, encrypted = false): QuarantinePaths {
  const isStream = file === '-' || file === 'standard input';
  const name = isStream
    ? 'stdin'
    : basename(file)
        .replace(/\.gz$/i, '')
        .replace(/(?<=.)\.[A-Za-z0-9]{1,6}$/, '');
  const base = join(folder ?? (isStream ? '.' : dirname(file)), name);
  return { rejected: `${base}.rejected.csv${encrypted ? '.age' : ''}`, errors: `${base}.errors.csv` };
}

const ROWS_AT_ONCE = 256;

/** Collects the rejected rows of one file. End with `commit` or `abandon`. */
export class Quarantine {
  readonly paths: QuarantinePaths;
  readonly #table: QuarantinedTable;
  readonly #lang: 'en' | 'zh';
  readonly #recipients: readonly string[];
  /** What was said last: rows that are set aside come in runs with one fault. */
  #told: { readonly code: IssueCode | null; readonly column: string; readonly rest: string } = {
    code: null,
    column: '',
    rest: '',
  };
  #files: { rejected: OutputSink; errors: AtomicFile } | null = null;

  /**
   * `folder`: where the pair goes; beside the file unless given. `recipients`: who alone can read the rejected rows; what is
   * wrong with them, where, holds nothing of theirs.
   */
  constructor(
    table: QuarantinedTable,
    options: {
      readonly folder?: string | undefined;
      readonly lang?: 'en' | 'zh' | undefined;
      readonly recipients?: readonly string[] | undefined;
    } = {},
  ) {
    this.#table = table;
    this.#lang = options.lang ?? 'en';
    this.#recipients = options.recipients ?? [];
    this.paths = quarantinePaths(table.name, options.folder, this.#recipients.length > 0);
  }

  /** Adds a row. `field` names the column for people where the caller knows better than by its header. */
  async add(row: RejectedRow, field?: string): Promise<void> {
    const { rejected, errors } = await this.#open();
    await rejected.write(`${row.raw}\n`);
    await errors.write(this.#errorLine(row, field));
  }

  /** Adds many rows, of which a broken file may have millions: some hundred with one call of the system. */
  async addAll(rows: readonly RejectedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const { rejected, errors } = await this.#open();
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      let raw = '';
      let told = '';
      for (let i = at; i < Math.min(rows.length, at + ROWS_AT_ONCE); i++) {
        raw += `${(rows[i] as RejectedRow).raw}\n`;
        told += this.#errorLine(rows[i] as RejectedRow);
      }
      await rejected.write(raw);
      await errors.write(told);
    }
  }

  #errorLine(row: RejectedRow, field?: string): string {
    const column =
      field ?? (row.column === null ? '' : (this.#table.headers[row.column - 1] ?? `column ${row.column}`));
    const place = `${row.line},${row.byte === null ? '' : row.byte},`;
    if (row.code !== this.#told.code || column !== this.#told.column) {
      const hint = HINTS[row.code]?.[this.#lang] ?? '';
      const rest = csvLine([column, row.code, ISSUES[row.code].summary[this.#lang], hint]);
      this.#told = { code: row.code, column, rest };
    }
    return place + this.#told.rest;
  }

  /** Puts the pair in place, over an older one of the same file. Null when nothing was rejected. */
  async commit(): Promise<QuarantinePaths | null> {
    if (this.#files === null) return null;
    await this.#files.rejected.commit();
    await this.#files.errors.commit();
    return this.paths;
  }

  async abandon(): Promise<void> {
    await this.#files?.rejected.abandon();
    await this.#files?.errors.abandon();
  }

  async #open(): Promise<{ rejected: OutputSink; errors: AtomicFile }> {
    if (this.#files !== null) return this.#files;
    const rejected = await openOutput(this.paths.rejected, { force: true, recipients: this.#recipients });
    let errors: AtomicFile;
    try {
      errors = await AtomicFile.create(this.paths.errors, { force: true });
    } catch (error) {
      await rejected.abandon();
      throw error;
    }
    this.#files = { rejected, errors };
    const { headerCells, headers, delimiter } = this.#table;
    // With a mark, so that the pair reads as UTF-8 everywhere, the raw rows among them.
    const head = headerCells.length > 0 ? headerCells : this.#table.format.startsWith('json') ? [] : headers;
    if (head.length > 0) await rejected.write(`\ufeff${csvLine(head, delimiter ?? ',')}`);
    await errors.write(`\ufeff${csvLine(['line', 'byte', 'column', 'code', 'message', 'hint'])}`);
    return this.#files;
  }
}
