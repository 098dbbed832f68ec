/** A scratch folder for a benchmark, and the customer files it works on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { USUAL } from '../../fixtures/generate/card.js';
import { type CustomerMix, writeCustomers } from '../../fixtures/generate/customers.js';

/** Runs `work` in a scratch folder that is gone afterwards, whatever happens. */
export async function inScratchFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cim-bench-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export interface Sample {
  readonly rows: number;
  readonly entities: number;
  readonly records: string;
  readonly truth: string;
}

/** Makes a customer file of 30 % duplicated customers with its truth. */
export function makeSample(folder: string, rows: number, mix: CustomerMix, seed = 7): Sample {
  const records = join(folder, `${mix}-${rows}.csv`);
  const truth = join(folder, `${mix}-${rows}-truth.csv`);
  const made = writeCustomers({
    recordsPath: records,
    truthPath: truth,
    rows,
    seed,
    mix,
    duplicates: 0.3,
    fiction: false,
    care: USUAL,
  });
  return { rows, entities: made.entities, records, truth };
}

/** Calls a benchmark; a failure is one line and exit status 2. */
export async function runBenchmark(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}
