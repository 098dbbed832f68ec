import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { SourceRow } from '../../src/domain/record/record.js';
import type { RejectedRow } from '../../src/files/arrange-rows.js';
import { openTable, type TableOptions, type TableReader } from '../../src/files/open-table.js';

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cim-files-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface ReadTable {
  readonly reader: TableReader;
  readonly rows: readonly SourceRow[];
  readonly cells: readonly (readonly string[])[];
  readonly rejected: readonly RejectedRow[];
}

/** Writes bytes to a file, reads the file to its end, and checks that no row got lost on the way. */
export async function readBytes(
  path: string,
  bytes: string | Uint8Array,
  options: TableOptions = {},
): Promise<ReadTable> {
  writeFileSync(path, bytes);
  return readPath(path, options);
}

export async function readPath(path: string, options: TableOptions = {}): Promise<ReadTable> {
  const reader = await openTable(path, options);
  const rows: SourceRow[] = [];
  const rejected: RejectedRow[] = [];
  let skipped = 0;
  for await (const batch of reader.rows()) {
    rows.push(...batch.rows);
    rejected.push(...batch.rejected);
    skipped += batch.skipped;
  }
  const { counts } = reader;
  if (
    counts.good !== rows.length ||
    counts.rejected !== rejected.length ||
    counts.skipped !== skipped ||
    counts.rows !== rows.length + rejected.length + skipped
  ) {
    throw new Error(`rows do not add up: ${JSON.stringify(counts)}`);
  }
  return { reader, rows, rejected, cells: rows.map(({ cells }) => cells) };
}

/** The error a promise ends in. */
export async function failure(
  promise: Promise<unknown>,
): Promise<{ code: string; message: string; exitCode: number; hint: string }> {
  try {
    await promise;
  } catch (error) {
    return error as { code: string; message: string; exitCode: number; hint: string };
  }
  throw new Error('nothing failed');
}
