/** A copy of the project, outside of it, in which protections can be taken out and tests run. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { transformWithOxc } from 'vite'; // what the tests themselves are made runnable with

/** What became of the tests of a run whose titles were looked for. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** First lines of what the failed ones said. */
  readonly messages: readonly string[];
  /** Why no test can be judged: a file that does not compile, a runner that ended early; null where all is well. */
  readonly broken: string | null;
}

interface Report {
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

const LONGEST = 20 * 60_000;
const NOT_COPIED: ReadonlySet<string> = new Set(['node_modules', '.git']);

export class ProjectCopy {
  readonly #folder = mkdtempSync(join(tmpdir(), 'cim-protections-'));
  readonly #root: string;

  /** Copies a built project; its packages are not copied but linked to. */
  constructor(root: string) {
    this.#root = join(this.#folder, 'cim');
    cpSync(root, this.#root, { recursive: true, filter: (path) => !NOT_COPIED.has(basename(path)) });
    symlinkSync(join(root, 'node_modules'), join(this.#root, 'node_modules'), 'dir');
    for (const name of ['tmp', 'home']) mkdirSync(join(this.#folder, name));
    chmodSync(this.#folder, 0o755); // some tests run cim as another user
  }

  read(file: string): string {
    return readFileSync(join(this.#root, file), 'utf8');
  }

  /** Puts files in place, and what is built of them: some tests run the one, some the other. */
  async put(files: ReadonlyMap<string, string>): Promise<void> {
    for (const [file, text] of files) {
      writeFileSync(join(this.#root, file), text);
      if (!/^src\/.*\.ts$/.test(file)) continue;
      const { code } = await compiled(file, text);
      writeFileSync(join(this.#root, file.replace(/^src/, 'dist').replace(/\.ts$/, '.js')), code);
    }
  }

  /** Runs tests of a file below `test/`: those of a title, or all of them, and tells what became of those of the title. */
  test(file: string, title: string, whole: boolean): Outcome {
    const config = file.endsWith('.faults.ts') ? 'test/faults/vitest.config.ts' : 'test/vitest.config.ts';
    const output = join(this.#folder, 'report.json');
    rmSync(output, { force: true });
    const runner = join(this.#root, 'node_modules', 'vitest', 'vitest.mjs');
    const words = ['run', '--config', config, join('test', file), '--reporter=json', `--outputFile=${output}`];
    const { stderr } = spawnSync(process.execPath, [runner, ...words, ...(whole ? [] : ['-t', title])], {
      cwd: this.#root,
      env: { ...process.env, TMPDIR: join(this.#folder, 'tmp'), HOME: join(this.#folder, 'home') },
      encoding: 'utf8',
      timeout: LONGEST,
      killSignal: 'SIGKILL',
    });
    try {
      return judge(JSON.parse(readFileSync(output, 'utf8')) as Report, title);
    } catch {
      return { passed: 0, failed: 0, messages: [], broken: `no report: ${stderr.slice(-300)}` };
    }
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** A file of TypeScript as JavaScript. Throws where it is neither. */
export const compiled = (file: string, text: string) => transformWithOxc(text, basename(file), { sourcemap: false });

function judge({ testResults }: Report, title: string): Outcome {
  const wanted = new RegExp(title, 's');
  const found = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ fullName, status }) => wanted.test(fullName) && (status === 'passed' || status === 'failed'));
  const failed = found.filter(({ status }) => status === 'failed');
  const messages = failed.map(({ failureMessages: [message = ''] }) => message.split('\n')[0] as string);
  const broken = found.length > 0 ? null : (testResults[0]?.message.split('\n')[0] ?? 'no such test');
  return { passed: found.length - failed.length, failed: failed.length, messages, broken };
}
