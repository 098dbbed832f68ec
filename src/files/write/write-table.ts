/** Writes a table to a file or to standard output: safe against crashes, and against spreadsheets that run cells. */
import { extname } from 'node:path';
import { guardFormula } from '../formula-guard.js';
import { csvLine } from './csv-text.js';
import { innerName, openOutput } from './open-output.js';
import { type OutputFormat, throwIfAborted, type WriteOptions, type Written } from './write-options.js';

export type { OutputFormat, WriteOptions, Written } from './write-options.js';

type Rows = Iterable<readonly string[]> | AsyncIterable<readonly string[]>;

/**
 * Writes `rows` under `headers` to `path` (`-`: standard output). The file appears whole or not at all, with mode 0600.
 * @throws CimError not-encrypted, file-exists, symbolic-link, is-a-directory, folder-not-found, file-not-writable, no-space,
 *   interrupted
 */
export async function writeTable(
  path: string,
  headers: readonly string[],
  rows: Rows,
  options: WriteOptions = {},
): Promise<Written> {
  const format = options.format ?? formatOfPath(path);
  if (format === 'xlsx') {
    const { writeWorkbook } = await import('./write-workbook.js');
    return writeWorkbook(path, headers, rows, options);
  }
  const sink = await openOutput(path, options);
  const line = lineWriter(format, headers, options.excelSafe !== false);
  let count = 0;
  let listening = true;
  try {
    const head = (options.bom === true ? '\ufeff' : '') + (format === 'jsonl' ? '' : line(headers));
    if (head !== '') listening = await sink.write(head);
    let pending = '';
    for await (const row of rows) {
      pending += line(row);
      count += 1;
      if (pending.length < 65_536) continue;
      throwIfAborted(options.signal);
      listening = await sink.write(pending);
      pending = '';
      if (!listening) break;
    }
    throwIfAborted(options.signal);
    if (pending !== '') listening = await sink.write(pending);
    await sink.commit();
  } catch (error) {
    await sink.abandon();
    throw error;
  }
  return { rows: count, path, complete: listening };
}

/** The format that the ending of a path asks for, that of encryption aside. */
export function formatOfPath(path: string): OutputFormat {
  switch (extname(innerName(path)).toLowerCase()) {
    case '.tsv':
    case '.tab':
      return 'tsv';
    case '.jsonl':
    case '.ndjson':
      return 'jsonl';
    case '.xlsx':
      return 'xlsx';
    default:
      return 'csv';
  }
}

function lineWriter(
  format: Exclude<OutputFormat, 'xlsx'>,
  headers: readonly string[],
  excelSafe: boolean,
): (cells: readonly string[]) => string {
  if (format === 'jsonl') {
    const keys = headers.map((header) => JSON.stringify(header));
    return (cells) => `{${keys.map((key, i) => `${key}:${JSON.stringify(cells[i] ?? '')}`).join(',')}}\n`;
  }
  const delimiter = format === 'tsv' ? '\t' : ',';
  return excelSafe ? (cells) => csvLine(cells.map(guardFormula), delimiter) : (cells) => csvLine(cells, delimiter);
}
