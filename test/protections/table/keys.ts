/** Keys and what is typed (threats 1–6, 33), and the key slots beside the store. */
import type { Protection } from '../protection.js';

const SECRET = 'src/store/secret.ts';
const SOURCE = 'src/commands/shared/secret.ts';
const KEYRING = 'src/store/keyring.ts';
const SIDECAR = 'src/store/sidecar.ts';
const SOURCES = 'trust/key-sources.test.ts';
const THREATS = 'trust/threats.test.ts';

export const KEYS: readonly Protection[] = [
  {
    rows: ['threat 1'],
    without: 'the refusal of a key in an argument, with the safe ways',
    edits: [['src/ui/usage-error.ts', '/--(pass(phrase|word)?|key)(?![\\w-])/.test(message)', 'false']],
    noticedBy: [THREATS, '1: no key in an argument'],
  },
  {
    rows: ['threat 1'],
    without: 'leaving out what stands behind an unknown option',
    edits: [['src/ui/usage-error.ts', "told.replace(/^(unknown option '[^=]*)=.*'$/s, \"$1'\")", 'told']],
    noticedBy: [SOURCES, 'is not repeated, however it was written'],
  },
  {
    rows: ['threat 2'],
    without: 'a warning where the passphrase comes from the environment',
    edits: [
      [
        SOURCE,
        "  context.terminal.alert(\n    context.say(\n      'cim: CIM_PASSPHRASE can",
        "  context.terminal.alert(\n    ((..._: string[]) => '')(\n      'cim: CIM_PASSPHRASE can",
      ],
    ],
    noticedBy: [THREATS, '2: the environment comes last, and with a warning'],
  },
  {
    rows: ['threat 2'],
    without: 'the environment coming after a key file',
    edits: [
      [
        SOURCE,
        '  if (keyFile !== null) return { keyFile };',
        '  const early = fromEnvironment(context);\n  if (early) return secretOf(early.passphrase);\n  if (keyFile !== null) return { keyFile };',
      ],
    ],
    noticedBy: [THREATS, '2: the environment comes last, and with a warning'],
  },
  {
    rows: ['threat 2'],
    without: 'the credentials of the service manager as a source of the key',
    edits: [[SOURCE, 'env.CREDENTIALS_DIRECTORY ?', 'env.NOWHERE_AT_ALL ?']],
    noticedBy: [THREATS, '2: the environment comes last, and with a warning'],
  },
  {
    rows: ['threat 2'],
    without: 'a key by file descriptor',
    edits: [[SOURCE, 'options.keyFile === undefined ? fromDescriptor(options) : null', 'null']],
    noticedBy: [THREATS, '2: an open file descriptor hands over a key'],
  },
  {
    rows: ['threat 2'],
    without: 'taking the passphrase out of the environment of a program that cim starts',
    edits: [['src/commands/demo.ts', '        CIM_PASSPHRASE: undefined,\n', '']],
    noticedBy: ['trust/surroundings.test.ts', 'starts other programs in one place only, without the passphrase'],
  },
  {
    rows: ['threat 3'],
    without: 'a look at the mode of a key file',
    edits: [[SECRET, '(stat.mode & 0o077) !== 0', 'false']],
    noticedBy: [THREATS, '3: a key file that others can read'],
  },
  {
    rows: ['threat 3'],
    without: 'the refusal of a link to a key file',
    edits: [
      [
        SECRET,
        'openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (',
        'openSync(path, constants.O_RDONLY | (',
      ],
    ],
    noticedBy: [THREATS, '3: a key file that others can read'],
  },
  {
    rows: ['threat 3'],
    without: 'the refusal of a key file of another user',
    edits: [[SECRET, 'stat.uid !== process.getuid()', 'false']],
    noticedBy: [SOURCES, 'of another user is none'],
  },
  {
    rows: ['threat 3'],
    without: 'the refusal of a pipe for a key file',
    edits: [[SECRET, 'if (!stat.isFile())', 'if (false)']],
    noticedBy: ['store/open-store.test.ts', 'refuses a key file that others can read'],
  },
  {
    rows: ['threat 4'],
    without: 'going on where the system knows no home of the user',
    edits: [
      [
        'src/commands/shared/home.ts',
        '    return null; // the system has no entry for this user\n',
        "    throw new Error('no home');\n",
      ],
    ],
    noticedBy: [THREATS, '4: nor a home, nor an entry for the user'],
  },
  {
    rows: ['threat 5'],
    without: 'words to search for from standard input',
    edits: [['src/commands/search.ts', "args.length !== 1 || args[0] !== '-'", 'true']],
    noticedBy: [THREATS, '5: what is searched for need not be typed'],
  },
  {
    rows: ['threat 6'],
    without: 'one Unicode form of a passphrase',
    edits: [[SOURCE, "Buffer.from(passphrase.normalize('NFKC'), 'utf8')", "Buffer.from(passphrase, 'utf8')"]],
    noticedBy: [THREATS, '6: a passphrase opens in either Unicode form'],
  },
  {
    rows: ['threat 6'],
    without: 'one Unicode form of a passphrase that is typed',
    edits: [['src/ui/terminal.ts', "typed.normalize('NFKC')", 'typed']],
    noticedBy: [SOURCES, 'is not shown, and opens in either Unicode form'],
  },
  {
    rows: ['threat 6'],
    without: 'a prompt that shows nothing of what is typed',
    edits: [['src/ui/terminal.ts', '  stdin.setRawMode(true);', '']],
    noticedBy: [SOURCES, 'is not shown, and opens in either Unicode form'],
  },
  {
    rows: ['threat 33'],
    without: 'a recovery code that opens the store',
    edits: [['src/store/open-store.ts', '[options.secret, { recoveryCode }]', '[options.secret]']],
    noticedBy: [THREATS, '33: the recovery code opens what the key no longer does'],
  },
  {
    rows: ['threat 33'],
    without: 'keeping the code when a lost key is replaced with it',
    edits: [
      [
        'src/store/users.ts',
        "slot.type === 'recovery-code' ? other.user === user && other.type !== 'recovery-code' : other === slot",
        'other === slot',
      ],
    ],
    noticedBy: [THREATS, '33: the recovery code opens what the key no longer does'],
  },
  {
    rows: ['threat 33'],
    without: 'a nag where the code was never tried',
    edits: [['src/commands/doctor.ts', 'folders.length > 0 && !recoveryTested', 'false']],
    noticedBy: ['commands/doctor.test.ts', 'asks for a backup, and for a drill'],
  },
  {
    rows: ['threat 33'],
    without: 'the check digits of a recovery code',
    edits: [['src/store/recovery-code.ts', '(all & 15) !== check(bits, group) ||', '']],
    noticedBy: ['store/recovery-code.test.ts', 'notices most slips of the pen'],
  },
  {
    rows: ['proof: byte flips'],
    without: 'the code over the key slots',
    edits: [[KEYRING, '!keyring || !isGenuine(read, keyring.dataKey)', '!keyring']],
    noticedBy: ['store/open-store.test.ts', 'notices a change of any byte of the key slots'],
  },
  {
    rows: ['proof: byte flips'],
    without: 'the form of the key slots being one and only',
    edits: [[SIDECAR, 'if (whole !== text) throw damaged(path);', '']],
    noticedBy: ['store/open-store.test.ts', 'notices a change of any byte of the key slots'],
  },
  {
    rows: ['proof: byte flips'],
    without: 'what a sealed box belongs to being part of it',
    edits: [
      ['src/store/sealed-box.ts', "  decipher.setAAD(Buffer.from(belongsTo, 'utf8'));\n", ''],
      ['src/store/sealed-box.ts', "  cipher.setAAD(Buffer.from(belongsTo, 'utf8'));\n", ''],
    ],
    noticedBy: ['store/sealed-box.test.ts', 'opens with the same key and for the same purpose only'],
  },
  {
    rows: ['threat 30', 'proof: rollback'],
    without: 'the epoch by which old key slots are told',
    edits: [['src/store/open-store.ts', 'sidecar.epoch < epoch', 'false']],
    noticedBy: ['store/users.test.ts', 'that were removed no longer open it, not even with the old key slots put back'],
  },
  {
    rows: ['threat 30', 'proof: rollback'],
    without: 'the epoch by which an old store is told beside newer key slots',
    edits: [['src/store/open-store.ts', 'sidecar.epoch > epoch + 1', 'false']],
    noticedBy: ['store/open-store.test.ts', 'refuses an old store beside newer key slots'],
  },
  {
    rows: ['threat 30'],
    without: 'a word of the doctor about key slots that nobody vouches for',
    edits: [['src/commands/doctor.ts', 'sidecar.roster === undefined', 'sidecar.roster === null']],
    noticedBy: ['commands/doctor.test.ts', 'tells of key slots that nobody vouches for'],
  },
];
