/**
 * Why two records are, or are not, one customer: the waterfall from prior odds to match weight, field by field. Computed
 * from the same features, levels and tables as linkage itself, so its sum is the weight that linkage gave. Holds names of
 * levels, never values.
 */
import { BIN_BITS } from './comparisons/comparison.js';
import { comparePair } from './comparisons/index.js';
import { foldIdentical } from './identical-records.js';
import type { LinkageModel } from './linkage-result.js';
import { possibleComparisons } from './organizations/compare.js';
import { organizationFeatures } from './organizations/features.js';
import { organizationRoles } from './organizations/roles.js';
import { peopleFeatures } from './people/features.js';
import { placesOf } from './places-of.js';
import { ORGANIZATION, recordKinds } from './record-kinds.js';
import type { RecordTable } from './record-table.js';
import { sameLevels } from './saved-model.js';
import { adjustmentsOf, BIT, probabilityOf, weightOfSums } from './score.js';
import { selectTable } from './select-records.js';

/** What one comparison adds. Weights in thousandths of a bit. */
export interface ExplanationStep {
  readonly comparison: string;
  /** What kind of comparison it is: tells which fields it looks at. */
  readonly kind: string;
  /** Name of the level, `missing` where a value is missing. */
  readonly level: string;
  /** m and u of the level; 0 where missing. */
  readonly m: number;
  readonly u: number;
  /** All that the comparison adds, and the part of it that comes from how frequent the value is. */
  readonly weight: number;
  readonly termWeight: number;
}

export interface PairExplanation {
  readonly kind: LinkageModel['kind'];
  /** Prior odds of one customer against strangers, as a weight. */
  readonly prior: number;
  readonly steps: readonly ExplanationStep[];
  /** Taken off because the pair may be of another class (household, place of work, branch …) instead; 0 or less. */
  readonly otherClasses: number;
  /** prior + Σ steps + otherClasses. */
  readonly weight: number;
  readonly probability: number;
  /** Probability of each class, strangers first. */
  readonly classes: readonly { readonly name: string; readonly probability: number }[];
}

/** Explains pairs of one table. Null where the two are not of one kind, or there is no model of it. */
export type Explainer = (a: number, b: number) => PairExplanation | null;

/**
 * Explains pairs under models that were fitted to this table, or to a former state of it: then comparisons that the model does
 * not know say nothing, and those whose columns are gone are missing. Features are worked out once, when
 * the first pair of a kind is asked for. `pinned` are the records of decisions that the run obeyed: what was set aside as
 * identical depends on them.
 */
export function createExplainer(
  table: RecordTable,
  models: readonly LinkageModel[],
  pinned: ReadonlySet<number> = new Set(),
): Explainer {
  const folded = foldIdentical(table, pinned);
  const kinds = recordKinds(folded.table);
  const views = new Map<number, View>();
  return (a, b) => {
    const x = folded.like === null ? a : folded.like[a]!;
    let y = folded.like === null ? b : folded.like[b]!;
    if (x === y) y = folded.twin![x]!; // both were set aside for one and the same: its twin is as good
    const kind = kinds[x]!;
    if (y < 0 || kinds[y] !== kind) return null;
    const model = models.find((m) => (m.kind === 'organizations') === (kind === ORGANIZATION));
    if (model === undefined) return null;
    let view = views.get(kind);
    if (view === undefined) {
      view = viewOfKind(folded.table, kinds, kind);
      views.set(kind, view);
    }
    const seen = view.see(view.numberOf[Math.min(x, y)]!, view.numberOf[Math.max(x, y)]!);
    const places = placesOf(
      model.comparisons.map(({ name }) => name),
      seen.map(({ name }) => name),
    );
    return waterfall(
      model,
      places.map((place, k) => seen[place] ?? { name: model.comparisons[k]!.name, level: 0, adjustment: 0 }),
    );
  };
}

/** Explains one pair; for several, make an explainer. */
export function explainPair(
  table: RecordTable,
  models: readonly LinkageModel[],
  a: number,
  b: number,
): PairExplanation | null {
  return createExplainer(table, models)(a, b);
}

/** A comparison of the pair: its level, and the term-frequency adjustment in nats. */
interface Seen {
  readonly name: string;
  readonly level: number;
  readonly adjustment: number;
}

/** The records of one kind, as their model sees them. */
interface View {
  /** Number of each record of the table among those of the kind; -1 for the others. */
  readonly numberOf: Int32Array;
  /** What the comparisons see of a pair, a < b. */
  readonly see: (a: number, b: number) => Seen[];
}

function viewOfKind(table: RecordTable, kinds: Uint8Array, kind: number): View {
  const numberOf = new Int32Array(kinds.length).fill(-1);
  const records: number[] = [];
  for (let record = 0; record < kinds.length; record++)
    if (kinds[record] === kind) numberOf[record] = records.push(record) - 1;
  const part = records.length === kinds.length ? table : selectTable(table, Int32Array.from(records));
  return { numberOf, see: kind === ORGANIZATION ? seeOrganizations(part) : seePeople(part) };
}

function seePeople(table: RecordTable): View['see'] {
  const { comparisons } = peopleFeatures(table);
  const adjustments = comparisons.map(adjustmentsOf);
  const symbols = new Uint8Array(comparisons.length);
  return (a, b) => {
    comparePair(comparisons, a, b, symbols, 0);
    return comparisons.map(({ name }, k) => {
      const symbol = symbols[k]!;
      return { name, level: symbol >> BIN_BITS, adjustment: adjustments[k]![symbol]! };
    });
  };
}

function seeOrganizations(table: RecordTable): View['see'] {
  const features = organizationFeatures(table, organizationRoles(table));
  const comparisons = possibleComparisons(features);
  return (a, b) =>
    comparisons.map(({ ladder, level }) => ({ name: ladder.name, level: level(features, a, b), adjustment: 0 }));
}

/** Adds up what was seen under the model. */
export function waterfall(model: LinkageModel, seen: readonly Seen[]): PairExplanation {
  const strangers = model.classes[0]!.pairs;
  const sums = model.classes.slice(1).map(({ pairs }) => Math.round(BIT * Math.log2(pairs / strangers)));
  const prior = sums[0]!;
  const steps = seen.map(({ level, adjustment }, k): ExplanationStep => {
    const { name, kind, levels, m } = model.comparisons[k]!;
    const u = m[0]![level]!;
    for (let c = 1; c < m.length; c++) {
      if (level === 0 || sameLevels(m[c]!, m[0]!)) continue;
      sums[c - 1]! += weightOfLevel(m[c]![level]!, u, adjustment);
    }
    const whole = level === 0 ? 0 : weightOfLevel(m[1]![level]!, u, adjustment);
    const plain = level === 0 ? 0 : weightOfLevel(m[1]![level]!, u, 0);
    return {
      comparison: name,
      kind,
      level: levels[level]!,
      m: level === 0 ? 0 : m[1]![level]!,
      u: level === 0 ? 0 : u,
      weight: whole,
      termWeight: whole - plain,
    };
  });
  const weight = weightOfSums(sums);
  const largest = Math.max(0, ...sums);
  const odds = [0, ...sums].map((sum) => 2 ** ((sum - largest) / BIT));
  const total = odds.reduce((sum, value) => sum + value, 0);
  return {
    kind: model.kind,
    prior,
    steps,
    otherClasses: weight - sums[0]!,
    weight,
    probability: probabilityOf(weight),
    classes: model.classes.map(({ name }, c) => ({ name, probability: odds[c]! / total })),
  };
}

const weightOfLevel = (m: number, u: number, adjustment: number): number =>
  Math.round((BIT * (Math.log(Math.max(m, 1e-9) / Math.max(u, 1e-9)) + adjustment)) / Math.LN2);
