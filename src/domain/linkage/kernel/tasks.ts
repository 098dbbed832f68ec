/**
 * The table of tasks: everything linkage may do on several threads. A task is a pure function of what is shared and of
 * one part; it may write to its own range of shared arrays. To let another computation run on threads, add it here.
 */
import { sortPositions } from './radix-sort.js';

/** Keys of several blocking rules, one array each. */
export interface SortKeysShared {
  readonly keys: readonly Int32Array[];
}

export const TASKS = {
  /** Part: the number of a rule. Result: the positions of its keys in the order of the keys, those without a key left out. */
  'sort-keys': (shared: SortKeysShared, rule: number): Int32Array => sortPositions(shared.keys[rule]!),
} as const satisfies Record<string, (shared: never, part: never) => unknown>;

export type TaskName = keyof typeof TASKS;
export type TaskShared<Name extends TaskName> = Parameters<(typeof TASKS)[Name]>[0];
export type TaskPart<Name extends TaskName> = Parameters<(typeof TASKS)[Name]>[1];
export type TaskResult<Name extends TaskName> = ReturnType<(typeof TASKS)[Name]>;
