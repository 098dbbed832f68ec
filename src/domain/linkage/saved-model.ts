/** The model of an earlier run put to use on other records: brought back from its data, and fitted to what they have. */
import type { Behavior, Estimate, PairClass } from './estimate.js';
import type { LinkageModel } from './linkage-result.js';
import { placesOf } from './places-of.js';

/** A record of the table that a new one might be, with the match weight in thousandths of a bit. */
export interface CheckMatch {
  readonly record: number;
  readonly weight: number;
  /** True where a run would link the pair; otherwise it is for a steward to decide. */
  readonly links: boolean;
}

/** Keys that more records have than this find nothing, as in linkage. */
export const BLOCK_LIMIT = 2_000;

/** The comparisons of the model that the table still has, and which of the table's each is. */
export function sharedComparisons(
  model: LinkageModel,
  names: readonly string[],
): { readonly model: LinkageModel; readonly places: readonly number[] } {
  const places = placesOf(
    model.comparisons.map(({ name }) => name),
    names,
  );
  const comparisons = model.comparisons.filter((_, k) => places[k]! >= 0);
  return { model: { ...model, comparisons }, places: places.filter((place) => place >= 0) };
}

/** A comparison that behaves as among strangers has their levels. */
export const sameLevels = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((value, level) => value === b[level]);

/** The fitted model and its classes back from their data form, for scoring further pairs with it. */
export function modelFromData(model: LinkageModel): {
  readonly model: Estimate;
  readonly classes: readonly PairClass[];
} {
  const m = model.classes.map((_, c) => model.comparisons.map((comparison) => comparison.m[c]!));
  const classes = model.classes.slice(1).map(
    ({ name, pairs }, c): PairClass => ({
      name,
      pairs: { start: pairs, min: pairs, max: pairs },
      behaviors: model.comparisons.map(
        (comparison): Behavior =>
          sameLevels(comparison.m[c + 1]!, comparison.m[0]!)
            ? 'strangers'
            : { prior: comparison.m[c + 1]!, strength: Number.POSITIVE_INFINITY },
      ),
    }),
  );
  const pairs = model.classes.map((c) => c.pairs);
  return { model: { pairs, m, iterations: model.iterations, converged: model.converged }, classes };
}
