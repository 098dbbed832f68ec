import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeOfBytes, createByteCoder, textsOf } from '../../../../src/domain/linkage/kernel/byte-coder.js';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '中', '\u{1f600}'), maxLength: 12 });

it('numbers distinct values in the order they come and gives every one back', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 600 }), (values) => {
      const coder = createByteCoder();
      const encoder = new TextEncoder();
      const expected = new Map([['', 0]]);
      for (const value of values) {
        if (!expected.has(value)) expected.set(value, expected.size);
        const bytes = encoder.encode(`<${value}>`);
        expect(codeOfBytes(coder, bytes, 1, bytes.length - 1)).toBe(expected.get(value));
      }
      expect(coder.size).toBe(expected.size);
      expect(textsOf(coder)).toEqual([...expected.keys()]);
    }),
  );
});

it('grows past every first size', () => {
  const coder = createByteCoder();
  const encoder = new TextEncoder();
  const values = Array.from({ length: 70_000 }, (_, i) => `value ${i} ${i % 3 === 0 ? '中文' : ''}`);
  for (const [i, value] of values.entries()) {
    const bytes = encoder.encode(value);
    expect(codeOfBytes(coder, bytes, 0, bytes.length)).toBe(i + 1);
  }
  expect(textsOf(coder)).toEqual(['', ...values]);
});
