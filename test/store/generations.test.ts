import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BackupName,
  backupName,
  generationOf,
  parseBackupName,
  superfluous,
} from '../../src/store/generations.js';

const DAY = 86_400_000;
const START = Date.parse('2024-01-01T02:00:00.000Z');
const at = (days: number): BackupName => {
  const time = new Date(START + days * DAY);
  return { name: backupName('customers', time), at: time.toISOString() };
};

/** Backups every `step` days with pruning after each, as a nightly job does. */
function nightly(days: number, step = 1): BackupName[] {
  let kept: BackupName[] = [];
  for (let day = 0; day < days; day += step) {
    kept.push(at(day));
    const drop = new Set(superfluous(kept));
    kept = kept.filter((backup) => !drop.has(backup));
  }
  return kept;
}

describe('backup names', () => {
  it('tell store and time, and nothing else is taken for one', () => {
    const name = backupName('customers', new Date('2025-03-01T08:09:10.123Z'));
    expect(name).toBe('customers-20250301T080910Z.cim-backup');
    expect(parseBackupName(name, 'customers')).toEqual({ name, at: '2025-03-01T08:09:10.000Z' });
    for (const other of [
      'x.cim-backup',
      'customers-20251301T080910Z.cim-backup',
      `${name}.partial`,
      `${name}.keys`,
      '.drill-x',
    ])
      expect([other, parseBackupName(other)]).toEqual([other, null]);
    expect(parseBackupName(name, 'other')).toBeNull();
  });
});

describe('generations', () => {
  it('keep the last days, weeks and months of a nightly job', () => {
    const kept = nightly(400).map((backup) => Math.round((Date.parse(backup.at) - START) / DAY));
    expect(kept).toEqual(expect.arrayContaining([399, 398, 397, 396, 395, 394, 393])); // seven days
    expect(kept.length).toBeLessThanOrEqual(7 + 5 + 12);
    const months = new Set(kept.map((day) => new Date(START + day * DAY).toISOString().slice(0, 7)));
    expect(months.size).toBe(12);
    expect(nightly(400, 9).length).toBeGreaterThan(15);
  });

  it('always keep the newest, and what is kept stays kept when nothing is added', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(2000), { minLength: 1, maxLength: 80 }), (days) => {
        const all = days.map(at);
        const drop = new Set(superfluous(all));
        const kept = all.filter((backup) => !drop.has(backup));
        expect(kept).toContainEqual(at(Math.max(...days)));
        expect(superfluous(kept)).toEqual([]);
      }),
    );
  });

  it('are told by the first of a month and of a week', () => {
    const all = [at(0), at(1), at(7), at(8)]; // 1 January 2024 was a Monday
    expect(all.map((backup) => generationOf(backup, all))).toEqual(['monthly', 'daily', 'weekly', 'daily']);
  });
});
