/** `cim incidents show`: one incident with all that is noted of it, and whom it concerns. */
import type { Incident } from '../domain/privacy/incident.js';
import { readIncident } from '../store/incidents.js';
import type { Store } from '../store/store.js';
import type { CommandBody } from './definition.js';
import { incidentNumber } from './shared/incident-number.js';
import { renderIncidents } from './shared/incident-table.js';

type Shown = Incident & { readonly customers: readonly string[] };

export const command: CommandBody<Shown> = {
  examples: ['cim incidents show 2', 'cim incidents show 2 --json'],
  usage: (command, say) => {
    command.argument('<incident>', say('number of the incident', '事件编号'));
  },
  run: async ({ store, args }) => {
    const { incident, customers } = readIncident(store as Store, incidentNumber(args[0]));
    return { ...incident, customers };
  },
  render: (incident, context) => {
    const { say } = context;
    const lines = [
      renderIncidents([incident], context).trimEnd(),
      `${say('What happened', '经过')}: ${incident.description}`,
      `${say('What was done', '措施')}: ${incident.measures || '–'}`,
      ...(incident.exempt === null ? [] : [`${say('Nobody told because', '未通知的原因')}: ${incident.exempt}`]),
      `${say('Fields', '字段')}: ${incident.fields.join(', ') || '–'}`,
      `${say('Customers', '客户')}: ${incident.customers.join(' ') || '–'}`,
    ];
    return lines.join('\n');
  },
};
