/**
 * E-mail addresses (the best of several): equal; domain misspelt or one edit; same local part; local part near; similar;
 * other. Where a local part contains the person's name, near agreement is what namesakes have too: it counts as missing.
 */
import { alignmentDistance, jaroWinkler } from '../kernel/similarity.js';
import type { ValueTable } from '../kernel/value-table.js';
import type { ComparisonKind } from './comparison.js';
import { BIN_BITS } from './comparison.js';

/** Texts by code: `units[offsets[c]] … units[offsets[c + 1] - 1]`. In shared memory. */
export interface LetterTexts {
  readonly units: Uint16Array;
  readonly offsets: Int32Array;
}

export interface EmailData {
  readonly columns: readonly Int32Array[];
  /** Per column and record 1 where the local part contains a name of the person. */
  readonly named: readonly Uint8Array[];
  /** Local part and domain of each address, by code. */
  readonly local: Int32Array;
  readonly domain: Int32Array;
  /** The letters of each local part, by its code. */
  readonly letters: LetterTexts;
  readonly locals: ValueTable;
  readonly domains: ValueTable;
  /** Per domain 1 where it is one of a well-known provider: nobody who writes it meant another. */
  readonly meant: Uint8Array;
  readonly bins: Uint8Array;
}

export const EMAIL: ComparisonKind = {
  name: 'e-mail',
  labels: ['missing', 'equal', 'domain misspelt or one edit', 'same local part', 'local part near', 'similar', 'other'],
  prior: [0, 0.7, 0.04, 0.03, 0.03, 0.02, 0.18],
  usualU: [0, 0.000003, 0.000002, 0.00005, 0.000002, 0.00001, 1],
  strength: 10,
  otherCap: 0.6,
  weakFrom: 3,
  weakCap: 0.65,
  household: 'free',
  termShare: [0, 1, 0.5, 0, 0, 0, 0],
};

export function compareEmail(data: EmailData, a: number, b: number): number {
  let best = 0;
  const { columns, bins } = data;
  for (let i = 0; i < columns.length; i++) {
    const x = columns[i]![a]!;
    if (x === 0) continue;
    for (let j = 0; j < columns.length; j++) {
      const y = columns[j]![b]!;
      if (y === 0) continue;
      if (x === y) return (1 << BIN_BITS) | bins[x]!;
      const level = emailLevel(data, x, y, data.named[i]![a]! | data.named[j]![b]!);
      if (level !== 0 && (best === 0 || level < best >> BIN_BITS)) {
        best = (level << BIN_BITS) | (level === 2 ? Math.max(bins[x]!, bins[y]!) : 0);
      }
    }
  }
  return best;
}

/** True where two local parts are the same but for digits and punctuation. */
function sameLetters({ units, offsets }: LetterTexts, x: number, y: number): boolean {
  const length = offsets[x + 1]! - offsets[x]!;
  if (offsets[y + 1]! - offsets[y]! !== length) return false;
  for (let i = 0, a = offsets[x]!, b = offsets[y]!; i < length; i++, a++, b++) if (units[a] !== units[b]) return false;
  return true;
}

/** Level of two different addresses: 2 … 6, or 0 where near agreement is only the name. */
export function emailLevel(data: EmailData, x: number, y: number, named: number): number {
  const { local, domain, letters, locals, domains, meant } = data;
  const localX = local[x]!;
  const localY = local[y]!;
  if (localX === localY) {
    const domainX = domain[x]!;
    const domainY = domain[y]!;
    if ((meant[domainX]! & meant[domainY]!) === 1) return named === 0 ? 3 : 0;
    const startX = domains.offsets[domainX]!;
    const startY = domains.offsets[domainY]!;
    const distance = alignmentDistance(
      domains.chars,
      startX,
      domains.offsets[domainX + 1]! - startX,
      startY,
      domains.offsets[domainY + 1]! - startY,
      2,
    );
    if (distance <= 2) return 2;
    return named === 0 ? 3 : 0;
  }
  const startX = locals.offsets[localX]!;
  const startY = locals.offsets[localY]!;
  const lengthX = locals.offsets[localX + 1]! - startX;
  const lengthY = locals.offsets[localY + 1]! - startY;
  if (lengthX === 0 || lengthY === 0) return 6;
  const sameDomain = domain[x] === domain[y];
  const distance = alignmentDistance(locals.chars, startX, lengthX, startY, lengthY, 1);
  const longer = Math.max(lengthX, lengthY);
  if (distance === 1 && longer >= 5) {
    // Beside a name the first letter is mostly the initial of another one: s.phillips and x.phillips are two people.
    const otherInitial = locals.chars[startX] !== locals.chars[startY];
    if (named !== 0 && (!sameDomain || otherInitial || sameLetters(letters, localX, localY))) return 0;
    return sameDomain ? 2 : 4;
  }
  const similarity = jaroWinkler(locals.chars, startX, lengthX, startY, lengthY);
  if (similarity < 850) return 6;
  return named === 0 ? 5 : 0;
}
