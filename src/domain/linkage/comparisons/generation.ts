/**
 * What stands behind a name to tell father and son of one name apart: on one of the two records only, or not. Most who have
 * it have it everywhere, and few have it at all: where it stands on one side only, the two are more often father and son.
 * Two that have it and differ have different given names (`person-name.ts`).
 */
import type { ComparisonKind } from './comparison.js';
import { BIN_BITS } from './comparison.js';

export interface GenerationData {
  /** Per record its generation, 0 = none told. */
  readonly generations: Int32Array;
}

export const GENERATION: ComparisonKind = {
  name: 'generation',
  labels: ['missing', 'on both or neither', 'on one only'],
  prior: [0, 0.98, 0.02],
  usualU: [0, 0.97, 0.03],
  strength: 30,
  otherCap: 0.05,
  weakFrom: 2,
  weakCap: 0.05,
  household: 'strangers',
  termShare: [0, 0, 0],
};

export function compareGeneration({ generations }: GenerationData, a: number, b: number): number {
  return generationLevel(generations[a]!, generations[b]!) << BIN_BITS;
}

export function generationLevel(g: number, h: number): number {
  return (g === 0) === (h === 0) ? 1 : 2;
}
