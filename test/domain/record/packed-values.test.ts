import fc from 'fast-check';
import { expect, it } from 'vitest';
import { JsonLines } from '../../../src/domain/record/json-lines.js';
import { PackedValues } from '../../../src/domain/record/packed-values.js';
import { ValueIndex } from '../../../src/domain/record/value-index.js';

const text = fc.oneof(
  fc.constantFrom('', 'a', 'b', 't1nx4', 't2537', '张三', '\ud800', '"'),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

function written(values: PackedValues): unknown {
  const lines = new JsonLines();
  values.write(values.distinct(), lines);
  const json = Buffer.from(lines.bytesFrom(0)).toString('utf8');
  lines.discard();
  return JSON.parse(json);
}

it('numbers texts as ValueIndex does, with the same hashes, and again once it was emptied', () => {
  const values = new PackedValues();
  let repeated = 0;
  fc.assert(
    fc.property(fc.array(text, { maxLength: 900 }), (texts) => {
      const index = new ValueIndex();
      const codes = texts.map((one) => index.code(one));
      if (index.values.length <= texts.length) repeated++;
      for (const one of texts) values.add(one);
      const distinct = values.distinct();
      expect([...distinct.codes]).toEqual(codes);
      expect([...distinct.hashes]).toEqual([...index.hashes()]);
      expect(written(values)).toEqual(index.values);
      expect(values.count).toBe(texts.length);
      values.clear();
    }),
    { numRuns: 60 },
  );
  expect(repeated).toBeGreaterThan(10);
});

it('tells texts of the same hash apart, among thousands', () => {
  expect(ValueIndex.hash('t1nx4')).toBe(ValueIndex.hash('t2537'));
  const values = new PackedValues();
  const texts = ['t1nx4', 't2537', ...Array.from({ length: 9000 }, (_, i) => `value ${i}`)];
  for (const one of [...texts, ...texts]) values.add(one);
  const numbers = texts.map((_, i) => i + 1);
  expect([...values.distinct().codes]).toEqual([...numbers, ...numbers]);
  expect(written(values)).toEqual(['', ...texts]);
});

it('refuses more texts than its numbers have room for', () => {
  const values = new PackedValues();
  for (let i = 0; i < 65_535; i++) values.add('x');
  expect([...values.distinct().hashes]).toEqual([0, ValueIndex.hash('x')]);
  expect(() => values.add('x')).toThrow(RangeError);
});
