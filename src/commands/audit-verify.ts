/** `cim audit verify`: the chain, its signatures, every row, and the head remembered elsewhere. */
import { existsSync } from 'node:fs';
import { type AuditHead, type AuditReport, auditCheck, auditHead } from '../store/audit.js';
import { recallHead, rememberHead } from '../store/audit-memory.js';
import { inTurns } from '../store/breath.js';
import type { Store } from '../store/store.js';
import { number } from '../ui/table.js';
import type { CommandBody } from './definition.js';

export const command: CommandBody<AuditReport> = {
  examples: ['cim audit verify', 'cim audit verify --accept', 'cim audit verify --anchor /mnt/safe/cim.anchor'],
  usage: (command, say) => {
    command.option(
      '--anchor <file>',
      say(
        'remember the head of the chain there too, and compare with what it remembers',
        '在该文件中记住并核对审计链头',
      ),
    );
    command.option(
      '--accept',
      say(
        'take the store as it stands for the right one: an older copy put in its place, or what another program wrote',
        '认可当前客户库（即使它被替换为旧副本或被其他程序写入）',
      ),
    );
  },
  run: async ({ store, options, context }) => {
    const open = store as Store;
    const anchor = options.anchor as string | undefined;
    const remembered: AuditHead[] = [];
    if (options.accept === true && !context.dryRun) open.acceptHead();
    const own = open.recalledHead();
    if (own) remembered.push(own);
    if (anchor !== undefined && existsSync(anchor)) {
      const head = recallHead(anchor, open.identity);
      if (head) remembered.push(head);
    }
    const report = await inTurns(auditCheck(open.db, remembered, own?.accepted), context.signal);
    const head = auditHead(open.db);
    if (anchor !== undefined && report.ok && head && !context.dryRun) rememberHead(anchor, open.identity, head);
    return report;
  },
  json: (report) => ({
    ...report,
    problems: report.problems.map((problem) => ({ ...problem, detail: problem.detail.en })),
  }),
  render: (report, { say }) => {
    if (report.ok)
      return say(
        `The audit is sound: ${number(report.entries)} entries, head ${report.head.slice(0, 16)}.`,
        `审计完整：${number(report.entries)} 条，链头 ${report.head.slice(0, 16)}。`,
      );
    return [
      say('The audit is NOT sound:', '审计不完整：'),
      ...report.problems.map((problem) => `  ${problem.code}: ${say(problem.detail.en, problem.detail.zh)}`),
    ].join('\n');
  },
  exitCode: (report) => (report.ok ? 0 : 1),
};
