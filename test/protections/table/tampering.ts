/** Old pages, old copies, and writing with another program that has the key (threat 30). */
import type { Protection } from '../protection.js';

const AUDIT = 'src/store/audit.ts';
const STATE = 'src/store/state-digest.ts';
const STORE = 'src/store/store.ts';
const TAMPERING = 'trust/tampering.test.ts';
const AUDITED = 'store/audit.test.ts';
const FORGED = 'trust/forged-keys.test.ts';

export const TAMPERING_PROTECTIONS: readonly Protection[] = [
  {
    rows: ['proof: byte flips'],
    without: 'a code over each page',
    edits: [
      [
        'src/store/connection.ts',
        "    db.pragma('legacy = 4');\n",
        "    db.pragma('legacy = 4');\n    db.pragma('hmac_check = 0');\n",
      ],
    ],
    noticedBy: ['store/open-store.test.ts', 'notices a change of any page of the store'],
  },
  {
    rows: ['threat 30', 'proof: page replay'],
    without: 'digests that rows are held to',
    edits: [[AUDIT, 'of yield* rowDigestCheck(db))', 'of [] as { table: string; rows: number }[])']],
    noticedBy: [AUDITED, 'shows', 'a changed number'],
  },
  {
    rows: ['threat 30', 'proof: page replay'],
    without: 'a digest of all tables that is held to the last entry, nor digests of rows',
    edits: [
      [AUDIT, '  else if (!stateDigest(db).equals(last.state))', '  else if (false)'],
      [AUDIT, 'of yield* rowDigestCheck(db))', 'of [] as { table: string; rows: number }[])'],
    ],
    noticedBy: [TAMPERING, 'is noticed, or was not in use, page by page'],
  },
  {
    rows: ['threat 30', 'proof: rollback'],
    without: 'a head remembered outside of the store',
    edits: [['src/commands/audit-verify.ts', '    if (own) remembered.push(own);\n', '']],
    noticedBy: [TAMPERING, 'is shown by cim audit verify, by what was remembered outside of it'],
  },
  {
    rows: ['threat 30', 'proof: rollback'],
    without: 'an anchor elsewhere',
    edits: [['src/commands/audit-verify.ts', '      if (head) remembered.push(head);\n', '']],
    noticedBy: [TAMPERING, 'is shown by an anchor to those who remember nothing themselves'],
  },
  {
    rows: ['threat 30', 'proof: rollback'],
    without: 'a word of every command about an older copy',
    edits: [['src/commands/execute.ts', 'if (!isReading && store.isBehindMemory) warnRolledBack(store, context);', '']],
    noticedBy: [TAMPERING, 'is told by every command, and stays told when one has written to it'],
  },
  {
    rows: ['threat 30', 'proof: rollback'],
    without: 'keeping the head that was seen when an older copy is written to',
    edits: [[STORE, 'if (head && !this.#behind) this.#remember(head);', 'if (head) this.#remember(head);']],
    noticedBy: [TAMPERING, 'is told by every command, and stays told when one has written to it'],
  },
  {
    rows: ['threat 30', 'proof: rollback'],
    without: 'the hash of the entry that was seen: another history of the same length',
    edits: [[AUDIT, "    else if (hash.toString('hex') !== head.hash)", '    else if (false)']],
    noticedBy: [AUDITED, 'shows, by an entry remembered outside, that an older copy was put in the place of the store'],
  },
  {
    rows: ['threat 30'],
    without: 'entries that are held to their hash',
    edits: [[AUDIT, '!isTyped(row) || !hashOf(row).equals(row.hash)', 'false']],
    noticedBy: [AUDITED, 'shows', 'a changed count'],
  },
  {
    rows: ['threat 30'],
    without: 'entries that follow each other by number',
    edits: [[AUDIT, '    if (row.sequence !== expected)\n', '    if (false)\n']],
    noticedBy: [AUDITED, 'shows', 'a removed entry'],
  },
  {
    rows: ['threat 30'],
    without: 'entries that follow each other by hash',
    edits: [[AUDIT, 'else if (!row.previous.equals(last?.hash ?? GENESIS))', 'else if (false)']],
    noticedBy: [AUDITED, 'shows an entry put in the place of another'],
  },
  {
    rows: ['threat 30'],
    without: 'signatures that are checked',
    edits: [[AUDIT, 'else if (!verify(null, row.hash, signer, row.signature))', 'else if (false)']],
    noticedBy: [AUDITED, 'shows', 'a swapped signature'],
  },
  {
    rows: ['threat 30'],
    without: 'signers that the store knows',
    edits: [
      [AUDIT, '    if (!signer)\n', '    if (false)\n'],
      [
        AUDIT,
        'else if (!verify(null, row.hash, signer, row.signature))',
        'else if (signer && !verify(null, row.hash, signer, row.signature))',
      ],
    ],
    noticedBy: [AUDITED, 'shows', 'a changed entry'],
  },
  {
    rows: ['threat 30'],
    without: 'an audit that cannot be emptied',
    edits: [
      [AUDIT, '  if (!last)\n', '  if (false)\n'],
      [
        AUDIT,
        '  else if (!stateDigest(db).equals(last.state))',
        '  else if (last && !stateDigest(db).equals(last.state))',
      ],
    ],
    noticedBy: [AUDITED, 'shows that there is no entry at all'],
  },
  {
    rows: ['threat 30', 'proof: stock SQLCipher'],
    without: 'types in the digest of all tables',
    edits: [[STATE, 'return `${typeof value}:${String(value)}`;', 'return String(value);']],
    noticedBy: [TAMPERING, 'shows in any table and column'],
  },
  {
    rows: ['threat 30', 'proof: stock SQLCipher'],
    without: 'types in rows that carry a digest',
    edits: [[STATE, '        !isDeclared(row as Record<string, unknown>) ||\n', '']],
    noticedBy: [TAMPERING, 'shows in any table and column'],
  },
  {
    rows: ['threat 30', 'proof: stock SQLCipher'],
    without: 'tables and triggers among what is digested',
    edits: [[STATE, "type <> 'table' OR (name", "type = 'table' AND (name"]],
    noticedBy: [AUDITED, 'shows', 'an added trigger'],
  },
  {
    rows: ['proof: stock SQLCipher', 'threat 30'],
    without: 'a digest that shows what a stock program wrote',
    edits: [[AUDIT, '  else if (!stateDigest(db).equals(last.state))', '  else if (false)']],
    noticedBy: ['store/stock-sqlcipher.test.ts', 'that changes a row is found by the audit'],
  },
  {
    rows: ['proof: stock SQLCipher'],
    without: 'the format that a stock program opens',
    edits: [['src/store/connection.ts', "    db.pragma('legacy = 4');\n", '']],
    noticedBy: ['store/stock-sqlcipher.test.ts', 'opens the store with the statements of the recovery shell'],
  },
  {
    rows: ['threat 30'],
    without: 'a note of what another program wrote before a run signs again',
    edits: [[STORE, 'if (this.#keyring && !isStateSigned(this.db)) this.noteWrittenBehind();', '']],
    noticedBy: [TAMPERING, 'stays told when cim writes and signs after it', 'DELETE FROM decision'],
  },
  {
    rows: ['threat 30'],
    without: 'the same note for pages of numbers that are written anew',
    edits: [[STORE, 'if (column.save() > 0) this.noteWrittenBehind();', 'column.save();']],
    noticedBy: [TAMPERING, 'stays told when cim writes and signs after it', "column_name = 'seen'"],
  },
  {
    rows: ['threat 30'],
    without: 'the same note for chunks that are written anew',
    edits: [['src/store/erase.ts', '  if (!chunkDigest(row).equals(row.digest)) store.noteWrittenBehind();\n', '']],
    noticedBy: [
      TAMPERING,
      'stays told when cim writes and signs after it',
      "UPDATE chunk SET lines = unhex(replace(hex(lines), hex('Linz')",
    ],
  },
  {
    rows: ['threat 30'],
    without: 'the same note for columns of values that are written anew',
    edits: [
      [
        'src/store/erase-features.ts',
        '      if (!isAsDigested(store, firstVersion, key.id)) store.noteWrittenBehind();\n',
        '',
      ],
    ],
    noticedBy: [
      TAMPERING,
      'stays told when cim writes and signs after it',
      "UPDATE feature SET data = unhex(replace(hex(data), hex('Linz')",
    ],
  },
  {
    rows: ['threat 30'],
    without: 'the same note for evidence that is written anew',
    edits: [
      [
        'src/store/erase.ts',
        '    if (!digestOf(run, kind, count, pairs).equals(digest)) store.noteWrittenBehind();\n',
        '',
      ],
    ],
    noticedBy: [
      TAMPERING,
      'stays told when cim writes and signs after it',
      "UPDATE evidence SET count = 1, pairs = x'0c",
    ],
  },
  {
    rows: ['threat 30'],
    without: 'a word at once that another program wrote',
    edits: [['src/commands/execute.ts', 'if (store?.wasWrittenBehind) warnWrittenBehind(store, context);', '']],
    noticedBy: [TAMPERING, 'is told at once, and no more once the owner has taken it for right'],
  },
  {
    rows: ['threat 30'],
    without: 'telling damage from a bug where another program wrote',
    edits: [['src/store/changed-behind.ts', "isExplained || error.name === 'AbortError' || isAsSigned(db)", 'true']],
    noticedBy: [
      TAMPERING,
      'is told as such by a command that cannot read it any more, not as a bug',
      'UPDATE decision SET record_groups',
    ],
  },
  {
    rows: ['threat 30'],
    without: 'the refusal to rotate over an audit that does not verify',
    edits: [
      ['src/store/rotate.ts', '    if (!before.ok)\n', '    if (false)\n'],
      ['src/store/rotate.ts', '      verifyAudit(copy.db, [], Number.POSITIVE_INFINITY).ok;', '      true;'],
    ],
    noticedBy: [
      'store/rotate.test.ts',
      'changes nothing when it fails, when another uses the store, or when one may not',
    ],
  },
  {
    rows: ['threat 30'],
    without: 'a roster that those vouch for who may see sensitive values',
    edits: [['src/store/roster.ts', 'unsealing === null || isRosterGenuine(sidecar, unsealing)', 'true']],
    noticedBy: [FORGED, 'open for nobody who could hand out that key', 'her key in the place of another user'],
  },
  {
    rows: ['threat 30'],
    without: 'the note under which key is sealed',
    edits: [
      ['src/store/sealing-note.ts', 'noted !== undefined && (noted !== sealing || roster === undefined)', 'false'],
    ],
    noticedBy: [FORGED, 'seal nothing for her, whoever imports'],
  },
  {
    rows: ['threat 30'],
    without: 'the note that a store has a roster, once it has one',
    edits: [['src/store/sealing-note.ts', '(noted !== sealing || roster === undefined)', 'noted !== sealing']],
    noticedBy: [FORGED, 'open for nobody who could hand out that key', 'nobody to vouch for them'],
  },
];
