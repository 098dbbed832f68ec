/** `cim history`: every version of the records of a customer, with what each received. */
import { maskValue } from '../domain/privacy/mask.js';
import { readCustomer } from '../store/customers.js';
import { customerId, parseId, RecordReader } from '../store/records.js';
import type { Store } from '../store/store.js';
import { minute } from '../ui/report-words.js';
import { textTable } from '../ui/table.js';
import type { CommandBody } from './definition.js';
import { addRevealOption, noteShown, viewOf } from './shared/view.js';

interface VersionLine {
  readonly record: string;
  readonly run: number;
  readonly at: string;
  readonly actor: string;
  readonly file: string;
  /** Field → value as received; repeated fields are numbered. */
  readonly values: Readonly<Record<string, string>>;
}

export const command: CommandBody<readonly VersionLine[]> = {
  examples: ['cim history C12', 'cim history R7 --reveal'],
  shape: 'lines',
  usage: (command, say) => {
    command.argument('<customer>', say('a customer (C12), or a record of it (R7)', '客户（C12）或其记录（R7）'));
    addRevealOption(command, say);
  },
  run: async ({ store, args, options }) => {
    const open = store as Store;
    const view = viewOf(open, options);
    const id = args[0] as string;
    const only = parseId(id, 'R');
    const reader = new RecordReader(open);
    const records =
      only === null ? readCustomer(open, id).members.map((member) => parseId(member.id, 'R') as number) : [only];
    noteShown(open, customerId(open.columns.customer.get(records[0] as number)));
    return records.flatMap((record) =>
      [...reader.history(record)].map(({ run, at, actor, file, record: standard }) => {
        const values = new Map<string, string>();
        for (const { field, raw } of standard.values) {
          let name: string = field;
          for (let i = 2; values.has(name); i++) name = `${field} ${i}`;
          values.set(name, maskValue(field, raw, view));
        }
        for (const [header, value] of standard.custom) values.set(header, maskValue(`custom ${header}`, value, view));
        return { record: `R${record}`, run, at, actor, file, values: Object.fromEntries(values) };
      }),
    );
  },
  render: (lines, { say }) =>
    lines
      .map((line) => {
        const head = `${line.record}  ${say('run', '运行')} ${line.run}  ${minute(line.at)}  ${line.actor}  ${line.file}`;
        const body = textTable([{ title: '' }, { title: '' }], Object.entries(line.values)).trimStart();
        return `${head}\n${body}`;
      })
      .join('\n'),
};
