/**
 * `npm run bench:accuracy -- DIR`: how well `cim dedupe` finds the same customer, with no settings at all, in every folder of
 * DIR that holds `records.csv` and `truth.csv`. Prints a Markdown table.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { count, markdownTable, megabytes, score, seconds } from './markdown.js';
import { type PairScore, readGroups, scorePairs } from './pair-score.js';
import { cim, cimJson } from './program.js';
import { inScratchFolder, runBenchmark } from './workspace.js';

interface Evaluation {
  readonly pairwise: PairScore;
  readonly bcubed: PairScore;
  readonly records: number;
  readonly entities: number;
}

/** The column that only names the record: `record_id`, or `id` as the generator calls it. */
function idColumnOf(records: string): string {
  const header = readFileSync(records, 'utf8').split(/\r?\n/, 1)[0]!.replace('\uFEFF', '').split(',');
  const name = ['record_id', 'id'].find((candidate) => header.includes(candidate));
  if (name === undefined) throw new Error(`${records} has neither a column record_id nor id`);
  return name;
}

async function measureSet(name: string, folder: string, scratch: string): Promise<readonly string[]> {
  const records = join(folder, 'records.csv');
  const truth = join(folder, 'truth.csv');
  const clusters = join(scratch, `${name}.clusters.csv`);
  const run = await cim([
    'dedupe',
    records,
    '--id-column',
    idColumnOf(records),
    '--clusters',
    clusters,
    '--json',
    '--no-input',
  ]);
  const { result } = await cimJson<Evaluation>(['evaluate', '--truth', truth, '--clusters', clusters]);
  const counted = scorePairs(readGroups(clusters), readGroups(truth));
  if (Math.abs(counted.f1 - result.pairwise.f1) > 1e-4)
    throw new Error(`${name}: cim evaluate says F1 ${result.pairwise.f1}, counting the pairs says ${counted.f1}`);
  const { pairwise, bcubed } = result;
  return [
    name,
    count(result.records),
    count(result.entities),
    score(pairwise.precision),
    score(pairwise.recall),
    score(pairwise.f1),
    score(bcubed.f1),
    count(counted.falsePairs),
    count(counted.missedPairs),
    seconds(run.seconds),
    megabytes(run.peakMb),
  ];
}

await runBenchmark(async () => {
  const folder = process.argv[2];
  if (folder === undefined) throw new Error('say which folder holds the labelled sets: npm run bench:accuracy -- DIR');
  const sets = readdirSync(folder)
    .sort()
    .filter((name) => ['records.csv', 'truth.csv'].every((file) => existsSync(join(folder, name, file))));
  if (sets.length === 0) throw new Error(`no folder in ${folder} holds records.csv and truth.csv`);
  await inScratchFolder(async (scratch) => {
    const rows: (readonly string[])[] = [];
    for (const name of sets) {
      try {
        rows.push(await measureSet(name, join(folder, name), scratch));
      } catch (error) {
        process.stderr.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
        process.exitCode = 1;
        rows.push([name, ...Array<string>(9).fill('–'), 'failed']);
      }
    }
    process.stdout.write(
      markdownTable(
        ['set', 'records', 'entities', 'P', 'R', 'F1', 'B³ F1', 'false pairs', 'missed pairs', 'seconds', 'MB'],
        rows,
      ),
    );
  });
});
