/** The register of impact assessments as a table. */

import { type Assessment, holds } from '../../domain/privacy/law.js';
import { textTable } from '../../ui/table.js';
import { trustWord } from '../../ui/trust-words.js';
import type { Context } from '../definition.js';

export function renderAssessments(assessments: readonly Assessment[], { say, now }: Context): string {
  if (assessments.length === 0) return say('There is no impact assessment.', '没有影响评估。');
  const today = now().toISOString().slice(0, 10);
  const state = (one: Assessment) => {
    if (one.withdrawn) return say('withdrawn', '已撤回');
    return holds(one, today) ? say('holds', '有效') : say('TO BE RENEWED', '须重新评估');
  };
  const titles = [
    say('assessment', '评估'),
    say('of', '日期'),
    say('because of', '事由'),
    say('what', '内容'),
    say('document', '报告'),
    say('by', '负责人'),
    say('holds until', '有效期至'),
    say('kept until', '保存至'),
    say('state', '状态'),
  ];
  return textTable(
    titles.map((title) => ({ title })),
    assessments.map((one) => [
      String(one.id),
      one.on,
      one.reasons.map((reason) => trustWord('reason', reason, say)).join(say(', ', '、')),
      one.title,
      one.document,
      one.by,
      one.review ?? '',
      one.keepUntil,
      state(one),
    ]),
  );
}
