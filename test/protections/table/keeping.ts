/** Nobody is kept longer than needed, and nobody goes who must stay. */
import type { Protection } from '../protection.js';

const RULES = 'src/domain/privacy/retention.ts';
const LAW = 'trust/law.test.ts';

export const KEEPING: readonly Protection[] = [
  {
    rows: ['GDPR 5(1)(e)', 'CCPA 1798.100'],
    without: 'waiting until the day is there',
    edits: [[RULES, '    if (due > today) continue;\n', '']],
    noticedBy: [LAW, 'exactly the due go, what is on hold stays, and a second run changes nothing'],
  },
  {
    rows: ['GDPR 5(1)(e)'],
    without: 'a legal hold that retention obeys',
    edits: [['src/commands/retention-apply.ts', 'plan.due.filter((one) => !one.held)', 'plan.due']],
    noticedBy: [LAW, 'exactly the due go, what is on hold stays, and a second run changes nothing'],
  },
  {
    rows: ['GDPR 5(1)(e)'],
    without: 'keeping who consented to a purpose',
    edits: [[RULES, 'if (consented || (rule', 'if ((rule']],
    noticedBy: ['commands/retention.test.ts', 'plans exactly who is due, the held told apart'],
  },
  {
    rows: ['GDPR 5(1)(e)'],
    without: 'a consent that is for that purpose alone',
    edits: [
      [
        RULES,
        "CHANNELS.some((one) => consentFor(retained.rights, unless, one) === 'granted')",
        "[...retained.rights.consents].some(([key, state]) => state === 'granted' && key.startsWith(unless))",
      ],
    ],
    noticedBy: [
      'domain/privacy/retention.test.ts',
      'is about that purpose alone, not about one whose name begins alike',
    ],
  },
  {
    rows: ['GDPR 5(1)(e)'],
    without: 'rules for some sources only',
    edits: [
      [RULES, 'if (sources !== null && !retained.sources.every((source) => sources.includes(source))) continue;', ''],
    ],
    noticedBy: ['commands/retention.test.ts', 'plans exactly who is due, the held told apart'],
  },
  {
    rows: ['GDPR 5(1)(e)'],
    without: 'a question before anybody goes',
    edits: [['src/commands/retention-apply.ts', '    if (!agreed)\n', '    if (false)\n']],
    noticedBy: ['commands/retention.test.ts', 'does nothing unasked, nor by a clock that may be wrong'],
  },
];
