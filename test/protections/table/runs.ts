/** Runs that meet, are killed, meet a full disk, lose power, or run by a wrong clock (threats 24–29). */
import type { Protection } from '../protection.js';

const LOCK = 'src/store/run-lock.ts';
const STORE = 'src/store/store.ts';
const STORE_ERROR = 'src/store/store-error.ts';
const CONNECTION = 'src/store/connection.ts';
const RETENTION = 'src/commands/shared/retention.ts';
const DURABLE = 'src/store/durable-file.ts';
const POWER = 'faults/power-loss.faults.ts';

export const RUNS: readonly Protection[] = [
  {
    rows: ['threat 24', 'proof: three writers'],
    without: 'taking the right to write before anything is read',
    edits: [[LOCK, "db.exec('BEGIN IMMEDIATE')", "db.exec('BEGIN')"]],
    noticedBy: ['store/run-lock.test.ts', 'lose no update among three processes'],
  },
  {
    rows: ['threat 24', 'proof: three writers'],
    without: 'reading afresh what others wrote while a run waited',
    edits: [
      [
        STORE,
        '      this.#forget();\n      this.#behind = this.isBehindMemory;',
        '      this.#behind = this.isBehindMemory;',
      ],
    ],
    noticedBy: ['store/run-lock.test.ts', 'lose no update among three processes'],
  },
  {
    rows: ['threat 24'],
    without: 'waiting for the holder where that is asked for',
    edits: [[LOCK, 'if (!options.wait) throw lockedBy(store);', 'throw lockedBy(store);']],
    noticedBy: ['trust/overlap.test.ts', 'lose nothing when they wait for each other'],
  },
  {
    rows: ['threat 24'],
    without: 'one state of the store while it is read',
    edits: [[STORE, "      this.db.exec('BEGIN');\n", '']],
    noticedBy: ['store/run-lock.test.ts', 'see one state while they read, whatever is written meanwhile'],
  },
  {
    rows: ['threat 24'],
    without: 'the refusal of a file that was replaced under a run',
    edits: [[LOCK, '  if (fileId(store) !== options.file) {', '  if (false) {']],
    noticedBy: ['store/run-lock.test.ts', 'never write to a file that was replaced under them'],
  },
  {
    rows: ['threat 24'],
    without: 'the refusal of a store with a second name',
    edits: [['src/store/open-store.ts', 'file === undefined || file.nlink < 2', 'true']],
    noticedBy: ['store/open-store.test.ts', 'is not opened while it has a second name'],
  },
  {
    rows: ['threat 25'],
    without: 'status 11 where another run holds the store',
    edits: [
      [
        LOCK,
        "  return new CimError(\n    'locked',\n    'locked',",
        "  return new CimError(\n    'usage',\n    'locked',",
      ],
    ],
    noticedBy: ['trust/overlap.test.ts', 'ends with status 11, names the holder'],
  },
  {
    rows: ['threat 25'],
    without: 'naming the holder',
    edits: [[LOCK, '    holder && isAlive(holder)\n', '    false && holder\n']],
    noticedBy: ['trust/overlap.test.ts', 'ends with status 11, names the holder'],
  },
  {
    rows: ['threat 25'],
    without: 'telling a lock whose process is gone',
    edits: [[LOCK, '    rmSync(lockPath(store), { force: true });\n    writeFileSync(', '    writeFileSync(']],
    noticedBy: ['trust/overlap.test.ts', 'ends with status 11, names the holder'],
  },
  {
    rows: ['threat 26', 'proof: crash'],
    without: 'one transaction for all of a run',
    edits: [
      [
        'src/store/chunks.ts',
        '  const run = store.run.number;\n',
        "  const run = store.run.number;\n  store.db.exec('COMMIT; BEGIN IMMEDIATE');\n",
      ],
    ],
    noticedBy: ['store/run-lock.test.ts', 'in the midst of an import leaves nothing'],
  },
  {
    rows: ['threat 26', 'proof: crash'],
    without: 'key slots written before the run that changes them is kept',
    edits: [
      [
        STORE,
        "    for (const action of this.#actions) action();\n    this.db.exec('COMMIT');",
        "    this.db.exec('COMMIT');\n    for (const action of this.#actions) action();",
      ],
    ],
    noticedBy: ['faults/crash.faults.ts', 'users add', 'at any call leaves all or nothing'],
  },
  {
    rows: ['threat 26', 'proof: crash'],
    without: 'a mark that an erased file is still to be written anew',
    edits: [
      [
        'src/store/erase.ts',
        '  if (!store.inMemory) markForCompaction(store.db);\n',
        "  if (!store.inMemory) store.afterCommit(() => store.db.exec('VACUUM'));\n",
      ],
    ],
    noticedBy: ['store/erase.test.ts', 'has the file written anew by the next run where the rewriting was cut off'],
  },
  {
    rows: ['proof: crash'],
    without: 'both keys beside the store while the new file takes its place',
    edits: [
      [
        'src/store/rotate.ts',
        'writeSidecar(sidecarPath(path), { ...sidecar, epoch, next: made.next }, keyring.dataKey);',
        '',
      ],
    ],
    noticedBy: ['store/rotate.test.ts', 'leaves a store that opens, wherever it is cut off'],
  },
  {
    rows: ['proof: crash'],
    without: 'a rotation ended by whoever opens the store next',
    edits: [
      [
        'src/store/open-store.ts',
        "    if (!next || !(error instanceof CimError) || error.kind !== 'wrong-key') throw error;",
        '    throw error;',
      ],
    ],
    noticedBy: ['store/rotate.test.ts', 'leaves a store that opens, wherever it is cut off'],
  },
  {
    rows: ['proof: crash'],
    without: 'a backup under its name only once it is proved',
    edits: [['src/store/backup.ts', 'const draft = `${path}.partial`;', 'const draft = path;']],
    noticedBy: ['faults/crash-copies.faults.ts', 'cim backup, cut off', 'at any call leaves the store as it is'],
  },
  {
    rows: ['threat 27', 'proof: disk full'],
    without: 'a status of its own for a full disk',
    edits: [[STORE_ERROR, "code === 'SQLITE_FULL' || code === 'ENOSPC' ||", '']],
    noticedBy: ['store/run-lock.test.ts', 'ends the run with its own exit status and keeps what was there'],
  },
  {
    rows: ['threat 27', 'proof: disk full'],
    without: 'rolling back a run that failed',
    edits: [
      [
        STORE,
        "    if (this.db.inTransaction) this.db.exec('ROLLBACK');\n    this.#actions = [];",
        "    if (this.db.inTransaction) this.db.exec('COMMIT');\n    this.#actions = [];",
      ],
    ],
    noticedBy: [
      'store/import-session.test.ts',
      'does everything and keeps nothing on a dry run, after an error, and when interrupted',
    ],
  },
  {
    rows: ['threat 27'],
    without: 'a look for space before a copy is begun',
    edits: [['src/store/free-space.ts', 'free === null || free >= needed', 'true']],
    noticedBy: ['store/free-space.test.ts', 'is not begun: it is told what is needed'],
  },
  {
    rows: ['threat 27'],
    without: 'removing a backup that was begun and failed',
    edits: [['src/store/backup.ts', '    if (begun) for (const file of [draft, path]) discard(file);\n', '']],
    noticedBy: ['store/backup.test.ts', 'leaves nothing half done when it fails, and keeps older ones'],
  },
  {
    rows: ['threat 27'],
    without: 'removing an export that was begun and failed',
    edits: [
      [
        'src/files/write/atomic-file.ts',
        '    if (this.#temporary !== null) await unlink(this.#temporary).catch(() => undefined);\n',
        '',
      ],
    ],
    noticedBy: ['files/write/write-table.test.ts', 'leaves nothing behind when the rows fail half-way'],
  },
  {
    rows: ['threat 28'],
    without: 'waiting for the disk at every commit',
    edits: [[CONNECTION, "db.pragma('synchronous = FULL');", "db.pragma('synchronous = OFF');"]],
    noticedBy: [POWER, 'a run that was kept', 'is on the disk before the store is given free'],
  },
  {
    rows: ['threat 28'],
    without: 'key slots on the disk before they take their name',
    edits: [[DURABLE, '    fsyncSync(handle);\n  } catch (error) {', '  } catch (error) {']],
    noticedBy: [POWER, 'what takes a name is on the disk before, and the folder after'],
  },
  {
    rows: ['threat 28'],
    without: 'the folder on the disk after a name was given in it',
    edits: [[DURABLE, '  renameSync(draft, path);\n  syncFolder(dirname(path));', '  renameSync(draft, path);']],
    noticedBy: [POWER, 'what takes a name is on the disk before, and the folder after'],
  },
  {
    rows: ['threat 28'],
    without: 'a backup on the disk before it takes its name',
    edits: [
      [CONNECTION, '    syncFile(target);\n', ''],
      [CONNECTION, '    db.key(raw);\n', "    db.key(raw);\n    db.pragma('synchronous = OFF');\n"],
    ],
    noticedBy: [POWER, 'what takes a name is on the disk before, and the folder after'],
  },
  {
    rows: ['threat 28'],
    without: 'an export on the disk before it takes its name',
    edits: [['src/files/write/atomic-file.ts', '      if (this.#temporary !== null) await this.#handle.sync();\n', '']],
    noticedBy: [POWER, 'what takes a name is on the disk before, and the folder after'],
  },
  {
    rows: ['threat 28'],
    without: 'a log of whole runs: one that goes on in pieces',
    edits: [
      [
        'src/store/chunks.ts',
        '  const run = store.run.number;\n',
        "  const run = store.run.number;\n  store.db.exec('COMMIT; BEGIN IMMEDIATE');\n",
      ],
    ],
    noticedBy: ['trust/threats.test.ts', 'leaves a whole run or none of it, whatever the end of the log looks like'],
  },
  {
    rows: ['threat 29'],
    without: 'an order of the audit by number, whatever the clock says',
    edits: [
      [
        'src/store/audit.ts',
        "for (const row of db.prepare<[], AuditRow>('SELECT * FROM audit ORDER BY sequence').iterate()) {\n    entries++;",
        "for (const row of db.prepare<[], AuditRow>('SELECT * FROM audit ORDER BY at').iterate()) {\n    entries++;",
      ],
    ],
    noticedBy: ['trust/threats.test.ts', 'leaves the audit in order, and nothing is erased by it'],
  },
  {
    rows: ['threat 29'],
    without: 'doubt about a clock that went back',
    edits: [[RETENTION, 'passed < -TOLERANCE || ', '']],
    noticedBy: ['commands/retention.test.ts', 'does nothing unasked, nor by a clock that may be wrong'],
  },
  {
    rows: ['threat 29'],
    without: 'doubt about a clock that leapt ahead',
    edits: [[RETENTION, '|| passed > LONGEST_PAUSE', '']],
    noticedBy: ['trust/threats.test.ts', 'leaves the audit in order, and nothing is erased by it'],
  },
  {
    rows: ['threat 29'],
    without: 'doubt about a clock by which another command ran before',
    edits: [[RETENTION, '    later = at;\n  }\n  return null;', '    return null;\n  }\n  return null;']],
    noticedBy: [
      'commands/retention.test.ts',
      'is not fooled by a clock that jumped ahead and by which another command ran before',
    ],
  },
];
