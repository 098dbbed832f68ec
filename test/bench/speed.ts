/**
 * `npm run bench [-- --record]`: speed, memory and scaling of the main job as multiples of the yardstick, beside the multiples recorded last.
 * `--record` keeps today's figures in `test/bench/recorded.json`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { markdownTable, megabytes, ratio, seconds } from './markdown.js';
import { type Measured, measure } from './measure.js';
import { cim, newStore, ROOT } from './program.js';
import { referenceSeconds } from './reference.js';
import { inScratchFolder, makeSample, runBenchmark } from './workspace.js';

/** One figure of the record: time in multiples of the yardstick, memory in MB. */
interface Figure {
  readonly time: number;
  readonly peakMb: number | null;
}

const RECORD = join(ROOT, 'test', 'bench', 'recorded.json');

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** How much longer `cim --help` takes than an empty Node program: the medians of ten. */
async function startup(): Promise<Measured> {
  const times = { bare: [] as number[], help: [] as number[] };
  let last: Measured | null = null;
  for (let i = 0; i < 10; i++) {
    times.bare.push((await measure(process.execPath, ['-e', '0'])).seconds);
    last = await cim(['--help']);
    times.help.push(last.seconds);
  }
  return { ...last!, seconds: Math.max(0, median(times.help) - median(times.bare)) };
}

async function measureAll(folder: string): Promise<ReadonlyMap<string, Measured>> {
  const quiet = ['--quiet', '--no-input'];
  const figures = new Map<string, Measured>();
  figures.set('cim --help beyond node -e 0', await startup());
  for (const rows of [10_000, 100_000]) {
    const name = `${rows / 1000} k`;
    await inScratchFolder(async (scratch) => {
      const sample = makeSample(folder, rows, 'mix');
      const open = await newStore(scratch);
      figures.set(`import ${name}`, await cim(['import', sample.records, ...open, ...quiet]));
      figures.set(`import ${name} again, nothing changed`, await cim(['import', sample.records, ...open, ...quiet]));
      figures.set(`dedupe ${name}`, await cim(['dedupe', ...open, ...quiet]));
      figures.set(`report on ${name}`, await cim(['report', ...open, '--json', '--no-input']));
      figures.set(`export ${name}`, await cim(['export', '-o', join(scratch, 'out.csv'), ...open, ...quiet]));
    });
  }
  return figures;
}

await runBenchmark(async () => {
  const { values } = parseArgs({ options: { record: { type: 'boolean', default: false } } });
  const yardstick = referenceSeconds();
  const recorded = existsSync(RECORD) ? (JSON.parse(readFileSync(RECORD, 'utf8')) as Record<string, Figure>) : {};
  await inScratchFolder(async (folder) => {
    const figures = await measureAll(folder);
    const rows = [...figures].map(([name, { seconds: time, peakMb }]) => {
      const before = recorded[name];
      return [
        name,
        seconds(time),
        ratio(time / yardstick),
        before === undefined ? '–' : ratio(time / yardstick / before.time),
        megabytes(peakMb),
        before?.peakMb == null || peakMb === null ? '–' : ratio(peakMb / before.peakMb),
      ];
    });
    process.stdout.write(
      markdownTable(['what', 'seconds', 'of the yardstick', 'against the record', 'MB', 'against the record'], rows),
    );
    const growth = (what: string) => figures.get(`${what} 100 k`)!.seconds / figures.get(`${what} 10 k`)!.seconds;
    process.stdout.write(
      `\nTen times the records: import ${ratio(growth('import'))} the time, dedupe ${ratio(growth('dedupe'))}. Yardstick: ${seconds(yardstick)} s.\n`,
    );
    if (values.record) {
      const kept = Object.fromEntries(
        [...figures].map(([name, { seconds: time, peakMb }]): [string, Figure] => [
          name,
          { time: Math.round((time / yardstick) * 1000) / 1000, peakMb },
        ]),
      );
      writeFileSync(RECORD, `${JSON.stringify(kept, null, 2)}\n`);
    }
  });
});
