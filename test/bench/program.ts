/** The built `cim`, as a user calls it. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Measured, measure } from './measure.js';

/** The folder of the package: the nearest one above this file whose `package.json` is that of cim. */
export const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  const manifest = join(folder, 'package.json');
  if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }).name === 'cim')
    return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('cannot find the package of cim above this program');
  return findRoot(parent);
}

/** Runs `cim` with `--json` and gives its one JSON object. Exit status 1 (problems in the data) is no failure. */
export async function cimJson<T>(args: readonly string[]): Promise<Measured & { readonly result: T }> {
  const run = await cim([...args, '--json', '--no-input']);
  return { ...run, result: JSON.parse(run.stdout) as T };
}

/** Runs `cim`. Throws with its own words when it could not do its work. */
export async function cim(args: readonly string[]): Promise<Measured> {
  const run = await measure(process.execPath, [join(ROOT, 'bin', 'cim.js'), ...args]);
  if (run.status !== 0 && run.status !== 1)
    throw new Error(`cim ${args[0]} ended with ${run.status}: ${run.stderr.trim()}`);
  return run;
}

/** A store of its own in `folder`. Gives the arguments that open it. */
export async function newStore(folder: string): Promise<readonly string[]> {
  const open = ['--store', join(folder, 'bench.cim'), '--key-file', join(folder, 'bench.key')];
  await cimJson(['init', '--store', join(folder, 'bench.cim'), '--new-key-file', join(folder, 'bench.key')]);
  return open;
}
