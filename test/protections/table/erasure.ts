/** Copies of everything held, corrections, and erasure down to the byte. */
import type { Protection } from '../protection.js';

const ERASE = 'src/store/erase.ts';
const SUPPRESSION = 'src/store/suppression.ts';
const SUBJECT = 'src/commands/shared/subject-data.ts';
const LAW = 'trust/law.test.ts';
const SCAN = 'trust/erase-scan.test.ts';
const COPY = 'holds every value, consent and disclosure of the person, and nobody else';
const STAY_OUT = 'commands/erased-stay-out.test.ts';

export const ERASURE: readonly Protection[] = [
  {
    rows: ['GDPR 15', 'PIPL 45', 'CCPA 1798.110'],
    without: 'what was received in a copy of everything',
    edits: [
      [
        SUBJECT,
        "received: Object.fromEntries(headers.map((header, column) => [header, cells[column] ?? ''])),",
        'received: {},',
      ],
    ],
    noticedBy: ['trust/everything-held.test.ts', 'is in the copy, and nobody else'],
  },
  {
    rows: ['GDPR 15', 'PIPL 45', 'CCPA 1798.110'],
    without: 'former versions in a copy of everything',
    edits: [
      [
        SUBJECT,
        'versions: [...reader.history(numbers[i] as number)].map(',
        'versions: [...reader.history(numbers[i] as number)].slice(0, 1).map(',
      ],
    ],
    noticedBy: ['trust/everything-held.test.ts', 'is in the copy, and nobody else'],
  },
  {
    rows: ['GDPR 15', 'PIPL 45', 'CCPA 1798.110'],
    without: 'consents in a copy of everything',
    edits: [[SUBJECT, 'rights: eventsOf(allRightsEvents(store), numbers),', 'rights: [],']],
    noticedBy: [LAW, COPY],
  },
  {
    rows: ['GDPR 15', 'PIPL 45', 'CCPA 1798.110'],
    without: 'recipients in a copy of everything',
    edits: [[SUBJECT, 'disclosures: listDisclosures(store, number),', 'disclosures: [],']],
    noticedBy: [LAW, COPY],
  },
  {
    rows: ['GDPR 15', 'PIPL 38–39'],
    without: 'by what data crossed a border in what a person reads',
    edits: [[SUBJECT, "...(one.mechanism === '' ? [] :", '...(true ? [] :']],
    noticedBy: ['trust/everything-held.test.ts', 'can be read there as well'],
  },
  {
    rows: ['GDPR 15', 'PIPL 45'],
    without: 'requests in a copy of everything',
    edits: [
      [
        SUBJECT,
        'requests: listRequests(store).filter((request) => request.customer === customer.id && !request.withdrawn),',
        'requests: [],',
      ],
    ],
    noticedBy: [LAW, 'can be read by the person: what they said, when and why'],
  },
  {
    rows: ['GDPR 15'],
    without: 'who used the data in a copy of everything',
    edits: [
      [SUBJECT, '.filter((entry) => entry.subjects.some((subject) => names.has(subject)))', '.filter(() => false)'],
    ],
    noticedBy: ['trust/everything-held.test.ts', 'is in the copy, and nobody else'],
  },
  {
    rows: ['GDPR 15'],
    without: 'incidents in a copy of everything',
    edits: [[SUBJECT, 'incidents: listIncidents(store, number)', 'incidents: listIncidents(store, -1)']],
    noticedBy: ['trust/law-enforced.test.ts', 'have 72 hours, tell exactly whom they concern'],
  },
  {
    rows: ['GDPR 15', 'GDPR 17'],
    without: 'a word of who may be the same person',
    edits: [['src/commands/shared/probable-others.ts', '  return [...found.values()];', '  return [];']],
    noticedBy: ['trust/law-enforced.test.ts', 'who may be the same person is told with a copy and with an erasure'],
  },
  {
    rows: ['GDPR 16', 'PIPL 46', 'CCPA 1798.106'],
    without: 'a correction that later files do not outdo',
    edits: [['src/commands/subject-correct.ts', '      source: CORRECTION,', "      source: 'corrected',"]],
    noticedBy: [LAW, 'the new value stands, the old one is in the history'],
  },
  {
    rows: ['GDPR 16', 'PIPL 46'],
    without: 'the later of two corrections',
    edits: [
      [
        'src/domain/survivorship/rules/source-priority.ts',
        'a.source === CORRECTION && b.source === CORRECTION && a.since !== b.since',
        'false',
      ],
    ],
    noticedBy: ['commands/subject-correct.test.ts', 'the latest correction stands'],
  },
  {
    rows: ['GDPR 16', 'CCPA 1798.106'],
    without: 'the parts of a name that go with a corrected one',
    edits: [
      [
        'src/domain/privacy/correction.ts',
        "if (isAbout(NAME_PARTS) && !corrected.has('fullName')) keep(NAME_PARTS);",
        '',
      ],
    ],
    noticedBy: ['commands/subject-correct.test.ts', 'a new family name leaves the given name as it is'],
  },
  {
    rows: ['GDPR 16', 'GDPR 18'],
    without: 'a restriction that reaches a correction',
    edits: [
      ['src/store/decisions.ts', '    marks.set(record, marks.get(record) | MARKS.restricted);', '    void record;'],
    ],
    noticedBy: ['commands/subject-correct.test.ts', 'somebody whose data are restricted, for they are contested'],
  },
  {
    rows: ['GDPR 16', 'PIPL 46'],
    without: 'recipients who are to be told of a correction',
    edits: [['src/commands/subject-correct.ts', 'listDisclosures(open, customer)', 'listDisclosures(open, -1)']],
    noticedBy: ['commands/subject-correct.test.ts', 'who was given the old one outside of the house'],
  },
  {
    rows: ['GDPR 17', 'PIPL 47', 'CCPA 1798.105'],
    without: 'a legal hold that erasure obeys',
    edits: [
      ['src/commands/erase.ts', 'if (foldRights(eventsOf(allRightsEvents(open), records)).held) {', 'if (false) {'],
    ],
    noticedBy: [LAW, 'destroys, certifies, keeps away, and stops for a legal hold'],
  },
  {
    rows: ['GDPR 17', 'PIPL 47', 'CCPA 1798.105'],
    without: 'hashes that keep the erased out',
    edits: [['src/commands/erase.ts', "    suppressCustomer(open, customer, 'erased');\n", '']],
    noticedBy: [STAY_OUT, 'keeps an erased person out, by code and without a value'],
  },
  {
    rows: ['GDPR 17', 'PIPL 47'],
    without: 'barring the rows of the erased',
    edits: [['src/store/import-session.ts', '    if (this.#barred.has(slot)) return 0;\n', '']],
    noticedBy: [SCAN, 'does not come back with the next file of the same source, or of another'],
  },
  {
    rows: ['GDPR 17'],
    without: 'knowing the erased by name with birth date or address',
    edits: [
      [
        SUPPRESSION,
        'return strong.length > 0 ? strong : traitsOf(record).map((text) => `trait ${text}`);',
        'return strong;',
      ],
    ],
    noticedBy: [STAY_OUT, 'keeps out who has neither phone nor mail'],
  },
  {
    rows: ['GDPR 17'],
    without: 'leaving out of it what others share with the erased',
    edits: [
      [
        SUPPRESSION,
        "if (kind === 'erased') for (const text of sharedWithOthers(store, own, new Set(records))) own.delete(text);",
        '',
      ],
    ],
    noticedBy: [STAY_OUT, 'knows the person under another name, number and source, but not those who shared the phone'],
  },
  {
    rows: ['GDPR 17', 'proof: erase scan'],
    without: 'rewriting chunks without the erased',
    edits: [[ERASE, '  for (const first of touched) rewriteChunk(store, first, erased);\n', '']],
    noticedBy: [SCAN, 'is gone from every page of the store, free ones too'],
  },
  {
    rows: ['GDPR 17', 'proof: erase scan'],
    without: 'rewriting sealed values without the erased',
    edits: [
      [
        ERASE,
        "slots.map((slot) => (isErased(slot) ? '' : lineAt(plain, slot)))",
        'slots.map((slot) => lineAt(plain, slot))',
      ],
    ],
    noticedBy: ['store/erase.test.ts', 'leaves no value that is sealed, either'],
  },
  {
    rows: ['GDPR 17', 'proof: erase scan'],
    without: 'rewriting the columns that linkage reads without the erased',
    edits: [[ERASE, '  eraseFeatures(store, versions);\n', '']],
    noticedBy: [SCAN, 'is gone from every page of the store, free ones too'],
  },
  {
    rows: ['GDPR 17', 'proof: erase scan'],
    without: 'rewriting look-up lists without the erased',
    edits: [[ERASE, '  eraseFromLookups(store, gone);\n', '']],
    noticedBy: ['trust/lookup-lists.test.ts', 'have no number of who was erased, count nobody of them'],
  },
  {
    rows: ['GDPR 17', 'proof: erase scan'],
    without: 'a file that is written anew without free pages, and pages that are overwritten',
    edits: [
      [ERASE, '  if (!store.inMemory) markForCompaction(store.db);\n', ''],
      ['src/store/connection.ts', "  db.pragma('secure_delete = 1'); // deleted rows are overwritten\n", ''],
    ],
    noticedBy: ['store/erase.test.ts', 'leaves no byte of any version, in pages, free pages'],
  },
  {
    rows: ['GDPR 17', 'proof: erase scan'],
    without: 'a log that is emptied after an erasure',
    edits: [
      [
        'src/store/compact.ts',
        "    db.pragma('application_id = 0');\n    db.pragma('wal_checkpoint(TRUNCATE)');",
        "    db.pragma('application_id = 0');",
      ],
      ['src/store/store.ts', '    this.db.close();\n', ''],
    ],
    noticedBy: ['store/erase.test.ts', 'leaves no byte of any version, in pages, free pages, log or other files'],
  },
  {
    rows: ['GDPR 17', 'proof: erase scan'],
    without: 'names of files and sources of which nobody is left',
    edits: [[ERASE, '  eraseNames(store, files);\n', '']],
    noticedBy: [SCAN, 'leaves no name behind when they are erased, nor does the source'],
  },
  {
    rows: ['GDPR 17', 'proof: erase scan'],
    without: 'a journal without hashes of rows of the erased',
    edits: [[ERASE, '  eraseJournal(store, gone);\n', '']],
    noticedBy: ['store/erase.test.ts', 'forgets the hashes of the rows, and every mention'],
  },
  {
    rows: ['GDPR 17', 'proof: erase scan'],
    without: 'decisions, evidence and statements without the erased',
    edits: [[ERASE, '  eraseMentions(store, gone);\n', '']],
    noticedBy: ['store/erase.test.ts', 'forgets the hashes of the rows, and every mention'],
  },
  {
    rows: ['GDPR 17'],
    without: 'the refusal of an erasure by who cannot leave out what is sealed',
    edits: [[ERASE, '    if (!plain)\n      throw new', '    if (!plain) return;\n    if (!plain)\n      throw new']],
    noticedBy: ['store/erase.test.ts', 'is not possible for a role that may not see what must be left out'],
  },
  {
    rows: ['GDPR 17', 'CCPA 1798.105'],
    without: 'a certificate, and the reason that stays with the run',
    edits: [['src/commands/erase.ts', '    saveSnapshot(open, ERASURE, noted);\n', '']],
    noticedBy: [LAW, 'destroys, certifies, keeps away, and stops for a legal hold'],
  },
  {
    rows: ['GDPR 17', 'GDPR 5(1)(e)'],
    without: 'the refusal to take an erasure back, and its entry out of the register',
    edits: [
      ['src/store/undo.ts', "store.db.prepare('SELECT 1 FROM erased WHERE run = ?').get(run) !== undefined", 'false'],
    ],
    noticedBy: ['commands/undo-statements.test.ts', 'an erasure cannot be taken back, and stays in the register'],
  },
  {
    rows: ['CCPA § 7101'],
    without: 'taking back a request that was entered by mistake',
    edits: [['src/store/undo.ts', 'const registered = entries + requests;', 'const registered = entries;']],
    noticedBy: ['commands/undo-statements.test.ts', 'a request entered by mistake is taken back'],
  },
  {
    rows: ['GDPR 13–14', 'GDPR 7'],
    without: 'taking back a statement that was entered by mistake',
    edits: [['src/store/undo.ts', ' && countStatements(store, run) === 0', '']],
    noticedBy: [
      'commands/undo-statements.test.ts',
      'a notice, a consent, a hold that were entered for the wrong person',
    ],
  },
  {
    rows: ['GDPR 21'],
    without: 'what follows from an objection when it, or its lifting, is taken back',
    edits: [['src/store/undo.ts', '  settleObjections(store, run);\n', '']],
    noticedBy: ['commands/undo-statements.test.ts', 'an objection is forgotten by all that knows the person by it'],
  },
  {
    rows: ['GDPR 20'],
    without: 'values as they were received in a raw file',
    edits: [['src/commands/export.ts', 'excelSafe: options.raw !== true,', 'excelSafe: true,']],
    noticedBy: ['trust/surroundings.test.ts', 'runs as no formula in a spreadsheet, and comes back as it was'],
  },
];
