/** Files without a store: their rows go into a store in memory, so that everything behind it is the same code. */
import { basename } from 'node:path';
import { keyOfRow } from '../../domain/intake/prepare-rows.js';
import { CimError } from '../../errors.js';
import { expandGlobs } from '../../files/expand-globs.js';
import type { RejectedRow } from '../../files/open-table.js';
import { beginImport } from '../../store/import-session.js';
import type { Store } from '../../store/store.js';
import { startProgress } from '../../ui/progress.js';
import type { Call } from '../definition.js';
import { checkMapped, openCustomerFile } from './customer-file.js';
import { preparedRows } from './prepared-rows.js';

/** Every row that could be read, in the order of the files. */
export interface LoadedRows {
  /**
   * The value of the id column that was named; else the source's own ids where every row has one and all differ; else the
   * numbers of the rows.
   */
  readonly ids: readonly string[];
  /** The number of each row, from 1 on behind the header: `12`; of several files `FILE:12`. */
  readonly numbers: readonly string[];
  /** Record number of each row; 0: the row holds no customer. */
  readonly records: readonly number[];
  /** Rows that could not be read. */
  readonly rejected: number;
}

/** Takes files into the store in memory of this call. Each row is a record of its own, whatever its id says. */
export async function loadFiles(args: readonly string[], call: Call): Promise<LoadedRows> {
  const { context, options } = call;
  const store = call.store as Store;
  const paths = await expandGlobs(args);
  const ids: string[] = [];
  const numbers: string[] = [];
  const records: number[] = [];
  const headers: (readonly string[])[] = [];
  let rejected = 0;
  for (const path of paths) {
    const file = await openCustomerFile(path, options, context);
    const { reader, mapping } = file;
    headers.push(reader.headers);
    const idOf = (cells: readonly string[]): string =>
      (options.idColumn === undefined ? keyOfRow(cells, mapping) : cells[mapping.idColumn as number]) ?? '';
    const session = beginImport(store, { source: path, name: basename(reader.name), headers: reader.headers, mapping });
    const progress = await startProgress(context.terminal, basename(reader.name));
    let row = 0;
    try {
      for await (const { count, rows, unreadable, prepared } of preparedRows(file, session.settings, false, context)) {
        const taken = session.take(prepared);
        const faulty = new Set(prepared.faults.map(([at]) => at));
        let good = 0;
        let skipped = 0;
        for (const [at, { line, cells }] of rows().entries()) {
          while (skipped < unreadable.length && (unreadable[skipped] as RejectedRow).line < line) skipped++;
          const number = row + skipped + at + 1;
          ids.push(idOf(cells));
          numbers.push(paths.length > 1 ? `${path}:${number}` : String(number));
          records.push(faulty.has(at) ? 0 : (taken[good++] as number));
        }
        rejected += unreadable.length;
        row += count + unreadable.length;
        progress.update(reader.bytesRead, reader.size, row);
      }
    } finally {
      progress.stop();
    }
    session.finish();
  }
  checkMapped(options, headers);
  checkIds(ids, options.idColumn as string | undefined);
  const areIds = options.idColumn !== undefined || (!ids.includes('') && new Set(ids).size === ids.length);
  return { ids: areIds ? ids : numbers, numbers, records, rejected };
}

function checkIds(ids: readonly string[], column: string | undefined): void {
  if (column === undefined) return;
  const seen = new Set<string>();
  for (const [i, id] of ids.entries()) {
    if (seen.has(id))
      throw new CimError(
        'bad-input',
        'id-repeated',
        {
          en: `The id column ${column} holds a value twice (row ${i + 1}).`,
          zh: `编号列 ${column} 有重复的值（第 ${i + 1} 行）。`,
        },
        {
          en: 'Name a column whose values are unique, or leave --id-column out.',
          zh: '请指定值不重复的列，或去掉 --id-column。',
        },
        { row: i + 1, field: column },
      );
    seen.add(id);
  }
}
