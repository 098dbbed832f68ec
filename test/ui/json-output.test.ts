import fc from 'fast-check';
import { expect, it } from 'vitest';
import { JsonOutput } from '../../src/ui/json-output.js';
import { visible } from '../../src/ui/terminal.js';

const text = fc.oneof(
  fc.constantFrom(
    '',
    '"\\/',
    '\u0000\u001b[1m\t\n',
    '\u007f\u0080\u009f\u00a0',
    '\u200e\u202e\u2069',
    '上海市😀',
    'x\ud800',
    '\udc00y',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
);
const leaf = fc.oneof(
  text,
  fc.constant(null),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(undefined, new Date(0), new Map([[1, 2]]), Object.create(null), () => 1),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 6 }),
  ),
}));

it('writes what JSON.stringify gives, as a terminal may show it', () => {
  const output = new JsonOutput();
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), (values) => {
      for (const one of values) output.add(one);
      const expected = values.map((one) => `${visible(`${JSON.stringify(one)}`)}\n`).join('');
      expect(output.size).toBe(Buffer.byteLength(expected));
      expect(Buffer.from(output.take()).toString()).toBe(expected);
      expect(output.size).toBe(0);
    }),
    { numRuns: 500 },
  );
});

it('holds more than it began with', () => {
  const output = new JsonOutput();
  const long = { note: '上海'.repeat(100_000), list: Array.from({ length: 50_000 }, (_, i) => i) };
  output.add(long);
  expect(JSON.parse(Buffer.from(output.take()).toString())).toEqual(long);
});
