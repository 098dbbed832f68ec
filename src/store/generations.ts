/** Which backups to keep: the newest of each of the last days, weeks and months. Names tell the time; nothing is opened. */

export interface BackupName {
  readonly name: string;
  /** ISO */
  readonly at: string;
}

export type Generation = 'daily' | 'weekly' | 'monthly';

/** How many of each generation are kept. */
export const KEPT = { daily: 7, weekly: 5, monthly: 12 } as const satisfies Record<Generation, number>;

export const BACKUP_SUFFIX = '.cim-backup';
const NAME = /^(.{1,200})-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.cim-backup$/;

/** The file name of a backup: store and time (UTC, to the second). */
export function backupName(store: string, at: Date): string {
  return `${store}-${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z${BACKUP_SUFFIX}`;
}

/** What a file name says, or null where it is not that of a backup of `store` (any store, if null). */
export function parseBackupName(name: string, store: string | null = null): BackupName | null {
  const match = NAME.exec(name);
  if (!match || (store !== null && match[1] !== store)) return null;
  const [, , year, month, day, hour, minute, second] = match;
  const at = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`;
  return Number.isNaN(Date.parse(at)) ? null : { name, at };
}

const DAY = 86_400_000;

/** The period a time falls in; weeks begin on Monday. */
function periodOf(at: string, generation: Generation): string {
  if (generation === 'daily') return at.slice(0, 10);
  if (generation === 'monthly') return at.slice(0, 7);
  return String(Math.floor((Date.parse(at) / DAY + 3) / 7));
}

const GENERATIONS: readonly Generation[] = ['monthly', 'weekly', 'daily'];

/** The highest generation a backup is: the first of its month, else of its week, else one of its day. */
export function generationOf(backup: BackupName, all: readonly BackupName[]): Generation {
  const isFirst = (generation: Generation) =>
    !all.some((other) => other.at < backup.at && periodOf(other.at, generation) === periodOf(backup.at, generation));
  return GENERATIONS.find((generation) => generation === 'daily' || isFirst(generation)) as Generation;
}

/** The backups that need not be kept. The newest is always kept. */
export function superfluous(all: readonly BackupName[]): BackupName[] {
  const newestFirst = [...all].sort((a, b) => (a.at < b.at ? 1 : -1));
  const keep = new Set(newestFirst.slice(0, 1));
  for (const generation of GENERATIONS) {
    const periods = new Map<string, BackupName>();
    for (const backup of newestFirst) {
      const period = periodOf(backup.at, generation);
      // of a day the last backup counts, of longer periods the first: that one stays the same while the period lasts
      if (generation !== 'daily' || !periods.has(period)) periods.set(period, backup);
    }
    for (const backup of [...periods.values()].slice(0, KEPT[generation])) keep.add(backup);
  }
  return newestFirst.filter((backup) => !keep.has(backup));
}
