/**
 * The table of tasks: everything linkage may do on several threads. A task is a pure function of what is shared and of
 * one part; it may write to its own range of shared arrays. To let another computation run on threads, add it here.
 */

import type { ComponentList, MergeRules } from '../agglomerate.js';
import { agglomerateList } from '../agglomerate.js';
import type { Comparison } from '../comparisons/comparison.js';
import type { LookupPage } from '../lookup/pages.js';
import type { KeyedRecords } from '../lookup/record-pages.js';
import { recordPages } from '../lookup/record-pages.js';
import type { ComparedPairs } from '../merge-rules.js';
import { mergeRules } from '../merge-rules.js';
import type { PackedTable } from '../packed-table.js';
import { unpackTable } from '../packed-table.js';
import type { AtomKeysShared } from '../people/atom-keys.js';
import { peopleAtomKeys } from '../people/atom-keys.js';
import { flagNamed } from '../people/contact-features.js';
import type { NamedMail, PeopleFeatures, PeoplePart } from '../people/features.js';
import { peoplePart } from '../people/features.js';
import type { ScoreTables } from '../score.js';
import type { ListedPairs } from './blocks.js';
import { fillKeys } from './blocks.js';
import type { CandidatePart } from './candidate-pairs.js';
import type { CodedTexts, StoredPieces, TableRows } from './code-column.js';
import { codeColumn } from './code-column.js';
import type { ListedShared, ScoredPairs, ScoreShared } from './compare-pairs.js';
import { compareListed, scorePairs } from './compare-pairs.js';
import type { RowPlan } from './packed-rows.js';
import { fillRows } from './packed-rows.js';
import type { FillKeysShared, RuleBlocks, RuleKeys, RulePairs } from './rule-keys.js';
import { blocksOfRule, countRules, listRule } from './rule-keys.js';
import type { Stretch } from './stretches.js';

/** Components and what merges within them are weighed by. */
export interface AgglomerateShared {
  readonly list: ComponentList;
  readonly comparisons: readonly Comparison[];
  readonly scores: ScoreTables;
  readonly cut: number;
  readonly compared: ComparedPairs;
}

const madeRules = new WeakMap<AgglomerateShared, MergeRules>();

/** Rules made once for all parts: code that was compiled for the functions of one would be thrown away at the next. */
function rulesOf(shared: AgglomerateShared): MergeRules {
  const { comparisons, scores, cut, compared } = shared;
  const rules = madeRules.get(shared) ?? mergeRules(comparisons, scores, cut, compared);
  madeRules.set(shared, rules);
  return rules;
}

export const TASKS = {
  /** Part: the pieces of a column. See `codeColumn`. */
  'code-column': (shared: TableRows, pieces: StoredPieces): CodedTexts => codeColumn(shared, pieces),
  /** Part: which features of people. See `peoplePart`. */
  'people-features': (shared: PackedTable, part: PeoplePart): Partial<PeopleFeatures> =>
    peoplePart(unpackTable(shared), part),
  /** Part: some of the records. See `flagNamed`. */
  'flag-named': ({ names, emails }: NamedMail, { from, to }: Stretch): void => flagNamed(emails, names, from, to),
  /** Part: the number of an atom. See `peopleAtomKeys`. */
  'atom-keys': (shared: AtomKeysShared, atom: number): readonly Int32Array[] => peopleAtomKeys(shared, atom),
  /** Part: some of the rules. See `countRules`. */
  'count-rules': (shared: RuleKeys, part: Stretch): readonly RulePairs[] => countRules(shared, part),
  /** Part: the number of a rule. See `blocksOfRule`. */
  'build-blocks': (shared: RuleKeys, rule: number): RuleBlocks => blocksOfRule(shared, rule),
  /** Part: the number of a rule. See `listRule`. */
  'list-rule': (shared: RuleKeys, rule: number): ListedPairs => listRule(shared, rule),
  /** Part: some of the records. See `fillKeys`. */
  'fill-keys': ({ matrix, columns }: FillKeysShared, { from, to }: Stretch): void =>
    fillKeys(matrix, columns, from, to),
  /** Part: some of the records. See `fillRows`. */
  'fill-rows': (shared: RowPlan, { from, to }: Stretch): void => fillRows(shared, from, to),
  /** Part: some of the pairs listed. See `compareListed`. */
  'compare-listed': (shared: ListedShared, part: Stretch): void => compareListed(shared, part),
  /** Part: some blocks of a rule. See `scorePairs`. */
  'score-pairs': (shared: ScoreShared, part: CandidatePart): ScoredPairs => scorePairs(shared, part),
  /** Part: some of the components. See `agglomerateList`. */
  agglomerate: (shared: AgglomerateShared, part: Stretch): Int32Array =>
    agglomerateList(shared.list, part, rulesOf(shared)),
  /** Part: which part of the keys. See `recordPages`. */
  'lookup-pages': (shared: KeyedRecords, part: number): LookupPage[] => recordPages(shared, part),
} as const satisfies Record<string, (shared: never, part: never) => unknown>;

export type TaskName = keyof typeof TASKS;
export type TaskShared<Name extends TaskName> = Parameters<(typeof TASKS)[Name]>[0];
export type TaskPart<Name extends TaskName> = Parameters<(typeof TASKS)[Name]>[1];
export type TaskResult<Name extends TaskName> = ReturnType<(typeof TASKS)[Name]>;
