/** Backups that are known to work, restores that bring nobody back (threats 31, 32). */
import type { Protection } from '../protection.js';

const BACKUP = 'src/store/backup.ts';
const BACKED = 'store/backup.test.ts';

export const BACKUPS: readonly Protection[] = [
  {
    rows: ['threat 31', 'GDPR 32', 'PIPL 51'],
    without: 'a proof of each backup',
    edits: [[BACKUP, '    await proveCopy(draft, dataKey, source, signal);\n', '']],
    noticedBy: [BACKED, 'leaves nothing half done when it fails, and keeps older ones'],
  },
  {
    rows: ['threat 31'],
    without: 'comparing content in that proof',
    edits: [[BACKUP, 'if (!sameAudit || !found.digest.equals(expected.digest) || ', 'if (']],
    noticedBy: [BACKED, 'does not count when it is sound but holds something else'],
  },
  {
    rows: ['threat 31'],
    without: 'comparing the audit in that proof',
    edits: [[BACKUP, 'if (!sameAudit || ', 'if (']],
    noticedBy: [BACKED, 'does not count when it is sound but holds something else'],
  },
  {
    rows: ['threat 31'],
    without: 'verifying the audit of what is restored',
    edits: [[BACKUP, '!audit.ok || measure(store.db).digest.length === 0', 'measure(store.db).digest.length === 0']],
    noticedBy: [BACKED, 'is not restored when another program that has its key wrote to it'],
  },
  {
    rows: ['threat 31'],
    without: 'the refusal to restore over a file',
    edits: [
      [
        BACKUP,
        '  needSpace(path, statSync(file).size, 1);\n  reserveFile(path);',
        '  needSpace(path, statSync(file).size, 1);\n  discard(path);\n  reserveFile(path);',
      ],
    ],
    noticedBy: [BACKED, 'is never restored over a file, nor when a byte of it was changed'],
  },
  {
    rows: ['threat 31'],
    without: 'a key of its own for each backup',
    edits: [[BACKUP, 'const dataKey = randomBytes(DATA_KEY_BYTES);', 'const dataKey = Buffer.from(keyring.dataKey);']],
    noticedBy: [BACKED, 'has been proved, is under a key of its own'],
  },
  {
    rows: ['threat 31', 'proof: rollback'],
    without: 'the time at which a backup was made, beside its name',
    edits: [[BACKUP, '    checkName(file, taken); // which is genuine, now that the store is open\n', '']],
    noticedBy: ['store/drill.test.ts', 'fails when an older backup was put in the place of the newest'],
  },
  {
    rows: ['threat 31', 'GDPR 32'],
    without: 'a drill that fails where the newest does not restore',
    edits: [
      [
        'src/store/drill.ts',
        '    return { ok: false, records: 0, problems: [error.texts.message] };',
        '    return { ok: true, records: 0, problems: [] };',
      ],
    ],
    noticedBy: ['trust/law.test.ts', 'a backup restores, and a drill that fails is an exit status'],
  },
  {
    rows: ['proof: byte flips', 'threat 31'],
    without: 'opening what a drill restores',
    edits: [
      [
        'src/store/drill.ts',
        'const { records } = await restoreBackup(file, { path, secret, now: () => now, ...(signal ? { signal } : {}) });',
        'const records = 1;',
      ],
    ],
    noticedBy: ['faults/byte-flips.faults.ts', 'of a backup is noticed by the drill'],
  },
  {
    rows: ['threat 31'],
    without: 'an older backup kept until the run of the newer one is',
    edits: [
      [
        BACKUP,
        '    store.afterCommit(() => {\n      for (const old of removed)',
        '    store.beforeCommit(() => {\n      for (const old of removed)',
      ],
    ],
    noticedBy: [BACKED, 'makes room only once the run is kept'],
  },
  {
    rows: ['threat 31'],
    without: 'taking a backup back whose run is not kept',
    edits: [
      [
        BACKUP,
        '    store.afterRollback(() => discard(path)); // one that the store does not know of would be in the way of the next\n',
        '',
      ],
    ],
    noticedBy: [BACKED, 'of a run that is not kept in the end is not kept either'],
  },
  {
    rows: ['threat 31'],
    without: 'an age of the last good drill that the doctor minds',
    edits: [['src/commands/doctor.ts', '!(age <= DRILL_DAYS)', 'false']],
    noticedBy: ['commands/doctor.test.ts', 'asks for a backup, and for a drill, and is content with both'],
  },
  {
    rows: ['threat 31'],
    without: 'the doctor asking for a backup',
    edits: [['src/commands/doctor.ts', '  if (folders.length === 0)\n', '  if (false)\n']],
    noticedBy: ['commands/doctor.test.ts', 'asks for a backup, and for a drill, and is content with both'],
  },
  {
    rows: ['threat 32', 'GDPR 17', 'proof: erase scan'],
    without: 'erasing again what was erased since a backup was made',
    edits: [[BACKUP, 'return eraseRecords(restored, back);', 'return 0;']],
    noticedBy: ['trust/erase-scan.test.ts', 'is erased again from an older backup that is restored'],
  },
  {
    rows: ['threat 32'],
    without: 'the list of the erased beside the backups',
    edits: [
      ['src/store/erase.ts', '    for (const folder of backupFolders(store)) tellFolder(store, folder);\n', ''],
      [BACKUP, '    writeLedger(target, store);\n', ''],
    ],
    noticedBy: [BACKED, 'does not bring back who was erased since'],
  },
  {
    rows: ['threat 32'],
    without: 'telling a folder that was away when it is back',
    edits: [[BACKUP, '    writeLedger(target, store);\n', '']],
    noticedBy: [BACKED, 'is told of erasures that happened while its folder was away'],
  },
  {
    rows: ['threat 32'],
    without: 'a restore that stops where the list is damaged',
    edits: [
      [
        'src/store/erasure-ledger.ts',
        '  return parseLedger(path).get(store) ?? [];',
        '  try {\n    return parseLedger(path).get(store) ?? [];\n  } catch {\n    return [];\n  }',
      ],
    ],
    noticedBy: [BACKED, 'is told of erasures that happened while its folder was away; a damaged list stops a restore'],
  },
  {
    rows: ['threat 32'],
    without: 'origins by which the erased are told from who has their number now',
    edits: [['src/store/erasure-ledger.ts', "origin === '' || origin === origins.get(record)", 'true']],
    noticedBy: [BACKED, 'does not take somebody for the erased who got their number'],
  },
  {
    rows: ['threat 32', 'GDPR 17'],
    without: 'keeping them out of what is imported into a restored store',
    edits: [
      [
        BACKUP,
        "      suppressRecords(restored, back, 'erased'); // the backup may be older than the note that they stay away\n",
        '',
      ],
    ],
    noticedBy: [
      'commands/erased-stay-out.test.ts',
      'keeps them out of an older backup, too, and of what is imported into it',
    ],
  },
];
