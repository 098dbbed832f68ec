/**
 * Kills every operation that writes at its writes, one after the other, and looks at what is left: all of the operation or
 * nothing of it, a store that opens with the same key, an audit that verifies, no temporary file in the clear.
 *   node test/faults/crash.mjs [--all]      without --all, up to 12 of each kind of system call
 * Needs strace (Linux) and the built program.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { verifyAudit } from '../../dist/store/audit.js';
import { drillBackups } from '../../dist/store/backup.js';
import { openStore } from '../../dist/store/open-store.js';
import { RecordReader } from '../../dist/store/records.js';
import { listRuns } from '../../dist/store/runs.js';

const OPERATION = fileURLToPath(new URL('./operation.mjs', import.meta.url));
const CALLS = ['pwrite64', 'write', 'ftruncate', 'fsync', 'fdatasync', 'rename', 'unlink', 'openat'];
const MOST = process.argv.includes('--all') ? Number.POSITIVE_INFINITY : 12;

if (spawnSync('strace', ['-V']).status !== 0) {
  console.log('SKIPPED: strace is not at hand; no crash at a chosen system call was tried');
  console.log('0 passed, 0 failed');
  process.exit(0);
}

const root = mkdtempSync(join(tmpdir(), 'cim-faults-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
const template = join(root, 'template');
execFileSync(process.execPath, [OPERATION, 'prepare', template]);

/** What a store holds, as one text; throws where it does not open or does not verify. */
async function look(folder) {
  const secret = { keyFile: join(folder, 'admin.key') };
  const store = openStore({ path: join(folder, 'customers.cim'), secret });
  try {
    const problems = verifyAudit(store.db).problems.map(({ code }) => code);
    if (problems.length > 0) throw new Error(`the audit does not verify: ${problems}`);
    if (store.db.pragma('integrity_check', { simple: true }) !== 'ok') throw new Error('the file is not sound');
    const records = await store.read(() =>
      [...new RecordReader(store).all()].map(({ id, customer, cells }) => [id, customer, ...cells]),
    );
    return JSON.stringify([listRuns(store).map(({ command }) => command), records]);
  } finally {
    store.close();
  }
}

async function lookAround(folder) {
  for (const name of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (name.isFile()) {
      const bytes = readFileSync(join(name.parentPath ?? name.path, name.name));
      if (bytes.includes('Marker') || bytes.includes('SECRET'))
        throw new Error(`${name.name} holds customers in the clear`);
    }
  const backups = join(folder, 'backups');
  if (existsSync(backups) && readdirSync(backups).some((name) => name.endsWith('.cim-backup'))) {
    const drill = await drillBackups(backups, { keyFile: join(folder, 'admin.key') }, new Date());
    if (!drill.ok) throw new Error(`a backup does not restore: ${drill.problems}`);
  }
}

/** How often the first thread makes each call. */
function countCalls(operation, folder) {
  const log = join(root, 'calls');
  execFileSync('strace', ['-f', '-o', log, '-e', `trace=${CALLS}`, process.execPath, OPERATION, operation, folder]);
  const lines = readFileSync(log, 'utf8').split('\n');
  const first = lines[0].split(' ')[0];
  const counts = new Map();
  for (const line of lines) {
    const call = /^(\d+) +(\w+)\(/.exec(line);
    if (call && call[1] === first) counts.set(call[2], (counts.get(call[2]) ?? 0) + 1);
  }
  return counts;
}

let passed = 0;
const failures = [];
for (const operation of ['import', 'merge', 'erase', 'backup', 'rotate']) {
  const whole = join(root, 'whole');
  cpSync(template, whole, { recursive: true });
  const before = await look(whole);
  const counts = countCalls(operation, whole);
  const after = await look(whole);
  await lookAround(whole);
  rmSync(whole, { recursive: true });
  if (before === after) failures.push(`${operation} changes nothing: this proves nothing`);
  const seen = { before: 0, after: 0 };
  for (const [call, count] of counts) {
    const step = Math.max(1, Math.ceil(count / MOST));
    for (let at = count; at >= 1; at -= step) {
      const folder = join(root, 'crash');
      cpSync(template, folder, { recursive: true });
      spawnSync('strace', [
        '-f',
        '-o',
        '/dev/null',
        '-e',
        `inject=${call}:signal=KILL:when=${at}`,
        process.execPath,
        OPERATION,
        operation,
        folder,
      ]);
      try {
        await lookAround(folder);
        const now = await look(folder);
        if (now !== before && now !== after) throw new Error('half of it is there');
        seen[now === before ? 'before' : 'after']++;
        passed++;
      } catch (error) {
        failures.push(`${operation} killed at ${call} ${at} of ${count}: ${error.message}`);
      }
      rmSync(folder, { recursive: true, force: true });
    }
  }
  console.log(
    `${operation}: killed ${seen.before + seen.after} times, ${seen.before} left nothing, ${seen.after} left all`,
  );
  if (seen.before === 0) failures.push(`${operation}: no kill came in time`);
}
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length > 0 ? 1 : 0);
