/** `cim erase`: a person's data are destroyed down to the byte, and stay away: a keyed hash keeps later files from bringing them back. */

import { createHash } from 'node:crypto';
import { ERASURE, type Erasure } from '../domain/privacy/compliance.js';
import { foldRights } from '../domain/privacy/rights.js';
import { CimError } from '../errors.js';
import { recordsOf, resolveCustomer } from '../store/customers.js';
import { eraseCustomer } from '../store/erase.js';
import { customerId } from '../store/records.js';
import { allRightsEvents, eventsOf } from '../store/rights.js';
import { saveSnapshot } from '../store/snapshots.js';
import type { Store } from '../store/store.js';
import { suppressCustomer } from '../store/suppression.js';
import { number } from '../ui/table.js';
import type { CommandBody } from './definition.js';
import { type ProbableOther, probableOthers, tellOthers } from './shared/probable-others.js';

interface EraseResult {
  /** Names the erasure in the audit without naming the person. */
  readonly certificate: string;
  readonly customer: string;
  readonly records: number;
  /** Customers who may be the same person, and are still there. */
  readonly probableOthers: readonly ProbableOther[];
}

export const command: CommandBody<EraseResult> = {
  examples: ['cim erase C12 --reason "request 7" --yes', 'cim erase C12 --reason withdrawn --dry-run'],
  usage: (command, say) => {
    command
      .argument('<customer>', say('a customer (C12), or a record of it (R7)', '客户（C12）或其记录（R7）'))
      .requiredOption(
        '--reason <text>',
        say('why; no personal data here, it is kept with the run', '原因；会随本次运行保留，请勿写入个人信息'),
      )
      .option('--yes', say('erase without asking', '不询问直接删除'));
  },
  run: async ({ store, args, options, context }) => {
    const open = store as Store;
    const customer = resolveCustomer(open, args[0] as string);
    const id = customerId(customer);
    const records = recordsOf(open, customer);
    if (foldRights(eventsOf(allRightsEvents(open), records)).held) {
      throw new CimError(
        'not-permitted',
        'on-hold',
        { en: `${id} is on legal hold and cannot be erased.`, zh: `${id} 处于依法保留状态，不能删除。` },
        {
          en: `Restrict it (cim subject restrict ${id}), or lift the hold first.`,
          zh: `可先限制处理（cim subject restrict ${id}），或先解除保留。`,
        },
      );
    }
    const agreed =
      context.dryRun ||
      options.yes === true ||
      (await context.terminal.confirm(
        context.say(
          `${id} with ${records.length} records will be gone for ever. Erase?`,
          `将永久删除 ${id} 及其 ${records.length} 条记录。确定吗？`,
        ),
      ));
    if (!agreed)
      throw new CimError(
        'usage',
        'not-confirmed',
        { en: 'Nothing is erased unless you say so.', zh: '未经确认不删除任何内容。' },
        { en: 'Add --yes.', zh: '请加 --yes。' },
      );
    const others = probableOthers(open, customer);
    suppressCustomer(open, customer, 'erased');
    eraseCustomer(open, id);
    open.run.counts.set('erased', records.length);
    const certificate = createHash('sha256')
      .update(JSON.stringify([open.identity.id, open.run.number, open.run.startedAt, id, records.length]))
      .digest('hex')
      .slice(0, 32);
    const noted: Erasure = { customer: id, records: records.length, reason: options.reason as string, certificate };
    saveSnapshot(open, ERASURE, noted);
    return { certificate, customer: id, records: records.length, probableOthers: others };
  },
  render: (result, { say, dryRun }) => {
    const others = tellOthers(result.probableOthers, say);
    const text = dryRun
      ? say(
          `${result.customer} with ${number(result.records)} records would be gone for ever.`,
          `将永久删除 ${result.customer} 及其 ${number(result.records)} 条记录。`,
        )
      : say(
          `${result.customer} is erased (${number(result.records)} records). Certificate ${result.certificate}.`,
          `已删除 ${result.customer}（${number(result.records)} 条记录）。证明编号 ${result.certificate}。`,
        );
    return others === '' ? text : `${text}\n${others}`;
  },
};
