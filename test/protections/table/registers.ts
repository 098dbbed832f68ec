/** Requests, disclosures, incidents, assessments, and the report that answers an audit. */
import type { Protection } from '../protection.js';

const REQUESTS = 'src/domain/privacy/requests.ts';
const LAW = 'trust/law.test.ts';
const ENFORCED = 'trust/law-enforced.test.ts';
const INCIDENT = 'src/domain/privacy/incident.ts';
const INCIDENTS = 'have 72 hours, tell exactly whom they concern';
const COMPLIANCE = 'src/commands/shared/compliance.ts';
const DEIDENTIFY = 'src/domain/privacy/deidentify.ts';

export const REGISTERS: readonly Protection[] = [
  {
    rows: ['GDPR 12'],
    without: 'a month to answer in',
    edits: [[REQUESTS, 'gdpr: { months: 1, days: 0 },', 'gdpr: { months: 3, days: 0 },']],
    noticedBy: [LAW, 'a request is due by its law, and an overdue one makes the nightly job fail'],
  },
  {
    rows: ['CCPA 1798.130'],
    without: '45 days to answer in',
    edits: [[REQUESTS, 'ccpa: { months: 0, days: 45 },', 'ccpa: { months: 0, days: 90 },']],
    noticedBy: [LAW, 'a request is due by its law, and an overdue one makes the nightly job fail'],
  },
  {
    rows: ['GDPR 12', 'CCPA 1798.130'],
    without: 'a status where an answer is overdue',
    edits: [
      ['src/commands/requests-list.ts', 'options.due !== undefined && lines.some((line) => line.overdue) ? 1 : 0', '0'],
    ],
    noticedBy: [LAW, 'a request is due by its law, and an overdue one makes the nightly job fail'],
  },
  {
    rows: ['GDPR 12'],
    without: 'the nightly job minding overdue requests',
    edits: [['src/commands/nightly.ts', "problems.push('request-overdue')", 'void 0']],
    noticedBy: [LAW, 'a request is due by its law, and an overdue one makes the nightly job fail'],
  },
  {
    rows: ['CCPA 1798.120', 'CCPA 1798.121'],
    without: 'fifteen business days for opting out and limiting',
    edits: [[REQUESTS, "ccpa: { 'opt-out': 15, limit: 15 },", 'ccpa: {},']],
    noticedBy: [ENFORCED, 'are due in fifteen business days, other requests in 45 days'],
  },
  {
    rows: ['CCPA § 7101'],
    without: 'why a request was refused',
    edits: [
      [
        'src/store/requests.ts',
        '.run(answered, answer, denial, store.run.number, id);',
        '.run(answered, answer, null, store.run.number, id);',
      ],
    ],
    noticedBy: [LAW, 'can be read by the person: what they said, when and why'],
  },
  {
    rows: ['CCPA § 7101'],
    without: 'a register that outlives the erasure',
    edits: [
      [
        'src/store/erase.ts',
        '  eraseJournal(store, gone);\n  eraseMentions(store, gone);',
        "  eraseJournal(store, gone);\n  store.db.prepare('DELETE FROM request').run();\n  eraseMentions(store, gone);",
      ],
    ],
    noticedBy: [LAW, 'outlives the erasure, with the six facts and without the person'],
  },
  {
    rows: ['CCPA § 7101'],
    without: 'a register that names people by number only',
    edits: [
      [
        'src/commands/requests-add.ts',
        'manner: options.manner as string,',
        "manner: customer === null ? (options.manner as string) : JSON.stringify((await import('../store/customers.js')).readCustomer(open, customer).members[0]?.record.values),",
      ],
    ],
    noticedBy: [LAW, 'outlives the erasure, with the six facts and without the person'],
  },
  {
    rows: ['CCPA § 7101'],
    without: 'an answer that is given once',
    edits: [['src/store/requests.ts', 'if (before !== null)', 'if (false)']],
    noticedBy: ['trust/everything-held.test.ts', 'is given once'],
  },
  {
    rows: ['GDPR 25', 'PIPL 51'],
    without: 'leaving direct identifiers out of a de-identified file',
    edits: [
      [
        DEIDENTIFY,
        '  gender: (text) => text,\n  birthDate',
        '  gender: (text) => text,\n  email: (text) => text,\n  birthDate',
      ],
    ],
    noticedBy: [LAW, 'leaves in a de-identified file nobody who can be named'],
  },
  {
    rows: ['PIPL 51'],
    without: 'dates that are generalized',
    edits: [[DEIDENTIFY, "(/^\\d{4}/.test(text) ? `${text.slice(0, 3)}0s` : '')", 'text']],
    noticedBy: [LAW, 'leaves in a de-identified file nobody who can be named'],
  },
  {
    rows: ['PIPL 51'],
    without: 'a new key for pseudonyms each time',
    edits: [
      [
        'src/commands/export.ts',
        'const secret = randomBytes(32);',
        'const secret = Buffer.alloc(32 + 0 * randomBytes(1).length);',
      ],
    ],
    noticedBy: [LAW, 'leaves in a de-identified file nobody who can be named'],
  },
  {
    rows: ['GDPR 30', 'PIPL 54–56'],
    without: 'figures of requests that are those that SQL counts',
    edits: [[COMPLIANCE, '    total: requests.length,\n', '    total: requests.length - answered.length + 1,\n']],
    noticedBy: ['commands/compliance.test.ts', 'gives the figures that SQL counts'],
  },
  {
    rows: ['GDPR 30', 'PIPL 54–56'],
    without: 'figures of suppression that are those that SQL counts',
    edits: [
      [
        'src/store/compliance-counts.ts',
        "erasedRecords: db.prepare('SELECT count(*) FROM erased').pluck().get() as number,",
        'erasedRecords: 0,',
      ],
    ],
    noticedBy: ['commands/compliance.test.ts', 'gives the figures that SQL counts'],
  },
  {
    rows: ['PIPL 54–56'],
    without: 'reasons why an assessment is due',
    edits: [[COMPLIANCE, "    ...(minors > 0 ? (['minors'] as const) : []),\n", '']],
    noticedBy: [LAW, 'says when an assessment is due, and what was done'],
  },
  {
    rows: ['PIPL 54–56', 'GDPR 30'],
    without: 'an audit that the report verifies',
    edits: [[COMPLIANCE, '      auditOk: audit.ok,', '      auditOk: false,']],
    noticedBy: [LAW, 'says when an assessment is due, and what was done'],
  },
  {
    rows: ['PIPL 54–56'],
    without: 'audits that fall due by how many people are held',
    edits: [['src/domain/privacy/compliance.ts', 'people >= 10_000_000', 'people >= 100_000_000']],
    noticedBy: ['domain/privacy/compliance.test.ts', 'begins at a million, at ten million, and with the first child'],
  },
  {
    rows: ['PIPL 54–56', 'GDPR 30'],
    without: 'a chain that verifies without the store',
    edits: [['src/store/audit-export.ts', "signature: signature.toString('hex'),", "signature: hash.toString('hex'),"]],
    noticedBy: ['commands/audit-report.test.ts', 'is checked without the store, from the file alone'],
  },
  {
    rows: ['GDPR 35', 'PIPL 54–56'],
    without: 'an assessment before a sensitive column, where it is required',
    edits: [['src/commands/shared/law.ts', "  if (!required.has('assessment')) return;\n", '  return;\n']],
    noticedBy: [ENFORCED, 'a sensitive column, sharing and crossing a border are refused until one holds'],
  },
  {
    rows: ['GDPR 35', 'PIPL 54–56'],
    without: 'an assessment that ends',
    edits: [['src/domain/privacy/law.ts', '(review === null || review >= today)', 'true']],
    noticedBy: [ENFORCED, 'a sensitive column, sharing and crossing a border are refused until one holds'],
  },
  {
    rows: ['GDPR 35', 'PIPL 54–56'],
    without: 'an assessment that was taken back holding no more',
    edits: [['src/domain/privacy/law.ts', '!withdrawn && (review', '(review']],
    noticedBy: [ENFORCED, 'a sensitive column, sharing and crossing a border are refused until one holds'],
  },
  {
    rows: ['GDPR 33–34', 'PIPL 57', 'CCPA 1798.150'],
    without: 'a note of who was in a file that left',
    edits: [
      [
        'src/commands/shared/disclose.ts',
        "customers: Int32Array.from(file.customers, (id) => parseId(id, 'C') as number),",
        'customers: new Int32Array(0),',
      ],
    ],
    noticedBy: [LAW, 'given the number of a file that leaked, tells exactly who was in it'],
  },
  {
    rows: ['GDPR 33–34', 'PIPL 57'],
    without: '72 hours',
    edits: [[INCIDENT, 'const HOURS_TO_NOTIFY = 72;', 'const HOURS_TO_NOTIFY = 720;']],
    noticedBy: [ENFORCED, INCIDENTS],
  },
  {
    rows: ['GDPR 33–34', 'PIPL 57'],
    without: 'the nightly job minding an authority that was not told',
    edits: [['src/commands/nightly.ts', "problems.push('incident-overdue')", 'void 0']],
    noticedBy: [ENFORCED, INCIDENTS],
  },
  {
    rows: ['GDPR 33–34'],
    without: 'people who must be told',
    edits: [[INCIDENT, '  !incident.encrypted &&\n  incident.affected > 0;', '  !incident.encrypted &&\n  false;']],
    noticedBy: [ENFORCED, INCIDENTS],
  },
  {
    rows: ['GDPR 33–34', 'CCPA 1798.150'],
    without: 'telling what was encrypted from what was not',
    edits: [[INCIDENT, '  !incident.encrypted &&\n', '']],
    noticedBy: [ENFORCED, 'people need not be told of what nobody can read'],
  },
  {
    rows: ['GDPR 33–34', 'CCPA 1798.150'],
    without: 'a note of a file that went out encrypted',
    edits: [['src/commands/shared/disclose.ts', '    encrypted: file.encrypted,', '    encrypted: false,']],
    noticedBy: [ENFORCED, 'of a file that went out encrypted, people need not be told'],
  },
  {
    rows: ['threat 34'],
    without: 'pinned packages',
    edits: [['package.json', '"commander": "14.0.3"', '"commander": "^14.0.3"']],
    noticedBy: ['trust/threats.test.ts', '34: few packages, each pinned with its digest'],
  },
];
