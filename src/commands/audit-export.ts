/** `cim audit export`: the signed chain as JSON lines with the public keys, to be checked without the store. */
import { AtomicFile } from '../files/write/atomic-file.js';
import { auditLines } from '../store/audit-export.js';
import type { Store } from '../store/store.js';
import { number } from '../ui/table.js';
import type { CommandBody } from './definition.js';

interface AuditExport {
  readonly entries: number;
  readonly head: string;
  readonly path: string;
}

export const command: CommandBody<AuditExport> = {
  examples: ['cim audit export -o audit.jsonl'],
  usage: (command, say) => {
    command
      .requiredOption('-o, --output <file>', say('where to', '输出文件'))
      .option('--force', say('write over an existing file', '覆盖已有文件'));
  },
  run: async ({ store, options, context }) => {
    const path = options.output as string;
    const file = context.dryRun ? null : await AtomicFile.create(path, { force: options.force === true });
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
  render: (result, { say, dryRun }) =>
    dryRun
      ? say(`${number(result.entries)} entries would be written.`, `将写出 ${number(result.entries)} 条。`)
      : say(
          `${number(result.entries)} entries in ${result.path}, head ${result.head.slice(0, 16)}.`,
          `已写出 ${number(result.entries)} 条：${result.path}，链头 ${result.head.slice(0, 16)}。`,
        ),
};
