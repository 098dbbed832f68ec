import { describe, expect, it } from 'vitest';
import { bar, displayWidth, number, percent, textTable } from '../../src/ui/table.js';
import { visible } from '../../src/ui/terminal.js';

describe('text table', () => {
  it('lines up Chinese and Latin text', () => {
    expect(
      textTable(
        [{ title: 'a' }, { title: 'n', align: 'right' }],
        [
          ['张三', '1'],
          ['Bob', '23'],
        ],
      ),
    ).toBe('a      n\n张三   1\nBob   23\n');
    expect(displayWidth('é')).toBe(1);
    expect(displayWidth('e\u0301')).toBe(1);
  });

  const columns = ['customer', '姓名', 'phones', 'e-mails', '地址'].map((title) => ({ title }));
  const rows = [
    [
      'C1',
      '欧阳小明',
      '+86-13800138000, +86-21-58881234',
      'ouyang@mail.example',
      '上海市浦东新区世纪大道100号5号楼201室',
    ],
    ['C2', 'Ann Lee', '+1-212-5550101', '', '350 Fifth Avenue, New York, NY 10118'],
  ];

  it.each([20, 30, 40, 50, 60, 80, 100])('fits a screen of %i columns, with nothing left out', (width) => {
    const text = textTable(columns, rows, width);
    for (const line of text.split('\n')) expect([displayWidth(line) <= width, line]).toEqual([true, line]);
    // In order within its cell; lines of other cells may stand between.
    const within = (cell: string) => {
      let at = -1;
      return [...cell.replaceAll(' ', '')].every((character) => {
        at = text.indexOf(character, at + 1);
        return at >= 0;
      });
    };
    for (const cell of rows.flat()) expect([cell, within(cell)]).toEqual([cell, true]);
  });

  it('wraps cells where that is enough, and stacks rows where it is not', () => {
    expect(textTable([{ title: 'a' }, { title: 'b' }], [['x', 'one two three four five six']], 24)).toBe(
      'a  b\nx  one two three four\n   five six\n',
    );
    expect(textTable(columns, [rows[1] as string[]], 40)).toBe(
      'customer  C2\n姓名      Ann Lee\nphones    +1-212-5550101\n地址      350 Fifth Avenue, New York, NY\n          10118\n',
    );
  });

  it('has no bound where stdout is no screen', () => {
    expect(textTable(columns, rows).split('\n').length).toBe(4);
  });

  it('writes numbers the same in every locale', () => {
    expect([number(1234567), number(0), percent(0.98765), bar(0.5, 4)]).toEqual(['1,234,567', '0', '98.8 %', '██░░']);
  });
});

describe('visible', () => {
  it('shows escapes, C1 and direction marks instead of obeying them', () => {
    expect(visible('a\u001b]52;c;x\u0007b\u009b\u202ec\td\n')).toBe('a\\u001b]52;c;x\\u0007b\\u009b\\u202ec\td\n');
  });
});
