import { expect, it } from 'vitest';
import { maskValue } from '../../../src/domain/privacy/mask.js';

it.each([
  ['+12175550143', '****0143'],
  ['+12175550143;ext=22', '****0143'],
  ['(217) 555-0143 x22', '****0143'],
  ['021-5888 1234转802', '****1234'],
  ['138 0013 8000（王先生）', '****8000'],
  ['1234', '***'],
])('of the phone %s the last four digits of the number are shown', (value, shown) => {
  expect(maskValue('phone', value, 'masked')).toBe(shown);
});
