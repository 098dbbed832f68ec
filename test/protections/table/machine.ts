/** The machine around a running cim (threats 7–12) and the scan for what it leaves. */
import type { Protection } from '../protection.js';

const SURROUNDINGS = 'trust/surroundings.test.ts';
const CONNECTION = 'src/store/connection.ts';
const ATOMIC = 'src/files/write/atomic-file.ts';

export const MACHINE: readonly Protection[] = [
  {
    rows: ['threat 7', 'proof: marker scan'],
    without: 'temporary files of the database in memory',
    edits: [
      [CONNECTION, "  db.pragma('temp_store = 2');", "  db.pragma('temp_store = 1');"],
      [CONNECTION, "Number(db.pragma('temp_store', { simple: true })) !== 2", 'false'],
    ],
    noticedBy: ['faults/markers.faults.ts', 'needs no temporary file, however much is rewritten'],
  },
  {
    rows: ['threat 7'],
    without: 'saying at once that temporary files would reach the disk',
    edits: [[CONNECTION, "  db.pragma('temp_store = 2');", "  db.pragma('temp_store = 1');"]],
    noticedBy: ['store/open-store.test.ts', 'keeps temporary files in memory and overwrites what is deleted'],
  },
  {
    rows: ['proof: marker scan', 'threat 22'],
    without: 'bytes in the log and store that nobody can read',
    edits: [
      [
        'src/commands/merge.ts',
        'const customer = mergeCustomers(store as Store, args);',
        "const customer = mergeCustomers(store as Store, args);\n    (await import('node:fs')).writeFileSync(`${(store as Store).path}.debug`, JSON.stringify((await import('../store/customers.js')).readCustomer(store as Store, customer)));",
      ],
    ],
    noticedBy: ['faults/markers.faults.ts', 'leaves no customer anywhere but in the exports'],
  },
  {
    rows: ['threat 8'],
    without: 'a look for swap',
    edits: [['src/commands/doctor.ts', 'swaps !== null && swaps.length > 0', 'false']],
    noticedBy: ['commands/doctor.test.ts', 'knows what is swap and what is memory that is only packed'],
  },
  {
    rows: ['threat 9'],
    without: 'leaving memory out of core files',
    edits: [['src/cli.ts', "writeFileSync('/proc/self/coredump_filter', '0');", '']],
    noticedBy: [SURROUNDINGS, 'opens no debugger when it is told to, and shows its key nowhere'],
  },
  {
    rows: ['threat 9'],
    without: 'leaving memory out of core files, as a crash shows it',
    edits: [['src/cli.ts', "writeFileSync('/proc/self/coredump_filter', '0');", '']],
    noticedBy: [SURROUNDINGS, 'writes neither key nor customer to a core file when it crashes'],
  },
  {
    rows: ['threat 9'],
    without: 'wiping what a key file holds',
    edits: [
      ['src/store/secret.ts', '    text.fill(0);\n', ''],
      ['src/store/keyring.ts', '  } finally {\n    bytes.fill(0);\n  }', '  } finally {\n  }'],
    ],
    noticedBy: [SURROUNDINGS, 'opens no debugger when it is told to, and shows its key nowhere'],
  },
  {
    rows: ['threat 9'],
    without: 'a warning where core files hold memory',
    edits: [
      ['src/commands/shared/machine.ts', 'if (filter !== null && Number.parseInt(filter, 16) === 0) return false;', ''],
    ],
    noticedBy: [
      'commands/doctor.test.ts',
      'sees swap where the machine has it, and that core files hold no memory of cim',
    ],
  },
  {
    rows: ['threat 10'],
    without: 'a debugger that stays shut',
    edits: [['bin/cim.js', "process.on('SIGUSR1', () => {});\n", '']],
    noticedBy: [SURROUNDINGS, 'opens no debugger when it is told to, and shows its key nowhere'],
  },
  {
    rows: ['threat 10'],
    without: 'shutting the debugger before anything is loaded',
    edits: [
      ['bin/cim.js', "const { main } = await import('../dist/cli.js');", "import { main } from '../dist/cli.js';"],
    ],
    noticedBy: [SURROUNDINGS, 'shuts the debugger before it loads anything'],
  },
  {
    rows: ['threat 11'],
    without: 'a mask of modes, and a mode for exports',
    edits: [
      ['src/cli.ts', '  process.umask(0o077);\n', ''],
      [ATOMIC, 'await open(temporary, flags, 0o600)', 'await open(temporary, flags, 0o666)'],
    ],
    noticedBy: [SURROUNDINGS, 'are for their owner only'],
  },
  {
    rows: ['threat 11'],
    without: 'a store that is made for its owner only before the database makes it for all',
    edits: [[CONNECTION, '(constants.O_NOFOLLOW ?? 0), 0o600)', '(constants.O_NOFOLLOW ?? 0), 0o644)']],
    noticedBy: ['store/open-store.test.ts', 'is for its owner only, file by file'],
  },
  {
    rows: ['threat 11'],
    without: 'the mode of key slots and notes',
    edits: [['src/store/durable-file.ts', 'constants.O_EXCL, 0o600)', 'constants.O_EXCL, 0o644)']],
    noticedBy: ['store/open-store.test.ts', 'is for its owner only, file by file'],
  },
  {
    rows: ['threat 11'],
    without: 'a look at modes by the doctor',
    edits: [['src/commands/doctor.ts', '(facts.mode & 0o077) !== 0', 'false']],
    noticedBy: ['commands/doctor.test.ts', 'sees files that others may read, and folders they may write'],
  },
  {
    rows: ['threat 11'],
    without: 'a look by the doctor at folders that others may write',
    edits: [['src/commands/doctor.ts', '(facts.mode & 0o022) !== 0', 'false']],
    noticedBy: ['commands/doctor.test.ts', 'sees files that others may read, and folders they may write'],
  },
  {
    rows: ['threat 12'],
    without: 'the mode of exports',
    edits: [[ATOMIC, 'await open(temporary, flags, 0o600)', 'await open(temporary, flags, 0o666)']],
    noticedBy: ['files/write/write-table.test.ts', 'makes files for the owner alone'],
  },
  {
    rows: ['threat 12'],
    without: 'the refusal of a link in the place of an export',
    edits: [[ATOMIC, '  if (stat.isSymbolicLink()) throw symbolicLink(path);\n', '']],
    noticedBy: [SURROUNDINGS, 'never go through a link, nor over a file that was there'],
  },
  {
    rows: ['threat 12'],
    without: 'the refusal to write over a file',
    edits: [
      [ATOMIC, "      if (kind === 'file' && !force) throw fileExists(path);\n", ''],
      [ATOMIC, '    if (this.#force) {', '    if (true) {'],
    ],
    noticedBy: [SURROUNDINGS, 'never go through a link, nor over a file that was there'],
  },
  {
    rows: ['threat 12'],
    without: 'a second look before an export takes its name',
    edits: [
      [ATOMIC, "    if (kind !== 'none') throw fileExists(this.path);\n", ''],
      [ATOMIC, 'await link(temporary, this.path);', 'await rename(temporary, this.path);'],
    ],
    noticedBy: ['files/write/write-table.test.ts', 'does not replace a file that appeared meanwhile'],
  },
  {
    rows: ['threat 12'],
    without: 'encryption where recipients are named',
    edits: [
      ['src/files/write/open-output.ts', '    return await encryptedSink(sink, recipients);', '    return sink;'],
    ],
    noticedBy: ['trust/encrypted-files.test.ts', 'can be read by their recipient alone'],
  },
  {
    rows: ['threat 12'],
    without: 'the refusal of a name that promises encryption for a file in clear',
    edits: [
      [
        'src/files/write/open-output.ts',
        'if (recipients.length === 0 && isNamedEncrypted(path)) throw notEncrypted(path);',
        '',
      ],
    ],
    noticedBy: ['trust/encrypted-files.test.ts', 'can be read by their recipient alone'],
  },
  {
    rows: ['threat 12'],
    without: 'encryption of the rows that an import sets aside',
    edits: [
      [
        'src/commands/shared/import-files.ts',
        'lang: context.lang, recipients }',
        'lang: context.lang, recipients: [] }',
      ],
    ],
    noticedBy: ['trust/encrypted-files.test.ts', 'are the rows that an import sets aside, too'],
  },
  {
    rows: ['threat 12'],
    without: 'the refusal of a secret key for a recipient',
    edits: [['src/files/write/age.ts', '    if (isSecretKey(word)) throw secretKey(null);\n', '']],
    noticedBy: ['files/write/age.test.ts', 'that are secret keys are refused, and repeated nowhere'],
  },
  {
    rows: ['threat 12'],
    without: 'clearing away what a killed cim left of a file',
    edits: [['src/files/write/draft-name.ts', 'if (isLeft) await unlink', 'if (false) await unlink']],
    noticedBy: [
      'files/write/draft-name.test.ts',
      'is cleared away by the next file into the folder once its maker was killed',
    ],
  },
  {
    rows: ['threat 12'],
    without: 'leaving alone what another process is making now',
    edits: [
      ['src/files/write/draft-name.ts', 'made === here ? isMakerGone(Number(pid), start)', 'made === here ? true'],
    ],
    noticedBy: [
      'files/write/draft-name.test.ts',
      'is cleared away by the next file into the folder once its maker was killed',
    ],
  },
  {
    rows: ['threat 12'],
    without: 'leaving alone what other machines are making now',
    edits: [['src/files/write/draft-name.ts', 'now - stat.mtimeMs > DEAD_MILLISECONDS', 'true']],
    noticedBy: ['files/write/draft-name.test.ts', 'is left alone where it is not surely cim’s own and left over'],
  },
];
