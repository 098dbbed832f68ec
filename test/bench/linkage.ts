/**
 * `npm run bench:linkage [-- --rows 1000000 --country mix]`: `cim dedupe` on a store, the whole command: time, memory, what a second
 * thread gains and how time grows with the number of customers.
 */
import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CustomerMix } from '../../fixtures/generate/customers.js';
import { count, markdownTable, megabytes, ratio, score, seconds } from './markdown.js';
import { readGroups, scorePairs } from './pair-score.js';
import { cim, cimJson, newStore } from './program.js';
import { referenceSeconds } from './reference.js';
import { inScratchFolder, makeSample, runBenchmark } from './workspace.js';

interface Dedupe {
  readonly records: number;
  readonly candidatePairs: number;
  readonly clusters: number;
  readonly seconds: number;
  readonly taskSeconds: Readonly<Record<string, number>>;
}

interface Point {
  readonly rows: number;
  readonly threads: number;
  readonly seconds: number;
  readonly peakMb: number | null;
  readonly result: Dedupe;
}

/** Imports a file once and runs dedupe on fresh copies of that store, one number of threads after the other. */
async function measureSize(scratch: string, rows: number, mix: CustomerMix, threads: readonly number[]) {
  const sample = makeSample(scratch, rows, mix);
  const open = await newStore(scratch);
  await cim(['import', sample.records, ...open, '--quiet', '--no-input']);
  const files = readdirSync(scratch).filter((name) => name.startsWith('bench.'));
  for (const name of files) copyFileSync(join(scratch, name), join(scratch, `kept.${name}`));
  const points: Point[] = [];
  for (const n of threads) {
    for (const name of readdirSync(scratch).filter((file) => file.startsWith('kept.')))
      copyFileSync(join(scratch, name), join(scratch, name.slice(5)));
    const run = await cimJson<Dedupe>(['dedupe', ...open, '--threads', String(n)]);
    points.push({ rows, threads: n, seconds: run.seconds, peakMb: run.peakMb, result: run.result });
  }
  const clusters = join(scratch, 'clusters.csv');
  await cim(['dedupe', sample.records, '--id-column', 'id', '--clusters', clusters, '--quiet', '--no-input']);
  return { points, score: scorePairs(readGroups(clusters), readGroups(sample.truth)) };
}

await runBenchmark(async () => {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '1000000' },
      country: { type: 'string', default: 'mix' },
      threads: { type: 'string', default: '1,2' },
    },
  });
  const rows = Number(values.rows);
  if (!Number.isSafeInteger(rows) || rows < 1000) throw new Error('--rows must be a whole number from 1000');
  const threads = values.threads.split(',').map(Number);
  const yardstick = referenceSeconds();
  const table: string[][] = [];
  const fastest: number[] = [];
  for (const size of [rows / 10, rows]) {
    await inScratchFolder(async (scratch) => {
      const { points, score: pairScore } = await measureSize(
        scratch,
        Math.round(size),
        values.country as CustomerMix,
        threads,
      );
      fastest.push(Math.min(...points.map((point) => point.seconds)));
      for (const point of points)
        table.push([
          count(point.rows),
          String(point.threads),
          seconds(point.seconds),
          ratio(point.seconds / yardstick),
          seconds(point.result.taskSeconds['score-pairs'] ?? 0),
          megabytes(point.peakMb),
          count(point.result.candidatePairs),
          count(point.result.clusters),
          score(pairScore.f1),
        ]);
    });
  }
  process.stdout.write(
    markdownTable(
      [
        'customer records',
        'threads',
        'seconds',
        'of the yardstick',
        'scoring',
        'MB',
        'candidate pairs',
        'clusters',
        'F1',
      ],
      table,
    ),
  );
  process.stdout.write(
    `\nTen times the records take ${ratio(fastest[1]! / fastest[0]!)} the time. Yardstick: ${seconds(yardstick)} s.\n`,
  );
});
