/**
 * `npm run bench:peers [-- --rows 100000 --country mix --peers splink-narrow,goldenmatch]`: cim, Splink and GoldenMatch on the same file in the same run. Splink is set up
 * by hand and credited with the best of several thresholds, which its user could not know; cim and GoldenMatch get the file and
 * nothing else. Prints times, memory and F1 as ratios to cim's.
 */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CustomerMix } from '../../fixtures/generate/customers.js';
import { count, markdownTable, megabytes, ratio, score, seconds } from './markdown.js';
import { type Measured, measure } from './measure.js';
import { type PairScore, readGroups, scorePairs } from './pair-score.js';
import { cim, ROOT } from './program.js';
import { pythonEnvironment } from './python.js';
import { inScratchFolder, makeSample, runBenchmark, type Sample } from './workspace.js';

/** The programs that cim is measured against. */
const PEERS = [
  {
    key: 'splink-narrow',
    name: 'Splink 5, by hand, narrow blocking, best threshold',
    environment: 'splink-5.0.0',
    packages: ['splink==5.0.0'],
    script: 'splink_dedupe.py',
    args: ['narrow'],
  },
  {
    key: 'splink-broad',
    name: 'Splink 5, by hand, broad blocking, best threshold',
    environment: 'splink-5.0.0',
    packages: ['splink==5.0.0'],
    script: 'splink_dedupe.py',
    args: ['broad'],
  },
  {
    key: 'goldenmatch',
    name: 'GoldenMatch, no settings',
    environment: 'goldenmatch',
    packages: ['goldenmatch'],
    script: 'goldenmatch_dedupe.py',
    args: [],
  },
] as const;

interface Contender {
  readonly name: string;
  readonly run: Measured;
  readonly score: PairScore | null;
}

/** The best score of all cluster files in a folder. */
function bestScore(folder: string, truth: ReadonlyMap<string, string>): PairScore | null {
  const scores = readdirSync(folder).map((name) => scorePairs(readGroups(join(folder, name)), truth));
  return scores.sort((a, b) => b.f1 - a.f1)[0] ?? null;
}

async function runPeer(
  name: string,
  python: string,
  script: string,
  args: readonly string[],
  out: string,
  sample: Sample,
): Promise<Contender> {
  mkdirSync(out);
  const run = await measure(join(python, 'python'), [
    join(ROOT, 'test', 'bench', 'peers', script),
    sample.records,
    out,
    ...args,
  ]);
  if (run.status !== 0) {
    process.stderr.write(`${name} ended with ${run.status}: ${run.stderr.trim().split('\n').at(-1)}\n`);
    return { name, run, score: null };
  }
  const told = (JSON.parse(run.stdout.trim().split('\n').at(-1) || '{}') as { seconds?: number }).seconds;
  return { name, run: { ...run, seconds: told ?? run.seconds }, score: bestScore(out, readGroups(sample.truth)) };
}

async function compare(scratch: string, rows: number, mix: CustomerMix, peers: readonly string[]): Promise<void> {
  const sample = makeSample(scratch, rows, mix);
  const clusters = join(scratch, 'clusters.csv');
  const ours = await cim([
    'dedupe',
    sample.records,
    '--id-column',
    'id',
    '--clusters',
    clusters,
    '--quiet',
    '--no-input',
  ]);
  const contenders: Contender[] = [
    { name: 'cim, no settings', run: ours, score: scorePairs(readGroups(clusters), readGroups(sample.truth)) },
  ];
  for (const { key, name, environment, packages, script, args } of PEERS) {
    if (!peers.includes(key)) continue;
    const python = await pythonEnvironment(environment, packages);
    if (python !== null) contenders.push(await runPeer(name, python, script, args, join(scratch, key), sample));
  }
  const base = contenders[0]!;
  process.stdout.write(
    `\n${count(rows)} records (${mix}), ${count(sample.entities)} customers; whole program, file to clusters\n\n`,
  );
  process.stdout.write(
    markdownTable(
      ['program', 'seconds', 'time', 'MB', 'memory', 'P', 'R', 'F1'],
      contenders.map(({ name, run, score: result }) => [
        name,
        seconds(run.seconds),
        ratio(run.seconds / base.run.seconds),
        megabytes(run.peakMb),
        run.peakMb === null || base.run.peakMb === null ? '–' : ratio(run.peakMb / base.run.peakMb),
        score(result?.precision ?? null),
        score(result?.recall ?? null),
        score(result?.f1 ?? null),
      ]),
    ),
  );
}

await runBenchmark(async () => {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '100000' },
      country: { type: 'string', default: 'mix' },
      peers: { type: 'string', default: 'splink-narrow,splink-broad,goldenmatch' },
    },
  });
  for (const rows of values.rows.split(',').map(Number))
    await inScratchFolder((scratch) => compare(scratch, rows, values.country as CustomerMix, values.peers.split(',')));
});
