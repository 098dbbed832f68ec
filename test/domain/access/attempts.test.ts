import { expect, it } from 'vitest';
import { delayAfter } from '../../../src/domain/access/attempts.js';

it('forgives slips, then doubles up to half a minute and stays there', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 500].map((failures) => delayAfter(failures) / 1000)).toEqual([
    0, 0, 0, 1, 2, 4, 8, 16, 30, 30, 30,
  ]);
});
