/**
 * The table of tasks: everything linkage may do on several threads. A task is a pure function of what is shared and of
 * one part; it may write to its own range of shared arrays. To let another computation run on threads, add it here.
 */

import type { PackedTable } from '../packed-table.js';
import { unpackTable } from '../packed-table.js';
import type { PeopleFeatures, PeoplePart } from '../people/features.js';
import { peoplePart } from '../people/features.js';
import type { Blocks, KeyMatrix } from './blocks.js';
import { buildBlocks } from './blocks.js';
import type { CandidatePart } from './candidate-pairs.js';
import type { CodedTexts, StoredColumns } from './code-column.js';
import { codeColumn } from './code-column.js';
import type { ListedPart, ListedShared, ScoredPairs, ScoreShared } from './compare-pairs.js';
import { compareListed, scorePairs } from './compare-pairs.js';
import type { RowPlan } from './packed-rows.js';
import { fillRows } from './packed-rows.js';

/** Keys of all rules, and the largest size of a block. */
export interface BuildBlocksShared {
  readonly matrix: KeyMatrix;
  readonly limit: number;
}

export const TASKS = {
  /** Part: the number of a column. See `codeColumn`. */
  'code-column': (shared: StoredColumns, column: number): CodedTexts => codeColumn(shared, column),
  /** Part: which features of people. See `peoplePart`. */
  'people-features': (shared: PackedTable, part: PeoplePart): Partial<PeopleFeatures> =>
    peoplePart(unpackTable(shared), part),
  /** Part: the number of a rule. See `buildBlocks`. */
  'build-blocks': (shared: BuildBlocksShared, rule: number): Blocks => buildBlocks(shared.matrix, rule, shared.limit),
  /** Part: some of the records. See `fillRows`. */
  'fill-rows': (shared: RowPlan, part: { readonly from: number; readonly to: number }): void =>
    fillRows(shared, part.from, part.to),
  /** Part: some of the pairs listed. See `compareListed`. */
  'compare-listed': (shared: ListedShared, part: ListedPart): void => compareListed(shared, part),
  /** Part: some blocks of a rule. See `scorePairs`. */
  'score-pairs': (shared: ScoreShared, part: CandidatePart): ScoredPairs => scorePairs(shared, part),
} as const satisfies Record<string, (shared: never, part: never) => unknown>;

export type TaskName = keyof typeof TASKS;
export type TaskShared<Name extends TaskName> = Parameters<(typeof TASKS)[Name]>[0];
export type TaskPart<Name extends TaskName> = Parameters<(typeof TASKS)[Name]>[1];
export type TaskResult<Name extends TaskName> = ReturnType<(typeof TASKS)[Name]>;
