import { describe, expect, it } from 'vitest';
import type { RecordTable, ValueColumn } from '../../../src/domain/linkage/record-table.js';
import { searchTable } from '../../../src/domain/search/search-table.js';

function column(field: ValueColumn['field'], values: readonly string[]): ValueColumn {
  const distinct = ['', ...new Set(values.filter((value) => value !== ''))];
  return {
    field,
    group: 1,
    header: field ?? 'custom',
    values: distinct,
    codes: Int32Array.from(values, (value) => distinct.indexOf(value)),
  };
}

const table: RecordTable = {
  count: 5,
  sources: null,
  columns: [
    column('fullName', ['Ann Lee', 'Anna Leigh', '张伟', '張偉', 'José Müller']),
    column('mobile', ['+12125550123', '', '+8613800138000', '', '']),
    column('city', ['New York', 'York', '上海市', '北京市', 'Berlin']),
  ],
};
const rows = (query: string) => searchTable(table, query, 10).map((hit) => hit.row);

describe('search', () => {
  it('finds by all words, in any column, best first', () => {
    expect(rows('ann')).toEqual([0, 1]);
    expect(rows('lee york')).toEqual([0]);
    expect(rows('york')).toEqual([0, 1].sort((a, b) => searchScore(b) - searchScore(a)));
  });
  const searchScore = (row: number) => searchTable(table, 'york', 10).find((hit) => hit.row === row)?.score ?? 0;

  it('finds Chinese names by their characters in either script, and by pinyin', () => {
    expect(rows('张伟')).toEqual([2, 3]);
    expect(rows('zhangwei')).toEqual([2, 3]);
    expect(rows('zhang 上海')).toEqual([2]);
  });

  it('finds numbers by their end or in national form', () => {
    expect(rows('8000')).toEqual([2]);
    expect(rows('138-0013-8000')).toEqual([2]);
    expect(rows('(212)5550123')).toEqual([0]);
  });

  it('forgives accents, case and one slip', () => {
    expect(rows('jose muller')).toEqual([4]);
    expect(rows('Muler')).toEqual([4]);
    expect(rows('xyz')).toEqual([]);
    expect(rows('   ')).toEqual([]);
  });
});
