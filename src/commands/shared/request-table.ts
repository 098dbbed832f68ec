/** The register of requests as a table. */

import type { RightsRequest } from '../../store/requests.js';
import { textTable } from '../../ui/table.js';
import { trustWord } from '../../ui/trust-words.js';
import type { Context } from '../definition.js';

export function renderRequests(requests: readonly RightsRequest[], { say, now }: Context): string {
  if (requests.length === 0) return say('There is no request.', '没有请求。');
  const today = now().toISOString().slice(0, 10);
  const state = (request: RightsRequest) => {
    if (request.withdrawn) return say('withdrawn', '已撤回');
    if (request.answered !== null)
      return request.denial === null ? say('answered', '已答复') : say('refused', '已拒绝');
    return request.due < today ? say('OVERDUE', '已逾期') : say('open', '待处理');
  };
  const titles = [
    say('request', '请求'),
    say('kind', '类型'),
    say('customer', '客户'),
    say('manner', '方式'),
    say('received', '收到'),
    say('due', '期限'),
    say('law', '法律'),
    say('state', '状态'),
    say('answered', '答复日期'),
    say('answer', '答复'),
  ];
  return textTable(
    titles.map((title) => ({ title })),
    requests.map((r) => [
      String(r.id),
      trustWord('request', r.kind, say),
      r.customer ?? '',
      r.manner,
      r.received,
      r.due,
      r.law,
      state(r),
      r.answered ?? '',
      [r.answer, r.denial].filter(Boolean).join(': '),
    ]),
  );
}
