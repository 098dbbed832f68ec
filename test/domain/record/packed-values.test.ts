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
  values.write(lines);
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
      expect(texts.map((one) => values.code(one))).toEqual(codes);
      expect([...values.hashes()]).toEqual([...index.hashes()]);
      expect(written(values)).toEqual(index.values);
      expect(values.count).toBe(index.values.length);
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
  expect(texts.map((one) => values.code(one))).toEqual(texts.map((_, i) => i + 1));
  expect(texts.map((one) => values.code(one))).toEqual(texts.map((_, i) => i + 1));
  expect(written(values)).toEqual(['', ...texts]);
});
