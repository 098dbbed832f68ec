import { expect, it } from 'vitest';
import { normalizeBoolean } from '../../../src/domain/normalize/boolean.js';

it.each([
  ['TRUE', 'true'],
  ['yes', 'true'],
  ['1', 'true'],
  ['是', 'true'],
  ['x', 'true'],
  ['✓', 'true'],
  ['false', 'false'],
  ['No', 'false'],
  ['0', 'false'],
  ['否', 'false'],
  ['nein', 'false'],
  ['maybe', ''],
  ['', ''],
])('%s → %s', (raw, standard) => {
  expect(normalizeBoolean(raw).standard).toBe(standard);
});
