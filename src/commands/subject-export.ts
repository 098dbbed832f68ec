/** `cim subject export`: a copy of everything held about a person, for machines (JSON) or to read (Markdown). */

import { writeFileAtomic } from '../files/write/atomic-file.js';
import { resolveCustomer } from '../store/customers.js';
import type { Store } from '../store/store.js';
import { number } from '../ui/table.js';
import type { CommandBody } from './definition.js';
import { type ProbableOther, probableOthers, tellOthers } from './shared/probable-others.js';
import { readSettings } from './shared/settings.js';
import { subjectData, subjectMarkdown } from './shared/subject-data.js';

interface SubjectExport {
  readonly customer: string;
  readonly records: number;
  readonly path: string;
  /** Customers who may be the same person, and are not in the file. */
  readonly probableOthers: readonly ProbableOther[];
}

export const command: CommandBody<SubjectExport> = {
  examples: ['cim subject export C12 -o person.json', 'cim subject export C12 -o person.md --lang zh'],
  usage: (command, say) => {
    command
      .argument('<customer>', say('a customer (C12), or a record of it (R7)', '客户（C12）或其记录（R7）'))
      .requiredOption(
        '-o, --output <file>',
        say('where to (.md to read, else JSON)', '输出文件（.md 便于阅读，否则为 JSON）'),
      )
      .option('--force', say('write over an existing file', '覆盖已有文件'));
  },
  run: async ({ store, args, options, context }) => {
    const open = store as Store;
    const path = options.output as string;
    const data = subjectData(open, args[0] as string, context.now(), readSettings(options, context).survivorship);
    open.run.subjects.add(data.customer);
    open.run.counts.set('revealed', 1);
    if (!context.dryRun) {
      const text = /\.md$/i.test(path) ? subjectMarkdown(data, context.lang) : `${JSON.stringify(data, null, 2)}\n`;
      await writeFileAtomic(path, text, { force: options.force === true });
    }
    return {
      customer: data.customer,
      records: data.records.length,
      path,
      probableOthers: probableOthers(open, resolveCustomer(open, data.customer)),
    };
  },
  render: (result, { say, dryRun }) => {
    const others = tellOthers(result.probableOthers, say);
    const text = dryRun
      ? say(
          `Everything about ${result.customer} (${number(result.records)} records) would be written.`,
          `将写出 ${result.customer} 的全部信息（${number(result.records)} 条记录）。`,
        )
      : say(
          `Everything about ${result.customer} (${number(result.records)} records) is in ${result.path}. The file is not encrypted.`,
          `${result.customer} 的全部信息（${number(result.records)} 条记录）已写入 ${result.path}。该文件未加密。`,
        );
    return others === '' ? text : `${text}\n${others}`;
  },
};
