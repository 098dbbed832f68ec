import { describe, expect, it } from 'vitest';
import { asRejected, type CustomerFile } from '../../src/commands/shared/customer-file.js';

const rejected = (sign: string, ...cells: string[]) =>
  asRejected({ reader: { delimiter: ',', escape: sign } } as CustomerFile, { line: 3, cells }, 'row-empty').raw;

describe('a row that is set aside', () => {
  it('writes quotation marks as its file does', () => {
    const cells = ['3', 'said "a, b" of C:\\x', 'C:\\y'];
    expect(rejected('', ...cells)).toBe('3,"said ""a, b"" of C:\\x",C:\\y');
    expect(rejected('\\', ...cells)).toBe('3,"said \\"a, b\\" of C:\\\\x",C:\\y');
  });
});
