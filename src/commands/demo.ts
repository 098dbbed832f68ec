/**
 * `cim demo`: the whole job on the bundled sample exports. Every step is the real program, called as a user would call
 * it, so what is shown is what will happen.
 */
import { spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CimError, type ErrorKind, EXIT_STATUS } from '../errors.js';
import { shellWord } from '../ui/shell-word.js';
import type { Call, CommandBody } from './definition.js';

interface Step {
  readonly command: string;
  readonly output: string;
}

interface DemoResult {
  readonly dir: string;
  readonly store: string;
  readonly report: string;
  readonly records: number;
  readonly customers: number;
  readonly quality: number;
  readonly duplicates: unknown;
  readonly steps: readonly Step[];
}

const PROGRAM = fileURLToPath(new URL('../../bin/cim.js', import.meta.url));
const EXPORTS = fileURLToPath(new URL('../../fixtures/exports/', import.meta.url));
const SAMPLE = /\.(csv|tsv|txt|xlsx|jsonl)$/;

async function cim(args: readonly string[], dir: string, call: Call): Promise<string> {
  const child = spawn(
    process.execPath,
    [PROGRAM, ...args, '--no-input', '--color', 'never', '--lang', call.context.lang],
    {
      cwd: dir,
      // the passphrase of another store is nothing for a child process
      env: {
        ...call.context.env,
        CIM_PASSPHRASE: undefined,
        CIM_STORE: join(dir, 'customers.cim'),
        CIM_KEY_FILE: join(dir, 'demo.key'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: call.context.signal,
    },
  );
  let out = '';
  let messages = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    messages += chunk;
  });
  const status = await new Promise<number>((done, fail) => {
    child.on('error', fail).on('close', (code) => done(code ?? EXIT_STATUS.bug));
  }).catch((error: unknown) => {
    throw call.context.signal.aborted ? call.context.signal.reason : error;
  });
  if (status > 1) {
    const kind = (Object.keys(EXIT_STATUS) as ErrorKind[]).find((name) => EXIT_STATUS[name] === status) ?? 'bug';
    throw new CimError(kind, 'demo-step-failed', {
      en: `cim ${args[0]} ended with status ${status}: ${messages.trim()}`,
      zh: `cim ${args[0]} 以状态 ${status} 结束：${messages.trim()}`,
    });
  }
  return out;
}

/** Sample files next to their truth and readme are not exports. */
async function sampleExports(): Promise<string[]> {
  const names = await readdir(EXPORTS);
  return names.filter((name) => SAMPLE.test(name) && !name.startsWith('truth')).sort();
}

export const command: CommandBody<DemoResult> = {
  examples: ['cim demo', 'cim demo --dir ./try-cim', 'cim demo --lang zh'],
  usage: (command, say) => {
    command.option(
      '--dir <dir>',
      say('folder to work in (default: a new one for temporary files)', '工作目录（默认新建临时目录）'),
    );
  },
  run: async (call) => {
    const { context, options } = call;
    if (context.dryRun)
      throw new CimError(
        'usage',
        'no-dry-run',
        { en: 'The demo works in a folder of its own.', zh: '演示在自己的目录中进行。' },
        { en: 'Leave --dry-run out.', zh: '请去掉 --dry-run。' },
      );
    const given = options.dir as string | undefined;
    if (given !== undefined) {
      await mkdir(given, { recursive: true, mode: 0o700 });
      if ((await readdir(given)).length > 0) {
        throw new CimError(
          'usage',
          'folder-not-empty',
          { en: `The folder ${given} is not empty.`, zh: `目录 ${given} 不是空的。` },
          { en: 'Name a new folder, or leave --dir out.', zh: '请指定新目录，或去掉 --dir。' },
        );
      }
    }
    const dir = given === undefined ? await mkdtemp(join(await realpath(tmpdir()), 'cim-demo-')) : resolve(given);
    const names = await sampleExports();
    for (const name of names) await copyFile(join(EXPORTS, name), join(dir, name));

    const steps: Step[] = [];
    const step = async (...args: string[]) => {
      context.terminal.note(`${context.say('Running', '正在运行')} cim ${args[0]} …\n`);
      steps.push({ command: `cim ${args.map(shellWord).join(' ')}`, output: await cim(args, dir, call) });
    };
    await step('init', '--new-key-file', 'demo.key');
    await step('import', ...names);
    await step('validate');
    await step('dedupe');
    await step('report', '-o', 'report.html');
    await step('report');
    const { records, customers, quality, duplicates } = JSON.parse(await cim(['report', '--json'], dir, call));
    return {
      dir,
      store: join(dir, 'customers.cim'),
      report: join(dir, 'report.html'),
      records,
      customers,
      quality,
      duplicates,
      steps,
    };
  },
  json: ({ steps: _, ...result }) => result,
  render: (result, { say, terminal }) => {
    const session = result.steps
      .map((step) => `${terminal.paint.bold(`$ ${step.command}`)}\n${step.output}`)
      .join('\n');
    const closing = [
      say('What the demo leaves behind:', '演示留下的文件：'),
      `  ${say('store ', '客户库')}  ${result.store}`,
      `  ${say('report', '报告  ')}  ${result.report}`,
      say('Look around:', '继续体验：'),
      `  cd ${shellWord(result.dir)}`,
      '  export CIM_STORE=customers.cim CIM_KEY_FILE=demo.key',
      '  cim search chen   ·   cim show C1   ·   cim export -o customers.csv',
    ];
    return `${session}\n${closing.join('\n')}\n`;
  },
};
