/** The chosen rules applied to all records: keys, blocks, and the report of what was found and left out. */
import type { Carrier } from '../carrier.js';
import { createKeyMatrix } from '../kernel/blocks.js';
import type { Candidates } from '../kernel/candidate-pairs.js';
import { ruleNumbers } from '../kernel/rule-keys.js';
import { stretches } from '../kernel/stretches.js';
import type { BlockingReport, LinkageNote } from '../linkage-result.js';
import type { AtomKeys } from './atom.js';
import type { ChosenRules } from './choose-rules.js';
import type { BlockingRule } from './rules.js';

export interface BlockedRecords {
  readonly candidates: Candidates;
  /** Keys by each rule, a column a slot, without those of blocks that were left out. In shared memory. */
  readonly keys: readonly (readonly Int32Array[])[];
  readonly report: BlockingReport;
}

/**
 * Builds the blocks of `count` records; those of more than `limit` records are left out and noted. `added` of the report is
 * told by scoring.
 */
export async function blockRecords(
  count: number,
  chosen: ChosenRules,
  limit: number,
  atomKeys: AtomKeys,
  carrier: Carrier,
  notes: LinkageNote[],
): Promise<BlockedRecords> {
  const atoms = [...new Set(chosen.rules.flatMap(({ rule }) => rule.atoms))];
  const keys = await atomKeys(atoms, null);
  const rules = ruleNumbers(
    chosen.rules.map(({ rule }) => rule),
    (atom) => atoms.indexOf(atom),
  );
  const built = await carrier.map('build-blocks', { keys, rules, limit }, [...chosen.rules.keys()]);
  const blocks = built.map(({ blocks }) => blocks);
  const columns = built.flatMap(({ columns }) => columns);
  const matrix = createKeyMatrix(
    count,
    built.map(({ columns }) => columns.length),
  );
  await carrier.map('fill-keys', { matrix, columns }, stretches(count));
  for (const [i, { leftOut }] of blocks.entries()) {
    if (leftOut.blocks === 0) continue;
    const detail = `${leftOut.blocks} blocks, ${leftOut.records} records, the largest ${leftOut.largest}`;
    notes.push({ code: 'block-too-large', subject: chosen.rules[i]!.rule.name, detail });
  }
  const report: BlockingReport = {
    rules: chosen.rules.map(({ rule, onlyHere }, i) => ({
      rule: rule.name,
      pairs: blocks[i]!.pairs,
      added: 0,
      onlyHere,
      blocksLeftOut: blocks[i]!.leftOut.blocks,
      recordsLeftOut: blocks[i]!.leftOut.records,
    })),
    tooLarge: chosen.tooLarge.map(({ rule, pairs }) => ({ rule: rule.name, pairs })),
    tried: chosen.tried,
    sample: chosen.sample,
    recallLost: chosen.matchesOnTrial > 0 ? Math.max(0, 1 - chosen.matchesKept / chosen.matchesOnTrial) : 0,
  };
  return { candidates: { matrix, blocks }, keys: built.map(({ columns }) => columns), report };
}

/** Keys of all records by each of some rules, a column a slot, without those of more than `limit` records. In shared memory. */
export async function keysByRule(
  rules: readonly BlockingRule[],
  atomKeys: AtomKeys,
  limit: number,
  carrier: Carrier,
): Promise<readonly (readonly Int32Array[])[]> {
  if (rules.length === 0) return [];
  const atoms = [...new Set(rules.flatMap((rule) => rule.atoms))];
  const keys = await atomKeys(atoms, null);
  const numbers = ruleNumbers(rules, (atom) => atoms.indexOf(atom));
  const built = await carrier.map('build-blocks', { keys, rules: numbers, limit }, [...rules.keys()]);
  return built.map(({ columns }) => columns);
}
