/** What people said of the use of their data, and who is in a file that leaves the store. */
import type { Protection } from '../protection.js';

const RIGHTS = 'src/domain/privacy/rights.ts';
const DISCLOSE = 'src/commands/shared/disclose.ts';
const LAW = 'trust/law.test.ts';
const ENFORCED = 'trust/law-enforced.test.ts';
const GATE = 'src/commands/shared/law.ts';

export const RIGHTS_PROTECTIONS: readonly Protection[] = [
  {
    rows: ['GDPR 6', 'PIPL 13'],
    without: 'the refusal of an import without a basis',
    edits: [[GATE, "basis !== null || !required.has('basis')", 'true']],
    noticedBy: [ENFORCED, 'an import without basis exits 2 and takes nothing in'],
  },
  {
    rows: ['GDPR 6', 'PIPL 13'],
    without: 'a note of the basis with the import',
    edits: [
      [
        'src/commands/shared/import-files.ts',
        'basis: files.some(({ basis }) => basis === null)',
        'basis: files.length > 0',
      ],
    ],
    noticedBy: [LAW, 'is noted with the import and counted'],
  },
  {
    rows: ['GDPR 7', 'PIPL 14–16'],
    without: 'leaving out who withdrew consent',
    edits: [[RIGHTS, "  if (consent === 'withdrawn') return 'withdrawn';\n", '']],
    noticedBy: [LAW, 'withdrawn for one way of reaching somebody'],
  },
  {
    rows: ['GDPR 7', 'PIPL 14–16'],
    without: 'leaving out who never consented to a file that rests on consent',
    edits: [[RIGHTS, "if (disclosure.basis === 'consent' && consent !== 'granted') return 'no-consent';", '']],
    noticedBy: [LAW, 'who consented is in the file, who withdrew is in none from that moment on'],
  },
  {
    rows: ['GDPR 7', 'PIPL 14–16'],
    without: 'a withdrawal for one channel that holds for files for any',
    edits: [
      [
        RIGHTS,
        "channel === 'any' && CHANNELS.some((one) => state.consents.get(consentKey(purpose, one)) === 'withdrawn')",
        'false',
      ],
    ],
    noticedBy: [LAW, 'withdrawn for one way of reaching somebody'],
  },
  {
    rows: ['GDPR 7', 'PIPL 14–16'],
    without: 'a withdrawal for all channels that takes back single ones',
    edits: [[RIGHTS, "            if (consents.has(key)) consents.set(key, 'withdrawn');\n", '']],
    noticedBy: [LAW, 'who consented is in the file, who withdrew is in none from that moment on'],
  },
  {
    rows: ['GDPR 7', 'PIPL 14–16'],
    without: 'the version of the notice and its text with a consent',
    edits: [
      ['src/commands/shared/rights.ts', '    ...readNotice(options),\n', "    notice: '',\n    noticeHash: '',\n"],
    ],
    noticedBy: [LAW, 'can be read by the person: what they said, when and why'],
  },
  {
    rows: ['GDPR 7', 'PIPL 14–16'],
    without: 'where the proof of a consent is kept',
    edits: [
      ['src/commands/shared/rights.ts', "evidence: (options.evidence as string | undefined) ?? '',", "evidence: '',"],
    ],
    noticedBy: [LAW, 'holds every value, consent and disclosure of the person, and nobody else'],
  },
  {
    rows: ['GDPR 8', 'PIPL 31'],
    without: 'keeping children out of marketing',
    edits: [[RIGHTS, "if (guards && !state.guardianConsent && isMinor(state, birthDates, today)) return 'minor';", '']],
    noticedBy: [LAW, 'get no marketing until a guardian consents'],
  },
  {
    rows: ['GDPR 8', 'PIPL 31'],
    without: 'keeping children out of files for others',
    edits: [
      [RIGHTS, 'disclosure.marketing || disclosure.thirdParty || disclosure', 'disclosure.marketing || disclosure'],
    ],
    noticedBy: [ENFORCED, 'are in no file for others without consent of a guardian'],
  },
  {
    rows: ['GDPR 8', 'PIPL 31'],
    without: 'keeping children out of any file where a guardian is required',
    edits: [[RIGHTS, "|| disclosure.required.has('guardian')", '']],
    noticedBy: [ENFORCED, 'are in no file for others without consent of a guardian'],
  },
  {
    rows: ['GDPR 8', 'PIPL 31'],
    without: 'taking for a child who may be one by half a birth date',
    edits: [[RIGHTS, "`${born[2] ?? '12'}${born[3] ?? '31'}`", "`${born[2] ?? '01'}${born[3] ?? '01'}`"]],
    noticedBy: [ENFORCED, 'are children for as long as they may be'],
  },
  {
    rows: ['GDPR 8', 'PIPL 31'],
    without: 'a child by somebody’s word',
    edits: [[RIGHTS, "  if (minorUntil !== null && (minorUntil === '' || today < minorUntil)) return true;\n", '']],
    noticedBy: [ENFORCED, 'are children because somebody said so'],
  },
  {
    rows: ['GDPR 13–14', 'PIPL 17'],
    without: 'a count of those who were never told',
    edits: [['src/commands/shared/compliance.ts', '!wasNoticed(events)', 'false']],
    noticedBy: [LAW, 'who was never given one is counted'],
  },
  {
    rows: ['GDPR 13–14', 'PIPL 17'],
    without: 'a list of those who were never told',
    edits: [['src/commands/notices-missing.ts', '!wasNoticed(eventsOf(events, records))', 'false']],
    noticedBy: [ENFORCED, 'is noted for those in a file, and who was never told is listed'],
  },
  {
    rows: ['GDPR 13–14', 'PIPL 17'],
    without: 'noting a notice for those alone who were in a file',
    edits: [['src/commands/notices-give.ts', 'wanted.has(customer)', 'true']],
    noticedBy: [ENFORCED, 'is noted for those in a file, and who was never told is listed'],
  },
  {
    rows: ['GDPR 18'],
    without: 'keeping restricted people out of files',
    edits: [
      ['src/store/live-records.ts', '(MARKS.gone | MARKS.restricted)', 'MARKS.gone'],
      ['src/store/records.ts', '(MARKS.gone | MARKS.restricted)) !== 0) continue;', 'MARKS.gone) !== 0) continue;'],
      [RIGHTS, "  if (state.restricted) return 'restricted';\n", ''],
    ],
    noticedBy: [LAW, 'keeps the person out of every file'],
  },
  {
    rows: ['GDPR 18'],
    without: 'keeping restricted people out of search, check and linkage',
    edits: [['src/store/live-records.ts', '(MARKS.gone | MARKS.restricted)', 'MARKS.gone']],
    noticedBy: [ENFORCED, 'hides from search, check and linkage, and refuses a merge'],
  },
  {
    rows: ['GDPR 18'],
    without: 'the refusal to merge restricted people',
    edits: [
      ['src/store/decisions.ts', 'group.some((record) => (marks.get(record) & MARKS.restricted) !== 0)', 'false'],
    ],
    noticedBy: [ENFORCED, 'hides from search, check and linkage, and refuses a merge'],
  },
  {
    rows: ['GDPR 21', 'CCPA 1798.120'],
    without: 'an objection to marketing that nothing outweighs, and the hash by which it is known again',
    edits: [
      [RIGHTS, " || (disclosure.marketing && state.objections.has('*'))", ''],
      [DISCLOSE, "customer.members.some((member) => suppressed?.(member.record)) ? 'objected' : null", 'null'],
    ],
    noticedBy: [LAW, 'to marketing is absolute, whatever was consented to'],
  },
  {
    rows: ['GDPR 21'],
    without: 'an objection to one purpose',
    edits: [[RIGHTS, 'state.objections.has(disclosure.purpose) || ', '']],
    noticedBy: [LAW, 'to marketing is absolute, whatever was consented to'],
  },
  {
    rows: ['GDPR 21', 'CCPA 1798.120'],
    without: 'an objection that outlives erasure and another number',
    edits: [
      [
        'src/commands/subject-object.ts',
        "    if (purpose === '*') suppressCustomer(open, customer, 'objected', lift);\n",
        '',
      ],
    ],
    noticedBy: ['commands/erased-stay-out.test.ts', 'takes in who objected, and leaves them out of marketing'],
  },
  {
    rows: ['CCPA 1798.120'],
    without: 'an opt-out that came with the data',
    edits: [[DISCLOSE, "values.some((value) => value.field === 'emailOptOut' && value.standard === 'true')", 'false']],
    noticedBy: ['trust/everything-held.test.ts', 'that came with the data keeps people out of marketing'],
  },
  {
    rows: ['CCPA 1798.121', 'PIPL 28–29'],
    without: 'blank cells where no separate consent was given',
    edits: [[RIGHTS, "return consent === 'withdrawn' || (needed && consent !== 'granted');", 'return false;']],
    noticedBy: [ENFORCED, 'required or not, it leaves the store for marketing or on consent only where it was given'],
  },
  {
    rows: ['CCPA 1798.121', 'PIPL 28–29'],
    without: 'blank cells where separate consent was withdrawn',
    edits: [[RIGHTS, "return consent === 'withdrawn' || (needed", 'return (needed']],
    noticedBy: [ENFORCED, 'required or not, it leaves the store for marketing or on consent only where it was given'],
  },
  {
    rows: ['CCPA 1798.121', 'PIPL 28–29'],
    without: 'the same in files of records as they were received',
    edits: [['src/commands/export.ts', 'blank.size > 0 && blank.has(text.trim())', 'false']],
    noticedBy: [ENFORCED, 'required or not, it leaves the store for marketing or on consent only where it was given'],
  },
  {
    rows: ['PIPL 28–29'],
    without: 'a row with a sensitive value that stays out for want of consent',
    edits: [['src/store/import-session.ts', '    if (!this.#consent.allows(0, slot)) return NOT_CONSENTED;\n', '']],
    noticedBy: [ENFORCED, 'a row with such a value stays out, is told, and goes in with the consent'],
  },
  {
    rows: ['PIPL 28–29'],
    without: 'the same for another value of somebody who is known',
    edits: [
      [
        'src/store/import-session.ts',
        '    if (!same && !this.#consent.allows(record, slot)) return NOT_CONSENTED;\n',
        '',
      ],
    ],
    noticedBy: [ENFORCED, 'a row with such a value stays out, is told, and goes in with the consent'],
  },
  {
    rows: ['PIPL 28–29', 'GDPR 16'],
    without: 'the same for a correction',
    edits: [
      [
        'src/commands/subject-correct.ts',
        '    checkSeparateConsent(open, requirementsOf(options, context), customer, [...corrected.keys()]);\n',
        '',
      ],
    ],
    noticedBy: [ENFORCED, 'nor is it written as a correction'],
  },
  {
    rows: ['PIPL 23'],
    without: 'a consent of its own to leave the country',
    edits: [
      [
        RIGHTS,
        "if (disclosure.crossBorder && consentFor(state, CROSS_BORDER_PURPOSE, 'any') !== 'granted') return 'cross-border';",
        '',
      ],
    ],
    noticedBy: [LAW, 'only those leave who consented to it; the others are left out and counted'],
  },
  {
    rows: ['PIPL 38–39'],
    without: 'the mechanism by which data cross a border, where it is required',
    edits: [[RIGHTS, "disclosure.mechanism === '' && disclosure.required.has('mechanism')", 'false']],
    noticedBy: [ENFORCED, 'of a mixed file only those who consented leave'],
  },
  {
    rows: ['PIPL 38–39'],
    without: 'a note of that mechanism with the file',
    edits: [
      [DISCLOSE, '    mechanism: options.mechanism as string,\n    encrypted', "    mechanism: '',\n    encrypted"],
    ],
    noticedBy: [ENFORCED, 'of a mixed file only those who consented leave'],
  },
  {
    rows: ['PIPL 49'],
    without: 'keeping the deceased out of marketing',
    edits: [[RIGHTS, "  if (disclosure.marketing && state.deceased) return 'deceased';\n", '']],
    noticedBy: [ENFORCED, 'get no marketing; their next of kin ask for them'],
  },
  {
    rows: ['PIPL 49'],
    without: 'a request that next of kin can make',
    edits: [['src/domain/privacy/requests.ts', "  'kin',\n", '']],
    noticedBy: [ENFORCED, 'get no marketing; their next of kin ask for them'],
  },
];
