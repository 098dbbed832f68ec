import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ValueIndex } from '../../../src/domain/record/value-index.js';

describe('value index', () => {
  it('numbers distinct texts as a Map would, growing as needed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ maxLength: 3 }), fc.nat(500).map(String)), { maxLength: 400 }),
        (texts) => {
          const index = new ValueIndex(1);
          const naive = new Map([['', 0]]);
          for (const text of texts) {
            if (!naive.has(text)) naive.set(text, naive.size);
            expect(index.code(text)).toBe(naive.get(text));
          }
          expect(index.values).toEqual([...naive.keys()]);
          expect([...index.hashes()]).toEqual(index.values.map((text) => (text === '' ? 0 : ValueIndex.hash(text))));
        },
      ),
    );
  });

  it('never takes two texts for one, even if their hashes are the same', () => {
    const index = new ValueIndex();
    expect([index.code('a', 7), index.code('b', 7), index.code('a', 7), index.code('b', 7)]).toEqual([1, 2, 1, 2]);
  });

  it('holds a hundred thousand', () => {
    const index = new ValueIndex();
    for (let i = 0; i < 100_000; i++) index.code(`value ${i}`);
    expect(index.values.length).toBe(100_001);
    expect(index.code('value 77777')).toBe(77_778);
  });
});
