/** Rows of a file on their way into a store: read here, made ready to be written on as many threads as there are. */
import { BATCH_ROWS, type PreparedRows, type RowSettings } from '../../domain/intake/prepare-rows.js';
import type { SourceRow } from '../../domain/record/record.js';
import type { RejectedRow, TableReader } from '../../files/open-table.js';
import { prepareBatches } from '../../runtime/intake.js';
import type { Context } from '../definition.js';
import type { CustomerFile } from './customer-file.js';

/** A batch ends early at so many characters: large notes do not make large batches. */
const BATCH_CHARACTERS = 8_000_000;

/** Some rows of a file with what the store writes of them, and the rows among them that could not even be read. */
export interface PreparedBatch {
  readonly rows: readonly SourceRow[];
  /** In the order of their lines. */
  readonly unreadable: readonly RejectedRow[];
  readonly prepared: PreparedRows;
}

/**
 * The rows of a file, batch by batch, prepared for a session with these settings. `keyed`: the id column tells which
 * record a row is of. Stops with the reason of the context's signal when it is aborted.
 */
export async function* preparedRows(
  file: CustomerFile,
  settings: RowSettings,
  keyed: boolean,
  context: Context,
): AsyncGenerator<PreparedBatch, void> {
  const shared = { ...settings, ...file.meaning, keyed };
  const batches = prepareBatches(readBatches(file.reader), shared, context.threads, context.signal);
  for await (const [{ rows, unreadable }, prepared] of batches) yield { rows, unreadable, prepared };
}

interface ReadBatch {
  readonly rows: readonly SourceRow[];
  readonly cells: readonly (readonly string[])[];
  readonly unreadable: readonly RejectedRow[];
}

/** Gathers what the reader gives in batches of the size that is prepared together. */
async function* readBatches(reader: TableReader): AsyncGenerator<ReadBatch, void> {
  let rows: SourceRow[] = [];
  let unreadable: RejectedRow[] = [];
  let characters = 0;
  /** The first `count` rows, and what could not be read before the row after them. */
  const cut = (count: number): ReadBatch => {
    const first = rows.slice(0, count);
    rows = rows.slice(count);
    const [next] = rows;
    const before = next === undefined ? unreadable : unreadable.filter(({ line }) => line < next.line);
    unreadable = unreadable.slice(before.length);
    characters = 0;
    return { rows: first, cells: first.map(({ cells }) => cells), unreadable: before };
  };
  for await (const batch of reader.rows()) {
    for (const row of batch.rows) {
      rows.push(row);
      for (const cell of row.cells) characters += cell.length;
    }
    unreadable.push(...batch.rejected);
    while (rows.length >= BATCH_ROWS) yield cut(BATCH_ROWS);
    if (characters > BATCH_CHARACTERS || unreadable.length >= BATCH_ROWS) yield cut(rows.length);
  }
  yield cut(rows.length);
}
