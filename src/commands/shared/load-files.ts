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
   * The value of the id column that was named, else the number of the row. Of several files: the source's own ids where
   * every file has them and all differ, else `FILE:row`.
   */
  readonly ids: readonly string[];
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
  const ownIds: (string | null)[] = [];
  const records: number[] = [];
  const headers: (readonly string[])[] = [];
  let rejected = 0;
  for (const path of paths) {
    const file = await openCustomerFile(path, options, context);
    const { reader, mapping } = file;
    headers.push(reader.headers);
    const named = options.idColumn === undefined ? null : mapping.idColumn;
    const session = beginImport(store, { source: path, name: basename(reader.name), headers: reader.headers, mapping });
    const progress = await startProgress(context.terminal, basename(reader.name));
    let row = 0;
    try {
      for await (const { count, rows, unreadable, prepared } of preparedRows(file, session.settings, false, context)) {
        const numbers = session.take(prepared);
        const faulty = new Set(prepared.faults.map(([at]) => at));
        let good = 0;
        let skipped = 0;
        for (const [at, { line, cells }] of rows().entries()) {
          while (skipped < unreadable.length && (unreadable[skipped] as RejectedRow).line < line) skipped++;
          const number = row + skipped + at + 1;
          ids.push(named === null ? (paths.length > 1 ? `${path}:${number}` : String(number)) : (cells[named] ?? ''));
          if (paths.length > 1) ownIds.push(keyOfRow(cells, mapping));
          records.push(faulty.has(at) ? 0 : (numbers[good++] as number));
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
  const ownWillDo =
    options.idColumn === undefined &&
    paths.length > 1 &&
    !ownIds.includes(null) &&
    new Set(ownIds).size === ownIds.length;
  return { ids: ownWillDo ? (ownIds as string[]) : ids, records, rejected };
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
