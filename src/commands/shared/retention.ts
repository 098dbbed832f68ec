/** Whom the retention rules say must go, and whether the clock can be believed: what plan and apply share. */
import type { Command } from 'commander';
import { type DueCustomer, dueBy, type RetentionRule } from '../../domain/privacy/retention.js';
import { foldRights } from '../../domain/privacy/rights.js';
import { CimError } from '../../errors.js';
import { visitInTurns } from '../../store/breath.js';
import { parseId, RecordReader } from '../../store/records.js';
import { allRightsEvents, eventsOf } from '../../store/rights.js';
import type { Store } from '../../store/store.js';
import { number, textTable } from '../../ui/table.js';
import type { Call, Context, Options, Say } from '../definition.js';
import { readSettings, readSettingsFile, settingsPath } from './settings.js';

export interface RetentionPlan {
  /** The day the plan is for (`yyyy-mm-dd`). */
  readonly today: string;
  readonly file: string;
  readonly rules: readonly {
    readonly name: string;
    readonly action: RetentionRule['action'];
    readonly due: number;
    readonly held: number;
  }[];
  readonly due: readonly DueCustomer[];
}

export function addRetentionOptions(command: Command, say: Say): void {
  command.option(
    '--rules <file>',
    say('rules file (default: cim.yaml beside the store)', '规则文件（默认客户库旁的 cim.yaml）'),
  );
}

/** The rules of `--rules`, else of the settings, and where they stand; none where nobody wrote any. */
export function readRetention(options: Options, context: Context): { rules: readonly RetentionRule[]; file: string } {
  const file = options.rules as string | undefined;
  if (file !== undefined) return { rules: readSettingsFile(file).settings.retention, file };
  return { rules: readSettings(options, context).retention, file: settingsPath(options, context).path };
}

/** Records of each due customer, beside the plan: whoever applies it need not look for them again. */
export interface PlannedRetention {
  readonly plan: RetentionPlan;
  readonly records: ReadonlyMap<string, readonly number[]>;
}

/** Finds who is due, in one pass over all records, those gone at their source and those restricted among them. */
export async function planRetention(
  store: Store,
  { options, context }: Pick<Call, 'options' | 'context'>,
): Promise<PlannedRetention> {
  const { rules, file } = readRetention(options, context);
  const today = context.now().toISOString().slice(0, 10);
  const customers = new Map<string, { since: string; sources: Set<string>; records: number[] }>();
  if (rules.length > 0)
    await visitInTurns(new RecordReader(store).all({ all: true }), context.signal, (record) => {
      const known = customers.get(record.customer);
      if (known) {
        if (record.since > known.since) known.since = record.since;
        known.sources.add(record.source);
        known.records.push(parseId(record.id, 'R') as number);
      } else
        customers.set(record.customer, {
          since: record.since,
          sources: new Set([record.source]),
          records: [parseId(record.id, 'R') as number],
        });
    });
  const events = allRightsEvents(store);
  const due: DueCustomer[] = [];
  const records = new Map<string, readonly number[]>();
  for (const [customer, { since, sources, records: own }] of customers) {
    const found = dueBy(
      rules,
      { customer, sources: [...sources], since, rights: foldRights(eventsOf(events, own)) },
      today,
    );
    if (found === null) continue;
    due.push(found);
    records.set(customer, own);
  }
  due.sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
  const count = (rule: string, held: boolean) => due.filter((one) => one.rule === rule && one.held === held).length;
  return {
    plan: {
      today,
      file,
      rules: rules.map(({ name, action }) => ({ name, action, due: count(name, false), held: count(name, true) })),
      due,
    },
    records,
  };
}

const DAY = 86_400_000;
const TOLERANCE = 5 * 60_000;
const LONGEST_PAUSE = 31 * DAY;

/**
 * A clock that is wrong erases people who are not due. Throws `usage` where it stands before the last run, or where the
 * runs of the last 31 days leave a gap of more than 31 days somewhere: a clock that jumped ahead looks like that, also to
 * a second command that runs by it. Retention that was applied after a gap vouches for what came before.
 * @param runs those before this one, the newest first
 */
export function checkClock(now: Date, runs: readonly { readonly command: string; readonly startedAt: string }[]): void {
  const gap = doubtfulGap(now, runs);
  if (gap === null) return;
  const { passed } = gap;
  const last = gap.after.slice(0, 10);
  const days = Math.floor(passed / DAY);
  throw new CimError(
    'usage',
    'clock-doubtful',
    passed < 0
      ? {
          en: `The clock stands before an earlier run (${last}); nothing is erased by a clock that may be wrong.`,
          zh: `时钟早于此前的运行（${last}）；时钟可能有误时不删除任何内容。`,
        }
      : {
          en: `After the run of ${last} the clock went on by ${days} days at once; nothing is erased by a clock that may be wrong.`,
          zh: `${last} 的运行之后时钟一次前进了 ${days} 天；时钟可能有误时不删除任何内容。`,
        },
    { en: 'Set the clock right, or say --clock-is-right.', zh: '请校准时钟，或加 --clock-is-right。' },
  );
}

/** The first place, going back from now, where time ran backwards or leapt; null where it did neither. */
function doubtfulGap(
  now: Date,
  runs: readonly { readonly command: string; readonly startedAt: string }[],
): { readonly after: string; readonly passed: number } | null {
  let later = now.getTime();
  for (const { command, startedAt } of runs) {
    const at = Date.parse(startedAt);
    const passed = later - at;
    if (passed < -TOLERANCE || passed > LONGEST_PAUSE) return { after: startedAt, passed };
    if (command === 'retention apply' || now.getTime() - at > LONGEST_PAUSE) return null;
    later = at;
  }
  return null;
}

/** What the rules come to, and the first of those who are due. */
export function renderPlan({ rules, due, file }: RetentionPlan, { say }: Context): string {
  if (rules.length === 0)
    return say(
      `There are no retention rules: write some under "retention" in ${file}.`,
      `没有保留期限规则：请在 ${file} 的 retention 中填写。`,
    );
  const right = 'right' as const;
  const table = textTable(
    [
      { title: say('rule', '规则') },
      { title: say('action', '处理') },
      { title: say('due', '到期'), align: right },
      { title: say('on hold', '法定保留'), align: right },
    ],
    rules.map((rule) => [
      rule.name,
      rule.action === 'erase' ? say('erase', '删除') : say('restrict', '限制处理'),
      number(rule.due),
      number(rule.held),
    ]),
  );
  if (due.length === 0) return table;
  const list = textTable(
    [
      { title: say('customer', '客户') },
      { title: say('rule', '规则') },
      { title: say('since', '最后变动') },
      { title: say('due', '到期日') },
      { title: '' },
    ],
    due
      .slice(0, 20)
      .map((one) => [one.customer, one.rule, one.since, one.due, one.held ? say('on hold', '法定保留') : '']),
  );
  return `${table}\n${list}${due.length > 20 ? `\n… (${number(due.length)})` : ''}`;
}
