/**
 * Candidate pairs, enumerated block by block without keeping a set of them: a pair belongs to the first rule that finds
 * it (and within a rule with several keys to the first common key), told by comparing the two rows of the key matrix.
 */
import type { Blocks, KeyMatrix } from './blocks.js';

import { PairBlock } from './bounds/bound.js';

/** What enumeration reads. `blocks[r]` are the blocks of rule r of the matrix, all built before. */
export interface Candidates {
  readonly matrix: KeyMatrix;
  readonly blocks: readonly Blocks[];
}

/** A stretch of work: some blocks of one rule. `pairs` is its size before pairs of earlier rules are taken off. */
export interface CandidatePart {
  readonly rule: number;
  readonly fromBlock: number;
  readonly toBlock: number;
  readonly pairs: number;
}

/**
 * Cuts all blocks into parts of about `size` pairs (a single larger block makes a larger part), in the order of rules and
 * blocks. Depends on the data only.
 */
export function cutIntoParts(blocks: readonly Blocks[], size: number): CandidatePart[] {
  const parts: CandidatePart[] = [];
  for (const [rule, { starts }] of blocks.entries()) {
    let fromBlock = 0;
    let pairs = 0;
    for (let block = 0; block + 1 < starts.length; block++) {
      const members = starts[block + 1]! - starts[block]!;
      pairs += (members * (members - 1)) / 2;
      if (pairs < size) continue;
      parts.push({ rule, fromBlock, toBlock: block + 1, pairs });
      fromBlock = block + 1;
      pairs = 0;
    }
    if (pairs > 0) parts.push({ rule, fromBlock, toBlock: starts.length - 1, pairs });
  }
  return parts;
}

/** Pairs met so far by a walk over a part, and where it stands. */
export interface PairWalk {
  /** What the last step gave, first < second. */
  readonly pairs: PairBlock;
  block: number;
  /** Place of the next pair within the block. */
  i: number;
  j: number;
}

/** A walk over a part that gives at most `capacity` pairs a step. */
export function startWalk(part: CandidatePart, capacity: number): PairWalk {
  return { pairs: new PairBlock(capacity), block: part.fromBlock, i: 0, j: 1 };
}

/** Takes the next pairs of the part into the walk; `walk.pairs.size` is 0 when there are none left. */
export function nextPairs(candidates: Candidates, part: CandidatePart, walk: PairWalk): void {
  const { matrix } = candidates;
  const { members, starts, keys: blockKeys } = candidates.blocks[part.rule]!;
  const { keys, width } = matrix;
  const ownSlot = matrix.firstSlot[part.rule]!;
  const ownSlots = matrix.firstSlot[part.rule + 1]! - ownSlot;
  const simple = isSimple(matrix, part.rule);
  const { first, second } = walk.pairs;
  const capacity = first.length;
  let size = 0;
  let { block, i, j } = walk;
  for (; block < part.toBlock; block++) {
    const end = starts[block + 1]!;
    const start = starts[block]!;
    for (; start + i + 1 < end; i++, j = i + 1) {
      const a = members[start + i]!;
      const rowA = a * width;
      for (; start + j < end; j++) {
        const b = members[start + j]!;
        const rowB = b * width;
        let slot = 0;
        if (simple) {
          while (slot < ownSlot) {
            const key = keys[rowA + slot]!;
            if (key === keys[rowB + slot] && key !== 0) break;
            slot++;
          }
          if (slot < ownSlot) continue;
        } else if (foundEarlier(matrix, part.rule, rowA, rowB)) continue;
        if (ownSlots > 1 && foundBySlotBefore(keys, rowA + ownSlot, rowB + ownSlot, ownSlots, blockKeys[block]!)) {
          continue;
        }
        if (size === capacity) {
          walk.pairs.size = size;
          walk.block = block;
          walk.i = i;
          walk.j = j;
          return;
        }
        first[size] = a;
        second[size] = b;
        size++;
      }
    }
    i = 0;
    j = 1;
  }
  walk.pairs.size = size;
  walk.block = block;
  walk.i = i;
  walk.j = j;
}

/** True when all rules before this one have one slot. */
function isSimple(matrix: KeyMatrix, rule: number): boolean {
  return matrix.firstSlot[rule] === rule;
}

/** True when a rule before this one finds the pair. */
function foundEarlier(matrix: KeyMatrix, rule: number, rowA: number, rowB: number): boolean {
  const { keys, firstSlot } = matrix;
  for (let earlier = 0; earlier < rule; earlier++) {
    const from = firstSlot[earlier]!;
    const to = firstSlot[earlier + 1]!;
    for (let slotA = from; slotA < to; slotA++) {
      const key = keys[rowA + slotA]!;
      if (key === 0) continue;
      for (let slotB = from; slotB < to; slotB++) if (keys[rowB + slotB] === key) return true;
    }
  }
  return false;
}

/** True when a slot of the first record before the one that holds `key` has a key that the second record has too. */
function foundBySlotBefore(keys: Int32Array, atA: number, atB: number, slots: number, key: number): boolean {
  for (let slotA = 0; slotA < slots; slotA++) {
    const other = keys[atA + slotA]!;
    if (other === key) return false;
    if (other === 0) continue;
    for (let slotB = 0; slotB < slots; slotB++) if (keys[atB + slotB] === other) return true;
  }
  return false;
}
