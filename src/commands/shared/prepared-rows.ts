/** Rows of a file on their way into a store: read here, made ready to be written on as many threads as there are. */
import { BATCH_ROWS, type PreparedRows, type RowSettings } from '../../domain/intake/prepare-rows.js';
import { type RowPack, RowPacker, unpackRows } from '../../domain/intake/row-pack.js';
import type { SourceRow } from '../../domain/record/record.js';
import type { RejectedRow, TableReader } from '../../files/open-table.js';
import { prepareBatches } from '../../runtime/intake.js';
import type { Context } from '../definition.js';
import type { CustomerFile } from './customer-file.js';

/** A batch ends early at so many characters: large notes do not make large batches. */
const BATCH_CHARACTERS = 8_000_000;

/** Some rows of a file with what the store writes of them, and the rows among them that could not even be read. */
export interface PreparedBatch {
  /** How many rows there are. */
  readonly count: number;
  /** The rows, taken apart again. */
  readonly rows: () => readonly SourceRow[];
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
  for await (const [{ pack, lines, unreadable }, prepared] of batches) {
    const rows = () => Array.from(unpackRows(pack), (cells, i): SourceRow => ({ line: lines[i] as number, cells }));
    yield { count: lines.length, rows, unreadable, prepared };
  }
}

interface ReadBatch {
  readonly pack: RowPack;
  /** Line of each row. */
  readonly lines: Int32Array;
  readonly unreadable: readonly RejectedRow[];
}

/** Gathers what the reader gives in batches of the size that is prepared together. Rows are packed as they come. */
async function* readBatches(reader: TableReader): AsyncGenerator<ReadBatch, void> {
  const width = reader.headers.length;
  let packer = new RowPacker(width, BATCH_ROWS);
  let lines = new Int32Array(BATCH_ROWS);
  let unreadable: RejectedRow[] = [];
  let characters = 0;
  /** What was gathered, with what could not be read before the row `next`. */
  const cut = (next?: SourceRow): ReadBatch => {
    const before = next === undefined ? unreadable : unreadable.filter(({ line }) => line < next.line);
    unreadable = unreadable.slice(before.length);
    const batch = { pack: packer.finish(), lines: lines.subarray(0, packer.count), unreadable: before };
    packer = new RowPacker(width, BATCH_ROWS);
    lines = new Int32Array(BATCH_ROWS);
    characters = 0;
    return batch;
  };
  for await (const { rows, rejected } of reader.rows()) {
    for (const row of rejected) unreadable.push(row);
    for (const [i, { line, cells }] of rows.entries()) {
      lines[packer.count] = line;
      packer.add(cells);
      for (const cell of cells) characters += cell.length;
      if (packer.count === BATCH_ROWS) yield cut(rows[i + 1]);
    }
    packer.settle();
    if (characters > BATCH_CHARACTERS || unreadable.length >= BATCH_ROWS) yield cut();
  }
  yield cut();
}
