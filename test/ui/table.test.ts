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

  it('writes numbers the same in every locale', () => {
    expect([number(1234567), number(0), percent(0.98765), bar(0.5, 4)]).toEqual(['1,234,567', '0', '98.8 %', '██░░']);
  });
});

describe('visible', () => {
  it('shows escapes, C1 and direction marks instead of obeying them', () => {
    expect(visible('a\u001b]52;c;x\u0007b\u009b\u202ec\td\n')).toBe('a\\u001b]52;c;x\\u0007b\\u009b\\u202ec\td\n');
  });
});
