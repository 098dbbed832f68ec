/** Drills: the newest backup of a folder is restored to a scratch folder, so that it is known to work before it is needed. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Bilingual, CimError } from '../errors.js';
import { backupsIn, restoreBackup } from './backup.js';
import { writeDurably } from './durable-file.js';
import { discardHalfMade } from './half-made.js';
import type { Secret } from './secret.js';

export interface DrillResult {
  readonly ok: boolean;
  /** Name of the newest backup, or null where there is none. */
  readonly newest: string | null;
  readonly ageHours: number | null;
  readonly records: number;
  /** What was wrong, for people. */
  readonly problems: readonly Bilingual[];
}

const EMPTY: Bilingual = { en: 'There is no backup in the folder.', zh: '目录中没有备份。' };

/** The outcome as scripts read it. */
export const drillFigures = (result: DrillResult) => ({ ...result, problems: result.problems.map(({ en }) => en) });

const DRILL = 'drill.json';

/** How the last drill of a folder went. */
export interface LastDrill {
  readonly at: string;
  readonly ok: boolean;
  /** When a drill last succeeded with the recovery code (ISO), or null. */
  readonly recoveryTested: string | null;
}

/** The last drill of a folder; null where there was none, or its note is not readable: nothing is proved then. */
export function lastDrill(folder: string): LastDrill | null {
  try {
    const { at, ok, recoveryTested } = JSON.parse(readFileSync(join(folder, DRILL), 'utf8')) as Partial<LastDrill>;
    return typeof at === 'string' && typeof ok === 'boolean'
      ? { at, ok, recoveryTested: recoveryTested ?? null }
      : null;
  } catch {
    return null;
  }
}

/**
 * Proves that the newest backup of a folder can be restored with this secret: it is restored to a scratch folder, opened,
 * verified, and removed again. The outcome is noted in the folder (`drill.json`). Problems are data, not errors.
 */
export async function drillBackups(
  folder: string,
  secret: Secret,
  now: Date,
  signal?: AbortSignal,
): Promise<DrillResult> {
  if (!existsSync(folder))
    throw new CimError('usage', 'no-such-folder', { en: `There is no folder ${folder}.`, zh: `没有目录 ${folder}。` });
  discardHalfMade(folder, now);
  const [newest] = backupsIn(folder).sort((a, b) => (a.at < b.at ? 1 : -1));
  const scratch = mkdtempSync(join(resolve(folder), '.drill-'));
  let result: DrillResult;
  try {
    if (newest) {
      const ageHours = Math.round(((now.getTime() - Date.parse(newest.at)) / 3_600_000) * 10) / 10;
      const outcome = await tryBackup(join(folder, newest.name), join(scratch, 'store.cim'), secret, now, signal);
      result = { newest: newest.name, ageHours, ...outcome };
    } else result = { ok: false, newest: null, ageHours: null, records: 0, problems: [EMPTY] };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  const at = now.toISOString();
  const recoveryTested = result.ok && 'recoveryCode' in secret ? at : (lastDrill(folder)?.recoveryTested ?? null);
  writeDurably(join(folder, DRILL), `${JSON.stringify({ at, recoveryTested, ...drillFigures(result) }, null, 2)}\n`);
  return result;
}

async function tryBackup(file: string, path: string, secret: Secret, now: Date, signal?: AbortSignal) {
  try {
    const { records } = await restoreBackup(file, { path, secret, now: () => now, ...(signal ? { signal } : {}) });
    return { ok: true, records, problems: [] };
  } catch (error) {
    if (!(error instanceof CimError)) throw error;
    if (error.kind === 'no-space' || error.kind === 'interrupted') throw error;
    return { ok: false, records: 0, problems: [error.texts.message] };
  }
}
