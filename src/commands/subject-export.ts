/** `cim subject export`: a copy of everything held about a person, for machines (JSON) or to read (Markdown). */

import { innerName, writeOutput } from '../files/write/open-output.js';
import { resolveCustomer } from '../store/customers.js';
import type { Store } from '../store/store.js';
import { number } from '../ui/table.js';
import type { CommandBody } from './definition.js';
import { type ProbableOther, probableOthers, tellOthers } from './shared/probable-others.js';
import { addEncryptOption, recipientsOf } from './shared/recipients.js';
import { readSettings } from './shared/settings.js';
import { subjectData, subjectMarkdown } from './shared/subject-data.js';

interface SubjectExport {
  readonly customer: string;
  readonly records: number;
  readonly path: string;
  /** True where only its recipients can read it. */
  readonly encrypted: boolean;
  /** Customers who may be the same person, and are not in the file. */
  readonly probableOthers: readonly ProbableOther[];
}

export const command: CommandBody<SubjectExport> = {
  examples: [
    'cim subject export C12 -o person.json',
    'cim subject export C12 -o person.md --lang zh',
    'cim subject export C12 -o person.md.age --encrypt age1…',
  ],
  usage: (command, say) => {
    command
      .argument('<customer>', say('a customer (C12), or a record of it (R7)', '客户（C12）或其记录（R7）'))
      .requiredOption(
        '-o, --output <file>',
        say(
          'where to (.md to read, else JSON); - is standard output',
          '输出文件（.md 便于阅读，否则为 JSON）；- 表示标准输出',
        ),
      )
      .option('--force', say('write over an existing file', '覆盖已有文件'));
    addEncryptOption(command, say);
  },
  run: async ({ store, args, options, context }) => {
    const open = store as Store;
    const path = options.output as string;
    const recipients = await recipientsOf(options);
    const data = subjectData(open, args[0] as string, context.now(), readSettings(options, context).survivorship);
    open.run.subjects.add(data.customer);
    open.run.counts.set('revealed', 1);
    if (!context.dryRun) {
      const text = /\.md$/i.test(innerName(path))
        ? subjectMarkdown(data, context.lang)
        : `${JSON.stringify(data, null, 2)}\n`;
      await writeOutput(path, text, { force: options.force === true, recipients });
    }
    return {
      customer: data.customer,
      records: data.records.length,
      path,
      encrypted: recipients.length > 0,
      probableOthers: probableOthers(open, resolveCustomer(open, data.customer)),
    };
  },
  render: (result, { say, terminal, dryRun }) => {
    const { customer, path, encrypted } = result;
    const records = number(result.records);
    const place = path === '-' ? say('the pipe', '管道') : path;
    const others = tellOthers(result.probableOthers, say);
    const lines = dryRun
      ? [
          say(
            `Everything about ${customer} (${records} records) would be written.`,
            `将写出 ${customer} 的全部信息（${records} 条记录）。`,
          ),
        ]
      : [
          say(
            `Everything about ${customer} (${records} records) is in ${place}.`,
            `${customer} 的全部信息（${records} 条记录）已写入${path === '-' ? place : ` ${place}`}。`,
          ),
          encrypted
            ? say('Only its recipients can read it.', '只有接收方可以读取。')
            : say('The file is not encrypted.', '该文件未加密。'),
        ];
    const text = [lines.join(say(' ', '')), ...(others === '' ? [] : [others])].join('\n');
    if (path !== '-') return text;
    terminal.note(`${text}\n`);
    return '';
  },
};
