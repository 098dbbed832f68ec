/** `cim doctor`: what on this machine endangers the store. Looks, and changes nothing. */
import { dirname, resolve } from 'node:path';
import { lastDrill } from '../store/drill.js';
import { backupFolders } from '../store/erasure-ledger.js';
import { readSidecar, sidecarPath } from '../store/sidecar.js';
import type { Store } from '../store/store.js';
import { listUsers } from '../store/users.js';
import type { Call, CommandBody, Say } from './definition.js';
import { dumpsCore, fileFacts, swapDevices, syncedFolder } from './shared/machine.js';
import { namedKeyFile } from './shared/secret.js';

interface DoctorFinding {
  /** Stable: scripts may rely on it. */
  readonly code: string;
  /** A problem makes the exit status 1, advice does not. */
  readonly severity: 'problem' | 'advice';
  readonly detail: string;
}

interface DoctorResult {
  readonly ok: boolean;
  readonly findings: readonly DoctorFinding[];
}

type Note = (severity: DoctorFinding['severity'], code: string, en: string, zh: string) => void;

const DAY = 86_400_000;
const DRILL_DAYS = 35;
const UNUSED_DAYS = 90;

function checkMachine(note: Note): void {
  const swaps = swapDevices();
  if (swaps !== null && swaps.length > 0)
    note(
      'problem',
      'swap-on',
      `Memory with keys and values may be written to ${swaps.join(', ')}: encrypt the swap, or switch it off.`,
      `内存中的密钥和数据可能写入 ${swaps.join('、')}：请加密或关闭交换区。`,
    );
  if (dumpsCore() === true)
    note(
      'problem',
      'core-dumps-on',
      'A crash would write keys to a core file: run `ulimit -c 0` before cim.',
      '崩溃时密钥会写入核心转储文件：请先执行 `ulimit -c 0`。',
    );
}

function checkFiles(path: string, keyFile: string | null, note: Note): void {
  const files: readonly (readonly [string, string | null])[] = [
    ['store', path],
    ['keys', sidecarPath(path)],
    ['key-file', keyFile],
  ];
  for (const [name, file] of files) {
    const facts = file === null ? null : fileFacts(file);
    if (file !== null && facts && (facts.mode & 0o077) !== 0)
      note(
        'problem',
        `mode-${name}`,
        `Others may use ${file} (mode ${facts.mode.toString(8)}): chmod 600.`,
        `他人可访问 ${file}（权限 ${facts.mode.toString(8)}）：请执行 chmod 600。`,
      );
  }
  const folder = dirname(resolve(path));
  const facts = fileFacts(folder);
  if (facts && (facts.mode & 0o022) !== 0)
    note(
      'problem',
      'mode-folder',
      `Others may replace files in ${folder} (mode ${facts.mode.toString(8)}): chmod 700.`,
      `他人可替换 ${folder} 中的文件（权限 ${facts.mode.toString(8)}）：请执行 chmod 700。`,
    );
  if (keyFile !== null && dirname(resolve(keyFile)) === folder)
    note(
      'advice',
      'key-beside-store',
      'The key file lies beside the store: whoever copies the folder has both.',
      '密钥文件与客户库在同一目录：复制该目录者即可打开客户库。',
    );
  const synced = syncedFolder(path);
  if (synced !== null)
    note(
      'problem',
      'synced-folder',
      `The store lies in a synchronized folder (${synced}): it may be copied half written.`,
      `客户库位于同步目录（${synced}）：可能被复制到不完整的状态。`,
    );
}

function checkBackups(store: Store, now: Date, note: Note): void {
  const folders = backupFolders(store);
  if (folders.length === 0)
    note(
      'problem',
      'no-backup',
      'The store was never backed up: cim backup --to DIR.',
      '从未备份：cim backup --to 目录。',
    );
  const drills: number[] = [];
  let recoveryTested = false;
  for (const folder of folders) {
    const facts = fileFacts(folder);
    if (facts === null) {
      note('advice', 'backup-unreachable', `${folder} is not there now.`, `${folder} 当前不可访问。`);
      continue;
    }
    if (facts.disk === fileFacts(dirname(resolve(store.path)))?.disk)
      note(
        'advice',
        'backup-same-disk',
        `${folder} is on the disk of the store: one failure takes both.`,
        `${folder} 与客户库在同一磁盘，一旦损坏两者皆失。`,
      );
    const drill = lastDrill(folder);
    recoveryTested ||= typeof drill?.recoveryTested === 'string';
    if (drill?.ok) drills.push(Date.parse(drill.at));
    if (drill && !drill.ok)
      note('problem', 'drill-failed', `The last drill of ${folder} failed.`, `${folder} 的最近一次演练失败。`);
  }
  if (folders.length > 0 && !recoveryTested)
    note(
      'advice',
      'recovery-untested',
      'No backup was ever opened with the recovery code: type it when cim drill asks for the passphrase.',
      '从未用恢复码打开备份：在 cim drill 询问口令时输入恢复码即可验证。',
    );
  const age = Math.floor((now.getTime() - Math.max(...drills)) / DAY);
  if (folders.length > 0 && !(age <= DRILL_DAYS))
    note(
      'problem',
      'no-recent-drill',
      drills.length === 0
        ? 'No backup was ever proved: cim drill DIR.'
        : `The last good drill was ${age} days ago: cim drill DIR.`,
      drills.length === 0 ? '从未演练恢复：cim drill 目录。' : `最近一次成功演练在 ${age} 天前：cim drill 目录。`,
    );
}

function checkUsers(store: Store, now: Date, note: Note): void {
  const users = listUsers(store);
  for (const { name, since, lastRun } of users) {
    const days = Math.floor((now.getTime() - Date.parse(lastRun ?? since)) / DAY);
    if (days > UNUSED_DAYS)
      note(
        'advice',
        'user-unused',
        `${name} did nothing for ${days} days: cim users remove ${name}?`,
        `${name} 已 ${days} 天无操作：是否移除（cim users remove ${name}）？`,
      );
  }
  if (!users.some((user) => user.role === 'administrator' && user.slots.includes('recovery-code')))
    note('problem', 'no-recovery-code', 'No administrator has a recovery code.', '没有管理员持有恢复码。');
  if (!store.remembers)
    note(
      'advice',
      'nothing-remembered',
      'This user has no home, so an older copy put in the place of the store goes unnoticed: set XDG_STATE_HOME, or use cim audit verify --anchor.',
      '该用户没有主目录，客户库被换成旧副本时无从察觉：请设置 XDG_STATE_HOME，或使用 cim audit verify --anchor。',
    );
  if (store.isBehindMemory)
    note(
      'problem',
      'rolled-back',
      'The store is older than when it was last used: see cim audit verify.',
      '客户库比上次使用时更旧：请运行 cim audit verify。',
    );
}

function checkRoster(store: Store, note: Note): void {
  if (readSidecar(sidecarPath(store.path)).sidecar.roster === undefined)
    note(
      'problem',
      'roster-missing',
      'An older cim made the key slots: nobody vouches for who has which role in them. Give the store new keys: cim rotate.',
      '密钥槽由旧版 cim 建立，其中的用户和角色未经担保：请更换密钥（cim rotate）。',
    );
}

function findings({ store, options, context }: Call): DoctorFinding[] {
  const open = store as Store;
  const found: DoctorFinding[] = [];
  const say: Say = context.say;
  const note: Note = (severity, code, en, zh) => found.push({ code, severity, detail: say(en, zh) });
  checkMachine(note);
  checkFiles(open.path, namedKeyFile(options, context), note);
  checkBackups(open, context.now(), note);
  checkUsers(open, context.now(), note);
  checkRoster(open, note);
  return found;
}

export const command: CommandBody<DoctorResult> = {
  examples: ['cim doctor', 'cim doctor --json'],
  usage: () => {},
  run: async (call) => {
    const found = findings(call);
    return { ok: !found.some(({ severity }) => severity === 'problem'), findings: found };
  },
  render: (result, { say }) => {
    if (result.findings.length === 0) return say('Nothing endangers the store that cim can see.', '未发现隐患。');
    const words = { problem: say('problem', '问题'), advice: say('advice', '建议') };
    return result.findings.map(({ code, severity, detail }) => `${words[severity]}  ${code}: ${detail}`).join('\n');
  },
  exitCode: (result) => (result.ok ? 0 : 1),
};
