/**
 * Headers that stand one or two columns beside their values (a column was inserted, or lost its header): found when the
 * values contradict the headers as they stand and agree with them moved.
 */
import type { AliasTarget } from './aliases/index.js';
import type { HeaderReading } from './by-header.js';
import type { ColumnProfile } from './column-profile.js';
import { CONTRADICTED, compatibility } from './compatibility.js';

const AGREED = 0.7;

function verdict(targets: readonly AliasTarget[], p: ColumnProfile | undefined): number {
  if (p === undefined || p.distinct < 3) return 0;
  let best = -1;
  for (const target of targets) {
    if (target === 'id' || target === 'other') return 0;
    const value = compatibility(target, p);
    if (value === null) return 0;
    best = Math.max(best, value >= AGREED ? 1 : value < CONTRADICTED ? -1 : 0);
  }
  return targets.length === 0 ? 0 : best;
}

/**
 * By how many columns the headers stand to the left of their values: 0 as they should, 1 when the header of column 3
 * names the values of column 4.
 */
export function findShift(readings: readonly HeaderReading[], profiles: readonly ColumnProfile[]): number {
  const total = (shift: number): { agreed: number; contradicted: number } => {
    let agreed = 0;
    let contradicted = 0;
    readings.forEach(({ targets }, at) => {
      const v = verdict(targets, profiles[at + shift]);
      if (v > 0) agreed++;
      else if (v < 0) contradicted++;
    });
    return { agreed, contradicted };
  };
  const asIs = total(0);
  if (asIs.contradicted < 2 || asIs.contradicted * 2 < asIs.agreed) return 0;
  let best = 0;
  let bestScore = asIs.agreed - asIs.contradicted;
  for (const shift of [1, -1, 2, -2]) {
    const { agreed, contradicted } = total(shift);
    if (contradicted <= 0.25 * agreed && agreed - contradicted >= bestScore + 3) {
      best = shift;
      bestScore = agreed - contradicted;
    }
  }
  return best;
}
