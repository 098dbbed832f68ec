/**
 * `npm run bench:import [-- --rows 1000000]`: `cim import` (decode, normalise, validate, encrypt, audit) against `sqlite-utils insert --csv`, which
 * puts the same file as it is into plain SQLite. A file of twelve columns, in UTF-8 and in GB18030.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { USUAL } from '../../fixtures/generate/card.js';
import { type CustomerFile, customerRows, worldOf } from '../../fixtures/generate/customers.js';
import { encodeGb18030 } from '../../fixtures/generate/exports/gb18030.js';
import { NEUTRAL_COLUMNS } from '../../fixtures/generate/neutral.js';
import { planPopulation } from '../../fixtures/generate/population.js';
import { openRowWriter } from '../../fixtures/generate/write-table.js';
import { count, markdownTable, megabytes, ratio, seconds } from './markdown.js';
import { type Measured, measure } from './measure.js';
import { cimJson, newStore } from './program.js';
import { pythonEnvironment } from './python.js';
import { inScratchFolder, runBenchmark } from './workspace.js';

interface ImportResult {
  readonly created: number;
  readonly rejected: number;
  readonly files: readonly { readonly encoding: string; readonly rows: number }[];
}

/** Writes the same customers once in UTF-8 and once in GB18030. */
function writeFiles(folder: string, rows: number): readonly (readonly [encoding: string, path: string])[] {
  const file: CustomerFile = { rows, seed: 5, mix: 'cn', duplicates: 0.3, fiction: false, care: USUAL };
  const population = planPopulation(worldOf(file), file);
  const header = [...NEUTRAL_COLUMNS, 'source', 'created_at'];
  const paths = [join(folder, 'utf8.csv'), join(folder, 'gb18030.csv')] as const;
  const writers = [openRowWriter(paths[0], header), openRowWriter(paths[1], header, encodeGb18030)];
  let row = 0;
  for (const { id, values } of customerRows(population, USUAL)) {
    const day = new Date(Date.UTC(2019, 0, 1) + ((row * 7919) % 1800) * 86_400_000).toISOString().slice(0, 10);
    for (const writer of writers) writer.write([id, ...values, row % 3 === 0 ? '展会' : '官网', day]);
    row++;
  }
  for (const writer of writers) writer.close();
  return [
    ['utf-8', paths[0]],
    ['gb18030', paths[1]],
  ];
}

async function importWithCim(folder: string, path: string, rows: number): Promise<Measured> {
  const open = await newStore(folder);
  const run = await cimJson<ImportResult>(['import', path, ...open]);
  const { created, rejected } = run.result;
  if (created + rejected !== rows || created < rows * 0.99)
    throw new Error(`cim import took in ${created} of ${rows} rows`);
  return run;
}

async function insertWithSqliteUtils(
  bin: string,
  folder: string,
  path: string,
  args: readonly string[],
): Promise<Measured> {
  const database = join(folder, 'plain.db');
  const run = await measure(join(bin, 'sqlite-utils'), ['insert', database, 'customers', path, '--csv', ...args]);
  rmSync(database, { force: true });
  if (run.status !== 0)
    throw new Error(`sqlite-utils ended with ${run.status}: ${run.stderr.trim().split('\n').at(-1)}`);
  return run;
}

await runBenchmark(async () => {
  const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } } });
  const rows = Number(values.rows);
  const bin = await pythonEnvironment('sqlite-utils', ['sqlite-utils']);
  const table: string[][] = [];
  await inScratchFolder(async (folder) => {
    for (const [encoding, path] of writeFiles(folder, rows)) {
      const ours = await inFreshFolder((scratch) => importWithCim(scratch, path, rows));
      const line = (name: string, run: Measured) =>
        table.push([
          `${name}, ${encoding}`,
          seconds(run.seconds),
          count(Math.round(rows / run.seconds)),
          megabytes(run.peakMb),
          ratio(run.seconds / ours.seconds),
        ]);
      line('cim import', ours);
      if (bin === null) continue;
      line('sqlite-utils insert --csv', await insertWithSqliteUtils(bin, folder, path, ['--encoding', encoding]));
      line(
        'sqlite-utils insert --csv --no-detect-types',
        await insertWithSqliteUtils(bin, folder, path, ['--encoding', encoding, '--no-detect-types']),
      );
    }
  });
  process.stdout.write(`${count(rows)} rows × 12 columns\n\n`);
  process.stdout.write(markdownTable(['program', 'seconds', 'rows/s', 'MB', 'time'], table));
});

async function inFreshFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  let result: T | undefined;
  await inScratchFolder(async (folder) => {
    result = await work(folder);
  });
  return result as T;
}
