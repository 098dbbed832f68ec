import { describe, expect, it } from 'vitest';
import type { RecordTable, ValueColumn } from '../../../src/domain/linkage/record-table.js';
import { type SearchHit, searchSteps } from '../../../src/domain/search/search-table.js';

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

/** What a search finds, and in how many steps. */
function search(within: RecordTable, query: string): { readonly hits: SearchHit[]; readonly steps: number } {
  const searching = searchSteps(within, query, 10);
  for (let steps = 1; ; steps++) {
    const step = searching.next();
    if (step.done === true) return { hits: step.value, steps };
  }
}

const rows = (query: string) => search(table, query).hits.map((hit) => hit.row);

describe('search', () => {
  it('finds by all words, in any column, best first', () => {
    expect(rows('ann')).toEqual([0, 1]);
    expect(rows('lee york')).toEqual([0]);
    expect(rows('york')).toEqual([0, 1].sort((a, b) => searchScore(b) - searchScore(a)));
  });
  const searchScore = (row: number) => search(table, 'york').hits.find((hit) => hit.row === row)?.score ?? 0;

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

  it('folds what is not ASCII as it does the rest', () => {
    expect(rows('ＡＮＮ')).toEqual([0, 1]);
    expect(rows('Ａnn lee')).toEqual([0]);
  });

  it('lets others have their turn all the while, however many values and rows there are', () => {
    const count = 30_000;
    const names = Array.from({ length: count }, (_, i) => `Ann ${i}`);
    const many: RecordTable = { count, sources: null, columns: [column('fullName', names)] };
    const { hits, steps } = search(many, 'ann 29999');
    expect(hits.map(({ row }) => row)).toEqual([29_999]);
    expect(steps).toBeGreaterThan((2 * count) / 1000);
    const same: RecordTable = { count: 1_000_000, sources: null, columns: [column('city', [])] };
    const codes = new Int32Array(same.count);
    const city = { ...(same.columns[0] as ValueColumn), values: ['', 'Linz'], codes };
    codes[123_456] = 1;
    const few = search({ ...same, columns: [city] }, 'linz');
    expect(few.hits.map(({ row }) => row)).toEqual([123_456]);
    expect(few.steps).toBeGreaterThan(10);
  });
});
