/** `cim pia new`: an impact assessment was made; what for, where it is kept, until when it holds. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Option } from 'commander';
import { ASSESSMENT_REASONS, type Assessment, type AssessmentReason } from '../domain/privacy/law.js';
import { CimError } from '../errors.js';
import { addAssessment } from '../store/assessments.js';
import type { Store } from '../store/store.js';
import { invalidArgument } from '../ui/usage-error.js';
import type { CommandBody } from './definition.js';
import { renderAssessments } from './shared/assessment-table.js';

const day = (text: string): string => {
  const at = Date.parse(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(at)) throw invalidArgument('date');
  return text;
};

function hashOf(path: string | undefined): string {
  if (path === undefined) return '';
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new CimError(
      'bad-input',
      'document-unreadable',
      { en: `The document ${path} cannot be read (${code}).`, zh: `无法读取文件 ${path}（${code}）。` },
      undefined,
      { file: path },
    );
  }
}

export const command: CommandBody<Assessment> = {
  examples: [
    'cim pia new --reason sensitive --title "identity numbers of buyers" --document pia-7.pdf --review 2027-11-30',
    'cim pia new --reason cross-border --reason third-party --title "mail house in Singapore"',
  ],
  usage: (command, say) => {
    command
      .addOption(
        new Option(
          '--reason <reason>',
          say(
            `what it is about (repeatable): ${ASSESSMENT_REASONS.join(', ')}`,
            `评估事由（可多次）：${ASSESSMENT_REASONS.join('、')}`,
          ),
        )
          .makeOptionMandatory()
          .argParser((word: string, former: readonly string[] | undefined) => [...(former ?? []), word]),
      )
      .requiredOption('--title <text>', say('what was assessed', '评估内容'))
      .option(
        '--document <file>',
        say('the document; its name and digest are noted, it is not copied', '评估报告；仅登记文件名和摘要，不复制'),
      )
      .option('--by <name>', say('who answers for it (default: you)', '负责人（默认为您）'))
      .option('--review <date>', say('until when it holds', '有效期至'), day);
  },
  run: async ({ store, options, context }) => {
    const open = store as Store;
    const reasons = [...new Set(options.reason as readonly string[])];
    if (
      !reasons.every((reason): reason is AssessmentReason => (ASSESSMENT_REASONS as readonly string[]).includes(reason))
    )
      throw new CimError(
        'usage',
        'unknown-reason',
        { en: 'There is no reason for an assessment of that name.', zh: '没有这种评估事由。' },
        { en: `Reasons: ${ASSESSMENT_REASONS.join(', ')}.`, zh: `事由：${ASSESSMENT_REASONS.join('、')}。` },
      );
    const document = options.document as string | undefined;
    return addAssessment(open, {
      on: context.now().toISOString().slice(0, 10),
      reasons,
      title: options.title as string,
      document: document ?? '',
      documentHash: hashOf(document),
      by: (options.by as string | undefined) ?? open.user,
      review: (options.review as string | undefined) ?? null,
    });
  },
  render: (assessment, context) => renderAssessments([assessment], context),
};
