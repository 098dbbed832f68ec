/** `cim compliance`: records of processing and the points of a compliance audit, with figures from the store. */
import type { ComplianceFigures } from '../domain/privacy/compliance.js';
import { writeFileAtomic } from '../files/write/atomic-file.js';
import { complianceMarkdown } from '../ui/compliance-text.js';
import type { CommandBody } from './definition.js';
import { complianceFigures } from './shared/compliance.js';
import { addRetentionOptions } from './shared/retention.js';

export const command: CommandBody<ComplianceFigures> = {
  examples: ['cim compliance', 'cim compliance -o audit.md --lang zh', 'cim compliance --json'],
  usage: (command, say) => {
    command
      .option(
        '-o, --output <file>',
        say('where to (.json for machines, else Markdown)', '输出文件（.json 供机器读取，否则为 Markdown）'),
      )
      .option('--force', say('write over an existing file', '覆盖已有文件'));
    addRetentionOptions(command, say);
  },
  run: async (call) => {
    const { options, context } = call;
    const figures = await complianceFigures(call);
    const path = options.output as string | undefined;
    if (path !== undefined && !context.dryRun) {
      const isJson = /\.json$/i.test(path);
      const text = isJson ? `${JSON.stringify(figures, null, 2)}\n` : complianceMarkdown(figures, context.lang);
      await writeFileAtomic(path, text, { force: options.force === true });
    }
    return figures;
  },
  render: (figures, { lang, say, dryRun }, options) =>
    options.output === undefined || dryRun
      ? complianceMarkdown(figures, lang)
      : say(`The report is in ${options.output}.`, `报告已写入 ${options.output}。`),
};
