/** Which blocking rules found the candidate pairs, and what was left out. */
import type { BlockingReport, LinkageNote } from '../../domain/linkage/linkage-result.js';
import { linkageWord } from '../../ui/linkage-words.js';
import { number, percent, textTable } from '../../ui/table.js';
import type { Context } from '../definition.js';
import type { SavedLinkage } from './linkage.js';
import { noteText } from './linkage-notes.js';

export interface BlockingExplanation extends BlockingReport {
  readonly run: number;
  /** Notes about rules and blocks. */
  readonly notes: readonly LinkageNote[];
}

/** The blocking of a dedupe run. */
export function explainBlocking({ run, blocking, notes }: SavedLinkage): BlockingExplanation {
  const codes: readonly LinkageNote['code'][] = ['rule-too-large', 'block-too-large', 'identical-records', 'in-parts'];
  return { run, ...blocking, notes: notes.filter(({ code }) => codes.includes(code)) };
}

/** The rules as a table. */
export function renderBlocking(result: BlockingExplanation, { say, lang }: Context): string {
  const right = (title: string) => ({ title, align: 'right' as const });
  const rules = textTable(
    [
      { title: say('rule', '规则') },
      right(say('pairs', '候选对')),
      right(say('added', '新增')),
      right(say('matches only it found', '独有匹配')),
      right(say('blocks left out', '略过的块')),
      right(say('records in them', '其中记录')),
    ],
    result.rules.map((rule) => [
      linkageWord(rule.rule, lang),
      number(rule.pairs),
      number(rule.added),
      rule.onlyHere.toFixed(1),
      number(rule.blocksLeftOut),
      number(rule.recordsLeftOut),
    ]),
  );
  const parts = [
    rules === '' ? say('No rule: nothing was compared.\n', '没有规则：未作比较。\n') : rules,
    say(
      `${number(result.tried)} rules were tried on ${number(result.sample)} records; estimated recall lost: ${percent(result.recallLost)}`,
      `在 ${number(result.sample)} 条记录上试用 ${number(result.tried)} 条规则；估计损失召回率 ${percent(result.recallLost)}`,
    ),
  ];
  if (result.tooLarge.length > 0) {
    const [first] = result.tooLarge;
    const example = linkageWord(first?.rule ?? '', lang);
    parts.push(
      say(
        `${number(result.tooLarge.length)} rules give too many pairs to try, such as ${example} (${number(first?.pairs ?? 0)})`,
        `${number(result.tooLarge.length)} 条规则候选对过多，未试用，例如 ${example}（${number(first?.pairs ?? 0)}）`,
      ),
    );
  }
  for (const note of result.notes) parts.push(noteText(note, lang));
  return parts.join('\n');
}
