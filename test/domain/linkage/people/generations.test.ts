import { describe, expect, it } from 'vitest';
import type { OwnLevels } from '../../../../src/domain/linkage/estimate.js';
import { peopleClasses } from '../../../../src/domain/linkage/people/classes.js';
import { peopleFeatures } from '../../../../src/domain/linkage/people/features.js';
import { tableOf } from '../customer-files.js';

function classesOf(fullName: readonly string[]) {
  const street = fullName.map((_, i) => `${i} Main Street`);
  const { comparisons } = peopleFeatures(tableOf({ fullName, street }));
  const u = comparisons.map(({ terms }) => terms.map((_, level) => (level === 0 ? 0 : 1 / (terms.length - 1))));
  return { comparisons, classes: peopleClasses(comparisons, u, 1000) };
}

describe('father and son of one name', () => {
  it('are a class of their own where something behind a name tells them, without a birth date', () => {
    const { comparisons, classes } = classesOf(['Ann Lee', 'Robert Jones', 'Robert Jones Jr']);
    const place = comparisons.findIndex(({ kind }) => kind === 'generation');
    const oneOnly = (name: string): number =>
      (classes.find((pairClass) => pairClass.name === name)!.behaviors[place] as OwnLevels).prior[2]!;
    expect(oneOnly('parent and child of one name')).toBeGreaterThan(10 * oneOnly('same person'));
    // Without birth dates nothing shows whether there are many.
    const most = classes.find(({ name }) => name === 'parent and child of one name')!.pairs.max;
    expect(most).toBeLessThanOrEqual(10);
  });

  it('are not looked for where nothing tells them', () => {
    const { comparisons, classes } = classesOf(['Ann Lee', 'Robert Jones', 'Robert Jones']);
    expect(comparisons.some(({ kind }) => kind === 'generation')).toBe(false);
    expect(classes.some(({ name }) => name === 'parent and child of one name')).toBe(false);
  });
});
