/** Python environments for the programs that cim is measured against; kept between runs, outside the repository. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { measure } from './measure.js';

const CACHE = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cim-bench');

/**
 * The folder of an environment that has exactly these packages (`splink==5.0.0`), made if need be.
 * Null, with the reason on stderr, where Python or the package index is out of reach.
 */
export async function pythonEnvironment(name: string, packages: readonly string[]): Promise<string | null> {
  const folder = join(process.env.CIM_BENCH_PYTHON ?? CACHE, name);
  const python = join(folder, 'bin', 'python');
  try {
    if (!existsSync(python)) {
      const made = await measure('python3', ['-m', 'venv', folder]);
      if (made.status !== 0) throw new Error(made.stderr.trim());
    }
    const installed = await measure(python, [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      ...packages,
    ]);
    if (installed.status !== 0) throw new Error(installed.stderr.trim().split('\n').at(-1));
    return join(folder, 'bin');
  } catch (error) {
    process.stderr.write(`${name} is left out: ${error instanceof Error ? error.message : String(error)}\n`);
    return null;
  }
}
