import { expect, it } from 'vitest';
import { normalizeGender } from '../../../src/domain/normalize/gender.js';

it.each([
  ['男', 'male'],
  ['女', 'female'],
  ['M', 'male'],
  ['f', 'female'],
  ['Male', 'male'],
  ['FEMALE', 'female'],
  ['先生', 'male'],
  ['女士', 'female'],
  ['Mr.', 'male'],
  ['Mrs', 'female'],
  ['Herr', 'male'],
  ['femme', 'female'],
  ['１', 'male'],
  ['2', 'female'],
  ['男生', 'male'],
  ['여자', 'female'],
  ['муж.', 'male'],
  ['divers', 'other'],
  ['x', 'other'],
  ['0', ''],
  ['9', ''],
  ['保密', ''],
  ['未知', ''],
  ['unknown', ''],
  ['N/A', ''],
  ['banana', ''],
])('%s → %s', (raw, standard) => {
  expect(normalizeGender(raw).standard).toBe(standard);
});
