/** Who may do and see what: roles, sealed values, masks, hours, guesses. */
import type { Protection } from '../protection.js';

const KEYRING = 'src/store/keyring.ts';
const EXECUTE = 'src/commands/execute.ts';
const VIEW = 'src/commands/shared/view.ts';
const MATRIX = 'trust/role-matrix.test.ts';
const USERS = 'src/store/users.ts';
const MASK = 'src/domain/privacy/mask.ts';

export const ROLES: readonly Protection[] = [
  {
    rows: ['proof: role matrix'],
    without: 'a check of the role before a command runs',
    edits: [[EXECUTE, 'if (isPermitted(store.role, entry.permission)) return;', 'return;']],
    noticedBy: [MATRIX, 'may use what the matrix says, and nothing else'],
  },
  {
    rows: ['proof: role matrix'],
    without: 'a permission that one command asks for',
    edits: [
      [
        'src/commands/lists/trust.ts',
        "    'subject restrict',\n    'write',\n    'rights',",
        "    'subject restrict',\n    'write',\n    'read',",
      ],
    ],
    noticedBy: [MATRIX, 'may use what the matrix says, and nothing else'],
  },
  {
    rows: ['proof: role matrix'],
    without: 'more asked of a role for an option',
    edits: [['src/commands/validate.ts', "{ lock: 'write', permission: 'import' }", "{ lock: 'write' }"]],
    noticedBy: [MATRIX, 'commands that ask more of a role for some options are tried with these'],
  },
  {
    rows: ['proof: role matrix', 'GDPR 25'],
    without: 'hiding people from roles that are not to see them',
    edits: [[VIEW, "  if (!reveals) return 'hidden';\n", '']],
    noticedBy: [MATRIX, 'is told nobody, in no command it may use'],
  },
  {
    rows: ['proof: role matrix'],
    without: 'the refusal of --reveal',
    edits: [[VIEW, 'if (options.reveal === true && !reveals)', 'if (false)']],
    noticedBy: [MATRIX, 'are refused --reveal by name, not shown less without a word'],
  },
  {
    rows: ['GDPR 25', 'PIPL 51'],
    without: 'masks where nobody asks for more',
    edits: [[VIEW, "  if (options.reveal !== true && options.json !== true) return 'masked';\n", '']],
    noticedBy: ['trust/law.test.ts', 'is shown masked unless asked for, and who asked is in the audit'],
  },
  {
    rows: ['GDPR 25'],
    without: 'a note of who was shown in clear',
    edits: [
      [
        EXECUTE,
        '      if (shownIn(store) !== null) await store.write({ ...writing, dryRun: false }, () => noteInRun(store));\n    } else {',
        '    } else {',
      ],
    ],
    noticedBy: ['trust/law.test.ts', 'is shown masked unless asked for, and who asked is in the audit'],
  },
  {
    rows: ['GDPR 25'],
    without: 'the same note on a dry run',
    edits: [
      [
        EXECUTE,
        '      if (dryRun && shownIn(store) !== null) await store.write({ ...writing, dryRun: false }, () => noteInRun(store));\n',
        '',
      ],
    ],
    noticedBy: ['commands/validate-fix.test.ts', 'notes who was shown in clear'],
  },
  {
    rows: ['GDPR 25'],
    without: 'the mask of sensitive values',
    edits: [[MASK, "  if (sensitivity === 'sensitive') return HIDDEN;\n", '']],
    noticedBy: ['domain/privacy/mask.test.ts', 'nothing is shown of what is sensitive'],
  },
  {
    rows: ['GDPR 25'],
    without: 'the mask of columns that nobody knows',
    edits: [
      [
        MASK,
        "  if (!isFieldName(field)) return view === 'hidden' ? HIDDEN : maskMiddle(value, 2, 0); // custom: nobody knows what it holds\n",
        '  if (!isFieldName(field)) return value;\n',
      ],
    ],
    noticedBy: [MATRIX, 'see masked values until they ask'],
  },
  {
    rows: ['PIPL 28–29', 'proof: role matrix'],
    without: 'the unsealing key for those roles only that may',
    edits: [[KEYRING, 'const parts = ROLES[role].unseals && keys.unsealing ? [', 'const parts = keys.unsealing ? [']],
    noticedBy: ['store/users.test.ts', 'have the unsealing key in their grant only where their role may'],
  },
  {
    rows: ['PIPL 28–29', 'proof: stock SQLCipher'],
    without: 'sealing of sensitive values',
    edits: [
      [
        'src/store/vault.ts',
        '    return Buffer.concat([id, close(this.#current.key, plain, belongsTo)]);',
        '    return Buffer.concat([id, plain]);',
      ],
      [
        'src/store/vault.ts',
        '    const plain = open(this.#key(id, this.#unsealing), sealed.subarray(4), belongsTo);',
        '    const plain = Buffer.from(sealed.subarray(4));',
      ],
    ],
    noticedBy: [
      'store/stock-sqlcipher.test.ts',
      'opens the store with the statements of the recovery shell, reads records, and not what is sealed',
    ],
  },
  {
    rows: ['PIPL 28–29'],
    without: 'a role that opens what is sealed only where it may',
    edits: [
      [
        'src/store/open-store.ts',
        'unsealing: ROLES[role].unseals ? keys.unsealing : null }',
        'unsealing: keys.unsealing }',
      ],
      [KEYRING, 'const parts = ROLES[role].unseals && keys.unsealing ? [', 'const parts = keys.unsealing ? ['],
    ],
    noticedBy: [
      'trust/law.test.ts',
      'who did not give it is counted, and a role without the key does not see the data',
    ],
  },
  {
    rows: ['PIPL 28–29'],
    without: 'sealing of values in the columns that linkage reads',
    edits: [
      ['src/store/feature-pieces.ts', 'vault !== null && column.field !== null && isSensitive(column.field)', 'false'],
    ],
    noticedBy: [
      'store/stock-sqlcipher.test.ts',
      'opens the store with the statements of the recovery shell, reads records, and not what is sealed',
    ],
  },
  {
    rows: ['proof: role matrix'],
    without: 'the refusal to hand on a key that one does not have',
    edits: [[KEYRING, 'if (ROLES[role].unseals && keys.unsealing === null)', 'if (false)']],
    noticedBy: ['store/users.test.ts', 'cannot hand on what they do not have'],
  },
  {
    rows: ['proof: role matrix'],
    without: 'the refusal to write half of a file that a role may not read',
    edits: [['src/store/restandardize.ts', '  refuseSealed(store);\n', '']],
    noticedBy: [MATRIX, 'may not read sealed values do not bring half of a file to standard form'],
  },
  {
    rows: ['proof: role matrix'],
    without: 'what the store says of a user going before the key slots',
    edits: [
      [
        'src/store/open-store.ts',
        "'SELECT role FROM member WHERE name = ? AND removed IS NULL'",
        "'SELECT role FROM member WHERE name = ?'",
      ],
    ],
    noticedBy: ['store/users.test.ts', 'that the store has removed do not open it, whatever the key slots say'],
  },
  {
    rows: ['proof: role matrix'],
    without: 'an administrator who is left',
    edits: [[USERS, '  if (left.length === 0)\n', '  if (false)\n']],
    noticedBy: ['store/users.test.ts', 'never leave the store without an administrator'],
  },
  {
    rows: ['proof: role matrix'],
    without: 'names that are never given again',
    edits: [
      [
        USERS,
        "if (store.db.prepare('SELECT 1 FROM member WHERE name = ?').get(name) !== undefined)",
        "if (store.db.prepare('SELECT 1 FROM member WHERE name = ? AND removed IS NULL').get(name) !== undefined)",
      ],
    ],
    noticedBy: ['store/users.test.ts', 'that were removed no longer open it'],
  },
  {
    rows: ['GDPR 32', 'PIPL 51'],
    without: 'hours in which the store opens',
    edits: [[EXECUTE, 'if (hours === null || isWithin(now.getHours(), hours)) return;', 'return;']],
    noticedBy: ['commands/access.test.ts', 'lets a user in during their hours only, whatever the command'],
  },
  {
    rows: ['GDPR 32'],
    without: 'a pause after wrong passphrases',
    edits: [[EXECUTE, '    if (delay > 0) await pause(delay, context);\n', '']],
    noticedBy: ['commands/access.test.ts', 'counts wrong passphrases beside the store until one is right'],
  },
  {
    rows: ['GDPR 32'],
    without: 'the cost of stretching a passphrase',
    edits: [['src/store/secret.ts', 'N >= 2 ** 17 && ', '']],
    noticedBy: ['store/open-store.test.ts', 'does not open by a passphrase that key slots stretch for less'],
  },
];
