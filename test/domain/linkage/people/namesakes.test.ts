import { describe, expect, it } from 'vitest';
import type { OwnLevels } from '../../../../src/domain/linkage/estimate.js';
import { peopleClasses } from '../../../../src/domain/linkage/people/classes.js';
import { flagNamed } from '../../../../src/domain/linkage/people/contact-features.js';
import { peopleFeatures } from '../../../../src/domain/linkage/people/features.js';
import { tableOf } from '../customer-files.js';

describe('namesakes', () => {
  it('seldom have the same third name too: who moved and has all three is one person', () => {
    const { comparisons } = peopleFeatures(
      tableOf({
        givenName: ['Ann', 'Ann', 'Bert'],
        middleName: ['Rose', 'Rose', 'Carl'],
        familyName: ['Lee', 'Lee', 'Moss'],
        birthYear: ['1950', '1950', '1961'],
        phone: ['030 5551234', '030 5551234', '030 5559876'],
      }),
    );
    const u = comparisons.map(({ terms }) => terms.map((_, level) => (level === 0 ? 0 : 1 / (terms.length - 1))));
    const namesakes = peopleClasses(comparisons, u, 1000).find(({ name }) => name === 'namesakes of one region')!;
    const middle = namesakes.behaviors[comparisons.findIndex(({ kind }) => kind === 'middle-name')] as OwnLevels;
    expect(middle.caps).toEqual([{ levels: [1, 2], max: 0.3 }]);
  });
});

function isNamed(family: string, local: string): boolean {
  const email = [`${local}@example.com`, 'other@example.com'];
  const { names, emails } = peopleFeatures(tableOf({ givenName: ['x', 'x'], familyName: [family, 'Moss'], email }));
  flagNamed(emails!, names!, 0, 2);
  return emails!.named[0]![0] === 1;
}

describe('mail made from a name', () => {
  it.each([
    ['Иванов', 'a.ivanov77'],
    ['サトウ', 'sato.k'],
    ['佐藤', 'satok'],
    ['王伟', 'ww1985'],
  ])('of %s is %s, in whatever letters', (family, local) => {
    expect(isNamed(family, local)).toBe(true);
  });

  it('is none where only digits stand', () => {
    expect(isNamed('王', '1985001')).toBe(false);
  });
});
