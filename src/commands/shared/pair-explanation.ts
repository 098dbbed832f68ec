/** Why two records are, or are not, one customer: the waterfall with both values, and what became of the pair. */
import { evidenceValues } from '../../domain/linkage/evidence-fields.js';
import { createExplainer, type PairExplanation } from '../../domain/linkage/explain.js';
import { Forest } from '../../domain/linkage/forest.js';
import type { LinkageModel } from '../../domain/linkage/linkage-result.js';
import { maskValue, type View } from '../../domain/privacy/mask.js';
import { readEvidence } from '../../store/clusters.js';
import { readDecisions } from '../../store/decisions.js';
import type { LinkageInput } from '../../store/features.js';
import { customerId, recordId } from '../../store/records.js';
import type { Store } from '../../store/store.js';
import { linkageWord } from '../../ui/linkage-words.js';
import { textTable } from '../../ui/table.js';
import type { Context } from '../definition.js';
import { chance, signed } from './figures.js';
import { lastLinkage, type SavedLinkage } from './last-linkage.js';
import { decisionRows, rowsByRecord } from './linkage.js';

/** What became of a pair. `must-link` and `cannot-link` are a steward's decisions. */
export type PairDecision = 'must-link' | 'cannot-link' | 'linked' | 'review' | 'apart';

interface ShownValue {
  readonly field: string;
  readonly value: string;
}

export interface ShownStep {
  readonly comparison: string;
  readonly level: string;
  readonly a: readonly ShownValue[];
  readonly b: readonly ShownValue[];
  readonly m: number;
  readonly u: number;
  /** What the comparison adds, and the part of it that the frequency of the value makes; bits. */
  readonly bits: number;
  readonly termBits: number;
}

/** A pair explained. Weights in bits, to three places: prior + Σ bits + otherClasses = weight. */
export interface ShownPair {
  readonly a: { readonly record: string; readonly customer: string };
  readonly b: { readonly record: string; readonly customer: string };
  readonly model: LinkageModel['kind'];
  readonly prior: number;
  readonly steps: readonly ShownStep[];
  readonly otherClasses: number;
  readonly weight: number;
  readonly probability: number;
  readonly classes: PairExplanation['classes'];
  readonly linkWeight: number;
  readonly reviewWeight: number;
  readonly decision: PairDecision;
  /** The dedupe run that is explained, and the weight it kept for this pair (null: none). */
  readonly run: number;
  readonly keptWeight: number | null;
}

const bits = (milli: number): number => milli / 1000;

/** The store as the last dedupe run saw it, for explaining pairs of record numbers. */
export class PairExplainer {
  readonly #store: Store;
  readonly #input: LinkageInput;
  readonly #saved: SavedLinkage;
  readonly #rowOf: ReadonlyMap<number, number>;
  readonly #explain: (a: number, b: number) => PairExplanation | null;
  readonly #different: ReadonlySet<string>;
  readonly #same: Forest;
  readonly #kept: ReadonlyMap<string, number>;

  constructor(store: Store, input: LinkageInput) {
    this.#store = store;
    this.#input = input;
    this.#saved = lastLinkage(store);
    this.#rowOf = rowsByRecord(input.records);
    const decisions = readDecisions(store);
    const pinned = [decisions.same, decisions.different].flatMap((pairs) => [...decisionRows(pairs, input.records)]);
    this.#explain = createExplainer(input.table, this.#saved.models, new Set(pinned));
    this.#different = new Set(decisions.different.map(([a, b]) => keyOf(a, b)));
    this.#same = new Forest(store.columns.head.length);
    for (const [a, b] of decisions.same) this.#same.join(a, b);
    this.#kept = keptWeights(store, this.#saved.run);
  }

  /** Match weight of a pair of record numbers under the last model, in thousandths of a bit; null: not compared. */
  weight(a: number, b: number): number | null {
    return this.#explained(a, b)?.weight ?? null;
  }

  #explained(a: number, b: number): PairExplanation | null {
    const [x, y] = [this.#rowOf.get(a), this.#rowOf.get(b)];
    return x === undefined || y === undefined ? null : this.#explain(x, y);
  }

  /** A pair of record numbers with its values, as `view` may see them. Null where the two are not compared. */
  show(a: number, b: number, view: View): ShownPair | null {
    const found = this.#explained(a, b);
    const model = this.#saved.models.find(({ kind }) => kind === found?.kind);
    if (found === null || model === undefined) return null;
    const values = (record: number, kind: string, name: string): ShownValue[] =>
      evidenceValues(this.#input.table, this.#rowOf.get(record) as number, found.kind, { kind, name }).map(
        ({ field, value }) => ({ field, value: maskValue(field, value, view) }),
      );
    const member = (record: number) => ({
      record: recordId(record),
      customer: customerId(this.#store.columns.customer.get(record)),
    });
    return {
      a: member(a),
      b: member(b),
      model: found.kind,
      prior: bits(found.prior),
      steps: found.steps.map((step) => ({
        comparison: step.comparison,
        level: step.level,
        a: values(a, step.kind, step.comparison),
        b: values(b, step.kind, step.comparison),
        m: step.m,
        u: step.u,
        bits: bits(step.weight),
        termBits: bits(step.termWeight),
      })),
      otherClasses: bits(found.otherClasses),
      weight: bits(found.weight),
      probability: found.probability,
      classes: found.classes,
      linkWeight: bits(model.linkWeight),
      reviewWeight: bits(model.reviewWeight),
      decision: this.#decision(a, b, found.weight, model),
      run: this.#saved.run,
      keptWeight: this.#kept.get(keyOf(a, b)) ?? null,
    };
  }

  #decision(a: number, b: number, weight: number, model: LinkageModel): PairDecision {
    if (this.#different.has(keyOf(a, b))) return 'cannot-link';
    if (this.#same.find(a) === this.#same.find(b)) return 'must-link';
    const { customer } = this.#store.columns;
    if (customer.get(a) === customer.get(b)) return 'linked';
    return weight >= model.reviewWeight ? 'review' : 'apart';
  }
}

const keyOf = (a: number, b: number): string => `${Math.min(a, b)} ${Math.max(a, b)}`;

function keptWeights(store: Store, run: number): Map<string, number> {
  const kept = new Map<string, number>();
  for (const kind of ['link', 'review'] as const) {
    const { a, b, weight } = readEvidence(store, run, kind);
    for (let i = 0; i < a.length; i++)
      kept.set(keyOf(a[i] as number, b[i] as number), Math.round((weight[i] as number) * 1000) / 1000);
  }
  return kept;
}

export { chance, signed } from './figures.js';

/** The waterfall as a table, and the decision. */
export function renderPair(pair: ShownPair, { say, lang }: Context): string {
  const joined = (values: readonly ShownValue[]) => values.map(({ value }) => value).join(' ');
  const decisions: Readonly<Record<PairDecision, string>> = {
    'must-link': say('one customer: a steward said so', '同一客户：人工确认'),
    'cannot-link': say('not one customer: a steward said so', '不是同一客户：人工确认'),
    linked: say('one customer', '同一客户'),
    review: say('not one customer as it stands; for a steward to decide', '暂未合并；待人工判断'),
    apart: say('not one customer', '不是同一客户'),
  };
  const rows = [
    [say('prior', '先验'), '', '', '', signed(pair.prior), ''],
    ...pair.steps.map((step) => [
      linkageWord(step.comparison, lang),
      linkageWord(step.level, lang),
      joined(step.a),
      joined(step.b),
      signed(step.bits),
      step.termBits === 0 ? '' : signed(step.termBits),
    ]),
    [say('other classes', '其他类别'), '', '', '', signed(pair.otherClasses), ''],
    [say('match weight', '匹配权重'), '', '', '', signed(pair.weight), ''],
  ];
  const titles = ['', say('level', '等级'), pair.a.record, pair.b.record];
  const table = textTable(
    [
      ...titles.map((title) => ({ title })),
      { title: say('bits', '比特'), align: 'right' },
      { title: say('of which by frequency', '其中频率部分'), align: 'right' },
    ],
    rows,
  );
  const classes = pair.classes
    .map(({ name, probability }) => `${linkageWord(name, lang)} ${chance(probability)}`)
    .join(say(', ', '，'));
  const lines = [
    `${pair.a.record} (${pair.a.customer}) ${say('and', '与')} ${pair.b.record} (${pair.b.customer})`,
    table,
    say(
      `Match probability: ${chance(pair.probability)} (${classes})`,
      `匹配概率：${chance(pair.probability)}（${classes}）`,
    ),
    say(
      `Decision: ${decisions[pair.decision]} (linked from ${signed(pair.linkWeight)}, reviewed from ${signed(pair.reviewWeight)} bits; run ${pair.run})`,
      `结论：${decisions[pair.decision]}（${signed(pair.linkWeight)} 比特起合并，${signed(pair.reviewWeight)} 起审核；运行 ${pair.run}）`,
    ),
  ];
  if (pair.keptWeight !== null && pair.keptWeight !== pair.weight)
    lines.push(
      say(
        `Records changed since that run, which gave this pair ${signed(pair.keptWeight)}.`,
        `此后记录有变化；该次运行的权重为 ${signed(pair.keptWeight)}。`,
      ),
    );
  return lines.join('\n');
}
