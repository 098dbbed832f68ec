import { describe, expect, it } from 'vitest';
import { findLayout, uniqueHeaders } from '../../src/files/layout.js';
import type { FileRecord } from '../../src/files/record-batch.js';

const records = (rows: readonly (readonly string[])[]): FileRecord[] =>
  rows.map((cells, i) => ({ line: i + 1, cells, fault: null, start: -1, end: -1 }));

describe('findLayout', () => {
  it('finds the header below titles', () => {
    const layout = findLayout(
      records([
        ['Customer list', '', ''],
        ['as of 2024-01-01', '', ''],
        ['Name', 'Phone', 'City'],
        ['Ann', '5551', 'X'],
        ['Bob', '5552', 'Y'],
      ]),
    );
    expect(layout).toMatchObject({ headerLine: 3, preamble: 2, dataLine: 4, headers: ['Name', 'Phone', 'City'] });
  });

  it('takes the names of the columns for the header, not the groups above them', () => {
    const layout = findLayout(
      records([
        ['', 'Contact', 'Contact', 'Address'],
        ['Name', 'Phone', 'Email', 'City'],
        ['Ann', '5551', 'ann@example.com', 'X'],
        ['Bob', '5552', 'bob@example.com', 'Y'],
      ]),
    );
    expect(layout).toMatchObject({
      headerLine: 2,
      preamble: 1,
      dataLine: 3,
      headers: ['Name', 'Phone', 'Email', 'City'],
    });
  });

  it('puts the group before names that occur twice', () => {
    const groups = [
      ['Customer', 'Billing', '', 'Shipping', ''],
      ['Name', 'Street', 'City', 'Street', 'City'],
      ['Ann', '1 Main St', 'X', '2 Elm St', 'Y'],
    ];
    expect(findLayout(records(groups))).toMatchObject({
      headerLine: 2,
      headers: ['Name', 'Billing Street', 'Billing City', 'Shipping Street', 'Shipping City'],
      headerCells: groups[1],
    });
  });

  it('takes a first row of names that are all different for the header', () => {
    const layout = findLayout(
      records([
        ['Owner', 'Kind', 'Stage'],
        ['Name', 'Phone', 'Email'],
        ['Ann', 'x', 'y'],
      ]),
    );
    expect(layout).toMatchObject({ headerLine: 1 });
  });

  it('takes no mailbox at example.com for the description of a field', () => {
    const layout = findLayout(
      records([
        ['Name', 'Phone', 'Email', 'Email'],
        ['Ann Lee', '5551', 'ann@example.com', 'lee@example.com'],
        ['Bob Ray', '5552', 'bob@example.com', ''],
      ]),
    );
    expect(layout).toMatchObject({ headerLine: 1, descriptionLines: [], dataLine: 2 });
  });

  it('sees that a file has no header', () => {
    const layout = findLayout(
      records([
        ['1', 'Ann', 'ann@x.org'],
        ['2', 'Bob', 'bob@x.org'],
        ['3', 'Cy', 'cy@x.org'],
      ]),
    );
    expect(layout).toMatchObject({ headerLine: 0, dataLine: 1, headers: ['column 1', 'column 2', 'column 3'] });
  });

  it.each([
    [
      'names',
      [
        ['first_name', 'last_name'],
        ['Ann', 'Smith'],
        ['Bob', 'Jones'],
      ],
    ],
    [
      'Chinese names',
      [
        ['姓名', '城市'],
        ['王小明', '上海'],
        ['李娜', '北京'],
      ],
    ],
    [
      'columns that are numbered',
      [
        ['id', 'Phone 1', 'Phone 2'],
        ['1', '555-1111', '555-2222'],
        ['2', '555-3333', ''],
      ],
    ],
    [
      'addresses',
      [
        ['address_1', 'address_2'],
        ['1 Main St', 'Apt 2'],
        ['5 Elm', 'Apt 7'],
      ],
    ],
  ])('takes the first row for a header over %s', (_, rows) => {
    expect(findLayout(records(rows))!.headerLine).toBe(1);
  });

  it('takes a single row of values for data', () => {
    expect(findLayout(records([['Ann Smith', 'ann@mail.example', '555-123-4567', 'Springfield']]))!.headerLine).toBe(0);
    expect(findLayout(records([['Ann Smith', 'Mail', 'Phone', 'Springfield']]))!.headerLine).toBe(1);
  });

  it('takes a first row whose words occur again below for data', () => {
    const layout = findLayout(
      records([
        ['M', 'NY', 'active'],
        ['F', 'NY', 'active'],
        ['M', 'IL', 'active'],
        ['F', 'NY', 'closed'],
        ['M', 'NY', 'active'],
      ]),
    );
    expect(layout!.headerLine).toBe(0);
  });

  it('skips a row of descriptions', () => {
    const layout = findLayout(
      records([
        ['唯一性ID（必填）', '客户名称（必填）', '电话'],
        ['此项必填', '此项必填,单行文本字段类型\n示例文本', '电话字段类型'],
        ['a1', '上海某某', '13800138000'],
      ]),
    );
    expect(layout).toMatchObject({ headerLine: 1, descriptionLines: [2] });
  });

  it('drops a last column that is only a trailing delimiter, and keeps one with values', () => {
    expect(
      findLayout(
        records([
          ['a', 'b', ''],
          ['x', 'y', ''],
          ['z', 'q', ''],
        ]),
      ),
    ).toMatchObject({ headers: ['a', 'b'], trailing: 1 });
    expect(
      findLayout(
        records([
          ['a', 'b', ''],
          ['x', 'y', 'v'],
          ['z', 'q', ''],
        ]),
      ),
    ).toMatchObject({ headers: ['a', 'b', 'column 3'], trailing: 0 });
  });

  it('obeys the user about the header', () => {
    const rows = records([
      ['name', 'city'],
      ['x', 'y'],
      ['Ann', 'X'],
    ]);
    expect(findLayout(rows, 0)).toMatchObject({ headerLine: 0, dataLine: 1 });
    expect(findLayout(rows, 2)).toMatchObject({ headerLine: 2, headers: ['x', 'y'] });
    expect(findLayout(rows, 9)).toBeNull();
  });

  it('is null where there is nothing', () => {
    expect(findLayout(records([['', ''], [' ']]))).toBeNull();
  });
});

describe('uniqueHeaders', () => {
  it('names the empty and numbers the repeated, never twice the same', () => {
    const names = uniqueHeaders(['Phone', 'Phone', '', 'Phone (2)', '\ufeffName ', 'column 3', '__proto__'], 8);
    expect(names).toEqual([
      'Phone',
      'Phone (3)',
      'column 3 (2)',
      'Phone (2)',
      'Name',
      'column 3',
      '__proto__',
      'column 8',
    ]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('numbers thousands of equal headers at once', () => {
    expect(new Set(uniqueHeaders(new Array(16_384).fill('x'), 16_384)).size).toBe(16_384);
  });
});
