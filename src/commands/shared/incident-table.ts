/** The register of incidents as a table, and the times that are noted in it. */

import { auditMayBeOrdered, type Incident, isOverdue, mustTellPeople } from '../../domain/privacy/incident.js';
import { CimError } from '../../errors.js';
import { number, textTable } from '../../ui/table.js';
import { trustWord } from '../../ui/trust-words.js';
import type { Context } from '../definition.js';

/** A moment that has passed, as an option gives it (ISO); now where it gives none. Throws `usage` for anything else. */
export function pastMoment(text: string | undefined, option: string, now: Date): string {
  if (text === undefined) return now.toISOString();
  const at = Date.parse(text);
  if (/^\d{4}-\d\d-\d\d(T|$)/.test(text) && !Number.isNaN(at) && at <= now.getTime()) return new Date(at).toISOString();
  throw new CimError(
    'usage',
    'date-invalid',
    { en: `--${option} takes a time that has passed.`, zh: `--${option} 须为过去的时间。` },
    { en: 'Write it as 2026-11-20 or 2026-11-20T09:30.', zh: '写成 2026-11-20 或 2026-11-20T09:30。' },
  );
}

const short = (iso: string | null) => (iso === null ? '' : iso.slice(0, 16).replace('T', ' '));

export function renderIncidents(incidents: readonly Incident[], { say, now }: Context): string {
  if (incidents.length === 0) return say('There is no incident.', '没有事件。');
  const state = (incident: Incident) => {
    if (incident.withdrawn) return say('withdrawn', '已撤回');
    if (incident.closed !== null) return say('closed', '已结束');
    return isOverdue(incident, now()) ? say('OVERDUE', '已逾期') : say('open', '处理中');
  };
  const titles = [
    say('incident', '事件'),
    say('kind', '类型'),
    say('found', '发现'),
    say('authority by', '须报告于'),
    say('authority told', '已报告'),
    say('people told', '已通知个人'),
    say('people', '涉及人数'),
    say('sensitive', '敏感'),
    say('minors', '未成年'),
    say('encrypted', '已加密'),
    say('state', '状态'),
  ];
  const table = textTable(
    titles.map((title) => ({ title })),
    incidents.map((one) => [
      String(one.id),
      trustWord('incident', one.kind, say),
      short(one.found),
      short(one.due),
      short(one.authority) || (one.exempt === null ? '' : say('not needed', '无需')),
      short(one.people) || (mustTellPeople(one) ? say('TO DO', '待通知') : ''),
      number(one.affected),
      number(one.affectedSensitive),
      number(one.affectedMinors),
      one.encrypted ? say('yes', '是') : say('no', '否'),
      state(one),
    ]),
  );
  const grave = incidents.filter(auditMayBeOrdered).map(({ id }) => id);
  if (grave.length === 0) return table;
  return `${table}${say(
    `So many people that an audit may be ordered: ${grave.join(', ')}`,
    `涉及人数可能被要求开展合规审计：${grave.join('、')}`,
  )}\n`;
}
