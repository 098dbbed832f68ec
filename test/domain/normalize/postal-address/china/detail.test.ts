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
