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

it('nothing is shown of what is sensitive, and of what nobody knows the first letters', () => {
  for (const view of ['masked', 'hidden'] as const)
    expect(maskValue('nationalId', '11010519491231002X', view)).toBe('***');
  expect([maskValue('shoe size', '36', 'hidden'), maskValue('shoe size', 'thirty-six', 'masked')]).toEqual([
    '***',
    'th****',
  ]);
  expect(maskValue('nationalId', '11010519491231002X', 'clear')).toBe('11010519491231002X');
});
