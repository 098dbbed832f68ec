import { expect, it } from 'vitest';
import { COMPARISONS } from '../../../src/domain/linkage/comparisons/index.js';
import type { LinkageModel } from '../../../src/domain/linkage/linkage-result.js';
import { LADDERS } from '../../../src/domain/linkage/organizations/levels.js';
import { inTodaysLevels } from '../../../src/domain/linkage/todays-levels.js';

function modelOf(kind: LinkageModel['kind'], comparison: string, levels: readonly string[]): LinkageModel {
  const m = [0, 1].map((c) => levels.map((_, level) => (level === 0 ? 0 : (level + c) / 100)));
  return {
    kind,
    comparisons: [{ kind: comparison, name: comparison, levels, m }],
    classes: [
      { name: 'strangers', pairs: 100 },
      { name: 'same', pairs: 1 },
    ],
    linkWeight: 0,
    reviewWeight: -1000,
    iterations: 3,
    converged: true,
  } as LinkageModel;
}

it('a model of this version stays as it is', () => {
  for (const { kind } of Object.values(COMPARISONS)) {
    const name = Object.entries(COMPARISONS).find(([, entry]) => entry.kind === kind)![0];
    const model = modelOf('people', name, kind.labels);
    expect(inTodaysLevels(model)).toEqual(model);
  }
});

it('what an older version learnt of a level stays with the level, and a new one is no evidence', () => {
  const today = LADDERS.name.labels;
  const added = today.length - 3;
  const former = today.filter((_, level) => level !== added);
  const model = modelOf('organizations', 'name', former);
  const { levels, m } = inTodaysLevels(model).comparisons[0]!;
  expect(levels).toEqual(today);
  for (const [level, label] of today.entries()) {
    const before = former.indexOf(label);
    expect(m.map((ofClass) => ofClass[level])).toEqual(
      before < 0 ? [0, 0] : model.comparisons[0]!.m.map((ofClass) => ofClass[before]),
    );
  }
  expect(m[1]![added]).toBe(0);
});
