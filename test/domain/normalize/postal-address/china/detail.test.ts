import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDetail } from '../../../../../src/domain/normalize/postal-address/china/detail.js';
import { houseNumberOf } from '../../../../../src/domain/normalize/postal-address/china/house-number.js';
import { DETAIL_CASES } from './detail-cases.js';

const rows = DETAIL_CASES.split('\n')
  .filter((line) => line !== '')
  .map((line) => line.split(' | ').map((cell) => cell.trim()));

it('has enough cases', () => {
  expect(rows.length).toBeGreaterThan(60);
  for (const row of rows) expect(row).toHaveLength(7);
});

describe('parseDetail', () => {
  it.each(rows)('%s', (text = '', street, building, unit, floor, room, number) => {
    const detail = parseDetail(text);
    expect([detail.street, detail.building, detail.unit, detail.floor, detail.room]).toEqual([
      street,
      building,
      unit,
      floor,
      room,
    ]);
    expect(houseNumberOf(detail.street) ?? '').toBe(number);
  });

  it('puts together what it took apart', () => {
    for (const [text = ''] of rows) {
      const { street, building, unit, floor, room } = parseDetail(text);
      const line = street + building + unit + floor + room;
      expect(Object.values(parseDetail(line)).join('')).toBe(line);
    }
  });
});

/** What the first number with its word is, told by a pattern. */
function plainly(street: string): string | null {
  const match = /(\d+(?:-\d+)?[A-Za-z]?)(号|弄|巷)(?!线)/.exec(street);
  if (match === null) return null;
  return match[2] === '号' ? (match[1] as string) : `${match[1]}弄`;
}

it('finds the first number with its word', () => {
  let found = 0;
  const piece = fc.constantFrom(...'1 12 305 0 - -- A b 号 弄 巷 号 线 路 中山路 号线 . x '.split(' '));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const street = pieces.join('');
      const number = plainly(street);
      if (number === null) return;
      found++;
      expect(houseNumberOf(street)).toBe(number);
    }),
    { numRuns: 5000 },
  );
  expect(found).toBeGreaterThan(500);
});
