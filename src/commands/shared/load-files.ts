/** Files without a store: their rows go into a store in memory, so that everything behind it is the same code. */
import { basename } from 'node:path';
import { CimError } from '../../errors.js';
import { expandGlobs } from '../../files/expand-globs.js';
import { beginImport } from '../../store/import-session.js';
import type { Store } from '../../store/store.js';
import { startProgress } from '../../ui/progress.js';
import type { Call } from '../definition.js';
import { openCustomerFile, type StandardRow, standardRows } from './customer-file.js';

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

function idOf(row: StandardRow, index: number | null, fallback: string): string {
  return index === null ? fallback : (row.row.cells[index] ?? '');
}

/** Takes files into the store in memory of this call. Each row is a record of its own, whatever its id says. */
export async function loadFiles(args: readonly string[], call: Call): Promise<LoadedRows> {
  const { context, options } = call;
  const store = call.store as Store;
  const paths = await expandGlobs(args);
  const ids: string[] = [];
  const ownIds: (string | null)[] = [];
  const records: number[] = [];
  let rejected = 0;
  for (const path of paths) {
    const file = await openCustomerFile(path, options, context);
    const { reader, mapping } = file;
    const named = options.idColumn === undefined ? null : mapping.idColumn;
    const session = beginImport(store, { source: path, name: basename(reader.name), headers: reader.headers, mapping });
    const progress = await startProgress(context.terminal, basename(reader.name));
    let row = 0;
    try {
      for await (const batch of standardRows(file, context.signal)) {
        const good = batch.rows.filter((one) => one.fault === null);
        const numbers = session.put(good.map((one) => ({ key: null, cells: one.row.cells, record: one.record })));
        const recordOf = new Map(good.map((one, i) => [one, numbers[i] as number]));
        const lines = [
          ...batch.rows.map((one) => ({ line: one.row.line, one })),
          ...batch.unreadable.map(({ line }) => ({ line, one: null })),
        ];
        if (batch.unreadable.length > 0) lines.sort((a, b) => a.line - b.line);
        for (const { one } of lines) {
          row++;
          if (one === null) {
            rejected++;
            continue;
          }
          ids.push(idOf(one, named, paths.length > 1 ? `${path}:${row}` : String(row)));
          if (paths.length > 1) ownIds.push(one.key);
          records.push(recordOf.get(one) ?? 0);
        }
        progress.update(reader.bytesRead, reader.size, row);
      }
    } finally {
      progress.stop();
    }
    session.finish();
  }
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
        `The id column ${column} holds a value twice (row ${i + 1}).`,
        'Name a column whose values are unique, or leave --id-column out.',
        { row: i + 1, field: column },
      );
    seen.add(id);
  }
}
