/**
 * `cim nightly`: what has to be done every night, made for cron: new files in, duplicates found, who is due to go, and
 * whether a backup is proved. One lock, one run to take back, one line of summary, one exit status.
 */
import { isOverdue } from '../domain/privacy/incident.js';
import { countCustomers } from '../store/customers.js';
import { lastDrill } from '../store/drill.js';
import { listIncidents } from '../store/incidents.js';
import { listRequests } from '../store/requests.js';
import type { Store } from '../store/store.js';
import { number } from '../ui/table.js';
import { invalidArgument } from '../ui/usage-error.js';
import type { Call, CommandBody } from './definition.js';
import { addLawOptions, type ImportResult, importFiles, settleQuarantine } from './shared/import-files.js';
import { linkStore } from './shared/linkage.js';
import { addReadingOptions } from './shared/reading-options.js';
import { addEncryptOption, REJECTED_ROWS } from './shared/recipients.js';
import { planRetention } from './shared/retention.js';
import { saveTrend } from './shared/trend.js';

interface NightlyResult {
  readonly run: number | null;
  readonly imported: ImportResult | null;
  readonly dedupe: {
    readonly records: number;
    readonly links: number;
    readonly review: number;
    readonly duplicates: number;
  };
  readonly customers: number;
  /** Who is due by the rules of retention; those on hold are not counted. */
  readonly retention: { readonly due: number; readonly held: number };
  /** The last proof of a backup in the folder that was named; null where none was named. */
  readonly drill: { readonly ok: boolean; readonly ageHours: number | null } | null;
  readonly seconds: number;
  /** Codes of what wants somebody's attention. */
  readonly problems: readonly Problem[];
}

type Problem =
  | 'rows-rejected'
  | 'drill-failed'
  | 'drill-old'
  | 'drill-missing'
  | 'request-overdue'
  | 'incident-overdue';

const HOUR = 3_600_000;

function days(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw invalidArgument('days');
  return Number(text);
}

/** How long ago a backup of the folder was proved to restore. */
function drillOf({ options, context }: Call): NightlyResult['drill'] {
  const folder = options.backups as string | undefined;
  if (folder === undefined) return null;
  const last = lastDrill(folder);
  if (last === null) return { ok: false, ageHours: null };
  const ageHours = Math.round(((context.now().getTime() - Date.parse(last.at)) / HOUR) * 10) / 10;
  return { ok: last.ok, ageHours };
}

function problemsOf(
  store: Store,
  now: Date,
  imported: ImportResult | null,
  drill: NightlyResult['drill'],
  mostDays: number,
): readonly Problem[] {
  const problems: Problem[] = [];
  if ((imported?.rejected ?? 0) > 0) problems.push('rows-rejected');
  const today = now.toISOString().slice(0, 10);
  if (listRequests(store, { open: true }).some(({ due }) => due < today)) problems.push('request-overdue');
  if (listIncidents(store).some((incident) => isOverdue(incident, now))) problems.push('incident-overdue');
  if (drill === null) return problems;
  if (drill.ageHours === null) problems.push('drill-missing');
  else if (!drill.ok) problems.push('drill-failed');
  else if (drill.ageHours > mostDays * 24) problems.push('drill-old');
  return problems;
}

export const command: CommandBody<NightlyResult> = {
  examples: [
    'cim nightly /srv/crm/in/*.csv',
    'cim nightly --backups /mnt/backup',
    '17 2 * * *  cim nightly /srv/crm/in/*.csv --quiet || mail -s "cim" ops@example.com',
  ],
  usage: (command, say) => {
    command
      .argument('[file...]', say('files to import first', '先导入的文件'))
      .option(
        '--backups <dir>',
        say('folder of the backups: it is a problem if none was proved lately', '备份目录：近期未通过恢复演练则报告'),
      )
      .option('--drill-days <days>', say('a proof may be so many days old', '恢复演练的有效天数'), days, 8)
      .option('--quarantine <dir>', say('where rejected rows go (default: beside the file)', '被拒绝的行存放目录'));
    addEncryptOption(command, say, REJECTED_ROWS);
    addReadingOptions(command, say);
    addLawOptions(command, say);
  },
  run: async (call) => {
    const store = call.store as Store;
    const { context, args, options } = call;
    const begin = performance.now();
    const imported = args.length > 0 ? await importFiles(call) : null;
    const { records, found } = await linkStore(call);
    if (imported === null) saveTrend(store, null);
    const { due } = (await planRetention(store, call)).plan;
    const held = due.filter((one) => one.held).length;
    const drill = drillOf(call);
    return {
      run: context.dryRun ? null : store.run.number,
      imported,
      dedupe: {
        records: records.length,
        links: found.links.size,
        review: found.review.size,
        duplicates: records.length - found.clusterCount,
      },
      customers: countCustomers(store).customers,
      retention: { due: due.length - held, held },
      drill,
      seconds: Math.round(performance.now() - begin) / 1000,
      problems: problemsOf(store, context.now(), imported, drill, options.drillDays as number),
    };
  },
  afterwards: async ({ imported }, { context }) => {
    if (imported !== null) await settleQuarantine(imported, context);
  },
  render: ({ run, imported, dedupe, customers, retention, drill, seconds, problems }, { say }) => {
    const parts = [say(run === null ? 'dry run' : `run ${run}`, run === null ? '演示运行' : `运行 ${run}`)];
    if (imported !== null) {
      const [created, updated, rejected] = [imported.created, imported.updated, imported.rejected].map(number);
      parts.push(
        say(
          `${created} new, ${updated} updated, ${rejected} rejected`,
          `新增 ${created}、更新 ${updated}、拒绝 ${rejected}`,
        ),
      );
    }
    const [all, twice, review] = [customers, dedupe.duplicates, dedupe.review].map(number);
    parts.push(
      say(
        `${all} customers, ${twice} duplicates, ${review} for review`,
        `${all} 个客户、${twice} 条重复、${review} 对待审`,
      ),
    );
    if (retention.due > 0)
      parts.push(say(`${number(retention.due)} due to go`, `${number(retention.due)} 个客户已到保留期限`));
    if (drill?.ageHours != null)
      parts.push(say(`backup proved ${drill.ageHours} h ago`, `${drill.ageHours} 小时前演练备份`));
    parts.push(say(`${seconds.toFixed(1)} s`, `${seconds.toFixed(1)} 秒`));
    if (problems.length > 0) parts.push(say(`PROBLEMS: ${problems.join(', ')}`, `问题：${problems.join('、')}`));
    return `cim nightly: ${parts.join('; ')}`;
  },
  exitCode: ({ problems }) => (problems.length > 0 ? 1 : 0),
};
