/** `cim incidents note`: who was told of an incident and when, why nobody need be, what was done, that it is over. */
import type { Incident } from '../domain/privacy/incident.js';
import { CimError } from '../errors.js';
import { type IncidentNote, noteIncident } from '../store/incidents.js';
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';
import { incidentNumber } from './shared/incident-number.js';
import { pastMoment, renderIncidents } from './shared/incident-table.js';

export const command: CommandBody<Incident> = {
  examples: [
    'cim incidents note 2 --authority --people 2026-11-21 --measures "passwords changed"',
    'cim incidents note 3 --exempt "encrypted, key not lost" --closed',
  ],
  usage: (command, say) => {
    command
      .argument('<incident>', say('number of the incident', '事件编号'))
      .option('--authority [time]', say('the authority was told (default: now)', '已报告监管部门（默认现在）'))
      .option('--people [time]', say('the people concerned were told (default: now)', '已通知个人（默认现在）'))
      .option(
        '--exempt <reason>',
        say('why nobody need be told; no personal data here', '无需报告或通知的理由；请勿写入个人信息'),
      )
      .option('--measures <text>', say('what was done; no personal data here', '采取的措施；请勿写入个人信息'))
      .option('--closed', say('it is over', '事件已处理完毕'));
  },
  run: async ({ store, args, options, context }) => {
    const now = context.now();
    const time = (name: 'authority' | 'people'): Partial<Record<typeof name, string>> => {
      const given = options[name];
      if (given === undefined) return {};
      return { [name]: pastMoment(given === true ? undefined : (given as string), name, now) };
    };
    const note: IncidentNote = {
      ...time('authority'),
      ...time('people'),
      ...(options.exempt === undefined ? {} : { exempt: options.exempt as string }),
      ...(options.measures === undefined ? {} : { measures: options.measures as string }),
      ...(options.closed === true ? { closed: now.toISOString() } : {}),
    };
    if (Object.keys(note).length === 0)
      throw new CimError(
        'usage',
        'nothing-to-note',
        { en: 'Say what is to be noted.', zh: '请说明要登记的内容。' },
        {
          en: '--authority, --people, --exempt, --measures, --closed.',
          zh: '--authority、--people、--exempt、--measures、--closed。',
        },
      );
    return noteIncident(store as Store, incidentNumber(args[0]), note);
  },
  render: (incident, context) => renderIncidents([incident], context),
};
