/**
 * `cim retention apply`: erases or restricts who is due. Other than after a person's own request, nobody is kept out for
 * ever: a customer whose time was over and who comes back is taken in anew.
 */

import { ERASURE, type Erasure } from '../domain/privacy/compliance.js';
import { CimError } from '../errors.js';
import { eraseRecords } from '../store/erase.js';
import { parseId } from '../store/records.js';
import { addRightsEvent } from '../store/rights.js';
import { runsBefore } from '../store/runs.js';
import { saveSnapshot } from '../store/snapshots.js';
import type { Store } from '../store/store.js';
import { number } from '../ui/table.js';
import type { CommandBody } from './definition.js';
import { addRetentionOptions, checkClock, planRetention, type RetentionPlan, renderPlan } from './shared/retention.js';

interface AppliedRetention extends RetentionPlan {
  readonly run: number | null;
  /** Customers erased with their records, restricted, and left because of a legal hold. */
  readonly erased: number;
  readonly records: number;
  readonly restricted: number;
  readonly held: number;
}

export const command: CommandBody<AppliedRetention> = {
  examples: ['cim retention apply', 'cim retention apply --dry-run', '30 2 * * *  cim retention apply --yes --quiet'],
  usage: (command, say) => {
    addRetentionOptions(command, say);
    command
      .option('--yes', say('do it without asking', '不询问直接执行'))
      .option(
        '--clock-is-right',
        say(
          'though there was no run for more than a month, or one later than now',
          '确认系统时间无误（超过一个月没有运行或时间倒退时）',
        ),
      );
  },
  run: async (call) => {
    const { context, options } = call;
    const store = call.store as Store;
    if (options.clockIsRight !== true) checkClock(context.now(), runsBefore(store, store.run.number));
    const { plan, records } = await planRetention(store, call);
    const going = plan.due.filter((one) => !one.held);
    const agreed =
      going.length === 0 ||
      context.dryRun ||
      options.yes === true ||
      (await context.terminal.confirm(
        context.say(
          `${renderPlan(plan, context)}\nErase or restrict ${number(going.length)} customers for ever?`,
          `${renderPlan(plan, context)}\n确定永久删除或限制 ${number(going.length)} 个客户吗？`,
        ),
      ));
    if (!agreed)
      throw new CimError(
        'usage',
        'not-confirmed',
        { en: 'Nothing is erased unless you say so.', zh: '未经确认不删除任何内容。' },
        { en: 'Add --yes.', zh: '请加 --yes。' },
      );
    const restricted = going.filter((one) => one.action === 'restrict');
    for (const one of restricted)
      addRightsEvent(store, parseId(one.customer, 'C') as number, {
        kind: 'restricted',
        reason: `retention: ${one.rule}`,
      });
    const erased = going.filter((one) => one.action === 'erase');
    for (const one of erased) store.run.subjects.add(one.customer);
    const gone = eraseRecords(
      store,
      erased.flatMap((one) => records.get(one.customer) ?? []),
    );
    if (gone > 0) {
      const rules = [...new Set(erased.map(({ rule }) => rule))].sort().join(', ');
      const noted: Erasure = { customer: null, records: gone, reason: `retention: ${rules}`, certificate: null };
      saveSnapshot(store, ERASURE, noted);
    }
    return {
      ...plan,
      run: context.dryRun ? null : store.run.number,
      erased: erased.length,
      records: gone,
      restricted: restricted.length,
      held: plan.due.length - going.length,
    };
  },
  render: (result, context) => {
    const { say, dryRun } = context;
    if (result.rules.length === 0 || dryRun) return renderPlan(result, context);
    return say(
      `${number(result.erased)} customers erased (${number(result.records)} records), ${number(result.restricted)} restricted, ${number(result.held)} on hold.`,
      `已删除 ${number(result.erased)} 个客户（${number(result.records)} 条记录），限制 ${number(result.restricted)} 个，法定保留 ${number(result.held)} 个。`,
    );
  },
};
