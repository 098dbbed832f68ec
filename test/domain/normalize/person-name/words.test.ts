import fc from 'fast-check';
import { expect, it } from 'vitest';
import { severalPeople } from '../../../../src/domain/normalize/person-name/several.js';
import { isPlaceholderName, standsForNobody } from '../../../../src/domain/normalize/person-name/words.js';
import { tidy } from '../../../../src/domain/normalize/text.js';

const WORDS =
  'Test tester aaa ppp 某某 测试 test 12 Do not use first last name No Known 𠮷 𠮷𠮷𠮷 Anna Smith . , - _ é x 客户 Walk in'.split(
    ' ',
  );

it('takes a name by its first letters for nobody’s only where all of it tells', () => {
  const name = fc.array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom('', ' ', '-', '_', '.')), { maxLength: 5 });
  let nobodies = 0;
  fc.assert(
    fc.property(
      fc.oneof(
        name.map((parts) => parts.flat().join('')),
        fc.string(),
      ),
      (text) => {
        const tidied = tidy(text).slice(0, 40);
        if (standsForNobody(tidied.toLowerCase())) nobodies++;
        expect(isPlaceholderName(tidied)).toBe(standsForNobody(tidied.toLowerCase()));
      },
    ),
    { numRuns: 5000 },
  );
  expect(nobodies).toBeGreaterThan(50);
});

it.each([
  'John Smith & Jane Doe',
  'John Smith / Jane Doe',
  'John Smith + Jane Doe',
  'John und Eva Doe',
  'John&Mary Doe',
])('tells two people by what stands between them: %s', (text) => {
  expect(severalPeople(text, (name) => name)?.several).toBe(true);
});
