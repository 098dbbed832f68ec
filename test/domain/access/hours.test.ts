import { expect, it } from 'vitest';
import { formatHours, parseHours } from '../../../src/domain/access/hours.js';

it('reads hours, over midnight too, and writes them in one form', () => {
  expect(['8-19', '08-19', '22-6', '0-24'].map((text) => formatHours(parseHours(text)))).toEqual([
    '08-19',
    '08-19',
    '22-06',
    '00-24',
  ]);
});

it.each(['', '8', '8-8', '24-3', '8-25', '-8-9', '08:00-19:00', 'any'])('refuses %j', (text) => {
  expect(() => parseHours(text)).toThrow('Hours are written 08-19.');
});
