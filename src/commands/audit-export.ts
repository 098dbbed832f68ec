/** `cim audit export`: the signed chain as JSON lines with the public keys, to be checked without the store. */
import { openOutput } from '../files/write/open-output.js';
import { auditLines } from '../store/audit-export.js';
import type { Store } from '../store/store.js';
import { number } from '../ui/table.js';
import type { CommandBody } from './definition.js';
import { addEncryptOption, recipientsOf } from './shared/recipients.js';

interface AuditExport {
  readonly entries: number;
  readonly head: string;
  readonly path: string;
}

export const command: CommandBody<AuditExport> = {
  examples: ['cim audit export -o audit.jsonl'],
  usage: (command, say) => {
    command
      .requiredOption('-o, --output <file>', say('where to; - is standard output', '输出文件；- 表示标准输出'))
      .option('--force', say('write over an existing file', '覆盖已有文件'));
    addEncryptOption(command, say);
  },
  run: async ({ store, options, context }) => {
    const path = options.output as string;
    const recipients = await recipientsOf(options);
    const file = context.dryRun ? null : await openOutput(path, { force: options.force === true, recipients });
    let entries = 0;
    let head = '';
    try {
      for (const line of auditLines((store as Store).db)) {
        await file?.write(`${JSON.stringify(line)}\n`);
        if (line.type !== 'entry') continue;
        entries++;
        head = line.hash;
      }
      await file?.commit();
    } catch (error) {
      await file?.abandon();
      throw error;
    }
    return { entries, head, path };
  },
  render: ({ entries, head, path }, { say, terminal, dryRun }) => {
    const text = dryRun
      ? say(`${number(entries)} entries would be written.`, `将写出 ${number(entries)} 条。`)
      : say(
          `${number(entries)} entries in ${path === '-' ? 'the pipe' : path}, head ${head.slice(0, 16)}.`,
          `已写出 ${number(entries)} 条：${path === '-' ? '管道' : path}，链头 ${head.slice(0, 16)}。`,
        );
    if (path !== '-') return text;
    terminal.note(`${text}\n`);
    return '';
  },
};
